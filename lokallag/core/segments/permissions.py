"""Who may choose people by sentences."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD

USE = Permission("segments.use", _("Choose people by what is known of them"), BOARD)
