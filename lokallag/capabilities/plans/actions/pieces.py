"""Where a commitment begins and ends: split one, merge two, add one from the text or by hand."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.db import transaction
from django.db.models import F

from lokallag.capabilities.plans.actions.owners import Owners
from lokallag.capabilities.plans.actions.proposing import FALLBACK, Frame, fields_of, first_look
from lokallag.capabilities.plans.actions.reviewing import CHANGEABLE
from lokallag.capabilities.plans.actions.steps import CannotBeDone, Step, fetch, keep, open_version, revisions
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.models import Commitment, SourceText, Version
from lokallag.capabilities.plans.reading import read_plan
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

LONGEST = 2000
WIDEST_GAP = 300
_GLUE = re.compile(r"^[\s,;.:\-–]*(?:(?:og|samt|and|eller|or|och|pluss)\s+)?", re.IGNORECASE)
_PLACE = re.compile(r",\s+|;\s*|\.\s+|\s+(?=(?:og|samt|and|eller|or|och)\s)", re.IGNORECASE)


def places_to_split(text: str) -> list[int]:
    """Return where a promise may be cut in two, as offsets into its text: at commas, full stops and «og»."""
    found = []
    for match in _PLACE.finditer(text):
        first, second = _halves(text, match.end())
        if len(first.split()) >= 2 and len(text[second:].split()) >= 1:
            found.append(match.end())
    return found


@transaction.atomic
def split(
    *,
    version: Version,
    promise: str,
    at: int,
    revision: int | None = None,
    actor: Person | None,
    today: datetime.date,
) -> Step:
    """Cut a commitment in two at an offset into its text; both are open for review, and what they say is read anew.

    Raises CannotBeDone("no_place") where one half would be empty.
    """
    draft = open_version(version.pk)
    row = fetch(draft, promise, revision)
    first, begin = _halves(row.text, at)
    second = row.text[begin:].rstrip()
    if not 0 < at < len(row.text) or not first or not second:
        raise CannotBeDone("no_place")
    before = keep(row)
    _make_room(draft, row.position)
    added = _copy(row, position=row.position + 1)
    frame = _frame(draft, today)
    for each, text, start in ((row, first, row.start), (added, second, _plus(row.start, begin))):
        each.text, each.start = text, start
        each.end = None if start is None else start + len(text)
        _read_anew(each, frame)
        each.review = Commitment.Review.OPEN
        each.why = {**each.why, "text": {"code": "split", "words": ""}}
    row.revision += 1
    row.save()
    added.save()
    record("plans.split", actor=actor, subject=row, version=draft.pk, promise=added.promise)
    return Step("split", [before], revisions([row, added]), promise)


@transaction.atomic
def merge(*, version: Version, promise: str, revision: int | None = None, actor: Person | None) -> Step:
    """Make one of a commitment and the one after it; the first one's fields stand, and it is open for review.

    Raises CannotBeDone("nothing_after", "too_far_apart" or "too_long").
    """
    draft = open_version(version.pk)
    row = fetch(draft, promise, revision)
    after = (
        draft.commitments.select_for_update()
        .exclude(review=Commitment.Review.REJECTED)
        .filter(position__gt=row.position)
        .in_order()
        .first()
    )
    if after is None:
        raise CannotBeDone("nothing_after")
    before = [keep(row), keep(after)]
    text = f"{row.text} {after.text}"
    if row.end is not None and after.start is not None and after.end is not None and row.start is not None:
        if not row.end <= after.start <= row.end + WIDEST_GAP:
            raise CannotBeDone("too_far_apart")
        text = SourceText.objects.get(version=draft).text[row.start : after.end]
        row.end = after.end
    if len(text) > LONGEST:
        raise CannotBeDone("too_long")
    row.text = text
    row.review = Commitment.Review.OPEN
    row.confidence = min(row.confidence, after.confidence)
    row.why = {**row.why, "text": {"code": "merged", "words": ""}}
    row.revision += 1
    after.delete()
    row.save()
    record("plans.merged", actor=actor, subject=row, version=draft.pk, promise=after.promise)
    return Step("merge", before, {row.promise: row.revision, after.promise: None}, promise)


@transaction.atomic
def add(
    *,
    version: Version,
    text: str,
    start: int | None = None,
    end: int | None = None,
    changes: dict[str, Any] | None = None,
    accepted: bool = False,
    actor: Person | None,
    now: datetime.datetime,
    today: datetime.date,
) -> Step:
    """Add a commitment: a stretch of the source text (`start`, `end`), words found in it, or words of one's own.

    Its fields are read from the words unless `changes` says them. Raises CannotBeDone("empty" or "taken") where there
    are no words, or where a stretch belongs to another commitment.
    """
    draft = open_version(version.pk)
    source = SourceText.objects.filter(version=draft).first()
    if source is not None and (start is None or end is None):
        start, end = _find(source.text, text)
    if source is not None and start is not None and end is not None:
        start, end = _trimmed(source.text, start, end)
        text = source.text[start:end]
        if draft.commitments.exclude(review=Commitment.Review.REJECTED).filter(start__lt=end, end__gt=start).exists():
            raise CannotBeDone("taken")
    else:
        start = end = None
    text = text.strip()[:LONGEST]
    if not text:
        raise CannotBeDone("empty")
    before_it = draft.commitments.filter(start__lt=start) if start is not None else draft.commitments.all()
    last = before_it.order_by("-position").values_list("position", flat=True).first() or 0
    _make_room(draft, last)
    plan = draft.plan
    row = Commitment(
        version=draft,
        position=last + 1,
        text=text,
        start=start,
        end=end,
        area=_area_at(draft, start),
        tracking=Tracking.PULSE.value,
        measure=FALLBACK,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        confidence=0.5,
    )
    _read_anew(row, _frame(draft, today))
    row.why = {**row.why, "text": {"code": "added", "words": ""}}
    for name in CHANGEABLE & set(changes or {}):
        setattr(row, name, (changes or {})[name])
    if accepted:
        row.review, row.reviewed_by, row.reviewed_at = Commitment.Review.ACCEPTED, actor, now
    row.save()
    record("plans.added", actor=actor, subject=row, version=draft.pk)
    return Step("add", [], revisions([row]), row.promise)


def _halves(text: str, at: int) -> tuple[str, int]:
    """Return the first half, trimmed, and where the second begins when its «og» and commas are left out."""
    glue = _GLUE.match(text[at:])
    return text[:at].rstrip(" \t\n\r,;"), at + (glue.end() if glue else 0)


def _read_anew(row: Commitment, frame: Frame) -> None:
    """Fill a commitment's fields from its own words where the reader finds a promise in them; its area stays."""
    proposals = read_plan(f"Vi skal:\n\n- {row.text}\n").proposals
    if not proposals:
        return
    found = fields_of(max(proposals, key=lambda p: len(p.text)), frame)
    kept = {"text", "start", "end", "area", "starts_on", "ends_on"}
    if not (found["owner_person"] or found["owner_role"] or found["owner_group"]):
        kept |= {"owner_person", "owner_role", "owner_group", "responsible"}
    for name, value in found.items():
        if name not in kept:
            setattr(row, name, value)
    row.why = {key: said for key, said in row.why.items() if key != "area"}
    row.look_again_on = first_look(Tracking(row.tracking), row.starts_on, row.ends_on, frame.today)


