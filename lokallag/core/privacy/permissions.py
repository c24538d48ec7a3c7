"""Who may read how the chapter treats what it knows about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, Role

RECORD = Permission("privacy.record", _("Read the record of what is stored about people"), BOARD)
LOOKS = Permission(
    "privacy.looks",
    _("See who looked at people's pages and took lists out"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR}),
)
