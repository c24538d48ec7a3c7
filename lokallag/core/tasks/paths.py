"""What tasks tell on a person's path: what they did."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from
from lokallag.core.tasks.models import Completion


def _did(row: Row) -> Told:
    return Told(_("Did a task: %(task)s") % {"task": row.what}, link=("tasks:edit", {"pk": row.ref}), tone="success")


@path_from("tasks.did", tell=_did, icon="check", on="done_on", what="task__title", ref="task_id")
def did(person: Person) -> QuerySet[Completion]:
    """Tasks they did."""
    return Completion.objects.filter(done_by=person)
