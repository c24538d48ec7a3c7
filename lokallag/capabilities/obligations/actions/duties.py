"""Lay out a chapter's duties from the rules, open one that follows something that happened, and hand it over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.models import Duty, NotOurs, OwnRule
from lokallag.capabilities.obligations.rules import Due, after, occasions, own_days
from lokallag.capabilities.obligations.standings import rule_of, situation_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

DAY = datetime.timedelta(days=1)


def ensure_duties(*, chapter: Chapter, today: datetime.date) -> int:
    """Write the duties that fall due from today to the end of next year; returns how many were new.

    Done twice, or by two workers at once, it writes nothing more (the chapter's row is locked, and a duty is one a
    period). An open duty whose rule has got another day follows it; one that somebody moved stays.
    """
    last = datetime.date(today.year + 1, 12, 31)
    with transaction.atomic():
        Chapter.objects.select_for_update().only("pk").get(pk=chapter.pk)
        left_out = set(NotOurs.objects.values_list("rule", flat=True))
        dues = [due for due in occasions(situation_of(chapter, today), today, last) if due.rule.key not in left_out]
        wanted = [_duty(due) for due in dues] + _own_duties(today, last)
        known = {
            (row.rule, row.period): row
            for row in Duty.objects.filter(reference="").select_related("fulfilment", "waiver")
        }
        new = [row for row in wanted if (row.rule, row.period) not in known]
        moved = _follow(wanted, known)
        if not new and not moved:
            return 0
        Duty.objects.bulk_create(new)
        record("obligations.laid_out", actor=None, new=len(new), moved=moved)
    return len(new)


def _duty(due: Due, *, happened_on: datetime.date | None = None, reference: str = "") -> Duty:
    """A duty as its rule says, not saved."""
    rule, occasion = due.rule, due.occasion
    return Duty(
        rule=rule.key,
        period=occasion.period,
        due_on=occasion.due_on,
        due_at=occasion.due_at,
        published_on=occasion.published_on,
        late_after=occasion.due_on + rule.grace_days * DAY,
        about=occasion.about,
        happened_on=happened_on,
        is_certain=occasion.is_certain,
        is_notice=rule.is_notice,
        role=rule.role,
        reference=reference,
        paragraph=occasion.paragraph,
        url=occasion.url,
    )


def _own_duties(first: datetime.date, last: datetime.date) -> list[Duty]:
    """The duties of the chapter's own rules, not saved."""
    return [
        Duty(rule=own.key, own=own, period=on.isoformat(), due_on=on, late_after=on, person=own.person, role=own.role)
        for own in OwnRule.objects.in_force_on(first).select_related("person")
        for on in own_days(own.begins_on, own.rhythm, first, last)
    ]


FOLLOWED = ("due_on", "due_at", "published_on", "late_after", "about", "is_certain", "is_notice", "paragraph", "url")


def _follow(wanted: Iterable[Duty], known: dict[tuple[str, str], Duty]) -> int:
    """Give open duties the day their rule has now; returns how many had another."""
    changed = []
    for row in wanted:
        found = known.get((row.rule, row.period))
        if found is None or found.is_moved or found.is_done or found.is_waived:
            continue
        if any(getattr(found, name) != getattr(row, name) for name in FOLLOWED):
            for name in FOLLOWED:
                setattr(found, name, getattr(row, name))
            changed.append(found)
    Duty.objects.bulk_update(changed, FOLLOWED)
    return len(changed)


def open_duty(
    *, key: str, happened_on: datetime.date, actor: Person | None, today: datetime.date, reference: str = ""
) -> Duty:
    """Open the duty that follows from what happened on a day (a board was elected, a donation came); opened once.

    ValidationError where nothing follows from that day, or it has not come yet.
    """
    due = after(key, happened_on)
    if due is None or happened_on > today:
        raise ValidationError({"happened_on": _("Nothing has to be reported because of this day.")})
    with transaction.atomic():
        made = _duty(due, happened_on=happened_on, reference=reference)
        defaults = {
            field.attname: getattr(made, field.attname)
            for field in Duty._meta.concrete_fields
            if field.attname not in {"id", "chapter_id", "rule", "period", "reference"}
        }
        duty, is_new = Duty.objects.get_or_create(
            rule=made.rule, period=made.period, reference=reference, defaults=defaults
        )
        if is_new:
            record("obligations.opened", actor=actor, subject=duty, rule=key, happened_on=happened_on)
    return duty


def hand_over(*, duty: Duty, person: Person | None, role: str, actor: Person) -> Duty:
    """Let somebody have the duty: a person, or (with none) whoever holds the post."""
    with transaction.atomic():
        duty.person, duty.role = person, role
        duty.save(update_fields=["person", "role"])
        record("obligations.handed_over", actor=actor, subject=duty, role=role)
    return duty


def move_duty(*, duty: Duty, due_on: datetime.date, actor: Person, today: datetime.date) -> Duty:
    """Write the day that others have set. ValidationError for a duty whose day stands in the rule, and for a day long past."""
    rule = rule_of(duty, current_chapter())
    if rule is not None and not rule.is_movable and duty.is_certain:
        raise ValidationError({"due_on": _("This day stands in the rule and cannot be moved.")})
    if due_on < today - 366 * DAY or due_on > today + 800 * DAY:
        raise ValidationError({"due_on": _("That is too far from today.")})
    with transaction.atomic():
        grace = duty.late_after - duty.due_on
        duty.due_on, duty.late_after, duty.is_moved, duty.is_certain = due_on, due_on + grace, True, True
        duty.save(update_fields=["due_on", "late_after", "is_moved", "is_certain"])
        duty.nudges.all().delete()
        record("obligations.moved", actor=actor, subject=duty, due_on=due_on)
    return duty
