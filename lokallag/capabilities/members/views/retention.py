"""Those who have not paid for half a year: a dry run, a proposal, a second person's yes, 14 days to take it back."""

from dataclasses import dataclass

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.members.actions import retention
from lokallag.capabilities.members.forms.retention import ProposalForm, ReturnForm
from lokallag.capabilities.members.models import TAKE_BACK_DAYS, Clearing, Farewell, Member
from lokallag.capabilities.members.permissions import ERASE
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, render, say


@dataclass(frozen=True)
class Proposal:
    """A proposal that stands, with who still is in it and who has paid meanwhile."""

    clearing: Clearing
    members: list[Member]
    paid: list[Member]
    mine: bool


@page(may=ERASE)
def unpaid(request: ChapterRequest) -> HttpResponse:
    """Who has not paid for half a year and what would be erased; a POST proposes those who are chosen."""
    today = request.chapter.today()
    waiting = retention.to_propose(today).select_related("person")
    form = ProposalForm(request.POST if request.method == "POST" else None, waiting=waiting)
    if form.is_valid():
        try:
            clearing = retention.propose_clearing(
                members=form.cleaned_data["members"], actor=request.person, today=today, now=request.chapter.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(
                request,
                _("Proposed. Somebody else who may erase members must say yes."),
                undo_url=chapter_reverse(request, "members:clearing_return", pk=clearing.pk),
            )
            return go(request, "members:unpaid")
    rows = list(waiting)
    context = {
        "form": form,
        "rows": rows,
        "counts": {"unpaid": retention.to_tidy(today)},
        "chosen": set(request.POST.getlist("members")) if request.method == "POST" else {str(row.pk) for row in rows},
        "would": retention.dry_run(rows),
        "proposals": [_proposal(clearing, request) for clearing in _standing()],
        "done": Clearing.objects.filter(finished_at__isnull=False).order_by("-pk")[:5],
        "farewells": Farewell.objects.select_related("member__person").order_by("erase_at", "pk"),
        "days": TAKE_BACK_DAYS,
        "today": today,
    }
    return render(request, "members/unpaid.html", context, status=422 if form.errors else 200)


@page(may=ERASE, methods=("POST",))
def approval(request: ChapterRequest, pk: int) -> HttpResponse:
    """The second person's yes."""
    clearing = get_object_or_404(Clearing.objects.standing(), pk=pk)
    try:
        clearing = retention.approve_clearing(
            clearing=clearing, actor=request.person, today=request.chapter.today(), now=request.chapter.now()
        )
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, "members:unpaid")
    say(
        request,
        _("They are erased in %(days)s days. Until then it can be taken back.") % {"days": TAKE_BACK_DAYS},
        undo_url=chapter_reverse(request, "members:clearing_return", pk=pk),
    )
    return go(request, "members:unpaid")


@page(may=ERASE, methods=("POST",))
def take_back(request: ChapterRequest, pk: int) -> HttpResponse:
    """Keep one of a proposal, or all."""
    clearing = get_object_or_404(Clearing.objects.standing(), pk=pk)
    form = ReturnForm(request.POST, proposed=Member.objects.filter(clearings__clearing=clearing))
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data["member"]
    retention.take_back_clearing(
        clearing=clearing,
        members=[chosen] if chosen else None,
        actor=request.person,
        now=request.chapter.now(),
    )
    count = 1 if chosen else clearing.rows.count()
    say(request, ngettext("They are kept.", "All of them are kept.", count))
    return go(request, "members:unpaid")


def _standing() -> list[Clearing]:
    found = Clearing.objects.standing().select_related("proposed_by", "approved_by")
    return list(found.prefetch_related("rows__member__person").order_by("pk"))


def _proposal(clearing: Clearing, request: ChapterRequest) -> Proposal:
    """Who has paid since is shown and drops out by themselves."""
    left = [row.member for row in clearing.rows.all() if row.taken_back_at is None]
    paid = [member for member in left if member.state != Member.State.UNPAID]
    return Proposal(
        clearing,
        [member for member in left if member not in paid],
        paid,
        clearing.proposed_by_id == request.person.pk,
    )
