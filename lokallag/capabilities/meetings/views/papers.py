"""The papers of a meeting: put there, read, ordered, taken away; all of them in one file."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import papers as actions
from lokallag.capabilities.meetings.forms.papers import PaperOrderForm, PapersForm, PaperTitleForm
from lokallag.capabilities.meetings.models import Item, Paper
from lokallag.capabilities.meetings.notices.binding import bound, papers_of
from lokallag.capabilities.meetings.notices.contents import MEDIA_TYPES
from lokallag.capabilities.meetings.views.finding import item_of, items_of, meeting_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

# Whatever a file holds, it is saved and not run: no script, no form, no frame, nothing from elsewhere.
_FILE_POLICY = {"default-src": ["'none'"], "sandbox": [], "frame-ancestors": ["'none'"]}


@page(may=permissions.VIEW, methods=("GET",))
def papers(request: ChapterRequest, pk: int) -> HttpResponse:
    """The items one may see, each with its papers."""
    return _room(request, meeting_of(request, pk))


@page(may=permissions.EDIT, methods=("POST",))
def paper_new(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Put files behind an item; those that cannot be used are said to be, the others are kept."""
    meeting = meeting_of(request, pk)
    row = item_of(request, meeting, item)
    form = PapersForm(posted(request), request.FILES)
    added: list[Paper] = []
    if form.is_valid():
        for file in form.cleaned_data["papers"]:
            try:
                added.append(
                    actions.add_paper(
                        item=row,
                        filename=file.name,
                        data=file.read(),
                        actor=request.person,
                        today=request.chapter.today(),
                    )
                )
            except ValidationError as refused:
                form.add_error("papers", f"{file.name}: {refused.messages[0]}")
    if form.errors:
        return _room(request, meeting, form=form, item=row, added=added)
    undo = chapter_reverse(request, "meetings:paper_removal", pk=pk, paper=added[0].pk) if len(added) == 1 else ""
    said = ngettext("%(count)s paper is put there.", "%(count)s papers are put there.", len(added))
    say(request, said % {"count": len(added)}, undo_url=undo)
    return _back(request, pk, row)


@page(may=permissions.VIEW, methods=("GET",))
def paper(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """The file itself, to save."""
    return file_answer(_paper_of(request, meeting_of(request, pk), paper))


@page(may=permissions.EDIT)
def paper_edit(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """Call a paper something else, or take it away."""
    meeting = meeting_of(request, pk)
    row = _paper_of(request, meeting, paper)
    form = PaperTitleForm(posted(request), instance=row)
    if request.method == "POST" and form.is_valid():
        actions.rename_paper(
            paper=_paper_of(request, meeting, paper), title=form.cleaned_data["title"], actor=request.person
        )
        say(request, _("Saved."))
        return _back(request, pk, row.item)
    status = 422 if form.errors else 200
    return render(request, "meetings/paper_edit.html", {"meeting": meeting, "paper": row, "form": form}, status=status)


@page(may=permissions.EDIT, methods=("POST",))
def paper_order(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """Move a paper up or down."""
    row = _paper_of(request, meeting_of(request, pk), paper)
    form = PaperOrderForm(posted(request))
    if form.is_valid():
        actions.move_paper(paper=row, up=form.cleaned_data["up"], actor=request.person)
    return _back(request, pk, row.item)


@page(may=permissions.EDIT, methods=("POST",))
def paper_removal(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """Take a paper away."""
    row = _paper_of(request, meeting_of(request, pk), paper)
    actions.remove_paper(paper=row, actor=request.person, now=request.chapter.now())
    undo = chapter_reverse(request, "meetings:paper_removal_undo", pk=pk, paper=row.pk)
    say(request, _("«%(title)s» is taken away.") % {"title": row.title}, undo_url=undo)
    return _back(request, pk, row.item)


@page(may=permissions.EDIT, methods=("POST",))
def paper_removal_undo(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """Put it back."""
    row = _paper_of(request, meeting_of(request, pk), paper, removed=True)
    actions.restore_paper(paper=row, actor=request.person)
    say(request, _("It is there again."))
    return _back(request, pk, row.item)


@page(may=permissions.VIEW, methods=("GET",))
def papers_pdf(request: ChapterRequest, pk: int) -> HttpResponse:
    """Agenda and papers as one file: what one may see of them."""
    meeting = meeting_of(request, pk)
    return bound_answer(meeting, list(items_of(request, meeting).select_related("body", "presenter")))


def bound_answer(meeting: Gathering, items: list[Item]) -> HttpResponse:
    """Answer with the bound file of these items."""
    answer = HttpResponse(bound(meeting, items).content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{meeting.on.isoformat()}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def file_answer(row: Paper) -> HttpResponse:
    """Answer with a paper as it was put there: saved, never run in the browser."""
    answer = HttpResponse(
        bytes(row.content.data),
        headers={"Content-Type": MEDIA_TYPES[Paper.Form(row.form)], "Cache-Control": "private, no-store"},
    )
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=row.filename) or "attachment"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer._csp_replace = _FILE_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 (django-csp reads it there)
    return answer


def _paper_of(request: ChapterRequest, meeting: Gathering, pk: int, *, removed: bool = False) -> Paper:
    """A paper of an item the visitor may see; 404 for all else."""
    rows = Paper.objects.filter(item__in=items_of(request, meeting), removed_at__isnull=not removed)
    row = rows.select_related("item", "content").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _back(request: ChapterRequest, pk: int, item: Item) -> HttpResponse:
    answer = go(request, "meetings:papers", pk=pk)
    answer["Location"] += f"#item-{item.pk}"
    return answer


def _room(
    request: ChapterRequest,
    meeting: Gathering,
    *,
    form: PapersForm | None = None,
    item: Item | None = None,
    added: list[Paper] | None = None,
) -> HttpResponse:
    """The room; with a form where something could not be used."""
    items = list(items_of(request, meeting).select_related("body", "presenter"))
    found = papers_of(items)
    if added:
        said = ngettext("%(count)s paper is put there.", "%(count)s papers are put there.", len(added))
        say(request, said % {"count": len(added)}, level=messages.WARNING)
    context = {
        "meeting": meeting,
        "row": meeting,
        "tabs": rooms(request, meeting, "papers"),
        "today": request.chapter.today(),
        "items": [
            (
                each,
                found.get(each.pk, []),
                form if item and form and each.pk == item.pk else PapersForm(auto_id=f"item{each.pk}_%s"),
            )
            for each in items
        ],
        "refused": item.pk if item else 0,
        "has_papers": any(found.values()),
        "may_edit": request.may(permissions.EDIT),
    }
    return render(request, "meetings/papers.html", context, status=422 if form else 200)
