"""What is done by having happened: an annual meeting that was held needs nobody to write it down again."""

from __future__ import annotations

import datetime

from django.db import transaction

from lokallag.capabilities.obligations.actions.evidence import give_evidence
from lokallag.capabilities.obligations.models import Duty, Evidence
from lokallag.core.gatherings.models import Gathering, Kind

MEETING = "annual_meeting"
#: How long before its last day an annual meeting may be held and still be that year's.
EARLY = datetime.timedelta(days=300)


def see_what_happened(*, today: datetime.date, now: datetime.datetime) -> int:
    """Let annual meetings that were held fulfil the duties to hold them, each one duty; returns how many were done."""
    done = 0
    with transaction.atomic():
        for duty in Duty.objects.open().filter(rule=MEETING, due_on__lte=today + EARLY).order_by("due_on"):
            used = Evidence.objects.filter(duty__rule=MEETING).values("on")
            held = Gathering.objects.of(Kind.ANNUAL_MEETING).filter(
                holding__held_on__gt=duty.due_on - EARLY, holding__held_on__lte=today
            )
            meeting = held.exclude(holding__held_on__in=used).order_by("holding__held_on").first()
            if meeting is None:
                continue
            give_evidence(
                duty=duty, on=meeting.holding.held_on, words=meeting.title[:300], actor=None, today=today, now=now
            )
            done += 1
    return done
