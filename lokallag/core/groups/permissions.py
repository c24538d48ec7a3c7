"""Who may do what with groups."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE

SEE = Permission("groups.see", _("See the chapter's groups"), EVERYONE)
EDIT = Permission("groups.edit", _("Set up and change all groups"), BOARD)
