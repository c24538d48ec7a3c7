"""Who may see and keep the chapter's obligations."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, Role

VIEW = Permission(
    "obligations.view",
    _("See what the chapter owes the law, the party and the registers"),
    BOARD | {Role.DEPUTY_MEMBER},
)
EDIT = Permission("obligations.edit", _("Keep the chapter's obligations: owners, evidence, own rules"), BOARD)
