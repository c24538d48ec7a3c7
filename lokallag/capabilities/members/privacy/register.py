"""What members stores about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import (
    Ambition,
    Ask,
    Contact,
    Fee,
    Member,
    Remark,
    Standing,
    Telling,
    Wish,
)
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
    what=_("memberships"),
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
    what=_("states of a membership over time"),
    why=_("To know how a membership came to be what it is"),
    export=lambda person: list(Standing.objects.filter(member__person=person).values("state", "on")),
)
holds(
    Fee,
    "member",
    "year",
    "due_on",
    "paid_on",
    what=_("membership fees"),
    why=_("To know who has paid and may vote"),
    export=lambda person: list(Fee.objects.filter(member__person=person).values("year", "due_on", "paid_on")),
)
holds(
    Remark,
    "member",
    "text",
    "by",
    "at",
    what=_("notes of the membership officer"),
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
    "noted_on",
    "by",
    what=_("talks with members"),
    why=_("To know when somebody last talked with a member"),
    export=lambda person: list(Contact.objects.filter(member__person=person).values("on", "how", "note", "again_on")),
)
holds(
    Ambition,
    "person",
    "words",
    "time",
    "when",
    "notes",
    "asked_on",
    "first_answered_on",
    "answered_on",
    "ask_again_on",
    what=_("what members want"),
    why=_("To know what a member wants from the membership, and ask them for what suits them"),
    export=lambda person: list(
        Ambition.objects.filter(person=person).values("words", "time", "when", "notes", "asked_on", "answered_on")
    ),
)
holds(
    Wish,
    "ambition",
    "interest",
    "kind",
    what=_("what members want to do, can and want to learn"),
    why=_("To know what a member wants to do, can, and wants to learn"),
    export=lambda person: [
        {"interest": wish.interest.label, "kind": wish.kind}
        for wish in Wish.objects.filter(ambition__person=person).select_related("interest")
    ],
)
holds(
    Telling,
    "ambition",
    "on",
    "how",
    "by",
    what=_("when a wish was written down"),
    why=_("To know when and by whom it was written down"),
    export=lambda person: list(Telling.objects.filter(ambition__person=person).values("on", "how")),
)
holds(
    Ask,
    "person",
    "asked_by",
    "title",
    "words",
    "answer",
    "reason",
    "later_on",
    "made",
    what=_("questions asked of people"),
    why=_("To know what somebody was asked to do, what they answered, and not to ask too often"),
    export=lambda person: list(
        Ask.objects.filter(person=person).values("title", "words", "asked_on", "answer", "reason", "later_on")
    ),
)
