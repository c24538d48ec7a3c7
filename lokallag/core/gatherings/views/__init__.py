"""The pages of gatherings, told which shelf they show. Capabilities give them a door and an address."""

from lokallag.core.gatherings.views.coming import answer, attendance
from lokallag.core.gatherings.views.detail import gathering_detail
from lokallag.core.gatherings.views.inviting import invitations, invite_one, nudge, told
from lokallag.core.gatherings.views.listing import gathering_list
from lokallag.core.gatherings.views.outcome import cancellation, cancellation_undo, holding, holding_undo
from lokallag.core.gatherings.views.planning import gathering_edit, gathering_new, planning_undo, series_undo

__all__ = [
    "answer",
    "attendance",
    "cancellation",
    "cancellation_undo",
    "gathering_detail",
    "gathering_edit",
    "gathering_list",
    "gathering_new",
    "holding",
    "holding_undo",
    "invitations",
    "invite_one",
    "nudge",
    "planning_undo",
    "series_undo",
    "told",
]
