"""Who may see and change the meetings."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE, Role

VIEW = Permission("meetings.view", _("See the meetings one is invited to"), EVERYONE)
SEE_ALL = Permission("meetings.see_all", _("See all meetings"), BOARD | {Role.DEPUTY_MEMBER, Role.COUNCIL_GROUP_LEADER})
EDIT = Permission("meetings.edit", _("Plan, change, hold and cancel meetings"), BOARD)
# Whose agenda it is follows from the bodies that hold the meeting (`BodyQuerySet.led_by`), not from a post alone.
AGENDA = Permission("meetings.agenda", _("Make the agenda of the bodies one leads"), EVERYONE)
NOMINATE = Permission(
    "meetings.nominate",
    _("Prepare the nominations to the annual meeting"),
    frozenset({Role.NOMINATING_COMMITTEE, Role.CHAIR}),
)
