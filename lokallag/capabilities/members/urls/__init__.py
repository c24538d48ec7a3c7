"""Where the members live, one file an idea."""

from lokallag.capabilities.members.urls import (
    ambitions,
    care,
    register,
)

app_name = "members"
urlpatterns = [
    *ambitions.urlpatterns,
    *care.urlpatterns,
    *register.urlpatterns,
]
