"""What welcoming, journeys and ring rounds store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Answer, CareArea, Ring, Round, RoundCaller, StepMark, Travel, Welcome
from lokallag.core.privacy.book import holds

holds(
    Welcome,
    "member",
    "registered_at",
    "due_on",
    "reminded_on",
    "escalated_on",
    what=_("welcomes of newcomers"),
    why=_("To know by which day somebody should have talked with a newcomer"),
    export=lambda person: list(Welcome.objects.filter(member__person=person).values("registered_at", "due_on")),
)
holds(
    CareArea,
    "person",
    "postcodes",
    "municipality_number",
    what=_("areas of those who welcome"),
    why=_("To know for which newcomers one who welcomes is near"),
    export=lambda person: list(CareArea.objects.filter(person=person).values("postcodes", "municipality_number")),
)
holds(
    Ring,
    "member",
    "outcome",
    "tries",
    "again_on",
    "is_promised",
    "holder",
    what=_("calls in a ring round"),
    why=_("To call each member once in a ring round, and again when they asked for it"),
    export=lambda person: list(Ring.objects.filter(member__person=person).values("round__name", "outcome", "again_on")),
)
holds(
    Answer,
    "ring",
    "outcome",
    "contact",
    "by",
    "at",
    "wanted_before",
    what=_("answers in a ring round"),
    why=_("To know what came of a call, and to take it back"),
    export=lambda person: list(Answer.objects.filter(ring__member__person=person).values("outcome", "at")),
)
holds(
    RoundCaller,
    "person",
    what=_("callers of a ring round"),
    why=_("To know who calls in a ring round"),
    export=lambda person: list(RoundCaller.objects.filter(person=person).values("round__name")),
)
holds(
    Travel,
    "member",
    "began_on",
    "ended_on",
    "by",
    what=_("journeys of members"),
    why=_("To know how a member is met, step by step"),
    export=lambda person: list(
        Travel.objects.filter(member__person=person).values("journey__name", "began_on", "ended_on")
    ),
)
holds(
    StepMark,
    "travel",
    "on",
    "by",
    "skipped_because",
    "contact",
    what=_("steps of a journey"),
    why=_("To know which steps a member has been met with"),
    export=lambda person: list(
        StepMark.objects.filter(travel__member__person=person).values("step__what", "on", "skipped_because")
    ),
)
holds(
    Round,
    "made_by",
    what=_("ring rounds"),
    why=_("To know who asks members to call in a ring round"),
    export=lambda person: list(Round.objects.filter(made_by=person).values("name", "made_on")),
)