def _frame(draft: Version, today: datetime.date) -> Frame:
    return Frame(draft.plan.starts_on, draft.plan.ends_on, today, Owners.of_chapter(current_chapter().name))


def _copy(row: Commitment, *, position: int) -> Commitment:
    fields = {
        each.attname: getattr(row, each.attname)
        for each in Commitment._meta.concrete_fields
        if each.name not in {"id", "promise", "position", "revision"}
    }
    return Commitment(position=position, **fields)


def _make_room(draft: Version, position: int) -> None:
    draft.commitments.filter(position__gt=position).update(position=F("position") + 1)


def _plus(start: int | None, offset: int) -> int | None:
    return None if start is None else start + offset


def _find(whole: str, words: str) -> tuple[int | None, int | None]:
    """Return where pasted words stand in the text, whatever the white space; None twice when they do not."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return None, None
    match = re.search(r"\s+".join(parts), whole, re.IGNORECASE)
    return (match.start(), match.end()) if match else (None, None)


def _trimmed(whole: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch inside the text, without white space at its ends."""
    start, end = max(0, min(start, len(whole))), max(0, min(end, len(whole)))
    stretch = whole[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _area_at(draft: Version, start: int | None) -> str:
    """Return the area of the commitment before a place in the text, or of the last one."""
    rows = draft.commitments.exclude(area="")
    if start is not None:
        rows = rows.filter(start__lte=start)
    return rows.order_by("-position").values_list("area", flat=True).first() or ""
