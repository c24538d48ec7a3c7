"""Who may write to many."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, LEADERS, Role

#: To anybody the chapter may write to.
WRITE = Permission("post.write", _("Write to the members"), BOARD)
#: A group's leader writes too, but only to the groups they lead (forms.py offers no others).
USE = Permission("post.use", _("Write to one's own group"), BOARD | LEADERS)
SETUP = Permission(
    "post.setup",
    _("Decide how much is sent, and use an address again that came back"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.MEMBERSHIP_OFFICER, Role.MEDIA_OFFICER}),
)
