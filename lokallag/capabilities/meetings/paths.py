"""What meetings tell on a person's path: those they came to."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Opening, Signature
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


def _led(row: Row) -> Told:
    return Told(_("Led %(meeting)s") % {"meeting": row.what}, link=("meetings:detail", {"pk": row.ref}))


@path_from("meetings.led", tell=_led, icon="gavel", on="gathering__on", what="gathering__title", ref="gathering_id")
def led(person: Person) -> QuerySet[Opening]:
    """Meetings they led."""
    return Opening.objects.filter(chaired_by=person)


def _signed(row: Row) -> Told:
    return Told(
        _("Signed the minutes of %(meeting)s") % {"meeting": row.what}, link=("meetings:minutes", {"pk": row.ref})
    )


@path_from(
    "meetings.signed",
    tell=_signed,
    icon="pencil-line",
    on="signed_on",
    what="signer__minutes__gathering__title",
    ref="signer__minutes__gathering_id",
)
def signed(person: Person) -> QuerySet[Signature]:
    """Minutes they signed."""
    return Signature.objects.filter(signer__person=person)
