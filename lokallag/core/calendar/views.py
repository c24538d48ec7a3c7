"""Where one gets one's own calendar feed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.calendar.actions import open_feed, renew_feed
from lokallag.core.calendar.dates import dates
from lokallag.core.calendar.feeds import AHEAD
from lokallag.core.calendar.models import Feed
from lokallag.core.calendar.parts import choices_for
from lokallag.core.calendar.tokens import Ticket, token_of
from lokallag.core.web.rendering import go, render, say

SHOWN = 8


@page(may=SEE_CHAPTER)
def subscribe(request: ChapterRequest) -> HttpResponseBase:
    """Show the address of one's feed; POST makes one."""
    if request.method == "POST":
        open_feed(person=request.person, actor=request.person)
        return go(request, "calendar:subscribe")
    found = Feed.objects.filter(person=request.person).first()
    today = request.chapter.today()
    url = _url(request, found) if found else ""
    parts = choices_for(request.person, today) if found else []
    context = {
        "url": url,
        # What a phone opens its calendar with.
        "webcal": f"webcal://{urlsplit(url).netloc}{urlsplit(url).path}" if url else "",
        "parts": [(name, _url(request, found, part)) for part, name in parts] if found else [],
        "today": today,
        "next": dates(request.chapter, today, today + AHEAD, today, may=request.may)[:SHOWN],
    }
    return render(request, "calendar/subscribe.html", context)


@page(may=SEE_CHAPTER, methods=("POST",))
def renewal(request: ChapterRequest) -> HttpResponseBase:
    """A new address; the old one is dead at once."""
    renew_feed(person=request.person, actor=request.person)
    say(request, _("You have a new address. The old one no longer works."))
    return go(request, "calendar:subscribe")


def _url(request: ChapterRequest, feed: Feed, part: str = "") -> str:
    token = token_of(Ticket(request.chapter.pk, feed.pk, feed.version, part))
    return settings.SITE_URL + reverse("calendar:feed", kwargs={"token": token})
