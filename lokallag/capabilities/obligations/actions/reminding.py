"""Remind who has a duty when it comes near and when it is late; tell the chair when nobody does it."""

from __future__ import annotations

import datetime
from collections import defaultdict

from django.db import transaction

from lokallag.capabilities.obligations.models import Duty, Nudge
from lokallag.capabilities.obligations.notices import remind, tell_those_above
from lokallag.capabilities.obligations.standings import Holders, State, Stood, stand
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: The last reminder before the day, and how long after it the chair is told.
WEEK = 7
CHAIR_AFTER = datetime.timedelta(days=3)
#: Nothing older is written about: a chapter that begins is not reminded of a past nobody laid out.
FARTHEST_AHEAD = datetime.timedelta(days=90)


def remind_of_duties(*, today: datetime.date) -> int:
    """Write to those of the scope's chapter who must hear of a duty today; returns how many mails.

    Each hears of a duty once for each reason, however often this is done; one mail holds all of the same kind.
    """
    chapter = current_chapter()
    with transaction.atomic():
        Chapter.objects.select_for_update().only("pk").get(pk=chapter.pk)
        rows = Duty.objects.open().must().filter(due_on__lte=today + FARTHEST_AHEAD).with_all()
        holders = Holders.on(today)
        stoods = stand(rows, chapter=chapter, today=today, holders=holders)
        told = set(Nudge.objects.filter(duty__in=rows).values_list("duty", "person", "kind"))
        letters: dict[tuple[Person, Nudge.Kind], list[Duty]] = defaultdict(list)
        for stood in stoods:
            for kind, people in _reasons(stood, holders, today):
                for person in people:
                    if (stood.duty.pk, person.pk, kind) not in told:
                        letters[person, kind].append(stood.duty)
        if not letters:
            return 0
        Nudge.objects.bulk_create(
            [Nudge(duty=d, person=who, kind=kind, on=today) for (who, kind), duties in letters.items() for d in duties]
        )
        who_has = {stood.duty.pk: stood.owner for stood in stoods}
        for (person, kind), duties in letters.items():
            if kind == Nudge.Kind.CHAIR:
                tell_those_above(person, duties, who_has, chapter=chapter)
            else:
                remind(person, duties, is_late=kind == Nudge.Kind.LATE, chapter=chapter)
        record("obligations.reminded", actor=None, letters=len(letters))
    return len(letters)


def _reasons(stood: Stood, holders: Holders, today: datetime.date) -> list[tuple[Nudge.Kind, list[Person]]]:
    """Why somebody must hear of a duty today, and who."""
    duty, have = stood.duty, holders.have(stood.duty)
    if stood.state == State.LATE:
        reasons = [(Nudge.Kind.LATE, have)]
        if today >= duty.late_after + CHAIR_AFTER:
            reasons.append((Nudge.Kind.CHAIR, holders.above(duty)))
        return reasons
    if stood.state != State.SOON:
        return []
    return [(Nudge.Kind.WEEK if duty.days_left(today) <= WEEK else Nudge.Kind.SOON, have)]
