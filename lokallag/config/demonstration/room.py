"""Made-up evenings: who came to the meetings that were held, what was written, decided and to be followed up."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from lokallag.capabilities.meetings.models import (
    Closing,
    Decision,
    Dissent,
    FollowUp,
    Item,
    Note,
    NoteVersion,
    Opening,
    Presence,
    Stretch,
)
from lokallag.config.demonstration.story import TODAY, Story, days
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role
from lokallag.core.tasks.models import Completion, Task

LED = (Kind.BOARD_MEETING, Kind.JOINT_MEETING)
#: What was said, by a word of the item's title; the rest gets the last one.
WRITTEN = (
    (
        "økonomi",
        "Kassereren la fram regnskapet så langt. Leia for lokalet er betalt, og det er igjen det vi regnet med.",
    ),
    ("medlem", "Medlemsansvarlig fortalte hvem som er nye. To vil gjerne være med på stand."),
    (
        "stand",
        "Runden rundt bordet: Storgata en lørdag formiddag gir flest samtaler. Vi trenger et telt som tåler vind.",
    ),
    ("", "Saken ble lagt fram og diskutert. Alle som ville, hadde ordet."),
)
FOLLOWED = (
    "Skrive til avisa om saken",
    "Bestille lokale",
    "Ringe de som ikke har svart",
    "Sende regninga til kassereren",
)


def tell(story: Story) -> None:
    """Tell the evenings of the meetings that were held and have an agenda."""
    board = list(Seat.objects.filter(role__in=BOARD).select_related("person").order_by("pk"))
    posts: dict[str, Person] = {}
    for seat in board:
        posts.setdefault(seat.role, seat.person)
    regular = list({seat.person_id: seat.person for seat in board}.values())
    meetings = Gathering.objects.of(*LED).filter(holding__isnull=False, on__lt=TODAY, opening__isnull=True)
    agendas: dict[int, list[Item]] = {}
    for item in Item.objects.filter(gathering__in=meetings).select_related("body").in_order():
        agendas.setdefault(item.gathering_id or 0, []).append(item)
    for number, meeting in enumerate(meetings.order_by("on", "pk")):
        if meeting.pk in agendas:
            evening = _Evening(story, meeting, number, posts)
            evening.tell(regular, agendas[meeting.pk])


class _Evening:
    """One meeting being told."""

    def __init__(self, story: Story, meeting: Gathering, number: int, posts: dict[str, Person]) -> None:
        self.story, self.meeting, self.number = story, meeting, number
        zone = ZoneInfo(story.chapter.time_zone)
        self.began = datetime.datetime.combine(meeting.on, meeting.starts_at or datetime.time(19), tzinfo=zone)
        self.chair = posts.get(Role.CHAIR)
        self.secretary = posts.get(Role.SECRETARY)

    def at(self, minutes: float) -> datetime.datetime:
        """So many minutes after it began."""
        return self.began + datetime.timedelta(minutes=minutes)

    def tell(self, regular: list[Person], items: list[Item]) -> None:
        """Who came, each item in its turn, the end."""
        away = self.number % len(regular)
        here = [person for place, person in enumerate(regular) if place != away or person == self.chair]
        late = here[-1]
        self._there(here, late)
        minute = 1.0
        stretches = []
        for place, item in enumerate(items):
            length = min(item.minutes_allotted or 8, 25) + (self.number + place) % 4 - 1
            stretches.append(Stretch(item=item, started_at=self.at(minute), ended_at=self.at(minute + length)))
            self._treat(item, place, minute, here)
            minute += length
        Stretch.objects.bulk_create(stretches)
        Opening.objects.create(
            gathering=self.meeting, opened_at=self.at(0), chaired_by=self.chair, written_by=self.secretary
        )
        Closing.objects.create(gathering=self.meeting, closed_at=self.at(minute + 1), closed_by=self.secretary)
        Presence.objects.filter(gathering=self.meeting, left_at__isnull=True).update(left_at=self.at(minute + 1))
        holding = self.meeting.holding
        holding.headcount = len(here)
        holding.save(update_fields=["headcount"])

    def _there(self, here: list[Person], late: Person) -> None:
        digital = self.number % 3
        Presence.objects.bulk_create(
            [
                Presence(
                    gathering=self.meeting,
                    person=person,
                    arrived_at=self.at(17 if person == late and self.number % 4 == 1 else -2),
                    is_digital=place % 3 == digital and self.number % 2 == 0,
                )
                for place, person in enumerate(here)
            ]
        )
        known = set(Attendance.objects.filter(gathering=self.meeting).values_list("person_id", flat=True))
        Attendance.objects.filter(gathering=self.meeting, person__in=here).update(answer=Attendance.Answer.CAME)
        Attendance.objects.bulk_create(
            [
                Attendance(
                    gathering=self.meeting, person=person, answer=Attendance.Answer.CAME, answered_on=self.meeting.on
                )
                for person in here
                if person.pk not in known
            ]
        )

    def _treat(self, item: Item, place: int, minute: float, here: list[Person]) -> None:
        if item.kind in (Item.Kind.OPENING, Item.Kind.MINUTES):
            self._decide(item, "Godkjent.", minute + 1, here, hands=False)
            return
        words = next(words for word, words in WRITTEN if word in item.title.casefold())
        note = Note.objects.create(item=item, text=words, author=self.secretary, written_at=self.at(minute + 3))
        if place == 3 and self.number % 2:
            NoteVersion.objects.create(
                note=note,
                version=1,
                text=words.split(".", maxsplit=1)[0],
                author=self.secretary,
                written_at=self.at(minute + 2),
            )
            Note.objects.filter(pk=note.pk).update(version=2)
        if item.purpose != Item.Purpose.DECISION:
            return
        text = item.recommendation or f"{item.title}: Styret slutter seg til det som ble lagt fram."
        decision = self._decide(item, text, minute + 6, here, hands=(self.number + place) % 3 == 0)
        self._follow(item, decision, place, here)

    def _decide(self, item: Item, text: str, minute: float, here: list[Person], *, hands: bool) -> Decision:
        """A decision; now and then hands are counted, and one disagrees."""
        against = 1 if hands and len(here) > 3 else 0
        decision = Decision.objects.create(
            item=item,
            text=text,
            how=Decision.How.HANDS if hands else Decision.How.AGREED,
            votes_for=len(here) - against if hands else None,
            votes_against=against if hands else None,
            votes_abstained=0 if hands else None,
            voters=len(here),
            on=self.meeting.on,
            decided_at=self.at(minute),
            written_by=self.secretary,
            promise=item.promise,
        )
        if against and self.number % 2 == 0:
            Dissent.objects.create(decision=decision, person=here[-1], words="Jeg mener vi burde ha ventet til våren.")
        return decision

    def _follow(self, item: Item, decision: Decision, place: int, here: list[Person]) -> None:
        """A task with an owner and a day, done where it is long ago."""
        if (self.number + place) % 2:
            return
        due_on = self.meeting.on + days(21)
        words = FOLLOWED[(self.number + place) % len(FOLLOWED)]
        task = Task.objects.create(
            title=words if not item.is_closed else f"Følg opp sak {item.name}",
            due_on=due_on,
            person=here[(self.number + place) % len(here)],
            promise="" if item.is_closed else decision.promise,
            created_on=self.meeting.on,
        )
        FollowUp.objects.create(item=item, decision=decision, task=task, words=words)
        if due_on <= TODAY:
            Completion.objects.create(task=task, done_on=due_on - days(2), done_by=task.person)
