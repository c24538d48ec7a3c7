"""The chapter's journeys: begin with the four that are suggested, change them, add others."""

import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Journey, JourneyStep
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_What, _Who, _Starts = JourneyStep.What, JourneyStep.Who, Journey.Starts
#: The four every chapter may begin with: name, what begins it, and each step's days, doer, kind and words.
SUGGESTED = (
    (
        _("New member"),
        _Starts.JOINED,
        (
            (0, _Who.CHAIR, _What.MAIL, _("Welcome by e-mail")),
            (7, _Who.CONTACT, _What.CALL, _("First call")),
            (21, _Who.OFFICER, _What.MEETING, _("Invite to the newcomers' meeting")),
            (45, _Who.CONTACT, _What.AMBITIONS, _("Talk about what they want to do")),
            (150, _Who.CONTACT, _What.CALL, _("Ask how it goes")),
        ),
    ),
    (
        _("Not seen for a year"),
        _Starts.UNSEEN,
        (
            (14, _Who.OFFICER, _What.CALL, _("Call and hear how they are")),
            (30, _Who.OFFICER, _What.MAIL, _("Invite to something small")),
        ),
    ),
    (
        _("Elected"),
        _Starts.SEATED,
        (
            (3, _Who.CHAIR, _What.CALL, _("Thank them, and say what the post is")),
            (14, _Who.CHAIR, _What.OTHER, _("Hand over papers and log-ins")),
            (60, _Who.CHAIR, _What.CALL, _("Ask how it goes")),
        ),
    ),
    (
        _("Leaving"),
        _Starts.LEFT,
        ((0, _Who.CONTACT, _What.CALL, _("Thank them, and ask why")),),
    ),
)


@transaction.atomic
def begin_with_suggested(*, actor: Person, today: datetime.date) -> int:
    """Write down the suggested journeys the chapter lacks, in its language; they hold from today. Returns how many."""
    made = 0
    with translation.override(current_chapter().language):
        for name, starts, steps in SUGGESTED:
            journey, is_new = Journey.objects.get_or_create(
                name=str(name),
                defaults={"starts": starts, "since": today, "chapter_id": actor.chapter_id},
            )
            if not is_new:
                continue
            made += 1
            JourneyStep.objects.bulk_create(
                [
                    JourneyStep(journey=journey, days=days, who=who, what=what, words=str(words))
                    for days, who, what, words in steps
                ]
            )
    if made:
        record("members.journeys_suggested", actor=actor, how_many=made)
    return made


@transaction.atomic
def write_journey(
    *,
    journey: Journey | None,
    name: str,
    starts: str,
    is_active: bool,
    actor: Person,
    today: datetime.date,
) -> Journey:
    """Make a journey, or change one. What begins it holds from today where it is new or put in use again."""
    row = journey or Journey(since=today)
    if journey is not None and (row.starts != starts or (is_active and not row.is_active)):
        row.since = today
    row.name, row.starts, row.is_active = name, starts, is_active
    row.save()
    record("members.journey_written", actor=actor, subject=row, starts=starts, is_active=is_active)
    return row


@transaction.atomic
def write_step(
    *,
    journey: Journey,
    step: JourneyStep | None,
    days: int,
    who: str,
    what: str,
    words: str,
    actor: Person,
) -> JourneyStep:
    """Add a step to a journey, or change one: for those who have not come to it yet."""
    row = step or JourneyStep(journey=journey)
    row.days, row.who, row.what, row.words, row.is_active = days, who, what, words.strip(), True
    row.save()
    record("members.step_written", actor=actor, subject=row, journey=journey.pk, days=days)
    return row


@transaction.atomic
def remove_step(*, step: JourneyStep, actor: Person) -> JourneyStep:
    """Take a step out of its journey; where it was done it stays done."""
    step.is_active = False
    step.save(update_fields=["is_active"])
    record("members.step_removed", actor=actor, subject=step)
    return step


@transaction.atomic
def put_step_back(*, step: JourneyStep, actor: Person) -> JourneyStep:
    """Put a step back in its journey."""
    step.is_active = True
    step.save(update_fields=["is_active"])
    record("members.step_put_back", actor=actor, subject=step)
    return step
