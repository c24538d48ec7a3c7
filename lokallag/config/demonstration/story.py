"""The tools the two made-up years are told with: people, seats, gatherings, notes and talks, the same every time."""

import datetime
import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.members.models import Contact, Member
from lokallag.config.demonstration.names import FAMILY, GIVEN
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.tasks.models import Completion, Task

D = datetime.date
TODAY = D(2021, 2, 15)


@dataclass
class Story:
    """One chapter's year being told; everything is written in the chapter's scope, seeded by its slug."""

    chapter: Chapter
    people: dict[str, Person] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    # Commitment keys by the first words of their text.
    promises: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.chapter.slug)  # noqa: S311 (made-up people, not secrets)
        self._taken: set[tuple[str, str]] = set()

    def stranger(self) -> tuple[str, str]:
        """Return a first and a last name nobody in the chapter has yet."""
        while True:
            name = self.chance.choice(GIVEN), self.chance.choice(FAMILY)
            if name not in self._taken:
                self._taken.add(name)
                return name

    def official(self, given: str, family: str, since: D, *roles: str) -> Person:
        """Make somebody with posts and a login."""
        self._taken.add((given, family))
        address = f"{given}.{family}@{self.chapter.slug}.example.org".lower().translate(str.maketrans("æøå", "aoa"))
        person = Person.objects.create(
            user=User.objects.create_user(address), given_name=given, family_name=family, email=address
        )
        Seat.objects.bulk_create([Seat(person=person, role=role, starts_on=since) for role in roles])
        self.people[given] = person
        self.members.append(
            Member.objects.create(person=person, joined_on=D(2014, 1, 1) + days(self.chance.randrange(1500)))
        )
        return person

    def crowd(self, how_many: int) -> None:
        """Make members who joined in the years before the plan."""
        for _ in range(how_many):
            given, family = self.stranger()
            self.join(given, family, D(2012, 1, 1) + days(self.chance.randrange(2800)))

    def join(self, given: str, family: str, on: D, contact: Person | None = None) -> Member:
        """Make a member who joined on a day."""
        person = Person.objects.create(
            given_name=given, family_name=family, email=f"medlem{len(self.members)}@{self.chapter.slug}.example.org"
        )
        member = Member.objects.create(person=person, joined_on=on, contact=contact)
        self.members.append(member)
        return member

    def newcomers(self, rows: Iterable[tuple[D, int | None]], contacts: list[Person]) -> None:
        """Make newcomers: the day each joined, and after how many days somebody called (None: nobody has)."""
        for number, (on, after) in enumerate(rows):
            contact = contacts[number % len(contacts)]
            member = self.join(*self.stranger(), on, contact)
            if after is not None:
                Contact.objects.create(member=member, on=on + days(after), by=contact, note="Ønsket velkommen.")

    def talks(self, on: Iterable[D], by: Person) -> None:
        """Make conversations with members who have been there a while."""
        for day in on:
            member = self.chance.choice(self.members[: max(10, len(self.members) // 2)])
            Contact.objects.create(
                member=member, on=max(day, member.joined_on), by=by, note="En prat om hvordan det går."
            )

    def group(self, kind: str, name: str, leader: Person | None, *, on: D | None, mandate: str, size: int = 0) -> Group:
        """Make a group, established or only planned, with some members."""
        group = Group.objects.create(kind=kind, name=name, leader=leader, established_on=on, mandate=mandate)
        chosen = self.chance.sample(self.members, size) if size else []
        Membership.objects.bulk_create(
            [Membership(group=group, person=member.person, starts_on=on or TODAY) for member in chosen]
        )
        self.groups[name] = group
        return group

    def gathering(
        self,
        kind: str,
        on: D,
        title: str,
        *,
        came: int | None = None,
        at: int = 19,
        place: str = "",
        ahead: int = 30,
        cancelled: str = "",
        is_open: bool = False,
        about: str = "",
        responsible: Person | None = None,
        attend: int = 0,
    ) -> Gathering:
        """Make a gathering: held when it lies before the demonstration's day, unless it was cancelled."""
        gathering = Gathering.objects.create(
            kind=kind,
            title=title,
            on=on,
            starts_at=datetime.time(at),
            ends_at=datetime.time(at + 2),
            place=place,
            is_open=is_open,
            planned_on=min(on - days(ahead), TODAY - days(5)),
            about=about,
            responsible=responsible,
        )
        if cancelled:
            Cancellation.objects.create(gathering=gathering, cancelled_on=on - days(4), reason=cancelled)
        elif on <= TODAY:
            Holding.objects.create(gathering=gathering, held_on=on, headcount=came)
        who = self.chance.sample(self.members, attend) if attend else []
        answer = Attendance.Answer.CAME if on <= TODAY else Attendance.Answer.SIGNED_UP
        Attendance.objects.bulk_create(
            [
                Attendance(gathering=gathering, person=m.person, answer=answer, answered_on=on - days(3))
                for m in who
                if m.joined_on <= on
            ]
        )
        return gathering

    def note(self, promise: str, on: D, what: str, who: str = "", amount: int = 1) -> None:
        """Write in the logbook for the commitment that begins with the words."""
        person = self.people.get(who)
        Note.objects.create(
            what=what, on=on, amount=amount, promise=self.promise(promise), who=person, written_by=person
        )

    def task(
        self, title: str, due_on: D, who: str = "", group: str = "", promise: str = "", done_on: D | None = None
    ) -> None:
        """Make a task."""
        task = Task.objects.create(
            title=title,
            due_on=due_on,
            person=self.people.get(who),
            group=self.groups.get(group),
            promise=self.promise(promise) if promise else "",
            created_on=due_on - days(21),
        )
        if done_on:
            Completion.objects.create(task=task, done_on=done_on, done_by=self.people.get(who))

    def promise(self, words: str) -> str:
        """Return the key of the one commitment whose text holds the words."""
        found = [key for text, key in self.promises.items() if words.casefold() in text.casefold()]
        if len(found) != 1:
            raise LookupError(f"{len(found)} commitments hold the words «{words}».")
        return found[0]


def days(number: int) -> datetime.timedelta:
    """So many days."""
    return datetime.timedelta(days=number)


def tuesdays(first: D, months: int, *, skip: Iterable[tuple[int, int]] = (), week: int = 0) -> list[D]:
    """Return the first Tuesday (or a later `week`'s) of each month from `first`'s, without the skipped (year, month)."""
    found = []
    for number in range(months):
        year, month = divmod(first.month - 1 + number, 12)
        year, month = first.year + year, month + 1
        day = D(year, month, 1)
        day += days((1 - day.weekday()) % 7 + 7 * week)
        if (year, month) not in set(skip):
            found.append(day)
    return found
