"""Who may write to many."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, Role

WRITE = Permission("post.write", _("Write to the members"), BOARD)
SETUP = Permission(
    "post.setup",
    _("Decide how much is sent, and use an address again that came back"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.MEMBERSHIP_OFFICER, Role.MEDIA_OFFICER}),
)
