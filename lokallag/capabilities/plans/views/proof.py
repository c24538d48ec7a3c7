"""The rows behind a figure and the history of a commitment, as the visitor may see them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Adjustment, Adoption, Commitment, Judgement
from lokallag.capabilities.plans.standings import Stood
from lokallag.capabilities.plans.standings.owners import owner_of
from lokallag.capabilities.plans.views.seen import address
from lokallag.capabilities.plans.words import state_word
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.journal.models import Entry
from lokallag.core.measures.book import BOOK, CaseRow, Row


@dataclass(frozen=True)
class Line:
    """One row that counts: when, what, where it is written."""

    on: datetime.date
    title: str
    url: str = ""
    meta: str = ""


@dataclass(frozen=True)
class Shown:
    """The proof as lists: what happened, what is planned, who waits and who was met, what was there the year before."""

    happened: list[Line]
    planned: list[Line]
    waiting: list[Line]
    met: list[Line]
    before: list[Line]


def shown_proof(request: ChapterRequest, stood: Stood) -> Shown:
    """Return the rows behind a standing, newest first; names only for those who may see them."""
    proof, today = stood.proof, stood.today
    cases = [case for case in proof.cases if case.opened_on <= today]
    met = [case for case in cases if case.met_on and case.met_on <= today]
    waits = [
        case
        for case in cases
        if not (case.met_on and case.met_on <= today) and not (case.waived_on and case.waived_on <= today)
    ]
    return Shown(
        happened=[_line(request, row) for row in reversed(proof.happened)],
        planned=[_line(request, row) for row in sorted(proof.planned, key=lambda r: r.on)],
        waiting=[_case(request, stood, case) for case in waits],
        met=[_case(request, stood, case) for case in sorted(met, key=lambda c: c.met_on or today, reverse=True)],
        before=[_line(request, row) for row in reversed(proof.before)],
    )


def _title(request: ChapterRequest, measure: str, label: str) -> tuple[str, bool]:
    """The row's label, or a word for it where the visitor may not see whom it is about."""
    found = BOOK.get(measure)
    if found is not None and found.shown_to is not None and not request.may(found.shown_to):
        return (_("A new member") if measure in {"members.welcomed", "members.recruited"} else _("Somebody")), False
    said = str(found.label) if found else measure
    if not request.may(SEE_CHAPTER):
        return said, False
    return label or said, True


def _line(request: ChapterRequest, row: Row) -> Line:
    title, may_see = _title(request, row.measure, row.label)
    found = BOOK.get(row.measure)
    url = address(request, found.page_for(request.may), pk=row.pk) if may_see and found else ""
    meta = ngettext("counts as %(number)s", "counts as %(number)s", row.amount) % {"number": row.amount}
    return Line(row.on, title, url, meta if row.amount != 1 else "")


def _case(request: ChapterRequest, stood: Stood, case: CaseRow) -> Line:
    title, may_see = _title(request, case.measure, case.label)
    found = BOOK.get(case.measure)
    url = address(request, found.page_for(request.may), pk=case.pk) if may_see and found else ""
    met_on = case.met_on if case.met_on and case.met_on <= stood.today else None
    days = ((met_on or stood.today) - case.opened_on).days
    if met_on:
        said = ngettext("after %(days)s day", "after %(days)s days", days) % {"days": days}
    else:
        said = ngettext("has waited %(days)s day", "has waited %(days)s days", days) % {"days": days}
    return Line(case.opened_on, title, url, said)


@dataclass(frozen=True)
class Event:
    """One thing in a commitment's history."""

    on: datetime.date
    title: str
    by: str = ""
    note: str = ""
    icon: str = "pencil"


def history(request: ChapterRequest, promise: str) -> list[Event]:
    """Return what has been decided and said about a promise, newest first. Three queries, and one for its journal."""
    names = request.may(SEE_CHAPTER)
    rows = list(
        Commitment.objects.in_force().filter(promise=promise).select_related("version__adoption", "version__plan")
    )
    found = [_adopted(row.version.adoption, row) for row in rows]
    adjusted = Adjustment.objects.filter(promise=promise).select_related("by", "owner_person", "owner_group")
    found += [event for adjustment in adjusted for event in _adjusted(adjustment, names)]
    for word in Judgement.objects.filter(promise=promise).select_related("by"):
        by = word.by.name if word.by and names else ""
        found.append(Event(word.on, state_word(State(word.verdict)), by, word.note if names else "", "message-square"))
    return sorted([*found, *_taken_back(rows)], key=lambda event: event.on, reverse=True)


def _adopted(adoption: Adoption, row: Commitment) -> Event:
    said = _("Adopted by %(meeting)s") if row.version.number == 1 else _("Amended by %(meeting)s")
    return Event(adoption.adopted_on, said % {"meeting": adoption.meeting}, "", adoption.decision[:300], "gavel")


def _adjusted(adjustment: Adjustment, names: bool) -> Iterable[Event]:
    by = adjustment.by.name if adjustment.by and names else ""

    def event(title: str, icon: str) -> Event:
        return Event(adjustment.on, title, by, adjustment.note if names else "", icon)

    if adjustment.sets_owner:
        owner = owner_of(adjustment)
        name = owner.name if names or owner.kind != "person" else _("A person in the chapter")
        yield event(_("%(name)s has it") % {"name": name} if owner.kind else _("Nobody has it"), "user")
    if adjustment.target is not None:
        yield event(_("Enough is %(target)s") % {"target": adjustment.target}, "target")
    if adjustment.within_days is not None:
        said = ngettext("Within %(days)s day", "Within %(days)s days", adjustment.within_days)
        yield event(said % {"days": adjustment.within_days}, "clock")
    if adjustment.tracking or adjustment.measure:
        measure = BOOK.get(adjustment.measure)
        label = str(measure.label) if measure else _("the board’s own word")
        yield event(_("Followed by: %(label)s") % {"label": label}, "sliders-horizontal")
    if adjustment.look_again_on is not None:
        day = adjustment.look_again_on
        yield event(_("To be looked at again %(day)s") % {"day": f"{day.day}.{day.month}.{day.year}"}, "calendar")


def _taken_back(rows: Iterable[Commitment]) -> list[Event]:
    """What was taken back stands in the journal only."""
    verbs = {
        "plans.adjustment_taken_back": _("A decision was taken back"),
        "plans.word_taken_back": _("A word was taken back"),
    }
    entries = Entry.objects.filter(
        subject_type="plans.commitment", subject_id__in=[str(row.pk) for row in rows], verb__in=verbs
    )
    return [Event(timezone.localtime(entry.at).date(), verbs[entry.verb], "", "", "undo-2") for entry in entries]
