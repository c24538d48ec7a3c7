"""Asking one person to do one thing, and what follows from the answer; each can be taken back."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.members.actions.things import About, about
from lokallag.capabilities.members.models import Ask
from lokallag.capabilities.members.models.asks import OPEN_DAYS
from lokallag.capabilities.members.notices.asking import write_ask
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.actions import sign_up, undo_answer
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups.actions import let_in
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import record
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.models import Letter
from lokallag.core.post.notices import send_notice
from lokallag.core.tasks.actions import Taken, add_task, give_back, take_task
from lokallag.core.tasks.models import Task

#: What the links of an ask are signed for.
PURPOSE = "members.ask"
LATER_DAYS = 182


class TooLate(Exception):
    """The thing is gone, over or taken, or the ask no longer waits."""


def ask_path(ask: Ask, chapter: Chapter) -> str:
    """Return the address, without the site, where the asked person answers; it needs no login."""
    token = link_token(ask.person, PURPOSE, ask.pk)
    return reverse("members:ask_answer", kwargs={"chapter": chapter.slug, "token": token})


@transaction.atomic
def ask_person(
    *, person: Person, thing: About, words: str, actor: Person, chapter: Chapter, today: datetime.date
) -> Ask:
    """Ask somebody by mail, with a link for yes and one for no. Returns the ask.

    ValidationError for who wants to hear nothing, has no address, has a question waiting, or is in it already, and
    for a thing that nobody is wanted for any more.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse(person, thing, today)
    Ask.objects.filter(person=person, answer=Ask.Answer.OPEN, expires_on__lt=today).update(answer=Ask.Answer.EXPIRED)
    if Ask.objects.open_on(today).filter(person=person).exists():
        raise ValidationError(_("They have a question waiting already; one at a time."))
    last = today + datetime.timedelta(days=OPEN_DAYS)
    ask = Ask.objects.create(
        person=person,
        kind=thing.kind,
        key=thing.key,
        title=thing.title[:200],
        words=words.strip(),
        asked_by=actor,
        asked_on=today,
        expires_on=max(today, min(last, thing.on)) if thing.on else last,
    )
    address = settings.SITE_URL + ask_path(ask, chapter)
    queued = write_ask(ask, asker=actor, row=thing.row, on=thing.on, address=address, now=chapter.now())
    if queued.blocked:
        # The whole is taken back: a question that reaches nobody does not wait for an answer.
        why = Letter.Why(next(iter(queued.blocked))).label
        raise ValidationError(_("They cannot be asked by mail: %(why)s.") % {"why": str(why).lower()})
    record("members.asked", actor=actor, subject=ask, about=thing.kind, key=thing.key)
    return ask


def _refuse(person: Person, thing: About, today: datetime.date) -> None:
    if person.wants == Person.Wants.NOTHING:
        raise ValidationError(_("They have asked not to be contacted."))
    if not person.email:
        raise ValidationError(_("No e-mail is known, so call them instead."))
    if not thing.is_open:
        raise ValidationError(_("Nobody is wanted for this any more."))
    if person.pk in thing.inside(today):
        raise ValidationError(_("They are in it already, or have answered."))


@transaction.atomic
def withdraw_ask(*, ask: Ask, actor: Person, today: datetime.date) -> Ask:
    """Take back a question that nobody has answered; its links say so. Returns it."""
    locked = Ask.objects.select_for_update().get(pk=ask.pk)
    if locked.answer == Ask.Answer.OPEN:
        locked.answer, locked.answered_on = Ask.Answer.WITHDRAWN, today
        locked.save(update_fields=["answer", "answered_on"])
        record("members.ask_withdrawn", actor=actor, subject=locked)
    return locked


@transaction.atomic
def say_yes(*, ask: Ask, chapter: Chapter, today: datetime.date) -> Ask:
    """The person says yes: they get the task, are signed up, are in the group, or get a task for the commitment.

    Said twice it is one yes. Raises TooLate when the question no longer waits or somebody was quicker.
    """
    locked = _open(ask, today)
    if locked.answer == Ask.Answer.YES:
        return locked
    thing = about(locked.kind, locked.key, chapter)
    person = locked.person
    if thing is None or not (thing.is_open or person.pk in thing.inside(today)):
        raise TooLate
    locked.made = _let_them(thing, person, today)
    locked.answer, locked.answered_on, locked.reason, locked.later_on = Ask.Answer.YES, today, "", None
    locked.save()
    record("members.ask_answered", actor=person, subject=locked, answer="yes")
    _tell_asker(locked, chapter)
    return locked


