"""Care: what is due, calling a newcomer one welcomes, the rules, another day."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import ContactForm
from lokallag.capabilities.members.forms.care import CareRulesForm, WelcomeDayForm
from lokallag.capabilities.members.models import CareRules, Contact, Member, MemberQuerySet, Welcome
from lokallag.capabilities.members.permissions import CARE, CONTACT, EDIT, VIEW
from lokallag.capabilities.members.views.due import everything_due
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=CARE, methods=("GET",))
def care(request: ChapterRequest) -> HttpResponse:
    """What is due: what is late first, then the next fortnight; the board sees everybody's, others their own."""
    sees_all = request.may(VIEW)
    mine_only = not sees_all or request.GET.get("show") == "mine"
    found = everything_due(request, mine_only=mine_only)
    context = {
        "late": [due for due in found if due.days < 0],
        "next": [due for due in found if due.days >= 0],
        "mine_only": mine_only,
        "sees_all": sees_all,
        "may_edit": request.may(EDIT),
        "may_contact": request.may(CONTACT),
        "for_board": _for_board() if sees_all else [],
        "today": request.chapter.today(),
    }
    return render(request, "members/care.html", context)


def _for_board() -> list[Contact]:
    return list(Contact.objects.board_must_know().select_related("member__person", "by")[:50])


def mine(request: ChapterRequest) -> MemberQuerySet:
    """The members a person may write down a call with: all for the board, for others those they welcome."""
    found = Member.objects.select_related("person", "contact")
    return found if request.may(CONTACT) else found.filter(contact=request.person)


@page(may=CARE)
def care_call(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody talked with one of theirs, or tried: one tap says which."""
    member = get_object_or_404(mine(request), pk=pk)
    today = request.chapter.today()
    form = ContactForm(posted(request), initial={"on": today, "how": Contact.How.CALL})
    if request.method == "POST" and form.is_valid():
        try:
            contact = actions.log_contact(member=member, **form.cleaned_data, actor=request.person, today=today)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            text = _("You talked with %(name)s.") if contact.reached else _("You tried to reach %(name)s.")
            undo = chapter_reverse(request, "members:care_call_undo", pk=pk, contact=contact.pk)
            say(request, text % {"name": member.person.name}, undo_url=undo)
            return go(request, "members:care")
    context = {"form": form, "member": member, "today": today, "back": chapter_reverse(request, "members:care")}
    if request.may(EDIT) and Welcome.objects.waiting_on(today).filter(member=member).exists():
        context["day_url"] = chapter_reverse(request, "members:care_day", pk=pk)
    return render(request, "members/contact_new.html", context, status=422 if form.errors else 200)


@page(may=CARE, methods=("POST",))
def care_call_undo(request: ChapterRequest, pk: int, contact: int) -> HttpResponse:
    """They did not talk after all: one's own call is taken back."""
    own = Contact.objects.filter(member__in=mine(request), by=request.person)
    actions.undo_contact(contact=get_object_or_404(own, pk=contact, member=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:care")


@page(may=VIEW, methods=("POST",))
def care_noted(request: ChapterRequest, contact: int) -> HttpResponse:
    """The board knows what it had to know of a call."""
    row = get_object_or_404(Contact.objects.filter(for_board=True).select_related("member"), pk=contact)
    actions.take_note(contact=row, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "members:care_noted_undo", contact=contact)
    say(request, _("The board knows."), undo_url=undo)
    return go(request, "members:care")


@page(may=VIEW, methods=("POST",))
def care_noted_undo(request: ChapterRequest, contact: int) -> HttpResponse:
    """The board does not know yet."""
    row = get_object_or_404(Contact.objects.filter(for_board=True).select_related("member"), pk=contact)
    actions.undo_note(contact=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:care")


@page(may=EDIT)
def care_rules(request: ChapterRequest) -> HttpResponse:
    """The rules newcomers are shared by."""
    today = request.chapter.today()
    rules = CareRules.here()
    form = CareRulesForm(posted(request), rules=rules, takers=actions.takers_on(today, rules), today=today)
    if form.is_valid():
        names = ("share", "group", "days", "escalation_days")
        values = {name: form.cleaned_data[name] for name in names}
        actions.set_care_rules(**values, areas=form.areas(), actor=request.person)
        say(request, _("The rules are saved. They hold for those who come from now on."))
        return go(request, "members:care")
    context = {"form": form, "takers": form.takers}
    return render(request, "members/care_rules.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
def care_day(request: ChapterRequest, pk: int) -> HttpResponse:
    """Another day to have called a newcomer by."""
    row = get_object_or_404(Welcome.objects.select_related("member__person"), member=pk)
    form = WelcomeDayForm(posted(request), initial={"due_on": row.due_on})
    if form.is_valid():
        try:
            actions.move_welcome(
                member=row.member, **form.cleaned_data, actor=request.person, today=request.chapter.today()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("%(name)s has another day.") % {"name": row.member.person.name})
            return go(request, "members:care")
    context = {"form": form, "member": row.member}
    return render(request, "members/care_day.html", context, status=422 if form.errors else 200)
