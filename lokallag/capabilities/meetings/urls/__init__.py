"""Where meetings live, one file an idea."""

from lokallag.capabilities.meetings.urls import gathering, minutes, room

app_name = "meetings"
urlpatterns = [
    *gathering.urlpatterns,
    *minutes.urlpatterns,
    *room.urlpatterns,
]
