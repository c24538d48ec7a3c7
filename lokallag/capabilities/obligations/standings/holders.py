"""Who has a duty on a day: the one it was given to, else who holds the post, else the chair."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from lokallag.capabilities.obligations.models import Duty
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role


@dataclass(frozen=True)
class Holders:
    """Those who hold posts on a day, by post. One query."""

    by_role: dict[str, list[Person]] = field(default_factory=dict)

    @classmethod
    def on(cls, day: datetime.date) -> "Holders":
        """Return those of the scope's chapter."""
        found: dict[str, list[Person]] = {}
        for seat in Seat.objects.held_on(day).filter(role__in=BOARD).select_related("person__user").order_by("pk"):
            found.setdefault(seat.role, []).append(seat.person)
        return cls(found)

    def of(self, roles: Iterable[str]) -> list[Person]:
        """Return who holds one of the posts, each once."""
        return list({person.pk: person for role in roles for person in self.by_role.get(role, [])}.values())

    def first_of(self, *wanted: Iterable[str]) -> list[Person]:
        """Return who holds the first of these sets of posts that anybody holds."""
        return next((found for roles in wanted if (found := self.of(roles))), [])

    def have(self, duty: Duty) -> list[Person]:
        """Return who has the duty; a person who no longer holds any post has lost it to who holds the role."""
        if duty.person is not None and duty.person_id in {person.pk for person in self.of(self.by_role)}:
            return [duty.person]
        return self.first_of({duty.role}, {Role.CHAIR}, {Role.DEPUTY_CHAIR}, BOARD)

    def above(self, duty: Duty) -> list[Person]:
        """Return who is told when it is late: the chair, or the whole board where the chair has it."""
        own = {person.pk for person in self.have(duty)}
        chair = self.first_of({Role.CHAIR}, {Role.DEPUTY_CHAIR}, BOARD)
        others = [person for person in chair if person.pk not in own]
        return others or [person for person in self.of(BOARD) if person.pk not in own]
