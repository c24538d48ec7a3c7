"""Who left is erased within a day; who has not paid for half a year after two people's yes and 14 days."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import (
    GRACE_HOURS,
    TAKE_BACK_DAYS,
    UNPAID_MONTHS,
    Clearing,
    ClearingRow,
    Farewell,
    Member,
    MemberQuerySet,
)
from lokallag.core.journal.models import record
from lokallag.core.people.models import Consent, Person, Seat
from lokallag.core.privacy.actions import StillTheChair, erase_person
from lokallag.core.privacy.book import BOOK


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months earlier; where that month is shorter, its last day."""
    number = day.year * 12 + day.month - 1 - months
    first = datetime.date(number // 12, number % 12 + 1, 1)
    following = datetime.date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return min(first + datetime.timedelta(days=day.day - 1), following - datetime.timedelta(days=1))


def _archived() -> Exists:
    """Those who said yes to stay in the archive: their profile is no part of any erasure."""
    said_yes = Consent.objects.standing().filter(person=OuterRef("person"), purpose=Consent.Purpose.ARCHIVE)
    return Exists(said_yes)


# ── Those who left ────────────────────────────────────────────────────────────────────────────────────────────────────
def gone_on(today: datetime.date) -> MemberQuerySet:
    """Members who resigned by the day and did not ask to stay in the archive. The expelled are no part of them."""
    return Member.objects.filter(~_archived(), state=Member.State.RESIGNED, left_on__lte=today)


@transaction.atomic
def note_farewells(*, today: datetime.date, now: datetime.datetime) -> int:
    """Say of everybody who has left when they will be erased, and of nobody who is here after all. Returns how many new."""
    Farewell.objects.exclude(member__in=gone_on(today)).delete()
    new = gone_on(today).filter(farewell__isnull=True)
    erase_at = now + datetime.timedelta(hours=GRACE_HOURS)
    made = Farewell.objects.bulk_create(Farewell(member=member, noticed_at=now, erase_at=erase_at) for member in new)
    return len(made)


def erase_gone(*, today: datetime.date, now: datetime.datetime) -> int:
    """Erase those whose farewell is over, each in a transaction of their own. Returns how many; an only chair waits."""
    due = Person.objects.filter(member__farewell__erase_at__lte=now, member__in=gone_on(today))
    return _erase(list(due), why="resigned", today=today)


def erase_from(member: Member, now: datetime.datetime) -> datetime.datetime:
    """Return from when somebody who left is erased; before the job has seen them, what it will say."""
    farewell = Farewell.objects.filter(member=member).first()
    return farewell.erase_at if farewell else now + datetime.timedelta(hours=GRACE_HOURS)


def _erase(people: Collection[Person], *, why: str, today: datetime.date) -> int:
    erased = 0
    for person in people:
        try:
            erase_person(person=person, actor=None, today=today, why=why)
        except StillTheChair:
            continue
        erased += 1
    return erased


# ── Those who have not paid ───────────────────────────────────────────────────────────────────────────────────────────
def unpaid_too_long(today: datetime.date) -> MemberQuerySet:
    """Members whose oldest fee was due half a year ago and is not paid, and who did not ask to stay in the archive."""
    limit = months_before(today, UNPAID_MONTHS)
    return Member.objects.filter(~_archived(), state=Member.State.UNPAID, unpaid_since__lte=limit)


def to_propose(today: datetime.date) -> MemberQuerySet:
    """Those unpaid too long whom nobody has proposed yet, the longest first."""
    proposed = ClearingRow.objects.filter(
        member=OuterRef("pk"), clearing__in=Clearing.objects.standing(), taken_back_at__isnull=True
    )
    return unpaid_too_long(today).filter(~Exists(proposed)).order_by("unpaid_since", "pk")


def to_tidy(today: datetime.date) -> int:
    """How many things wait for somebody: members to propose and proposals to say yes to."""
    return to_propose(today).count() + Clearing.objects.standing().filter(approved_at__isnull=True).count()


@dataclass
class DryRun:
    """What would be erased of some members, by model, and what would be kept without them."""

    deleted: list[tuple[str, int]] = field(default_factory=list)
    kept_posts: int = 0


def dry_run(members: Collection[Member]) -> DryRun:
    """Count what would go with the members; one query a kind of row, whatever the number of members."""
    keys: dict[type[models.Model], list[int]] = {
        Person: [member.person_id for member in members],
        Member: [member.pk for member in members],
    }
    found = DryRun()
    counts: dict[str, int] = {}
    for holding in BOOK.holdings.values():
        for relation in holding.model._meta.concrete_fields:
            if not isinstance(relation, models.ForeignKey) or relation.remote_field.on_delete is not models.CASCADE:
                continue
            if keys.get(relation.related_model):
                rows = holding.model._base_manager.filter(**{f"{relation.name}__in": keys[relation.related_model]})
                name = holding.called
                if how_many := rows.count():
                    counts[name] = counts.get(name, 0) + how_many
    found.deleted = sorted(counts.items())
    found.kept_posts = Seat.objects.filter(person__in=keys[Person]).exclude(role="member").count()
    return found


@transaction.atomic
def propose_clearing(
    *, members: Collection[Member], actor: Person, today: datetime.date, now: datetime.datetime
) -> Clearing:
    """Propose to erase members who have not paid for half a year. ValidationError when none of them is such a one."""
    chosen = list(to_propose(today).filter(pk__in=[member.pk for member in members]))
    if not chosen:
        raise ValidationError(_("None of these is waiting to be erased any more."))
    clearing = Clearing.objects.create(proposed_by=actor, proposed_at=now)
    ClearingRow.objects.bulk_create(ClearingRow(clearing=clearing, member=member) for member in chosen)
    record("members.clearing_proposed", actor=actor, subject=clearing, members=len(chosen))
    return clearing


@transaction.atomic
def approve_clearing(*, clearing: Clearing, actor: Person, today: datetime.date, now: datetime.datetime) -> Clearing:
    """The second yes: from today it can be taken back for 14 days. ValidationError for the one who proposed it."""
    clearing = Clearing.objects.select_for_update().get(pk=clearing.pk)
    if clearing.proposed_by_id == actor.pk:
        raise ValidationError(_("You proposed this yourself. Somebody else must say yes."))
    if clearing.withdrawn_at or clearing.finished_at or clearing.approved_at:
        raise ValidationError(_("This is decided already."))
    clearing.approved_by, clearing.approved_at = actor, now
    clearing.erase_on = today + datetime.timedelta(days=TAKE_BACK_DAYS)
    clearing.save(update_fields=["approved_by", "approved_at", "erase_on"])
    record("members.clearing_approved", actor=actor, subject=clearing, erase_on=clearing.erase_on)
    return clearing


@transaction.atomic
def take_back_clearing(
    *, clearing: Clearing, members: Collection[Member] | None = None, actor: Person, now: datetime.datetime
) -> Clearing:
    """Keep some members after all, or (`members` None) all of a proposal. ValidationError when it is done already."""
    clearing = Clearing.objects.select_for_update().get(pk=clearing.pk)
    if clearing.finished_at is not None:
        raise ValidationError(_("They are erased already."))
    rows = clearing.rows.filter(taken_back_at__isnull=True)
    chosen = rows if members is None else rows.filter(member__in=members)
    kept = chosen.update(taken_back_at=now)
    if not clearing.rows.filter(taken_back_at__isnull=True).exists() and clearing.withdrawn_at is None:
        clearing.withdrawn_at = now
        clearing.save(update_fields=["withdrawn_at"])
    if kept:
        record("members.clearing_taken_back", actor=actor, subject=clearing, members=kept)
    return clearing


def finish_clearings(*, today: datetime.date, now: datetime.datetime) -> int:
    """Erase those of the proposals whose 14 days are over who still have not paid. Returns how many."""
    erased = 0
    for clearing in Clearing.objects.due_on(today):
        rows = clearing.rows.filter(taken_back_at__isnull=True, member__in=unpaid_too_long(today))
        how_many = _erase(list(Person.objects.filter(member__clearings__in=rows)), why="unpaid", today=today)
        with transaction.atomic():
            clearing.finished_at, clearing.erased = now, how_many
            clearing.save(update_fields=["finished_at", "erased"])
            record("members.clearing_done", actor=None, subject=clearing, members=how_many)
        erased += how_many
    return erased
