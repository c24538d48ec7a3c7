"""What the doors do: open an installation, make and change a chapter, give and end seats, invite."""

from lokallag.core.access.actions.chapter import change_chapter
from lokallag.core.access.actions.entering import let_members_in
from lokallag.core.access.actions.founding import AlreadyOpened, ChapterFacts, is_new, make_chapter, open_installation
from lokallag.core.access.actions.login import choose_language
from lokallag.core.access.actions.seats import LastChair, end_seat, give_seat, invite, reopen_seat, take_back_seat

__all__ = [
    "AlreadyOpened",
    "ChapterFacts",
    "LastChair",
    "change_chapter",
    "choose_language",
    "end_seat",
    "give_seat",
    "invite",
    "is_new",
    "let_members_in",
    "make_chapter",
    "open_installation",
    "reopen_seat",
    "take_back_seat",
]
