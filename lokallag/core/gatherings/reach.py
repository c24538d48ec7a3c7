"""Who else may see a gathering: what capabilities know about theirs and the core does not, such as which bodies hold it."""

from collections.abc import Callable

from django.db.models import Q

from lokallag.core.people.models import Person

#: Each says a condition over Gathering: those that a person without a post that sees all may see besides.
Reach = Callable[[Person], Q]
_REACHES: list[Reach] = []


def reached_by(reach: Reach) -> Reach:
    """Register a condition (called in `apps.ready`); it must be true only of the capability's own gatherings."""
    if reach not in _REACHES:
        _REACHES.append(reach)
    return reach


def also_visible(person: Person) -> Q:
    """Return the condition over Gathering "one of the registered conditions lets the person see it"."""
    found = Q(pk__in=[])
    for reach in _REACHES:
        found |= reach(person)
    return found
