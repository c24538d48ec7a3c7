"""What the annual meeting and its elections store about people. How anybody voted is stored nowhere."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import (
    AgeSeen,
    Candidate,
    Lot,
    Office,
    Proposal,
    Roll,
    RollEntry,
    Slate,
    Succession,
    Turnover,
)
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import holds

holds(
    Office,
    "person",
    "what",
    what=_("offices in meetings"),
    why=_("To know who led a meeting, wrote, signs the minutes and counted votes"),
    export=lambda person: list(
        Office.objects.filter(person=person).values("gathering__title", "gathering__on", "what")
    ),
)
holds(Roll, "taken_by", what=_("electoral rolls taken"), why=_("To know who took the roll before a vote"))
holds(
    RollEntry,
    "person",
    "may",
    "why",
    what=_("places on electoral rolls"),
    why=_("To show later who was entitled to vote; never how they voted"),
    export=lambda person: list(RollEntry.objects.filter(person=person).values("roll__what", "roll__taken_at", "may")),
)
holds(
    AgeSeen,
    "person",
    "is_old_enough",
    what=_("answers about age"),
    why=_("To know whether somebody who reaches the voting age this year has reached it"),
    export=lambda person: list(AgeSeen.objects.filter(person=person).values("gathering__title", "is_old_enough")),
)
holds(
    Proposal,
    "by",
    "typed_by",
    what=_("proposals to meetings"),
    why=_("To know who sent a proposal, so that they can speak to it"),
    export=lambda person: list(Proposal.objects.filter(by=person).values("title", "text", "grounds", "received_on")),
)


def _forget_words(person: Person) -> int:
    """Empty what a committee wrote about somebody; their place in the numbers stays, without a name."""
    rows = Candidate.objects.filter(person=person)
    gone, _by_model = rows.filter(tallies__isnull=True, elected__isnull=True).delete()
    return gone + rows.update(words="", counts_as=Candidate.CountsAs.UNSAID, person=None)


holds(
    Candidate,
    "person",
    "source",
    "consent",
    "words",
    "counts_as",
    what=_("nominations to posts"),
    why=_("To hold elections: who is nominated, by whom, and whether they said yes"),
    export=lambda person: list(
        Candidate.objects.filter(person=person).values(
            "election__post", "election__item__gathering__on", "source", "consent", "words", "counts_as"
        )
    ),
    erase=_forget_words,
    erased=_("The numbers of the election stay, without who it was"),
)
holds(Slate, "published_by", what=_("lists of nominations given out"), why=_("To know who gave the list out"))
holds(Lot, "drawn_by", what=_("lots drawn"), why=_("To know who drew a lot"))
holds(
    Succession,
    "made_by",
    "led_before",
    what=_("results made into posts"),
    why=_("To know who did it, and to take it back"),
)
holds(
    Turnover,
    "seat",
    "membership",
    "did",
    "ended_on",
    what=_("changes of posts after a meeting"),
    export=lambda person: list(Turnover.objects.filter(seat__person=person).values("seat__role", "did", "ended_on")),
    why=_("To take back what a meeting's result changed"),
)
