"""How the demonstration's members are looked after: newcomers with a day, journeys on their way, a ring round half done."""

import datetime

from lokallag.capabilities.members.actions.calling import answer, take_next
from lokallag.capabilities.members.actions.journeys import begin_with_suggested
from lokallag.capabilities.members.actions.travelling import begin_by_rule
from lokallag.capabilities.members.models import (
    Contact,
    Journey,
    Member,
    Ring,
    Round,
    RoundCaller,
    StepMark,
    Travel,
    Welcome,
)
from lokallag.config.demonstration.story import TODAY, D, Story, days
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task

SINCE = D(2020, 9, 1)
BEGAN = D(2021, 2, 8)
SCRIPT = (
    "Hei, dette er … fra laget. Vi ringer medlemmene våre for å høre hvordan det går.\n\n"
    "1. Hvorfor ble du med?\n2. Hva har du lyst til å gjøre, eller se oss gjøre?\n"
    "3. Kommer du på neste aktivitet?\n4. Kan vi ringe deg igjen?"
)
#: Day, who calls, what came of it, what was noted, whether the board must know.
CALLS = (
    (0, 0, "talked", "Vil gjerne på medlemsmøtet.", False),
    (0, 0, "no_answer", "", False),
    (0, 0, "talked", "", False),
    (0, 1, "again", "Er på hytta, ring etter sommeren.", False),
    (0, 1, "talked", "Kan stå på stand på lørdager.", False),
    (0, 1, "wrong_number", "", False),
    (2, 2, "talked", "Opptatt av skolen. Har to barn på Åretta.", True),
    (2, 2, "no_answer", "", False),
    (2, 2, "no_calls", "", False),
    (2, 0, "talked", "", False),
    (2, 0, "talked", "Vil vite mer om kommunebudsjettet.", False),
    (4, 1, "leaving", "Er skuffet over at ingen ringte i fjor.", True),
    (4, 1, "talked", "", False),
    (4, 2, "no_answer", "", False),
    (4, 2, "talked", "Kan kjøre folk til valglokalet.", False),
)


def tell(story: Story) -> None:
    """Write it with rows where time only passed, with actions where somebody calls."""
    chair, officer = _held(Role.CHAIR), _held(Role.MEMBERSHIP_OFFICER)
    _phones(story)
    newcomers = _promises()
    begin_with_suggested(actor=officer, today=SINCE)
    Journey.objects.filter(starts="unseen").update(since=TODAY - days(14))
    _journeys(newcomers, chair, officer)
    begin_by_rule(today=TODAY)
    _ring_round(officer)


def _held(role: str) -> Person:
    return Seat.objects.filter(role=role).select_related("person").order_by("pk")[0].person


def _phones(story: Story) -> None:
    """Most have a phone; the numbers are made up."""
    people = list(Person.objects.filter(phone="", member__isnull=False).order_by("pk"))
    chosen = [person for number, person in enumerate(people) if number % 9 != 4]
    for number, person in enumerate(chosen):
        person.phone = f"+479{story.chance.randrange(2, 9)}{number:03d}{story.chance.randrange(100, 999)}"
        person.fold([])
    Person.objects.bulk_update(chosen, ["phone", "search_text"])


def _promises() -> list[Member]:
    """Every newcomer was promised a call within a week; of those who waited too long the chair was told."""
    newcomers = list(Member.objects.new_on(TODAY).select_related("contact").order_by("joined_on", "pk"))
    waiting = set(Member.objects.waiting_on(TODAY).values_list("pk", flat=True))
    rows = []
    for member in newcomers:
        due_on, told_on = member.joined_on + days(7), member.joined_on + days(10)
        waits = member.pk in waiting
        rows.append(
            Welcome(
                member=member,
                registered_at=datetime.datetime.combine(member.joined_on, datetime.time(9), tzinfo=datetime.UTC),
                due_on=due_on,
                reminded_on=due_on - days(2) if waits and due_on - days(2) <= TODAY else None,
                escalated_on=told_on if waits and told_on <= TODAY else None,
            )
        )
    Welcome.objects.bulk_create(rows)
    return newcomers


def _journeys(newcomers: list[Member], chair: Person, officer: Person) -> None:
    """Newcomers at different steps; one was at the meeting already, and two steps are late."""
    journey = Journey.objects.get(starts="joined")
    mail, call, meeting, talk, later = journey.steps.order_by("days", "pk")
    marks = []
    for number, member in enumerate(m for m in newcomers if m.joined_on >= SINCE):
        travel = Travel.objects.create(journey=journey, member=member, began_on=member.joined_on)
        marks.append(StepMark(travel=travel, step=mail, on=member.joined_on, by=chair))
        talked = Contact.objects.filter(member=member, reached=True).order_by("on").first()
        if talked is None:
            continue
        marks.append(StepMark(travel=travel, step=call, on=talked.on, by=talked.by, contact=talked))
        for step, who in ((meeting, officer), (talk, talked.by), (later, talked.by)):
            on = member.joined_on + days(step.days + number % 4 - 2)
            if on > TODAY or (number % 5 == 3 and step != meeting):
                break
            why = "Var på møtet før hun meldte seg inn." if step == meeting and number == 2 else ""
            marks.append(StepMark(travel=travel, step=step, on=on, by=who, skipped_because=why))
    StepMark.objects.bulk_create(marks)


def _ring_round(officer: Person) -> None:
    """A winter round: fifteen calls made by three, an open queue, one who comes back after the summer."""
    helper = _held(Role.MEMBER)
    third = _held(Role.CAMPAIGN_MANAGER)
    ring_round = Round.objects.create(
        name="Vinterrunden 2021",
        who="Medlemmer fra før 2020",
        parts=[{"clause": "members.current", "value": "", "negated": False}],
        script=SCRIPT,
        until=D(2021, 3, 14),
        made_on=BEGAN,
        made_by=officer,
    )
    callers = (officer, helper, third)
    for person in callers:
        task = Task.objects.create(
            title="Ringerunde: Vinterrunden 2021", person=person, due_on=ring_round.until, created_on=BEGAN
        )
        RoundCaller.objects.create(round=ring_round, person=person, task=task)
    older = Member.objects.current_on(TODAY).filter(joined_on__lt=D(2020, 1, 1)).exclude(person__phone="")
    chosen = list(older.exclude(person__user__isnull=False).exclude(person__wants="nothing").order_by("pk")[:48])
    Ring.objects.bulk_create([Ring(round=ring_round, member=member) for member in chosen])
    for number, (after, who, outcome, note, for_board) in enumerate(CALLS):
        on = BEGAN + days(after)
        now = datetime.datetime.combine(on, datetime.time(17, 3 * number), tzinfo=datetime.UTC)
        ring = take_next(ring_round=ring_round, caller=callers[who], today=on, now=now)
        if ring is not None:
            answer(
                ring_round=ring_round,
                ring=ring.pk,
                caller=callers[who],
                outcome=outcome,
                again_on=D(2021, 8, 10) if outcome == "again" else None,
                note=note,
                for_board=for_board,
                wants="important" if outcome == "no_calls" else "",
                today=on,
                now=now,
            )
