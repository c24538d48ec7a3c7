"""The verbs of gatherings: plan, change, hold, call off, come, invite, remind; each with its way back."""

from lokallag.core.gatherings.actions.coming import check_in, check_in_all, decline, sign_up, undo_answer, undo_check_in
from lokallag.core.gatherings.actions.inviting import (
    Sorted,
    invite,
    invite_newcomers,
    not_asked,
    people_of,
    set_asking,
    set_told,
    sort_out,
)
from lokallag.core.gatherings.actions.outcome import (
    cancel_gathering,
    hold_gathering,
    undo_cancellation,
    undo_holding,
)
from lokallag.core.gatherings.actions.planning import (
    Details,
    change_gathering,
    plan_gathering,
    plan_series,
    undo_planning,
    undo_series,
)
from lokallag.core.gatherings.actions.reminding import ask_again, fill_places, remind, remind_due, silent

__all__ = [
    "Details",
    "Sorted",
    "ask_again",
    "cancel_gathering",
    "change_gathering",
    "check_in",
    "check_in_all",
    "decline",
    "fill_places",
    "hold_gathering",
    "invite",
    "invite_newcomers",
    "not_asked",
    "people_of",
    "plan_gathering",
    "plan_series",
    "remind",
    "remind_due",
    "set_asking",
    "set_told",
    "sign_up",
    "silent",
    "sort_out",
    "undo_answer",
    "undo_cancellation",
    "undo_check_in",
    "undo_holding",
    "undo_planning",
    "undo_series",
]
