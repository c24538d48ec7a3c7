"""The verbs of the meeting room in one place: what the other parts of meetings call."""

from lokallag.capabilities.meetings.actions.deciding import (
    Votes,
    change_decision,
    decide,
    dissent,
    put_decision_back,
    remove_decision,
    take_back_dissent,
)
from lokallag.capabilities.meetings.actions.following_up import follow_up, settle_titles, undo_follow_up
from lokallag.capabilities.meetings.actions.notes import (
    Written,
    put_note_back,
    remove_note,
    restore_note,
    write_note,
)
from lokallag.capabilities.meetings.actions.opening import close_meeting, open_meeting, reopen_meeting, undo_opening
from lokallag.capabilities.meetings.actions.presence import (
    arrive,
    come_back,
    leave,
    let_guest_in,
    take_guest_off,
    undo_arrival,
)
from lokallag.capabilities.meetings.actions.running import lay_down, take_up, take_up_next
from lokallag.capabilities.meetings.actions.speaking import (
    arrange_the_floor,
    ask_for_the_floor,
    close_the_list,
    give_the_floor,
    take_off_the_list,
)

__all__ = [
    "Votes",
    "Written",
    "arrange_the_floor",
    "arrive",
    "ask_for_the_floor",
    "change_decision",
    "close_meeting",
    "close_the_list",
    "come_back",
    "decide",
    "dissent",
    "follow_up",
    "give_the_floor",
    "lay_down",
    "leave",
    "let_guest_in",
    "open_meeting",
    "put_decision_back",
    "put_note_back",
    "remove_decision",
    "remove_note",
    "reopen_meeting",
    "restore_note",
    "settle_titles",
    "take_back_dissent",
    "take_guest_off",
    "take_off_the_list",
    "take_up",
    "take_up_next",
    "undo_arrival",
    "undo_follow_up",
    "undo_opening",
    "write_note",
]
