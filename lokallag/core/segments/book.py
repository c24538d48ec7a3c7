"""The book of what can be said of people to choose some of them: each app writes its clauses, segments read them.

A segment is a sentence, a list of parts that must all be true: `[{"clause": "members.joined_after", "value": "2021-01-01",
"negated": false}, …]`. It is stored as that JSON and answered anew each time, in one query. How a sentence is said in the
user's language stands in `saying.py`, how it is written in an address in `writing.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db.models import F, Func, IntegerField, Q, Subquery
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from lokallag.core.access.permissions import Permission
from lokallag.core.people.models import Person, PersonQuerySet

Choices = Callable[[], Sequence[tuple[str, str | Promise]]]
#: A text with `%(value)s` where the value is said, or a function of the value as it is stored.
Words = str | Promise | Callable[[str], str]

#: What a clause lets one fill in.
NOTHING, DAY, NUMBER, YEAR, CHOICE, CHOICES, TEXT = "nothing", "day", "number", "year", "choice", "choices", "text"

#: The shelves of the gallery, in order.
THEMES: dict[str, Promise] = {
    "membership": _("Membership"),
    "contact": _("Conversations"),
    "activity": _("What they have done"),
    "ambitions": _("What they want to do"),
    "groups": _("Groups and posts"),
    "reach": _("How to reach them"),
    "place": _("Where they live"),
    "person": _("Age and language"),
}
#: More parts than this make no sentence.
MOST_PARTS = 12
#: More values than this in one part make no list.
MOST_VALUES = 40
_MOST_LETTERS = 60


class Part(TypedDict):
    """One part of a sentence as it is stored."""

    clause: str
    # A day as ISO, a number, or one or several keys of choices or words with a comma between.
    value: str
    # Whether it must not be so.
    negated: bool


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Something that can be said of people; it reads on from "members who …", so its verb is in the plural.

    `where(value, today)` gives the condition over `Person`; prefer Exists to joins of many, so that no row comes twice.
    `says` is the part of a sentence ("joined after %(value)s"), `denies` the same turned round. `label` is its name in the
    gallery. `asks`: what is filled in; several choices or words mean "one of them". `turned`: the gallery adds it turned
    round ("in no group"). `subject`: the sentence may begin with it instead ("New members"), `everybody` is the whole
    sentence when it says nothing else ("all new members").
    """

    key: str
    label: Promise | str
    where: Callable[[str, datetime.date], Q]
    says: Words
    denies: Words
    asks: str = NOTHING
    choices: Choices | None = None
    theme: str = "membership"
    turned: bool = False
    subject: Promise | str = ""
    everybody: Promise | str = ""
    # What is filled in when the part is added; for a day a number of days before today.
    initial: str | int = ""
    least: int = 1
    most: int = 3660
    help: Promise | str = ""
    # Whether each value is said in quotation marks.
    quoted: bool = False

    def first_value(self, today: datetime.date) -> str:
        """Return what is filled in when the part is added."""
        if self.asks == DAY:
            return (today - datetime.timedelta(days=int(self.initial or 365))).isoformat()
        return str(self.initial)

    def clean(self, values: Sequence[str]) -> str:
        """Return what was filled in as it is stored; raise ValidationError for what cannot be."""
        given = [text for value in values for text in _words(value)]
        if self.asks == NOTHING:
            return ""
        if not given:
            raise ValidationError(_("Fill this in."), code="empty")
        if self.asks == DAY:
            return _day(given[0]).isoformat()
        if self.asks in (NUMBER, YEAR):
            return str(self._number(given[0]))
        if self.asks == CHOICE:
            given = given[:1]
        if self.asks in (CHOICE, CHOICES):
            known = {key for key, _name in self.choices()} if self.choices else set()
            given = [value for value in given if value in known]
            if not given:
                raise ValidationError(_("Choose one of these."))
        return ",".join(dict.fromkeys(given[:MOST_VALUES]))

    def is_sound(self, value: str) -> bool:
        """Whether a stored value can be asked; whether a choice still exists is not looked up."""
        if self.asks in (CHOICE, CHOICES, TEXT):
            return bool(values_of(value))
        try:
            self.clean([value])
        except ValidationError:
            return False
        return True

    def _number(self, text: str) -> int:
        least, most = (1900, 2100) if self.asks == YEAR else (self.least, self.most)
        if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
            raise ValidationError(_("Write a number from %(least)s to %(most)s.") % {"least": least, "most": most})
        return int(text)


