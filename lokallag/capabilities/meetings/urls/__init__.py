"""Where meetings live, one file an idea."""

from lokallag.capabilities.meetings.urls import (
    agenda,
    annual,
    delegations,
    elections,
    gathering,
    lawful,
    minutes,
    papers,
    room,
    series,
)

app_name = "meetings"
urlpatterns = [
    *annual.urlpatterns,
    *elections.urlpatterns,
    *gathering.urlpatterns,
    *lawful.urlpatterns,
    *minutes.urlpatterns,
    *room.urlpatterns,
    *agenda.urlpatterns,
    *series.urlpatterns,
    *delegations.urlpatterns,
    *papers.urlpatterns,
]
