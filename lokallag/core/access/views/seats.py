"""Who holds which post: the list, giving, ending, taking back, inviting."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.core.access.actions import LastChair, end_seat, give_seat, invite, reopen_seat, take_back_seat
from lokallag.core.access.doors import page
from lokallag.core.access.forms.seats import InvitationForm, SeatForm
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER, SEE_CHAPTER
from lokallag.core.people.actions import add_person
from lokallag.core.people.models import FormerSeat, Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=SEE_CHAPTER, methods=("GET",))
def seats(request: ChapterRequest) -> HttpResponseBase:
    """Posts in the order of the statutes, members left out; those that ended are a disclosure away."""
    today = request.chapter.today()
    held = sorted(
        Seat.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
        .exclude(role=Role.MEMBER)
        .select_related("person"),
        key=lambda seat: (list(Role).index(Role(seat.role)), seat.person.sort_key, seat.pk),
    )
    ended = (
        Seat.objects.filter(ends_on__lt=today)
        .exclude(role=Role.MEMBER)
        .select_related("person")
        .order_by("-ends_on", "-pk")
    )
    context = {
        "today": today,
        "seats": held,
        "ended": ended[:50],
        "former": FormerSeat.objects.order_by("-ends_on", "-pk")[:50],
        "may_manage": request.may(MANAGE_CHAPTER),
        "members": Seat.objects.held_on(today).filter(role=Role.MEMBER).count(),
    }
    return render(request, "access/seats.html", context)


@page(may=MANAGE_CHAPTER)
def seat_new(request: ChapterRequest) -> HttpResponseBase:
    """Put somebody, known or new, in a post; with an address they are invited."""
    today = request.chapter.today()
    form = SeatForm(posted(request), today=today)
    if not form.is_valid():
        return render(request, "access/seat_new.html", {"form": form}, status=422 if form.errors else 200)
    data = form.cleaned_data
    person = form.chosen or add_person(
        given_name=data["given_name"], family_name=data["family_name"], email=data["email"]
    )
    seat = give_seat(
        person=person, role=data["role"], starts_on=data["starts_on"], ends_on=data["ends_on"], actor=request.person
    )
    address = data["email"] or person.email
    if address and data["send_invitation"] and person.user_id is None:
        _invite(request, person, address)
    say(
        request,
        _("%(person)s is now %(post)s.") % {"person": person.name, "post": seat.get_role_display().lower()},
        undo_url=chapter_reverse(request, "access:seat_removal", pk=seat.pk),
    )
    return go(request, "access:seats")


@page(may=MANAGE_CHAPTER, methods=("POST",))
def seat_end(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Let today be the last day in a post."""
    seat = get_object_or_404(_changeable(), pk=pk)
    try:
        end_seat(seat=seat, on=request.chapter.today(), actor=request.person)
    except LastChair:
        say(request, _("Choose another chair first: a chapter needs one who can log in."), level=messages.ERROR)
        return go(request, "access:seats")
    say(
        request,
        _("%(person)s is %(post)s until today.")
        % {"person": seat.person.name, "post": seat.get_role_display().lower()},
        undo_url=chapter_reverse(request, "access:seat_reopening", pk=seat.pk),
    )
    return go(request, "access:seats")


@page(may=MANAGE_CHAPTER, methods=("POST",))
def seat_reopen(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take back the end of a seat."""
    seat = get_object_or_404(_changeable(), pk=pk)
    reopen_seat(seat=seat, actor=request.person)
    say(request, _("%(person)s still has the post.") % {"person": seat.person.name})
    return go(request, "access:seats")


@page(may=MANAGE_CHAPTER, methods=("POST",))
def seat_remove(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take back that a seat was given, for a mistake; what has been is ended instead."""
    seat = get_object_or_404(_changeable(), pk=pk)
    try:
        take_back_seat(seat=seat, today=request.chapter.today(), actor=request.person)
    except LastChair:
        say(request, _("Choose another chair first: a chapter needs one who can log in."), level=messages.ERROR)
        return go(request, "access:seats")
    say(request, _("Taken back."))
    return go(request, "access:seats")


@page(may=MANAGE_CHAPTER)
def invitation(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Give a person a login and write them how to use it; again if the mail was lost."""
    person = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    form = InvitationForm(posted(request), person=person)
    if form.is_valid():
        _invite(request, person, form.cleaned_data["email"])
        say(request, _("An invitation is on its way to %(email)s.") % {"email": form.cleaned_data["email"]})
        return go(request, "access:seats")
    return render(
        request, "access/invitation.html", {"form": form, "invited": person}, status=422 if form.errors else 200
    )


def _invite(request: ChapterRequest, person: Person, address: str) -> None:
    url = settings.SITE_URL + reverse("account_login")
    try:
        invite(person=person, email=address, actor=request.person, chapter=request.chapter, url=url)
    except ValueError:
        raise Http404 from None


def _changeable() -> QuerySet[Seat]:
    """Seats that the chapter itself gives; observers are sent by the county or the party."""
    return Seat.objects.exclude(role__in=OBSERVERS).select_related("person", "chapter")