def _words(value: str) -> list[str]:
    """The words of a value: several are parted by commas."""
    parts = value.replace("\x00", " ").replace(";", ",").split(",")
    return [word for part in parts if (word := " ".join(part.split())[:_MOST_LETTERS])]


def _day(text: str) -> datetime.date:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            day = datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        if 1900 <= day.year <= 2100:
            return day
    raise ValidationError(_("Write a date, such as 12.3.2021."))


def values_of(value: str) -> list[str]:
    """Return the several values of a part: keys of choices, or words."""
    return [word for word in value.split(",") if word]


def numbers_of(value: str) -> list[int]:
    """Return the several values of a part as the ids they are; what is no id is left out."""
    return [int(word) for word in values_of(value) if word.isascii() and word.isdigit() and len(word) <= 18]


@dataclass(frozen=True)
class Offer:
    """A set of people that can be chosen right away where one is asked for: its address (`writing.py`) and its name."""

    token: str
    name: str
    shelf: str


Offers = Callable[[datetime.date], Sequence[Offer]]


@dataclass(frozen=True)
class Use:
    """Something that can be done with a set of people: a page that opens with it chosen (`?people=…`), for those who may."""

    label: Promise | str
    icon: str
    url_name: str
    may: Permission


@dataclass
class Book:
    """All clauses by key, in the order they were written; what is offered ready-made; what can be done with people."""

    clauses: dict[str, Clause] = field(default_factory=dict)
    offers: list[Offers] = field(default_factory=list)
    uses: dict[str, Use] = field(default_factory=dict)

    def write(self, clause: Clause) -> Clause:
        """Write a clause in the book; a key is written once and never reused."""
        if clause.key in self.clauses:
            raise ValueError(f"The clause {clause.key} is written twice.")
        if clause.theme not in THEMES:
            raise ValueError(f"There is no theme {clause.theme}.")
        self.clauses[clause.key] = clause
        return clause

    def offer(self, offers: Offers) -> Offers:
        """Write in the book what can be chosen right away: a function of the day, asked each time."""
        self.offers.append(offers)
        return offers

    def use(self, use: Use) -> Use:
        """Write in the book what can be done with people who were chosen: it is linked from each sentence."""
        self.uses[use.url_name] = use
        return use


BOOK = Book()


def discover() -> Book:
    """Read every app's `segments.py` and return the book."""
    autodiscover_modules("segments")
    return BOOK


def condition(parts: Iterable[Mapping[str, Any]], today: datetime.date) -> Q | None:
    """Return the condition that all parts are true; None when nobody understands one of them: then it is nobody."""
    whole = Q()
    for part in parts:
        clause = BOOK.clauses.get(str(part.get("clause")))
        value = str(part.get("value", ""))
        if clause is None or "\x00" in value or not clause.is_sound(value):
            return None
        try:
            where = clause.where(value, today)
        except (ValueError, OverflowError):
            return None
        whole &= ~where if part.get("negated") else where
    return whole


def people_in(parts: Iterable[Mapping[str, Any]], today: datetime.date) -> PersonQuerySet:
    """Return the people of the scope's chapter of whom all parts are true, each once; one query however many parts."""
    whole = condition(parts, today)
    return Person.objects.none() if whole is None else Person.objects.filter(whole)


def counts_of(sentences: Sequence[Iterable[Mapping[str, Any]]], today: datetime.date) -> list[int]:
    """Return how many people are in each of several sentences, all in one query."""
    asked = {f"s{number}": condition(parts, today) for number, parts in enumerate(sentences)}
    # Each a subquery of its own: as the filter of one aggregate, "not" would lose those the joined row is missing of.
    wholes = {
        name: Subquery(Person.objects.filter(whole).order_by().annotate(n=_HOW_MANY).values("n"))
        for name, whole in asked.items()
        if whole is not None
    }
    counted = Person.objects.order_by("pk").annotate(**wholes).values(*wholes).first() if wholes else None
    return [int((counted or {}).get(name) or 0) for name in asked]


_HOW_MANY = Func(F("pk"), function="COUNT", output_field=IntegerField())
