"""What shows of the logbook: the quick note, the list, one note."""

from collections.abc import Iterable
from typing import Any

from django.db.models.functions import ExtractYear
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lokallag.capabilities.logbook import actions
from lokallag.capabilities.logbook.forms import NoteForm, shortened
from lokallag.capabilities.logbook.models import Note, NoteQuerySet
from lokallag.capabilities.logbook.permissions import EDIT_ALL, WRITE
from lokallag.capabilities.logbook.words import likely
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.measures.promises import Served, promises
from lokallag.core.people.models import Person
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: How many commitments stand ready to be tapped.
READY = 3


@page(may=WRITE)
def note_new(request: ChapterRequest) -> HttpResponse:
    """We did something: one screen, one tap to save."""
    chosen = request.GET.get("promise", "")
    offered = promises(request.chapter)
    if request.method == "POST":
        form = _form(request, offered, request.POST.get("what", ""), data=request.POST)
        if form.is_valid():
            return _written(request, form)
    else:
        known = chosen if chosen in {served.key for served in offered} else ""
        initial = {"who": request.person.pk, "receipt": NoteForm.new_receipt(), "suggested": known}
        form = _form(request, offered, "", first=known, initial=initial)
    return render(request, "logbook/note_form.html", {"form": form, "suggestions": form.shown_suggestions})


def _written(request: ChapterRequest, form: NoteForm) -> HttpResponse:
    note = actions.write_note(
        **form.note(), receipt=form.cleaned_data["receipt"], actor=request.person, today=request.chapter.today()
    )
    say(
        request,
        _("«%(what)s» is in the logbook.") % {"what": note.what},
        undo_url=chapter_reverse(request, "logbook:removal", pk=note.pk),
    )
    served = {each.key: each for each in promises(request.chapter)}.get(note.promise)
    if served is not None and served.url and request.GET.get("promise") == note.promise:
        return redirect(served.url)
    return go(request, "logbook:list")


@page(may=WRITE, methods=("GET",))
def note_suggestions(request: ChapterRequest) -> HttpResponse:
    """The commitments that what is being written points to (HTMX); the whole form for those without."""
    what = request.GET.get("what", "")[:200]
    chosen = request.GET.get("suggested", "")
    initial = {"what": what, "who": request.person.pk, "receipt": NoteForm.new_receipt(), "suggested": chosen}
    form = _form(request, promises(request.chapter), what, first=chosen, initial=initial)
    context = {"form": form, "suggestions": form.shown_suggestions}
    return render(request, "logbook/note_form.html", context, fragment="suggestions")


@page(may=WRITE, methods=("GET",))
def note_list(request: ChapterRequest) -> HttpResponse:
    """What was done, newest first, narrowed by commitment, person and year."""
    notes = Note.objects.standing()
    years = list(notes.annotate(year=ExtractYear("on")).order_by("-year").values_list("year", flat=True).distinct())
    offered = promises(request.chapter)
    used = set(notes.order_by().values_list("promise", flat=True).distinct())
    people = Person.objects.filter(pk__in=notes.order_by().values("who")).by_name()
    choices: dict[str, list[tuple[str, str]]] = {
        "promise": [(served.key, shortened(served.text, 50)) for served in offered if served.key in used],
        "who": [(str(person.pk), person.name) for person in people],
        "year": [(str(year), str(year)) for year in years],
    }
    chosen = {name: _one_of(request.GET.get(name, ""), options) for name, options in choices.items()}
    if chosen["promise"]:
        notes = notes.filter(promise=chosen["promise"])
    if chosen["who"]:
        notes = notes.filter(who=int(chosen["who"]))
    if chosen["year"]:
        notes = notes.filter(on__year=int(chosen["year"]))
    shown = piece(notes.select_related("who"), ("-on", "-pk"), after=request.GET.get("after", ""))
    by_key = {served.key: served for served in offered}
    context: dict[str, Any] = {
        "rows": [(note, by_key.get(note.promise)) for note in shown.rows],
        "next_after": shown.next_after,
        "choices": choices,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "today": request.chapter.today(),
    }
    return render(request, "logbook/note_list.html", context, fragment="found")


@page(may=WRITE, methods=("GET",))
def note_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One note; one that is taken away only for those who may put it back."""
    note = get_object_or_404(Note.objects.select_related("who", "written_by", "removal__removed_by"), pk=pk)
    may_change, is_removed = _changeable(request).filter(pk=pk).exists(), hasattr(note, "removal")
    if is_removed and not may_change:
        raise Http404
    context = {
        "note": note,
        "served": {each.key: each for each in promises(request.chapter)}.get(note.promise),
        "is_removed": is_removed,
        "may_change": may_change,
        "today": request.chapter.today(),
    }
    return render(request, "logbook/note_detail.html", context)


@page(may=WRITE)
def note_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change what a note says."""
    note = get_object_or_404(_changeable(request).standing(), pk=pk)
    offered = promises(request.chapter)
    if request.method == "POST":
        form = _form(request, offered, request.POST.get("what", ""), note=note, data=request.POST)
        if form.is_valid():
            actions.change_note(note=note, **form.note(), actor=request.person, today=request.chapter.today())
            say(request, _("Saved."))
            return go(request, "logbook:detail", pk=pk)
    else:
        initial = NoteForm.values_of(note, offered)
        form = _form(request, offered, note.what, note=note, first=note.promise, initial=initial)
    context = {"form": form, "suggestions": form.shown_suggestions, "note": note}
    return render(request, "logbook/note_form.html", context)


@page(may=WRITE, methods=("POST",))
def note_removal(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take a note away."""
    note = get_object_or_404(_changeable(request), pk=pk)
    actions.remove_note(note=note, actor=request.person, today=request.chapter.today())
    say(
        request,
        _("«%(what)s» is taken out of the logbook.") % {"what": note.what},
        undo_url=chapter_reverse(request, "logbook:removal_undo", pk=pk),
    )
    return go(request, "logbook:list")


@page(may=WRITE, methods=("POST",))
def note_removal_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put a note back."""
    note = get_object_or_404(_changeable(request), pk=pk)
    actions.undo_removal(note=note, actor=request.person)
    say(request, _("«%(what)s» is back in the logbook.") % {"what": note.what})
    return go(request, "logbook:detail", pk=pk)


def _changeable(request: ChapterRequest) -> NoteQuerySet:
    """The notes the visitor may change."""
    return Note.objects.changeable_by(request.person, all_of_them=request.may(EDIT_ALL))


def _form(
    request: ChapterRequest,
    offered: list[Served],
    what: str,
    *,
    first: str = "",
    note: Note | None = None,
    **kwargs: Any,
) -> NoteForm:
    """The form with the likely commitments ready; `first` is one that is chosen already."""
    recent = list(Note.objects.standing().exclude(promise="").newest_first().values_list("promise", "who")[:60])
    ordered = likely(
        offered,
        what=what,
        person=request.person.pk,
        own_recent=[promise for promise, who in recent if who == request.person.pk],
        all_recent=[promise for promise, _who in recent],
    )
    chosen = [served for served in ordered if served.key == first]
    return NoteForm(
        offered=ordered,
        suggestions=[*chosen, *(served for served in ordered if served.key != first)][:READY],
        person=request.person,
        may_name_others=request.may(EDIT_ALL),
        today=request.chapter.today(),
        note=note,
        **kwargs,
    )


def _one_of(asked: str, options: Iterable[tuple[str, str]]) -> str:
    """What was asked for where it is one of the choices, else nothing."""
    return asked if asked in {key for key, _label in options} else ""
