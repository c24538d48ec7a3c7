"""Answering an invitation from the mail, without a login: a page with two buttons, and the date for one's calendar."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from lokallag.core.access.doors import public_page
from lokallag.core.calendar import ics
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.actions.line import free_places, has_begun
from lokallag.core.gatherings.additions import additions_for
from lokallag.core.gatherings.dates import as_dated
from lokallag.core.gatherings.forms import RsvpForm
from lokallag.core.gatherings.letters import ANSWER, answer_url
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.people.links import open_link
from lokallag.core.people.models import Person
from lokallag.core.post.notices import language_of
from lokallag.core.web.rendering import posted, render, say

_WHY = "Somebody who is invited answers from the mail; the link is signed, for one gathering and one person"


@public_page(why=_WHY)
def rsvp(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether one comes. Looking changes nothing; one tap answers, and the same link takes another answer."""
    row, person = opened(token)
    if row is None or person is None:
        return _quiet(render(request, "gatherings/rsvp_gone.html", status=404))
    with _in_language_of(request, person):
        form = RsvpForm(posted(request), gathering=row, initial=_initial(row, person))
        if form.is_valid():
            try:
                say(request, _given(row, person, form))
                return _quiet(redirect(request.path))
            except ValidationError as refused:
                form.add_error("guests" if form.cleaned_data["guests"] else None, refused)
        return _quiet(_page(request, row, person, token, form))


@public_page(why=_WHY, methods=("GET",))
def rsvp_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The date as a file that calendars read; the same thing as in the chapter's calendar, not one more."""
    row, person = opened(token)
    if row is None or person is None:
        return _quiet(render(request, "gatherings/rsvp_gone.html", status=404))
    with _in_language_of(request, person):
        body = ics.feed(
            row.chapter.name,
            [as_dated(row, answer_url(row, person))],
            host=urlsplit(settings.SITE_URL).hostname or "lokallag",
            time_zone=row.chapter.time_zone,
            stamped_at=row.chapter.now(),
        )
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.on.isoformat()}.ics"'
    return _quiet(answer)


def opened(token: str) -> tuple[Gathering | None, Person | None]:
    """The gathering and the person of a link; nothing for one that is wrong, void or of something taken away."""
    opened = open_link(token, ANSWER)
    if opened is None or not opened.subject.isdigit() or len(opened.subject) > 18:
        return None, None
    rows = Gathering.objects.select_related("holding", "cancellation", "responsible", "chapter")
    return rows.filter(pk=int(opened.subject)).first(), opened.person


@contextmanager
def _in_language_of(request: HttpRequest, person: Person) -> Iterator[None]:
    """The language the person reads, where this visitor has chosen none."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        yield
        return
    with translation.override(language_of(person, person.chapter)):
        yield


def _initial(row: Gathering, person: Person) -> dict[str, object]:
    given = Attendance.objects.filter(gathering=row, person=person).first()
    return {"guests": given.guests, "word": given.word} if given else {"guests": 0}


def _given(row: Gathering, person: Person, form: RsvpForm) -> str:
    """Write the answer, for the dates that follow too where that is said. Returns what to say of it."""
    said = _answered(row, person, form)
    if form.cleaned_data["all"]:
        for each in following(row, person):
            with suppress(ValidationError):
                _answered(each, person, form)
    return said


def _answered(row: Gathering, person: Person, form: RsvpForm) -> str:
    data, chapter = form.cleaned_data, row.chapter
    if data["answer"] == "no":
        actions.decline(
            gathering=row, person=person, word=data["word"], actor=person, today=chapter.today(), now=chapter.now()
        )
        return _("Thank you for saying so.")
    given = actions.sign_up(
        gathering=row,
        person=person,
        guests=min(int(data["guests"] or 0), row.guests_each),
        word=data["word"],
        actor=person,
        today=chapter.today(),
        now=chapter.now(),
    )
    if given.answer == Attendance.Answer.WAITING:
        return _("You are on the waiting list. We write to you when there is a place.")
    return _("You are signed up.")


def following(row: Gathering, person: Person) -> list[Gathering]:
    """The planned dates of the same series that come after this one, as far as the person may see them."""
    if not row.series:
        return []
    later = Gathering.objects.visible_to(person, sees_all=False).planned().filter(series=row.series, on__gt=row.on)
    return list(later.select_related("chapter").order_by("on", "pk"))


def _page(request: HttpRequest, row: Gathering, person: Person, token: str, form: RsvpForm) -> HttpResponse:
    today, now = row.chapter.today(), row.chapter.now()
    given = Attendance.objects.filter(gathering=row, person=person).first()
    free = free_places(row, besides=person)
    line = Attendance.objects.filter(gathering=row).in_line()
    asked = request.GET.get("answer", "")
    context = {
        "row": row,
        "person": person,
        "token": token,
        "form": form,
        "today": today,
        "given": given,
        "open": row.is_planned and not has_begun(row, today, now),
        "asked": asked if asked in {"yes", "no"} else "",
        "following": following(row, person),
        "is_full": free is not None and (free < 1 or line.exists()),
        "additions": additions_for(row, person),
        "before_me": line.filter(place_in_line__lt=given.place_in_line).count() if given and given.place_in_line else 0,
    }
    return render(request, "gatherings/rsvp.html", context, status=422 if form.errors else 200)


def _quiet(answer: HttpResponse) -> HttpResponse:
    """Neither kept nor found by others: the address is a key."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
