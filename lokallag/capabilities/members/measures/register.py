"""Who joined and who was welcomed in time; and whom to call by which day."""

import datetime

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lokallag.capabilities.members.models import Contact, Member, Welcome
from lokallag.capabilities.members.permissions import VIEW
from lokallag.core.calendar.dates import Dated
from lokallag.core.chapters.models import Chapter
from lokallag.core.measures.book import measure

_NAME = Concat("person__given_name", Value(" "), "person__family_name", output_field=CharField())


@measure(
    "members.welcomed",
    _("New members contacted"),
    serves=("coverage",),
    opened="joined_on",
    met="first_contact_on",
    waived="left_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def welcomed() -> QuerySet[Member]:
    """Each new member is a case; it is met by the first conversation after joining."""
    return Member.objects.with_first_contact()


@measure(
    "members.recruited",
    _("New members"),
    serves=("count", "pulse"),
    dated="joined_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def recruited() -> QuerySet[Member]:
    """Everybody who joined."""
    return Member.objects.all()


@measure(
    "members.talked_with",
    _("Conversations with members"),
    serves=("count", "pulse"),
    dated="on",
    name=Concat("member__person__given_name", Value(" "), "member__person__family_name", output_field=CharField()),
    shown_to=VIEW,
)
def talked_with() -> QuerySet[Contact]:
    """Every contact where somebody was reached."""
    return Contact.objects.filter(reached=True)


def calls_to_make(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """New members nobody has talked with, by the day they should have had a call; numbers, never names. One query."""
    due: dict[datetime.date, int] = {}
    waiting = Welcome.objects.waiting_on(today).filter(due_on__gte=first, due_on__lte=last)
    for due_on in waiting.order_by().values_list("due_on", flat=True):
        due[due_on] = due.get(due_on, 0) + 1
    url = reverse("members:care", kwargs={"chapter": chapter.slug})
    return [
        Dated(
            key=f"members-call-{due_on.isoformat()}",
            on=due_on,
            title=ngettext("Call %(count)s new member", "Call %(count)s new members", count) % {"count": count},
            ring="people",
            mark="behind" if due_on < today else "deadline",
            url=url,
            shown_to=VIEW,
        )
        for due_on, count in sorted(due.items())
    ]
