"""What can be said of any person: how they are reached, where they live, how old they are, which posts they hold.

It stands here because core.people lies below the book.
"""

import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.municipalities import by_number
from lokallag.core.people.models import Consent, Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role
from lokallag.core.segments.book import BOOK, CHOICES, TEXT, YEAR, Clause, values_of

_NO_POSTS = {Role.MEMBER, *OBSERVERS}
_NOTHING = Person.Wants.NOTHING


def _post(today: datetime.date, **conditions: object) -> Q:
    held = Seat.objects.held_on(today).filter(person=OuterRef("pk"), **conditions)
    return Q(Exists(held.exclude(role__in=_NO_POSTS)))


def _municipalities() -> list[tuple[str, str]]:
    """Those that somebody lives in."""
    rows = Person.objects.exclude(municipality_number="").order_by("municipality_number")
    numbers = rows.values_list("municipality_number", flat=True).distinct()
    named = [(number, known.name if (known := by_number(number)) else number) for number in numbers]
    return sorted(named, key=lambda pair: pair[1])


def _postcodes(value: str, _today: datetime.date) -> Q:
    """A postcode that begins with one of the values."""
    where = Q()
    for digits in values_of(value):
        where |= Q(postcode__startswith=digits)
    if not where:
        raise ValueError(value)
    return where


def _consents(value: str, _today: datetime.date) -> Q:
    standing = Consent.objects.standing().filter(person=OuterRef("pk"), purpose__in=values_of(value))
    return Q(Exists(standing))


BOOK.write(
    Clause(
        key="people.post",
        label=_("Holds a post in the chapter"),
        theme="groups",
        where=lambda _value, today: _post(today),
        says=_("hold a post"),
        denies=_("do not hold any post"),
    )
)
BOOK.write(
    Clause(
        key="people.role",
        label=_("Holds a certain post"),
        theme="groups",
        asks=CHOICES,
        choices=lambda: [(role.value, role.label) for role in Role if role not in _NO_POSTS],
        where=lambda value, today: _post(today, role__in=values_of(value)),
        says=_("hold this post: %(value)s"),
        denies=_("do not hold this post: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.email",
        label=_("Has an e-mail address"),
        theme="reach",
        where=lambda _value, _today: ~Q(email=""),
        says=_("have an e-mail address"),
        denies=_("do not have any e-mail address"),
    )
)
BOOK.write(
    Clause(
        key="people.phone",
        label=_("Has a phone number"),
        theme="reach",
        where=lambda _value, _today: ~Q(phone=""),
        says=_("have a phone number"),
        denies=_("do not have any phone number"),
    )
)
BOOK.write(
    Clause(
        key="people.contactable",
        label=_("May be contacted"),
        theme="reach",
        where=lambda _value, _today: ~Q(wants=_NOTHING),
        says=_("may be contacted"),
        denies=_("do not want to be contacted"),
    )
)
BOOK.write(
    Clause(
        key="people.wants",
        label=_("What they want to hear"),
        theme="reach",
        asks=CHOICES,
        choices=lambda: Person.Wants.choices,
        initial=Person.Wants.EVERYTHING.value,
        quoted=True,
        where=lambda value, _today: Q(wants__in=values_of(value)),
        says=_("have chosen %(value)s"),
        denies=_("have not chosen %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.consent",
        label=_("Has said yes to something"),
        theme="reach",
        asks=CHOICES,
        choices=lambda: Consent.Purpose.choices,
        quoted=True,
        where=_consents,
        says=_("have said yes to %(value)s"),
        denies=_("have not said yes to %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.municipality",
        label=_("Lives in a certain municipality"),
        theme="place",
        asks=CHOICES,
        choices=_municipalities,
        where=lambda value, _today: Q(municipality_number__in=values_of(value)),
        says=_("live in %(value)s"),
        denies=_("do not live in %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.postcode",
        label=_("Postcode begins with"),
        theme="place",
        asks=TEXT,
        help=_("Several with a comma between: 261, 2625"),
        where=_postcodes,
        says=_("have a postcode that begins with %(value)s"),
        denies=_("do not have a postcode that begins with %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.born_after",
        label=_("Born after a year"),
        theme="person",
        asks=YEAR,
        initial="1990",
        where=lambda value, _today: Q(birth_year__gt=int(value)),
        says=_("were born after %(value)s"),
        denies=_("were not born after %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.born_before",
        label=_("Born before a year"),
        theme="person",
        asks=YEAR,
        initial="1960",
        where=lambda value, _today: Q(birth_year__lt=int(value)),
        says=_("were born before %(value)s"),
        denies=_("were not born before %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="people.language",
        label=_("Has chosen a language"),
        theme="person",
        asks=CHOICES,
        choices=lambda: settings.LANGUAGES,
        where=lambda value, _today: Q(language__in=values_of(value)),
        says=_("have chosen this language: %(value)s"),
        denies=_("have not chosen this language: %(value)s"),
    )
)
