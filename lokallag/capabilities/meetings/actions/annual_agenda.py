"""The agenda that the statutes ask of an annual meeting, and the elections on it, in one click."""

import datetime
from collections import Counter
from typing import NamedTuple

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.actions.agenda import add_item, take_off
from lokallag.capabilities.meetings.actions.elections import add_election
from lokallag.capabilities.meetings.models import Election, Item
from lokallag.core.calendar.year import ELECTIONS
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

_Kind = Item.Kind


class Point(NamedTuple):
    """One item of the suggestion."""

    kind: Item.Kind
    title: Promise | str
    minutes: int


#: What every set of statutes that was read asks for, in the order meetings take it.
POINTS = (
    Point(_Kind.OPENING, gettext_lazy("Opening and constitution of the meeting"), 15),
    Point(_Kind.ANNUAL_REPORT, gettext_lazy("Annual report"), 15),
    Point(_Kind.ACCOUNTS, gettext_lazy("Accounts, with the auditor's report"), 15),
    Point(_Kind.PROPOSAL, gettext_lazy("Incoming proposals"), 30),
    Point(_Kind.WORK_PLAN, gettext_lazy("Work plan"), 30),
    Point(_Kind.BUDGET, gettext_lazy("Budget"), 15),
    Point(_Kind.ELECTION, gettext_lazy("Elections"), 45),
)
#: Posts in the order they are elected, with for how long.
_YEARS = {Role.CHAIR: 1}


def suggested_points(meeting: Gathering) -> list[Point]:
    """Return the suggestion for a meeting: what the statutes ask, and what the year of the municipal election asks."""
    points = list(POINTS)
    local = {each.on.year for each in ELECTIONS if each.kind == "local"}
    if meeting.on.year + 1 in local:
        points.append(
            Point(_Kind.ELECTION, gettext_lazy("Election of a committee for the list to the municipal election"), 15)
        )
    if meeting.on.year in local:
        points.insert(5, Point(_Kind.ORDINARY, gettext_lazy("Local programme for the municipal election"), 30))
    return points


def missing_points(meeting: Gathering) -> list[Point]:
    """Return those of the suggestion that the agenda lacks, counted by kind."""
    there = Counter(meeting.items.values_list("kind", flat=True))
    there[_Kind.PROPOSAL] = min(there[_Kind.PROPOSAL], 1)
    # Ordinary items are known by their title.
    titles = set(meeting.items.values_list("title", flat=True))
    missing = []
    for point in suggested_points(meeting):
        if point.kind == _Kind.ORDINARY:
            if str(point.title) not in titles:
                missing.append(point)
        elif there[point.kind]:
            there[point.kind] -= 1
        else:
            missing.append(point)
    return missing


@transaction.atomic
def suggest_agenda(*, meeting: Gathering, actor: Person, today: datetime.date) -> list[Item]:
    """Put what the statutes ask for on the agenda, and under the elections the posts the chapter has. Returns the new items.

    What is there already stays. 1. the items, 2. the elections of the board as it is today, 3. the journal.
    """
    made = []
    for point in missing_points(meeting):
        purpose = Item.Purpose.INFORMATION if point.kind == _Kind.OPENING else Item.Purpose.DECISION
        item = add_item(
            meeting=meeting,
            title=str(point.title),
            kind=point.kind,
            purpose=purpose,
            minutes_allotted=point.minutes,
            actor=actor,
            today=today,
        )
        made.append(item)
    posts = next((item for item in made if item.kind == _Kind.ELECTION), None)
    if posts is not None and not Election.objects.filter(item__gathering=meeting).exists():
        _suggest_elections(posts, actor, meeting.on)
    if made:
        record("meetings.agenda_suggested", actor=actor, subject=meeting, items=len(made))
    return made


@transaction.atomic
def undo_suggestion(*, meeting: Gathering, items: list[int], actor: Person, today: datetime.date) -> None:
    """Take the suggested items off again; one that something is written on stays (ValidationError)."""
    for item in meeting.items.filter(pk__in=items):
        take_off(item=item, actor=actor, today=today)


def _suggest_elections(item: Item, actor: Person, on: datetime.date) -> None:
    """One election for each post of the board as it is, then deputies, an auditor, the nominating committee."""
    held = Counter(Seat.objects.held_on(on).filter(role__in=BOARD).values_list("role", flat=True))
    if not held:
        held = Counter(
            {Role.CHAIR: 1, Role.DEPUTY_CHAIR: 1, Role.TREASURER: 1, Role.SECRETARY: 1, Role.BOARD_MEMBER: 3}
        )
    for role in Election.ROLES:
        if role in BOARD and held[role]:
            add_election(item=item, post=str(role.label), role=role, seats=held[role], actor=actor)
    add_election(
        item=item, post=_("Deputy board members"), role=Role.DEPUTY_MEMBER, seats=2, is_ordered=True, actor=actor
    )
    add_election(item=item, post=_("Auditor"), role="", seats=1, actor=actor)
    add_election(item=item, post=_("Nominating committee"), role=Role.NOMINATING_COMMITTEE, seats=3, actor=actor)
