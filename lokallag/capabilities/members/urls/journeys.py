"""Journeys: the chapter's, and one member's."""

from django.urls import path

from lokallag.capabilities.members.views import journeys, travelling

urlpatterns = [
    path("members/care/journeys/", journeys.journeys, name="care_journeys"),
    path("members/care/journeys/suggested/", journeys.journeys_suggested, name="care_journeys_suggested"),
    path("members/care/journeys/new/", journeys.journey_new, name="care_journey_new"),
    path("members/care/journeys/<int:pk>/", journeys.journey_edit, name="care_journey_edit"),
    path("members/care/journeys/<int:pk>/steps/new/", journeys.step_new, name="care_step_new"),
    path("members/care/journeys/<int:pk>/steps/<int:step>/", journeys.step_edit, name="care_step_edit"),
    path("members/care/journeys/<int:pk>/steps/<int:step>/removal/", journeys.step_removal, name="care_step_removal"),
    path(
        "members/care/journeys/<int:pk>/steps/<int:step>/removal/undo/",
        journeys.step_removal_undo,
        name="care_step_removal_undo",
    ),
    path("members/<int:pk>/journeys/", travelling.steps, name="care_steps"),
    path("members/<int:pk>/journeys/<int:travel>/ending/", travelling.travel_ending, name="care_travel_ending"),
    path(
        "members/<int:pk>/journeys/<int:travel>/ending/undo/",
        travelling.travel_ending_undo,
        name="care_travel_ending_undo",
    ),
    path("members/<int:pk>/journeys/<int:travel>/<int:step>/done/", travelling.step_done, name="care_step_done"),
    path("members/<int:pk>/journeys/<int:travel>/<int:step>/skipped/", travelling.step_skip, name="care_step_skip"),
    path("members/<int:pk>/journeys/marks/<int:mark>/undo/", travelling.step_undo, name="care_step_undo"),
]
