"""The verbs of the post, one file an idea."""

from lokallag.core.post.actions.wishes import Before, set_wishes, stop_by_click, undo_wishes

__all__ = ["Before", "set_wishes", "stop_by_click", "undo_wishes"]
