"""What people are written about a gathering: the invitation, a place that came free, that it is moved or called off."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lokallag.core.gatherings.enclosing import date_for_calendars
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.things import ANSWER, KEY, answer_url, when
from lokallag.core.people.models import Person
from lokallag.core.post.letters import write_to
from lokallag.core.post.merging import plain
from lokallag.core.post.models import Letter, Mailing

__all__ = ["ANSWER", "answer_url"]


def send_invitations(
    gathering: Gathering,
    people: Sequence[Person],
    *,
    word: str = "",
    again: bool = False,
    actor: Person | None,
    now: datetime.datetime,
) -> set[int]:
    """Ask people whether they come; `again` those who were asked before and have not answered.

    Returns the keys of those no letter goes to: their address does not work, or they have had their letters this week.
    """

    def says() -> tuple[str, list[Mapping[str, Any]]]:
        title = {"title": gathering.title}
        if again:
            subject = _("Can you come? %(title)s") % title
            opening = _("You have not said whether you come to this yet. It helps those who prepare it to know.")
        else:
            subject = _("Invitation: %(title)s") % title
            opening = _("You are invited by {chapter}.")
        closing = _("The links are yours alone and need no login. You can change your answer with the same link.")
        return subject, [
            _text(_hello(), opening),
            *([_text(plain(word))] if word.strip() else []),
            {"kind": "thing", "thing": f"{KEY}:{gathering.pk}"},
            *([_text(plain(gathering.about))] if gathering.about.strip() else []),
            _text(closing),
        ]

    if not people:
        return set()
    mailing, _queued = write_to(
        people,
        kind="gatherings.asked_again" if again else "gatherings.invitation",
        says=says,
        values={person.pk: {"answer_url": answer_url(gathering, person)} for person in people},
        enclosed=[] if again else [date_for_calendars(gathering, now)],
        important=gathering.concerns_all,
        statutory=gathering.is_statutory,
        actor=actor,
        now=now,
    )
    return _not_written(mailing)


def send_reminders(gathering: Gathering, people: Sequence[Person], *, now: datetime.datetime) -> None:
    """Remind those who have said that they come."""
    _own(
        gathering,
        people,
        "reminder",
        now,
        lambda: (
            _("Reminder: %(title)s"),
            _("See you soon! You said that you are coming."),
            _("Can you not come after all, or do you want it in your calendar?"),
        ),
    )


def tell_of_place(gathering: Gathering, person: Person, *, now: datetime.datetime) -> None:
    """Tell somebody who waited that there is a place."""
    _own(
        gathering,
        [person],
        "place",
        now,
        lambda: (
            _("There is a place for you: %(title)s"),
            _("You were on the waiting list. Now there is a place for you, and you are signed up."),
            _("Can you not come after all? Say so, and the next one gets the place:"),
        ),
        for_calendars=True,
        answer="yes",
    )


def tell_of_cancellation(
    gathering: Gathering, people: Sequence[Person], reason: str, *, now: datetime.datetime
) -> None:
    """Tell those who know of it that it is called off."""
    _own(
        gathering,
        people,
        "called_off",
        now,
        lambda: (_("Cancelled: %(title)s"), "\n\n".join(filter(None, [_("This is cancelled:"), plain(reason)])), ""),
        for_calendars=True,
    )


def tell_it_is_on(gathering: Gathering, people: Sequence[Person], *, now: datetime.datetime) -> None:
    """Tell those who were told that it is called off that it will be held after all."""
    _own(
        gathering,
        people,
        "on_again",
        now,
        lambda: (
            _("It will be held after all: %(title)s"),
            _("We wrote that this was cancelled. It will be held after all, and your answer stands:"),
            _("Can you not come? Say so here:"),
        ),
        for_calendars=True,
    )


def tell_of_change(gathering: Gathering, people: Sequence[Person], *, now: datetime.datetime) -> None:
    """Tell those who know of it that the time or the place is another."""
    _own(
        gathering,
        people,
        "moved",
        now,
        lambda: (
            _("New time or place: %(title)s"),
            _("The time or the place is another than before. This is how it is now:"),
            _("Can you not come after all, or do you want it in your calendar?"),
        ),
        for_calendars=True,
    )


def _own(
    gathering: Gathering,
    people: Sequence[Person],
    kind: str,
    now: datetime.datetime,
    words: Callable[[], tuple[str, str, str]],
    *,
    for_calendars: bool = False,
    answer: str = "",
) -> None:
    """Write what people asked for by their own answer; it reaches them whatever else they want to hear."""

    def says() -> tuple[str, list[Mapping[str, Any]]]:
        subject, opening, closing = words()
        facts = [plain(gathering.title), when(gathering), *([plain(gathering.place)] if gathering.place else [])]
        button = [{"kind": "button", "text": _("See or change my answer"), "url": "{answer_url}"}] if closing else []
        return subject % {"title": gathering.title}, [
            _text(_hello(), opening),
            _text("\n".join(facts)),
            *([_text(closing)] if closing else []),
            *button,
        ]

    if people:
        values = {person.pk: {"answer_url": answer_url(gathering, person), "answer": answer} for person in people}
        write_to(
            people,
            kind=f"gatherings.{kind}",
            says=says,
            values=values,
            transactional=True,
            enclosed=[date_for_calendars(gathering, now)] if for_calendars else [],
            actor=None,
            now=now,
        )


def _not_written(mailing: Mailing) -> set[int]:
    blocked = mailing.letters.filter(state=Letter.State.BLOCKED)
    return set(blocked.values_list("person_id", flat=True))


def _hello() -> str:
    return _("Hello {given_name}!")


def _text(*paragraphs: str) -> Mapping[str, Any]:
    return {"kind": "text", "text": "\n\n".join(paragraphs)}
