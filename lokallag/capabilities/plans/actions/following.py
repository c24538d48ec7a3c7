"""What people decide about a commitment after adoption: who has it, how many is enough, how it goes, the final figures."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from lokallag.capabilities.plans.models import Adjustment, Commitment, Judgement, Settlement, Version
from lokallag.capabilities.plans.standings import stand
from lokallag.capabilities.plans.standings.settled import kept
from lokallag.core.groups.models import Group
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

LATE_NOTES = datetime.timedelta(days=60)


class NotOver(Exception):
    """A plan whose period still runs was to be settled."""


@transaction.atomic
def give_to(
    *,
    commitment: Commitment,
    person: Person | None = None,
    role: str = "",
    group: Group | None = None,
    note: str = "",
    on: datetime.date,
    actor: Person,
) -> Adjustment:
    """Say who has a commitment from a day on; none of the three means that nobody has it."""
    adjustment = Adjustment.objects.create(
        promise=commitment.promise,
        on=on,
        by=actor,
        note=note,
        sets_owner=True,
        owner_person=person,
        owner_role=role,
        owner_group=group,
    )
    kind = "person" if person else "role" if role else "group" if group else "nobody"
    record("plans.owner_given", actor=actor, subject=commitment, adjustment=adjustment.pk, to=kind, on=on)
    return adjustment


@transaction.atomic
def set_target(
    *,
    commitment: Commitment,
    target: int | None = None,
    within_days: int | None = None,
    note: str = "",
    on: datetime.date,
    actor: Person,
) -> Adjustment:
    """Say how many is enough from a day on (a share in per cent where everybody is to be reached), and how soon."""
    adjustment = Adjustment.objects.create(
        promise=commitment.promise, on=on, by=actor, note=note, target=target, within_days=within_days
    )
    record("plans.target_set", actor=actor, subject=commitment, adjustment=adjustment.pk, target=target, on=on)
    return adjustment


@transaction.atomic
def change_measure(
    *, commitment: Commitment, tracking: str, measure: str, note: str = "", on: datetime.date, actor: Person
) -> Adjustment:
    """Follow a commitment another way, or count something else, from a day on."""
    adjustment = Adjustment.objects.create(
        promise=commitment.promise, on=on, by=actor, note=note, tracking=tracking, measure=measure
    )
    record("plans.measure_changed", actor=actor, subject=commitment, adjustment=adjustment.pk, measure=measure, on=on)
    return adjustment


@transaction.atomic
def look_again(
    *, commitment: Commitment, look_again_on: datetime.date, note: str = "", on: datetime.date, actor: Person
) -> Adjustment:
    """Agree on the day the board looks at a commitment again."""
    adjustment = Adjustment.objects.create(
        promise=commitment.promise, on=on, by=actor, note=note, look_again_on=look_again_on
    )
    record(
        "plans.look_again_set", actor=actor, subject=commitment, adjustment=adjustment.pk, look_again_on=look_again_on
    )
    return adjustment


@transaction.atomic
def say_how_it_goes(
    *, commitment: Commitment, verdict: str, note: str = "", on: datetime.date, actor: Person
) -> Judgement:
    """Leave the people's word on how a commitment stands."""
    judgement = Judgement.objects.create(promise=commitment.promise, on=on, verdict=verdict, note=note, by=actor)
    record("plans.judged", actor=actor, subject=commitment, judgement=judgement.pk, verdict=verdict, on=on)
    return judgement


@transaction.atomic
def take_back_adjustment(*, adjustment: Adjustment, commitment: Commitment, actor: Person) -> None:
    """Undo a decision: the row goes, the journal remembers."""
    number = adjustment.pk
    adjustment.delete()
    record("plans.adjustment_taken_back", actor=actor, subject=commitment, adjustment=number)


@transaction.atomic
def take_back_word(*, judgement: Judgement, commitment: Commitment, actor: Person) -> None:
    """Undo a word: the row goes, the journal remembers."""
    number = judgement.pk
    judgement.delete()
    record("plans.word_taken_back", actor=actor, subject=commitment, judgement=number)


@transaction.atomic
def settle(*, version: Version, on: datetime.date, actor: Person | None) -> int:
    """Keep the final figures of a version whose plan's period is over, and return how many commitments were settled.

    The figures are those of the period's last day; what was settled before stays as it is. Raises `NotOver` while the
    period runs.
    """
    if on <= version.plan.ends_on:
        raise NotOver
    known = set(Settlement.objects.filter(commitment__version=version).values_list("commitment_id", flat=True))
    rows = [
        Settlement(commitment=stood.commitment, settled_on=on, **kept(stood.standing))
        for stood in stand([version], today=on, settled=False)
        if stood.commitment.pk not in known
    ]
    Settlement.objects.bulk_create(rows)
    if rows:
        record("plans.settled", actor=actor, subject=version, commitments=len(rows), on=on)
    return len(rows)


@transaction.atomic
def settle_ended(*, on: datetime.date) -> int:
    """Settle the chapter's plans whose period ended more than sixty days ago, and return how many figures were kept.

    Until then a board still writes down what it did in the last weeks; it may settle earlier itself.
    """
    ended = Version.objects.adopted_by(on).filter(plan__ends_on__lt=on - LATE_NOTES)
    rows = ended.exclude(commitments__settlement__isnull=False).select_related("plan", "adoption")
    last: dict[int, Version] = {}
    for version in rows.order_by("adoption__adopted_on", "number"):
        last[version.plan_id] = version
    return sum(settle(version=version, on=on, actor=None) for version in last.values())


@transaction.atomic
def unsettle(*, version: Version, settlements: Iterable[int] | None = None, actor: Person) -> int:
    """Take a settlement back: the figures are counted from the rows again. Returns how many."""
    rows = Settlement.objects.filter(commitment__version=version)
    if settlements is not None:
        rows = rows.filter(pk__in=list(settlements))
    number = rows.count()
    rows.delete()
    if number:
        record("plans.settlement_taken_back", actor=actor, subject=version, commitments=number)
    return number
