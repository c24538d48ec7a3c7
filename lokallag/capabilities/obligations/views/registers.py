"""The registers: the chapter's board beside what Enhetsregisteret has."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.actions import registers as actions
from lokallag.capabilities.obligations.actions.board_news import changed_since
from lokallag.capabilities.obligations.actions.fetching import may_ask
from lokallag.capabilities.obligations.forms.registers import AnswerForm, NumberForm
from lokallag.capabilities.obligations.models import BoardNews, RegisterAnswer
from lokallag.capabilities.obligations.permissions import EDIT, VIEW
from lokallag.capabilities.obligations.registers import Comparison, Finding, day_of
from lokallag.capabilities.obligations.standings.registers import board_seats, compared
from lokallag.capabilities.obligations.words.registers import (
    FINDINGS,
    TONES,
    problem_sentence,
    role_word,
    sentence,
    what_to_do,
)
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.roles import Role
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: Where people find the answer themselves.
PUBLIC = "https://data.brreg.no/enhetsregisteret/api/enheter"


@page(may=VIEW, methods=("GET",))
def registers(request: ChapterRequest) -> HttpResponse:
    """Our board beside the register's, one sentence first."""
    today = request.chapter.today()
    kept = RegisterAnswer.objects.filter(number=request.chapter.organisation_number).first()
    found = compared(kept, board_seats(today))
    context = {
        "number": request.chapter.organisation_number,
        "kept": kept,
        "today": today,
        "unit": kept.answer.unit if kept and kept.answer else None,
        "answer": kept.answer if kept else None,
        "problem": problem_sentence(kept.problem) if kept and kept.problem else "",
        "sentence": sentence(found) if found else "",
        "compared": found,
        "rows": _rows(found) if found else [],
        "others": [(role_word(h.role, h.role_name), h.name) for h in found.others] if found else [],
        "unknown": [(role_word(h.role, h.role_name), h.name) for h in found.unknown] if found else [],
        "titles": [str(Role(title).label) for title in found.local_titles] if found else [],
        "may_edit": request.may(EDIT),
        "may_ask": may_ask(),
        "changed_there": day_of(kept.answer.changed_on) if kept and kept.answer else None,
        "changed_on": changed_since(today),
        "news": BoardNews.objects.open().newest_first().first(),
    }
    return render(request, "obligations/registers.html", context)


def _rows(found: Comparison) -> list[dict[str, object]]:
    """The lines as they are shown; those with something to do first."""
    rows = sorted(found.rows, key=lambda row: row.finding == Finding.SAME)
    return [
        {
            "name": row.ours.name if row.ours else row.theirs.name if row.theirs else "",
            "ours": ", ".join(str(Role(role).label) for role in row.ours.roles) if row.ours else "",
            "their_name": row.theirs.name if row.theirs else "",
            "theirs": role_word(row.theirs.role, row.theirs.role_name) if row.theirs else "",
            "finding": FINDINGS[row.finding],
            "tone": TONES.get(row.finding, "warning"),
            "do": what_to_do(row),
        }
        for row in rows
    ]


@page(may=EDIT)
def number(request: ChapterRequest) -> HttpResponse:
    """The chapter's organisation number."""
    form = NumberForm(posted(request), initial={"number": request.chapter.organisation_number})
    if form.is_valid():
        actions.set_number(chapter=request.chapter, number=form.cleaned_data["number"], actor=request.person)
        say(request, _("The organisation number is saved."))
        return go(request, "obligations:registers")
    return render(request, "obligations/register_number.html", {"form": form}, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def question(request: ChapterRequest) -> HttpResponse:
    """Ask the register now."""
    chapter = request.chapter
    if not chapter.organisation_number:
        return go(request, "obligations:register_number")
    problem = actions.ask_register(chapter=chapter, actor=request.person, now=chapter.now())
    if problem:
        say(request, problem_sentence(problem), level=messages.WARNING)
    else:
        say(request, _("The register has answered."))
    return go(request, "obligations:registers")


@page(may=EDIT)
def answer(request: ChapterRequest) -> HttpResponse:
    """Paste the register's answer, or give it as a file."""
    chapter = request.chapter
    if not chapter.organisation_number:
        return go(request, "obligations:register_number")
    form = AnswerForm(posted(request), request.FILES or None)
    if form.is_valid():
        problem = actions.take_answer(chapter=chapter, text=form.answer(), actor=request.person, now=chapter.now())
        if not problem:
            say(request, _("The answer is read."))
            return go(request, "obligations:registers")
        form.add_error("file" if form.cleaned_data.get("file") else "text", problem_sentence(problem))
    base = settings.ENHETSREGISTERET_URL
    address = f"{f'{base}/enheter' if base else PUBLIC}/{chapter.organisation_number}"
    context = {"form": form, "addresses": [address, f"{address}/roller"]}
    context["back"] = chapter_reverse(request, "obligations:registers")
    return render(request, "obligations/register_answer.html", context, status=422 if form.errors else 200)
