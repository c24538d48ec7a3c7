"""Who is elected to a delegation: in order, withdrawing and stepping in, ticked off, as a list for sign-up."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import delegates as actions
from lokallag.capabilities.meetings.forms.delegations import DelegateForm, TakeOverForm, TickForm
from lokallag.capabilities.meetings.models import Delegate, Delegation
from lokallag.capabilities.meetings.permissions import EDIT
from lokallag.capabilities.meetings.views.delegations import TICK_LABELS
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say
from lokallag.core.web.sheets import PHONE, TEXT, csv_file


def _delegate(pk: int, delegate: int) -> Delegate:
    rows = Delegate.objects.select_related("delegation", "person", "stands_in_for__person")
    return get_object_or_404(rows, pk=delegate, delegation=pk)


@page(may=EDIT)
def delegate_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody was elected."""
    row = get_object_or_404(Delegation, pk=pk)
    form = DelegateForm(posted(request), delegation=row, today=request.chapter.today())
    if form.is_valid():
        try:
            elected = actions.elect_delegate(delegation=row, **form.cleaned_data, actor=request.person)
        except actions.ElectedAlready:
            form.add_error("person", _("They are on the delegation already."))
        else:
            undo = chapter_reverse(request, "meetings:delegate_removal", pk=pk, delegate=elected.pk)
            say(request, _("%(person)s is on the list.") % {"person": elected.person.name}, undo_url=undo)
            return go(request, "meetings:delegation", pk=pk)
    context = {"form": form, "row": row}
    return render(request, "meetings/delegate_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
def delegates_taken(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take over those whom our own elections elected."""
    row = get_object_or_404(Delegation, pk=pk)
    form = TakeOverForm(posted(request), person=request.person, today=request.chapter.today())
    if form.is_valid():
        new = actions.take_elected(delegation=row, **form.cleaned_data, actor=request.person)
        say(request, _("%(number)s came on the list.") % {"number": new})
        return go(request, "meetings:delegation", pk=pk)
    context = {"form": form, "row": row}
    return render(request, "meetings/delegates_taken.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def delegate_removal(request: ChapterRequest, pk: int, delegate: int) -> HttpResponse:
    """Somebody was written down by mistake."""
    one = _delegate(pk, delegate)
    try:
        actions.take_off(delegate=one, actor=request.person)
    except actions.HasGone:
        say(request, _("A deputy has moved because of them. Take that back first."), level=messages.WARNING)
    else:
        say(request, _("%(person)s is off the list.") % {"person": one.person.name})
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT, methods=("POST",))
def delegate_up(request: ChapterRequest, pk: int, delegate: int) -> HttpResponse:
    """One place up."""
    actions.move_up(delegate=_delegate(pk, delegate), actor=request.person)
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT, methods=("POST",))
def delegate_withdrawal(request: ChapterRequest, pk: int, delegate: int) -> HttpResponse:
    """Somebody withdraws; the next deputy steps in."""
    one = _delegate(pk, delegate)
    deputy = actions.withdraw(delegate=one, on=request.chapter.today(), actor=request.person)
    names = {"person": one.person.name, "deputy": deputy.person.name if deputy else ""}
    text = _("%(person)s has withdrawn, and %(deputy)s steps in.") if deputy else _("%(person)s has withdrawn.")
    undo = chapter_reverse(request, "meetings:delegate_withdrawal_undo", pk=pk, delegate=delegate)
    say(request, text % names, undo_url=undo)
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT, methods=("POST",))
def delegate_withdrawal_undo(request: ChapterRequest, pk: int, delegate: int) -> HttpResponse:
    """They come after all."""
    one = actions.come_back(delegate=_delegate(pk, delegate), actor=request.person)
    say(request, _("%(person)s is back on the list.") % {"person": one.person.name})
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT, methods=("POST",))
def delegate_step(request: ChapterRequest, pk: int, delegate: int) -> HttpResponse:
    """A deputy takes a place that nobody fills."""
    actions.step_in(delegate=_delegate(pk, delegate), on=request.chapter.today(), actor=request.person)
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT)
def delegates_ticked(request: ChapterRequest, pk: int, what: str) -> HttpResponse:
    """For which of those who go something is so: said yes, signed up, paid, travelled."""
    if what not in TICK_LABELS:
        raise Http404
    row = get_object_or_404(Delegation, pk=pk)
    today = request.chapter.today()
    day = min(today, row.on) if what == "travelled_on" else today
    form = TickForm(posted(request), delegation=row, what=what, day=day)
    if form.is_valid():
        chosen = [one.pk for one in form.cleaned_data["who"]]
        actions.tick(delegation=row, what=what, who=chosen, on=form.cleaned_data["on"], actor=request.person)
        say(request, _("Saved."))
        return go(request, "meetings:delegation", pk=pk)
    context = {"form": form, "row": row, "label": TICK_LABELS[what]}
    return render(request, "meetings/delegates_ticked.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("GET",))
def delegates_csv(_request: ChapterRequest, pk: int) -> StreamingHttpResponse:
    """The list for signing up: who goes and the deputies, with how to reach them."""
    row = get_object_or_404(Delegation, pk=pk)
    rows = [
        (
            number,
            str(Delegate.Part(one.part).label),
            one.person.given_name,
            one.person.family_name,
            one.person.email,
            one.person.phone,
            one.signed_up_on,
            one.fee_paid_on,
        )
        for number, one in enumerate(
            row.delegates.filter(withdrew_on__isnull=True).select_related("person").in_order(), start=1
        )
    ]
    head = [
        _("No."), _("Elected as"), _("First name"), _("Last name"), _("E-mail"), _("Phone"), _("Signed up"), _("Fee paid"),
    ]  # fmt: skip
    kinds = [TEXT, TEXT, TEXT, TEXT, TEXT, PHONE, TEXT, TEXT]
    response = StreamingHttpResponse(csv_file(head, rows, kinds), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="delegates-{row.on.isoformat()}.csv"'
    return response
