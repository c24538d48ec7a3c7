"""What events tell on a person's path: those they came to, the courses they took."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.gatherings.models import EVENTS, Attendance, Kind
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from

_WHERE = {"on": "gathering__on", "what": "gathering__title", "ref": "gathering_id"}


def _came(row: Row) -> Told:
    return Told(_("Came to %(gathering)s") % {"gathering": row.what}, link=("events:detail", {"pk": row.ref}))


def _learned(row: Row) -> Told:
    return Told(
        _("Took a course: %(course)s") % {"course": row.what}, link=("events:detail", {"pk": row.ref}), tone="success"
    )


@path_from("events.came", tell=_came, icon="calendar-check", **_WHERE)
def came(person: Person) -> QuerySet[Attendance]:
    """Events they came to."""
    kinds = sorted(EVENTS - {Kind.COURSE})
    return Attendance.objects.filter(person=person, answer=Attendance.Answer.CAME, gathering__kind__in=kinds)


@path_from("events.learned", tell=_learned, icon="graduation-cap", **_WHERE)
def learned(person: Person) -> QuerySet[Attendance]:
    """Courses they took."""
    return Attendance.objects.filter(person=person, answer=Attendance.Answer.CAME, gathering__kind=Kind.COURSE)
