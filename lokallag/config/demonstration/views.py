"""One-click log-in to the made-up chapters, and the mail that would have gone out. Never outside demonstration mode."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from lokallag.core.access.doors import public_page
from lokallag.core.access.views.start import home_of, start
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.post.models import Mail
from lokallag.core.post.views.going import framed_letter
from lokallag.core.web.rendering import render

_MADE_UP = "The demonstration's people are made up, and none of these pages exist elsewhere"
OFFERED = (Role.CHAIR, Role.MEMBERSHIP_OFFICER, Role.GROUP_LEADER, Role.MEMBER)
PAGE = 50


@dataclass(frozen=True)
class Door:
    """One way in: a post and the first person who holds it."""

    role: Role
    person: Person


def demonstrating() -> bool:
    """Tell whether this installation shows made-up chapters. A second lock behind the missing addresses."""
    return bool(settings.DEMONSTRATION)


@public_page(why=_MADE_UP, methods=("GET",))
def front(request: HttpRequest) -> HttpResponseBase:
    """The start page, but for those who are not logged in yet: they choose who to be."""
    if not request.user.is_authenticated and demonstrating():
        return redirect("demonstration:doors")
    return start(request)


@public_page(why=_MADE_UP, methods=("GET",))
def doors(request: HttpRequest) -> HttpResponseBase:
    """Both chapters, each with its ways in."""
    _locked()
    chapters = [(chapter, _doors(chapter)) for chapter in _chapters()]
    return render(
        request, "demonstration/doors.html", {"chapters": [(chapter, ways) for chapter, ways in chapters if ways]}
    )


@public_page(why=_MADE_UP, methods=("POST",))
def log_in(request: HttpRequest) -> HttpResponseBase:
    """Log in as the first person of a made-up chapter with the post; 404 for any other chapter or post."""
    _locked()
    chapter = next((each for each in _chapters() if each.slug == request.POST.get("chapter")), None)
    door = next((each for each in _doors(chapter) if each.role == request.POST.get("role")), None) if chapter else None
    if chapter is None or door is None or door.person.user is None:
        raise Http404
    login(request, door.person.user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(home_of(chapter))


@public_page(why=_MADE_UP, methods=("POST",))
def log_out(request: HttpRequest) -> HttpResponseBase:
    """Back to the choice of who to be."""
    _locked()
    logout(request)
    return redirect("demonstration:doors")


@public_page(why=_MADE_UP, methods=("GET",))
def mail(request: HttpRequest) -> HttpResponseBase:
    """The mail that would have gone out, newest first."""
    _locked()
    letters = Paginator(Mail.objects.order_by("-at", "-pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "demonstration/mail.html", {"letters": letters})


@public_page(why=_MADE_UP, methods=("GET",))
def letter(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One letter, as mail programs show it and as plain text."""
    _locked()
    return render(request, "demonstration/letter.html", {"letter": get_object_or_404(Mail, pk=pk)})


@public_page(why=_MADE_UP, methods=("GET",))
def letter_html(_request: HttpRequest, pk: int) -> HttpResponseBase:
    """The same letter as mail programs show it, for the frame on its page."""
    _locked()
    return framed_letter(get_object_or_404(Mail, pk=pk).html)


def _locked() -> None:
    if not demonstrating():
        raise Http404


def _chapters() -> list[Chapter]:
    """Only chapters whose clock stands still are made up."""
    return list(Chapter.objects.filter(clock_on__isnull=False, kind=Chapter.Kind.LOCAL).order_by("name"))


def _doors(chapter: Chapter) -> list[Door]:
    """For each offered post the first who holds it, preferring one who holds nothing above it."""
    with within(chapter):
        seats = list(
            Seat.objects.held_on(chapter.today())
            .filter(person__user__isnull=False)
            .select_related("person__user")
            .order_by("pk")
        )
    held: dict[int, set[str]] = {}
    for seat in seats:
        held.setdefault(seat.person_id, set()).add(seat.role)
    found = []
    for role in OFFERED:
        above = set(OFFERED[: OFFERED.index(role)])
        named = [seat for seat in seats if seat.role == role]
        named.sort(key=lambda seat: (bool(held[seat.person_id] & above), len(held[seat.person_id]), seat.pk))
        if named:
            found.append(Door(role, named[0].person))
    return found
