"""The start page, the first run, and a further chapter."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lokallag.core.access.actions import AlreadyOpened, is_new, make_chapter, open_installation
from lokallag.core.access.chapters_of import Place, places_of
from lokallag.core.access.doors import page, public_page
from lokallag.core.access.forms.chapter import ChapterForm, FirstRunForm, facts_of_person, initial_of
from lokallag.core.access.permissions import SIGNED_IN
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.municipalities import municipalities
from lokallag.core.people.roles import Role
from lokallag.core.web.rendering import posted, render

# Parties that stand for election in several counties, for the list that helps one write; any other can be written.
PARTIES = (
    "Arbeiderpartiet",
    "Fremskrittspartiet",
    "Høyre",
    "Kristelig Folkeparti",
    "Miljøpartiet De Grønne",
    "Pensjonistpartiet",
    "Rødt",
    "Senterpartiet",
    "Sosialistisk Venstreparti",
    "Venstre",
)


@public_page(why="Everybody comes in here; who is not logged in is sent on", methods=("GET",))
def start(request: HttpRequest) -> HttpResponseBase:
    """Nobody yet: the first run. Not logged in: the log-in. One chapter: its home. Several or none: a page."""
    if not request.user.is_authenticated:
        return redirect("access:first_run" if is_new() else "account_login")
    places = places_of(request.user)
    if len(places) == 1:
        return redirect(home_of(places[0].chapter))
    return render(request, "access/start.html", {"places": places, "may_make": _may_make(places)})


@public_page(why="A new installation has no logins yet; once it is opened this page is gone")
def first_run(request: HttpRequest) -> HttpResponseBase:
    """Lead the first person through making the chapter, and let them in as its chair."""
    if not is_new():
        raise Http404
    form = FirstRunForm(posted(request), initial={"language": translation.get_language()})
    if form.is_valid():
        try:
            user, chapter = open_installation(facts=form.facts(), today=timezone.localdate(), **facts_of_person(form))
        except AlreadyOpened:
            raise Http404 from None
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect(_first_place(chapter))
    return render(request, "access/first_run.html", _choices(form), status=422 if form.errors else 200)


@page(may=SIGNED_IN)
def new_chapter(request: HttpRequest) -> HttpResponseBase:
    """A chair makes another chapter under the same county, where the installation is open for that."""
    places = places_of(request.user)  # type: ignore[arg-type]
    if not _may_make(places):
        raise Http404
    mine = next(place for place in places if Role.CHAIR in place.roles)
    form = ChapterForm(posted(request), initial=initial_of(mine.chapter))
    if form.is_valid():
        chapter = make_chapter(
            facts=form.facts(),
            parent=mine.chapter.parent,
            actor=mine.person,
            user=request.user,  # type: ignore[arg-type]
            today=timezone.localdate(),
        )
        messages.success(request, _("%(chapter)s is made.") % {"chapter": chapter.name})
        return redirect(_first_place(chapter))
    return render(request, "access/new_chapter.html", _choices(form), status=422 if form.errors else 200)


def home_of(chapter: Chapter) -> str:
    """Return the address of the chapter's home."""
    return _address("plans:home", chapter) or f"/{chapter.slug}/"


def _first_place(chapter: Chapter) -> str:
    """Where a new chapter goes on: to read in its plan."""
    return _address("plans:new", chapter) or home_of(chapter)


def _address(name: str, chapter: Chapter) -> str:
    try:
        return reverse(name, kwargs={"chapter": chapter.slug})
    except NoReverseMatch:
        return ""


def _may_make(places: list[Place]) -> bool:
    return bool(settings.OPEN) and any(Role.CHAIR in place.roles for place in places)


def _choices(form: ChapterForm) -> dict[str, object]:
    """The form with the lists that help one write."""
    colour = str(form["colour"].value() or "").lstrip("#").lower()
    whole = len(colour) == 6 and all(digit in "0123456789abcdef" for digit in colour)
    return {
        "form": form,
        "municipalities": municipalities(),
        "parties": PARTIES,
        "shown_colour": colour if whole else "3b4a6b",
    }
