"""Hand a duty over, write the day others have set, leave it out; and take each back."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations import actions
from lokallag.capabilities.obligations.forms import DayForm, LeaveOutForm, OwnerForm
from lokallag.capabilities.obligations.models import NotOurs
from lokallag.capabilities.obligations.permissions import EDIT
from lokallag.capabilities.obligations.standings import Holders
from lokallag.capabilities.obligations.views.detail import duty_of, shown
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, say


@page(may=EDIT, methods=("POST",))
def owner(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let somebody have it."""
    duty = duty_of(pk)
    holders = Holders.on(request.chapter.today())
    form = OwnerForm(request.POST, holders=holders, person=duty.person, role=duty.role)
    if not form.is_valid():
        return shown(request, duty, status=422, opened="owner", owner_form=form)
    person, role = form.owner(duty.role)
    actions.hand_over(duty=duty, person=person, role=role, actor=request.person)
    say(request, _("Saved."))
    return go(request, "obligations:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def day(request: ChapterRequest, pk: int) -> HttpResponse:
    """Write the day that others have set."""
    duty = duty_of(pk)
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            actions.move_duty(duty=duty, **form.cleaned_data, actor=request.person, today=request.chapter.today())
        except ValidationError as refused:
            form.add_error(None, refused.messages[0])
        else:
            say(request, _("The day is written."))
            return go(request, "obligations:detail", pk=pk)
    return shown(request, duty, status=422, opened="day", day_form=form)


@page(may=EDIT, methods=("POST",))
def waiver(request: ChapterRequest, pk: int) -> HttpResponse:
    """Leave it out: this once, or its rule for good."""
    duty, today = duty_of(pk), request.chapter.today()
    form = LeaveOutForm(request.POST, duty=duty)
    if form.is_valid() and not duty.is_done:
        why = form.cleaned_data["why"]
        if form.is_for_good and not duty.own_id:
            row = actions.is_not_ours(duty=duty, why=why, actor=request.person, today=today)
            undo = chapter_reverse(request, "obligations:not_ours_undo", pk=row.pk)
            say(request, _("This is no longer asked of the chapter."), undo_url=undo)
            return go(request, "obligations:list")
        actions.leave_out(duty=duty, why=why, actor=request.person, today=today)
        say(request, _("Left out."), undo_url=chapter_reverse(request, "obligations:waiver_undo", pk=pk))
        return go(request, "obligations:detail", pk=pk)
    if duty.is_done:
        form.add_error(None, _("This is done already."))
    return shown(request, duty, status=422, opened="waiver", leave_out_form=form)


@page(may=EDIT, methods=("POST",))
def waiver_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let it count again."""
    actions.take_up_again(duty=duty_of(pk), actor=request.person)
    say(request, _("It counts again."))
    return go(request, "obligations:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def not_ours_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let a rule be for the chapter again."""
    row = get_object_or_404(NotOurs.objects.all(), pk=pk)
    actions.is_ours_after_all(not_ours=row, actor=request.person, today=request.chapter.today())
    say(request, _("It counts again."))
    return go(request, "obligations:list")
