"""Series of meetings: making one, its page, changing it from a day on, more of it, what stands on each, what waits."""

import datetime

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import series as actions
from lokallag.capabilities.meetings.forms.agenda import QuickItemForm
from lokallag.capabilities.meetings.forms.series import (
    ProlongForm,
    SequenceForm,
    SeriesChangeForm,
    SeriesForm,
    StandingFormSet,
    lines_of,
)
from lokallag.capabilities.meetings.measures.held import COUNTED
from lokallag.capabilities.meetings.models import Body, Item, ItemQuerySet, Series
from lokallag.capabilities.meetings.views.shelf import chosen_bodies
from lokallag.capabilities.meetings.words.rhythm import said
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.calendar.year import holiday
from lokallag.core.gatherings.models import Gathering
from lokallag.core.measures.promises import promises
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: How many meetings of each sort the page shows.
MOST = 24


def series_of(request: ChapterRequest, key: object) -> Series:
    """A series by its key; 404 for one the visitor may not see."""
    sees_all = request.may(permissions.SEE_ALL)
    rows = Series.objects.visible_to(request.person, request.chapter.today(), sees_all=sees_all)
    found = rows.select_related("responsible").filter(key=str(key)).first()
    if found is None:
        raise Http404
    return found


def led_series(request: ChapterRequest, key: object) -> Series:
    """A series whose meetings the visitor plans; 404 for any other."""
    series = series_of(request, key)
    if not leads(request, series):
        raise Http404
    return series


def leads(request: ChapterRequest, series: Series) -> bool:
    """Whether the visitor leads the body that leads the series."""
    bodies = Body.objects.led_by(request.person, request.roles)
    return Series.objects.led_by(bodies).filter(pk=series.pk).exists()


@page(may=permissions.EDIT)
def series_new(request: ChapterRequest) -> HttpResponse:
    """A new series; its days are looked at before they are planned."""
    today = request.chapter.today()
    data = posted(request)
    initial = {
        "bodies": ["b_board"],
        "title": _("Board meeting"),
        "number": 1,
        "weekday": 1,
        "not_in": [7],
        "starts_at": datetime.time(19),
        "from_on": today,
        "until": datetime.date(today.year + (today.month > 6), 12, 31),
        "responsible": request.person.pk,
    }
    form = SeriesForm(data, initial=initial)
    context: dict[str, object] = {"form": form}
    if data is None:
        return render(request, "meetings/series_form.html", context)
    if not form.is_valid():
        return render(request, "meetings/series_form.html", context, status=422)
    chosen = form.cleaned_data["days"]
    if request.POST.get("step") == "plan" and chosen:
        series = actions.plan_meeting_series(
            bodies=chosen_bodies(form.cleaned_data["bodies"]),
            details=form.details(),
            days=chosen,
            actor=request.person,
            today=today,
        )
        text = ngettext("%(count)s date is in the calendar.", "%(count)s dates are in the calendar.", len(chosen))
        say(
            request,
            text % {"count": len(chosen)},
            undo_url=chapter_reverse(request, "meetings:series_undo", series=series.key),
        )
        return go(request, "meetings:series", series=series.key)
    context["previewed"] = True
    context["said"] = _said(Series(**form.details()))
    context["proposed"] = [
        {"day": day, "holiday": holiday(day), "chosen": day in chosen if chosen else not holiday(day)}
        for day in form.proposed
    ]
    return render(request, "meetings/series_form.html", context)


@page(may=permissions.VIEW, methods=("GET",))
def series_page(request: ChapterRequest, series: str) -> HttpResponse:
    """One series: its rhythm, what comes, what waits, what stands on every agenda."""
    return series_answer(request, series_of(request, series))


@page(may=permissions.AGENDA)
def series_edit(request: ChapterRequest, series: str) -> HttpResponse:
    """Change it from a day on."""
    row = led_series(request, series)
    today = request.chapter.today()
    data = posted(request)
    form = SeriesChangeForm(data, initial=SeriesChangeForm.values_of(row, today))
    status = 200
    if data is not None:
        status = 422
        if form.is_valid():
            try:
                moved = actions.change_series(
                    series=row,
                    details=form.details(),
                    from_on=form.cleaned_data["from_on"],
                    seen=form.cleaned_data["sequence"],
                    actor=request.person,
                    today=today,
                    now=request.chapter.now(),
                )
            except ValidationError as refused:
                form.add_error(None, refused)
                now = Series.objects.filter(pk=row.pk).values_list("sequence", flat=True).first()
                form.data = {**data.dict(), "not_in": data.getlist("not_in"), "sequence": str(now or 0)}
            else:
                text = ngettext("Saved. %(count)s meeting is changed.", "Saved. %(count)s meetings are changed.", moved)
                say(request, text % {"count": moved})
                return go(request, "meetings:series", series=row.key)
    return render(request, "meetings/series_form.html", {"form": form, "series": row}, status=status)


