"""When clocks are changed, as a calendar says it (VTIMEZONE)."""

import datetime
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

# The last Sundays of March and October at 01.00 UTC since 1996 (directive 2000/84/EC and those before it; the Norwegian
# regulation on summer time, FOR-2001-11-16-1292).
_SINCE = {
    3: datetime.datetime(1996, 3, 31, 1, tzinfo=datetime.UTC),
    10: datetime.datetime(1996, 10, 27, 1, tzinfo=datetime.UTC),
}
_A_YEAR = 2021


def clock_changes(time_zone: str) -> Timezone | None:
    """Return a European time zone's rules as two recurring changes, which all programs read; None for other zones."""
    zone = ZoneInfo(time_zone)
    winter, summer = (_offset(zone, month) for month in (1, 7))
    if not time_zone.startswith(("Europe/", "Arctic/")) or not _changes_as_we_do(zone, winter, summer):
        return None
    rules = Timezone()
    rules.add("tzid", time_zone)
    rules.add("x-lic-location", time_zone)
    for kind, month, before, after in ((TimezoneDaylight, 3, winter, summer), (TimezoneStandard, 10, summer, winter)):
        change = kind()
        change.add("tzname", datetime.datetime(_A_YEAR, 7 if month == 3 else 1, 1, tzinfo=zone).tzname())
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        # The clock on the wall just before it is changed.
        change.add("dtstart", (_SINCE[month] + before).replace(tzinfo=None))
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        rules.add_component(change)
    return rules


def _offset(zone: ZoneInfo, month: int) -> datetime.timedelta:
    return datetime.datetime(_A_YEAR, month, 1, tzinfo=zone).utcoffset() or datetime.timedelta()


def _changes_as_we_do(zone: ZoneInfo, winter: datetime.timedelta, summer: datetime.timedelta) -> bool:
    """Whether the zone's clocks are changed at the moments of the directive."""
    moments = [(datetime.datetime(_A_YEAR, 3, 28, 1, tzinfo=datetime.UTC), winter, summer)]
    moments.append((datetime.datetime(_A_YEAR, 10, 31, 1, tzinfo=datetime.UTC), summer, winter))
    second = datetime.timedelta(seconds=1)
    return winter != summer and all(
        (at - second).astimezone(zone).utcoffset() == before and at.astimezone(zone).utcoffset() == after
        for at, before, after in moments
    )
