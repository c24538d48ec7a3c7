"""Delegations as dated things: until when to sign up, the meeting itself where the calendar has it not already."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Delegation
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.core.calendar.dates import Dated
from lokallag.core.chapters.models import Chapter


def delegations_due(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """The delegations' days from `first` to `last`. One query."""
    days = Q(on__gte=first, on__lte=last) | Q(sign_up_by__gte=first, sign_up_by__lte=last)
    return [
        dated
        for row in Delegation.objects.filter(days).prefetch_related("delegates").order_by("on", "pk")
        for dated in _days(row, chapter, today)
        if first <= dated.on <= last
    ]


def _days(row: Delegation, chapter: Chapter, today: datetime.date) -> list[Dated]:
    url = reverse("meetings:delegation", kwargs={"chapter": chapter.slug, "pk": row.pk})
    going = [one for one in row.delegates.all() if one.is_going]
    found = []
    if row.sign_up_by is not None:
        done = bool(going) and all(one.signed_up_on for one in going)
        found.append(
            Dated(
                key=f"meetings-delegation-sign-up-{row.pk}",
                on=row.sign_up_by,
                title=_("Sign delegates up: %(meeting)s") % {"meeting": row.title},
                ring="deadlines",
                mark="held" if done else "behind" if row.sign_up_by < today else "deadline",
                url=url,
                detail=_("%(going)s of %(places)s places are filled.") % {"going": len(going), "places": row.places},
                shown_to=VIEW,
            )
        )
    if row.gathering_id is None:
        found.append(
            Dated(
                key=f"meetings-delegation-{row.pk}",
                on=row.on,
                title=row.title,
                ring="meetings",
                mark="held" if any(one.travelled_on for one in going) else "planned",
                url=url,
                place=row.place,
                shown_to=VIEW,
            )
        )
    return found
