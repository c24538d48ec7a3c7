"""Made-up invitations and answers, a waiting list, people who want to join, and who has recruited whom."""

import datetime
import random

from lokallag.capabilities.members.models import Application, JoinPage, Member
from lokallag.config.demonstration.story import TODAY, Story, days
from lokallag.core.gatherings.models import AllInvited, Attendance, Gathering, Invitation, Kind
from lokallag.core.people.models import Person

Answer = Attendance.Answer
ROOM, GUESTS = 12, 2
WORDS = ("Tar med kake!", "Kommer litt seint.", "Kan noen hente meg på stasjonen?", "Gleder meg.")
ASKS = (
    ("Mari", "Tveit", "Jeg så standen dere hadde på torget, og vil gjerne bidra i valgkampen.", 6, True),
    ("Yusuf", "Hassan", "Flyttet hit i høst. Opptatt av skole og sykkelveier.", 2, True),
    ("Berit", "Haugen", "", 1, False),
)


def tell(story: Story) -> None:
    """Invite everybody to what comes next, let most of them answer, and put three in the queue of those who want to join."""
    chance = random.Random(f"invitations-{story.chapter.slug}")  # noqa: S311 (made-up people, not secrets)
    _invite(chance)
    _asked_before(chance)
    _queue(story)
    newest = Member.objects.filter(joined_on__gt=TODAY - days(300)).order_by("-joined_on", "-pk")[:6]
    recruiters = list(story.people.values())[:3]
    for place, member in enumerate(newest):
        member.recruited_by = recruiters[place % 2]
        member.save(update_fields=["recruited_by"])


def _invite(chance: random.Random) -> None:
    """Everybody is invited to the next social or open meeting; there is less room than there are people who want to come."""
    kinds = (Kind.SOCIAL, Kind.OPEN_MEETING)
    row = Gathering.objects.of(*kinds).planned().filter(on__gt=TODAY + days(10)).order_by("on", "pk")[0]
    row.capacity, row.guests_each, row.asks_again = ROOM, GUESTS, True
    row.save(update_fields=["capacity", "guests_each", "asks_again"])
    members = list(Person.objects.filter(member__left_on__isnull=True, member__isnull=False).order_by("pk"))
    untold = set(chance.sample(range(len(members)), 3))
    Invitation.objects.bulk_create(
        Invitation(
            gathering=row,
            person=person,
            how=Invitation.How.UNTOLD if place in untold else Invitation.How.MAIL,
            invited_on=TODAY - days(6),
        )
        for place, person in enumerate(members)
    )
    Attendance.objects.filter(gathering=row).delete()
    reached = [person for place, person in enumerate(members) if place not in untold]
    chosen = chance.sample(reached, min(len(reached), 22))
    seats, line, answers = ROOM, 0, []
    for place, person in enumerate(chosen):
        answer = Attendance(gathering=row, person=person, answered_on=TODAY - days(chance.randint(0, 5)))
        if place % 4 == 3:
            answer.answer = Answer.DECLINED
        else:
            answer.guests = chance.choice((0, 0, 0, 1, 2))
            answer.word = chance.choice(WORDS) if chance.random() < 0.3 else ""
            if not line and answer.heads <= seats:
                answer.answer, answer.signed_up_on = Answer.SIGNED_UP, answer.answered_on
                seats -= answer.heads
            else:
                line += 1
                answer.answer, answer.place_in_line = Answer.WAITING, line
        answers.append(answer)
    Attendance.objects.bulk_create(answers)


def _asked_before(chance: random.Random) -> None:
    """Of what was held for all members, most had been sent to everybody."""
    held = Gathering.objects.for_all().held().filter(on__gte=datetime.date(2020, 1, 1)).order_by("on", "pk")
    AllInvited.objects.bulk_create(
        AllInvited(gathering=row, on=row.on - days(chance.randint(10, 25)), members=60)
        for row in held
        if chance.random() < 0.8
    )


def _queue(story: Story) -> None:
    """The form is open; two have confirmed and wait, one has not yet."""
    JoinPage.objects.create(
        is_open=True,
        intro="Hos oss er det plass til alle som vil gjøre noe, stort eller lite.",
        privacy_contact=f"styret@{story.chapter.slug}.example.org",
        origins=f"https://{story.chapter.slug}.example.org",
    )
    now = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    recruiter = next(iter(story.people.values()))
    for place, (given, family, message, ago, confirmed) in enumerate(ASKS):
        at = now - datetime.timedelta(days=ago)
        Application.objects.create(
            given_name=given,
            family_name=family,
            email=f"{given}.{family}@example.org".lower(),
            phone=f"+4791234{place}56",
            postcode="1383",
            birth_year=1975 + 9 * place,
            message=message,
            language="nb",
            key=f"{story.chapter.slug}-{place}",
            wording=f"Jeg vil bli medlem i {story.chapter.name}.",
            recruited_by=recruiter if place == 0 else None,
            applied_at=at,
            confirmed_at=at + datetime.timedelta(minutes=7) if confirmed else None,
        )
