"""The book of what capabilities add to the page that opens from an invitation: a meeting's agenda and papers."""

from collections.abc import Callable
from typing import Any

from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person

#: What a person may see, for a template; None where there is nothing to add.
Addition = Callable[[Gathering, Person], dict[str, Any] | None]
_BOOK: list[tuple[str, Addition]] = []


def add_to_invitation(template: str, addition: Addition) -> None:
    """Register a template and what it shows (called in an app's `ready`); it has `shown`, `row` and `token`."""
    _BOOK.append((template, addition))


def additions_for(gathering: Gathering, person: Person) -> list[tuple[str, dict[str, Any]]]:
    """What is added for a person: templates with what each shows."""
    found = [(template, addition(gathering, person)) for template, addition in _BOOK]
    return [(template, shown) for template, shown in found if shown is not None]
