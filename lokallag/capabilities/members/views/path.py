"""One member's path: joined, who welcomes them, when somebody talked with them."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import ContactForm, ContactPersonForm, DepartureForm
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.members.permissions import CONTACT, EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Attendance
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: How many gatherings a member's page tells of.
MOST_GATHERINGS = 10


@page(may=VIEW, methods=("GET",))
def member_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One member."""
    return detail_page(request, get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk))


def detail_page(
    request: ChapterRequest, member: Member, *, departure_form: DepartureForm | None = None
) -> HttpResponse:
    """Show one member, with the form as it was filled in where something was wrong."""
    today = request.chapter.today()
    contacts = list(member.contacts.select_related("by").order_by("-on", "-pk"))
    first = min((c.on for c in contacts if c.reached and c.on >= member.joined_on), default=None)
    came = (
        Attendance.objects.filter(person=member.person, answer=Attendance.Answer.CAME)
        .select_related("gathering")
        .order_by("-gathering__on")[:MOST_GATHERINGS]
    )
    context = {
        "member": member,
        "person": member.person,
        "today": today,
        "contacts": contacts,
        "first_contact_on": first,
        "days_left": (member.welcome_due_on - today).days,
        "waits": first is None and Member.objects.waiting_on(today).filter(pk=member.pk).exists(),
        "was_late": first is not None and first > member.welcome_due_on,
        "has_left": member.has_left_by(today),
        "came": list(came),
        "may_edit": request.may(EDIT),
        "may_contact": request.may(CONTACT),
        "welcomer_form": ContactPersonForm(initial={"contact": member.contact_id}, today=today),
        "departure_form": departure_form or DepartureForm(initial={"left_on": today}),
    }
    return render(request, "members/member_detail.html", context)


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


@page(may=CONTACT, methods=("POST",))
def welcomer(request: ChapterRequest, pk: int) -> HttpResponse:
    """Choose who welcomes a member."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    form = ContactPersonForm(request.POST, today=request.chapter.today())
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data["contact"]
    actions.set_contact_person(member=member, contact=chosen, actor=request.person)
    names = {"name": member.person.name, "welcomer": chosen.name if chosen else ""}
    say(request, (_("%(welcomer)s welcomes %(name)s.") if chosen else _("Nobody welcomes %(name)s.")) % names)
    return go(request, "members:detail", pk=pk)
