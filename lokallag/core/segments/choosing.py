"""Choosing people in a form: everybody, new members, a group, or one of the saved segments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.segments.book import BOOK, Part, people_in
from lokallag.core.segments.models import Segment
from lokallag.core.segments.saying import Speaker
from lokallag.core.segments.writing import parts_of

_SAVED = "segment:"


@dataclass(frozen=True)
class Chosen:
    """A choice of people: what it is called, its sentence as it is stored, and the form's value that stands for it."""

    name: str
    parts: list[Part]
    token: str

    def people(self, today: datetime.date) -> PersonQuerySet:
        """Return who is in it today."""
        return people_in(self.parts, today)

    def sentence(self, today: datetime.date) -> str:
        """Say who it is, in the user's language."""
        return Speaker(today).say(self.parts)


def segment_token(segment: Segment) -> str:
    """Return the form's value that stands for a saved segment: `?people=segment:7` opens a form with it chosen."""
    return f"{_SAVED}{segment.pk}"


def chosen_from(token: str, *, person: Person, today: datetime.date) -> Chosen | None:
    """Return what a form's value or an address's stands for, None for what the person cannot use."""
    if token.startswith(_SAVED):
        number = token.removeprefix(_SAVED)
        segment = Segment.objects.usable_by(person).filter(pk=int(number)).first() if _is_id(number) else None
        return Chosen(segment.name, segment.parts, token) if segment else None
    parts = parts_of(token)
    return Chosen(Speaker(today).say(parts), parts, token) if parts else None


def choices_for(*, person: Person, today: datetime.date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be chosen, by shelf: ready-made ones, groups, the saved segments."""
    shelves: dict[str, list[tuple[str, str]]] = {}
    for offers in BOOK.offers:
        for offer in offers(today):
            shelves.setdefault(offer.shelf, []).append((offer.token, offer.name))
    saved = [(segment_token(segment), segment.name) for segment in Segment.objects.usable_by(person).by_name()]
    if saved:
        shelves.setdefault(_("Saved segments"), []).extend(saved)
    return list(shelves.items())


class SegmentField(forms.Field):
    """A choice of people. Call `for_person` in the form's `__init__`; without it nothing can be chosen.

    The clean value is a `Chosen`, None when it is left empty and not required. A sentence that is not saved can stand in
    it too (`initial=token_of(parts)`): it is then shown as one more choice.
    """

    widget = forms.Select
    default_error_messages = {"unknown": gettext_lazy("Choose who it is for.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Who"))
        super().__init__(**kwargs)
        self.person: Person | None = None
        self.today: datetime.date | None = None
        self.error_messages.setdefault("required", str(self.default_error_messages["unknown"]))

    def for_person(self, person: Person, today: datetime.date, *, token: str = "") -> SegmentField:
        """Offer what the person can use; `token` is a further choice, as an address asks for it (chosen at first)."""
        self.person, self.today = person, today
        shelves: list[Any] = list(choices_for(person=person, today=today))
        chosen = chosen_from(token, person=person, today=today) if token else None
        if chosen is not None:
            self.initial = token
            if token not in _tokens(shelves):
                shelves.insert(0, (token, chosen.name))
        self.widget.choices = [("", gettext_lazy("Choose …")), *shelves]
        return self

    def to_python(self, value: Any) -> Chosen | None:
        if value in self.empty_values or self.person is None or self.today is None:
            return None
        chosen = chosen_from(str(value)[:4000], person=self.person, today=self.today)
        if chosen is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if str(value) not in _tokens(self.widget.choices):
            self.widget.choices = [*self.widget.choices, (str(value), chosen.name)]
        return chosen


def _tokens(shelves: Iterable[Any]) -> set[str]:
    """All values among a select's choices, those in groups too."""
    found: set[str] = set()
    for key, name in shelves:
        found |= {token for token, _name in name} if isinstance(name, list) else {str(key)}
    return found


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18
