"""Whom the two chapters send to other meetings of their party, and who took part in other people's events."""

from lokallag.capabilities.meetings.actions.delegates import elect_delegate, tick, withdraw
from lokallag.capabilities.meetings.actions.delegations import plan_delegation, report_back
from lokallag.capabilities.meetings.models import Candidate, Delegate, Delegation, Item
from lokallag.config.demonstration.story import D, Story
from lokallag.core.gatherings.models import Attendance, Gathering, Kind

Level, Part, Counts = Delegation.Level, Delegate.Part, Candidate.CountsAs
WOMEN = frozenset({"Kari", "Ida", "Silje", "Mona", "Eva", "Marte", "Guro", "Live", "Oda"})


def tell(story: Story) -> None:
    """Tell the chapter's delegations."""
    if story.chapter.slug == "asker-mdg":
        _asker(story)
    else:
        _lillehammer(story)


def _asker(story: Story) -> None:
    """The national congress in April, elected at the annual meeting: one withdrew. The county meeting is reported."""
    chair = story.people["Eva"]
    congress = plan_delegation(
        values={
            "level": Level.NATIONAL,
            "title": "Landsmøte 2021",
            "on": D(2021, 4, 23),
            "until": D(2021, 4, 25),
            "place": "Digitalt",
            "places": 3,
            "follows_from": "En delegat per påbegynte 50 medlemmer ved årsskiftet",
            "members": 121,
            "counted_on": D(2020, 12, 31),
            "who_may": "Medlemmer som har betalt i år eller i fjor",
            "sign_up_by": D(2021, 3, 19),
            "fee": 500,
            "papers": "https://example.org/landsmote/sakspapirer",
            "gathering": _event("Landsmøte"),
            "item": Item.objects.filter(kind=Item.Kind.ELECTION, gathering__on=D(2021, 2, 9)).order_by("pk").first(),
        },
        actor=chair,
        today=D(2021, 1, 12),
    )
    _elect(congress, story, D(2021, 2, 9), ("Eva", "Sindre", "Live"), ("Marte", "Farid"))
    tick(
        delegation=congress,
        what="accepted_on",
        who=[row.pk for row in congress.delegates.going()],
        on=D(2021, 2, 9),
        actor=chair,
    )
    withdraw(delegate=congress.delegates.get(person=story.people["Sindre"]), on=D(2021, 2, 12), actor=chair)
    county = plan_delegation(
        values={
            "level": Level.COUNTY,
            "title": "Fylkesårsmøte Viken",
            "on": D(2021, 1, 16),
            "place": "Digitalt",
            "places": 6,
            "follows_from": "En delegat per påbegynte 20 medlemmer",
            "fee": 0,
            "sign_up_by": D(2021, 1, 4),
            "gathering": _event("Fylkesårsmøte Viken"),
        },
        actor=chair,
        today=D(2020, 11, 3),
    )
    _elect(county, story, D(2020, 12, 1), ("Eva", "Sindre", "Marte", "Farid", "Oda", "Trym"), ("Guro",))
    _sent(county, story, D(2021, 1, 16))
    report_back(
        delegation=county,
        on=D(2021, 1, 26),
        words="Fylkeslaget vedtok arbeidsplan og budsjett.\n\nFor oss: felles kursrekke før valgkampen, "
        "og en kampanjeleder som reiser til lag som ber om det.",
        gathering=None,
        actor=chair,
    )
    for title, number in (("grønn gjenreising", 5), ("naturmangfold", 4), ("programarbeidet", 7)):
        _came(story, f"Webinar: {title}", number)
    _came(story, "Fylkesårsmøte Viken", 0, "Eva", "Sindre", "Marte", "Farid", "Oda", "Trym")


def _lillehammer(story: Story) -> None:
    """The county meeting of last year, and this year's: its delegates are to be elected at the annual meeting."""
    chair = story.people["Kari"]
    last = plan_delegation(
        values={
            "level": Level.COUNTY,
            "title": "Årsmøte i Innlandet SV 2020",
            "on": D(2020, 2, 29),
            "until": D(2020, 3, 1),
            "place": "Hamar",
            "places": 4,
            "follows_from": "To til sju etter betalende medlemmer ved årsskiftet",
            "members": 104,
            "counted_on": D(2019, 12, 31),
            "sign_up_by": D(2020, 2, 7),
            "fee": 600,
        },
        actor=chair,
        today=D(2020, 1, 7),
    )
    _elect(last, story, D(2020, 1, 28), ("Kari", "Per", "Ida", "Ola"), ("Mona", "Jon"))
    withdraw(delegate=last.delegates.get(person=story.people["Per"]), on=D(2020, 2, 20), actor=chair)
    _sent(last, story, D(2020, 2, 29))
    meeting = Gathering.objects.of(Kind.MEMBER_MEETING).filter(on=D(2020, 3, 24)).first()
    report_back(
        delegation=last,
        on=D(2020, 3, 24),
        words="Fylkeslaget valgte nytt styre og vedtok en uttalelse om sykehusene.",
        gathering=meeting,
        actor=chair,
    )
    plan_delegation(
        values={
            "level": Level.COUNTY,
            "title": "Årsmøte i Innlandet SV 2021",
            "on": D(2021, 3, 13),
            "until": D(2021, 3, 14),
            "place": "Digitalt",
            "places": 5,
            "follows_from": "To til sju etter betalende medlemmer ved årsskiftet",
            "members": 118,
            "counted_on": D(2020, 12, 31),
            "who_may": "Medlemmer som har betalt; minst 40 prosent av hvert kjønn",
            "sign_up_by": D(2021, 3, 1),
            "fee": 300,
            "item": Item.objects.filter(kind=Item.Kind.ELECTION, gathering__on=D(2021, 2, 25)).order_by("pk").first(),
        },
        actor=chair,
        today=D(2021, 2, 2),
    )
    _came(story, "Klimaforum i regionrådet", 0, "Tuva", "Henrik", "Kari")
    _came(story, "Dialogmøte om frivilligsentralen", 0, "Jon", "Amina")


def _event(title: str) -> Gathering | None:
    return Gathering.objects.of(Kind.EXTERNAL).filter(title=title).order_by("pk").first()


def _elect(row: Delegation, story: Story, on: D, delegates: tuple[str, ...], deputies: tuple[str, ...]) -> None:
    for part, names in ((Part.DELEGATE, delegates), (Part.DEPUTY, deputies)):
        for name in names:
            elect_delegate(
                delegation=row,
                person=story.people[name],
                part=part,
                elected_on=on,
                actor=story.people[delegates[0]],
                counts_as=Counts.WOMAN if name in WOMEN else Counts.MAN if name != "Trym" else Counts.UNSAID,
            )


def _sent(row: Delegation, story: Story, on: D) -> None:
    """They were signed up, paid for, and travelled."""
    going = [one.pk for one in row.delegates.going()]
    for what in ("accepted_on", "signed_up_on", "fee_paid_on", "travelled_on"):
        tick(delegation=row, what=what, who=going, on=on, actor=story.people[next(iter(story.people))])


def _came(story: Story, title: str, number: int, *names: str) -> None:
    """Who took part in other people's event: some members, or those named."""
    event = _event(title)
    if event is None:
        return
    people = [member.person for member in story.members[7 : 7 + number]] + [story.people[name] for name in names]
    known = set(event.attendances.values_list("person", flat=True))
    Attendance.objects.bulk_create(
        [
            Attendance(
                chapter=story.chapter,
                gathering=event,
                person=person,
                answer=Attendance.Answer.CAME,
                answered_on=event.on,
            )
            for person in people
            if person.pk not in known
        ]
    )
