"""How a membership comes to a state on a day, each with its way back."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Member, Standing
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role


@transaction.atomic
def set_state(*, member: Member, state: str, on: datetime.date, actor: Person | None, today: datetime.date) -> Standing:
    """Say that a membership came to a state on a day; for `unpaid` the day the oldest fee not paid was due.

    The member's `state`, `left_on` and `unpaid_since` follow the latest standing. The same said twice is one row.
    Returns the standing; ValidationError (on `on`) on a day to come and before they joined.
    """
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    if on < member.joined_on and state != Member.State.APPLIED:
        raise ValidationError({"on": _("This is before the day they joined.")})
    Member.objects.select_for_update().get(pk=member.pk)
    _write_the_first(member)
    standing, made = Standing.objects.get_or_create(
        member=member, chapter=member.chapter, state=state, on=on, defaults={"by": actor}
    )
    if made:
        _follow(member)
        if member.state in Member.GONE:
            # A member's place goes with the membership; posts are ended by those who manage them.
            Seat.objects.filter(person=member.person_id, role=Role.MEMBER).delete()
        record("members.state_set", actor=actor, subject=member, state=str(state), on=on)
    return standing


@transaction.atomic
def undo_state(*, standing: Standing, actor: Person | None) -> Member:
    """Take back that a membership came to a state; what stood before stands again. Returns the member."""
    member = Member.objects.select_for_update().get(pk=standing.member_id)
    state = standing.state
    if Standing.objects.filter(pk=standing.pk).delete()[0]:
        _follow(member)
        record("members.state_undone", actor=actor, subject=member, state=state)
    return member


@transaction.atomic
def leave(*, member: Member, left_on: datetime.date, actor: Person | None, today: datetime.date) -> Member:
    """Say that a member has left. Returns the member; ValidationError before they joined or on a day to come."""
    try:
        set_state(member=member, state=Member.State.RESIGNED, on=left_on, actor=actor, today=today)
    except ValidationError as refused:
        raise ValidationError({"left_on": refused.messages}) from refused
    return member


@transaction.atomic
def undo_leaving(*, member: Member, actor: Person | None) -> Member:
    """Say that a member is still here. Returns the member."""
    for standing in member.standings.filter(state__in=Member.GONE):
        undo_state(standing=standing, actor=actor)
    _follow(member)
    return member


def first_standing(member: Member, by: Person | None = None) -> Standing:
    """Return, not saved, the standing a member without any comes from: what the member's own row says."""
    day = member.joined_on
    if member.state in Member.GONE:
        day = member.left_on or day
    elif member.state == Member.State.UNPAID:
        day = member.unpaid_since or day
    return Standing(member=member, state=member.state, on=day, by=by)


def _write_the_first(member: Member) -> None:
    if not member.standings.exists():
        first_standing(member).save()


def _follow(member: Member) -> None:
    """Let the member's own row say what the standings say."""
    standings = list(member.standings.order_by("on", "pk").values_list("state", "on"))
    state, on = standings[-1] if standings else (Member.State.MEMBER, member.joined_on)
    unpaid_since = None
    for earlier, day in reversed(standings):
        if earlier != Member.State.UNPAID:
            break
        unpaid_since = day
    member.state, member.unpaid_since = state, unpaid_since
    member.left_on = on if state in Member.GONE else None
    member.save(update_fields=["state", "left_on", "unpaid_since"])
