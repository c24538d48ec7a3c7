"""Which rows of the demonstration the pages of meetings and obligations are filled with."""

from __future__ import annotations

from django.db.models import Model

from lokallag.capabilities.meetings.models import Delegation, Item, Paper, Series
from lokallag.capabilities.obligations.models import BoardNews, EvidenceFile, NotOurs, OwnRule, Telling
from lokallag.config.demonstration.story import TODAY
from lokallag.core.gatherings.models import MEETINGS, Gathering, Kind
from lokallag.core.tasks.models import Task
from tests.journeys import evening


def of_obligations(name: str) -> Model:
    """A row of the obligations by what its address is about; a duty with a receipt that is a file."""
    if name.startswith("obligations:own_"):
        return OwnRule.objects.latest("pk")
    if name == "obligations:not_ours_undo":
        return NotOurs.objects.first() or NotOurs.objects.create(rule="nomination", since=TODAY, why="Felles liste")
    if name.startswith("obligations:telling"):
        return Telling.objects.latest("pk")
    if name.startswith("obligations:board_"):
        return BoardNews.objects.latest("pk")
    return EvidenceFile.objects.latest("pk").evidence.duty


def called() -> Gathering:
    """The annual meeting that comes, called another way than from here."""
    return Gathering.objects.filter(outside_notices__isnull=False).latest("on")


def of_meetings(name: str) -> Model:
    """The meeting, or the delegation, that an address is about."""
    if name.startswith(("meetings:deadlines", "meetings:lawful_proof", "meetings:sent_")):
        return called()
    if name.startswith("meetings:delegat"):
        return of_delegations()
    return Gathering.objects.filter(kind=Kind.BOARD_MEETING).exclude(title=evening.TITLE).latest("pk")


def of_delegations() -> Delegation:
    """One that was sent, with deputies and a report."""
    return Delegation.objects.filter(report__isnull=False).latest("pk")


def item_of(name: str, meeting: int) -> int:
    """What waits for a series, else the first item on the meeting's agenda."""
    if name == "meetings:paper_new":
        return int(Paper.objects.latest("pk").item_id)
    waiting = name.startswith("meetings:backlog")
    items = Series.objects.order_by("pk")[0].items if waiting else Item.objects.filter(gathering=meeting)
    return int(items.order_by("position", "pk")[0].pk)


def gatherings(name: str) -> list[int]:
    """One that was held, one that was cancelled, one that is planned: their pages differ."""
    kinds = MEETINGS if name.startswith("meetings") else tuple(kind for kind in Kind if kind not in MEETINGS)
    of_kind = Gathering.objects.filter(kind__in=kinds).order_by("-on")
    chosen = [
        of_kind.filter(holding__isnull=False).first(),
        of_kind.filter(cancellation__isnull=False).first(),
        of_kind.filter(holding__isnull=True, cancellation__isnull=True).first(),
    ]
    return [row.pk for row in chosen if row is not None]


def key_of(name: str) -> object:
    """What an address calls its key: a rule of the statutes, a deadline, else a task."""
    known = {"statutes:rule": "notice_days"}
    if name.startswith("meetings:deadline"):
        return "papers"
    return known.get(name) or Task.objects.unowned().open().latest("pk").pk
