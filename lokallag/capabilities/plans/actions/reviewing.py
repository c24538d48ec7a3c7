"""Going through what was proposed: confirm, change, leave out, and take a step back."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from lokallag.capabilities.plans.actions.proposing import keep_what_belongs
from lokallag.capabilities.plans.actions.steps import (
    ChangedMeanwhile,
    Step,
    fetch,
    keep,
    open_version,
    restore,
    revisions,
)
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

SURE = 0.9
CHANGEABLE = frozenset(
    "text area tracking measure target target_max comparator cadence excepted_months starts_on ends_on due_on "
    "within_days share labels look_again_on owner_person owner_role owner_group".split()
)


@transaction.atomic
def accept(
    *,
    version: Version,
    promise: str,
    revision: int | None = None,
    changes: dict[str, Any] | None = None,
    actor: Person | None,
    now: datetime.datetime,
) -> Step:
    """Confirm a commitment as proposed, or with `changes` to some of its fields. Raises ChangedMeanwhile."""
    row = fetch(open_version(version.pk), promise, revision)
    before = keep(row)
    _change(row, changes or {})
    _mark(row, Commitment.Review.ACCEPTED, actor, now)
    record("plans.confirmed", actor=actor, subject=row, version=version.pk, fields=sorted(changes or {}))
    return Step("accept", [before], revisions([row]), promise)


@transaction.atomic
def reject(
    *, version: Version, promise: str, revision: int | None = None, actor: Person | None, now: datetime.datetime
) -> Step:
    """Say that the words are no commitment; they stay in the text. Raises ChangedMeanwhile."""
    row = fetch(open_version(version.pk), promise, revision)
    before = keep(row)
    _mark(row, Commitment.Review.REJECTED, actor, now)
    record("plans.left_out", actor=actor, subject=row, version=version.pk)
    return Step("reject", [before], revisions([row]), promise)


@transaction.atomic
def change(
    *,
    version: Version,
    promise: str,
    revision: int | None = None,
    changes: dict[str, Any],
    actor: Person | None,
    now: datetime.datetime,
) -> Step:
    """Change fields of a commitment without confirming it. Raises ChangedMeanwhile."""
    row = fetch(open_version(version.pk), promise, revision)
    before = keep(row)
    _change(row, changes)
    row.revision += 1
    row.reviewed_by, row.reviewed_at = actor, now
    row.save()
    record("plans.changed", actor=actor, subject=row, version=version.pk, fields=sorted(changes))
    return Step("change", [before], revisions([row]), promise)


@transaction.atomic
def accept_sure(*, version: Version, actor: Person | None, now: datetime.datetime, floor: float = SURE) -> Step:
    """Confirm all that nobody has looked at and the reader was sure of (`floor` 0 takes all the rest)."""
    draft = open_version(version.pk)
    rows = list(draft.commitments.filter(review=Commitment.Review.OPEN, confidence__gte=floor).in_order())
    return _mark_all(draft, rows, Commitment.Review.ACCEPTED, "accept_sure", actor, now)


@transaction.atomic
def reject_rest(*, version: Version, actor: Person | None, now: datetime.datetime) -> Step:
    """Leave out all that nobody has looked at."""
    draft = open_version(version.pk)
    rows = list(draft.commitments.filter(review=Commitment.Review.OPEN).in_order())
    return _mark_all(draft, rows, Commitment.Review.REJECTED, "reject_rest", actor, now)


@transaction.atomic
def undo(*, version: Version, step: Step, actor: Person | None) -> dict[str, tuple[int, int]]:
    """Take a step back and return each restored row's revision before the step and now.

    Raises ChangedMeanwhile when somebody has touched the same rows since.
    """
    draft = open_version(version.pk)
    now = {row.promise: row for row in draft.commitments.select_for_update()}
    for promise, revision in step.after.items():
        row = now.get(promise)
        if (row.revision if row else None) != revision:
            raise ChangedMeanwhile(row)
    kept = {each["promise"] for each in step.before}
    for promise in step.after:
        if promise not in kept and promise in now:
            now[promise].delete()
    moved = {each["promise"]: (int(each["revision"]), restore(draft, each)) for each in step.before}
    record("plans.undone", actor=actor, subject=draft, step=step.verb, rows=len(step.after))
    return moved


@transaction.atomic
def set_goals(*, version: Version, main_goals: list[str], priorities: list[str], actor: Person | None) -> None:
    """Write a draft's goals and priorities, each a line, in order."""
    draft = open_version(version.pk)
    draft.main_goals = [line.strip() for line in main_goals if line.strip()]
    draft.priorities = [line.strip() for line in priorities if line.strip()]
    draft.save()
    record("plans.goals_set", actor=actor, subject=draft, goals=len(draft.main_goals), priorities=len(draft.priorities))


def _change(row: Commitment, changes: dict[str, Any]) -> None:
    """Put changes into a row: only known fields, at most one owner, and nothing the tracking has no use for."""
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise ValueError(f"These cannot be changed: {sorted(unknown)}")
    owner = {"owner_person": None, "owner_role": "", "owner_group": None}
    if set(changes) & set(owner):
        changes = {**owner, **changes}
    why = dict(row.why)
    for name, value in changes.items():
        if getattr(row, name) != value:
            why[_ASPECTS.get(name, name)] = {"code": "by_hand", "words": ""}
        setattr(row, name, value)
    fields = {name: getattr(row, name) for name in CHANGEABLE}
    keep_what_belongs(fields)
    for name, value in fields.items():
        setattr(row, name, value)
    row.why = why


# Which line of the page a field stands on.
_ASPECTS = {
    "owner_person": "owner",
    "owner_role": "owner",
    "owner_group": "owner",
    "target": "tracking",
    "target_max": "tracking",
    "comparator": "tracking",
    "cadence": "tracking",
    "excepted_months": "tracking",
    "within_days": "tracking",
    "share": "tracking",
    "labels": "tracking",
    "starts_on": "window",
    "ends_on": "window",
    "due_on": "window",
}


def _mark(row: Commitment, review: str, actor: Person | None, now: datetime.datetime) -> None:
    row.review, row.reviewed_by, row.reviewed_at = review, actor, now
    row.revision += 1
    row.save()


def _mark_all(
    draft: Version, rows: list[Commitment], review: str, verb: str, actor: Person | None, now: datetime.datetime
) -> Step:
    before = [keep(row) for row in rows]
    for row in rows:
        row.review, row.reviewed_by, row.reviewed_at = review, actor, now
        row.revision += 1
    Commitment.objects.bulk_update(rows, ["review", "reviewed_by", "reviewed_at", "revision"])
    record(f"plans.{verb}", actor=actor, subject=draft, rows=len(rows))
    return Step(verb, before, revisions(rows), rows[0].promise if rows else "")
