"""What the work plan may count of meetings: those held, by kind, with those planned beside them."""

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.permissions import SEE_ALL
from lokallag.core.gatherings.models import FOR_ALL, MEETINGS, Gathering, Kind
from lokallag.core.measures.book import BOOK, Measure

TRACKINGS = frozenset({"count", "rhythm", "pulse", "milestone"})


def _held(kinds: frozenset[str]) -> QuerySet[Gathering]:
    return Gathering.objects.of(*kinds).filter(holding__isnull=False)


def _planned(kinds: frozenset[str]) -> QuerySet[Gathering]:
    return Gathering.objects.of(*kinds)


#: The kinds of meetings each measure counts.
COUNTED: dict[str, frozenset[str]] = {}


def _write(key: str, label: Promise, *kinds: str) -> None:
    """Write one measure of meetings of these kinds."""
    chosen = COUNTED[key] = frozenset(kinds)
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
            link="meetings:detail",
            opened_to=None if chosen <= FOR_ALL else SEE_ALL,
        )
    )


_write("meetings.held", _("Meetings held, of any kind"), *MEETINGS)
_write("meetings.board_held", _("Board meetings held"), Kind.BOARD_MEETING)
_write("meetings.member_held", _("Member meetings held"), Kind.MEMBER_MEETING)
_write("meetings.annual_held", _("Annual meetings held"), Kind.ANNUAL_MEETING)
_write("meetings.joint_held", _("Joint meetings held"), Kind.JOINT_MEETING)
_write("meetings.council_group_held", _("Council group meetings held"), Kind.COUNCIL_GROUP_MEETING)
_write("meetings.group_held", _("Meetings held by groups"), Kind.GROUP_MEETING)
