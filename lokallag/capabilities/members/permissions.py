"""Who may see and change the members."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.roles import BOARD, EVERYONE, LEADERS, Role

VIEW = Permission("members.view", _("See the members"), BOARD)
EDIT = Permission(
    "members.edit",
    _("Register and change members"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.MEMBERSHIP_OFFICER}),
)
CONTACT = Permission("members.contact", _("Log that somebody talked with a member"), BOARD)
# Leaders find people only for what they lead: their groups, their groups' tasks, what they have in the calendar.
ASK = Permission("members.ask", _("Find people for something and ask them"), BOARD | LEADERS)
IMPORT = Permission("members.import", _("Bring in lists of members from the party's register"), EDIT.roles)
# Two of them must say yes before those who have not paid are erased.
ERASE = Permission(
    "members.erase",
    _("Erase members who have not paid"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.MEMBERSHIP_OFFICER}),
)
CARE = Permission("members.care", _("See the newcomers one welcomes, and write down that one called them"), EVERYONE)
CALL = Permission("members.call", _("Call in the ring rounds one is asked to"), EVERYONE)
# The chapter's own setting says which of these posts may (models.exporting).
EXPORT = Permission("members.export", _("Take members out as a file, if the chapter lets the post"), BOARD)
