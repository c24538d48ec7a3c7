"""The year: what is late, what is next, month by month; and the rules behind it."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.obligations.actions import ensure_duties
from lokallag.capabilities.obligations.models import Duty, NotOurs, OwnRule
from lokallag.capabilities.obligations.permissions import EDIT, VIEW
from lokallag.capabilities.obligations.rules import RULES, THRESHOLDS, election_in
from lokallag.capabilities.obligations.standings import Holders, State, Stood, counted, party_of, stand
from lokallag.capabilities.obligations.views.said import Amount, NotForUs, Ruled, titled
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.ui.people import TabRow
from lokallag.core.web.rendering import go, render, say

FIRST_YEAR, LAST_YEAR = 2000, 2100
TABS = 6


@dataclass
class Month:
    """A month with what falls due in it."""

    on: datetime.date
    rows: list[Stood] = field(default_factory=list)


@page(may=VIEW, methods=("GET",))
def year(request: ChapterRequest) -> HttpResponse:
    """Show the year of an address (`?year=2021`), this year where none is said; late ones of any year stand first."""
    today = request.chapter.today()
    shown = _year(request, today)
    of_then = Q(due_on__year=shown) | Q(fulfilment__isnull=True, waiver__isnull=True)
    rows = list(Duty.objects.filter(of_then).with_all())
    stoods = stand(rows, chapter=request.chapter, today=today, holders=Holders.on(today))
    of_year = [stood for stood in stoods if stood.duty.due_on.year == shown]
    late = [stood for stood in stoods if stood.state == State.LATE]
    coming = [stood for stood in stoods if stood.state in {State.SOON, State.OPEN} and stood.duty.due_on >= today]
    election = election_in(today.year)
    context = {
        "year": shown,
        "today": today,
        "tabs": _tabs(shown, today),
        "late": late,
        "next": next(iter(late or coming), None),
        "counts": _counts(of_year),
        "sentence": _sentence(of_year, late),
        "months": _months(of_year),
        "notices": [stood for stood in of_year if stood.state == State.NOTICE],
        "is_laid_out": bool(stoods),
        "not_ours": [NotForUs(row, titled(row.rule)) for row in NotOurs.objects.order_by("rule")],
        "own": list(OwnRule.objects.in_force_on(today).order_by("title")),
        "may_edit": request.may(EDIT),
        "is_election_year": election is not None and today <= election.on,
    }
    return render(request, "obligations/year.html", context)


def _year(request: ChapterRequest, today: datetime.date) -> int:
    try:
        asked = int(request.GET.get("year", ""))
    except ValueError:
        return today.year
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else today.year


def _tabs(shown: int, today: datetime.date) -> list[TabRow]:
    known = {day.year for day in Duty.objects.dates("due_on", "year", order="DESC")[:TABS]}
    return [TabRow(str(one), f"?year={one}", one == shown) for one in sorted(known | {today.year, shown})]


def _months(stoods: list[Stood]) -> list[Month]:
    found: dict[int, Month] = {}
    for stood in stoods:
        if stood.state != State.NOTICE:
            on = stood.duty.due_on
            found.setdefault(on.month, Month(on.replace(day=1))).rows.append(stood)
    return [found[number] for number in sorted(found)]


@dataclass(frozen=True)
class StateCount:
    """A state with its number, as the summary wants it."""

    state: str
    count: int
    url: str = ""
    is_current: bool = False


def _counts(stoods: list[Stood]) -> list[StateCount]:
    by_state = counted(stoods)
    order = (State.DONE, State.OPEN, State.SOON, State.LATE)
    shown = {State.LATE: "behind", State.SOON: "due_soon", State.OPEN: "not_started", State.DONE: "done"}
    return [StateCount(shown[state], by_state[state]) for state in order if by_state[state]]


def _sentence(stoods: list[Stood], late: list[Stood]) -> str:
    """How the year stands, before any figure."""
    if late:
        count = len(late)
        return ngettext("%(count)s deadline has passed.", "%(count)s deadlines have passed.", count) % {"count": count}
    by_state = counted(stoods)
    waiting = by_state[State.SOON]
    if waiting:
        return ngettext(
            "Nothing is late. %(count)s deadline comes soon.",
            "Nothing is late. %(count)s deadlines come soon.",
            waiting,
        ) % {"count": waiting}
    return _("Nothing is late, and nothing is due soon.")


@page(may=EDIT, methods=("POST",))
def layout(request: ChapterRequest) -> HttpResponse:
    """Lay the year out now, without waiting for the hour's job."""
    made = ensure_duties(chapter=request.chapter, today=request.chapter.today())
    text = ngettext("%(count)s deadline laid out.", "%(count)s deadlines laid out.", made) % {"count": made}
    say(request, text)
    return go(request, "obligations:list")


@page(may=VIEW, methods=("GET",))
def rules(request: ChapterRequest) -> HttpResponse:
    """Show every rule for this kind of chapter and party with where it stands, and the amounts with their years."""
    party = party_of(request.chapter)
    own = [
        rule for rule in RULES if request.chapter.kind in rule.kinds and (rule.parties is None or party in rule.parties)
    ]
    kind = request.chapter.kind
    amounts = [Amount.of(one) for one in THRESHOLDS if not one.key.startswith("donor_") or one.key.endswith(kind)]
    return render(request, "obligations/rules.html", {"rules": [Ruled.of(rule) for rule in own], "amounts": amounts})
