"""The verbs of gatherings: plan, change, hold, call off, come; each with its way back."""

from lokallag.core.gatherings.actions.coming import check_in, decline, sign_up, undo_answer, undo_check_in
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

__all__ = [
    "Details",
    "cancel_gathering",
    "change_gathering",
    "check_in",
    "decline",
    "hold_gathering",
    "plan_gathering",
    "plan_series",
    "sign_up",
    "undo_answer",
    "undo_cancellation",
    "undo_check_in",
    "undo_holding",
    "undo_planning",
    "undo_series",
]
