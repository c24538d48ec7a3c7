"""What waits for a meeting of a series: adding, ordering, taking away, putting on the next agenda."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import agenda as actions
from lokallag.capabilities.meetings.actions.carrying import take_up
from lokallag.capabilities.meetings.forms.agenda import MoveForm, QuickItemForm
from lokallag.capabilities.meetings.models import Body, Item
from lokallag.capabilities.meetings.views.series import bodies_for, leads, series_answer, series_of, waiting_item
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.ui.templatetags.ui import short_day
from lokallag.core.web.rendering import chapter_reverse, go, say


@page(may=permissions.AGENDA, methods=("POST",))
def backlog_new(request: ChapterRequest, series: str) -> HttpResponse:
    """Let something wait."""
    row = series_of(request, series)
    led = set(Body.objects.led_by(request.person, request.roles).values_list("pk", flat=True))
    bodies = bodies_for(row.bodies, led, may_lead=leads(request, row))
    if not bodies:
        raise Http404
    form = QuickItemForm(request.POST, bodies=bodies)
    if not form.is_valid():
        return series_answer(request, row, form=form, status=422)
    item = actions.add_item(
        meeting=None,
        series=row,
        title=form.cleaned_data["title"],
        body=form.chosen,
        actor=request.person,
        today=request.chapter.today(),
    )
    if request.htmx:
        return series_answer(request, row, announced=_("%(title)s waits.") % {"title": item.title})
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA, methods=("POST",))
def backlog_move(request: ChapterRequest, series: str, item: int) -> HttpResponse:
    """Move it before another, or last."""
    row = series_of(request, series)
    chosen = waiting_item(request, row, item)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["before"]
    seen = row.items.visible_to(request.person, request.chapter.today())
    before = seen.filter(pk=key).first() if key else None
    said = _("%(title)s is moved.") % {"title": chosen.title}
    try:
        if key and before is None:
            raise ValidationError(
                _("Somebody has moved that item in the meantime. This is the order now."), code="moved"
            )
        actions.move_item(item=chosen, before=before, actor=request.person)
    except ValidationError as refused:
        said = " ".join(refused.messages)
        if not request.htmx:
            say(request, said, level=WARNING)
    if request.htmx:
        return series_answer(request, row, announced=said)
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA, methods=("POST",))
def backlog_removal(request: ChapterRequest, series: str, item: int) -> HttpResponse:
    """Take it away."""
    row = series_of(request, series)
    chosen = waiting_item(request, row, item)
    actions.take_off(item=chosen, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "meetings:backlog_removal_undo", series=row.key, item=item)
    say(request, _("%(title)s is taken away.") % {"title": chosen.title}, undo_url=undo)
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA, methods=("POST",))
def backlog_removal_undo(request: ChapterRequest, series: str, item: int) -> HttpResponse:
    """Let it wait again."""
    row = series_of(request, series)
    gone = Item.objects.filter(series=row.key, gathering__isnull=True, taken_off_on__isnull=False)
    chosen = waiting_item(request, row, item, gone)
    actions.put_back(item=chosen, actor=request.person)
    say(request, _("%(title)s waits again.") % {"title": chosen.title})
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA, methods=("POST",))
def backlog_meeting(request: ChapterRequest, series: str, item: int) -> HttpResponse:
    """Put it on the agenda of the next meeting."""
    row = series_of(request, series)
    chosen = waiting_item(request, row, item)
    goal = row.meetings.planned().filter(on__gte=request.chapter.today()).order_by("on", "pk").first()
    if goal is None:
        say(request, _("No meeting of the series is planned. Plan more of them first."), level=WARNING)
        return go(request, "meetings:series", series=row.key)
    try:
        take_up(item=chosen, meeting=goal, actor=request.person, today=request.chapter.today())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "meetings:item_waiting", pk=goal.pk, item=item)
        names = {"title": chosen.title, "day": short_day(goal.on)}
        say(request, _("%(title)s is on the agenda %(day)s.") % names, undo_url=undo)
    return go(request, "meetings:series", series=row.key)
