"""How what post keeps by address, not by person, is erased with the person; `core.privacy` declares it."""

from lokallag.core.people.models import Alternative, Person
from lokallag.core.post.models import Suppression


def addresses_of(person: Person) -> list[str]:
    """Every e-mail address the chapter knows of a person, in lower case."""
    others = person.alternatives.filter(kind=Alternative.Kind.EMAIL).values_list("value", flat=True)
    return sorted({address.lower() for address in (person.email, *others) if address})


def erase_suppressions(person: Person) -> int:
    """Forget that their addresses do not work."""
    return Suppression.objects.filter(address__in=addresses_of(person)).delete()[0]
