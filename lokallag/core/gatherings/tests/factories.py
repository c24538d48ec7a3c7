"""Ready-made gatherings for tests, made by the actions themselves."""

import datetime
from typing import Any

from conftest import TODAY, Actor
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Gathering, Kind


def planned(actor: Actor, *, on: datetime.date, kind: str = Kind.BOARD_MEETING, **details: Any) -> Gathering:
    """A gathering in the calendar."""
    full: actions.Details = {"kind": kind, "title": f"{kind} {on}", "on": on, **details}  # type: ignore[typeddict-item]
    return actions.plan_gathering(details=full, actor=actor.person, today=min(on, TODAY))


def held(actor: Actor, *, on: datetime.date, kind: str = Kind.BOARD_MEETING, **details: Any) -> Gathering:
    """A gathering that took place on its day."""
    gathering = planned(actor, on=on, kind=kind, **details)
    actions.hold_gathering(gathering=gathering, held_on=on, actor=actor.person, today=TODAY)
    return Gathering.objects.get(pk=gathering.pk)
