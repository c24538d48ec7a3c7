"""Who may see a plan, read one in, adopt it, and follow it up."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE, LEADERS, OBSERVERS, Role

VIEW = Permission("plans.view", _("See the plan and how it stands"), EVERYONE | OBSERVERS)
EDIT = Permission("plans.edit", _("Read in a plan, review it and propose changes"), BOARD)
ADOPT = Permission(
    "plans.adopt", _("Record that a plan was adopted"), frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY})
)
FOLLOW = Permission("plans.follow", _("Say who has a commitment and how it goes"), BOARD | LEADERS)
