"""Members on their journeys: begin, end, mark a step as done or left out, take it back; begun by rule as well."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Contact, Journey, JourneyStep, Member, StepMark, Travel
from lokallag.core.gatherings.models import Attendance
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role

#: Who has not been seen or talked with for so long is met by the journey for those.
UNSEEN = datetime.timedelta(days=365)


@transaction.atomic
def begin(*, journey: Journey, member: Member, actor: Person | None, today: datetime.date) -> Travel:
    """Let a member begin a journey today; one who is on it already goes on as before. Returns the travel."""
    Member.objects.select_for_update().get(pk=member.pk)
    found = Travel.objects.under_way().filter(journey=journey, member=member).first()
    if found is not None:
        return found
    travel, made = Travel.objects.get_or_create(
        journey=journey, member=member, began_on=today, defaults={"by": actor, "chapter_id": journey.chapter_id}
    )
    if not made:
        Travel.objects.filter(pk=travel.pk).update(ended_on=None)
        travel.ended_on = None
    record("members.journey_begun", actor=actor, subject=member, journey=journey.pk)
    return travel


@transaction.atomic
def end(*, travel: Travel, actor: Person, today: datetime.date) -> Travel:
    """Stop a member's journey; what was done stays."""
    travel.ended_on = today
    travel.save(update_fields=["ended_on"])
    record("members.journey_ended", actor=actor, subject=travel.member, journey=travel.journey_id)
    return travel


@transaction.atomic
def go_on(*, travel: Travel, actor: Person) -> Travel:
    """Let a stopped journey go on. ValidationError where they have begun it anew."""
    if Travel.objects.under_way().filter(journey=travel.journey_id, member=travel.member_id).exists():
        raise ValidationError(_("They have begun it anew."))
    travel.ended_on = None
    travel.save(update_fields=["ended_on"])
    record("members.journey_goes_on", actor=actor, subject=travel.member, journey=travel.journey_id)
    return travel


@transaction.atomic
def mark_step(
    *,
    travel: Travel,
    step: JourneyStep,
    actor: Person,
    today: datetime.date,
    skipped_because: str = "",
) -> StepMark:
    """Say that a step is done, or left out with a reason. Said twice it is one mark. Returns it."""
    if step.journey_id != travel.journey_id:
        raise ValidationError(_("This step belongs to another journey."))
    mark, made = StepMark.objects.get_or_create(
        travel=travel,
        step=step,
        defaults={"on": today, "by": actor, "skipped_because": skipped_because, "chapter_id": travel.chapter_id},
    )
    if made:
        word = "members.step_skipped" if skipped_because else "members.step_done"
        record(word, actor=actor, subject=travel.member, step=step.pk)
    return mark


@transaction.atomic
def unmark_step(*, mark: StepMark, actor: Person) -> None:
    """Take back that a step was done or left out."""
    member, step = mark.travel.member, mark.step_id
    mark.delete()
    record("members.step_undone", actor=actor, subject=member, step=step)


def mark_calls(*, contact: Contact, actor: Person) -> int:
    """Let a conversation do the next open call of each journey the member is on; returns how many steps it did.

    Part of the action that writes the conversation; taken back with it.
    """
    if not contact.reached:
        return 0
    travels = Travel.objects.under_way().filter(member=contact.member_id, began_on__lte=contact.on)
    done = 0
    for travel in travels:
        marked = StepMark.objects.filter(travel=travel, step=OuterRef("pk"))
        calls = JourneyStep.objects.filter(journey=travel.journey_id, is_active=True, what=JourneyStep.What.CALL)
        step = calls.filter(~Exists(marked)).order_by("days", "pk").first()
        if step is not None:
            StepMark.objects.create(travel=travel, step=step, on=contact.on, by=actor, contact=contact)
            done += 1
    return done


@transaction.atomic
def begin_by_rule(*, today: datetime.date) -> int:
    """Let everybody begin the journeys whose rule fits them; returns how many began. Twice a day does no harm."""
    begun = 0
    for journey in Journey.objects.filter(is_active=True).exclude(starts=Journey.Starts.HAND).order_by("pk"):
        been = Travel.objects.filter(journey=journey, member=OuterRef("pk"))
        if journey.starts in {Journey.Starts.UNSEEN, Journey.Starts.SEATED}:
            been = been.filter(Q(began_on__gt=today - UNSEEN) | Q(ended_on__isnull=True))
        keys = _who_begins(journey, today).filter(~Exists(been)).order_by("pk").values_list("pk", flat=True)
        rows = [Travel(journey=journey, member_id=key, began_on=today) for key in keys]
        Travel.objects.bulk_create(rows, batch_size=1000)
        if rows:
            record("members.journeys_begun", actor=None, journey=journey.pk, how_many=len(rows))
        begun += len(rows)
    return begun


def _who_begins(journey: Journey, today: datetime.date) -> QuerySet[Member]:
    """Whom a journey's rule fits, from the day it came into use."""
    here = Member.objects.current_on(today)
    if journey.starts == Journey.Starts.JOINED:
        return here.filter(welcome__registered_at__date__gte=journey.since)
    if journey.starts == Journey.Starts.LEFT:
        return Member.objects.left_by(today).filter(left_on__gte=journey.since)
    if journey.starts == Journey.Starts.SEATED:
        seats = Seat.objects.held_on(today).filter(starts_on__gte=journey.since)
        return here.filter(person__in=seats.exclude(role__in=[Role.MEMBER, *OBSERVERS]).order_by().values("person"))
    return _unseen(here, today - UNSEEN, journey.since - UNSEEN)


def _unseen(here: QuerySet[Member], day: datetime.date, first: datetime.date) -> QuerySet[Member]:
    """Those last seen, talked with or joined by a day, but not before the first: a new rule begins with no flood."""
    came = Attendance.objects.filter(person=OuterRef("person"), answer=Attendance.Answer.CAME)
    talked = Contact.objects.filter(member=OuterRef("pk"), reached=True)
    lately = Q(Exists(came.filter(gathering__on__gt=day))) | Q(Exists(talked.filter(on__gt=day))) | Q(joined_on__gt=day)
    before = (
        Q(Exists(came.filter(gathering__on__gte=first)))
        | Q(Exists(talked.filter(on__gte=first)))
        | Q(joined_on__gte=first)
    )
    return here.filter(before).exclude(lately)
