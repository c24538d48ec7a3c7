"""Where meetings live, one file an idea."""

from lokallag.capabilities.meetings.urls import gathering, minutes

app_name = "meetings"
urlpatterns = [
    *gathering.urlpatterns,
    *minutes.urlpatterns,
]
