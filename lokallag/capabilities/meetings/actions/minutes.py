"""Minutes while they are written: begun when the meeting closes, in the secretary's words where they want."""

import datetime

from django.db import transaction

from lokallag.capabilities.meetings.models import Minutes, Opening, Presence, Signer
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def draft_minutes(*, meeting: Gathering, actor: Person | None, now: datetime.datetime) -> Minutes:
    """Begin the minutes of a meeting, once; called when it closes. Returns them, also where they were begun before.

    Nothing is copied: until they are approved they are made from the meeting's rows each time they are read.
    1. the minutes in the chapter's language, 2. who signs: the chair of the meeting and one more, 3. the journal.
    """
    minutes, is_new = Minutes.objects.get_or_create(
        gathering=meeting,
        defaults={"language": meeting.chapter.language, "drafted_at": now, "drafted_by": actor},
    )
    if not is_new:
        return minutes
    for place, person in enumerate(_who_signs(meeting)):
        Signer.objects.create(minutes=minutes, place=place, person=person)
    record("meetings.minutes_drafted", actor=actor, subject=minutes, gathering=meeting.pk)
    return minutes


def _who_signs(meeting: Gathering) -> list[Person]:
    """The chair of the meeting and the secretary, or the first other with a vote who was there."""
    opening = Opening.objects.filter(gathering=meeting).select_related("chaired_by", "written_by").first()
    chosen = [person for person in (opening.chaired_by, opening.written_by) if person is not None] if opening else []
    voting = Presence.objects.filter(gathering=meeting, part__in=[Presence.Part.MEMBER, Presence.Part.DEPUTY])
    others = voting.exclude(person__in=chosen).select_related("person").order_by("arrived_at", "pk")
    for presence in others:
        if presence.person not in chosen:
            chosen.append(presence.person)
    return list(dict.fromkeys(chosen))[:2]
