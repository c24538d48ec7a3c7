"""Asking members what they want from the membership, and writing down what they say."""

import datetime
from collections.abc import Iterable
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lokallag.capabilities.members.models import Ambition, Interest, Telling, Wish
from lokallag.capabilities.members.models.ambitions import AGAIN_DAYS, NO_TIME_DAYS
from lokallag.capabilities.members.notices.asking import write_ambition_links
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person

#: What a personal link to one's own ambitions is signed for.
PURPOSE = "members.ambitions"


class Said(TypedDict, total=False):
    """What somebody said: words, time, when it suits, notes, and what they tick, by kind of wish."""

    words: str
    time: str
    when: list[str]
    notes: str
    want: list[Interest]
    can: list[Interest]
    learn: list[Interest]
    ask_again_on: datetime.date | None


def ambition_path(person: Person, chapter: Chapter) -> str:
    """Return the address, without the site, of a person's own page about their ambitions; it needs no login."""
    return reverse("members:ambition_own", kwargs={"chapter": chapter.slug, "token": link_token(person, PURPOSE)})


@transaction.atomic
def tell_ambition(
    *, person: Person, said: Said, how: str, by: Person | None, actor: Person | None, today: datetime.date
) -> Ambition:
    """Write down what somebody wants, can, has time for, in place of what they said before. Returns it.

    `how` is a choice of `Ambition.How`; `by` who wrote it. They are asked again after a year, after half a year when
    they have no time just now, or on `ask_again_on`.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    ambition = Ambition.objects.filter(person=person).first() or Ambition(person=person)
    for name in ("words", "time", "notes"):
        setattr(ambition, name, said.get(name, ""))
    ambition.when = sorted(set(said.get("when", [])) & set(Ambition.When.values), key=Ambition.When.values.index)
    ambition.first_answered_on = ambition.first_answered_on or today
    ambition.answered_on = today
    rest = NO_TIME_DAYS if ambition.time == Ambition.Time.NONE else AGAIN_DAYS
    ambition.ask_again_on = said.get("ask_again_on") or today + datetime.timedelta(days=rest)
    ambition.save()
    _tick(ambition, said)
    Telling.objects.create(ambition=ambition, on=today, how=how, by=by)
    record("members.ambition_told", actor=actor, subject=ambition, how=how)
    return ambition


def _tick(ambition: Ambition, said: Said) -> None:
    """Let the ticks be those of now; ticks of what is no longer asked about stay."""
    wanted = {
        (interest.pk, kind)
        for kind, ticked in (
            (Wish.Kind.WANT, said.get("want", [])),
            (Wish.Kind.CAN, said.get("can", [])),
            (Wish.Kind.LEARN, said.get("learn", [])),
        )
        for interest in ticked
    }
    before = {
        (wish.interest_id, wish.kind): wish.pk
        for wish in Wish.objects.filter(ambition=ambition, interest__retired_on__isnull=True)
    }
    Wish.objects.filter(pk__in=[key for tick, key in before.items() if tick not in wanted]).delete()
    Wish.objects.bulk_create(
        [Wish(ambition=ambition, interest_id=pk, kind=kind) for pk, kind in sorted(wanted - set(before))]
    )


@transaction.atomic
def ask_for_ambitions(
    *, people: Iterable[Person], important: bool = False, actor: Person, chapter: Chapter, today: datetime.date
) -> tuple[int, int]:
    """Send people their link by mail. Returns how many were asked and how many were left out.

    Left out are those who were asked this very day and those no letter may go to (core.post.rules). `important`
    reaches those who want only that: for somebody asked by hand, not for many at once.
    """
    chosen = {person.pk: person for person in people}
    there = {row.person_id: row for row in Ambition.objects.filter(person__in=list(chosen))}
    rows = {pk: there.get(pk) or Ambition(person=person) for pk, person in chosen.items()}
    written: set[int] = set()
    for again in (False, True):
        some = [pk for pk, row in rows.items() if row.asked_on != today and (row.answered_on is not None) == again]
        written |= write_ambition_links(
            {pk: settings.SITE_URL + ambition_path(chosen[pk], chapter) for pk in some},
            again=again,
            important=important,
            sender=actor,
            chapter_name=chapter.name,
            now=chapter.now(),
        )
    for pk in written:
        row = rows[pk]
        row.asked_on = today
        if row.is_old_on(today):
            row.ask_again_on = today + datetime.timedelta(days=NO_TIME_DAYS)
        row.save()
    asked, left_out = len(written), len(chosen) - len(written)
    record("members.ambitions_asked", actor=actor, asked=asked, left_out=left_out)
    return asked, left_out
