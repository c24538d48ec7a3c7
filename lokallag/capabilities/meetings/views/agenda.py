"""The agenda of a meeting: its items in order with their times, adding, changing, moving, taking off, numbers."""

from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import agenda as actions
from lokallag.capabilities.meetings.actions.series import fill_agenda
from lokallag.capabilities.meetings.forms.agenda import ItemForm, MoveForm, QuickItemForm
from lokallag.capabilities.meetings.models import Item
from lokallag.capabilities.meetings.standings.agenda import time_plan, waiting_for
from lokallag.capabilities.meetings.standings.life import is_called
from lokallag.capabilities.meetings.views.finding import Agenda, agenda_of, editable_agenda, editable_item, item_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.measures.promises import promises
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=permissions.VIEW, methods=("GET",))
def agenda_page(request: ChapterRequest, pk: int) -> HttpResponse:
    """The items in order; those who make the agenda arrange it here, everybody else reads it."""
    return _page(request, agenda_of(request, pk))


@page(may=permissions.VIEW, methods=("GET",))
def agenda_print(request: ChapterRequest, pk: int) -> HttpResponse:
    """The agenda with everything that is said to each item, as it is read on paper."""
    return render(request, "meetings/agenda_print.html", _context(request, agenda_of(request, pk)))


@page(may=permissions.AGENDA, methods=("POST",))
def item_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda by its title."""
    agenda = editable_agenda(request, pk)
    form = QuickItemForm(request.POST, bodies=agenda.for_bodies)
    if not form.is_valid():
        return _page(request, agenda, form, status=422)
    try:
        item = actions.add_item(
            meeting=agenda.meeting,
            title=form.cleaned_data["title"],
            body=form.chosen,
            actor=request.person,
            today=request.chapter.today(),
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return _page(request, agenda, form, status=422)
    if request.htmx:
        return _page(request, agenda_of(request, pk), said=_("%(title)s is on the agenda.") % {"title": item.title})
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def agenda_beginning(request: ChapterRequest, pk: int) -> HttpResponse:
    """Begin an empty agenda with what usually stands on it."""
    agenda = editable_agenda(request, pk)
    fill_agenda(meeting=agenda.meeting, actor=request.person, today=request.chapter.today())
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def agenda_numbers(request: ChapterRequest, pk: int) -> HttpResponse:
    """Give the items their numbers."""
    agenda = editable_agenda(request, pk)
    count = actions.number_items(meeting=agenda.meeting, actor=request.person)
    text = ngettext("%(count)s item has got its number.", "%(count)s items have got their numbers.", count)
    say(request, text % {"count": count} if count else _("The numbers follow the order now."))
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.VIEW)
def item_page(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """One item: to be read, and by those who make the agenda to be changed. Nobody overwrites another in silence."""
    agenda = agenda_of(request, pk)
    row = item_of(request, agenda.meeting, item)
    row.gathering = agenda.meeting
    if not agenda.may_change(row):
        if request.method == "POST":
            raise Http404
        return render(request, "meetings/item_detail.html", _item_context(request, agenda, row))
    data = posted(request)
    served = promises(request.chapter)
    form = ItemForm(data, item=row, served=served, bodies=agenda.for_bodies, may_close=set(agenda.own))
    status = 200
    if data is not None:
        status = 422
        if form.is_valid():
            try:
                actions.change_item(
                    item=row,
                    details=form.details(),  # type: ignore[arg-type]
                    seen=form.cleaned_data["sequence"],
                    actor=request.person,
                )
            except ValidationError as refused:
                form.add_error(None, refused)
                now = Item.objects.filter(pk=row.pk).values_list("sequence", flat=True).first()
                form.data = {**data.dict(), "sequence": str(now or 0)}
            else:
                say(request, _("Saved."))
                return go(request, "meetings:agenda", pk=pk)
    return render(
        request, "meetings/item_form.html", {**_item_context(request, agenda, row), "form": form}, status=status
    )


@page(may=permissions.AGENDA, methods=("POST",))
def item_move(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Move an item before another, or last."""
    agenda = editable_agenda(request, pk)
    row = editable_item(agenda, item)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["before"]
    before = next((each for each in agenda.items if each.pk == key), None)
    said, is_wrong = "", False
    try:
        if key and before is None:
            raise ValidationError(
                _("Somebody has moved that item in the meantime. This is the order now."), code="moved"
            )
        actions.move_item(item=row, before=before, actor=request.person)
    except ValidationError as refused:
        said, is_wrong = " ".join(refused.messages), True
    agenda = agenda_of(request, pk)
    place = next((place for place, each in enumerate(agenda.items, start=1) if each.pk == item), 0)
    names = {"title": row.title, "place": place, "count": len(agenda.items)}
    said = said or _("%(title)s is now number %(place)s of %(count)s.") % names
    if request.htmx:
        return _page(request, agenda, said=said, is_wrong=is_wrong)
    if is_wrong:
        say(request, said, level=WARNING)
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_removal(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda."""
    row = editable_item(editable_agenda(request, pk), item)
    try:
        actions.take_off(item=row, actor=request.person, today=request.chapter.today())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "meetings:item_removal_undo", pk=pk, item=item)
        say(request, _("%(title)s is off the agenda.") % {"title": row.title}, undo_url=undo)
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_removal_undo(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Put it back."""
    agenda = editable_agenda(request, pk)
    gone = Item.objects.filter(taken_off=agenda.meeting).visible_to(request.person, request.chapter.today())
    row = gone.filter(pk=item).first()
    if row is None or not agenda.may_change(row):
        raise Http404
    actions.put_back(item=row, actor=request.person)
    say(request, _("%(title)s is on the agenda again.") % {"title": row.title})
    return go(request, "meetings:agenda", pk=pk)


def _page(
    request: ChapterRequest,
    agenda: Agenda,
    form: QuickItemForm | None = None,
    *,
    said: str = "",
    is_wrong: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = _context(request, agenda)
    context |= {
        "form": form or QuickItemForm(bodies=agenda.for_bodies),
        "said": said,
        "is_wrong": is_wrong,
        "waiting": _waiting(request, agenda),
        "unnumbered": sum(1 for item in agenda.items if item.number is None),
        "is_called": is_called(agenda.meeting),
    }
    return render(request, "meetings/agenda.html", context, fragment="agenda", status=status)


def _context(request: ChapterRequest, agenda: Agenda) -> dict[str, Any]:
    plan = time_plan(agenda.meeting, agenda.items)
    rows = agenda.items
    return {
        "meeting": agenda.meeting,
        "row": agenda.meeting,
        "today": request.chapter.today(),
        "agenda": agenda,
        "plan": plan,
        "is_joint": len(agenda.bodies) > 1,
        "lines": [
            {
                "item": slot.item,
                "starts_at": slot.starts_at,
                "may_change": agenda.may_change(slot.item),
                "up": rows[place - 1].pk if place else None,
                "down": (rows[place + 2].pk if place + 2 < len(rows) else "") if place + 1 < len(rows) else None,
            }
            for place, slot in enumerate(plan.slots)
        ],
        "served": {one.key: one for one in promises(request.chapter)} if any(row.promise for row in rows) else {},
        "tabs": rooms(request, agenda.meeting, "agenda"),
    }


def _item_context(request: ChapterRequest, agenda: Agenda, row: Item) -> dict[str, Any]:
    served = next((one for one in promises(request.chapter) if one.key == row.promise), None) if row.promise else None
    return {
        "meeting": agenda.meeting,
        "item": row,
        "agenda": agenda,
        "served": served,
        "is_joint": len(agenda.bodies) > 1,
        "tabs": rooms(request, agenda.meeting, "agenda"),
    }


def _waiting(request: ChapterRequest, agenda: Agenda) -> list[Item]:
    """What waits and could be put on this agenda, as far as the visitor may."""
    if not agenda.may_edit:
        return []
    rows = waiting_for(agenda.meeting, [body.pk for body in agenda.for_bodies])
    rows = rows.filter(body__in=[body.pk for body in agenda.for_bodies])
    return list(rows.visible_to(request.person, request.chapter.today()).select_related("presenter", "body"))