@page(may=permissions.AGENDA, methods=("POST",))
def series_prolong(request: ChapterRequest, series: str) -> HttpResponse:
    """So many more."""
    row = led_series(request, series)
    form = ProlongForm(request.POST)
    if not form.is_valid():
        return series_answer(request, row, prolong=form, status=422)
    today = request.chapter.today()
    last = row.meetings.order_by("-on").values_list("on", flat=True).first() or today
    days = row.next_days(max(last, today), form.cleaned_data["how_many"])
    try:
        meetings = actions.prolong_series(series=row, days=days, actor=request.person, today=today)
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, "meetings:series", series=row.key)
    text = ngettext("%(count)s date is in the calendar.", "%(count)s dates are in the calendar.", len(meetings))
    undo = chapter_reverse(request, "meetings:series_prolong_undo", series=row.key, first=meetings[0].pk)
    say(request, text % {"count": len(meetings)}, undo_url=undo)
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA, methods=("POST",))
def series_prolong_undo(request: ChapterRequest, series: str, first: int) -> HttpResponse:
    """Take back those that were planned last, from one of them on."""
    row = led_series(request, series)
    begin = row.meetings.filter(pk=first).first()
    if begin is None:
        raise Http404
    rows = row.meetings.filter(pk__gte=begin.pk, on__gte=begin.on)
    count = actions.take_back(meetings=rows, actor=request.person, today=request.chapter.today())
    text = ngettext("%(count)s date is out of the calendar.", "%(count)s dates are out of the calendar.", count)
    say(request, text % {"count": count})
    return go(request, "meetings:series", series=row.key)


@page(may=permissions.AGENDA)
def series_standing(request: ChapterRequest, series: str) -> HttpResponse:
    """What stands on the agenda of every new meeting, as a list to write in."""
    row = led_series(request, series)
    data = posted(request)
    lines = row.standing.all()
    initial = [
        {
            "title": line.title,
            "purpose": line.purpose,
            "minutes_allotted": line.minutes_allotted,
            "kind": line.kind,
            "ORDER": place,
        }
        for place, line in enumerate(lines, start=1)
    ]
    form = SequenceForm(data, initial={"sequence": row.sequence})
    rows = StandingFormSet(data, initial=initial)
    status, wrong = 200, ""
    if data is not None:
        status = 422
        if form.is_valid() and rows.is_valid():
            try:
                actions.set_standing(
                    series=row, lines=lines_of(rows.forms), seen=form.cleaned_data["sequence"], actor=request.person
                )
            except ValidationError as refused:
                wrong = " ".join(refused.messages)
                row.refresh_from_db()
                form = SequenceForm({"sequence": row.sequence})
            else:
                say(request, _("Saved. New meetings of the series get it."))
                return go(request, "meetings:series", series=row.key)
    context = {"series": row, "form": form, "rows": rows, "wrong": wrong}
    return render(request, "meetings/series_standing.html", context, status=status)


def _said(series: Series) -> str:
    """Its rhythm in a sentence."""
    return said(series.pattern, series.weekday, series.number, series.not_in, series.starts_at)


def series_answer(
    request: ChapterRequest,
    series: Series,
    *,
    form: QuickItemForm | None = None,
    prolong: ProlongForm | None = None,
    announced: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a series, with forms as they were filled in; asked for by HTMX, what waits alone."""
    today = request.chapter.today()
    bodies = series.bodies
    may_lead = leads(request, series)
    waiting = list(series.items.visible_to(request.person, today).select_related("presenter", "body"))
    meetings = (
        Gathering.objects.filter(series=series.key).select_related("holding", "cancellation").order_by("on", "pk")
    )
    coming = list(meetings.planned().filter(on__gte=today)[:MOST])
    led = set(Body.objects.led_by(request.person, request.roles).values_list("pk", flat=True))
    context = {
        "series": series,
        "said": _said(series),
        "bodies": bodies,
        "today": today,
        "coming": coming,
        "goal": coming[0] if coming else None,
        "held": list(meetings.held().order_by("-on", "-pk")[:MOST]),
        "standing": list(series.standing.all()),
        "serves": [one for one in promises(request.chapter) if series.kind in COUNTED.get(one.measure, frozenset())],
        "may_lead": may_lead,
        "form": form or QuickItemForm(bodies=bodies_for(bodies, led, may_lead=may_lead)),
        "prolong": prolong or ProlongForm(initial={"how_many": 4}),
        "announced": announced,
        "lines": [
            {
                "item": item,
                "may_change": may_lead or item.body_id in led,
                "up": waiting[place - 1].pk if place else None,
                "down": (waiting[place + 2].pk if place + 2 < len(waiting) else "")
                if place + 1 < len(waiting)
                else None,
            }
            for place, item in enumerate(waiting)
        ],
    }
    return render(request, "meetings/series_detail.html", context, fragment="waiting", status=status)


def bodies_for(bodies: list[Body], led: set[int], *, may_lead: bool) -> list[Body]:
    """The bodies of a series the visitor may put an item for."""
    return bodies if may_lead else [body for body in bodies if body.pk in led]


def waiting_item(request: ChapterRequest, series: Series, pk: int, rows: ItemQuerySet | None = None) -> Item:
    """One item that waits for the series and that the visitor may change; 404 for any other."""
    found = (rows if rows is not None else series.items).visible_to(request.person, request.chapter.today())
    item = found.select_related("body").filter(pk=pk).first()
    if item is None:
        raise Http404
    if not leads(request, series):
        led = Body.objects.led_by(request.person, request.roles)
        if not led.filter(pk=item.body_id).exists():
            raise Http404
    return item
