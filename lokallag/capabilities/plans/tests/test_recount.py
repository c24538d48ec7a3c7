"""A recount from nothing equals what is shown, after ten thousand random steps of real histories."""

import datetime
import random
from collections import defaultdict
from dataclasses import dataclass, field

from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.plans.models import Commitment
from lokallag.capabilities.plans.standings import Stood, proof_of, standings
from lokallag.capabilities.plans.tests.standing_factory import make_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Cancellation, Gathering, Holding
from lokallag.core.people.models import Person

D = datetime.date
FIRST, DAYS = D(2020, 1, 1), 731
STEPS, LOOKS = 10_000, 60
KINDS = {
    "member_meeting": "meetings.member_held",
    "stand": "events.stands_held",
    "board_meeting": "meetings.board_held",
}


@dataclass
class Meeting:
    """What plain Python knows of one gathering."""

    kind: str
    on: D
    planned_on: D
    held_on: D | None = None
    cancelled_on: D | None = None


@dataclass
class Newcomer:
    """What plain Python knows of one new member."""

    joined_on: D
    left_on: D | None = None
    contacts: dict[int, D] = field(default_factory=dict)

    def met_by(self, today: D) -> D | None:
        days = [day for day in self.contacts.values() if self.joined_on <= day]
        first = min(days, default=None)
        return first if first and first <= today else None


class World:
    """A chapter's history twice: as rows in the database and as plain Python, changed by the same random steps."""

    def __init__(self, chance: random.Random, promises: list[str]) -> None:
        self.chance, self.promises = chance, promises
        self.meetings: dict[int, Meeting] = {}
        self.notes: dict[int, tuple[str, D, int]] = {}
        self.newcomers: dict[int, Newcomer] = {}

    def day(self) -> D:
        return FIRST + datetime.timedelta(days=self.chance.randrange(-40, DAYS + 40))

    def step(self) -> None:
        acts = (
            self.plan,
            self.hold,
            self.cancel,
            self.undo,
            self.move,
            self.note,
            self.unnote,
            self.join,
            self.call,
            self.leave,
        )
        self.chance.choices(acts, weights=(5, 6, 2, 3, 3, 5, 2, 2, 4, 1))[0]()

    def plan(self) -> None:
        on = self.day()
        row = Meeting(self.chance.choice([*KINDS]), on, on - datetime.timedelta(days=self.chance.randrange(90)))
        made = Gathering.objects.create(kind=row.kind, title="We meet", on=row.on, planned_on=row.planned_on)
        self.meetings[made.pk] = row

    def _open(self) -> int | None:
        free = [pk for pk, m in self.meetings.items() if m.held_on is None and m.cancelled_on is None]
        return self.chance.choice(free) if free else None

    def hold(self) -> None:
        if (pk := self._open()) is not None:
            row = self.meetings[pk]
            row.held_on = row.on + datetime.timedelta(days=self.chance.choice((0, 0, 0, 1, 7)))
            Holding.objects.create(gathering_id=pk, held_on=row.held_on)

    def cancel(self) -> None:
        if (pk := self._open()) is not None:
            row = self.meetings[pk]
            row.cancelled_on = row.on - datetime.timedelta(days=self.chance.randrange(20))
            Cancellation.objects.create(gathering_id=pk, cancelled_on=row.cancelled_on)

    def undo(self) -> None:
        done = [pk for pk, m in self.meetings.items() if m.held_on or m.cancelled_on]
        if done:
            pk = self.chance.choice(done)
            Holding.objects.filter(gathering_id=pk).delete()
            Cancellation.objects.filter(gathering_id=pk).delete()
            self.meetings[pk].held_on = self.meetings[pk].cancelled_on = None

    def move(self) -> None:
        if (pk := self._open()) is not None:
            self.meetings[pk].on = self.day()
            Gathering.objects.filter(pk=pk).update(on=self.meetings[pk].on)

    def note(self) -> None:
        row = (self.chance.choice([*self.promises, ""]), self.day(), self.chance.randrange(4))
        self.notes[Note.objects.create(what="Did it", promise=row[0], on=row[1], amount=row[2]).pk] = row

    def unnote(self) -> None:
        if self.notes:
            pk = self.chance.choice([*self.notes])
            Note.objects.filter(pk=pk).delete()
            del self.notes[pk]

    def join(self) -> None:
        row = Newcomer(self.day())
        person = Person.objects.create(given_name="New")
        self.newcomers[Member.objects.create(person=person, joined_on=row.joined_on).pk] = row

    def call(self) -> None:
        if self.newcomers:
            pk = self.chance.choice([*self.newcomers])
            row = self.newcomers[pk]
            if row.contacts and self.chance.random() < 0.3:
                contact = self.chance.choice([*row.contacts])
                Contact.objects.filter(pk=contact).delete()
                del row.contacts[contact]
                return
            on = row.joined_on + datetime.timedelta(days=self.chance.randrange(-5, 60))
            made = Contact.objects.create(member_id=pk, on=on)
            row.contacts[made.pk] = on

    def leave(self) -> None:
        if self.newcomers:
            pk = self.chance.choice([*self.newcomers])
            row = self.newcomers[pk]
            row.left_on = None if row.left_on else row.joined_on + datetime.timedelta(days=self.chance.randrange(400))
            Member.objects.filter(pk=pk).update(left_on=row.left_on)

    def logged(self, promise: str, first: D, last: D) -> int:
        return sum(amount for key, on, amount in self.notes.values() if key == promise and first <= on <= last)

    def held(self, measure: str, first: D, last: D) -> int:
        return sum(
            1 for m in self.meetings.values() if KINDS[m.kind] == measure and m.held_on and first <= m.held_on <= last
        )

    def planned(self, measure: str, first: D, last: D, today: D) -> int:
        """Those known, neither called off nor held by today, on a day from today on inside the window."""
        return sum(
            1
            for m in self.meetings.values()
            if KINDS[m.kind] == measure
            and m.planned_on <= today
            and not (m.cancelled_on and m.cancelled_on <= today)
            and not (m.held_on and m.held_on <= today)
            and max(first, today) <= m.on <= last
        )

    def covered(self, first: D, last: D, today: D, within: int) -> tuple[int, int, int]:
        """(all cases, met, still open past their day) of those who joined inside the window.

        After its last day nothing more counts, and whose time was not up by then is not held against anybody.
        """
        total = met = overdue = 0
        as_of = min(today, last)
        for case in self.newcomers.values():
            met_on, due_on = case.met_by(as_of), case.joined_on + datetime.timedelta(days=within)
            if not first <= case.joined_on <= as_of:
                continue
            if met_on is None and ((case.left_on and case.left_on <= as_of) or (today > last and due_on > as_of)):
                continue
            total += 1
            met += met_on is not None
            overdue += met_on is None and due_on < today
        return total, met, overdue


