"""A member's own page: what is coming, what I have, what I want, what is known of me, and the way out."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.actions.ambitions import ambition_path
from lokallag.capabilities.members.forms.mine import WORDINGS, ConsentForm, LeavingForm, OwnDetailsForm
from lokallag.capabilities.members.models import JoinPage, Member
from lokallag.capabilities.members.views.joining import recruiting_url
from lokallag.core.access.chapters_of import places_of
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.groups.models import Membership
from lokallag.core.people.models import Consent, Person
from lokallag.core.people.path import path_of
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import go, posted, render, say

COMING, DONE, TASKS = 6, 12, 12


@page(may=SEE_CHAPTER, methods=("GET",))
def mine(request: ChapterRequest) -> HttpResponse:
    """All of it on one page."""
    person, today = request.person, request.chapter.today()
    member = Member.objects.filter(person=person).select_related("contact").first()
    memberships = Membership.objects.filter(person=person).select_related("group")
    # What happened to them that is theirs to see: the officer's steps (calls, notes) are not told here.
    done, has_more = path_of(person, today, may=request.may, most=DONE)
    context = {
        "person": person,
        "member": member,
        "today": today,
        "coming": coming_for(person, today),
        "tasks": list(Task.objects.open().of(person).order_by("due_on", "pk")[:TASKS]),
        "groups": [each.group for each in memberships.held_on(today).order_by("group__name", "pk")],
        "consents": _consents(person),
        "done": done,
        "has_more": has_more,
        "ambition_url": ambition_path(person, request.chapter),
        "recruit_url": recruiting_url(request, person) if JoinPage.here().is_open else "",
    }
    return render(request, "members/mine.html", context)


@page(may=SEE_CHAPTER)
def own_details(request: ChapterRequest) -> HttpResponse:
    """Correct how one is reached and what one wants to hear."""
    form = OwnDetailsForm(posted(request), initial=OwnDetailsForm.values_of(request.person))
    if form.is_valid():
        actions.change_own_details(person=request.person, values=form.cleaned_data)
        say(request, _("Saved."))
        return go(request, "members:mine")
    return render(request, "members/mine_details.html", {"form": form}, status=422 if form.errors else 200)


@page(may=SEE_CHAPTER, methods=("POST",))
def own_consent(request: ChapterRequest) -> HttpResponse:
    """Say yes to something, or take it back."""
    form = ConsentForm(request.POST)
    if form.is_valid():
        purpose, said = form.cleaned_data["purpose"], form.cleaned_data["said"]
        wording = str(WORDINGS[Consent.Purpose(purpose)])
        actions.set_consent(
            person=request.person, purpose=purpose, said=said, wording=wording, now=request.chapter.now()
        )
        say(request, _("Thank you, it is noted.") if said else _("It is taken back."))
    return go(request, "members:mine")


@page(may=SEE_CHAPTER)
def leaving(request: ChapterRequest) -> HttpResponse:
    """Leave the chapter. Who is no member in the register can only be erased."""
    today = request.chapter.today()
    member = Member.objects.current_on(today).filter(person=request.person).select_related("person").first()
    form = LeavingForm(posted(request))
    if member is not None and form.is_valid():
        try:
            actions.leave_chapter(member=member, today=today)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            if not places_of(request.user):
                logout(request)
            name = {"chapter": request.chapter.name}
            messages.success(
                request, _("You have left %(chapter)s. What is stored about you is deleted within 24 hours.") % name
            )
            return redirect("/")
    context = {"form": form, "member": member}
    return render(request, "members/mine_leaving.html", context, status=422 if form.errors else 200)


def coming_for(person: Person, today: datetime.date) -> list[dict[str, Any]]:
    """What is planned that the person may see, the next first, with their answer. Two queries."""
    rows = Gathering.objects.visible_to(person, sees_all=False).planned().filter(on__gte=today)
    found = list(rows.order_by("on", "starts_at", "pk")[:COMING])
    answers = dict(Attendance.objects.filter(gathering__in=found, person=person).values_list("gathering", "answer"))
    labels = dict(Attendance.Answer.choices)
    return [
        {"row": row, "answer": answers.get(row.pk, ""), "said": labels.get(answers.get(row.pk, ""), "")}
        for row in found
    ]


def _consents(person: Person) -> list[dict[str, Any]]:
    """Each thing one can say yes to, and whether one has. News are shown only to who has said yes to them."""
    standing = {each.purpose: each for each in Consent.objects.standing().filter(person=person)}
    return [
        {"purpose": purpose.value, "wording": wording, "given": standing.get(purpose)}
        for purpose, wording in WORDINGS.items()
        if purpose != Consent.Purpose.NEWS or purpose in standing
    ]
