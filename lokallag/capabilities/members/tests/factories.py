"""Ready-made members for tests, made by the actions themselves."""

import datetime

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Member


def joined(actor: Actor, name: str, on: datetime.date, **more: object) -> Member:
    """Somebody who joined on a day and was registered that day; the last word is the family name."""
    given, _space, family = name.rpartition(" ")
    return actions.register_member(
        given_name=given or family,
        family_name=family if given else "",
        joined_on=on,
        contact=None,
        actor=actor.person,
        today=min(on, TODAY),
        **more,  # type: ignore[arg-type]
    )
