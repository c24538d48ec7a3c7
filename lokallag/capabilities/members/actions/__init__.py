"""The verbs of members, one file an idea; each with its way back."""

from lokallag.capabilities.members.actions.care import takers_on, welcome
from lokallag.capabilities.members.actions.contact import log_contact, set_contact_person, undo_contact
from lokallag.capabilities.members.actions.register import (
    board_on,
    change_member,
    next_contact,
    register_member,
    undo_registration,
)
from lokallag.capabilities.members.actions.standing import first_standing, leave, set_state, undo_leaving, undo_state

__all__ = [
    "board_on",
    "change_member",
    "first_standing",
    "leave",
    "log_contact",
    "next_contact",
    "register_member",
    "set_contact_person",
    "set_state",
    "takers_on",
    "undo_contact",
    "undo_leaving",
    "undo_registration",
    "undo_state",
    "welcome",
]
