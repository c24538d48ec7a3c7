"""What became of a mailing: each person's letter and its state; addresses that are not used; what the chapter decided."""

from django.db.models import Count
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person
from lokallag.core.post import actions, permissions
from lokallag.core.post.forms.compose import SetupForm
from lokallag.core.post.models import Letter, Mailing, Setup, Suppression
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

_ORDER = [
    Letter.State.QUEUED,
    Letter.State.SENDING,
    Letter.State.SENT,
    Letter.State.DELIVERED,
    Letter.State.BOUNCED,
    Letter.State.FAILED,
    Letter.State.BLOCKED,
]


@page(may=permissions.WRITE, methods=("GET",))
def mailing_detail(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """What it said, how far it has come, and each person's letter; `?state=` shows those in one state."""
    mailing = get_object_or_404(Mailing.objects.written().select_related("made_by"), pk=pk)
    if mailing.state == Mailing.State.DRAFT:
        return go(request, "post:edit", pk=pk)
    counts = dict(
        mailing.letters.order_by().values("state").annotate(number=Count("pk")).values_list("state", "number")
    )
    state = request.GET.get("state", "")
    letters = mailing.letters.select_related("person")
    if state in Letter.State.values:
        letters = letters.filter(state=state)
    context = {
        "mailing": mailing,
        "counts": [(key, key.label, counts[key]) for key in _ORDER if key in counts],
        "total": sum(counts.values()),
        "state": state,
        "letters": piece(letters, ("person__sort_key", "pk"), after=request.GET.get("after", "")),
        "can_stop": mailing.state == Mailing.State.OUTBOX,
        "waits": mailing.state == Mailing.State.OUTBOX and mailing.sent_at is None,
        "is_mail": mailing.channel == Mailing.Channel.EMAIL,
    }
    return render(request, "post/mailing_detail.html", context)


@page(may=permissions.WRITE)
def addresses(request: ChapterRequest) -> HttpResponseBase:
    """Addresses that came back, and how much a member may get in a week."""
    may = request.may(permissions.SETUP)
    setup = Setup.objects.first() or Setup()
    form = SetupForm(posted(request) if may else None, instance=setup)
    if request.method == "POST" and may and form.is_valid():
        actions.set_up(
            weekly_cap=form.cleaned_data["weekly_cap"], reply_to=form.cleaned_data["reply_to"], actor=request.person
        )
        say(request, _("It is saved."))
        return go(request, "post:addresses")
    rows = list(Suppression.objects.standing().order_by("-since")[:500])
    owners: dict[str, list[str]] = {}
    for person in Person.objects.filter(email__in=[row.address for row in rows]):
        owners.setdefault(person.email.lower(), []).append(person.name)
    context = {
        "rows": [(row, ", ".join(owners.get(row.address, []))) for row in rows],
        "form": form if may else None,
        "may": may,
    }
    return render(request, "post/addresses.html", context, status=422 if form.errors else 200)


@page(may=permissions.SETUP, methods=("POST",))
def lifting(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Use an address again."""
    row = get_object_or_404(Suppression.objects.standing(), pk=pk)
    actions.lift(suppression=row, actor=request.person, now=timezone.now())
    undo = chapter_reverse(request, "post:lifting_undo", pk=pk)
    say(request, _("%(address)s is used again.") % {"address": row.address}, undo_url=undo)
    return go(request, "post:addresses")


@page(may=permissions.SETUP, methods=("POST",))
def lifting_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Not after all."""
    row = get_object_or_404(Suppression.objects.filter(lifted_at__isnull=False), pk=pk)
    actions.undo_lift(suppression=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "post:addresses")
