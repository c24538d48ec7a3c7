"""A year's fee: due, paid, or not; whether a member has paid follows from it."""

import datetime

from django.db import transaction

from lokallag.capabilities.members.actions.standing import set_state, undo_state
from lokallag.capabilities.members.models import Fee, Member, Standing
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def set_fee(
    *,
    member: Member,
    year: int,
    due_on: datetime.date | None = None,
    paid_on: datetime.date | None = None,
    actor: Person | None,
    today: datetime.date,
) -> Fee:
    """Say when a year's fee was due and when it was paid, if it was. Returns the fee.

    A fee that is past its day makes a member one who has not paid; the last one paid makes a member of them again.
    """
    fee, _made = Fee.objects.update_or_create(
        member=member, chapter=member.chapter, year=year, defaults={"due_on": due_on, "paid_on": paid_on}
    )
    record("members.fee_set", actor=actor, subject=member, year=year, paid_on=paid_on)
    _follow_fees(member, actor, today, paid_on)
    return fee


@transaction.atomic
def undo_payment(*, fee: Fee, actor: Person | None, today: datetime.date) -> None:
    """Say that a year's fee was not paid after all."""
    member, paid_on = fee.member, fee.paid_on
    fee.paid_on = None
    fee.save(update_fields=["paid_on"])
    record("members.payment_undone", actor=actor, subject=member, year=fee.year)
    again = Standing.objects.filter(member=member, state=Member.State.MEMBER).exclude(on=member.joined_on)
    for standing in again.filter(on=paid_on) if paid_on else ():
        undo_state(standing=standing, actor=actor)
    member.refresh_from_db()
    _follow_fees(member, actor, today, None)


def _follow_fees(member: Member, actor: Person | None, today: datetime.date, paid_on: datetime.date | None) -> None:
    """Let the member's state say what the fees say, for those who are here."""
    late = Fee.objects.filter(member=member, paid_on__isnull=True, due_on__lt=today).order_by("due_on").first()
    if late is not None and late.due_on is not None and member.state == Member.State.MEMBER:
        day = max(late.due_on, member.joined_on)
        set_state(member=member, state=Member.State.UNPAID, on=day, actor=actor, today=today)
    elif late is None and member.state == Member.State.UNPAID:
        day = max(paid_on or today, member.unpaid_since or member.joined_on)
        set_state(member=member, state=Member.State.MEMBER, on=min(day, today), actor=actor, today=today)
