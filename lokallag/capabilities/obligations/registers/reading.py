"""Reads what Enhetsregisteret answers, patiently: fields may be missing, codes new, the answer another one altogether.

Shapes: `GET /enheter/{orgnr}` and `GET /enheter/{orgnr}/roller` of data.brreg.no/enhetsregisteret/api.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lokallag.capabilities.obligations.registers.answers import Answer, CannotRead, Held, Unit, day_of
from lokallag.capabilities.obligations.registers.identity import without_identity_numbers

#: More than this is no answer about a chapter.
MOST_BYTES = 1_000_000
#: More roles than this is no board.
MOST_ROLES = 400
_ADDRESS = re.compile(r"/enheter/(\d{9})(?:/|$)")
_LETTERS = 120


def read(text: str, *, number: str) -> Answer:
    """Return what is said of the unit with the organisation number, in one JSON text or several after each other.

    Raises CannotRead: no JSON, too large, of another shape, a list of hits, about another unit.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise CannotRead("too_large")
    found = Answer()
    for value in _values(without_identity_numbers(text, by="0")):
        found = found.with_(_one(value))
    if found.unit is None and found.roles is None:
        raise CannotRead("changed")
    for said in (found.unit.number if found.unit else "", found.roles_of):
        if said and said != number:
            raise CannotRead("other_unit")
    return found


def _values(text: str) -> Iterator[Any]:
    """Every JSON value in the text; people paste one answer after the other."""
    text, at, decoder = text.lstrip("\ufeff").strip(), 0, json.JSONDecoder()
    if not text:
        raise CannotRead("not_json")
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):  # a number too long, brackets too deep, words
            raise CannotRead("not_json") from None
        while at < len(text) and text[at] in " \r\n\t,;":
            at += 1
        yield value


def _one(value: Any, *, within: bool = True) -> Answer:
    """Read one value by its shape; `within`: both answers may stand in one, as `enhet` and `roller`."""
    if not isinstance(value, dict):
        raise CannotRead("changed")
    if isinstance(value.get("_embedded"), dict) or isinstance(value.get("page"), dict):
        raise CannotRead("search")
    found = Answer()
    if "organisasjonsnummer" in value:
        found = found.with_(Answer(unit=_unit(value)))
    if "rollegrupper" in value:
        found = found.with_(_roles(value))
    elif isinstance(value.get("_links"), dict) and "enhet" in value["_links"] and "organisasjonsnummer" not in value:
        # The register leaves the list out where there is none.
        found = found.with_(Answer(roles=(), roles_of=_number_in(value)))
    if within:
        for inner in ("enhet", "roller"):
            if isinstance(value.get(inner), dict):
                found = found.with_(_one(value[inner], within=False))
    return found


def _unit(value: dict[str, Any]) -> Unit:
    number = re.sub(r"\D", "", _text(value.get("organisasjonsnummer")))
    form = _dict(value.get("organisasjonsform"))
    address = _dict(value.get("forretningsadresse")) or _dict(value.get("postadresse"))
    lines = address.get("adresse")
    return Unit(
        number=number,
        name=_text(value.get("navn")),
        form=_text(form.get("kode")),
        form_name=_text(form.get("beskrivelse")),
        registered_on=_day(value.get("registreringsdatoEnhetsregisteret")),
        deleted_on=_day(value.get("slettedato")),
        street=", ".join(filter(None, map(_text, lines if isinstance(lines, list) else [lines]))),
        place=" ".join(filter(None, (_text(address.get("postnummer")), _text(address.get("poststed"))))),
        is_bankrupt=value.get("konkurs") is True or value.get("underTvangsavviklingEllerTvangsopplosning") is True,
    )


def _roles(value: dict[str, Any]) -> Answer:
    groups = value.get("rollegrupper")
    if groups is not None and not isinstance(groups, list):
        raise CannotRead("changed")
    held: list[Held] = []
    changed = ""
    for group in groups or []:
        if not isinstance(group, dict):
            raise CannotRead("changed")
        code = _text(_dict(group.get("type")).get("kode")).upper()
        if code == "STYR":
            changed = _day(group.get("sistEndret"))
        roles = group.get("roller")
        if roles is not None and not isinstance(roles, list):
            raise CannotRead("changed")
        held += [_held(role, code) for role in roles or [] if isinstance(role, dict)]
    if len(held) > MOST_ROLES:
        raise CannotRead("too_large")
    return Answer(roles=tuple(held), roles_of=_number_in(value), changed_on=changed)


def _held(role: dict[str, Any], group: str) -> Held:
    kind, person = _dict(role.get("type")), _dict(role.get("person"))
    name = person.get("navn")
    parts = name if isinstance(name, dict) else {"etternavn": name}
    born = day_of(_text(person.get("fodselsdato")))
    unit = _dict(role.get("enhet")).get("navn")
    return Held(
        role=_text(kind.get("kode")).upper(),
        role_name=_text(kind.get("beskrivelse")),
        group=group,
        given=_text(parts.get("fornavn")),
        middle=_text(parts.get("mellomnavn")),
        family=_text(parts.get("etternavn")),
        unit=" ".join(map(_text, unit)) if isinstance(unit, list) else _text(unit),
        birth_year=born.year if born else None,
        has_left=_is_said(role.get("fratraadt")) or _is_said(role.get("avregistrert")),
        is_dead=_is_said(person.get("erDoed")),
    )


def _is_said(value: Any) -> bool:
    """Whether a flag is set, or a day stands where a flag was."""
    return value is True or (isinstance(value, str) and value.lower() not in {"", "false", "nei", "n"})


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    """One short line of whatever stands there."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).replace("\x00", " ").split())[:_LETTERS]


def _day(value: Any) -> str:
    found = day_of(_text(value))
    return found.isoformat() if found else ""


def _number_in(value: dict[str, Any]) -> str:
    """Which unit the links of an answer say it is about."""
    links = _dict(value.get("_links"))
    for name in ("enhet", "self"):
        if hit := _ADDRESS.search(_text(_dict(links.get(name)).get("href"))):
            return hit[1]
    return ""
