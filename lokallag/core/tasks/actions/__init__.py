"""What is done with tasks: on the board, and reminding of them."""

from lokallag.core.tasks.actions.board import (
    Removed,
    Taken,
    add_task,
    change_task,
    finish_task,
    give_back,
    put_back,
    remove_task,
    take_back_finish,
    take_task,
)
from lokallag.core.tasks.actions.reminding import PURPOSE, remind, want_no_reminders, want_reminders

__all__ = [
    "PURPOSE",
    "Removed",
    "Taken",
    "add_task",
    "change_task",
    "finish_task",
    "give_back",
    "put_back",
    "remind",
    "remove_task",
    "take_back_finish",
    "take_task",
    "want_no_reminders",
    "want_reminders",
]
