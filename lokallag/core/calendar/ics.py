"""Calendars (RFC 5545) that Outlook, Google and Apple read: feeds to subscribe to, and invitations that go with a mail."""

import datetime
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from lokallag.core.calendar.clocks import clock_changes
from lokallag.core.calendar.dates import Dated

#: How often a program that subscribes should look again.
LOOK_AGAIN = datetime.timedelta(hours=1)
# RFC 5545 allows no control characters but tab and the line break, which is written as \n.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u2028\u2029\ud800-\udfff]")


def feed(name: str, entries: Iterable[Dated], *, host: str, time_zone: str, stamped_at: datetime.datetime) -> bytes:
    """Return a calendar of the dated things. `host` makes their UIDs stable; cancelled ones are said to be."""
    calendar = _calendar("PUBLISH", time_zone)
    calendar.add("x-wr-calname", _said(name))
    calendar.add("name", _said(name))
    calendar.add("x-wr-timezone", time_zone)
    # What Apple and Google read, and what Outlook does.
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    zone = ZoneInfo(time_zone)
    for dated in entries:
        calendar.add_component(_event(dated, host, zone, stamped_at))
    return _bytes(calendar)


def invitation(
    dated: Dated,
    *,
    host: str,
    time_zone: str,
    stamped_at: datetime.datetime,
    organiser: tuple[str, str],
    attendee: str,
    page: str,
) -> bytes:
    """Return one dated thing as an invitation (iTIP, RFC 5546): a request, or a cancellation when it is called off.

    `organiser` is a name and an e-mail address. `attendee` and `page` stand for the reader's own line and the address of
    the reader's own page: whoever sends it puts them in (core.post.enclosing).
    """
    calendar = _calendar("CANCEL" if dated.mark == "cancelled" else "REQUEST", time_zone)
    event = _event(dated, host, ZoneInfo(time_zone), stamped_at)
    name, address = organiser
    by = vCalAddress(f"mailto:{address}")
    by.params["cn"] = vText(_said(name).replace('"', ""))
    event.add("organizer", by)
    for key in ("url", "description"):
        event.pop(key, None)
        event.add(key, page)
    calendar.add_component(event)
    text = _bytes(calendar).decode()
    return text.replace("END:VEVENT\r\n", f"{attendee}\r\nEND:VEVENT\r\n").encode()


def _calendar(method: str, time_zone: str) -> Calendar:
    """An empty calendar; what its times mean stands before them, since some programs read only once."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lokallag//Lokallag//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    rules = clock_changes(time_zone)
    if rules is not None:
        calendar.add_component(rules)
    return calendar


def _bytes(calendar: Calendar) -> bytes:
    if not list(calendar.walk("VTIMEZONE")):
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(dated: Dated, host: str, zone: ZoneInfo, stamped_at: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", f"{dated.key}@{host}")
    event.add("dtstamp", stamped_at.astimezone(datetime.UTC))
    if dated.changed_at is not None:
        event.add("last-modified", dated.changed_at.astimezone(datetime.UTC))
    event.add("summary", _said(dated.title))
    event.add("sequence", dated.sequence)
    if dated.starts_at is None:
        event.add("dtstart", dated.on)
        event.add("dtend", dated.on + datetime.timedelta(days=1))
        # A whole day takes nobody's time.
        event.add("transp", "TRANSPARENT")
    else:
        start = _that_is(datetime.datetime.combine(dated.on, dated.starts_at.replace(microsecond=0), tzinfo=zone))
        event.add("dtstart", start)
        event.add("dtend", _end(dated, start, zone))
    if dated.place:
        event.add("location", _said(dated.place))
    if dated.detail:
        event.add("description", _said(dated.detail, lines=True))
    if dated.url:
        event.add("url", dated.url)
    event.add("status", "CANCELLED" if dated.mark == "cancelled" else "CONFIRMED")
    return event


def _end(dated: Dated, start: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """The said end, past midnight where it is before the start; two hours where none is said."""
    if dated.ends_at is None:
        return (start.astimezone(datetime.UTC) + datetime.timedelta(hours=2)).astimezone(zone)
    end = _that_is(datetime.datetime.combine(dated.on, dated.ends_at.replace(microsecond=0), tzinfo=zone))
    if end <= start:
        end = _that_is(datetime.datetime.combine(end.date() + datetime.timedelta(days=1), end.time(), tzinfo=zone))
    return end


def _that_is(moment: datetime.datetime) -> datetime.datetime:
    """The moment as clocks show it: 02.30 in the night of spring is 03.30, for no clock shows it."""
    return moment.astimezone(datetime.UTC).astimezone(moment.tzinfo)


def _said(text: str, *, lines: bool = False) -> str:
    """What people wrote, without what no calendar can hold; on one line unless `lines`."""
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if lines else " ".join(text.split())
