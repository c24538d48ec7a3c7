"""A meeting adopts a plan, and later changes it by an amendment."""

from __future__ import annotations

import datetime

from django.db import transaction

from lokallag.capabilities.plans.actions.steps import CannotBeDone, keep
from lokallag.capabilities.plans.models import Adoption, Commitment, Plan, Settlement, SourceText, Version
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

# How long a wrongly recorded adoption can be taken back; after that only an amendment changes it.
REGRET_HOURS = 24


class NotReady(Exception):
    """The plan cannot be adopted yet: `code` says why, `params` what the sentence needs."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


def overlapping(version: Version) -> Plan | None:
    """Return an adopted plan of another name whose period overlaps this one's by more than three months."""
    plan = version.plan
    for other in (
        Plan.objects.exclude(pk=plan.pk)
        .filter(versions__adoption__isnull=False, starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)
        .distinct()
        .newest_first()
    ):
        shared = (min(other.ends_on, plan.ends_on) - max(other.starts_on, plan.starts_on)).days + 1
        if shared > 92:
            return other
    return None


def check_ready(
    version: Version, *, adopted_on: datetime.date, today: datetime.date, overlap_is_meant: bool = False
) -> None:
    """Raise NotReady where adoption makes no sense: open proposals, no commitment, a day that cannot be right."""
    rows = list(version.commitments.values_list("review", flat=True))
    waiting = rows.count(Commitment.Review.OPEN)
    if waiting:
        raise NotReady("still_open", count=waiting)
    if Commitment.Review.ACCEPTED not in rows:
        raise NotReady("nothing_confirmed")
    if adopted_on > today:
        raise NotReady("in_the_future", day=adopted_on)
    if adopted_on > version.plan.ends_on:
        raise NotReady("after_the_period", day=version.plan.ends_on)
    before = (
        Adoption.objects.filter(version__plan=version.plan, version__number__lt=version.number)
        .order_by("-adopted_on")
        .first()
    )
    if before is not None and adopted_on < before.adopted_on:
        raise NotReady("before_the_last", day=before.adopted_on)
    if not overlap_is_meant and (other := overlapping(version)) is not None:
        raise overlap(other)


def overlap(other: Plan) -> NotReady:
    """Why a plan cannot be adopted beside another for the same time, unless that is meant."""
    return NotReady("overlaps", title=other.title, first=other.starts_on, last=other.ends_on)


@transaction.atomic
def adopt(
    *,
    version: Version,
    adopted_on: datetime.date,
    meeting: str,
    decision: str = "",
    gathering: Gathering | None = None,
    overlap_is_meant: bool = False,
    actor: Person | None,
    today: datetime.date,
    now: datetime.datetime,
) -> Adoption:
    """Record that a meeting adopted a draft: from then on nothing in it changes. Twice is once. Raises NotReady."""
    draft = Version.objects.select_for_update().select_related("plan").get(pk=version.pk)
    done = Adoption.objects.filter(version=draft).first()
    if done is not None:
        return done
    check_ready(draft, adopted_on=adopted_on, today=today, overlap_is_meant=overlap_is_meant)
    adoption = Adoption.objects.create(
        version=draft,
        adopted_on=adopted_on,
        gathering=gathering,
        meeting=meeting.strip()[:160],
        decision=decision.strip(),
        recorded_by=actor,
        recorded_at=now,
    )
    record("plans.adopted", actor=actor, subject=draft, adopted_on=adopted_on, adoption=adoption.pk)
    return adoption


@transaction.atomic
def undo_adoption(*, version: Version, actor: Person | None, now: datetime.datetime) -> None:
    """Take back an adoption that was recorded by mistake: within a day, and when nothing was built on it.

    Raises CannotBeDone("too_late" or "built_on").
    """
    locked = Version.objects.select_for_update().get(pk=version.pk)
    adoption = Adoption.objects.filter(version=locked).first()
    if adoption is None:
        return
    if now - adoption.recorded_at > datetime.timedelta(hours=REGRET_HOURS):
        raise CannotBeDone("too_late")
    later = Version.objects.filter(plan=locked.plan, number__gt=locked.number).exists()
    if later or Settlement.objects.filter(commitment__version=locked).exists():
        raise CannotBeDone("built_on")
    adoption.delete()
    record("plans.adoption_undone", actor=actor, subject=locked)


@transaction.atomic
def begin_amendment(*, version: Version, actor: Person | None, today: datetime.date) -> Version:
    """Begin the next version from an adopted one: same promises under the same keys, all confirmed, open to change.

    A draft that is begun already is given back: two amendments at once would not know of each other. Raises
    CannotBeDone("not_adopted") for a draft.
    """
    plan = Plan.objects.select_for_update().get(pk=version.plan_id)
    begun = plan.versions.drafts().order_by("number").last()
    if begun is not None:
        return begun
    latest = plan.versions.order_by("number").last()
    if latest is None or not version.is_adopted:
        raise CannotBeDone("not_adopted")
    draft = Version.objects.create(
        plan=plan,
        number=latest.number + 1,
        origin=Version.Origin.AMENDED,
        main_goals=list(latest.main_goals),
        priorities=list(latest.priorities),
        created_on=today,
        created_by=actor,
    )
    source = SourceText.objects.filter(version=latest).first()
    if source is not None:
        SourceText.objects.create(
            version=draft,
            filename=source.filename,
            format=source.format,
            language=source.language,
            text=source.text,
            segments=source.segments,
            read_at=source.read_at,
        )
    Commitment.objects.bulk_create(_copied(row, draft) for row in latest.commitments.accepted().in_order())
    record("plans.amendment_begun", actor=actor, subject=draft, from_version=latest.pk)
    return draft


def _copied(row: Commitment, draft: Version) -> Commitment:
    fields = keep(row)
    for each in ("starts_on", "ends_on", "due_on", "look_again_on", "reviewed_at"):
        fields[each] = getattr(row, each)
    fields["revision"] = 0
    return Commitment(version=draft, **fields)
