"""The list of meetings: the next one first, then what comes, what was held and what was called off; by body."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions.bodies import held_by
from lokallag.capabilities.meetings.models import Body, Series
from lokallag.capabilities.meetings.views.shelf import SHELF
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Attendance, Gathering, GatheringQuerySet
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import render

COMING, HELD, CANCELLED = "coming", "held", "cancelled"


@page(may=permissions.VIEW, methods=("GET",))
def meeting_list(request: ChapterRequest) -> HttpResponse:
    """One of the three lists, narrowed to a body or a kind where one is asked for."""
    asked = request.GET.get("show", "")
    show = asked if asked in {HELD, CANCELLED} else COMING
    kinds = [(kind.value, kind.label) for kind in SHELF.kinds]
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in dict(kinds) else ""
    reach = SHELF.reach(request)
    bodies = list(Body.objects.in_order())
    body = next((each for each in bodies if str(each.pk) == request.GET.get("body", "")), None)
    if kind:
        reach = reach.of(kind)
    if body is not None:
        reach = reach.filter(held_by(body))
    today = request.chapter.today()
    rows = reach.select_related("holding", "cancellation", "responsible").annotate(
        coming=Count("attendances", filter=Q(attendances__answer=Attendance.Answer.SIGNED_UP), distinct=True),
        came=Count("attendances", filter=Q(attendances__answer=Attendance.Answer.CAME), distinct=True),
    )
    shown = piece(_of(rows, show), _order(show), after=request.GET.get("after", ""))
    listed = [row for row in shown.rows if not (show == COMING and row.on < today)]
    is_first = show == COMING and not request.GET.get("after")
    sees_all = request.may(permissions.SEE_ALL)
    context = {
        "shelf": SHELF,
        "show": show,
        "kind": kind,
        "kinds": kinds,
        "body": str(body.pk) if body is not None else "",
        "bodies": [(str(each.pk), each.name) for each in bodies],
        "today": today,
        "may_edit": request.may(SHELF.edit),
        "counts": {name: _of(reach, name).count() for name in (COMING, HELD, CANCELLED)},
        "waiting": [row for row in shown.rows if show == COMING and row.on < today],
        "next": _next(request, listed[0]) if is_first and listed else None,
        "rows": listed[1:] if is_first else listed,
        "next_after": shown.next_after,
        "series": list(Series.objects.visible_to(request.person, today, sees_all=sees_all).order_by("title", "pk")),
    }
    return render(request, "meetings/list.html", context, fragment="found")


def _next(request: ChapterRequest, row: Gathering) -> dict[str, object]:
    """What the card of the next meeting says: how many items the visitor sees, and in how many days it is."""
    days = (row.on - request.chapter.today()).days
    said = {0: _("Today"), 1: _("Tomorrow")}.get(days) or _("In %(days)s days") % {"days": days}
    items = row.items.visible_to(request.person, request.chapter.today()).count()
    return {"row": row, "said": said, "items": items}


def _of(rows: GatheringQuerySet, show: str) -> GatheringQuerySet:
    """The rows of one of the three lists."""
    if show == HELD:
        return rows.held()
    return rows.cancelled() if show == CANCELLED else rows.planned()


def _order(show: str) -> tuple[str, ...]:
    """The next first among what comes, the latest first among what has been."""
    return ("on", "pk") if show == COMING else ("-on", "-pk")
