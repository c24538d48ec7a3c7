"""The groups: the list, one group, writing one down, and all that happens to it."""

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.groups import actions, permissions
from lokallag.core.groups.forms import EstablishForm, GroupForm, MemberForm, NewGroupForm
from lokallag.core.groups.models import Group, Membership
from lokallag.core.segments.permissions import USE as CHOOSE
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=permissions.SEE, methods=("GET",))
def group_list(request: ChapterRequest) -> HttpResponseBase:
    """Those that exist, those that are planned, those that were."""
    today = request.chapter.today()
    current = Membership.objects.held_on(today).select_related("person").order_by("person__sort_key")
    groups = list(
        Group.objects.select_related("leader")
        .prefetch_related(Prefetch("memberships", current, to_attr="inside"))
        .by_name()
    )
    context = {
        "today": today,
        "existing": [g for g in groups if g.established_on and not _gone(g, today)],
        "planned": [g for g in groups if not g.established_on],
        "may_edit": request.may(permissions.EDIT),
        "gone": [g for g in groups if g.established_on and _gone(g, today)],
    }
    return render(request, "groups/group_list.html", context)


@page(may=permissions.SEE, methods=("GET",))
def group_detail(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Mandate, leader, who is and was in it, what it has to do and when it meets."""
    today = request.chapter.today()
    group = get_object_or_404(Group.objects.select_related("leader"), pk=pk)
    memberships = list(group.memberships.select_related("person").order_by("person__sort_key", "-starts_on"))
    editable = Group.objects.editable_by(request.person, request.roles).filter(pk=pk).exists()
    context = {
        "group": group,
        "today": today,
        "inside": [m for m in memberships if m.ends_on is None or m.ends_on >= today],
        "before": [m for m in memberships if m.ends_on is not None and m.ends_on < today],
        # What stands above groups points at them; the ways back need no import.
        "tasks": group.tasks.filter(completion__isnull=True).select_related("person").order_by("due_on", "pk")[:20],
        "gatherings": group.gatherings.filter(on__gte=today, cancellation__isnull=True).order_by("on", "pk")[:10],
        "editable": editable,
        "may_choose": request.may(CHOOSE),
        "is_gone": _gone(group, today),
        "member_form": MemberForm(group=group, today=today) if editable else None,
        "establish_form": EstablishForm(today=today) if editable and group.established_on is None else None,
    }
    return render(request, "groups/group_detail.html", context)


@page(may=permissions.EDIT)
def group_new(request: ChapterRequest) -> HttpResponseBase:
    """Write a group down, set up or planned."""
    form = NewGroupForm(posted(request), today=request.chapter.today())
    if form.is_valid():
        group = actions.make_group(**form.values(), actor=request.person)
        say(request, _("%(group)s is written down.") % {"group": group.name})
        return go(request, "groups:detail", pk=group.pk)
    return render(request, "groups/group_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=permissions.SEE)
def group_edit(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Change a group; its leader may, and the board."""
    group = _editable(request, pk)
    form = GroupForm(posted(request), group=group)
    if form.is_valid():
        actions.change_group(group=group, values=form.values(), actor=request.person, today=request.chapter.today())
        say(request, _("The group is changed."))
        return go(request, "groups:detail", pk=pk)
    return render(request, "groups/group_form.html", {"form": form, "group": group}, status=422 if form.errors else 200)


@page(may=permissions.SEE, methods=("POST",))
def establishing(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Set the group up."""
    group = _editable(request, pk)
    form = EstablishForm(request.POST, today=request.chapter.today())
    if not form.is_valid():
        say(request, " ".join(str(message) for message in form.errors["on"]), level=messages.ERROR)
        return go(request, "groups:detail", pk=pk)
    actions.establish(group=group, on=form.cleaned_data["on"], actor=request.person)
    undo = chapter_reverse(request, "groups:establishing_undo", pk=pk)
    say(request, _("%(group)s is set up.") % {"group": group.name}, undo_url=undo)
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def establishing_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take back that it was set up."""
    actions.take_back_establishing(group=_editable(request, pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def dissolving(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Dissolve the group from today on."""
    group = _editable(request, pk)
    try:
        actions.dissolve(group=group, on=request.chapter.today(), actor=request.person)
    except actions.NotYet:
        raise Http404 from None
    undo = chapter_reverse(request, "groups:dissolving_undo", pk=pk)
    say(request, _("%(group)s is dissolved.") % {"group": group.name}, undo_url=undo)
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def dissolving_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take back that it was dissolved."""
    actions.take_back_dissolving(group=_editable(request, pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def removal(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take away a group that was only planned."""
    group = _editable(request, pk)
    try:
        actions.delete_group(group=group, actor=request.person)
    except ValueError:
        raise Http404 from None
    say(request, _("%(group)s is no longer planned.") % {"group": group.name})
    return go(request, "groups:list")


@page(may=permissions.SEE, methods=("POST",))
def member_new(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Put somebody in the group."""
    group = _editable(request, pk)
    form = MemberForm(request.POST, group=group, today=request.chapter.today())
    if not form.is_valid():
        said = " ".join(str(message) for errors in form.errors.values() for message in errors)
        say(request, said, level=messages.ERROR)
        return go(request, "groups:detail", pk=pk)
    membership = actions.let_in(
        group=group, person=form.chosen, on=form.cleaned_data["starts_on"], actor=request.person
    )
    say(request, _("%(person)s is in %(group)s.") % {"person": membership.person.name, "group": group.name})
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def member_end(request: ChapterRequest, pk: int, membership: int) -> HttpResponseBase:
    """Let today be somebody's last day in the group."""
    group = _editable(request, pk)
    found = get_object_or_404(Membership.objects.select_related("person"), pk=membership, group=group)
    actions.let_go(membership=found, on=request.chapter.today(), actor=request.person)
    undo = chapter_reverse(request, "groups:member_end_undo", pk=pk, membership=membership)
    say(
        request,
        _("%(person)s leaves %(group)s today.") % {"person": found.person.name, "group": group.name},
        undo_url=undo,
    )
    return go(request, "groups:detail", pk=pk)


@page(may=permissions.SEE, methods=("POST",))
def member_end_undo(request: ChapterRequest, pk: int, membership: int) -> HttpResponseBase:
    """Take back that somebody left."""
    group = _editable(request, pk)
    found = get_object_or_404(Membership.objects.select_related("person"), pk=membership, group=group)
    actions.take_back_going(membership=found, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "groups:detail", pk=pk)


def _editable(request: ChapterRequest, pk: int) -> Group:
    """The group, if this person may change it; else it is not found."""
    reach = Group.objects.editable_by(request.person, request.roles)
    return get_object_or_404(reach.select_related("leader").filter(Q(pk=pk)))


def _gone(group: Group, today: object) -> bool:
    return group.dissolved_on is not None and group.dissolved_on <= today  # type: ignore[operator]
