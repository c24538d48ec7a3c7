"""The calendar feed itself, for calendar programs that cannot log in."""

import datetime
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation

from lokallag.core.access.doors import public_page
from lokallag.core.calendar import ics
from lokallag.core.calendar.dates import Dated, dates, for_reader
from lokallag.core.calendar.models import Feed
from lokallag.core.calendar.parts import part_of
from lokallag.core.calendar.tokens import ticket_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import EVERYONE

BACK = datetime.timedelta(days=120)
AHEAD = datetime.timedelta(days=550)


@public_page(why="Calendar programs cannot log in; the address is secret, signed and can be renewed", methods=("GET",))
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """What the person may see of the chapter's dated things, or of a body's, while they have a place there.

    Four months back and a year and a half ahead.
    """
    ticket = ticket_of(token)
    chapter = Chapter.objects.filter(pk=ticket.chapter).first() if ticket else None
    if ticket is None or chapter is None:
        raise Http404
    with within(chapter), timezone.override(chapter.time_zone):
        found = Feed.objects.select_related("person__user").filter(pk=ticket.feed, version=ticket.version).first()
        today = chapter.today()
        held = (
            Seat.objects.held_on(today).filter(person=found.person, role__in=EVERYONE) if found else Seat.objects.none()
        )
        roles = set(held.values_list("role", flat=True))
        if found is None or not roles:
            raise Http404
        user = found.person.user
        with translation.override(user.language if user and user.language else chapter.language):
            name, found_dates = _entries(chapter, found.person, roles, ticket.part, today)
            entries = [
                replace(dated, url=settings.SITE_URL + dated.url if dated.url.startswith("/") else dated.url)
                for dated in found_dates
            ]
            body = ics.feed(
                name,
                entries,
                host=urlsplit(settings.SITE_URL).hostname or "lokallag",
                time_zone=chapter.time_zone,
                stamped_at=chapter.now(),
            )
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    answer["Content-Disposition"] = f'inline; filename="{chapter.slug}.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _entries(
    chapter: Chapter, person: Person, roles: set[str], part: str, today: datetime.date
) -> tuple[str, list[Dated]]:
    """The feed's name and what is in it; 404 for a part that is not, or no longer, theirs."""
    first, last = today - BACK, today + AHEAD
    if not part:
        everything = dates(chapter, first, last, today)
        return chapter.name, for_reader(everything, person, lambda permission: permission.allows(roles))
    found = part_of(part, person, first, last, today)
    if found is None:
        raise Http404
    name, entries = found
    return f"{chapter.name}: {name}", entries
