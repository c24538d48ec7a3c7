"""What gatherings say of people: how often they came, what they have signed up for."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lokallag.core.gatherings.models import Attendance, Kind
from lokallag.core.segments.book import BOOK, CHOICES, NUMBER, Clause, values_of

YEAR = datetime.timedelta(days=365)


def _came(value: str, today: datetime.date) -> Q:
    """Came to at least so many gatherings the last year: there is one behind the first ones."""
    number = int(value)
    if number < 1:
        raise ValueError(value)
    came = Attendance.objects.filter(
        person=OuterRef("pk"),
        answer=Attendance.Answer.CAME,
        gathering__on__gt=today - YEAR,
        gathering__on__lte=today,
    )
    return Q(Exists(came[number - 1 :]))


def _came_to(value: str, today: datetime.date) -> Q:
    came = Attendance.objects.filter(
        person=OuterRef("pk"),
        answer=Attendance.Answer.CAME,
        gathering__kind__in=values_of(value),
        gathering__on__lte=today,
    )
    return Q(Exists(came))


def _signed_up(_value: str, today: datetime.date) -> Q:
    rows = Attendance.objects.filter(
        person=OuterRef("pk"), answer=Attendance.Answer.SIGNED_UP, gathering__on__gte=today
    )
    return Q(Exists(rows.filter(gathering__cancellation__isnull=True)))


def _came_words(value: str) -> str:
    number = int(value) if value.isdigit() else 0
    return ngettext(
        "came to at least %(number)s gathering the last year",
        "came to at least %(number)s gatherings the last year",
        number,
    ) % {"number": number or "…"}


def _came_not_words(value: str) -> str:
    number = int(value) if value.isdigit() else 0
    if number == 1:
        return str(_("did not come to any gathering the last year"))
    return ngettext(
        "came to fewer than %(number)s gathering the last year",
        "came to fewer than %(number)s gatherings the last year",
        number,
    ) % {"number": number or "…"}


BOOK.write(
    Clause(
        key="gatherings.came",
        label=_("Came to several gatherings the last year"),
        theme="activity",
        asks=NUMBER,
        initial="2",
        most=100,
        where=_came,
        says=_came_words,
        denies=_came_not_words,
    )
)
BOOK.write(
    Clause(
        key="gatherings.came_to",
        label=_("Has come to a certain kind of gathering"),
        theme="activity",
        asks=CHOICES,
        choices=lambda: Kind.choices,
        where=_came_to,
        says=_("have come to this kind of gathering: %(value)s"),
        denies=_("have not come to this kind of gathering: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="gatherings.signed_up",
        label=_("Has signed up for something to come"),
        theme="activity",
        where=_signed_up,
        says=_("have signed up for something to come"),
        denies=_("have not signed up for anything to come"),
    )
)
