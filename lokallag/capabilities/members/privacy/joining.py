"""What is stored about those who want to join."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Application
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import Basis, holds


def _of(person: Person) -> Q:
    """Theirs: what made them a member, and what was sent from an address of theirs."""
    addresses = {person.email.lower()} | {each.value.lower() for each in person.alternatives.filter(kind="email")}
    return Q(person=person) | Q(email__in=addresses - {""})


def _erase(person: Person) -> int:
    """Delete what no cascade reaches: applications from their addresses that made nobody a member."""
    return Application.objects.filter(_of(person)).delete()[0]


holds(
    Application,
    "given_name",
    "family_name",
    "email",
    "phone",
    "postcode",
    "birth_year",
    "message",
    "language",
    "wording",
    "recruited_by",
    "settled_by",
    "reason",
    "person",
    what=_("applications to become a member"),
    why=_("To take in those who ask to become members, and to show what they said yes to"),
    export=lambda person: list(
        Application.objects.filter(_of(person)).values(
            "given_name",
            "family_name",
            "email",
            "phone",
            "postcode",
            "birth_year",
            "message",
            "wording",
            "applied_at",
            "confirmed_at",
            "outcome",
            "reason",
        )
    ),
    erase=_erase,
    basis=Basis.CONSENT,
    kept=_("Seven days where the address is not confirmed, thirty where it was declined, else while they are members"),
    erased=_("Deleted with the person, also what was sent from their addresses"),
)
