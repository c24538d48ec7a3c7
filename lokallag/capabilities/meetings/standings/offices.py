"""Whom a meeting elected to serve it: its chair, who writes, who signs, who counts."""

from __future__ import annotations

from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Office
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


@dataclass(frozen=True)
class Serving:
    """The people of one office, in order."""

    what: Office.What
    people: tuple[Person, ...]

    @property
    def label(self) -> str:
        """The office in words."""
        return str(self.what.label)


def offices_of(meeting: Gathering) -> list[Serving]:
    """Return who serves the meeting, by office in the order of a constitution; an office nobody has is left out."""
    found: dict[str, list[Person]] = {}
    for office in Office.objects.filter(gathering=meeting).select_related("person").order_by("what", "place", "pk"):
        found.setdefault(office.what, []).append(office.person)
    return [Serving(Office.What(what), tuple(people)) for what, people in found.items()]


def signers_of(meeting: Gathering) -> list[Person]:
    """Return those elected to sign the minutes, in order."""
    rows = Office.objects.filter(gathering=meeting, what=Office.What.SIGNER).select_related("person")
    return [office.person for office in rows.order_by("place", "pk")]
