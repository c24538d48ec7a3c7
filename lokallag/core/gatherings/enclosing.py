"""The date of a gathering for the readers' calendars, as it goes along with a mail: an invitation, a change, a cancellation."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings

from lokallag.core.calendar import ics
from lokallag.core.gatherings.dates import as_dated
from lokallag.core.gatherings.models import Gathering
from lokallag.core.post.enclosing import ATTENDEE, OWN_PAGE, Enclosure
from lokallag.core.post.rendering import own_address

NAME = "invite.ics"


def date_for_calendars(gathering: Gathering, now: datetime.datetime) -> Enclosure:
    """Return what a letter about a gathering carries: calendars put it in, move it or mark it as cancelled by its UID.

    The letter's values should hold `answer_url`, each reader's own page.
    """
    # Asked anew: what the row at hand remembers may be older than what is being written about.
    row = Gathering.objects.select_related("chapter", "holding", "cancellation", "responsible").get(pk=gathering.pk)
    content = ics.invitation(
        as_dated(row, OWN_PAGE),
        host=urlsplit(settings.SITE_URL).hostname or "lokallag",
        time_zone=row.chapter.time_zone,
        stamped_at=now,
        organiser=(row.chapter.name, own_address()),
        attendee=ATTENDEE,
        page=OWN_PAGE,
    )
    return Enclosure(NAME, "text/calendar", content, method="CANCEL" if row.is_cancelled else "REQUEST")
