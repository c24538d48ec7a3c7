"""What members stores about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Contact, Member
from lokallag.core.privacy.book import holds

holds(
    Member,
    "person",
    "joined_on",
    "left_on",
    "contact",
    why=_("To know who is a member, since when, and who welcomes them"),
    export=lambda person: list(Member.objects.filter(person=person).values("joined_on", "left_on")),
)
holds(
    Contact,
    "member",
    "on",
    "how",
    "note",
    "by",
    why=_("To know when somebody last talked with a member"),
    export=lambda person: list(Contact.objects.filter(member__person=person).values("on", "how", "note")),
)
