"""The list: what comes, what was held, what was called off."""

from django.db.models import Count, Q
from django.http import HttpResponse

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Attendance, GatheringQuerySet
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import render

COMING, HELD, CANCELLED = "coming", "held", "cancelled"


def gathering_list(request: ChapterRequest, shelf: Shelf) -> HttpResponse:
    """One of the three lists, narrowed to a kind where one is asked for."""
    asked = request.GET.get("show", "")
    show = asked if asked in {HELD, CANCELLED} else COMING
    kinds = [(kind.value, kind.label) for kind in shelf.kinds]
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in dict(kinds) else ""
    reach = shelf.reach(request)
    if kind:
        reach = reach.of(kind)
    today = request.chapter.today()
    rows = reach.select_related("holding", "cancellation", "responsible").annotate(
        coming=Count("attendances", filter=Q(attendances__answer=Attendance.Answer.SIGNED_UP)),
        came=Count("attendances", filter=Q(attendances__answer=Attendance.Answer.CAME)),
    )
    shown = piece(_of(rows, show), _order(show), after=request.GET.get("after", ""))
    context = {
        "shelf": shelf,
        "show": show,
        "kind": kind,
        "kinds": kinds,
        "today": today,
        "may_edit": request.may(shelf.edit),
        "counts": {name: _of(reach, name).count() for name in (COMING, HELD, CANCELLED)},
        "waiting": [row for row in shown.rows if show == COMING and row.on < today],
        "rows": [row for row in shown.rows if not (show == COMING and row.on < today)],
        "next_after": shown.next_after,
    }
    return render(request, "gatherings/list.html", context, fragment="found")


def _of(rows: GatheringQuerySet, show: str) -> GatheringQuerySet:
    """The rows of one of the three lists."""
    if show == HELD:
        return rows.held()
    return rows.cancelled() if show == CANCELLED else rows.planned()


def _order(show: str) -> tuple[str, ...]:
    """The next first among what comes, the latest first among what has been."""
    return ("on", "pk") if show == COMING else ("-on", "-pk")
