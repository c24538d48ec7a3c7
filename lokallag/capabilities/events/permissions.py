"""Who may see and change the events."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE, LEADERS

VIEW = Permission("events.view", _("See the events"), EVERYONE)
EDIT = Permission("events.edit", _("Plan, change, hold and cancel events"), BOARD | LEADERS)
