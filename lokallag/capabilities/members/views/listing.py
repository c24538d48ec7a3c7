"""The lists of members, found by any name, number or address, fifty at a time."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.models.lists import ALL, KEEN, LEFT, LISTS, NEW, UNPAID, UNSEEN, WAITING, counts_on
from lokallag.capabilities.members.permissions import CONTACT, EDIT, VIEW
from lokallag.capabilities.members.views.rows import COLUMNS, WAITING_COLUMNS, member_row, waiting_row
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.guessing import meant_by
from lokallag.core.people.models import Person
from lokallag.core.people.searching import search_words
from lokallag.core.ui.people import PersonRow, TabRow
from lokallag.core.web.keyset import Piece, piece
from lokallag.core.web.rendering import chapter_reverse, render

#: How many of those who wait stand on top of the list of all; how many a search gives while one types.
WAITING_ON_TOP, FOUND_AT_MOST = 5, 20
#: With fewer found than this, names nearly like what was typed are shown too.
FEW = 3
TABS = {
    ALL: gettext_lazy("All"),
    WAITING: gettext_lazy("Not contacted"),
    NEW: gettext_lazy("New members"),
    UNSEEN: gettext_lazy("Not seen for a year"),
    KEEN: gettext_lazy("Want to do more"),
    UNPAID: gettext_lazy("Have not paid"),
    LEFT: gettext_lazy("Have left"),
}


@page(may=VIEW, methods=("GET",))
def member_list(request: ChapterRequest) -> HttpResponse:
    """Members by name, those nobody has talked with on top; a search looks among all, whatever became of them."""
    today = request.chapter.today()
    base = chapter_reverse(request, "members:list")
    show = request.GET.get("show", "")
    show = show if show in LISTS else ALL
    q = _asked(request)
    members = Member.objects.all() if q and show == ALL else LISTS[show](today)
    waiting, how_many = ([], 0) if q else _waiting(request, show, base, today)
    counts = {} if q else {WAITING: how_many, **_counts(show, members, today)}
    shown = None
    if show != WAITING or q:
        shown = _piece(_found(members, q) if q else members, request.GET.get("after", ""))
    there = {row.pk for row in shown.rows} if shown else set()
    context = {
        "show": show,
        "q": q,
        "tabs": [TabRow(str(name), _address(request, key), key == show, counts.get(key)) for key, name in TABS.items()],
        "waiting": waiting,
        "count_waiting": how_many,
        "count_all": counts.get(ALL, 0),
        "rows": [member_row(row, base, today) for row in shown.rows] if shown else [],
        "next_after": shown.next_after if shown else "",
        "guesses": _guesses(q, base, today, there) if q and len(there) < FEW else [],
        "may_edit": request.may(EDIT),
    }
    return render(request, "members/member_list.html", context, fragment="found")


@page(may=VIEW, methods=("GET",))
def member_find(request: ChapterRequest) -> HttpResponse:
    """Up to twenty who answer to what is being typed; a slip of the finger is forgiven when nobody does."""
    today = request.chapter.today()
    base = chapter_reverse(request, "members:list")
    q = _asked(request)
    rows: list[PersonRow] = []
    guesses: list[PersonRow] = []
    # Whether there is anybody is asked first: in order of name that takes three times as long to find out.
    if q and Person.objects.found_by(q).exists():
        found = _found(Member.objects.all(), q).by_name().values_list(*COLUMNS, named=True)[:FOUND_AT_MOST]
        rows = [member_row(row, base, today) for row in found]
    if q and not rows:
        guesses = _guesses(q, base, today, set())
    context = {"q": q, "rows": rows or guesses, "guessed": bool(guesses)}
    return render(request, "members/member_find.html", context, fragment="options")


def _asked(request: ChapterRequest) -> str:
    return " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:80]


def _counts(show: str, members: QuerySet[Member], today: datetime.date) -> dict[str, int]:
    """How many are on each list; on those that take long to count only when they are looked at."""
    counts = counts_on(today)
    if show not in counts and show != WAITING:
        counts[show] = members.count()
    return counts


def _address(request: ChapterRequest, show: str) -> str:
    """The same page with another list; what is searched for stays."""
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("show", None)
    if show != ALL:
        query["show"] = show
    return f"?{query.urlencode()}"


def _waiting(request: ChapterRequest, show: str, base: str, today: datetime.date) -> tuple[list[PersonRow], int]:
    """The lines of those who wait that this list shows, and how many wait in all. One query."""
    most = 50 if show == WAITING else WAITING_ON_TOP if show == ALL else 1
    asked = LISTS[WAITING](today).with_tries().annotate(of_all=Window(Count("pk")))
    rows = list(asked.values_list(*WAITING_COLUMNS, "of_all", named=True)[:most])
    lines = [waiting_row(row, base, today, may_contact=request.may(CONTACT)) for row in rows]
    return lines if show in {ALL, WAITING} else [], rows[0].of_all if rows else 0


def _found(members: Any, q: str) -> Any:
    for word in search_words(q):
        members = members.filter(person__search_text__contains=word)
    return members


def _piece(members: Any, after: str) -> Piece[Any]:
    return piece(members.by_name().values_list(*COLUMNS, named=True), ("person__sort_key", "pk"), after=after)


def _guesses(q: str, base: str, today: datetime.date, there: set[int]) -> list[PersonRow]:
    """Who may be meant, with a slip or two, and is not there already; the nearest first."""
    keys = meant_by(q, Person.objects.all())
    rows = Member.objects.filter(person__in=keys).values_list(*COLUMNS, "person_id", named=True) if keys else []
    near = sorted((row for row in rows if row.pk not in there), key=lambda row: keys.index(row.person_id))
    return [member_row(row, base, today) for row in near]
