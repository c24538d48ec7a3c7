"""A row of a table turned into what it says of a person: clean values, and what was left out with the reason."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lokallag.capabilities.members.importing import contacts
from lokallag.capabilities.members.importing.days import day_of, year_of
from lokallag.capabilities.members.importing.delimited import SWALLOWED
from lokallag.capabilities.members.importing.fields import folded
from lokallag.capabilities.members.importing.names import LONGEST, looks_like_formula, split_name
from lokallag.capabilities.members.importing.sheets import NO_RESULT
from lokallag.capabilities.members.importing.signs import COVERED, one_line
from lokallag.capabilities.members.importing.states import paid_of, state_of

#: The longest texts that are kept (core.people.models.Person).
LENGTHS = {"street": 120, "postcode": 12, "place": 60, "member_number": 30}
_POST = re.compile(r"(?:NO?-? ?)?(\d{4}) +(\D.*)", re.IGNORECASE)
_POSTCODE = re.compile(r"(?:NO?-? ?)?(\d{1,4})(?:[.,]0)?", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0")
OLDEST = 1900
LANGUAGES = {"nb": "nb bokmal no norsk norskbokmal b", "nn": "nn nynorsk norsknynorsk n", "en": "en english engelsk"}
_LANGUAGES = {word: code for code, words in LANGUAGES.items() for word in words.split()}


@dataclass(frozen=True)
class Note:
    """What was noticed about a cell: the field, the code of a sentence, and the text that stood there."""

    field: str
    code: str
    text: str = ""


@dataclass
class Entry:
    """What one row says of one person."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    #: What was left out or changed in meaning; the row comes in all the same.
    notes: list[Note] = field(default_factory=list)
    #: Why the row cannot come in at all.
    refused: list[Note] = field(default_factory=list)


class Reader:
    """Reads rows by a mapping from place in the row to field."""

    def __init__(self, mapping: Mapping[int, str], today: datetime.date) -> None:
        self.places: dict[str, list[int]] = {}
        for place, name in sorted(mapping.items()):
            self.places.setdefault(name, []).append(place)
        self.places.pop("identity", None)
        self.places.pop("", None)
        self.today = today

    def read(self, row: int, cells: list[str]) -> Entry:
        """Return what a row of plain cells says."""
        entry = Entry(row)
        found: dict[str, list[str]] = {}
        for name, places in self.places.items():
            texts = [cells[place] for place in places if place < len(cells) and cells[place]]
            if texts:
                found[name] = [whole for text in texts if (whole := _whole(entry, name, text))]
        _names(entry, found)
        _reached(entry, found)
        _address(entry, found)
        _number(entry, found)
        self._days(entry, found)
        self._standing(entry, found)
        if found.get("language"):
            code = _LANGUAGES.get(folded(found["language"][0]), "")
            _keep(entry, "language", code, found["language"][0], "language")
        if not entry.values.get("given_name") and not entry.refused:
            entry.refused.append(Note("name", "no_name"))
        return entry

    def _days(self, entry: Entry, found: dict[str, list[str]]) -> None:
        if text := _first(found, "birth"):
            year = year_of(text)
            fits = year is not None and OLDEST <= year <= self.today.year
            _keep(entry, "birth_year", year if fits else None, text, "day")
        for name, key in (("joined", "joined_on"), ("left", "left_on")):
            if text := _first(found, name):
                day = day_of(text)
                year = year_of(text) if day is None else None
                day = datetime.date(year, 1, 1) if year else day
                if day is not None and day > self.today and name == "joined":
                    entry.notes.append(Note(key, "day_to_come", text))
                elif day is not None and day.year < OLDEST:
                    entry.notes.append(Note(key, "day", text))
                else:
                    _keep(entry, key, day.isoformat() if day else None, text, "day")

    def _standing(self, entry: Entry, found: dict[str, list[str]]) -> None:
        values = entry.values
        if text := _first(found, "state"):
            _keep(entry, "state", state_of(text) or None, text, "state")
        left = values.get("left_on")
        if left and left <= self.today.isoformat():
            values["state"] = "resigned" if values.get("state") != "expelled" else "expelled"
        if text := _first(found, "paid"):
            day = day_of(text) if not text.isdigit() else None
            paid = True if day else paid_of(text)
            _keep(entry, "paid", paid, text, "paid")
            if day and day <= self.today:
                values["paid_on"] = day.isoformat()
            if paid is False:
                values.setdefault("state", "unpaid")
        if "paid" in values or found.get("fee_year"):
            self._fee_year(entry, found)

    def _fee_year(self, entry: Entry, found: dict[str, list[str]]) -> None:
        values, text = entry.values, _first(found, "fee_year")
        year = year_of(text) if text else None
        if text and not (year and OLDEST < year <= self.today.year + 1):
            entry.notes.append(Note("fee_year", "day", text))
            year = None
        if year and "paid" not in values and values.get("state") in ("member", "unpaid"):
            values["paid"] = values["state"] == "member"
        if "paid" in values:
            values["fee_year"] = year or int(str(values.get("paid_on") or self.today.isoformat())[:4])


