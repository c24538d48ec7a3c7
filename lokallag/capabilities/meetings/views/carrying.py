"""What is not finished goes on: to the next meeting, among what waits, from there onto an agenda."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import carrying as actions
from lokallag.capabilities.meetings.forms.series import ItemsForm
from lokallag.capabilities.meetings.models import Item
from lokallag.capabilities.meetings.standings.agenda import unfinished, waiting_for
from lokallag.capabilities.meetings.views.finding import Agenda, agenda_of, editable_agenda, editable_item
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.ui.templatetags.ui import short_day
from lokallag.core.web.rendering import chapter_reverse, go, say


def unfinished_for(request: ChapterRequest, agenda: Agenda) -> list[Item]:
    """The items of a meeting that nothing came of, as far as the visitor sees them and makes their agenda."""
    rows = unfinished(agenda.meeting).visible_to(request.person, request.chapter.today()).select_related("body")
    return [row for row in rows if row.body_id in agenda.led or agenda.leads]


@page(may=permissions.AGENDA, methods=("POST",))
def carrying(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let what is not finished go on to the next meeting: what is ticked, or all of it."""
    agenda = agenda_of(request, pk)
    rows = unfinished_for(request, agenda)
    form = ItemsForm(request.POST, items=rows)
    if not rows or not form.is_valid():
        raise Http404
    chosen = form.cleaned_data["items"] or rows
    goal, made = actions.carry_over(
        meeting=agenda.meeting, items=chosen, actor=request.person, today=request.chapter.today()
    )
    names = {"count": len(made), "title": goal.title if goal else "", "day": short_day(goal.on) if goal else ""}
    if goal is not None:
        text = ngettext(
            "%(count)s item goes on to %(title)s %(day)s.", "%(count)s items go on to %(title)s %(day)s.", len(made)
        )
    else:
        text = ngettext(
            "%(count)s item waits for the next meeting.", "%(count)s items wait for the next meeting.", len(made)
        )
    say(request, text % names, undo_url=chapter_reverse(request, "meetings:carrying_undo", pk=pk))
    return go(request, "meetings:detail", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def carrying_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take that back."""
    agenda = agenda_of(request, pk)
    if not agenda.led:
        raise Http404
    count = actions.undo_carrying(meeting=agenda.meeting, actor=request.person)
    text = ngettext("%(count)s item is taken back.", "%(count)s items are taken back.", count)
    say(request, text % {"count": count})
    return go(request, "meetings:detail", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_finishing(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Nothing more is needed."""
    row = _over(request, pk, item)
    actions.finish_item(item=row, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "meetings:item_finishing_undo", pk=pk, item=item)
    say(request, _("%(title)s is finished.") % {"title": row.title}, undo_url=undo)
    return go(request, "meetings:detail", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_finishing_undo(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """It is not finished after all."""
    actions.undo_finishing(item=_over(request, pk, item), actor=request.person)
    return go(request, "meetings:detail", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_waiting(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Let an item wait for a later meeting."""
    row = editable_item(editable_agenda(request, pk), item)
    try:
        actions.let_wait(item=row, actor=request.person)
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "meetings:item_taking", pk=pk, item=item)
        say(request, _("%(title)s waits for a later meeting.") % {"title": row.title}, undo_url=undo)
    return go(request, "meetings:agenda", pk=pk)


@page(may=permissions.AGENDA, methods=("POST",))
def item_taking(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Put an item that waits on this agenda."""
    agenda = editable_agenda(request, pk)
    bodies = [body.pk for body in agenda.for_bodies]
    rows = waiting_for(agenda.meeting, bodies).filter(body__in=bodies)
    row = rows.visible_to(request.person, request.chapter.today()).filter(pk=item).first()
    if row is None:
        raise Http404
    try:
        actions.take_up(item=row, meeting=agenda.meeting, actor=request.person, today=request.chapter.today())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "meetings:item_waiting", pk=pk, item=item)
        say(request, _("%(title)s is on the agenda.") % {"title": row.title}, undo_url=undo)
    return go(request, "meetings:agenda", pk=pk)


def _over(request: ChapterRequest, pk: int, item: int) -> Item:
    """An item whose agenda the visitor makes, also after the meeting; 404 for any other."""
    agenda = agenda_of(request, pk)
    row = next((each for each in agenda.items if each.pk == item), None)
    if row is None or not (row.body_id in agenda.led or agenda.leads):
        raise Http404
    return row
