"""What shows of members: the list, one member's path, the forms."""

from lokallag.capabilities.members.views.listing import member_find, member_list
from lokallag.capabilities.members.views.path import contact_new, contact_undo, member_detail, welcomer
from lokallag.capabilities.members.views.register import (
    departure_undo,
    member_edit,
    member_new,
    place,
    registration_undo,
    state,
    state_undo,
)

__all__ = [
    "contact_new",
    "contact_undo",
    "departure_undo",
    "member_detail",
    "member_edit",
    "member_find",
    "member_list",
    "member_new",
    "place",
    "registration_undo",
    "state",
    "state_undo",
    "welcomer",
]
