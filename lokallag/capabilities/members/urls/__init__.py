"""Where the members live, one file an idea."""

from lokallag.capabilities.members.urls import care, register

app_name = "members"
urlpatterns = [*care.urlpatterns, *register.urlpatterns]
