"""What members say of people: how they came, where they stand, whom somebody has talked with."""

import datetime
from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef, Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import NEW_DAYS, Contact, Member
from lokallag.capabilities.members.permissions import CONTACT, EDIT, EXPORT
from lokallag.core.gatherings.models import Attendance
from lokallag.core.people.models import Person
from lokallag.core.segments.book import BOOK, CHOICES, DAY, NUMBER, Clause, Offer, Use, numbers_of, values_of

HALF_YEAR = 182


def _member(*conditions: Q, **equal: object) -> Q:
    """Of whom this is true as members. A subquery, not a join: turned round it also finds those who are no members."""
    return Q(Exists(Member.objects.filter(*conditions, person=OuterRef("pk"), **equal)))


def _current(today: datetime.date, **more: object) -> Q:
    return Q(Exists(Member.objects.current_on(today).filter(person=OuterRef("pk"), **more)))


def _talked(**conditions: object) -> Q:
    return Q(Exists(Contact.objects.filter(member__person=OuterRef("pk"), reached=True, **conditions)))


def _day(value: str) -> datetime.date:
    day = parse_date(value)
    if day is None:
        raise ValueError(value)
    return day


def _unseen(value: str, today: datetime.date) -> Q:
    """Neither came, was talked with nor joined within so many days."""
    since = today - datetime.timedelta(days=int(value))
    came = Attendance.objects.filter(
        answer=Attendance.Answer.CAME, gathering__on__gt=since, gathering__on__lte=today
    ).values("person")
    talked = Contact.objects.filter(reached=True, on__gt=since).values("member__person")
    # Two sets made once, as in the list of these: to ask again for each of them takes longer.
    return ~Q(pk__in=came) & ~Q(pk__in=talked) & ~_member(joined_on__gt=since)


def _recruiters() -> list[tuple[str, str]]:
    rows = Person.objects.filter(pk__in=Member.objects.filter(recruited_by__isnull=False).values("recruited_by"))
    return [(str(person.pk), person.name) for person in rows.by_name()]


def _contacts() -> list[tuple[str, str]]:
    rows = Person.objects.filter(pk__in=Member.objects.filter(contact__isnull=False).values("contact"))
    return [(str(person.pk), person.name) for person in rows.by_name()]


BOOK.write(
    Clause(
        key="members.current",
        label=_("Is a member"),
        where=lambda _value, today: _current(today),
        says=_("are members"),
        denies=_("are not members"),
        subject=_("members"),
        everybody=_("all members"),
    )
)
BOOK.write(
    Clause(
        key="members.new",
        label=_("Is a new member (the last six months)"),
        where=lambda _value, today: _current(today, joined_on__gt=today - datetime.timedelta(days=NEW_DAYS)),
        says=_("are new members"),
        denies=_("are not new members"),
        subject=_("new members"),
        everybody=_("all new members"),
    )
)
BOOK.write(
    Clause(
        key="members.left",
        label=_("Has left"),
        where=lambda _value, today: _member(left_on__lte=today),
        says=_("have left"),
        denies=_("have not left"),
        subject=_("former members"),
        everybody=_("all former members"),
    )
)
BOOK.write(
    Clause(
        key="members.joined_after",
        label=_("Joined after a day"),
        asks=DAY,
        initial=HALF_YEAR,
        where=lambda value, _today: _member(joined_on__gt=_day(value)),
        says=_("joined after %(value)s"),
        denies=_("did not join after %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.joined_before",
        label=_("Joined before a day"),
        asks=DAY,
        initial=3 * 365,
        where=lambda value, _today: _member(joined_on__lt=_day(value)),
        says=_("joined before %(value)s"),
        denies=_("did not join before %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.state",
        label=_("Stands in the register as"),
        asks=CHOICES,
        choices=lambda: Member.State.choices,
        quoted=True,
        where=lambda value, _today: _member(state__in=values_of(value)),
        says=_("stand in the register as %(value)s"),
        denies=_("do not stand in the register as %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.unpaid",
        label=_("Has not paid"),
        where=lambda _value, _today: _member(state=Member.State.UNPAID),
        says=_("have not paid the fee"),
        denies=_("do not owe any fee"),
    )
)
BOOK.write(
    Clause(
        key="members.source",
        label=_("Came by"),
        asks=CHOICES,
        choices=lambda: Member.Source.choices,
        where=lambda value, _today: _member(source__in=values_of(value)),
        says=_("came this way: %(value)s"),
        denies=_("did not come this way: %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.recruited_by",
        label=_("Recruited by somebody"),
        asks=CHOICES,
        choices=_recruiters,
        where=lambda value, _today: _member(recruited_by__in=numbers_of(value)),
        says=_("were recruited by %(value)s"),
        denies=_("were not recruited by %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.talked",
        label=_("Nobody has talked with them yet"),
        theme="contact",
        turned=True,
        where=lambda _value, _today: _talked(on__gte=F("member__joined_on")),
        says=_("have been talked with since they joined"),
        denies=_("have not been talked with since they joined"),
    )
)
BOOK.write(
    Clause(
        key="members.talked_since",
        label=_("Somebody has talked with them since a day"),
        theme="contact",
        asks=DAY,
        initial=HALF_YEAR,
        where=lambda value, _today: _talked(on__gte=_day(value)),
        says=_("have been talked with since %(value)s"),
        denies=_("have not been talked with since %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="members.welcomed_by",
        label=_("Has a certain contact"),
        theme="contact",
        asks=CHOICES,
        choices=_contacts,
        where=lambda value, _today: _member(contact__in=numbers_of(value)),
        says=_("have %(value)s as their contact"),
        denies=_("do not have %(value)s as their contact"),
    )
)


def _unseen_words(value: str) -> str:
    days = int(value) if value.isdigit() else 0
    return ngettext("have not been seen for %(days)s day", "have not been seen for %(days)s days", days) % {
        "days": days or "…"
    }


def _seen_words(value: str) -> str:
    days = int(value) if value.isdigit() else 0
    return ngettext("have been seen the last %(days)s day", "have been seen the last %(days)s days", days) % {
        "days": days or "…"
    }


BOOK.write(
    Clause(
        key="members.unseen",
        label=_("Not seen for a while"),
        help=_("Neither came to anything, was talked with, nor joined."),
        theme="activity",
        asks=NUMBER,
        initial="365",
        where=_unseen,
        says=_unseen_words,
        denies=_seen_words,
    )
)


BOOK.use(Use(_("Call them"), "phone", "members:round_new", EDIT))
BOOK.use(Use(_("Ask what they want"), "target", "members:ambition_sending", CONTACT))
BOOK.use(Use(_("Take out as a file"), "download", "members:export", EXPORT))


@BOOK.offer
def everybody(_today: datetime.date) -> Sequence[Offer]:
    """All members, and the new ones."""
    shelf = gettext("Members")
    return [
        Offer("members.current", gettext("All members"), shelf),
        Offer("members.new", gettext("All new members"), shelf),
    ]
