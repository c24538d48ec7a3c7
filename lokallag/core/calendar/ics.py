"""Calendar feeds (RFC 5545) that Outlook, Google and Apple read."""

import datetime
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from lokallag.core.calendar.dates import Dated


def feed(name: str, entries: Iterable[Dated], *, host: str, time_zone: str, stamped_at: datetime.datetime) -> bytes:
    """Return a calendar of the dated things. `host` makes their UIDs stable; cancelled ones are said to be."""
    zone = ZoneInfo(time_zone)
    calendar = Calendar()
    calendar.add("prodid", "-//Lokallag//Lokallag//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", time_zone)
    for dated in entries:
        calendar.add_component(_event(dated, host, zone, stamped_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(dated: Dated, host: str, zone: ZoneInfo, stamped_at: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", f"{dated.key}@{host}")
    event.add("dtstamp", stamped_at.astimezone(datetime.UTC))
    event.add("summary", dated.title)
    event.add("sequence", dated.sequence)
    if dated.starts_at is None:
        event.add("dtstart", dated.on)
        event.add("dtend", dated.on + datetime.timedelta(days=1))
    else:
        start = datetime.datetime.combine(dated.on, dated.starts_at, tzinfo=zone)
        event.add("dtstart", start)
        event.add("dtend", _end(dated, start, zone))
    if dated.place:
        event.add("location", dated.place)
    if dated.detail:
        event.add("description", dated.detail)
    if dated.url:
        event.add("url", dated.url)
    event.add("status", "CANCELLED" if dated.mark == "cancelled" else "CONFIRMED")
    return event


def _end(dated: Dated, start: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """The said end, past midnight where it is before the start; two hours where none is said."""
    if dated.ends_at is None:
        return (start.astimezone(datetime.UTC) + datetime.timedelta(hours=2)).astimezone(zone)
    end = datetime.datetime.combine(dated.on, dated.ends_at, tzinfo=zone)
    return end if end > start else end + datetime.timedelta(days=1)
