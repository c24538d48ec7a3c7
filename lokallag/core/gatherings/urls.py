"""Where an invitation is answered from a mail, and where one gathering is found whichever shelf it stands on."""

from django.urls import path

from lokallag.core.gatherings.views import finding, rsvp

app_name = "gatherings"

urlpatterns = [
    path("gatherings/<int:pk>/", finding.gathering_page, name="page"),
    path("invitations/<str:token>/", rsvp.rsvp, name="rsvp"),
    path("invitations/<str:token>/calendar/", rsvp.rsvp_calendar, name="rsvp_calendar"),
]
