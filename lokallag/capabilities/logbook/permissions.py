"""Who may write in the logbook."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE

WRITE = Permission("logbook.write", _("Write in the logbook and read it"), EVERYONE)
EDIT_ALL = Permission("logbook.edit_all", _("Change what others wrote in the logbook"), BOARD)
