"""The pages of the post."""

from lokallag.core.post.views.compose import mailing_edit, mailing_list, mailing_new
from lokallag.core.post.views.events import events
from lokallag.core.post.views.following import addresses, lifting, lifting_undo, mailing_detail
from lokallag.core.post.views.going import check, copy, letter, removal, removal_undo, stop, test_send
from lokallag.core.post.views.wishes import wishes

__all__ = [
    "addresses",
    "check",
    "copy",
    "events",
    "letter",
    "lifting",
    "lifting_undo",
    "mailing_detail",
    "mailing_edit",
    "mailing_list",
    "mailing_new",
    "removal",
    "removal_undo",
    "stop",
    "test_send",
    "wishes",
]
