"""One's own answer, and the names that are tapped at the door."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.forms import AnswerForm, CheckInForm
from lokallag.core.gatherings.models import Attendance
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.gatherings.views.detail import detail_page
from lokallag.core.gatherings.views.finding import found
from lokallag.core.web.rendering import go, say


def answer(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """The visitor comes, cannot, or takes the answer back."""
    row = found(request, shelf, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data["answer"]
    person, today, now = request.person, request.chapter.today(), request.chapter.now()
    try:
        if given == "none":
            actions.undo_answer(gathering=row, person=person, actor=person, today=today, now=now)
            say(request, _("Your answer is taken back."))
        elif given == "signed_up":
            guests = form.cleaned_data["guests"]
            row_now = actions.sign_up(gathering=row, person=person, guests=guests, actor=person, today=today, now=now)
            waits = row_now.answer == Attendance.Answer.WAITING
            say(
                request,
                _("You are on the waiting list. We write to you when there is a place.")
                if waits
                else _("You are signed up."),
            )
        else:
            actions.decline(gathering=row, person=person, actor=person, today=today, now=now)
            say(request, _("Thank you for saying so."))
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    return go(request, shelf.page("detail"), pk=pk)


def attendance(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Somebody came, or did not after all: one tap on a name."""
    row = found(request, shelf, pk)
    form = CheckInForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = form.cleaned_data["person"]
    try:
        if form.cleaned_data["came"]:
            actions.check_in(gathering=row, person=person, actor=request.person, today=request.chapter.today())
        else:
            actions.undo_check_in(gathering=row, person=person, actor=request.person)
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    if request.htmx:
        return detail_page(request, shelf, row)
    return go(request, shelf.page("detail"), pk=pk)
