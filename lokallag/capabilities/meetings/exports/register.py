"""The register of decisions as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Decision, DecisionQuerySet
from lokallag.capabilities.meetings.standings.register import promise_of, with_all
from lokallag.core.web.sheets import Cell

_PIECE = 1000


def head() -> list[str]:
    """The names of the columns."""
    return [
        _("Date"), _("Body"), _("Item"), _("Title"), _("Decision"), _("How"), _("For"), _("Against"), _("Abstained"),
        _("Carried"), _("Tasks"), _("Tasks done"), _("Commitment"), _("Meeting"),
    ]  # fmt: skip


def rows(decisions: DecisionQuerySet, promises: Mapping[str, str]) -> Iterator[list[Cell]]:
    """The decisions, the latest first. `promises` are the commitments' words by key."""
    for decision in with_all(decisions).order_by("-on", "-pk").iterator(chunk_size=_PIECE):
        yield _row(decision, promises)


def _row(decision: Decision, promises: Mapping[str, str]) -> list[Cell]:
    tasks = [row.task for row in decision.follow_ups.all()]
    item = decision.item
    return [
        decision.on,
        item.body.name,
        item.name,
        item.title,
        decision.text,
        decision.get_how_display(),
        decision.votes_for,
        decision.votes_against,
        decision.votes_abstained,
        _("Yes") if decision.is_carried else _("No"),
        len(tasks),
        sum(hasattr(task, "completion") for task in tasks),
        promises.get(promise_of(decision), ""),
        item.gathering.title if item.gathering is not None else "",
    ]
