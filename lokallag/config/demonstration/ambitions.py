"""What the made-up members want: two thirds are on the map; some were asked for something, and answered."""

import datetime

from lokallag.capabilities.members.actions import interests
from lokallag.capabilities.members.models import Ambition, Ask, Telling, Wish
from lokallag.config.demonstration.story import Story, days
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Task

#: What people say, with what they tick, can, want to learn, how much time they have, and when.
SAYINGS = (
    ("Vil gjerne bidra litt, men har små barn og lite tid på kveldene.", "stand cook", "", "", "sometimes", "weekends"),
    ("Jeg har skrevet i lokalavisa før og gjør det gjerne igjen.", "write climate", "write", "", "monthly", "evenings"),
    ("Gå på dører er gøy. Spør meg i august!", "doors stand", "", "speak", "campaign", "evenings weekends"),
    ("Brenner for skolen, og kunne tenke meg å lære å holde innlegg.", "schools", "", "speak", "monthly", "evenings"),
    ("Jeg har henger og sterke armer.", "drive stand", "drive", "", "sometimes", "weekends"),
    ("Vil bli kjent med folk. Baker gjerne.", "cook newcomers", "cook", "", "monthly", "daytime"),
    ("Flinkere med bilder enn med ord.", "photo social_media design", "photo", "", "monthly", ""),
    ("Kunne tenke meg å stå på liste en gang.", "candidate planning", "", "lead", "monthly", "evenings"),
    ("Pensjonist med god tid og telefon.", "call newcomers", "", "", "campaign", "daytime"),
    ("Opptatt av buss og sykkelvei.", "transport climate write", "", "", "sometimes", "evenings"),
    ("Jobber i helsevesenet og vil bruke det jeg kan.", "health speak", "speak", "", "sometimes", ""),
    ("Arrangerer det meste, bare jeg vet det i god tid.", "organise cook culture", "organise", "lead", "monthly", "weekends"),
    ("Støttemedlem for tida, spør meg til våren.", "", "", "", "none", ""),
    ("", "stand doors", "", "", "campaign", "weekends"),
    ("", "money web", "money", "", "sometimes", ""),
    ("Solidaritet og likestilling er grunnen til at jeg er med.", "equality stand", "", "write", "monthly", "weekends"),
)  # fmt: skip
#: After a no, why.
REASONS = ("Er bortreist den helga.", "Har for mye på jobben akkurat nå.", "")


def tell(story: Story) -> None:
    """Tell it, the same every time."""
    by_key = {one.key: one for one in interests()}
    members = [member for member in story.members if member.left_on is None]
    story.chance.shuffle(members)
    many = len(members)
    told = members[: many * 2 // 3]
    asked = members[len(told) : len(told) + many // 6]
    today = story.chapter.today()
    rows, ticks = [], []
    for place, member in enumerate(told):
        words, want, can, learn, time, when = SAYINGS[place % len(SAYINGS)]
        on = max(member.joined_on, today - days(story.chance.randrange(5, 390)))
        again = on + days(180 if time == "none" else 365)
        row = Ambition(
            person=member.person,
            words=words,
            time=time,
            when=when.split(),
            asked_on=on - days(story.chance.randrange(1, 9)),
            first_answered_on=on,
            answered_on=on,
            ask_again_on=again,
        )
        rows.append(row)
        for kind, keys in ((Wish.Kind.WANT, want), (Wish.Kind.CAN, can), (Wish.Kind.LEARN, learn)):
            ticks += [(row, by_key[key], kind) for key in keys.split()]
    rows += [Ambition(person=member.person, asked_on=today - days(12)) for member in asked]
    Ambition.objects.bulk_create(rows)
    Wish.objects.bulk_create([Wish(ambition=row, interest=one, kind=kind) for row, one, kind in ticks])
    officer = next(iter(story.people.values()))
    _tellings(story, rows, officer)
    _asks(story, [member.person for member in told], officer, today)
    _free_tasks(today)


def _tellings(story: Story, rows: list[Ambition], officer: Person) -> None:
    """Most filled it in themselves; some told it on the phone."""
    called = Ambition.How.CALL, officer
    Telling.objects.bulk_create(
        [
            Telling(ambition=row, on=row.answered_on, how=how, by=by)
            for row in rows
            if row.answered_on is not None
            for how, by in [called if story.chance.random() < 0.25 else (Ambition.How.LINK, row.person)]
        ]
    )


def _asks(story: Story, people: list[Person], officer: Person, today: datetime.date) -> None:
    """Some questions for the next stand: yeses on its list, a no, one that waits."""
    stand = Gathering.objects.planned().filter(on__gt=today, kind=Kind.STAND).order_by("on").first()
    if stand is None:
        stand = story.gathering(
            Kind.STAND,
            today + days(19),
            "Stand for sykkelveier",
            at=11,
            place="Torget",
            is_open=True,
            about="Vi deler ut kart og hører hvor det er vondt å sykle.",
            responsible=officer,
        )
    keen = Wish.objects.filter(interest__key="stand", kind=Wish.Kind.WANT, ambition__person__in=people)
    free = keen.exclude(ambition__person__attendances__gathering=stand).exclude(ambition__time="none")
    chosen = [wish.ambition.person for wish in free.select_related("ambition__person").order_by("pk")[:5]]
    answers = (Ask.Answer.YES, Ask.Answer.YES, Ask.Answer.NO, Ask.Answer.OPEN, Ask.Answer.OPEN)
    for place, (person, answer) in enumerate(zip(chosen, answers, strict=False)):
        on = today - days(6 - place)
        Ask.objects.create(
            person=person,
            kind=Ask.Kind.GATHERING,
            key=str(stand.pk),
            title=stand.title,
            words="Vi trenger to til fra klokka elleve." if place % 2 else "",
            asked_by=officer,
            asked_on=on,
            asked_at=story.chapter.now() - days((today - on).days),
            expires_on=min(on + days(14), stand.on),
            answer=answer,
            answered_on=None if answer == Ask.Answer.OPEN else on + days(1),
            reason=story.chance.choice(REASONS) if answer == Ask.Answer.NO else "",
        )
        if answer == Ask.Answer.YES:
            Attendance.objects.create(
                gathering=stand,
                person=person,
                answer=Attendance.Answer.SIGNED_UP,
                answered_on=on + days(1),
                signed_up_on=on + days(1),
            )


def _free_tasks(today: datetime.date) -> None:
    """A few things nobody has yet, for the board to find people for."""
    Task.objects.bulk_create(
        [
            Task(title=title, due_on=today + days(ahead), created_on=today - days(4))
            for title, ahead in (
                ("Bake kaker til medlemsmøtet", 10),
                ("Skrive leserbrev om bussen", 6),
                ("Dele ut brosjyrer i sentrum", 16),
                ("Ringe nye medlemmer i februar", 3),
            )
        ]
    )
