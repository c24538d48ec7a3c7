"""Who in the register a row is about: by member number, by e-mail or phone and name, by name and birth year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lokallag.capabilities.members.importing.names import alike, name_key


@dataclass(frozen=True)
class Known:
    """Somebody the chapter knows, as far as it takes to recognise them."""

    pk: int
    name: str
    number: str = ""
    birth_year: int | None = None
    reached_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Verdict:
    """Who it is (`pk`), or who it may be (`perhaps`); neither: somebody new."""

    pk: int | None = None
    perhaps: tuple[int, ...] = ()


@dataclass
class Book:
    """The people a row may be about, to be looked up in."""

    people: dict[int, Known] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    by_address: dict[str, set[int]] = field(default_factory=dict)
    by_name: dict[str, set[int]] = field(default_factory=dict)

    def add(self, people: Iterable[Known]) -> None:
        """Write people in."""
        for one in people:
            if one.pk in self.people:
                continue
            self.people[one.pk] = one
            if one.number:
                self.by_number[one.number] = one.pk
            for address in one.reached_by:
                self.by_address.setdefault(address, set()).add(one.pk)
            self.by_name.setdefault(one.name, set()).add(one.pk)

    def recognise(self, values: Mapping[str, Any]) -> Verdict:
        """Say who the clean values of a row are about."""
        name = name_key(values.get("given_name", ""), values.get("family_name", ""))
        number, year = values.get("member_number", ""), values.get("birth_year")
        addresses = {values.get("email"), values.get("phone"), *values.get("emails", ()), *values.get("phones", ())}
        addresses -= {None, ""}
        if number in self.by_number:
            one = self.people[self.by_number[number]]
            sure = alike(name, one.name) or addresses & one.reached_by or (year and year == one.birth_year)
            shared = set(name.split()) & set(one.name.split())
            # A number given to another person, or mistyped: a stranger's row must not overwrite somebody.
            return Verdict(one.pk) if sure or shared else Verdict(perhaps=(one.pk,))
        near = {pk for address in addresses for pk in self.by_address.get(address, ())}
        named = self.by_name.get(name, set())
        fits = [self.people[pk] for pk in sorted(near | named) if self._can_be(self.people[pk], number, year)]
        sure = [one.pk for one in fits if one.pk in near and alike(name, one.name)]
        sure = sure or [one.pk for one in fits if one.pk in named and year and one.birth_year == year]
        if len(sure) == 1:
            return Verdict(sure[0])
        return Verdict(perhaps=tuple(sure or [one.pk for one in fits if one.pk in named]))

    @staticmethod
    def _can_be(one: Known, number: str, year: int | None) -> bool:
        """Two numbers of the register are two people, and so are two birth years."""
        if number and one.number and number != one.number:
            return False
        return not (year and one.birth_year and year != one.birth_year)
