"""Keep the chapter's organisation number and what the register answers about it."""

from __future__ import annotations

import datetime

from django.db import transaction

from lokallag.capabilities.obligations.actions.fetching import fetch
from lokallag.capabilities.obligations.models import RegisterAnswer
from lokallag.capabilities.obligations.registers import Answer, CannotRead, Problem, read
from lokallag.core.access.actions.chapter import change_chapter
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_A_DAY = datetime.timedelta(days=1)


def set_number(*, chapter: Chapter, number: str, actor: Person) -> Chapter:
    """Write the chapter's organisation number (nine digits, checked by the form); an answer about another one goes."""
    with transaction.atomic():
        changed = change_chapter(chapter=chapter, values={"organisation_number": number}, actor=actor)
        RegisterAnswer.objects.exclude(number=number).delete()
    return changed


def ask_register(*, chapter: Chapter, actor: Person, now: datetime.datetime) -> Problem | None:
    """Ask the register and keep what it answers. Returns what was wrong, None when it was read.

    The question is asked before the transaction: nobody waits for the database while the register thinks.
    """
    try:
        answer = fetch(chapter.organisation_number)
    except CannotRead as wrong:
        return _tried(chapter, wrong.problem, actor, now)
    _keep(chapter, answer, RegisterAnswer.How.FETCHED, actor, now)
    return None


def take_answer(*, chapter: Chapter, text: str, actor: Person, now: datetime.datetime) -> Problem | None:
    """Keep what somebody pasted or saved of the register's answer. Returns what was wrong, None when it was read."""
    try:
        answer = read(text, number=chapter.organisation_number)
    except CannotRead as wrong:
        return _tried(chapter, wrong.problem, actor, now)
    _keep(chapter, answer, RegisterAnswer.How.GIVEN, actor, now)
    return None


def _keep(chapter: Chapter, answer: Answer, how: str, actor: Person, now: datetime.datetime) -> None:
    """Let the answer take the place of the one before; within a day the unit and the roles may come one after the other."""
    with transaction.atomic():
        row, _new = RegisterAnswer.objects.get_or_create(defaults={"number": chapter.organisation_number})
        fresh = row.number == chapter.organisation_number and row.read_at is not None and now - row.read_at < _A_DAY
        before = row.answer if fresh else None
        whole = before.with_(answer) if before is not None else answer
        if whole.unit is not None and whole.unit.deleted_on:
            whole = Answer(unit=whole.unit)
        row.number, row.content, row.how, row.asked_by = chapter.organisation_number, whole.as_json(), how, actor
        row.read_at = row.tried_at = now
        row.problem = ""
        row.save()
        record("obligations.register_read", actor=actor, subject=row, how=how)


def _tried(chapter: Chapter, problem: Problem, actor: Person, now: datetime.datetime) -> Problem:
    """Remember that an attempt gave nothing; what was read before stays."""
    with transaction.atomic():
        row, _new = RegisterAnswer.objects.get_or_create(defaults={"number": chapter.organisation_number})
        row.problem, row.tried_at, row.asked_by = problem, now, actor
        row.save(update_fields=["problem", "tried_at", "asked_by"])
        record("obligations.register_tried", actor=actor, subject=row, problem=problem)
    return problem
