"""The list: who waits for a call first, then everybody by name."""

from django.http import HttpResponse

from lokallag.capabilities.members.models import Member, MemberQuerySet
from lokallag.capabilities.members.permissions import CONTACT, EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import render

ALL, NEW, WAITING, LEFT = "all", "new", "waiting", "left"


@page(may=VIEW, methods=("GET",))
def member_list(request: ChapterRequest) -> HttpResponse:
    """Members by name, with those nobody has talked with on top."""
    today = request.chapter.today()
    asked = request.GET.get("show", "")
    show = asked if asked in {NEW, WAITING, LEFT} else ALL
    q = request.GET.get("q", "").strip()[:80]
    members = Member.objects.select_related("person", "contact")
    lists: dict[str, MemberQuerySet] = {
        ALL: members.current_on(today),
        NEW: members.new_on(today),
        WAITING: members.waiting_on(today),
        LEFT: members.left_by(today),
    }
    waiting = list(lists[WAITING].with_tries()) if show in {ALL, WAITING} and not q else []
    rows = lists[show]
    if q:
        rows = rows.filter(person__in=Person.objects.named(q))
    shown = (
        piece(rows, ("person__sort_key", "pk"), after=request.GET.get("after", "")) if show != WAITING or q else None
    )
    context = {
        "show": show,
        "q": q,
        "today": today,
        "waiting": [(member, (member.welcome_due_on - today).days) for member in waiting],
        "rows": shown.rows if shown else [],
        "next_after": shown.next_after if shown else "",
        "counts": {name: found.count() for name, found in lists.items()},
        "may_edit": request.may(EDIT),
        "may_contact": request.may(CONTACT),
    }
    return render(request, "members/member_list.html", context, fragment="found")
