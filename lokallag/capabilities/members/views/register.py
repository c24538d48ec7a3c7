"""Registering, changing, leaving."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import DepartureForm, MemberForm, RegistrationForm
from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.permissions import EDIT
from lokallag.capabilities.members.views.path import detail_page
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, render, say


@page(may=EDIT)
def member_new(request: ChapterRequest) -> HttpResponse:
    """Register a member. Somebody with the same e-mail or phone is pointed out first."""
    today = request.chapter.today()
    if request.method != "POST":
        initial = {"joined_on": today, "contact": getattr(actions.next_contact(today), "pk", None)}
        return render(request, "members/member_form.html", {"form": RegistrationForm(initial=initial, today=today)})
    form = RegistrationForm(request.POST, today=today)
    if form.is_valid():
        values = dict(form.cleaned_data)
        anyway = values.pop("anyway")
        alike = [] if anyway or values["person"] else form.alike()
        if alike:
            return render(request, "members/member_form.html", {"form": form, "alike": alike})
        try:
            member = actions.register_member(**values, actor=request.person, today=today)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(
                request,
                _("%(name)s is registered.") % {"name": member.person.name},
                undo_url=chapter_reverse(request, "members:registration_undo", pk=member.pk),
            )
            return go(request, "members:detail", pk=member.pk)
    return render(request, "members/member_form.html", {"form": form})


@page(may=EDIT, methods=("POST",))
def registration_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take a registration back."""
    member = get_object_or_404(Member.objects.select_related("person"), pk=pk)
    name = member.person.name
    try:
        actions.undo_registration(member=member, actor=request.person)
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, "members:detail", pk=pk)
    say(request, _("%(name)s is not registered after all.") % {"name": name})
    return go(request, "members:list")


@page(may=EDIT)
def member_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change what is known of a member."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    today = request.chapter.today()
    if request.method == "POST":
        form = MemberForm(request.POST, today=today, member=member)
        if form.is_valid():
            try:
                actions.change_member(member=member, **form.cleaned_data, actor=request.person, today=today)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                say(request, _("Saved."))
                return go(request, "members:detail", pk=pk)
    else:
        form = MemberForm(initial=MemberForm.values_of(member), today=today, member=member)
    return render(request, "members/member_form.html", {"form": form, "member": member})


@page(may=EDIT, methods=("POST",))
def departure(request: ChapterRequest, pk: int) -> HttpResponse:
    """A member has left."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    form = DepartureForm(request.POST)
    if form.is_valid():
        try:
            actions.leave(
                member=member,
                left_on=form.cleaned_data["left_on"],
                actor=request.person,
                today=request.chapter.today(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(
                request,
                _("%(name)s has left.") % {"name": member.person.name},
                undo_url=chapter_reverse(request, "members:departure_undo", pk=pk),
            )
            return go(request, "members:detail", pk=pk)
    return detail_page(request, member, departure_form=form)


@page(may=EDIT, methods=("POST",))
def departure_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """The member is still here."""
    member = get_object_or_404(Member.objects.select_related("person"), pk=pk)
    actions.undo_leaving(member=member, actor=request.person)
    say(request, _("%(name)s is a member again.") % {"name": member.person.name})
    return go(request, "members:detail", pk=pk)
