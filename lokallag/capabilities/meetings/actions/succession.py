"""The result of a meeting's elections becomes seats, in one step, and can be taken back in one."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Succession, Turnover
from lokallag.capabilities.meetings.standings.succession import Plan, board_group, plan_of
from lokallag.core.access.actions import LastChair, give_seat, reopen_seat, take_back_seat
from lokallag.core.access.actions import end_seat as end
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups import actions as groups
from lokallag.core.journal.models import record
from lokallag.core.people.elected import NewBoard, tell_new_board
from lokallag.core.people.models import Person, Seat


@transaction.atomic
def seat_elected(
    *, meeting: Gathering, starts_on: datetime.date, actor: Person, today: datetime.date, now: datetime.datetime
) -> Succession:
    """Make seats of what a meeting elected, from a day on. Returns what was done.

    1. seats for those who are new, 2. the last day of those not elected again is the day before (after the new ones, so
    that there is always a chair), 3. the board's group and its leader, 4. whoever listens is told, 5. the journal.
    ValidationError when it is done already, when nobody is elected, and when nobody who can log in would be chair.
    """
    meeting = locked(meeting)
    if Succession.objects.filter(gathering=meeting).exists():
        raise ValidationError(_("The result is made into posts already."), code="done")
    if starts_on < meeting.on:
        raise ValidationError({"starts_on": _("Nobody takes over before the meeting that elected them.")})
    plan = plan_of(meeting, starts_on)
    if not plan.changes_anything:
        raise ValidationError(_("Nobody is elected to a post yet."), code="nobody")
    leader_before = plan.board.leader if plan.board is not None else None
    succession = Succession.objects.create(
        gathering=meeting,
        starts_on=starts_on,
        made_at=now,
        made_by=actor,
        led_before=leader_before,
        changes_leader=plan.leader is not None,
    )
    given, ended, kept = _seats(succession, plan, actor)
    _board_group(succession, plan, actor)
    board = NewBoard(
        gathering=meeting.pk,
        starts_on=starts_on,
        given=tuple(given),
        ended=tuple(ended),
        kept=tuple(kept),
        actor=actor,
        today=today,
    )
    tell_new_board(board)
    record("meetings.elected_seated", actor=actor, subject=meeting, given=len(given), ended=len(ended), kept=len(kept))
    return succession


@transaction.atomic
def undo_seating(*, meeting: Gathering, actor: Person, today: datetime.date) -> None:
    """Take back that the result was made into seats: every seat is as it was. Nothing happens where it was not.

    ValidationError when nobody who can log in would be chair.
    """
    meeting = locked(meeting)
    succession = Succession.objects.filter(gathering=meeting).first()
    if succession is None:
        return
    rows = list(succession.turnovers.select_related("seat__person", "seat__chapter", "membership__group"))
    ended = [row for row in rows if row.seat is not None and row.did == Turnover.Did.ENDED]
    given = [row.seat for row in rows if row.seat is not None and row.did == Turnover.Did.GAVE]
    kept = [row.seat for row in rows if row.seat is not None and row.did == Turnover.Did.KEPT]
    for row in ended:
        if row.seat is not None:
            reopen_seat(seat=row.seat, actor=actor)
            if row.ended_on is not None:
                row.seat.ends_on = row.ended_on
                row.seat.save(update_fields=["ends_on"])
    _undo_group(succession, rows, actor, today)
    succession.delete()
    try:
        for seat in given:
            take_back_seat(seat=seat, today=today, actor=actor)
    except LastChair:
        raise ValidationError(_no_chair(), code="no_chair") from None
    board = NewBoard(
        gathering=meeting.pk,
        starts_on=succession.starts_on,
        given=tuple(given),
        ended=tuple(row.seat for row in ended if row.seat is not None),
        kept=tuple(kept),
        actor=actor,
        today=today,
        is_undone=True,
    )
    tell_new_board(board)
    record("meetings.seating_undone", actor=actor, subject=meeting)


def _seats(succession: Succession, plan: Plan, actor: Person) -> tuple[list[Seat], list[Seat], list[Seat]]:
    given = [
        give_seat(person=each.person, role=each.role, starts_on=plan.starts_on, ends_on=None, actor=actor)
        for each in plan.begins
    ]
    ended, kept, rows = [], [], [Turnover(succession=succession, seat=seat, did=Turnover.Did.GAVE) for seat in given]
    day_before = plan.starts_on - datetime.timedelta(days=1)
    for each in plan.ends:
        if each.seat is None:
            continue
        rows.append(Turnover(succession=succession, seat=each.seat, did=Turnover.Did.ENDED, ended_on=each.seat.ends_on))
        try:
            ended.append(end(seat=each.seat, on=day_before, actor=actor))
        except LastChair:
            raise ValidationError(_no_chair(), code="no_chair") from None
    for each in plan.goes_on:
        if each.seat is not None:
            kept.append(each.seat)
            rows.append(Turnover(succession=succession, seat=each.seat, did=Turnover.Did.KEPT))
    Turnover.objects.bulk_create(rows)
    return given, ended, kept


def _board_group(succession: Succession, plan: Plan, actor: Person) -> None:
    """Who is on the board is in the board's group, and the new chair leads it."""
    if plan.board is None:
        return
    rows = []
    for person in plan.into:
        row = groups.let_in(group=plan.board, person=person, on=plan.starts_on, actor=actor)
        rows.append(Turnover(succession=succession, membership=row, did=Turnover.Did.GAVE))
    for row in plan.out_of:
        rows.append(Turnover(succession=succession, membership=row, did=Turnover.Did.ENDED, ended_on=row.ends_on))
        groups.let_go(membership=row, on=plan.starts_on - datetime.timedelta(days=1), actor=actor)
    Turnover.objects.bulk_create(rows)
    if plan.leader is not None:
        groups.change_group(group=plan.board, values={"leader": plan.leader}, actor=actor, today=plan.starts_on)


def _undo_group(succession: Succession, rows: list[Turnover], actor: Person, today: datetime.date) -> None:
    board = board_group()
    if board is not None and succession.changes_leader:
        groups.change_group(group=board, values={"leader": succession.led_before}, actor=actor, today=today)
    for row in rows:
        if row.membership is None:
            continue
        if row.did == Turnover.Did.ENDED:
            groups.take_back_going(membership=row.membership, actor=actor)
            if row.ended_on is not None:
                row.membership.ends_on = row.ended_on
                row.membership.save(update_fields=["ends_on"])
        if row.did == Turnover.Did.GAVE:
            row.membership.delete()


def _no_chair() -> str:
    return _("Nobody who can log in would be chair. Invite the new chair first.")
