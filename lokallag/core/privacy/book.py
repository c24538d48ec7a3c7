"""The book of who stores what about a person: every personal field, why, and how it is exported and erased."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from lokallag.core.people.models import Person

Export = Callable[[Person], Sequence[Mapping[str, object]]]
Erase = Callable[[Person], int]


@dataclass(frozen=True)
class Holding:
    """What one model stores about people: its fields, why, and what happens when a person is erased."""

    model: type[models.Model]
    fields: tuple[str, ...]
    why: Promise | str
    export: Export | None = None
    # None: the database's own cascade removes the rows with the person.
    erase: Erase | None = None


@dataclass
class Book:
    """All holdings by model label."""

    holdings: dict[str, Holding] = field(default_factory=dict)

    def holds(self, holding: Holding) -> Holding:
        """Write a holding in the book."""
        self.holdings[holding.model._meta.label_lower] = holding
        return holding


BOOK = Book()


def holds(
    model: type[models.Model],
    *fields: str,
    why: Promise | str,
    export: Export | None = None,
    erase: Erase | None = None,
) -> Holding:
    """Declare what `model` stores about a person (called in `privacy.py` of the app that owns it)."""
    return BOOK.holds(Holding(model, fields, why, export, erase))


def discover() -> Book:
    """Read every app's `privacy.py` and return the book."""
    autodiscover_modules("privacy")
    return BOOK
