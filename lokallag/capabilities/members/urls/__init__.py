"""Where the members live, one file an idea."""

from lokallag.capabilities.members.urls import register

app_name = "members"
urlpatterns = [*register.urlpatterns]
