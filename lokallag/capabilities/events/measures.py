"""What the work plan may count of events: those held, by kind, with those planned beside them."""

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.events.permissions import EDIT
from lokallag.core.gatherings.models import EVENTS, Attendance, Gathering, Kind
from lokallag.core.measures.book import BOOK, Measure

TRACKINGS = frozenset({"count", "rhythm", "pulse", "milestone"})


def _held(kinds: frozenset[str]) -> QuerySet[Gathering]:
    return Gathering.objects.of(*kinds).filter(holding__isnull=False)


def _planned(kinds: frozenset[str]) -> QuerySet[Gathering]:
    return Gathering.objects.of(*kinds)


def _write(key: str, label: Promise, *kinds: str) -> None:
    """Write one measure of events of these kinds."""
    chosen = frozenset(kinds)
    BOOK.add(
        Measure(
            key=key,
            label=label,
            serves=TRACKINGS,
            happened=lambda: _held(chosen),
            dated="holding__held_on",
            planned=lambda: _planned(chosen),
            planned_dated="on",
            known="planned_on",
            gone="cancellation__cancelled_on",
            link="events:detail",
        )
    )


_write("events.held", _("Events held, of any kind"), *(EVENTS - {Kind.EXTERNAL}))
_write("events.open_meetings_held", _("Open meetings held"), Kind.OPEN_MEETING)
_write("events.socials_held", _("Social gatherings held"), Kind.SOCIAL)
_write("events.webinars_held", _("Webinars held"), Kind.WEBINAR)
_write("events.courses_held", _("Courses held"), Kind.COURSE)
_write("events.stands_held", _("Stands held"), Kind.STAND)
BOOK.add(
    Measure(
        key="events.took_part",
        label=_("People of ours at other people's events and webinars"),
        serves=frozenset({"count", "rhythm", "pulse"}),
        happened=lambda: Attendance.objects.filter(
            answer=Attendance.Answer.CAME,
            gathering__kind__in=[Kind.EXTERNAL, Kind.WEBINAR],
            gathering__holding__isnull=False,
        ),
        dated="gathering__holding__held_on",
        name=Concat("person__given_name", Value(" "), "person__family_name", Value(": "), "gathering__title"),
        shown_to=EDIT,
    )
)
_write("events.attended", _("Other people's events we took part in"), Kind.EXTERNAL)
