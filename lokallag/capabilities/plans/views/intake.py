"""A plan comes in: a file, a pasted text, by hand, or carried over from the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.actions import intake, uploads
from lokallag.capabilities.plans.actions.steps import CannotBeDone
from lokallag.capabilities.plans.forms.intake import FileForm, FrameForm, PeriodForm, TextForm, next_period
from lokallag.capabilities.plans.jobs import read_upload
from lokallag.capabilities.plans.models import Upload, Version
from lokallag.capabilities.plans.permissions import EDIT
from lokallag.capabilities.plans.reading import UnreadableDocument, extract_text, sentence
from lokallag.capabilities.plans.views.review_page import draft_or_404, while_draft
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import go, render, say

# What is read while one waits: at most a second or two on a small machine. The rest goes to the worker.
QUICK_CHARACTERS = 40_000
QUICK_BYTES = {"pdf": 300_000, "docx": 1_500_000, "odt": 700_000}


@page(may=EDIT)
def new(request: ChapterRequest) -> HttpResponse:
    """Three ways to begin a plan on one page, and a fourth where there is a plan to carry over."""
    way = request.POST.get("way", "") if request.method == "POST" else ""
    last = Version.objects.adopted().select_related("plan").order_by("-plan__starts_on", "-number").first()
    first, until = intake.usual_period(request.chapter.today())
    usual = {"starts_on": first, "ends_on": until}
    forms: dict[str, Any] = {
        "file": FileForm(**_given(request, way, "file")),
        "text": TextForm(**_given(request, way, "text")),
        "hand": FrameForm(initial=usual, **_given(request, way, "hand")),
    }
    if last is not None:
        starts_on, ends_on = next_period(last.plan.starts_on, last.plan.ends_on)
        after = {"starts_on": starts_on, "ends_on": ends_on}
        forms["carry"] = FrameForm(initial=after, **_given(request, way, "carry"))
    form = forms.get(way)
    if form is not None and form.is_valid():
        answer = _WAYS[way](request, form, last)
        if answer is not None:
            return answer
    context = {"forms": forms, "last": last, "way": way if form is not None else ""}
    return render(request, "plans/new.html", context, status=422 if form is not None else 200)


def _given(request: ChapterRequest, way: str, mine: str) -> dict[str, Any]:
    return {"prefix": mine, **({"data": request.POST, "files": request.FILES} if way == mine else {})}


def _file(request: ChapterRequest, form: FileForm, _last: Version | None) -> HttpResponse | None:
    """Read a small document at once; keep a large one for the worker. None with an error where it cannot be read."""
    document = form.cleaned_data["document"]
    content = document.read()
    options = _options(form)
    if len(content) <= QUICK_BYTES.get(_kind(content), QUICK_CHARACTERS):
        try:
            extracted = extract_text(content, document.name)
        except UnreadableDocument as problem:
            form.add_error("document", sentence(problem.code, problem.params, get_language() or "nb"))
            return None
        if len(extracted.text) <= QUICK_CHARACTERS:
            return _read(request, extracted.text, {**options, "filename": document.name, "format": extracted.format})
    upload = uploads.keep_document(
        filename=document.name, content=content, actor=request.person, now=request.chapter.now(), **options
    )
    read_upload.later(chapter=request.chapter, upload=upload.pk)
    return go(request, "plans:reading", pk=upload.pk)


def _text(request: ChapterRequest, form: TextForm, _last: Version | None) -> HttpResponse:
    text = form.cleaned_data["text"]
    if len(text) <= QUICK_CHARACTERS:
        return _read(request, text, _options(form))
    upload = uploads.keep_document(
        filename=_("Pasted text"),
        content=text.encode(),
        actor=request.person,
        now=request.chapter.now(),
        **_options(form),
    )
    read_upload.later(chapter=request.chapter, upload=upload.pk)
    return go(request, "plans:reading", pk=upload.pk)


def _hand(request: ChapterRequest, form: FrameForm, _last: Version | None) -> HttpResponse:
    version = intake.start_by_hand(**_options(form), actor=request.person, today=request.chapter.today())
    return go(request, "plans:addition", pk=version.pk)


def _carry(request: ChapterRequest, form: FrameForm, last: Version | None) -> HttpResponse:
    if last is None:
        raise Http404
    version = intake.carry_over(version=last, **_options(form), actor=request.person, today=request.chapter.today())
    return go(request, "plans:review", pk=version.pk)


_WAYS: dict[str, Callable[..., HttpResponse | None]] = {"file": _file, "text": _text, "hand": _hand, "carry": _carry}


def _options(form: PeriodForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("title", "starts_on", "ends_on")}


def _read(request: ChapterRequest, text: str, options: dict[str, Any]) -> HttpResponse:
    """Read a text and go to its review, or to its period where the text does not say it."""
    version = intake.read_text_into_plan(
        text=text, **options, actor=request.person, today=request.chapter.today(), now=request.chapter.now()
    )
    return _begin(request, version, said=bool(options.get("starts_on")))


def _begin(request: ChapterRequest, version: Version, *, said: bool) -> HttpResponse:
    from_text = intake.period_said(version)
    return go(request, "plans:review" if said or from_text else "plans:frame", pk=version.pk)


def _kind(content: bytes) -> str:
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK"):
        return "odt" if b"opendocument" in content[:200] else "docx"
    return "txt"


@page(may=EDIT, methods=("GET",))
def reading(request: ChapterRequest, pk: int) -> HttpResponse:
    """How far the worker has come with a document; the page can be left and looks again by itself."""
    upload = Upload.objects.select_related("version").filter(pk=pk).first()
    if upload is None:
        raise Http404
    if upload.version is not None:
        answer = _begin(request, upload.version, said=upload.starts_on is not None)
        if request.htmx:
            answer["HX-Redirect"] = answer["Location"]
            answer.status_code = 200
        return answer
    problem = ""
    if upload.problem:
        problem = sentence(upload.problem.get("code", ""), upload.problem.get("params"), get_language() or "nb")
    waited = (request.chapter.now() - upload.uploaded_at).total_seconds()
    context = {"upload": upload, "problem": problem, "slow": waited > 60}
    return render(request, "plans/reading.html", context, fragment="progress")


@page(may=EDIT, methods=("POST",))
def reading_again(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask the worker once more; reading twice is once."""
    upload = Upload.objects.filter(pk=pk).first()
    if upload is None:
        raise Http404
    if upload.is_waiting:
        read_upload.later(chapter=request.chapter, upload=upload.pk)
        say(request, _("It is asked for again."))
    return go(request, "plans:reading", pk=pk)


