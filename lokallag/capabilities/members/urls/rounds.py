"""Ring rounds: all of them, one, and calling in it."""

from django.urls import path

from lokallag.capabilities.members.views import calling, rounds

urlpatterns = [
    path("members/rounds/", rounds.rounds, name="rounds"),
    path("members/rounds/new/", rounds.round_new, name="round_new"),
    path("members/rounds/<int:pk>/", rounds.round_detail, name="round_detail"),
    path("members/rounds/<int:pk>/edit/", rounds.round_edit, name="round_edit"),
    path("members/rounds/<int:pk>/filling/", rounds.round_filling, name="round_filling"),
    path("members/rounds/<int:pk>/closing/", rounds.round_closing, name="round_closing"),
    path("members/rounds/<int:pk>/closing/undo/", rounds.round_closing_undo, name="round_closing_undo"),
    path("members/rounds/<int:pk>/call/", calling.call, name="round_call"),
    path("members/rounds/<int:pk>/call/next/", calling.call_next, name="round_call_next"),
    path("members/rounds/<int:pk>/call/pause/", calling.call_pause, name="round_call_pause"),
    path("members/rounds/<int:pk>/call/<int:answer>/undo/", calling.call_undo, name="round_call_undo"),
]
