"""Building a sentence: it is read as one, each part opens to be changed, and the count follows."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.segments import actions
from lokallag.core.segments.book import BOOK, THEMES, Part, Use, people_in
from lokallag.core.segments.choosing import segment_token
from lokallag.core.segments.forms import PartForm, SaveForm
from lokallag.core.segments.models import Segment
from lokallag.core.segments.permissions import USE
from lokallag.core.segments.saying import Speaker
from lokallag.core.segments.views.drafts import CHANGES, Draft, read_draft
from lokallag.core.segments.writing import read_parts, token_of, written_part
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: So many names are shown of those who are found.
SHOWN = 8
#: What a new sentence begins with, where it is in the book.
FIRST = "members.current"


@page(may=USE)
def segment_new(request: ChapterRequest) -> HttpResponse:
    """Build a new sentence and save it."""
    begun = [Part(clause=FIRST, value="", negated=False)] if FIRST in BOOK.clauses else []
    return _build(request, None, begun)


@page(may=USE)
def segment_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """A saved sentence: who is in it today; change it and save it again."""
    segment = get_object_or_404(Segment.objects.usable_by(request.person), pk=pk)
    return _build(request, segment, segment.parts)


def _build(request: ChapterRequest, segment: Segment | None, begun: Sequence[Part]) -> HttpResponse:
    today = request.chapter.today()
    kept = {"name": segment.name, "is_shared": segment.is_shared} if segment else None
    form = SaveForm(posted(request), initial=kept)
    if request.method == "POST":
        draft = Draft(read_parts(request.POST.getlist("p")))
        if form.is_valid() and (saved := _save(request, segment, draft, form)):
            say(request, _("«%(name)s» is saved.") % {"name": saved.name})
            return go(request, "segments:detail", pk=saved.pk)
    else:
        draft = read_draft(request.GET, begun, today)
        if not request.htmx and any(name in request.GET for name in CHANGES):
            return redirect(f"{request.path}?{draft.query}")
    response = render(
        request,
        "segments/segment_builder.html",
        _context(request, segment, draft, form),
        status=422 if form.errors else 200,
    )
    if request.htmx:
        response["HX-Replace-Url"] = f"{request.path}?{draft.query}"
    return response


def _save(request: ChapterRequest, segment: Segment | None, draft: Draft, form: SaveForm) -> Segment | None:
    """Save what was built; None when it cannot be, and the form says why."""
    today, values = request.chapter.today(), form.values()
    try:
        if segment is None:
            return actions.save_segment(
                **values, parts=draft.parts, actor=request.person, today=today, now=request.chapter.now()
            )
        return actions.change_segment(segment=segment, **values, parts=draft.parts, actor=request.person, today=today)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _context(request: ChapterRequest, segment: Segment | None, draft: Draft, form: SaveForm) -> dict[str, Any]:
    today = request.chapter.today()
    speaker = Speaker(today)
    asked = draft.finished()
    found = people_in(asked, today)
    count = found.count()
    problem = draft.problem
    part_form = None if draft.at is None else PartForm(draft.parts[draft.at], speaker, problem)
    return {
        "segment": segment,
        # Not while a part is open-ended: they would be more people than are meant.
        "uses": []
        if len(asked) < len(draft.parts)
        else _uses(request, segment_token(segment) if segment and draft.parts == segment.parts else token_of(asked)),
        "draft": draft,
        "written": [written_part(part) for part in draft.parts],
        "said": [
            (piece, "" if piece.place is None else f"?{Draft(draft.parts, piece.place).query}")
            for piece in speaker.sentence(draft.parts)
        ],
        "takes_focus": bool(request.htmx) and draft.at is None,
        "count": count,
        "names": [person.name for person in found.by_name().only("given_name", "family_name")[:SHOWN]] if count else [],
        "more": max(0, count - SHOWN),
        "left_out": len(draft.parts) - len(asked),
        "part_form": part_form,
        "can_fill": part_form is not None and part_form.can_fill,
        "part_title": "" if draft.at is None else BOOK.clauses[draft.parts[draft.at]["clause"]].label,
        "problem": problem,
        "themes": _gallery(),
        "form": form,
    }


def _uses(request: ChapterRequest, token: str) -> list[tuple[Use, str]]:
    """What the visitor may do with these people, each with the page that opens with them chosen."""
    if not token:
        return []
    query = urlencode({"people": token})
    return [
        (use, f"{chapter_reverse(request, name)}?{query}") for name, use in BOOK.uses.items() if request.may(use.may)
    ]


def _gallery() -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be said of people, by theme, as keys and labels."""
    shelves = {
        theme: [(key, str(clause.label)) for key, clause in BOOK.clauses.items() if clause.theme == theme]
        for theme in THEMES
    }
    return [(str(THEMES[theme]), clauses) for theme, clauses in shelves.items() if clauses]