def _whole(entry: Entry, name: str, text: str) -> str:
    """The cell's own text: not lost in a formula, not swallowing rows, without what is covered."""
    if text.startswith(SWALLOWED):
        entry.refused.append(Note(name, "swallowed", text.removeprefix(SWALLOWED)))
        return ""
    if text == NO_RESULT:
        entry.notes.append(Note(name, "formula"))
        return ""
    if COVERED in text:
        entry.notes.append(Note(name, "identity"))
        return text.replace(COVERED, "").strip(" ,;/")
    if "\ufffd" in text:
        entry.notes.append(Note(name, "letters", text[:120]))
    return text


def _first(found: dict[str, list[str]], name: str) -> str:
    texts = found.get(name) or [""]
    return one_line(texts[0])


def _keep(entry: Entry, key: str, value: Any, text: str, code: str) -> None:
    """Keep a value, or note that the text was left out."""
    if value is None or value == "":
        entry.notes.append(Note(key, code, text[:120]))
    else:
        entry.values[key] = value


def _names(entry: Entry, found: dict[str, list[str]]) -> None:
    given, family = _first(found, "given_name"), _first(found, "family_name")
    middle, whole = _first(found, "middle_name"), _first(found, "name")
    if not given and not family and whole:
        given, family = split_name(whole)
    elif not family and given.count(",") == 1:
        given, family = split_name(given)
    given = " ".join(filter(None, (given, middle)))
    if not given:
        given, family = family, ""
    if given and not any(sign.isalpha() for sign in given + family):
        entry.refused.append(Note("name", "no_letters", f"{given} {family}".strip()[:120]))
        return
    for key, text in (("given_name", given), ("family_name", family)):
        if looks_like_formula(text):
            entry.notes.append(Note(key, "looks_like_formula", text[:120]))
        if len(text) > LONGEST:
            entry.notes.append(Note(key, "too_long", text[:200]))
        if text:
            entry.values[key] = text[:LONGEST].strip()


def _reached(entry: Entry, found: dict[str, list[str]]) -> None:
    """E-mails and phones: the first is used, the rest are other ones."""
    for key, others, read in (("email", "emails", contacts.emails_of), ("phone", "phones", contacts.phones_of)):
        good: list[str] = []
        for name in (key, f"{key}_other"):
            for text in found.get(name, ()):
                fine, bad = read(text)
                good += fine
                shortened = key == "phone" and contacts.is_shortened(text)
                entry.notes += [Note(key, "shortened" if shortened else key, piece[:120]) for piece in bad]
        good = list(dict.fromkeys(good))
        if good:
            entry.values[key] = good[0]
        if good[1:]:
            entry.values[others] = good[1:]


def _address(entry: Entry, found: dict[str, list[str]]) -> None:
    lines = [one_line(text, ", ") for name in ("street", "street_more") for text in found.get(name, ())]
    street, code, place = ", ".join(lines), _first(found, "postcode"), _first(found, "place")
    if (post := _first(found, "post")) and not code:
        hit = _POST.fullmatch(post)
        code, place = (hit[1], hit[2]) if hit else (code, place or post)
    if hit := _POST.fullmatch(code):
        code, place = hit[1], place or hit[2]
    elif hit := _POSTCODE.fullmatch(code):
        # A spreadsheet takes 0150 for the number 150.
        code = hit[1].zfill(4)
    for key, text in (("street", street), ("postcode", code), ("place", place)):
        if len(text) > LENGTHS[key]:
            entry.notes.append(Note(key, "too_long", text[:200]))
        if text:
            entry.values[key] = text[: LENGTHS[key]].strip()
    if text := _first(found, "municipality_number"):
        fits = text.isascii() and text.isdigit() and len(text) in (3, 4)
        _keep(entry, "municipality_number", text.zfill(4) if fits else None, text, "municipality")


def _number(entry: Entry, found: dict[str, list[str]]) -> None:
    text = _first(found, "member_number")
    if not text:
        return
    if contacts.is_shortened(text):
        entry.refused.append(Note("member_number", "shortened", text))
        return
    text = hit[1] if (hit := _WHOLE.fullmatch(text)) else text
    if len(text) > LENGTHS["member_number"]:
        entry.refused.append(Note("member_number", "too_long", text[:120]))
    else:
        entry.values["member_number"] = text