def _check(world: World, stood: Stood, today: D) -> None:
    """What is shown is what plain Python counts from nothing, and the proof adds up to the figure."""
    terms, shown = stood.terms, stood.standing
    last = min(today, terms.ends_on)
    if terms.tracking == "coverage":
        total, met, overdue = world.covered(terms.starts_on, terms.ends_on, today, terms.within_days or 0)
        assert (shown.picture.total, shown.done) == (total, met)  # type: ignore[union-attr]
        assert shown.reason.params["overdue"] == overdue
        return
    first = last - datetime.timedelta(days=364) if terms.tracking == "pulse" else terms.starts_on
    own = world.held(stood.measure, first, last) if stood.measure in KINDS.values() else 0
    assert sum(row.amount for row in stood.proof.happened) == own + world.logged(stood.promise, first, last)
    if terms.tracking in {"count", "pulse"}:
        assert shown.done == sum(row.amount for row in stood.proof.happened)
        assert shown.planned == world.planned(stood.measure, terms.starts_on, terms.ends_on, today)


def test_a_recount_equals_what_is_shown_after_ten_thousand_random_steps(in_north: Chapter) -> None:
    chance = random.Random(20210215)
    window = {"starts_on": FIRST, "ends_on": FIRST + datetime.timedelta(days=DAYS - 1)}
    version = make_plan(
        {"tracking": "count", "measure": "meetings.member_held", "target": 9} | window,
        {
            "tracking": "count",
            "measure": "events.stands_held",
            "target": 4,
            "starts_on": D(2020, 3, 1),
            "ends_on": D(2020, 9, 30),
        },
        {"tracking": "count", "measure": "logbook.entries", "target": 12} | window,
        {"tracking": "pulse", "measure": "meetings.board_held"} | window,
        {"tracking": "rhythm", "measure": "meetings.board_held", "cadence": "monthly"} | window,
        {"tracking": "coverage", "measure": "members.welcomed", "within_days": 7} | window,
        adopted=D(2019, 12, 1),
    )
    world = World(chance, list(version.commitments.values_list("promise", flat=True)))
    seen: dict[str, int] = defaultdict(int)
    for number in range(STEPS):
        world.step()
        if number % (STEPS // LOOKS) == 0:
            today = FIRST + datetime.timedelta(days=chance.randrange(DAYS + 30))
            for stood in standings(today=today, version=version):
                _check(world, stood, today)
                again = proof_of(Commitment.objects.get(pk=stood.commitment.pk), today=today)
                assert (again.standing, again.proof) == (stood.standing, stood.proof)
                seen[stood.state] += 1
    assert len(seen) >= 4
