"""Make a ring round, choose its callers, close it; the calls themselves are in `calling`."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Member, Ring, Round, RoundCaller
from lokallag.capabilities.members.notices.rounds import ask_to_call
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.segments.book import people_in
from lokallag.core.tasks.actions import add_task, finish_task, remove_task
from lokallag.core.tasks.models import Task


@transaction.atomic
def make_round(
    *,
    name: str,
    who: str,
    parts: Iterable[Mapping[str, Any]],
    script: str,
    until: datetime.date,
    callers: Iterable[Person],
    actor: Person,
    today: datetime.date,
) -> Round:
    """Make a ring round of the members among the people of whom all parts are true, and ask the callers.

    Those without a phone number, and those who asked not to be contacted, are left out. ValidationError where nobody is
    left or the last day has passed.
    """
    if until < today:
        raise ValidationError({"until": _("This day has passed.")})
    made = Round.objects.create(
        name=name,
        who=who[:300],
        parts=[dict(part) for part in parts],
        script=script,
        until=until,
        made_on=today,
        made_by=actor,
    )
    if not fill(made, today):
        raise ValidationError({"people": _("None of them can be called: nobody has a phone number, or wants calls.")})
    _ask(made, callers, actor=actor, today=today)
    record("members.round_made", actor=actor, subject=made, people=made.rings.count(), callers=made.callers.count())
    return made


@transaction.atomic
def refill_round(*, ring_round: Round, actor: Person, today: datetime.date) -> int:
    """Add those who have come to belong to the round since it was made; returns how many."""
    Round.objects.select_for_update().get(pk=ring_round.pk)
    added = fill(ring_round, today)
    if added:
        record("members.round_filled", actor=actor, subject=ring_round, people=added)
    return added


def fill(ring_round: Round, today: datetime.date) -> int:
    """Write down who is to be called, without those who are there already; returns how many were added."""
    members = Member.objects.current_on(today).filter(
        person__in=people_in(ring_round.parts, today).order_by().values("pk")
    )
    callable_ = members.exclude(person__wants=Person.Wants.NOTHING).exclude(person__phone="")
    there = set(ring_round.rings.values_list("member", flat=True))
    keys = [key for key in callable_.order_by("joined_on", "pk").values_list("pk", flat=True) if key not in there]
    Ring.objects.bulk_create([Ring(round=ring_round, member_id=key) for key in keys], batch_size=1000)
    return len(keys)


@transaction.atomic
def change_round(
    *,
    ring_round: Round,
    name: str,
    script: str,
    until: datetime.date,
    callers: Iterable[Person],
    actor: Person,
    today: datetime.date,
) -> Round:
    """Change a round. New callers are asked; who calls no longer gives back whom they have at hand."""
    ring_round = Round.objects.select_for_update().get(pk=ring_round.pk)
    ring_round.name, ring_round.script, ring_round.until = name, script, until
    ring_round.save(update_fields=["name", "script", "until"])
    chosen = {person.pk: person for person in callers}
    gone = ring_round.callers.exclude(person__in=chosen).select_related("task")
    _let_go(ring_round, list(gone), actor=actor)
    asked = set(ring_round.callers.values_list("person", flat=True))
    _ask(ring_round, [person for key, person in chosen.items() if key not in asked], actor=actor, today=today)
    record("members.round_changed", actor=actor, subject=ring_round)
    return ring_round


@transaction.atomic
def close_round(*, ring_round: Round, actor: Person, today: datetime.date) -> Round:
    """Nobody is called in the round any more; the callers' tasks are done."""
    ring_round = Round.objects.select_for_update().get(pk=ring_round.pk)
    if ring_round.closed_on is None:
        ring_round.closed_on = today
        ring_round.save(update_fields=["closed_on"])
        ring_round.rings.filter(holder__isnull=False).update(holder=None, held_until=None)
        for caller in ring_round.callers.filter(task__completion__isnull=True, task__isnull=False).select_related(
            "task"
        ):
            if caller.task is not None:
                finish_task(task=caller.task, actor=actor, today=today)
        record("members.round_closed", actor=actor, subject=ring_round)
    return ring_round


@transaction.atomic
def reopen_round(*, ring_round: Round, actor: Person) -> Round:
    """Go on calling after all."""
    ring_round = Round.objects.select_for_update().get(pk=ring_round.pk)
    if ring_round.closed_on is not None:
        ring_round.closed_on = None
        ring_round.save(update_fields=["closed_on"])
        record("members.round_reopened", actor=actor, subject=ring_round)
    return ring_round


def _ask(ring_round: Round, callers: Iterable[Person], *, actor: Person, today: datetime.date) -> None:
    """Write the callers down, each with a task, and write to them."""
    chapter = current_chapter()
    with translation.override(chapter.language):
        title = _("Ring round: %(name)s") % {"name": ring_round.name}
    for person in callers:
        task = add_task(title=title[:200], person=person, due_on=ring_round.until, actor=actor, today=today)
        RoundCaller.objects.create(round=ring_round, person=person, task=task)
        if person.pk != actor.pk:
            ask_to_call(ring_round, person, asked_by=actor, chapter=chapter)


def _let_go(ring_round: Round, gone: list[RoundCaller], *, actor: Person) -> None:
    """Take callers out of the round, with their open tasks; whom they have at hand is free."""
    people = [caller.person_id for caller in gone]
    ring_round.rings.filter(holder__in=people).update(holder=None, held_until=None)
    for task in Task.objects.open().filter(pk__in=[caller.task_id for caller in gone if caller.task_id]):
        remove_task(task=task, actor=actor)
    ring_round.callers.filter(person__in=people).delete()
