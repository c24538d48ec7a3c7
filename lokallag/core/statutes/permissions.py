"""Who may see and change the statutes."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import EVERYONE, Role

SEE = Permission("statutes.see", _("See what the statutes say"), EVERYONE)
EDIT = Permission(
    "statutes.edit",
    _("Write down what the chapter's own statutes say"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY}),
)
