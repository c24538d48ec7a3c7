"""A plan comes in: read from a text, begun by hand, or carried over from the last one."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from lokallag.capabilities.plans.actions.owners import Owners
from lokallag.capabilities.plans.actions.proposing import Frame, day_of, fields_of, first_look
from lokallag.capabilities.plans.actions.steps import CannotBeDone, open_version
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.models import Commitment, Plan, SourceText, Upload, Version
from lokallag.capabilities.plans.models.commitment import new_promise
from lokallag.capabilities.plans.reading import read_plan
from lokallag.capabilities.plans.reading.result import Reading
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

LONGEST_YEARS = 12


def period_of(reading: Reading) -> tuple[datetime.date, datetime.date] | None:
    """Return the period the text says, as days; None where it says none that makes sense."""
    first = day_of(reading.period_start)
    last = day_of(reading.period_end, last=True) or day_of(reading.period_start, last=True)
    if first is None or last is None or not first <= last or last.year - first.year > LONGEST_YEARS:
        return None
    return first, last


def period_said(version: Version) -> bool:
    """Whether the text a version was read from names a year of the plan's period: then nobody need be asked."""
    source = SourceText.objects.filter(version=version).only("text").first()
    years = {str(version.plan.starts_on.year), str(version.plan.ends_on.year)}
    return source is not None and any(year in source.text for year in years)


