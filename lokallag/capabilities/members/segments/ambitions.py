"""What people want to do, can, have time for, and whether anybody has asked them."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Ambition, Ask, Contact, Interest, Wish
from lokallag.core.gatherings.models import Attendance, Kind
from lokallag.core.segments.book import BOOK, CHOICES, DAY, Clause, numbers_of, values_of
from lokallag.core.tasks.models import Completion

HALF_YEAR = 182


def _list() -> list[tuple[str, str]]:
    return [(str(one.pk), one.label) for one in Interest.objects.offered()]


def _wishes(value: str, *kinds: str) -> Q:
    wishes = Wish.objects.filter(
        ambition__person=OuterRef("pk"),
        ambition__answered_on__isnull=False,
        interest__in=numbers_of(value),
        kind__in=kinds,
    )
    return Q(Exists(wishes))


def _ambition(**conditions: object) -> Q:
    return Q(Exists(Ambition.objects.filter(person=OuterRef("pk"), **conditions)))


def _did_something(value: str, _today: datetime.date) -> Q:
    """Stood at a stall, did a task or called a member since a day."""
    since = parse_date(value)
    if since is None:
        raise ValueError(value)
    stood = Attendance.objects.filter(
        person=OuterRef("pk"),
        answer=Attendance.Answer.CAME,
        gathering__kind=Kind.STAND,
        gathering__on__gte=since,
    )
    done = Completion.objects.filter(done_by=OuterRef("pk"), done_on__gte=since)
    called = Contact.objects.filter(by=OuterRef("pk"), on__gte=since)
    return Q(Exists(stood)) | Q(Exists(done)) | Q(Exists(called))


BOOK.write(
    Clause(
        key="ambitions.wants",
        label=_("Wants to do something"),
        theme="ambitions",
        asks=CHOICES,
        choices=_list,
        quoted=True,
        where=lambda value, _today: _wishes(value, Wish.Kind.WANT),
        says=_("have said they want this: %(value)s"),
        denies=_("have not said they want this: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.can",
        label=_("Is good at something"),
        theme="ambitions",
        asks=CHOICES,
        choices=_list,
        quoted=True,
        where=lambda value, _today: _wishes(value, Wish.Kind.CAN),
        says=_("are good at this: %(value)s"),
        denies=_("have not said they are good at this: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.learns",
        label=_("Wants to learn something"),
        theme="ambitions",
        asks=CHOICES,
        choices=_list,
        quoted=True,
        where=lambda value, _today: _wishes(value, Wish.Kind.LEARN),
        says=_("want to learn this: %(value)s"),
        denies=_("have not said they want to learn this: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.time",
        label=_("Has so much time"),
        theme="ambitions",
        asks=CHOICES,
        choices=lambda: Ambition.Time.choices,
        quoted=True,
        where=lambda value, _today: _ambition(time__in=values_of(value), answered_on__isnull=False),
        says=_("have said of their time: %(value)s"),
        denies=_("have not said of their time: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.told",
        label=_("Has not told what they want"),
        theme="ambitions",
        turned=True,
        where=lambda _value, _today: _ambition(answered_on__isnull=False),
        says=_("have told what they want"),
        denies=_("have not told what they want"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.silent",
        label=_("Was asked what they want and has not answered"),
        theme="ambitions",
        where=lambda _value, _today: _ambition(asked_on__isnull=False, answered_on__isnull=True),
        says=_("were asked what they want and have not answered"),
        denies=_("were not asked what they want, or have answered"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.asked",
        label=_("Was asked for something since a day"),
        theme="activity",
        asks=DAY,
        initial=HALF_YEAR,
        where=lambda value, _today: Q(Exists(Ask.objects.filter(person=OuterRef("pk"), asked_on__gte=value))),
        says=_("were asked to do something since %(value)s"),
        denies=_("were not asked to do anything since %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="ambitions.practical",
        label=_("Did something practical since a day"),
        theme="activity",
        asks=DAY,
        initial=HALF_YEAR,
        where=_did_something,
        says=_("did something practical since %(value)s"),
        denies=_("did nothing practical since %(value)s"),
    )
)
