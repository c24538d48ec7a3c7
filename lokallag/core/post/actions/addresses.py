"""Addresses that came back, used again; what the chapter decides about its post."""

import datetime

from django.db import transaction

from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.post.models import Setup, Suppression


def lift(*, suppression: Suppression, actor: Person, now: datetime.datetime) -> Suppression:
    """Use an address again; what came back before counts no more. `now` is the machine's clock, as bounces have it."""
    with transaction.atomic():
        suppression.lifted_at = now
        suppression.save(update_fields=["lifted_at"])
        record("post.address_lifted", actor=actor, subject=suppression)
    return suppression


def undo_lift(*, suppression: Suppression, actor: Person) -> Suppression:
    """Do not use it after all."""
    with transaction.atomic():
        suppression.lifted_at = None
        suppression.save(update_fields=["lifted_at"])
        record("post.address_lift_undone", actor=actor, subject=suppression)
    return suppression


def set_up(*, weekly_cap: int, reply_to: str, actor: Person) -> Setup:
    """Decide how many ordinary letters a member gets in a week, and where answers go."""
    with transaction.atomic():
        setup, _made = Setup.objects.update_or_create(defaults={"weekly_cap": weekly_cap, "reply_to": reply_to})
        record("post.set_up", actor=actor, subject=setup, weekly_cap=weekly_cap)
    return setup
