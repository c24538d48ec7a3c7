"""The verbs of members, one file an idea; each with its way back."""

from lokallag.capabilities.members.actions.care import takers_on, welcome
from lokallag.capabilities.members.actions.contact import log_contact, set_contact_person, undo_contact
from lokallag.capabilities.members.actions.register import (
    board_on,
    change_member,
    leave,
    next_contact,
    register_member,
    undo_leaving,
    undo_registration,
)

__all__ = [
    "board_on",
    "change_member",
    "leave",
    "log_contact",
    "next_contact",
    "register_member",
    "set_contact_person",
    "takers_on",
    "undo_contact",
    "undo_leaving",
    "undo_registration",
    "welcome",
]
