"""The map of ambitions: the member's own page, the officer's, the map, the list it is drawn by."""

from django.urls import path

from lokallag.capabilities.members.views import ambition_map as maps
from lokallag.capabilities.members.views import ambitions as views

urlpatterns = [
    path("ambitions/", maps.ambition_map, name="ambition_map"),
    path("ambitions/people/", maps.ambition_people, name="ambition_people"),
    path("ambitions/sending/", maps.ambition_sending, name="ambition_sending"),
    path("ambitions/interests/", maps.ambition_interests, name="ambition_interests"),
    path("ambitions/interests/<int:pk>/", maps.ambition_interest, name="ambition_interest"),
    path("ambitions/interests/<int:pk>/place/", maps.ambition_interest_move, name="ambition_interest_move"),
    path("ambitions/interests/<int:pk>/retirement/", maps.ambition_interest_retire, name="ambition_interest_retire"),
    path(
        "ambitions/interests/<int:pk>/retirement/undo/",
        maps.ambition_interest_restore,
        name="ambition_interest_restore",
    ),
    path("ambitions/mine/<str:token>/", views.ambition_own, name="ambition_own"),
    path("ambitions/mine/<str:token>/thanks/", views.ambition_thanks, name="ambition_thanks"),
    path("members/<int:pk>/ambition/", views.ambition_edit, name="ambition_edit"),
    path("members/<int:pk>/ambition/asking/", views.ambition_asking, name="ambition_asking"),
]
