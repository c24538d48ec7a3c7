"""The chapter's journeys and their steps."""

from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions import journeys as actions
from lokallag.capabilities.members.forms.journeys import JourneyForm, StepForm
from lokallag.capabilities.members.models import Journey, JourneyStep
from lokallag.capabilities.members.permissions import EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=VIEW, methods=("GET",))
def journeys(request: ChapterRequest) -> HttpResponse:
    """The journeys, each with its steps and how many are on it."""
    steps = JourneyStep.objects.filter(is_active=True).order_by("days", "pk")
    under_way = Count("travels", filter=Q(travels__ended_on__isnull=True))
    rows = Journey.objects.annotate(n_members=under_way).prefetch_related(Prefetch("steps", steps))
    context = {"journeys": rows.order_by("-is_active", "pk"), "may_edit": request.may(EDIT)}
    return render(request, "members/journeys.html", context)


@page(may=EDIT, methods=("POST",))
def journeys_suggested(request: ChapterRequest) -> HttpResponse:
    """Begin with the suggested journeys."""
    made = actions.begin_with_suggested(actor=request.person, today=request.chapter.today())
    say(request, _("%(count)s journeys are ready. Change them as you like.") % {"count": made})
    return go(request, "members:care_journeys")


@page(may=EDIT)
def journey_new(request: ChapterRequest) -> HttpResponse:
    """Write a journey."""
    return _journey(request, None)


@page(may=EDIT)
def journey_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change a journey."""
    return _journey(request, get_object_or_404(Journey, pk=pk))


def _journey(request: ChapterRequest, journey: Journey | None) -> HttpResponse:
    form = JourneyForm(posted(request), journey=journey)
    if form.is_valid():
        today = request.chapter.today()
        written = actions.write_journey(journey=journey, **form.cleaned_data, actor=request.person, today=today)
        say(request, _("“%(name)s” is saved.") % {"name": written.name})
        return go(request, "members:care_journeys") if journey else go(request, "members:care_step_new", pk=written.pk)
    status = 422 if form.errors else 200
    return render(request, "members/journey_form.html", {"form": form, "journey": journey}, status=status)


@page(may=EDIT)
def step_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Add a step to a journey."""
    return _step(request, get_object_or_404(Journey, pk=pk), None)


@page(may=EDIT)
def step_edit(request: ChapterRequest, pk: int, step: int) -> HttpResponse:
    """Change a step."""
    row = get_object_or_404(JourneyStep.objects.select_related("journey"), pk=step, journey=pk)
    return _step(request, row.journey, row)


def _step(request: ChapterRequest, journey: Journey, step: JourneyStep | None) -> HttpResponse:
    names = ("days", "what", "who", "words")
    initial = {name: getattr(step, name) for name in names} if step else {}
    form = StepForm(posted(request), initial=initial)
    if form.is_valid():
        actions.write_step(journey=journey, step=step, **form.cleaned_data, actor=request.person)
        say(request, _("The step is saved."))
        return go(request, "members:care_journeys")
    context = {"form": form, "journey": journey, "step": step}
    return render(request, "members/step_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def step_removal(request: ChapterRequest, pk: int, step: int) -> HttpResponse:
    """Take a step out of its journey."""
    row = get_object_or_404(JourneyStep, pk=step, journey=pk)
    actions.remove_step(step=row, actor=request.person)
    undo = chapter_reverse(request, "members:care_step_removal_undo", pk=pk, step=step)
    say(request, _("“%(step)s” is taken out.") % {"step": row}, undo_url=undo)
    return go(request, "members:care_journeys")


@page(may=EDIT, methods=("POST",))
def step_removal_undo(request: ChapterRequest, pk: int, step: int) -> HttpResponse:
    """Put a step back."""
    actions.put_step_back(step=get_object_or_404(JourneyStep, pk=step, journey=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:care_journeys")
