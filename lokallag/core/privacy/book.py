"""The book of who stores what about a person: every personal field, why, on what basis, how long, how it is exported and erased.

The record of processing (GDPR article 30) is printed from it; `everything` about somebody and their erasure follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import Person, User

Export = Callable[[Person], Sequence[Mapping[str, object]]]
Erase = Callable[[Person], int]


class Basis(models.TextChoices):
    """On what ground something is stored; a party's member list tells a political opinion, so both articles count."""

    MEMBERSHIP = "membership", _("Membership")
    CONSENT = "consent", _("Consent")
    DUTY = "duty", _("Duty by law")

    @property
    def article(self) -> str:
        """The articles of the GDPR, in words."""
        return str(_ARTICLES[self])


_ARTICLES: dict[Basis, Promise] = {
    Basis.MEMBERSHIP: _("The party's work among its own members and contacts: GDPR art. 6(1)(f) and 9(2)(d)"),
    Basis.CONSENT: _("Their own consent: GDPR art. 6(1)(a) and 9(2)(a)"),
    Basis.DUTY: _("A duty by law: GDPR art. 6(1)(c) and 9(2)(d)"),
}
#: How long, where nothing else is said.
WHILE_HERE = _("While they are here; 24 hours after they left")
#: For what shows who did something, on a row that is not about them.
WHILE_ROW = _("With what they did; 24 hours after they left")


@dataclass(frozen=True)
class Holding:
    """What one model stores about people: its fields, why and how long, and what happens when a person is erased."""

    model: type[models.Model]
    fields: tuple[str, ...]
    why: Promise | str
    export: Export | None = None
    # None: the database's own cascade removes the rows with the person, or empties who it was.
    erase: Erase | None = None
    basis: Basis = Basis.MEMBERSHIP
    kept: Promise | str = ""
    erased: Promise | str = ""
    what: Promise | str = ""

    @property
    def called(self) -> str:
        """What the rows are called, in the plural."""
        return str(self.what or self.model._meta.verbose_name_plural)

    @property
    def goes(self) -> bool:
        """Whether the rows are theirs alone and go with them (else only who it was is emptied)."""
        return goes_with_a_person(self.model)

    @property
    def how_long(self) -> str:
        """How long it is kept, in words."""
        return str(self.kept or (WHILE_HERE if self.goes else WHILE_ROW))

    @property
    def how_erased(self) -> str:
        """What happens to it when somebody is erased, in words."""
        if self.erased:
            return str(self.erased)
        return str(_("Deleted with the person") if self.goes else _("The row stays, without who it was"))


def goes_with_a_person(model: type[models.Model]) -> bool:
    """Tell whether the model's rows are somebody's own: deleted when the person or the log-in is, by the database."""
    if model in (Person, User):
        return True
    return any(
        relation.related_model is not model and goes_with_a_person(relation.related_model)
        for relation in model._meta.concrete_fields
        if isinstance(relation, models.ForeignKey)
        and relation.remote_field.on_delete is models.CASCADE
        and isinstance(relation.related_model, type)
    )


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
    basis: Basis = Basis.MEMBERSHIP,
    kept: Promise | str = "",
    erased: Promise | str = "",
    what: Promise | str = "",
) -> Holding:
    """Declare what `model` stores about a person (called in `privacy.py` of the app that owns it).

    `what` says what the rows are called (plural, small letter). `basis`, `kept` (how long) and `erased` (what happens then)
    are printed in the record of processing; left out, they say what is true of most rows. `export(person)` gives their rows, `erase(person)` empties what no cascade reaches and
    returns how many rows that were.
    """
    return BOOK.holds(Holding(model, fields, why, export, erase, basis, kept, erased, what))


def discover() -> Book:
    """Read every app's `privacy.py` and return the book."""
    autodiscover_modules("privacy")
    return BOOK
