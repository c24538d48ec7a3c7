"""Who may do what with tasks."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import EVERYONE

SEE = Permission("tasks.see", _("See the chapter's tasks and take one"), EVERYONE)
ADD = Permission("tasks.add", _("Write down a task"), EVERYONE)
