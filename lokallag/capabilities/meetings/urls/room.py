"""Where the meeting room lives: who is here, the running item, notes, decisions, speakers, the projector."""

from django.urls import path

from lokallag.capabilities.meetings.views import deciding, following, notes, presence, room, speaking

_AT = "meetings/<int:pk>/room/"
_ITEM = f"{_AT}items/<int:item>/"

urlpatterns = [
    path(_AT, room.room, name="room"),
    path(f"{_AT}opening/", room.room_opening, name="room_opening"),
    path(f"{_AT}opening/undo/", room.room_opening_undo, name="room_opening_undo"),
    path(f"{_AT}closing/", room.room_closing, name="room_closing"),
    path(f"{_AT}closing/undo/", room.room_closing_undo, name="room_closing_undo"),
    path(f"{_AT}next/", room.room_next, name="room_next"),
    path(f"{_AT}pause/", room.room_pause, name="room_pause"),
    path(f"{_ITEM}running/", room.room_running, name="room_running"),
    path(f"{_AT}presence/", presence.presence, name="presence"),
    path(f"{_AT}presence/new/", presence.presence_new, name="presence_new"),
    path(f"{_AT}presence/<int:presence>/", presence.presence_edit, name="presence_edit"),
    path(f"{_AT}presence/<int:presence>/leaving/", presence.presence_leaving, name="presence_leaving"),
    path(f"{_AT}presence/<int:presence>/removal/", presence.presence_removal, name="presence_removal"),
    path(f"{_AT}guests/", presence.guest_new, name="guest_new"),
    path(f"{_AT}guests/<int:guest>/removal/", presence.guest_removal, name="guest_removal"),
    path(f"{_ITEM}notes/", notes.note_list, name="notes"),
    path(f"{_AT}notes/<int:note>/versions/", notes.note_versions, name="note_versions"),
    path(f"{_AT}notes/<int:note>/versions/<int:version>/", notes.note_restoring, name="note_restoring"),
    path(f"{_AT}notes/<int:note>/removal/", notes.note_removal, name="note_removal"),
    path(f"{_AT}notes/<int:note>/removal/undo/", notes.note_removal_undo, name="note_removal_undo"),
    path(f"{_ITEM}decisions/", deciding.decision_new, name="decision_new"),
    path(f"{_AT}decisions/<int:decision>/", deciding.decision_edit, name="decision_edit"),
    path(f"{_AT}decisions/<int:decision>/removal/", deciding.decision_removal, name="decision_removal"),
    path(f"{_AT}decisions/<int:decision>/removal/undo/", deciding.decision_removal_undo, name="decision_removal_undo"),
    path(f"{_AT}decisions/<int:decision>/dissents/", deciding.dissent_new, name="dissent_new"),
    path(
        f"{_AT}decisions/<int:decision>/dissents/<int:dissent>/removal/",
        deciding.dissent_removal,
        name="dissent_removal",
    ),
    path(f"{_ITEM}follow-ups/", deciding.follow_up_new, name="follow_up_new"),
    path(f"{_AT}follow-ups/<int:follow_up>/removal/", deciding.follow_up_removal, name="follow_up_removal"),
    path(f"{_ITEM}speakers/", speaking.speaker_new, name="speaker_new"),
    path(f"{_ITEM}speakers/next/", speaking.speaker_next, name="speaker_next"),
    path(f"{_ITEM}speakers/last-call/", speaking.speaker_last_call, name="speaker_last_call"),
    path(f"{_AT}speakers/<int:speaker>/floor/", speaking.speaker_floor, name="speaker_floor"),
    path(f"{_AT}speakers/<int:speaker>/removal/", speaking.speaker_removal, name="speaker_removal"),
    path(f"{_AT}floor/", speaking.floor_edit, name="floor"),
    path("meetings/<int:pk>/projector/", following.projector, name="projector"),
    path("meetings/<int:pk>/follow/", following.follow, name="follow"),
    path("meetings/<int:pk>/follow/<int:item>/", following.follow_asking, name="follow_asking"),
]
