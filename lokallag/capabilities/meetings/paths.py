"""What meetings tell on a person's path: those they came to."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.gatherings.models import MEETINGS, Attendance
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from


def _came(row: Row) -> Told:
    return Told(_("Came to %(gathering)s") % {"gathering": row.what}, link=("meetings:detail", {"pk": row.ref}))


@path_from(
    "meetings.came", tell=_came, icon="calendar-check", on="gathering__on", what="gathering__title", ref="gathering_id"
)
def came(person: Person) -> QuerySet[Attendance]:
    """Meetings they came to."""
    return Attendance.objects.filter(person=person, answer=Attendance.Answer.CAME, gathering__kind__in=sorted(MEETINGS))
