"""The annual meeting's part of the stage: elections in every state there is, and which rows fill its addresses."""

from __future__ import annotations

from typing import Any

from lokallag.capabilities.meetings.actions import ballots, elections, nominating
from lokallag.capabilities.meetings.actions.rolls import take_roll
from lokallag.capabilities.meetings.models import Candidate, Election, Proposal, Roll, Round
from lokallag.capabilities.meetings.urls import annual as annual_urls
from lokallag.capabilities.meetings.urls import elections as election_urls
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

#: The names of all its addresses.
NAMES = frozenset(
    f"meetings:{pattern.name}" for pattern in (*annual_urls.urlpatterns, *election_urls.urlpatterns) if pattern.name
)


def meeting() -> Gathering:
    """The annual meeting that comes."""
    return Gathering.objects.filter(kind=Kind.ANNUAL_MEETING).latest("on")


def set_elections(chair: Person, chapter: Chapter) -> None:
    """Give the list out; one election settled, one with a round that goes on, one with a tie; a roll taken."""
    today, now = chapter.today(), chapter.now()
    coming = meeting()
    Seat.objects.create(person=chair, role=Role.NOMINATING_COMMITTEE, starts_on=today)
    nominating.give_out(meeting=coming, words="Komiteen har ringt rundt.", actor=chair, now=now)
    rows = {row.role: row for row in Election.objects.filter(item__gathering=coming) if row.role}
    running, tied = rows[Role.CHAIR], rows[Role.DEPUTY_CHAIR]
    others = iter(Person.objects.exclude(pk__in=Candidate.objects.values("person")).order_by("pk"))
    for election in (running, tied):
        elections.nominate(election=election, person=next(others), actor=chair, today=today)
    ballots.open_round(election=running, method="hands", chapter=chapter, actor=chair, now=now)
    voting = ballots.open_round(election=tied, method="ballot", is_last=True, chapter=chapter, actor=chair, now=now)
    votes = dict.fromkeys(voting.tallies.values_list("candidate", flat=True), 9)
    ballots.count_round(voting=voting, votes=votes, cast=18, blank=0, invalid=0, entitled=30, actor=chair, now=now)
    ballots.acclaim(elections=[rows[Role.SECRETARY]], actor=chair, now=now)
    take_roll(meeting=coming, item=None, what="Regnskap", chapter=chapter, actor=chair, now=now)


def choices(name: str) -> list[Any]:
    """One election in each state: their pages differ."""
    if name != "meetings:election":
        return [None]
    return list(Election.objects.filter(item__gathering=meeting()).order_by("pk").values_list("pk", flat=True))


def value(name: str, parameter: str, choice: Any) -> Any:
    """Which row fills a parameter of one of its addresses."""
    round_ = Round.objects.order_by("-pk")[0]
    match parameter:
        case "pk":
            return meeting().pk
        case "election":
            unvoted = Election.objects.filter(item__gathering=meeting(), rounds__isnull=True)
            of_rounds = name.endswith(("round_removal", "round_count", "lot"))
            return choice or (round_.election_id if of_rounds else unvoted.latest("pk").pk)
        case "number":
            return round_.number
        case "candidate":
            own = Candidate.objects.filter(election__item__gathering=meeting())
            return own.filter(source=Candidate.Source.COMMITTEE, tallies__isnull=True)[0].pk
        case "proposal":
            return Proposal.objects.filter(gathering=meeting()).latest("pk").pk
        case "roll":
            return Roll.objects.filter(gathering=meeting()).latest("pk").pk
    raise LookupError(f"{name} {parameter}")
