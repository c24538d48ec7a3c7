"""Registering, changing, coming to another state."""

from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import MemberForm, RegistrationForm, StateForm
from lokallag.capabilities.members.models import Member, Standing
from lokallag.capabilities.members.permissions import EDIT
from lokallag.capabilities.members.views.path import detail_page
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.places import place_of
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: What of the form is no field of the person.
_NOT_OF_THE_PERSON = frozenset({"given_name", "family_name", "email", "phone", "joined_on", "contact", "person"})


@page(may=EDIT)
def member_new(request: ChapterRequest) -> HttpResponse:
    """Register a member. Somebody with the same e-mail or phone is pointed out first."""
    today = request.chapter.today()
    if request.method != "POST":
        initial = {"joined_on": today}
        return _form(request, RegistrationForm(initial=initial, today=today))
    form = RegistrationForm(request.POST, today=today)
    if not form.is_valid():
        return _form(request, form)
    values = form.cleaned_data
    alike = [] if values["anyway"] or values["person"] else form.alike()
    if alike:
        return _form(request, form, alike=alike, status=200)
    try:
        member = actions.register_member(
            **{name: values[name] for name in _NOT_OF_THE_PERSON},
            details=form.details(),
            actor=request.person,
            today=today,
        )
    except ValidationError as refused:
        _add(form, refused)
        return _form(request, form)
    actions.welcome([member], actor=request.person, today=today, now=request.chapter.now())
    undo_url = chapter_reverse(request, "members:registration_undo", pk=member.pk)
    say(request, _("%(name)s is registered.") % {"name": member.person.name}, undo_url=undo_url)
    return go(request, "members:detail", pk=member.pk)


def _form(request: ChapterRequest, form: MemberForm, **more: Any) -> HttpResponse:
    """The form, with what was typed and what was wrong."""
    status = more.pop("status", 422 if form.is_bound else 200)
    return render(request, "members/member_form.html", {"form": form, **more}, status=status)


def _add(form: Form, refused: ValidationError) -> None:
    """Put what the action refused beside its field, where the form has it."""
    known = hasattr(refused, "error_dict") and refused.error_dict.keys() <= form.fields.keys()
    form.add_error(None, refused if known else ValidationError(refused.messages))


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
    if request.method != "POST":
        return _form(
            request, MemberForm(initial=MemberForm.values_of(member), today=today, member=member), member=member
        )
    form = MemberForm(request.POST, today=today, member=member)
    if form.is_valid():
        try:
            actions.change_member(member=member, **form.cleaned_data, actor=request.person, today=today)
        except ValidationError as refused:
            _add(form, refused)
        else:
            others = form.alike()
            if others:
                names = ", ".join(person.name for person in others[:3])
                said = _("Saved. %(names)s has the same e-mail or phone: is it the same person?") % {"names": names}
                say(request, said, level=WARNING)
            else:
                say(request, _("Saved."))
            return go(request, "members:detail", pk=pk)
    return _form(request, form, member=member)


@page(may=EDIT, methods=("GET",))
def place(request: ChapterRequest) -> HttpResponse:
    """The place of a postcode, as the form's own field: asked for while one types."""
    found = place_of(request.GET.get("postcode", ""))
    form = RegistrationForm(initial={"place": found.name if found else ""}, today=request.chapter.today())
    return render(request, "members/member_form.html", {"form": form}, fragment="place")


@page(may=EDIT, methods=("POST",))
def state(request: ChapterRequest, pk: int) -> HttpResponse:
    """A membership comes to another state: paid up again, unpaid, resigned, expelled."""
    member = get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)
    form = StateForm(request.POST)
    if form.is_valid():
        today = request.chapter.today()
        try:
            standing = actions.set_state(member=member, **form.cleaned_data, actor=request.person, today=today)
        except ValidationError as refused:
            _add(form, refused)
        else:
            undo_url = chapter_reverse(request, "members:state_undo", pk=pk, standing=standing.pk)
            words = {"name": member.person.name, "state": standing.get_state_display()}
            say(request, _("%(name)s: %(state)s.") % words, undo_url=undo_url)
            return go(request, "members:detail", pk=pk)
    return detail_page(request, member, state_form=form)


@page(may=EDIT, methods=("POST",))
def state_undo(request: ChapterRequest, pk: int, standing: int) -> HttpResponse:
    """It did not come to that state after all."""
    row = get_object_or_404(Standing.objects.select_related("member__person"), pk=standing, member=pk)
    actions.undo_state(standing=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def departure_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """The member is still here."""
    member = get_object_or_404(Member.objects.select_related("person"), pk=pk)
    actions.undo_leaving(member=member, actor=request.person)
    say(request, _("%(name)s is a member again.") % {"name": member.person.name})
    return go(request, "members:detail", pk=pk)
