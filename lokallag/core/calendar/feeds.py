"""The calendar feed itself, for calendar programs that cannot log in."""

import datetime
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation

from lokallag.core.access.doors import public_page
from lokallag.core.calendar import ics
from lokallag.core.calendar.dates import dates
from lokallag.core.calendar.models import Feed
from lokallag.core.calendar.tokens import ticket_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Seat
from lokallag.core.people.roles import EVERYONE

BACK = datetime.timedelta(days=120)
AHEAD = datetime.timedelta(days=550)


@public_page(why="Calendar programs cannot log in; the address is secret, signed and can be renewed", methods=("GET",))
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """All dated things of the chapter, four months back and a year and a half ahead, while the person has a place there."""
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
            entries = [
                replace(dated, url=settings.SITE_URL + dated.url if dated.url.startswith("/") else dated.url)
                for dated in dates(
                    chapter, today - BACK, today + AHEAD, today, may=lambda permission: permission.allows(roles)
                )
            ]
            body = ics.feed(
                chapter.name,
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
