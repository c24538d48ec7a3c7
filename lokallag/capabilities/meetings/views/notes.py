"""Writing notes: saved as they are typed, read by the others who write, earlier words and back to them."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.forms.room import NoteForm
from lokallag.capabilities.meetings.models import Note, NoteVersion
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.views.room import to_item, told
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.views.writing import note_of, written_item
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, render, say


@page(may=VIEW)
def note_list(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """The pieces of an item as data, for the page that is open; posted, a piece that was typed."""
    found = written_item(request, pk, item)
    if request.method == "GET":
        notes = Note.objects.filter(item=found, removed_at__isnull=True).select_related("author").order_by("pk")
        return JsonResponse({"pieces": [_told(note) for note in notes]})
    form = NoteForm(request.POST)
    refused = ""
    if form.is_valid():
        said = form.cleaned_data
        if not said["text"].strip() and not said["base"]:
            # An empty new piece is nothing to keep.
            return to_item(request, found) if not _asks_data(request) else JsonResponse({"version": 0, "text": ""})
        try:
            written = actions.write_note(
                item=found,
                key=said["key"],
                text=said["text"].replace("\r\n", "\n"),
                base=said["base"] or 0,
                is_internal=said["is_internal"],
                actor=request.person,
                now=request.chapter.now(),
            )
        except ValidationError as error:
            refused = " ".join(error.messages)
        else:
            if _asks_data(request):
                return JsonResponse({**_told(written.note), "own": written.own, "clashes": written.clashes})
            if written.clashes:
                say(request, _("Somebody else changed the same words: both stand there, as [one / other]."))
            return to_item(request, found, "notes")
    refused = refused or " ".join(str(error) for errors in form.errors.values() for error in errors)
    if _asks_data(request):
        return JsonResponse({"refused": refused}, status=422)
    context = {"item": found, "row": found.gathering, "text": request.POST.get("text", ""), "refused": refused}
    return render(request, "meetings/note_kept.html", context, status=422)


@page(may=VIEW, methods=("GET",))
def note_versions(request: ChapterRequest, pk: int, note: int) -> HttpResponse:
    """What a piece said before."""
    found = note_of(request, pk, note)
    versions = NoteVersion.objects.filter(note=found).select_related("author").order_by("-version")
    context = {
        "note": found,
        "row": found.item.gathering,
        "tabs": rooms(request, found.item.gathering, "room") if found.item.gathering else [],
        "versions": list(versions[:100]),
    }
    return render(request, "meetings/note_versions.html", context)


@page(may=VIEW, methods=("POST",))
def note_restoring(request: ChapterRequest, pk: int, note: int, version: int) -> HttpResponse:
    """Let it say that again."""
    found = note_of(request, pk, note)
    with told(request):
        try:
            actions.restore_note(note=found, version=version, actor=request.person, now=request.chapter.now())
        except NoteVersion.DoesNotExist:
            raise ValidationError(_("That version is gone.")) from None
        say(request, _("The earlier words are back. What stood there is kept among the versions."))
    return to_item(request, found.item, "notes")


@page(may=VIEW, methods=("POST",))
def note_removal(request: ChapterRequest, pk: int, note: int) -> HttpResponse:
    """Take a piece away."""
    found = note_of(request, pk, note)
    with told(request):
        actions.remove_note(note=found, actor=request.person, now=request.chapter.now())
        undo = chapter_reverse(request, "meetings:note_removal_undo", pk=pk, note=note)
        say(request, _("The note is taken away."), undo_url=undo)
    return to_item(request, found.item, "notes")


@page(may=VIEW, methods=("POST",))
def note_removal_undo(request: ChapterRequest, pk: int, note: int) -> HttpResponse:
    """Put it back."""
    found = note_of(request, pk, note)
    with told(request):
        actions.put_note_back(note=found, actor=request.person)
        say(request, _("Taken back."))
    return to_item(request, found.item, "notes")


def _asks_data(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _told(note: Note) -> dict[str, object]:
    """A piece, for the page's own script."""
    return {
        "key": str(note.key),
        "version": note.version,
        "text": note.text,
        "internal": note.is_internal,
        "by": note.author.name if note.author is not None else "",
        "at": _clock(note.written_at),
    }


def _clock(moment: datetime.datetime) -> str:
    return time_format(timezone.localtime(moment), "TIME_FORMAT")
