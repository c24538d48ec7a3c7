"""A list of members comes in: chosen, its columns said, looked through, brought in, taken back."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.messages import WARNING
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.members.actions import imports
from lokallag.capabilities.members.forms.imports import AnswersForm, ColumnsForm, ListForm
from lokallag.capabilities.members.importing import CannotRead, Layout
from lokallag.capabilities.members.jobs.imports import work_on_import
from lokallag.capabilities.members.models import Import, ImportRow
from lokallag.capabilities.members.permissions import IMPORT
from lokallag.capabilities.members.views import import_rows
from lokallag.capabilities.members.words import imports as words
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.chapters.scopes import within
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say
from lokallag.core.web.sheets import csv_file

Step = Import.Step
#: So many rows are compared, brought in or undone while one waits; more is left to the worker.
QUICK_ROWS = 3000


def _import_or_404(pk: int) -> Import:
    found = Import.objects.select_related("made_by", "applied_by", "undone_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@page(may=IMPORT)
def import_list(request: ChapterRequest) -> HttpResponse:
    """Choose a file; see the lists that came in before."""
    form = ListForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            one = imports.take_in(filename=file.name, file=file, actor=request.person, now=request.chapter.now())
        except CannotRead as problem:
            form.add_error("file", words.file_sentence({"code": problem.code, "params": problem.params}))
        else:
            return _next(request, one)
    lists = Import.objects.select_related("made_by", "applied_by").defer("content", "layout").order_by("-pk")[:30]
    now = request.chapter.now()
    context = {
        "form": form,
        "today": request.chapter.today(),
        "lists": [import_rows.listed(one, now) for one in lists],
    }
    return render(request, "members/import_list.html", context, status=422 if form.errors else 200)


def _next(request: ChapterRequest, one: Import) -> HttpResponse:
    """Go where a list needs one next; a short one is compared at once, a long one by the worker."""
    if one.step == Step.COLUMNS:
        return go(request, "members:import_columns", pk=one.pk)
    if one.step == Step.COMPARING and one.rows <= QUICK_ROWS:
        imports.compare_import(of=one, today=request.chapter.today())
    elif one.is_working:
        work_on_import.later(chapter=request.chapter, of=one.pk)
    return go(request, "members:import_detail", pk=one.pk)


@page(may=IMPORT)
def import_columns(request: ChapterRequest, pk: int) -> HttpResponse:
    """What each column of the file is, with a few of its values; said once, it is remembered for such files."""
    one = _import_or_404(pk)
    if not one.is_open or not one.layout:
        return go(request, "members:import_detail", pk=pk)
    layout = Layout.of_json(one.layout)
    form = ColumnsForm(posted(request), layout=layout, mapping=one.mapping)
    if request.method == "POST" and form.is_valid():
        try:
            one = imports.set_columns(of=one, mapping=form.mapping(), actor=request.person)
        except imports.CannotBeDone:
            say(request, _("This list is on its way in already."), level=WARNING)
            return go(request, "members:import_detail", pk=pk)
        return _next(request, one)
    context = {
        "one": one,
        "form": form,
        "columns": import_rows.columns(layout, form),
        "kind": words.encoding_words(one.layout),
        "header_row": layout.header_row,
    }
    return render(request, "members/import_columns.html", context, status=422 if form.errors else 200)


@page(may=IMPORT, methods=("GET",))
def import_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """Where a list is: being worked on, ready to look through, in, or taken back."""
    one = _import_or_404(pk)
    if one.step == Step.COLUMNS:
        return go(request, "members:import_columns", pk=pk)
    if request.htmx and not request.htmx.boosted and not one.is_working:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    context = {"one": one, "problem": words.file_sentence(one.problem) if one.problem else "", "may_undo": False}
    if one.is_working:
        waited = (request.chapter.now() - one.made_at).total_seconds()
        context |= {"slow": waited > 60, "parts": [("met", one.done)]}
        return render(request, "members/import_working.html", context, fragment="progress")
    if one.step == Step.FAILED:
        return render(request, "members/import_working.html", context)
    context |= import_rows.shown(one, request.GET.get("show", ""), request.GET.get("after", ""), request.chapter)
    return render(request, "members/import_detail.html", context)


@page(may=IMPORT, methods=("POST",))
def import_answers(request: ChapterRequest, pk: int) -> HttpResponse:
    """Choose for rows, fields, all who are gone, or the day of those without one."""
    one = _import_or_404(pk)
    form = AnswersForm(request.POST, today=request.chapter.today())
    if not form.is_valid():
        problems = " ".join(str(error) for errors in form.errors.values() for error in errors)
        say(request, problems, level=WARNING)
        return _back(request, pk)
    try:
        imports.answer(of=one, **form.answers(), actor=request.person)
    except imports.CannotBeDone:
        say(request, _("This list is on its way in already."), level=WARNING)
    else:
        say(request, _("Saved."))
    return _back(request, pk)


def _back(request: ChapterRequest, pk: int) -> HttpResponse:
    """To the same part of the list."""
    answer = go(request, "members:import_detail", pk=pk)
    show = request.POST.get("show", "")
    if show in ImportRow.Kind.values:
        answer["Location"] += f"?show={show}"
    return answer


@page(may=IMPORT, methods=("POST",))
def import_application(request: ChapterRequest, pk: int) -> HttpResponse:
    """Bring the list in."""
    one = _import_or_404(pk)
    long = sum(one.counts.get(kind, 0) for kind in ("new", "changed", "gone")) > QUICK_ROWS
    try:
        if long:
            one = imports.begin(of=one, step=Step.APPLYING, actor=request.person)
            work_on_import.later(chapter=request.chapter, of=one.pk)
        elif one.step == Step.READY:
            one = imports.apply_import(
                of=one, actor=request.person, today=request.chapter.today(), now=request.chapter.now()
            )
            say(
                request,
                _("The list is brought in."),
                undo_url=chapter_reverse(request, "members:import_undo", pk=pk),
            )
    except imports.CannotBeDone:
        say(request, _("This list is on its way in already."), level=WARNING)
    return go(request, "members:import_detail", pk=pk)


@page(may=IMPORT, methods=("POST",))
def import_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take a whole list back."""
    one = _import_or_404(pk)
    did = one.counts.get("applied", {})
    try:
        if did.get("new", 0) + did.get("changed", 0) > QUICK_ROWS:
            if not one.can_be_undone_on(request.chapter.now()):
                raise imports.CannotBeDone
            one = imports.begin(of=one, step=Step.UNDOING, actor=request.person)
            work_on_import.later(chapter=request.chapter, of=one.pk)
        else:
            one = imports.undo_import(of=one, actor=request.person, now=request.chapter.now())
            stay = one.counts.get("undone", {}).get("stay", 0)
            text = _("The list is taken back.")
            if stay:
                text += " " + ngettext("%(count)s person stays.", "%(count)s people stay.", stay) % {"count": stay}
            say(request, text)
    except imports.CannotBeDone:
        say(request, _("This list can no longer be taken back."), level=WARNING)
    return go(request, "members:import_detail", pk=pk)


