"""What members stores about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import CareArea, Contact, Fee, Member, Remark, Standing, Welcome
from lokallag.core.privacy.book import holds

holds(
    Member,
    "person",
    "joined_on",
    "left_on",
    "contact",
    "state",
    "unpaid_since",
    "recruited_by",
    "source",
    "registered_at",
    why=_("To know who is a member, since when, and who welcomes them"),
    export=lambda person: list(
        Member.objects.filter(person=person).values("joined_on", "left_on", "state", "unpaid_since", "source")
    ),
)
holds(
    Standing,
    "member",
    "state",
    "on",
    "by",
    why=_("To know how a membership came to be what it is"),
    export=lambda person: list(Standing.objects.filter(member__person=person).values("state", "on")),
)
holds(
    Fee,
    "member",
    "year",
    "due_on",
    "paid_on",
    why=_("To know who has paid and may vote"),
    export=lambda person: list(Fee.objects.filter(member__person=person).values("year", "due_on", "paid_on")),
)
holds(
    Remark,
    "member",
    "text",
    "by",
    "at",
    why=_("What the membership officer needs to remember"),
    export=lambda person: list(Remark.objects.filter(member__person=person).values("text", "at")),
)
holds(
    Contact,
    "member",
    "on",
    "how",
    "note",
    "again_on",
    "for_board",
    "by",
    why=_("To know when somebody last talked with a member"),
    export=lambda person: list(Contact.objects.filter(member__person=person).values("on", "how", "note", "again_on")),
)
holds(
    Welcome,
    "member",
    "registered_at",
    "due_on",
    "reminded_on",
    "escalated_on",
    why=_("To know by which day somebody should have talked with a newcomer"),
    export=lambda person: list(Welcome.objects.filter(member__person=person).values("registered_at", "due_on")),
)
holds(
    CareArea,
    "person",
    "postcodes",
    "municipality_number",
    why=_("To know for which newcomers one who welcomes is near"),
    export=lambda person: list(CareArea.objects.filter(person=person).values("postcodes", "municipality_number")),
)
