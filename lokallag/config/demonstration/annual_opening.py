"""How a made-up annual meeting opened: what it decided, and whom it elected to serve it."""

import datetime

from lokallag.capabilities.meetings.actions.constitution import decision_key
from lokallag.capabilities.meetings.models import Decision, Item, Office
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


def decided(item: Item, at: datetime.datetime, by: Person) -> None:
    """What the meeting decided as it opened."""
    said = {
        "notice": "Innkallingen ble godkjent.",
        "agenda": "Sakslista ble godkjent.",
        "offices": "De som ble foreslått til møteleder, referent, til å skrive under protokollen og til tellekorps, ble valgt.",
    }
    for place, (part, text) in enumerate(said.items()):
        key = decision_key(item, part)
        Decision.objects.create(item=item, key=key, place=place, text=text, on=at.date(), decided_at=at, written_by=by)


def offices(meeting: Gathering, serving: dict[str, list[Person]]) -> None:
    """Who was elected to serve it."""
    Office.objects.bulk_create(
        [
            Office(gathering=meeting, what=what, person=person, place=place)
            for what, people in serving.items()
            for place, person in enumerate(people)
        ]
    )
