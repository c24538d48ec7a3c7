"""The verbs of the post, one file an idea."""

from lokallag.core.post.actions.addresses import lift, set_up, undo_lift
from lokallag.core.post.actions.wishes import Before, set_wishes, stop_by_click, undo_wishes
from lokallag.core.post.actions.writing import (
    NoDraft,
    begin,
    copy,
    let_go,
    meant,
    start,
    stop,
    take_back,
    throw_away,
    write,
)

__all__ = [
    "Before",
    "NoDraft",
    "begin",
    "copy",
    "let_go",
    "lift",
    "meant",
    "set_up",
    "set_wishes",
    "start",
    "stop",
    "stop_by_click",
    "take_back",
    "throw_away",
    "undo_lift",
    "undo_wishes",
    "write",
]
