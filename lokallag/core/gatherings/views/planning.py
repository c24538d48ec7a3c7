"""Putting in the calendar, changing, taking out again."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.core.access.http import ChapterRequest
from lokallag.core.calendar.year import holiday
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.forms import ChangeForm, GatheringForm, PlanForm
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.gatherings.views.finding import found
from lokallag.core.web.rendering import chapter_reverse, go, render, say


def gathering_new(request: ChapterRequest, shelf: Shelf) -> HttpResponse:
    """A new one; one that repeats is shown date by date before it is planned."""
    if request.method != "POST":
        first = request.GET.get("kind", "")
        initial = {"kind": first, "responsible": request.person.pk} | _begin(request, shelf, None)
        form = shelf.plan_form(kinds=shelf.kinds, initial=initial)
        return _form_page(request, shelf, form)
    form = shelf.plan_form(request.POST, kinds=shelf.kinds)
    if not form.is_valid():
        return _form_page(request, shelf, form)
    if not form.cleaned_data["repeat"]:
        return _planned_one(request, shelf, form)
    if request.POST.get("step") != "plan":
        return _form_page(request, shelf, form, previewed=True)
    days = form.cleaned_data["days"]
    if not days:
        form.add_error("days", _("Choose at least one date."))
        return _form_page(request, shelf, form, previewed=True)
    return _planned_many(request, shelf, form)


def _planned_one(request: ChapterRequest, shelf: Shelf, form: PlanForm) -> HttpResponse:
    with transaction.atomic():
        row = actions.plan_gathering(details=form.details(), actor=request.person, today=request.chapter.today())
        _saved(request, shelf, form, [row])
    say(
        request,
        _("%(title)s is in the calendar.") % {"title": row.title},
        undo_url=chapter_reverse(request, shelf.page("planning_undo"), pk=row.pk),
    )
    return go(request, shelf.page("detail"), pk=row.pk)


def _planned_many(request: ChapterRequest, shelf: Shelf, form: PlanForm) -> HttpResponse:
    with transaction.atomic():
        rows = actions.plan_series(
            details=form.details(), days=form.cleaned_data["days"], actor=request.person, today=request.chapter.today()
        )
        _saved(request, shelf, form, rows)
    text = ngettext("%(count)s date is in the calendar.", "%(count)s dates are in the calendar.", len(rows))
    say(
        request,
        text % {"count": len(rows)},
        undo_url=chapter_reverse(request, shelf.page("series_undo"), series=rows[0].series),
    )
    return go(request, shelf.page("list"))


def gathering_edit(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Change what is said about it. Nobody overwrites another in silence."""
    row = found(request, shelf, pk)
    if request.method != "POST":
        initial = ChangeForm.values_of(row) | _begin(request, shelf, row)
        form = shelf.change_form(kinds=shelf.kinds, initial=initial)
        return _form_page(request, shelf, form, row=row)
    form = shelf.change_form(request.POST, kinds=shelf.kinds)
    if form.is_valid():
        try:
            with transaction.atomic():
                changed = actions.change_gathering(
                    gathering=row,
                    details=form.details(),
                    seen=form.cleaned_data["sequence"],
                    actor=request.person,
                    today=request.chapter.today(),
                    now=request.chapter.now(),
                )
                _saved(request, shelf, form, [changed])
        except ValidationError as refused:
            form.add_error(None, refused)
            now = Gathering.objects.filter(pk=pk).values_list("sequence", flat=True).first()
            form.data = {**request.POST.dict(), "sequence": str(now or 0)}
        else:
            say(request, _("Saved."))
            return go(request, shelf.page("detail"), pk=pk)
    return _form_page(request, shelf, form, row=row)


def planning_undo(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Take it out of the calendar again."""
    row = found(request, shelf, pk)
    try:
        actions.undo_planning(gathering=row, actor=request.person)
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, shelf.page("detail"), pk=pk)
    say(request, _("%(title)s is out of the calendar.") % {"title": row.title})
    return go(request, shelf.page("list"))


def series_undo(request: ChapterRequest, shelf: Shelf, series: str) -> HttpResponse:
    """Take a whole series out again."""
    if not shelf.reach(request).filter(series=series).exists():
        raise Http404
    count = actions.undo_series(series=series, actor=request.person)
    text = ngettext("%(count)s date is out of the calendar.", "%(count)s dates are out of the calendar.", count)
    say(request, text % {"count": count})
    return go(request, shelf.page("list"))


def _form_page(
    request: ChapterRequest,
    shelf: Shelf,
    form: PlanForm | ChangeForm,
    *,
    row: Gathering | None = None,
    previewed: bool = False,
) -> HttpResponse:
    """The form; with `previewed`, the dates a repeat gives, holidays left unticked."""
    context: dict[str, object] = {"shelf": shelf, "form": form, "row": row, "previewed": previewed}
    if previewed and isinstance(form, PlanForm):
        chosen = set(form.cleaned_data.get("days") or [])
        context["proposed"] = [
            {"day": day, "holiday": holiday(day), "chosen": day in chosen if chosen else not holiday(day)}
            for day in form.proposed_days()
        ]
    return render(request, shelf.form_template, context)


def _begin(request: ChapterRequest, shelf: Shelf, row: Gathering | None) -> dict[str, object]:
    """What the shelf's own fields begin with."""
    return shelf.initial(request, row) if shelf.initial is not None else {}


def _saved(request: ChapterRequest, shelf: Shelf, form: GatheringForm, rows: list[Gathering]) -> None:
    """Let the shelf store what it asked for."""
    if shelf.saved is not None:
        shelf.saved(request, form, rows)
