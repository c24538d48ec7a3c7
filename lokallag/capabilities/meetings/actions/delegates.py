"""Who is elected to a delegation, in order; who withdraws, and the deputy whose turn it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from lokallag.capabilities.meetings.models import Candidate, Delegate, Delegation, Elected, Election
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: What is ticked for each: the field that holds its day.
TICKS = ("accepted_on", "signed_up_on", "fee_paid_on", "travelled_on")
Part = Delegate.Part


class ElectedAlready(Exception):
    """The person is on the delegation."""


class HasGone(Exception):
    """Somebody stands in for them, or they stand in for somebody: undo that first."""


def elect_delegate(
    *,
    delegation: Delegation,
    person: Person,
    part: str,
    elected_on: datetime.date,
    actor: Person,
    counts_as: str = Candidate.CountsAs.UNSAID,
) -> Delegate:
    """Put somebody last among the delegates, or the deputies. Raises ElectedAlready."""
    with transaction.atomic():
        _lock(delegation)
        if delegation.delegates.filter(person=person).exists():
            raise ElectedAlready
        row = Delegate.objects.create(
            delegation=delegation,
            person=person,
            part=part,
            place=_next(delegation, part),
            counts_as=counts_as,
            elected_on=elected_on,
        )
        record("meetings.delegate_elected", actor=actor, subject=row, part=part)
    return row


def take_elected(
    *, delegation: Delegation, delegates: Election | None, deputies: Election | None, on: datetime.date, actor: Person
) -> int:
    """Take over those whom elections of ours elected, in their order; who is on it already stays. Returns how many came."""
    new = 0
    with transaction.atomic():
        _lock(delegation)
        known = set(delegation.delegates.values_list("person", flat=True))
        for election, part in ((delegates, Part.DELEGATE), (deputies, Part.DEPUTY)):
            rows = Elected.objects.filter(election=election, candidate__person__isnull=False) if election else []
            for row in sorted(rows, key=lambda row: (row.place, row.pk)):
                person = row.candidate.person_id
                if person is None or person in known:
                    continue
                known.add(person)
                Delegate.objects.create(
                    delegation=delegation,
                    person_id=person,
                    part=part,
                    place=_next(delegation, part),
                    counts_as=row.candidate.counts_as,
                    elected_on=on,
                )
                new += 1
        record("meetings.delegates_taken_over", actor=actor, subject=delegation, new=new)
    return new


def take_off(*, delegate: Delegate, actor: Person) -> None:
    """Take somebody off who was written down by mistake. Raises HasGone where deputies have moved because of them."""
    with transaction.atomic():
        _lock(delegate.delegation)
        if delegate.stepped_in_on or delegate.replaced_by.exists():
            raise HasGone
        delegation, key = delegate.delegation, delegate.pk
        delegate.delete()
        record("meetings.delegate_taken_off", actor=actor, subject=delegation, delegate=key)


def move_up(*, delegate: Delegate, actor: Person) -> Delegate:
    """Let somebody change places with the one before among their like; the first stays."""
    with transaction.atomic():
        _lock(delegate.delegation)
        rows = delegate.delegation.delegates.filter(part=delegate.part)
        before = rows.filter(place__lt=delegate.place).order_by("-place", "-pk").first()
        if before is not None:
            before.place, delegate.place = delegate.place, before.place
            Delegate.objects.bulk_update([before, delegate], ["place"])
            record("meetings.delegate_moved", actor=actor, subject=delegate, place=delegate.place)
    return delegate


def withdraw(*, delegate: Delegate, on: datetime.date, actor: Person) -> Delegate | None:
    """Let somebody withdraw; the first deputy who waits steps in. Returns the deputy, None when nobody waits or needs to."""
    with transaction.atomic():
        _lock(delegate.delegation)
        delegate.refresh_from_db()
        if delegate.withdrew_on is not None:
            return None
        was_going = delegate.is_going
        delegate.withdrew_on = on
        delegate.save(update_fields=["withdrew_on"])
        deputy = delegate.delegation.delegates.waiting().first() if was_going else None
        if deputy is not None:
            deputy.stepped_in_on, deputy.stands_in_for = on, delegate
            deputy.save(update_fields=["stepped_in_on", "stands_in_for"])
        record("meetings.delegate_withdrew", actor=actor, subject=delegate, deputy=deputy.pk if deputy else None)
    return deputy


def step_in(*, delegate: Delegate, on: datetime.date, actor: Person) -> Delegate:
    """Let a deputy take a place that nobody fills; nothing happens where there is none."""
    with transaction.atomic():
        _lock(delegate.delegation)
        rows = delegate.delegation.delegates
        free = rows.going().count() < delegate.delegation.places
        if free and rows.waiting().filter(pk=delegate.pk).exists():
            delegate.stepped_in_on = on
            delegate.save(update_fields=["stepped_in_on"])
            record("meetings.deputy_stepped_in", actor=actor, subject=delegate)
    return delegate


def come_back(*, delegate: Delegate, actor: Person) -> Delegate:
    """Take a withdrawal back: they have their place again, and the last who stands in because of it is a deputy once more."""
    with transaction.atomic():
        _lock(delegate.delegation)
        delegate.refresh_from_db()
        if delegate.withdrew_on is None:
            return delegate
        delegate.withdrew_on = None
        behind: Delegate | None = delegate
        while behind is not None:
            behind = behind.replaced_by.first()
            if behind is not None and behind.withdrew_on is None:
                _step_back(behind)
                break
        # Who came to stand in for somebody that is back waits for another turn.
        if delegate.stands_in_for is not None and delegate.stands_in_for.withdrew_on is None:
            delegate.stepped_in_on = delegate.stands_in_for = None
        delegate.save(update_fields=["withdrew_on", "stepped_in_on", "stands_in_for"])
        record("meetings.delegate_came_back", actor=actor, subject=delegate)
    return delegate


def tick(*, delegation: Delegation, what: str, who: Iterable[int], on: datetime.date, actor: Person) -> int:
    """Say of those who go for which of them `what` (one of TICKS) is so, by their keys. Returns how many changed."""
    if what not in TICKS:
        raise ValueError(what)
    chosen = set(who)
    changed = []
    with transaction.atomic():
        for row in delegation.delegates.select_for_update():
            if (row.pk in chosen) != (getattr(row, what) is not None) and (row.is_going or row.pk not in chosen):
                setattr(row, what, on if row.pk in chosen else None)
                changed.append(row)
        Delegate.objects.bulk_update(changed, [what])
        record("meetings.delegates_ticked", actor=actor, subject=delegation, what=what, changed=len(changed))
    return len(changed)


def count_as(*, delegate: Delegate, counts_as: str, actor: Person) -> Delegate:
    """Write what somebody has said that they want to be counted as."""
    with transaction.atomic():
        delegate.counts_as = counts_as
        delegate.save(update_fields=["counts_as"])
        record("meetings.delegate_counts", actor=actor, subject=delegate)
    return delegate


def _step_back(deputy: Delegate) -> None:
    deputy.stepped_in_on = deputy.stands_in_for = None
    deputy.save(update_fields=["stepped_in_on", "stands_in_for"])


def _lock(delegation: Delegation) -> None:
    """Two withdrawals at once do not call the same deputy."""
    Delegation.objects.select_for_update().only("pk").get(pk=delegation.pk)


def _next(delegation: Delegation, part: str) -> int:
    last = delegation.delegates.filter(part=part).aggregate(last=Max("place"))["last"]
    return int(last or 0) + 1
