"""How much of the membership is on the map, and how many did something practical."""

import datetime

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.members.permissions import VIEW
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.measures.book import measure, measure_within
from lokallag.core.measures.deeds import deeds_from, first_deed
from lokallag.core.tasks.models import Completion

_NAME = Concat("person__given_name", Value(" "), "person__family_name", output_field=CharField())


@measure(
    "members.mapped",
    _("Members who have told what they want"),
    serves=("coverage",),
    opened="joined_on",
    met="person__ambition__first_answered_on",
    waived="left_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def mapped() -> QuerySet[Member]:
    """Each member is a case from the day they joined; it is met by their first answer."""
    return Member.objects.exclude(state=Member.State.APPLIED)


@measure_within(
    "members.practical",
    _("Members who did something practical"),
    serves=("coverage",),
    opened="joined_on",
    met="first_deed_on",
    waived="left_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def practical(first: datetime.date, last: datetime.date) -> QuerySet[Member]:
    """Each member is a case; it is met by the first practical thing they did in the commitment's window."""
    members = Member.objects.exclude(state=Member.State.APPLIED)
    return members.annotate(first_deed_on=first_deed("person", first, last))


@deeds_from("gatherings.stands", person="person", dated="gathering__on")
def stood() -> QuerySet[Attendance]:
    """Who came to a stand: those who come to a stand stand there."""
    return Attendance.objects.filter(answer=Attendance.Answer.CAME, gathering__kind=Kind.STAND)


@deeds_from("gatherings.arranged", person="responsible", dated="holding__held_on")
def arranged() -> QuerySet[Gathering]:
    """Who had an event that was held."""
    return Gathering.objects.held()


@deeds_from("tasks.done", person="done_by", dated="done_on")
def done() -> QuerySet[Completion]:
    """Who did a task."""
    return Completion.objects.all()


@deeds_from("members.talks", person="by", dated="on")
def called() -> QuerySet[Contact]:
    """Who called or talked with a member for the chapter, or tried to."""
    return Contact.objects.all()
