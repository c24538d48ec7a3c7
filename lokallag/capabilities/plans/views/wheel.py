"""The year wheel: the chapter's year as rings, and the same as a list."""

import datetime

from django.http import HttpResponse

from lokallag.capabilities.plans.permissions import VIEW
from lokallag.capabilities.plans.views.seen import address, countdown
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.calendar.dates import Dated, dates
from lokallag.core.ui.wheel import Dot
from lokallag.core.web.rendering import render

RINGS = {"meetings": 0, "deadlines": 1, "people": 2}
FIRST_YEAR, LAST_YEAR = 1950, 2100
NEXT = 8
# Rings whose things may be about one person: a task, a newcomer to call.
COMMON = frozenset({"meetings", "deadlines"})


@page(may=VIEW, methods=("GET",))
def wheel(request: ChapterRequest) -> HttpResponse:
    """Show a year of the chapter; `year` chooses which."""
    today = request.chapter.today()
    year = _year(request.GET.get("year"), today)
    entries = [
        d for d in _seen(request, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if d.mark != "cancelled"
    ]
    coming = [d for d in entries if d.on >= today] if year == today.year else []
    context = {
        "year": year,
        "dots": [Dot(RINGS[d.ring], d.on, d.mark, d.title, d.url) for d in entries],
        "coming": coming[:NEXT],
        "as_list": request.GET.get("as") == "list",
        "today": today,
        "centre": countdown(today) if year == today.year else "",
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "subscribe_url": address(request, "calendar:subscribe"),
    }
    return render(request, "plans/wheel.html", context)


def _seen(request: ChapterRequest, first: datetime.date, last: datetime.date) -> list[Dated]:
    """The dates the visitor may see: observers see what the chapter does together, never whose task it is."""
    found = dates(request.chapter, first, last, request.chapter.today(), may=request.may)
    if request.may(SEE_CHAPTER):
        return found
    return [dated for dated in found if dated.ring in COMMON or dated.mark == "election"]


def _year(text: str | None, today: datetime.date) -> int:
    if text and text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    return today.year
