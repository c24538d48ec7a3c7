"""What happens by itself to those nobody has talked with: a new contact, a reminder, a word to the chair; and moving the day."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.care import possible_contacts, takers_on, welcome
from lokallag.capabilities.members.actions.travelling import begin_by_rule
from lokallag.capabilities.members.models import CareRules, Member, Welcome
from lokallag.capabilities.members.models.care import WelcomeQuerySet
from lokallag.capabilities.members.notices.care import remind_contacts, tell_the_chair
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role


def look_after(*, today: datetime.date, now: datetime.datetime) -> None:
    """Do for the scope's chapter what the day asks for; every newcomer has a contact and a day afterwards."""
    rules = CareRules.here()
    waiting = Member.objects.to_welcome_on(today)
    held = possible_contacts(takers_on(today, rules), today)
    uncared = waiting.filter(
        Q(welcome__isnull=True) | Q(contact__isnull=True) | ~Q(contact__in=held) | Q(contact=F("person"))
    )
    found = list(uncared)
    if found:
        welcome(found, actor=None, today=today, now=now)
    begin_by_rule(today=today)
    remind(rules=rules, today=today)
    escalate(rules=rules, today=today)


@transaction.atomic
def remind(*, rules: CareRules, today: datetime.date) -> int:
    """Remind contacts gently, once, shortly before the day; returns of how many newcomers."""
    soon = today + datetime.timedelta(days=rules.reminder_days)
    due = Welcome.objects.waiting_on(today).filter(due_on__gte=today, due_on__lte=soon, reminded_on__isnull=True)
    rows = [row for row in _locked(due) if row.registered_at.date() < today]
    if rows:
        Welcome.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_on=today)
        remind_contacts(rows, chapter=current_chapter())
        record("members.contacts_reminded", actor=None, how_many=len(rows))
    return len(rows)


@transaction.atomic
def escalate(*, rules: CareRules, today: datetime.date) -> int:
    """Tell the chair, once, of those who have waited past the last day; returns of how many.

    Where there is no chair the deputy is told, else the board; where there is nobody, it is tried again another time.
    """
    late = Welcome.objects.waiting_on(today).filter(due_on__lte=today - rules.grace, escalated_on__isnull=True)
    rows = _locked(late)
    told = _whom_to_tell(today)
    if not rows or not told:
        return 0
    Welcome.objects.filter(pk__in=[row.pk for row in rows]).update(escalated_on=today)
    tell_the_chair(rows, told, chapter=current_chapter())
    record("members.escalated", actor=None, members=[row.member_id for row in rows])
    return len(rows)


@transaction.atomic
def move_welcome(*, member: Member, due_on: datetime.date, actor: Person, today: datetime.date) -> Welcome:
    """Promise the call by another day; reminder and escalation begin anew. ValidationError for a day that has passed."""
    if due_on < today:
        raise ValidationError({"due_on": _("This day has passed.")})
    row = Welcome.objects.select_for_update().get(member=member)
    row.due_on, row.reminded_on, row.escalated_on = due_on, None, None
    row.save(update_fields=["due_on", "reminded_on", "escalated_on"])
    record("members.welcome_moved", actor=actor, subject=member, due_on=due_on)
    return row


def _locked(rows: WelcomeQuerySet) -> list[Welcome]:
    return list(rows.select_related("member__person", "member__contact__user").select_for_update(of=("self",)))


def _whom_to_tell(today: datetime.date) -> list[Person]:
    """The chair; where there is none the deputy; else everybody on the board."""
    seats = list(Seat.objects.held_on(today).filter(role__in=BOARD).select_related("person__user").order_by("pk"))
    for roles in ({Role.CHAIR}, {Role.DEPUTY_CHAIR}, BOARD):
        found = {seat.person_id: seat.person for seat in seats if seat.role in roles}
        if found:
            return list(found.values())
    return []
