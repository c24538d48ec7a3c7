"""Calendars read back by two libraries that share no code, round both clock changes, and set beside the samples that break programs."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from lokallag.core.calendar.dates import Dated
from lokallag.core.calendar.ics import feed, invitation

OSLO = ZoneInfo("Europe/Oslo")
STAMP = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)
SAMPLES = Path(__file__).parents[5] / "shared" / "data" / "kalender" / "ics_eksempler"
CHANGES = [datetime.date(*day) for day in ((2021, 3, 28), (2021, 10, 31), (2026, 3, 29), (2026, 10, 25), (2024, 2, 29))]
DAYS = st.sampled_from(CHANGES).flatmap(
    lambda day: st.integers(-2, 2).map(lambda days: day + datetime.timedelta(days=days))
)
CLOCKS = (st.times(datetime.time(0), datetime.time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))).map(
    lambda clock: clock.replace(fold=0)
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "Årsmøte; «Ås», 18\\19",
        "ø" * 200,
        "En linje\nto\r\nBEGIN:VEVENT",
        "\x07\x00\u2028",
        'Sagt "slik": a=b',
        "😀" * 40,
    ]
)
PLAIN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def faults_in(text: str) -> set[str]:
    """What of the samples makes calendar programs stumble, found in a calendar's text."""
    found = set()
    lines = text.replace("\r\n ", "").replace("\n ", "").splitlines()
    if sum(line == "BEGIN:VCALENDAR" for line in lines) != 1:
        found.add("several calendars")
    if "\n" in text.replace("\r\n", ""):
        found.add("line ends")
    if any(len(line.encode()) > 75 for line in text.replace("\r\n", "\n").split("\n")):
        found.add("long lines")
    defined: set[str] = set()
    for line in lines:
        if line.startswith("TZID:"):
            defined.add(line[5:])
        used = re.match(r'[A-Z-]+;(?:[^:]*;)?TZID="?([^:;"]+)', line)
        if used and used[1] not in defined:
            found.add("time zone not said before it is used")
        if line.startswith(("RDATE", "EXDATE")):
            found.add("single dates of a series")
        if line.startswith(("IMAGE", "X-ALT-DESC", "ATTACH")):
            found.add("things from elsewhere")
    parts = re.split(r"^BEGIN:VEVENT$", "\n".join(lines), flags=re.MULTILINE)[1:]
    events = [re.split(r"^END:VEVENT$", part, flags=re.MULTILINE)[0] for part in parts]
    for event in events:
        if any(not re.search(rf"^{key}[:;]", event, re.MULTILINE) for key in ("UID", "DTSTAMP", "DTSTART")):
            found.add("an event without what it must have")
    return found


@given(DAYS, st.none() | CLOCKS, st.none() | CLOCKS, WORDS, WORDS, st.booleans())
@settings(max_examples=30, deadline=None)
def test_two_libraries_read_what_was_meant(
    on: datetime.date,
    at: datetime.time | None,
    until: datetime.time | None,
    title: str,
    place: str,
    cancelled: bool,
) -> None:
    dated = Dated(
        key="gathering-7", on=on, title=title, ring="meetings", mark="cancelled" if cancelled else "planned",
        starts_at=at, ends_at=until if at else None, place=place, detail=title, sequence=3, changed_at=STAMP,
    )  # fmt: skip
    body = feed("Ås", [dated], host="example.org", time_zone="Europe/Oslo", stamped_at=STAMP)
    asked = invitation(
        dated, host="example.org", time_zone="Europe/Oslo", stamped_at=STAMP,
        organiser=("Ås «SV»", "post@example.org"), attendee="ATTENDEE:mailto:reader@invalid", page="https://own.invalid/",
    )  # fmt: skip

    for one in (body, asked):
        text = one.decode()
        assert faults_in(text) == set()
        assert PLAIN.sub("", text.replace("\r\n", "")) == text.replace("\r\n", "")
        theirs: Any = Calendar.from_ical(one)
        (event,) = theirs.walk("VEVENT")
        other = vobject.readOne(text).vevent
        assert str(event["UID"]) == other.uid.value == "gathering-7@example.org"
        assert str(event["STATUS"]) == other.status.value == ("CANCELLED" if cancelled else "CONFIRMED")
        assert event["SEQUENCE"] == int(other.sequence.value) == 3
        assert event["LAST-MODIFIED"].dt == STAMP
        assert str(event["SUMMARY"]) == other.summary.value == " ".join(PLAIN.sub(" ", _clean(title)).split())
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert (other.dtstart.value, other.dtend.value) == (start, end) or (
            _utc(other.dtstart.value) == _utc(start) and _utc(other.dtend.value) == _utc(end)
        )
        if at is None:
            assert (start, end) == (on, on + datetime.timedelta(days=1))
        else:
            assert _utc(start) == datetime.datetime.combine(on, at, tzinfo=OSLO).astimezone(datetime.UTC)
            assert end > start
    assert f"METHOD:{'CANCEL' if cancelled else 'REQUEST'}" in asked.decode()


def _clean(text: str) -> str:
    return re.sub(r"[\u0080-\u009f\u2028\u2029]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="The samples lie beside the clone, in ../shared/data/kalender")
def test_what_breaks_programs_in_the_samples_is_not_in_ours() -> None:
    found = {path.name: faults_in(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.ics"))}
    events = {
        path.name: sum(len(each.walk("VEVENT")) for each in Calendar.from_ical(path.read_bytes(), multiple=True))  # type: ignore[union-attr]
        for path in SAMPLES.glob("*.ics")
    }

    assert len(found) == 15
    # The check sees what the samples are known for.
    assert "time zone not said before it is used" in found["america_new_york_forward_reference.ics"]
    assert "time zone not said before it is used" in found["issue_722_missing_timezones.ics"]
    assert "several calendars" in found["multiple_calendar_components.ics"]
    assert "single dates of a series" in found["timezone_rdate.ics"]
    assert "things from elsewhere" in found["rfc_7986_image.ics"]
    assert sum(events.values()) > 10
