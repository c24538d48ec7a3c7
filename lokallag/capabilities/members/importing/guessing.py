"""What the columns of a table mean, by their names and by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lokallag.capabilities.members.importing.days import day_of, year_of
from lokallag.capabilities.members.importing.fields import LEFT_OUT, MANY, field_named, folded
from lokallag.capabilities.members.importing.signs import one_line
from lokallag.capabilities.members.importing.states import state_of

if TYPE_CHECKING:
    from lokallag.capabilities.members.importing.layout import Column

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"(?:(?:\+|00)\d{1,3}[ .-]?)?\(?\d[\d ().-]{6,14}\d")
_POST = re.compile(r"\d{4} [^\W\d][\w .'-]+")
_STREET = re.compile(r"[^\W\d][\w .'/-]+ \d{1,4} ?[A-Za-z]?")
_NAME = re.compile(r"[^\W\d_]+(?:[ ,.'’-]+[^\W\d_]+){1,4}\.?")
ENOUGH = 0.8


def kind_of(text: str) -> str:
    """Return what a single value looks like: email, phone, day, digits, post, or nothing in particular."""
    text = one_line(text)
    if _EMAIL.fullmatch(text):
        return "email"
    if day_of(text) is not None and not text.isdigit():
        return "day"
    if _PHONE.fullmatch(text) and 8 <= sum(map(str.isdigit, text)) <= 13:
        return "phone"
    if text.isdigit():
        return "digits"
    return "post" if _POST.fullmatch(text) else ""


def guess(columns: list[Column], values: list[list[str]]) -> None:
    """Set each column's `field` from its name, else from its values; one field stands for one column, the surest."""
    surest: dict[str, tuple[int, Column]] = {}
    open_ones = []
    for column, found in zip(columns, values, strict=True):
        if column.covered:
            column.field = "identity"
            continue
        named = field_named(re.sub(r" \(\d+\)$", "", column.name))
        if named is None or _belies(named[0], found):
            open_ones.append((column, found))
            continue
        field, doubt = named
        doubt += 0 if column.filled else 40
        if field in MANY:
            column.field = field
        elif field not in surest or doubt < surest[field][0]:
            surest[field] = (doubt, column)
    _second(columns, surest)
    for field, (_doubt, column) in surest.items():
        column.field = field
    for column, found in open_ones:
        if folded(column.name) not in LEFT_OUT:
            column.field = _by_values(found, {one.field for one in columns})
    _whole_names(columns)


def _second(columns: list[Column], surest: dict[str, tuple[int, Column]]) -> None:
    """A second e-mail or phone column is another address of the same person; a second of the rest is left out."""
    for column in columns:
        named = field_named(re.sub(r" \(\d+\)$", "", column.name))
        if named and named[0] in ("email", "phone") and not re.search(r" \(\d+\)$", column.name):
            if named[0] in surest and surest[named[0]][1] is not column and column.filled:
                column.field = f"{named[0]}_other"


def _whole_names(columns: list[Column]) -> None:
    """A whole name beside first and last name says nothing more; a first name alone is the whole name."""
    by_field = {column.field: column for column in columns if column.field}
    if "name" in by_field and by_field.keys() >= {"given_name", "family_name"}:
        by_field["name"].field = ""
    elif "name" in by_field and "given_name" in by_field and "family_name" not in by_field:
        by_field["name"].field = "family_name"


def _belies(field: str, values: list[str]) -> bool:
    """Whether the values of a column cannot be what its name says."""
    kinds = [kind_of(value) for value in values[:100]]
    share = {kind: kinds.count(kind) / len(kinds) for kind in set(kinds)} if kinds else {}
    if field in ("street", "name", "place", "given_name", "family_name", "state"):
        return share.get("email", 0) >= ENOUGH or (field != "state" and share.get("day", 0) >= ENOUGH)
    if field == "email":
        return not share.get("email") and len(kinds) >= 5 and share.get("phone", 0) >= ENOUGH
    # A column of deeds («left») that says yes and no is one of states, and one of plain numbers is no day.
    if field == "left":
        return bool(kinds) and not share.get("day") and not any(day_of(value) for value in values[:100])
    return False


def _by_values(values: list[str], taken: set[str]) -> str:
    """Return the field that the values look like, if it is not taken; an unnamed column is never a name of its own."""
    values = [one_line(value) for value in values[:200]]
    if not values:
        return ""
    kinds = [kind_of(value) for value in values]
    for kind, fields in (("email", ("email", "email_other")), ("phone", ("phone", "phone_other")), ("post", ("post",))):
        if kinds.count(kind) >= len(values) * ENOUGH:
            return next((field for field in fields if field not in taken or field in MANY), "")
    if kinds.count("day") >= len(values) * ENOUGH:
        years = sorted(filter(None, map(year_of, values)))
        field = "birth" if years and years[len(years) // 2] < 1998 else "joined"
        return field if field not in taken else ""
    if all(re.fullmatch(r"\d{4}", value) for value in values) and "postcode" not in taken:
        early = sum(1900 <= int(value) <= 2030 for value in values)
        return ("birth" if "birth" not in taken else "") if early >= len(values) * ENOUGH else "postcode"
    if len(set(values)) <= 6 and all(state_of(value) for value in values) and "state" not in taken:
        return "state"
    if sum(bool(_STREET.fullmatch(value)) for value in values) >= len(values) * ENOUGH and "street" not in taken:
        return "street"
    unnamed = not taken & {"name", "given_name", "family_name"}
    whole = sum(bool(_NAME.fullmatch(value)) for value in values) >= len(values) * ENOUGH
    return "name" if unnamed and whole else ""