@page(may=IMPORT, methods=("POST",))
def import_again(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask the worker once more; doing it twice is doing it once."""
    one = _import_or_404(pk)
    if one.is_working:
        work_on_import.later(chapter=request.chapter, of=one.pk)
        say(request, _("It is asked for again."))
    return go(request, "members:import_detail", pk=pk)


@page(may=IMPORT, methods=("POST",))
def import_removal(request: ChapterRequest, pk: int) -> HttpResponse:
    """Throw a list away that is not brought in."""
    one = _import_or_404(pk)
    try:
        imports.drop_import(of=one, actor=request.person)
    except imports.CannotBeDone:
        say(request, _("This list is on its way in already."), level=WARNING)
        return go(request, "members:import_detail", pk=pk)
    say(request, _("«%(file)s» is thrown away. Nothing was changed.") % {"file": one.filename})
    return go(request, "members:imports")


@page(may=IMPORT, methods=("GET",))
def import_left_out(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """What could not come in, and what was left out, as a file to mend it by."""
    one = _import_or_404(pk)
    chapter = request.chapter
    head, rows = import_rows.left_out(one)

    def inside() -> Iterator[bytes]:
        with within(chapter):
            yield from csv_file(head, rows)

    answer = StreamingHttpResponse(inside(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="left-out-{one.pk}.csv"'
    return answer