def _let_them(thing: About, person: Person, today: datetime.date) -> str:
    """Do what the yes means; returns the number of the row it made, where one was."""
    row = thing.row
    if isinstance(row, Task):
        try:
            take_task(task=row, actor=person)
        except Taken:
            raise TooLate from None
        return ""
    if isinstance(row, Gathering):
        try:
            sign_up(gathering=row, person=person, actor=person, today=today)
        except ValidationError:
            raise TooLate from None
        return ""
    if isinstance(row, Group):
        there = Membership.objects.held_on(today).filter(group=row, person=person).exists()
        return "" if there else str(let_in(group=row, person=person, on=today, actor=person).pk)
    task = add_task(title=row.text[:200], person=person, promise=row.key, actor=person, today=today)
    return str(task.pk)


@transaction.atomic
def say_no(*, ask: Ask, reason: str, later: bool, chapter: Chapter, today: datetime.date) -> Ask:
    """The person says no, perhaps why, perhaps "ask me later in the year". Raises TooLate when it no longer waits."""
    locked = _open(ask, today)
    if locked.answer == Ask.Answer.YES:
        locked = take_back_answer(ask=locked, chapter=chapter, today=today)
    told = locked.answer == Ask.Answer.NO
    locked.answer, locked.answered_on = Ask.Answer.NO, today
    locked.reason = " ".join(reason.split())[:300]
    locked.later_on = today + datetime.timedelta(days=LATER_DAYS) if later else None
    locked.save()
    record("members.ask_answered", actor=locked.person, subject=locked, answer="no", later=later)
    if not told:
        _tell_asker(locked, chapter)
    return locked


@transaction.atomic
def take_back_answer(*, ask: Ask, chapter: Chapter, today: datetime.date) -> Ask:
    """The person takes their answer back: what a yes made is unmade, and the question waits again."""
    locked = Ask.objects.select_for_update(of=("self",)).select_related("person").get(pk=ask.pk)
    if locked.answer not in {Ask.Answer.YES, Ask.Answer.NO} or locked.expires_on < today:
        raise TooLate
    waiting = Ask.objects.filter(person=locked.person, answer=Ask.Answer.OPEN).exclude(pk=locked.pk)
    if waiting.exists():
        raise TooLate
    if locked.answer == Ask.Answer.YES:
        _unmake(locked, chapter, today)
    locked.answer, locked.answered_on, locked.reason = Ask.Answer.OPEN, None, ""
    locked.later_on, locked.made = None, ""
    locked.save()
    record("members.ask_answer_undone", actor=locked.person, subject=locked)
    return locked


def _unmake(ask: Ask, chapter: Chapter, today: datetime.date) -> None:
    person = ask.person
    if ask.kind == Ask.Kind.GROUP:
        Membership.objects.filter(pk=int(ask.made or 0), person=person).delete()
        return
    if ask.kind == Ask.Kind.COMMITMENT:
        Task.objects.open().filter(pk=int(ask.made or 0), person=person).delete()
        return
    thing = about(ask.kind, ask.key, chapter)
    if thing is None:
        return
    if isinstance(thing.row, Task) and thing.row.person_id == person.pk and not hasattr(thing.row, "completion"):
        give_back(task=thing.row, actor=person)
    elif isinstance(thing.row, Gathering):
        undo_answer(gathering=thing.row, person=person, actor=person, today=today)


def _open(ask: Ask, today: datetime.date) -> Ask:
    """The ask, locked, if it can be answered; an answer that was given can be given otherwise until it runs out."""
    locked = Ask.objects.select_for_update(of=("self",)).select_related("person", "asked_by__user").get(pk=ask.pk)
    if locked.answer == Ask.Answer.YES and locked.expires_on >= today:
        return locked
    if locked.answer in {Ask.Answer.WITHDRAWN, Ask.Answer.EXPIRED} or locked.expires_on < today:
        raise TooLate
    return locked


def _tell_asker(ask: Ask, chapter: Chapter) -> None:
    """Write to whoever asked."""
    if ask.asked_by is None:
        return
    said_yes = ask.answer == Ask.Answer.YES
    subject = gettext_lazy("%(name)s says yes: %(title)s") if said_yes else gettext_lazy("%(name)s says no: %(title)s")
    context = {
        "name": ask.person.name,
        "title": ask.title,
        "said_yes": said_yes,
        "reason": ask.reason,
        "later_on": ask.later_on,
        "url": settings.SITE_URL + reverse("members:asks", kwargs={"chapter": chapter.slug}),
    }
    send_notice(ask.asked_by, subject, "members/notices/answered.txt", context, chapter=chapter)
