"""Finding the people who fit a thing: what is known of every member, in a fixed number of questions to the database."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from lokallag.capabilities.members.actions.things import About, wanted_for
from lokallag.capabilities.members.matching.fitting import Candidate, Fit, fitting
from lokallag.capabilities.members.models import Ambition, Ask, Contact, Member, Wish
from lokallag.core.gatherings.models import Attendance, Kind
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Completion, Task

YEAR = datetime.timedelta(days=365)


def find_people(
    thing: About, interests: frozenset[int], today: datetime.date, *, most: int = 10
) -> list[tuple[Person, Fit]]:
    """Return the current members who fit best, each with the reasons, the best first."""
    fits = fitting(wanted_for(thing, interests), candidates(thing, today), today, most=most)
    people = Person.objects.in_bulk([fit.key for fit in fits])
    return [(people[fit.key], fit) for fit in fits]


def candidates(thing: About, today: datetime.date) -> list[Candidate]:
    """Return what is known of each current member that bears on being asked for the thing."""
    members = Member.objects.current_on(today)
    wants = dict(members.values_list("person_id", "person__wants"))
    said = {row.person_id: row for row in Ambition.objects.answered()}
    ticked: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    ticks = Wish.objects.filter(ambition__answered_on__isnull=False)
    for person, kind, interest in ticks.values_list("ambition__person_id", "kind", "interest_id"):
        ticked[person][kind].add(interest)
    tasks = dict(
        Task.objects.open().filter(person__isnull=False).values_list("person").annotate(how_many=Count("pk")).order_by()
    )
    did, other = _deeds(thing, today)
    asks = _asks(today)
    # Who said no to this very thing is not asked for it again, unless they asked to be.
    refused = Ask.objects.about(thing.kind, thing.key).filter(answer=Ask.Answer.NO, later_on__isnull=True)
    inside = thing.inside(today) | set(refused.values_list("person_id", flat=True))
    found = []
    for person, wish in wants.items():
        row = said.get(person)
        asked = asks.get(person, _Asked())
        found.append(
            Candidate(
                key=person,
                wants=frozenset(ticked[person][Wish.Kind.WANT]),
                can=frozenset(ticked[person][Wish.Kind.CAN]),
                learn=frozenset(ticked[person][Wish.Kind.LEARN]),
                time=row.time if row else "",
                when=frozenset(row.when) if row else frozenset(),
                did=did.get(person, 0),
                did_other=other.get(person, 0),
                tasks=tasks.get(person, 0),
                is_asked=asked.waits,
                is_in=person in inside,
                is_left_alone=wish == Person.Wants.NOTHING,
                is_quiet=wish == Person.Wants.IMPORTANT,
                said_no_on=asked.no_on,
                later_on=asked.later_on,
                last_asked_on=asked.last_on,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody was asked before: whether a question waits, the last no, when to ask again, the last day."""

    waits: bool = False
    no_on: datetime.date | None = None
    later_on: datetime.date | None = None
    last_on: datetime.date | None = None


def _asks(today: datetime.date) -> dict[int, _Asked]:
    """What each person was asked in the last year, or is to be asked again later. One query."""
    rows = (
        Ask.objects.exclude(answer=Ask.Answer.WITHDRAWN)
        .filter(Q(asked_on__gt=today - YEAR) | Q(later_on__gt=today))
        .values("person")
        .annotate(
            waits=Count("pk", filter=Q(answer=Ask.Answer.OPEN, expires_on__gte=today)),
            no_on=Max("answered_on", filter=Q(answer=Ask.Answer.NO)),
            to_ask_on=Max("later_on", filter=Q(later_on__gt=today)),
            last_on=Max("asked_on"),
        )
        .order_by()
        .values_list("person", "waits", "no_on", "to_ask_on", "last_on")
    )
    return {person: _Asked(bool(waits), no_on, later_on, last_on) for person, waits, no_on, later_on, last_on in rows}


def _deeds(thing: About, today: datetime.date) -> tuple[dict[int, int], dict[int, int]]:
    """How often each did this kind of thing in the last year, and how often something else that was practical."""
    since = today - YEAR
    stood = _counted(
        Attendance.objects.filter(
            answer=Attendance.Answer.CAME, gathering__kind=Kind.STAND, gathering__on__gt=since
        ).values_list("person")
    )
    done = _counted(Completion.objects.filter(done_on__gt=since, done_by__isnull=False).values_list("done_by"))
    called = _counted(Contact.objects.filter(on__gt=since, by__isnull=False).values_list("by"))
    if thing.nature == Kind.STAND:
        return stood, _summed(done, called)
    if isinstance(thing.row, Task) and thing.row.promise:
        same = Completion.objects.filter(done_on__gt=since, done_by__isnull=False, task__promise=thing.row.promise)
        return _counted(same.values_list("done_by")), _summed(stood, done, called)
    if thing.nature:
        came = Attendance.objects.filter(
            answer=Attendance.Answer.CAME, gathering__kind=thing.nature, gathering__on__gt=since
        )
        return {}, _summed(stood, done, called, _counted(came.values_list("person")))
    return {}, _summed(stood, done, called)


def _counted(rows: object) -> dict[int, int]:
    return dict(rows.annotate(how_many=Count("pk")).order_by())  # type: ignore[attr-defined]


def _summed(*counts: dict[int, int]) -> dict[int, int]:
    total: dict[int, int] = defaultdict(int)
    for count in counts:
        for person, how_many in count.items():
            total[person] += how_many
    return dict(total)
