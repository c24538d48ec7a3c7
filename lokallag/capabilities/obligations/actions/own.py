"""The chapter's own rules: set, changed, ended."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from lokallag.capabilities.obligations.actions.duties import ensure_duties
from lokallag.capabilities.obligations.models import Duty, OwnRule
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def set_own_rule(*, actor: Person, today: datetime.date, **facts: Any) -> OwnRule:
    """Set a rule of the chapter's own (fields of `OwnRule`); its duties are laid out at once."""
    with transaction.atomic():
        own = OwnRule.objects.create(made_on=today, **facts)
        record("obligations.rule_set", actor=actor, subject=own)
        ensure_duties(chapter=current_chapter(), today=today)
    return own


def change_own_rule(*, own: OwnRule, actor: Person, today: datetime.date, **facts: Any) -> OwnRule:
    """Change a rule; its open duties from today on are laid out anew, what was done or is late stays."""
    with transaction.atomic():
        for name, value in facts.items():
            setattr(own, name, value)
        own.save()
        _clear(own, today)
        record("obligations.rule_changed", actor=actor, subject=own)
        ensure_duties(chapter=current_chapter(), today=today)
    return own


def end_own_rule(*, own: OwnRule, actor: Person, today: datetime.date) -> OwnRule:
    """Let a rule end: its open duties from today on go."""
    with transaction.atomic():
        own.ended_on = today
        own.save(update_fields=["ended_on"])
        _clear(own, today)
        record("obligations.rule_ended", actor=actor, subject=own)
    return own


def renew_own_rule(*, own: OwnRule, actor: Person, today: datetime.date) -> OwnRule:
    """Let an ended rule count again."""
    with transaction.atomic():
        own.ended_on = None
        own.save(update_fields=["ended_on"])
        record("obligations.rule_renewed", actor=actor, subject=own)
        ensure_duties(chapter=current_chapter(), today=today)
    return own


def _clear(own: OwnRule, today: datetime.date) -> None:
    Duty.objects.open().filter(own=own, due_on__gte=today, evidence__isnull=True).delete()