@page(may=EDIT, methods=("POST",))
def reading_dropped(request: ChapterRequest, pk: int) -> HttpResponse:
    """Throw the document away."""
    upload = Upload.objects.filter(pk=pk).first()
    if upload is None:
        raise Http404
    uploads.drop_document(upload=upload, actor=request.person)
    return go(request, "plans:new")


@page(may=EDIT)
@while_draft
def frame(request: ChapterRequest, pk: int) -> HttpResponse:
    """A draft's title and period: asked for where the text does not say it, to be changed at any time."""
    version = draft_or_404(pk)
    plan = version.plan
    initial = {"title": plan.title, "starts_on": plan.starts_on, "ends_on": plan.ends_on}
    form = FrameForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            intake.set_frame(version=version, **form.cleaned_data, actor=request.person)
        except CannotBeDone:
            form.add_error("starts_on", _("A meeting has adopted this period. A new period is a new plan."))
        else:
            return go(request, "plans:review", pk=version.pk)
    said = intake.period_said(version) or version.origin != Version.Origin.READ
    context = {"form": form, "version": version, "plan": plan, "said": said}
    return render(request, "plans/frame.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
@while_draft
def discard(request: ChapterRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after being asked."""
    version = draft_or_404(pk)
    if request.method == "GET":
        count = version.commitments.count()
        return render(request, "plans/discard.html", {"version": version, "plan": version.plan, "count": count})
    title = version.plan.title
    intake.discard_draft(version=version, actor=request.person)
    say(request, _("The draft of «%(title)s» is thrown away.") % {"title": title}, level=messages.SUCCESS)
    return go(request, "plans:list")
