"""Lists of members: taken in, looked through, brought in, undone."""

from lokallag.capabilities.members.actions.imports.answers import answer
from lokallag.capabilities.members.actions.imports.applying import apply_import
from lokallag.capabilities.members.actions.imports.comparing import compare_import
from lokallag.capabilities.members.actions.imports.intake import (
    CannotBeDone,
    begin,
    drop_import,
    forget_old_imports,
    read_import,
    set_columns,
    take_in,
)
from lokallag.capabilities.members.actions.imports.undoing import undo_import

__all__ = [
    "CannotBeDone",
    "answer",
    "apply_import",
    "begin",
    "compare_import",
    "drop_import",
    "forget_old_imports",
    "read_import",
    "set_columns",
    "take_in",
    "undo_import",
]
