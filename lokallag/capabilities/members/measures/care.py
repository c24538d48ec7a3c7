"""Ring rounds as dated things: the day by which everybody should have been called."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Round
from lokallag.capabilities.members.permissions import CALL
from lokallag.core.calendar.dates import Dated
from lokallag.core.chapters.models import Chapter


def rounds_to_end(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """The last day of each ring round that is not closed; callers find their way to it from home. One query."""
    url = reverse("members:rounds", kwargs={"chapter": chapter.slug})
    rows = Round.objects.filter(closed_on__isnull=True, until__gte=first, until__lte=last).order_by("until", "pk")
    return [
        Dated(
            key=f"members-round-{row.pk}",
            on=row.until,
            title=_("Ring round: %(name)s") % {"name": row.name},
            ring="people",
            mark="behind" if row.until < today else "deadline",
            url=url,
            shown_to=CALL,
        )
        for row in rows
    ]
