"""Show that a duty was done, and say yes to what was sent."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations import actions
from lokallag.capabilities.obligations.forms import EvidenceForm
from lokallag.capabilities.obligations.models import Evidence, EvidenceFile
from lokallag.capabilities.obligations.permissions import EDIT, VIEW
from lokallag.capabilities.obligations.views.detail import duty_of, shown
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, say


@page(may=EDIT, methods=("POST",))
def evidence(request: ChapterRequest, pk: int) -> HttpResponse:
    """Keep what shows that it was done."""
    duty, today = duty_of(pk), request.chapter.today()
    form = EvidenceForm(request.POST, request.FILES, today=today)
    if not form.is_valid():
        return shown(request, duty, status=422, evidence_form=form)
    said = form.cleaned_data
    row = actions.give_evidence(
        duty=duty,
        on=said["on"],
        words=said["words"],
        reference=said["reference"],
        file=form.handed(),
        actor=request.person,
        today=today,
        now=request.chapter.now(),
    )
    undo = chapter_reverse(request, "obligations:evidence_removal", pk=pk, evidence=row.pk)
    text = _("Done, and the receipt is kept.") if duty_of(pk).is_done else _("Kept. It is done when it is signed.")
    say(request, text, undo_url=undo)
    return go(request, "obligations:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def removal(request: ChapterRequest, pk: int, evidence: int) -> HttpResponse:
    """Take a piece of evidence away."""
    row = get_object_or_404(Evidence.objects.filter(duty=pk).select_related("duty"), pk=evidence)
    actions.take_evidence_back(evidence=row, actor=request.person)
    say(request, _("The evidence is taken away."))
    return go(request, "obligations:detail", pk=pk)


@page(may=VIEW, methods=("GET",))
def file(request: ChapterRequest, pk: int, evidence: int) -> HttpResponse:  # noqa: ARG001 (the door's)
    """Give the file of a piece of evidence, always to be saved and never opened in the page."""
    row = get_object_or_404(EvidenceFile.objects.select_related("content"), evidence=evidence, evidence__duty=pk)
    answer = HttpResponse(bytes(row.content.data), content_type=row.content_type)
    answer.headers["Content-Disposition"] = _attachment(row.name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _attachment(name: str) -> str:
    """A file name as a header: in ASCII, and as it is for those who can read it."""
    return str(content_disposition_header(True, name))


@page(may=EDIT, methods=("POST",))
def signature(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say yes oneself to what was sent."""
    duty = duty_of(pk)
    try:
        actions.sign(duty=duty, actor=request.person, today=request.chapter.today())
    except ValidationError as refused:
        raise PermissionDenied from refused
    text = _("You have said yes.")
    say(request, text, undo_url=chapter_reverse(request, "obligations:signature_undo", pk=pk))
    return go(request, "obligations:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def signature_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take one's own yes back."""
    actions.take_signature_back(duty=duty_of(pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "obligations:detail", pk=pk)
