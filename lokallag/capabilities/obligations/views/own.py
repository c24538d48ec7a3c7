"""The chapter's own rules, and a donation that must be reported."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations import actions
from lokallag.capabilities.obligations.forms import DonationForm, OwnRuleForm
from lokallag.capabilities.obligations.models import OwnRule
from lokallag.capabilities.obligations.permissions import EDIT
from lokallag.capabilities.obligations.rules import election_threshold
from lokallag.capabilities.obligations.standings import Holders
from lokallag.capabilities.obligations.views.said import Amount
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=EDIT)
def own_new(request: ChapterRequest) -> HttpResponse:
    """Set a rule in the chapter's own words."""
    today = request.chapter.today()
    form = OwnRuleForm(posted(request), holders=Holders.on(today))
    if form.is_valid():
        own = actions.set_own_rule(**form.facts(), actor=request.person, today=today)
        undo = chapter_reverse(request, "obligations:own_ending", pk=own.pk)
        say(request, _("The rule is set, and its days are on the year wheel."), undo_url=undo)
        return go(request, "obligations:list")
    return render(request, "obligations/own_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=EDIT)
def own_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change a rule of the chapter's own."""
    today = request.chapter.today()
    own = get_object_or_404(OwnRule.objects.select_related("person"), pk=pk)
    form = OwnRuleForm(posted(request), holders=Holders.on(today), own=own)
    if form.is_valid():
        actions.change_own_rule(own=own, **form.facts(), actor=request.person, today=today)
        say(request, _("Saved."))
        return go(request, "obligations:list")
    context = {"form": form, "own": own}
    return render(request, "obligations/own_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def own_ending(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let a rule end."""
    own = get_object_or_404(OwnRule.objects.all(), pk=pk)
    actions.end_own_rule(own=own, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "obligations:own_ending_undo", pk=pk)
    say(request, _("The rule has ended."), undo_url=undo)
    return go(request, "obligations:list")


@page(may=EDIT, methods=("POST",))
def own_ending_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Let a rule count again."""
    own = get_object_or_404(OwnRule.objects.all(), pk=pk)
    actions.renew_own_rule(own=own, actor=request.person, today=request.chapter.today())
    say(request, _("It counts again."))
    return go(request, "obligations:list")


@page(may=EDIT)
def donation_new(request: ChapterRequest) -> HttpResponse:
    """Say that a donation came that must be reported; its day follows."""
    today = request.chapter.today()
    form = DonationForm(posted(request), today=today)
    if form.is_valid():
        said = form.cleaned_data
        duty = actions.open_duty(
            key="donation",
            happened_on=said["received_on"],
            reference=said["reference"],
            actor=request.person,
            today=today,
        )
        say(request, _("It must be reported by %(day)s.") % {"day": date_format(duty.due_on, "DATE_FORMAT")})
        return go(request, "obligations:detail", pk=duty.pk)
    amount = election_threshold(today.year)
    context = {"form": form, "amount": Amount.of(amount) if amount else None}
    return render(request, "obligations/donation_new.html", context, status=422 if form.errors else 200)
