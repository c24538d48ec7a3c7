"""What the logbook tells on a person's path: what they did."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.capabilities.logbook.models import Note
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from


def _did(row: Row) -> Told:
    return Told(_("Did: %(what)s") % {"what": row.what}, link=("logbook:detail", {"pk": row.ref}), tone="success")


@path_from("logbook.did", tell=_did, icon="pencil-line", what="what")
def did(person: Person) -> QuerySet[Note]:
    """What was written in the logbook of them."""
    return Note.objects.standing().filter(who=person)
