"""One member's page: what is known, and the path through time; when somebody talked with them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import ContactForm, ContactPersonForm, RemarkForm, StateForm
from lokallag.capabilities.members.models import Contact, Member, Remark
from lokallag.capabilities.members.permissions import CONTACT, EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Alternative, Consent, Person
from lokallag.core.people.path import Address, Step, path_of
from lokallag.core.people.places import municipality_name
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: How many others at an address are offered as one's household.
NEIGHBOURS = 8


@dataclass(frozen=True)
class Shown:
    """One step of the path as `<c-path>` draws it."""

    on: datetime.date
    title: str
    text: str
    by: str
    icon: str
    tone: str
    href: str
    undo_href: str


@page(may=VIEW, methods=("GET",))
def member_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One member; that somebody looked stands in the journal."""
    found = Member.objects.select_related("person__ambition", "contact", "recruited_by", "welcome")
    member = get_object_or_404(found, pk=pk)
    actions.note_look(member=member, actor=request.person, now=request.chapter.now())
    return detail_page(request, member)


def detail_page(
    request: ChapterRequest,
    member: Member,
    *,
    state_form: StateForm | None = None,
    remark_form: RemarkForm | None = None,
) -> HttpResponse:
    """Show one member, with a form as it was filled in where something was wrong."""
    today, person = request.chapter.today(), member.person
    whole = "all" in request.GET
    steps, more = path_of(person, today, may=request.may, **({"most": None} if whole else {}))
    may_edit = request.may(EDIT)
    together, near = _household(person, may_edit)
    context = {
        "member": member,
        "person": person,
        "today": today,
        "steps": [_shown(request, step) for step in steps],
        "more": more,
        "has_left": member.has_left_by(today),
        "municipality": municipality_name(person.municipality_number),
        "others": list(Alternative.objects.filter(person=person).order_by("kind", "pk")),
        "together": together,
        "near": near,
        "consents": list(Consent.objects.filter(person=person).order_by("-given_at")),
        "purposes": Consent.Purpose.choices,
        "remarks": list(Remark.objects.filter(member=member).select_related("by").order_by("-at")) if may_edit else [],
        "may_edit": may_edit,
        "may_contact": request.may(CONTACT),
        "state_form": state_form or StateForm(initial={"on": today, "state": member.state}),
        "remark_form": remark_form or RemarkForm(),
        **_waits(member, today),
    }
    wrong = state_form is not None or remark_form is not None
    return render(request, "members/member_detail.html", context, status=422 if wrong else 200)


def _waits(member: Member, today: datetime.date) -> dict[str, Any]:
    """Whether a newcomer waits for a first call, and for how long yet."""
    welcome = getattr(member, "welcome", None)
    due_on = welcome.due_on if welcome else member.welcome_due_on
    waits = Member.objects.waiting_on(today).filter(pk=member.pk).exists() if member.is_new_on(today) else False
    return {"is_new": member.is_new_on(today), "waits": waits, "days_left": (due_on - today).days}


def _household(person: Person, may_edit: bool) -> tuple[list[Person], list[Person]]:
    """Those who live with a person, and others at the same address who may. One query at most."""
    at = Q()
    if person.household_id is not None:
        at |= Q(household=person.household_id)
    if may_edit and person.street and person.postcode:
        at |= Q(street=person.street, postcode=person.postcode)
    if not at:
        return [], []
    rows = Person.objects.filter(at).exclude(pk=person.pk).select_related("member").by_name()[: 2 * NEIGHBOURS]
    home = person.household_id
    together = [row for row in rows if home is not None and row.household_id == home]
    return together, [row for row in rows if row not in together][:NEIGHBOURS]


def _shown(request: ChapterRequest, step: Step) -> Shown:
    told = step.told
    return Shown(
        step.on,
        told.title,
        told.text,
        step.by,
        told.icon,
        told.tone,
        _url(request, told.link),
        _url(request, told.undo),
    )


def _url(request: ChapterRequest, address: Address | None) -> str:
    return chapter_reverse(request, address[0], **address[1]) if address else ""


@page(may=CONTACT)
def contact_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody talked with a member or tried: one tap says which."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    today = request.chapter.today()
    if request.method != "POST":
        form = ContactForm(initial={"on": today, "how": Contact.How.CALL})
        return render(request, "members/contact_new.html", {"form": form, "member": member, "today": today})
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            contact = actions.log_contact(member=member, **form.cleaned_data, actor=request.person, today=today)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            text = _("You talked with %(name)s.") if contact.reached else _("You tried to reach %(name)s.")
            say(
                request,
                text % {"name": member.person.name},
                undo_url=chapter_reverse(request, "members:contact_undo", pk=pk, contact=contact.pk),
            )
            return go(request, "members:list")
    return render(request, "members/contact_new.html", {"form": form, "member": member, "today": today})


@page(may=CONTACT, methods=("POST",))
def contact_undo(request: ChapterRequest, pk: int, contact: int) -> HttpResponse:
    """Nobody talked with them after all."""
    row = get_object_or_404(Contact.objects.select_related("member__person"), pk=contact, member=pk)
    actions.undo_contact(contact=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:detail", pk=pk)


@page(may=CONTACT)
def welcomer(request: ChapterRequest, pk: int) -> HttpResponse:
    """Choose who welcomes a member."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    today = request.chapter.today()
    if request.method != "POST":
        form = ContactPersonForm(initial={"contact": member.contact_id}, today=today)
        return render(request, "members/welcomer.html", {"form": form, "member": member})
    form = ContactPersonForm(request.POST, today=today)
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data["contact"]
    actions.set_contact_person(member=member, contact=chosen, actor=request.person)
    names = {"name": member.person.name, "welcomer": chosen.name if chosen else ""}
    say(request, (_("%(welcomer)s welcomes %(name)s.") if chosen else _("Nobody welcomes %(name)s.")) % names)
    return go(request, "members:detail", pk=pk)