def usual_period(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the period to propose where the text says none: this calendar year, from October the next one."""
    year = today.year + (today.month >= 10)
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def read_text_into_plan(
    *,
    text: str,
    filename: str = "",
    format: str = "txt",  # noqa: A002 (the model's own word)
    title: str = "",
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    upload: Upload | None = None,
    actor: Person | None,
    today: datetime.date,
    now: datetime.datetime,
) -> Version:
    """Read a plan's text and store the plan, the text with its parts, and a proposed commitment for each promise.

    What the caller says about title and period counts before what is read; where neither says the period, this year
    is proposed and the pages ask. All or nothing: one transaction, after the reading. An `upload` that has been read
    already gives its version back, so that reading twice is once.
    """
    text = text.replace("\x00", "")  # PostgreSQL keeps no such character
    reading = read_plan(text)
    period = (starts_on, ends_on) if starts_on and ends_on else period_of(reading) or usual_period(today)
    with transaction.atomic():
        asked = Upload.objects.select_for_update().filter(pk=upload.pk).first() if upload else None
        if asked is not None and asked.version is not None:
            return asked.version
        chapter = current_chapter()
        plan = Plan.objects.create(
            title=(title or reading.title or "")[:200].strip() or _plain_title(period),
            starts_on=period[0],
            ends_on=period[1],
            created_on=today,
            created_by=actor,
        )
        version = Version.objects.create(
            plan=plan,
            number=1,
            origin=Version.Origin.READ,
            main_goals=list(reading.main_goals),
            priorities=list(reading.priorities),
            created_on=today,
            created_by=actor,
        )
        SourceText.objects.create(
            version=version,
            filename=filename[:200],
            format=format,
            language=reading.language[:5],
            text=text,
            segments=[{"start": s.start, "end": s.end, "role": s.role} for s in reading.segments],
            read_at=now,
        )
        frame = Frame(plan.starts_on, plan.ends_on, today, Owners.of_chapter(chapter.name))
        Commitment.objects.bulk_create(
            Commitment(version=version, position=place, **fields_of(proposal, frame))
            for place, proposal in enumerate(sorted(reading.proposals, key=lambda p: p.start), start=1)
        )
        if asked is not None:
            asked.version, asked.content, asked.problem = version, b"", {}
            asked.save()
        record("plans.read", actor=actor, subject=version, format=format, commitments=len(reading.proposals))
    return version


@transaction.atomic
def start_by_hand(
    *, title: str, starts_on: datetime.date, ends_on: datetime.date, actor: Person | None, today: datetime.date
) -> Version:
    """Begin a plan with nothing in it."""
    plan = Plan.objects.create(
        title=title.strip() or _plain_title((starts_on, ends_on)),
        starts_on=starts_on,
        ends_on=ends_on,
        created_on=today,
        created_by=actor,
    )
    version = Version.objects.create(
        plan=plan, number=1, origin=Version.Origin.WRITTEN, created_on=today, created_by=actor
    )
    record("plans.begun", actor=actor, subject=version)
    return version


@transaction.atomic
def carry_over(
    *,
    version: Version,
    starts_on: datetime.date,
    ends_on: datetime.date,
    title: str = "",
    actor: Person | None,
    today: datetime.date,
) -> Version:
    """Begin the next plan with the confirmed commitments of an adopted one, their dates moved as far as the period is.

    Each gets a key of its own and is open for review: last year's promise is not this year's.
    """
    old = version.plan
    plan = Plan.objects.create(
        title=title.strip() or _plain_title((starts_on, ends_on)),
        starts_on=starts_on,
        ends_on=ends_on,
        created_on=today,
        created_by=actor,
    )
    fresh = Version.objects.create(
        plan=plan,
        number=1,
        origin=Version.Origin.CARRIED,
        main_goals=list(version.main_goals),
        priorities=list(version.priorities),
        created_on=today,
        created_by=actor,
    )
    years = starts_on.year - old.starts_on.year
    rows = [
        _carried(row, fresh, place, years, starts_on, ends_on, today)
        for place, row in enumerate(version.commitments.accepted().in_order(), start=1)
    ]
    Commitment.objects.bulk_create(rows)
    record("plans.carried_over", actor=actor, subject=fresh, from_version=version.pk, commitments=len(rows))
    return fresh


@transaction.atomic
def set_frame(
    *, version: Version, title: str, starts_on: datetime.date, ends_on: datetime.date, actor: Person | None
) -> None:
    """Change a draft's title and period; commitments whose window was the whole period follow it.

    Only the first version of a plan sets its period: later ones live in the adopted one. Raises CannotBeDone
    ("period_is_adopted") where an adopted version stands in the way.
    """
    draft = open_version(version.pk)
    plan = draft.plan
    if plan.versions.adopted().exists() and (plan.starts_on, plan.ends_on) != (starts_on, ends_on):
        raise CannotBeDone("period_is_adopted")
    draft.commitments.filter(starts_on=plan.starts_on, ends_on=plan.ends_on).update(
        starts_on=starts_on, ends_on=ends_on
    )
    plan.title, plan.starts_on, plan.ends_on = title.strip() or plan.title, starts_on, ends_on
    plan.save()
    record("plans.framed", actor=actor, subject=draft, starts_on=starts_on, ends_on=ends_on)


@transaction.atomic
def discard_draft(*, version: Version, actor: Person | None) -> None:
    """Throw a draft away, with its plan when it was the only version. An adopted version is refused."""
    draft = open_version(version.pk)
    plan = draft.plan
    record("plans.discarded", actor=actor, subject=draft, commitments=draft.commitments.count())
    draft.delete()
    if not plan.versions.exists():
        plan.delete()


def _carried(
    row: Commitment,
    version: Version,
    place: int,
    years: int,
    starts_on: datetime.date,
    ends_on: datetime.date,
    today: datetime.date,
) -> Commitment:
    copied: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            "text area kind responsible hedged tracking measure target target_max comparator cadence excepted_months "
            "within_days share labels owner_person_id owner_role owner_group_id"
        ).split()
    }
    due_on = _moved(row.due_on, years) if row.due_on else None
    if due_on and not starts_on <= due_on <= ends_on:
        due_on = None
    return Commitment(
        version=version,
        promise=new_promise(),
        position=place,
        starts_on=starts_on,
        ends_on=ends_on,
        due_on=due_on,
        look_again_on=first_look(Tracking(row.tracking), starts_on, ends_on, today),
        confidence=1.0,
        why={"text": {"code": "carried", "words": ""}},
        **copied,
    )


def _moved(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _plain_title(period: tuple[datetime.date, datetime.date]) -> str:
    first, last = period[0].year, period[1].year
    return f"Arbeidsplan {first}" if first == last else f"Arbeidsplan {first}\N{EN DASH}{last}"
