"""Who is invited: choosing people, looking before it goes out, who has answered what, asking once more."""

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.actions.line import has_begun
from lokallag.core.gatherings.forms import InviteForm, OneForm
from lokallag.core.gatherings.models import Attendance, Gathering, Invitation
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.gatherings.views.finding import found
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import go, render, say

#: How many names of each answer the page shows.
MOST = 100
MOST_FOUND = 10
Answer = Attendance.Answer


@dataclass(frozen=True)
class Asked:
    """Where the asking stands: how many people, guests too, and the names of each answer."""

    invited: int
    coming: list[Attendance]
    waiting: list[Attendance]
    declined: list[Attendance]
    silent: list[Invitation]
    untold: list[Invitation]
    heads: int
    came: int

    @property
    def guests(self) -> int:
        """How many guests those who come bring."""
        return sum(each.guests for each in self.coming)


def answers_to(row: Gathering) -> list[Attendance]:
    """Return every answer with its person, by name. One query."""
    rows = Attendance.objects.filter(gathering=row).select_related("person")
    return list(rows.order_by("person__sort_key", "pk"))


def asked(row: Gathering, answers: list[Attendance]) -> Asked:
    """Return where the asking stands. One query."""
    invitations = list(
        Invitation.objects.filter(gathering=row).select_related("person").order_by("person__sort_key", "pk")
    )
    answered = {each.person_id for each in answers}
    coming = [each for each in answers if each.answer == Answer.SIGNED_UP]
    waiting = [each for each in answers if each.answer == Answer.WAITING]
    return Asked(
        invited=sum(1 for each in invitations if each.how != Invitation.How.UNTOLD),
        coming=coming,
        waiting=sorted(waiting, key=lambda each: (each.place_in_line or 0, each.pk)),
        declined=[each for each in answers if each.answer == Answer.DECLINED],
        silent=[e for e in invitations if e.person_id not in answered and e.how != Invitation.How.UNTOLD],
        untold=[e for e in invitations if e.person_id not in answered and e.how == Invitation.How.UNTOLD],
        heads=sum(each.heads for each in coming),
        came=sum(1 for each in answers if each.answer == Answer.CAME),
    )


def invitations(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Choose people, look at what it does, send; and see who has answered what."""
    row = found(request, shelf, pk)
    today, now = request.chapter.today(), request.chapter.now()
    options: dict[str, Any] = {"person": request.person, "today": today}
    if request.method != "POST":
        initial = {"asks_again": True, "invites_newcomers": row.invites_newcomers}
        form = InviteForm(initial=initial, chosen=request.GET.get("people", "")[:4000], **options)
        return _page(request, shelf, row, form)
    form = InviteForm(request.POST, **options)
    if not form.is_valid():
        return _page(request, shelf, row, form)
    chosen = form.cleaned_data["people"]
    if request.POST.get("step") != "send":
        preview = actions.sort_out(row, chosen.people(today), today)
        return _page(request, shelf, row, form, preview=preview, sentence=chosen.sentence(today))
    try:
        sent = actions.invite(
            gathering=row,
            people=chosen.people(today),
            word=form.cleaned_data["word"],
            actor=request.person,
            today=today,
            now=now,
        )
        actions.set_asking(
            gathering=row,
            asks_again=form.cleaned_data["asks_again"],
            invites_newcomers=form.cleaned_data["invites_newcomers"],
            actor=request.person,
            today=today,
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return _page(request, shelf, row, form)
    text = ngettext("%(count)s person is invited.", "%(count)s people are invited.", sent.new)
    say(request, text % {"count": sent.new})
    return go(request, shelf.page("invitations"), pk=pk)


def invite_one(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Invite one person."""
    row = found(request, shelf, pk)
    form = OneForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = form.cleaned_data["person"]
    try:
        sent = actions.invite(
            gathering=row,
            people=actions.people_of([person.pk]),
            actor=request.person,
            today=request.chapter.today(),
            now=request.chapter.now(),
        )
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, shelf.page("invitations"), pk=pk)
    names = {"name": person.name}
    if sent.to_write:
        say(request, _("%(name)s is invited.") % names)
    elif sent.to_tell:
        say(request, _("%(name)s has no e-mail here. Tell them in another way.") % names, level=WARNING)
    elif sent.strangers:
        say(request, _("%(name)s is no member and has not said yes to mail from you.") % names, level=WARNING)
    elif sent.left_alone:
        say(request, _("%(name)s does not want to hear of this.") % names, level=WARNING)
    else:
        say(request, _("%(name)s is invited or has answered already.") % names, level=WARNING)
    return go(request, shelf.page("invitations"), pk=pk)


def nudge(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Ask those who have not answered once more."""
    row = found(request, shelf, pk)
    today, now = request.chapter.today(), request.chapter.now()
    count = actions.ask_again(gathering=row, actor=request.person, today=today, now=now)
    text = ngettext("%(count)s person is asked once more.", "%(count)s people are asked once more.", count)
    say(request, text % {"count": count})
    return go(request, shelf.page("invitations"), pk=pk)


def told(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """Somebody without an address was told in another way, or was not after all."""
    row = found(request, shelf, pk)
    form = OneForm(request.POST)
    if not form.is_valid():
        raise Http404
    invitation = get_object_or_404(Invitation, gathering=row, person=form.cleaned_data["person"])
    actions.set_told(
        invitation=invitation,
        told=bool(form.cleaned_data["told"]),
        actor=request.person,
        today=request.chapter.today(),
    )
    return go(request, shelf.page("invitations"), pk=pk)


def _page(
    request: ChapterRequest,
    shelf: Shelf,
    row: Gathering,
    form: InviteForm,
    *,
    preview: actions.Sorted | None = None,
    sentence: str = "",
) -> HttpResponse:
    today, now = request.chapter.today(), request.chapter.now()
    state = asked(row, answers_to(row))
    query = request.GET.get("q", "").strip()[:80]
    is_open = row.is_planned and not has_begun(row, today, now)
    context = {
        "shelf": shelf,
        "row": row,
        "form": form,
        "today": today,
        "asked": state,
        "shown": {name: getattr(state, name)[:MOST] for name in ("coming", "waiting", "declined", "silent", "untold")},
        "preview": preview,
        "sentence": sentence,
        "is_open": is_open,
        "again": len(actions.silent(row, today)) if is_open and state.silent else 0,
        "q": query,
        "names": list(Person.objects.found_by(query).by_name()[:MOST_FOUND]) if query else [],
    }
    return render(request, "gatherings/invitations.html", context, status=422 if form.errors else 200)
