"""A commitment's page: its words in the plan, how it stands and why, the rows behind it, its history, what to decide."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.actions import following as actions
from lokallag.capabilities.plans.forms.following import JudgementForm, LookAgainForm, MeasureForm, OwnerForm, TargetForm
from lokallag.capabilities.plans.models import Adjustment, Commitment, Judgement, Version
from lokallag.capabilities.plans.permissions import FOLLOW, VIEW
from lokallag.capabilities.plans.standings import Stood, proof_of, self_of, version_in_force
from lokallag.capabilities.plans.standings.force import in_force
from lokallag.capabilities.plans.views.passage import passage
from lokallag.capabilities.plans.views.proof import history, shown_proof
from lokallag.capabilities.plans.views.seen import address, as_of, card, nameless, shown_owner
from lokallag.capabilities.plans.words import cadence_word, tracking_word
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.measures.book import BOOK
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import chapter_reverse, go, render, say


@page(may=VIEW, methods=("GET",))
def commitment(request: ChapterRequest, promise: str) -> HttpResponse:
    """Show one commitment, today or as of `on`."""
    return _show(request, promise)


@page(may=FOLLOW, methods=("POST",))
def owner(request: ChapterRequest, promise: str) -> HttpResponse:
    """Say who has it."""
    today = request.chapter.today()
    form = OwnerForm(request.POST, today=today, prefix="owner")
    return _decide(
        request,
        promise,
        "owner_form",
        form,
        lambda row: actions.give_to(
            commitment=row, **form.owner(), note=form.cleaned_data["note"], on=today, actor=request.person
        ),
        _("Saved who has it."),
    )


@page(may=FOLLOW, methods=("POST",))
def taking(request: ChapterRequest, promise: str) -> HttpResponse:
    """Take it oneself."""
    row = _in_force(promise, request.chapter.today())
    made = actions.give_to(commitment=row, person=request.person, on=request.chapter.today(), actor=request.person)
    say(request, _("You have it now."), undo_url=_undo(request, promise, "plans:adjustment_removal", made.pk))
    return go(request, "plans:commitment", promise=promise)


@page(may=FOLLOW, methods=("POST",))
def target(request: ChapterRequest, promise: str) -> HttpResponse:
    """Say how many is enough."""
    today = request.chapter.today()
    form = TargetForm(request.POST, stood=_stood(promise, today), prefix="target")
    return _decide(
        request,
        promise,
        "target_form",
        form,
        lambda row: actions.set_target(
            commitment=row,
            target=form.cleaned_data.get("target"),
            within_days=form.cleaned_data.get("within_days"),
            note=form.cleaned_data["note"],
            on=today,
            actor=request.person,
        ),
        _("Saved how many is enough."),
    )


@page(may=FOLLOW, methods=("POST",))
def measure(request: ChapterRequest, promise: str) -> HttpResponse:
    """Choose what is counted."""
    today = request.chapter.today()
    form = MeasureForm(request.POST, prefix="measure")

    def act(row: Commitment) -> Adjustment:
        tracking, key = form.chosen()
        return actions.change_measure(
            commitment=row,
            tracking=tracking,
            measure=key,
            note=form.cleaned_data["note"],
            on=today,
            actor=request.person,
        )

    return _decide(request, promise, "measure_form", form, act, _("Saved what is counted."))


@page(may=FOLLOW, methods=("POST",))
def looking(request: ChapterRequest, promise: str) -> HttpResponse:
    """Agree on the day to look at it again."""
    today = request.chapter.today()
    form = LookAgainForm(request.POST, today=today, prefix="look")
    return _decide(
        request,
        promise,
        "look_form",
        form,
        lambda row: actions.look_again(
            commitment=row,
            look_again_on=form.cleaned_data["look_again_on"],
            note=form.cleaned_data["note"],
            on=today,
            actor=request.person,
        ),
        _("Saved when to look at it again."),
    )


@page(may=FOLLOW, methods=("POST",))
def judgements(request: ChapterRequest, promise: str) -> HttpResponse:
    """Say how it goes."""
    today = request.chapter.today()
    form = JudgementForm(request.POST, prefix="word")
    return _decide(
        request,
        promise,
        "word_form",
        form,
        lambda row: actions.say_how_it_goes(
            commitment=row,
            verdict=form.cleaned_data["verdict"],
            note=form.cleaned_data["note"],
            on=today,
            actor=request.person,
        ),
        _("Saved what you said."),
    )


@page(may=FOLLOW, methods=("POST",))
def adjustment_removal(request: ChapterRequest, promise: str, pk: int) -> HttpResponse:
    """Take a decision back."""
    row = _in_force(promise, request.chapter.today())
    adjustment = Adjustment.objects.filter(promise=promise, pk=pk).first()
    if adjustment is None:
        raise Http404
    actions.take_back_adjustment(adjustment=adjustment, commitment=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "plans:commitment", promise=promise)


@page(may=FOLLOW, methods=("POST",))
def judgement_removal(request: ChapterRequest, promise: str, pk: int) -> HttpResponse:
    """Take a word back."""
    row = _in_force(promise, request.chapter.today())
    judgement = Judgement.objects.filter(promise=promise, pk=pk).first()
    if judgement is None:
        raise Http404
    actions.take_back_word(judgement=judgement, commitment=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "plans:commitment", promise=promise)


def _decide(
    request: ChapterRequest,
    promise: str,
    name: str,
    form: forms.Form,
    act: Callable[[Commitment], Adjustment | Judgement],
    said: str,
) -> HttpResponse:
    """Do what a form asks for and lead back, or show the page again with what was typed."""
    row = _in_force(promise, request.chapter.today())
    if not form.is_valid():
        return _show(request, promise, status=422, **{name: form})
    made = act(row)
    undo = "plans:judgement_removal" if isinstance(made, Judgement) else "plans:adjustment_removal"
    say(request, said, undo_url=_undo(request, promise, undo, made.pk))
    return go(request, "plans:commitment", promise=promise)


def _undo(request: ChapterRequest, promise: str, name: str, pk: int) -> str:
    return chapter_reverse(request, name, promise=promise, pk=pk)


def _in_force(promise: str, today: datetime.date) -> Commitment:
    """Return the commitment of the version in force; 404 where there is none that can be followed."""
    row, _version = _find(promise, today)
    return row


def _find(promise: str, day: datetime.date) -> tuple[Commitment, Version]:
    """Return a promise as the version in force on the day has it, else as the last adopted version that had it."""
    versions = in_force(day)
    version = next(iter(versions.values()), None)
    rows = Commitment.objects.in_force().filter(promise=promise)
    row = rows.filter(version=version).first() if version else None
    if row is not None and version is not None:
        row.version = version
        return row, version
    last = (
        rows.select_related("version__plan", "version__adoption")
        .order_by("-version__adoption__adopted_on", "-pk")
        .first()
    )
    if last is None:
        raise Http404
    return last, last.version


def _stood(promise: str, day: datetime.date) -> Stood:
    row, _version = _find(promise, day)
    return proof_of(row, today=day)


@dataclass(frozen=True)
class _Fact:
    """How it is followed, as the page lists it."""

    label: str
    value: str


def _show(request: ChapterRequest, promise: str, *, status: int = 200, **given: forms.Form) -> HttpResponse:
    """Show the page, with forms that were not accepted where there are any."""
    today, on = request.chapter.today(), as_of(request)
    stood = nameless(request, _stood(promise, on))
    version = stood.commitment.version
    me = self_of(request.person, request.roles, today)
    may_follow = request.may(FOLLOW) and not stood.is_settled
    current = version_in_force(today)
    plan = version.plan
    context: dict[str, Any] = {
        "stood": stood,
        "card": card(request, stood),
        "owner": shown_owner(request, stood.owner),
        "is_mine": me.has(stood.owner),
        "version": version,
        "plan": plan,
        "is_in_force": current is not None and current.pk == version.pk,
        "passage": passage(stood.commitment),
        "proof": shown_proof(request, stood),
        "facts": _facts(stood),
        "history": history(request, promise),
        "tasks": _tasks(request, promise),
        "on": on,
        "today": today,
        "first": min(max(plan.starts_on, version.adoption.adopted_on), plan.ends_on),
        "log_url": address(request, "logbook:new", query=f"?promise={promise}"),
        "task_url": address(request, "tasks:new", query=f"?promise={promise}"),
        "may_follow": may_follow,
        "open_form": next(iter(given), ""),
    }
    if may_follow:
        context |= _forms(stood, today) | given
    return render(request, "plans/commitment.html", context, status=status)


def _forms(stood: Stood, today: datetime.date) -> dict[str, forms.Form]:
    """The decisions that can be made, each with what holds now."""
    chosen = f"{stood.terms.tracking.value}:{stood.measure}"
    return {
        "owner_form": OwnerForm(today=today, prefix="owner", initial={"who": stood.owner.key}),
        "target_form": TargetForm(stood=stood, prefix="target"),
        "measure_form": MeasureForm(prefix="measure", initial={"measure": chosen}),
        "look_form": LookAgainForm(today=today, prefix="look", initial={"look_again_on": stood.terms.look_again_on}),
        "word_form": JudgementForm(prefix="word"),
    }


def _facts(stood: Stood) -> list[_Fact]:
    terms, found = stood.terms, [_Fact(_("How"), tracking_word(stood.terms.tracking))]
    counted = BOOK.get(stood.measure)
    if counted is not None:
        found.append(_Fact(_("What is counted"), str(counted.label)))
    if terms.cadence is not None:
        found.append(_Fact(_("How often"), cadence_word(terms.cadence)))
    if stood.commitment.responsible:
        found.append(_Fact(_("Who the plan names"), stood.commitment.responsible))
    return found


def _tasks(request: ChapterRequest, promise: str) -> list[Task]:
    """What somebody is to do for it, the open ones first; people's tasks are for those who know each other."""
    if not request.may(SEE_CHAPTER):
        return []
    rows = Task.objects.filter(promise=promise).select_related("person", "group", "completion")
    return sorted(rows, key=lambda t: (hasattr(t, "completion"), t.due_on or datetime.date.max, t.pk))
