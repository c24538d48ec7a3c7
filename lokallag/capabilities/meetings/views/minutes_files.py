"""The minutes of a meeting as files, each as the visitor may read them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.exports.minutes import minutes_docx, minutes_pdf
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.capabilities.meetings.standings.minutes import state_in_words
from lokallag.capabilities.meetings.views.minutes_finding import minutes_of, seen_document, sees_all_of
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest

_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@page(may=VIEW, methods=("GET",))
def minutes_pdf_file(request: ChapterRequest, pk: int) -> HttpResponse:
    """The minutes as PDF, as the visitor may read them."""
    return _file(request, pk, "pdf", "application/pdf")


@page(may=VIEW, methods=("GET",))
def minutes_docx_file(request: ChapterRequest, pk: int) -> HttpResponse:
    """The minutes as .docx, as the visitor may read them."""
    return _file(request, pk, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def _file(request: ChapterRequest, pk: int, kind: str, content_type: str) -> HttpResponse:
    meeting, minutes = minutes_of(request, pk)
    document = seen_document(request, meeting, minutes)
    make = minutes_pdf if kind == "pdf" else minutes_docx
    answer = HttpResponse(make(document, state=state_in_words(minutes)), content_type=content_type)
    name = f"{_('minutes')}-{meeting.on.isoformat()}.{kind}"
    answer["Content-Disposition"] = f'{"inline" if kind == "pdf" else "attachment"}; filename="{name}"'
    return answer


@page(may=EDIT, methods=("GET",))
def minutes_scan(request: ChapterRequest, pk: int, paper: int) -> HttpResponse:
    """The scan of minutes signed on paper. It shows every word, so it is for who may read every item."""
    meeting, minutes = minutes_of(request, pk)
    row = minutes.papers.filter(pk=paper).first()
    if row is None or not sees_all_of(request, meeting):
        raise Http404
    answer = HttpResponse(bytes(row.scan), content_type=row.kind)
    answer["Content-Disposition"] = f'attachment; filename="{meeting.on.isoformat()}.{_ENDINGS[row.kind]}"'
    return answer
