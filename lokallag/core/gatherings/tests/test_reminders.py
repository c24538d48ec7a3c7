"""Reminding: to those who come, in time, once, never too late and never of what is off."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.jobs import remind_all
from lokallag.core.gatherings.models import Gathering, Kind, Reminder
from lokallag.core.gatherings.tests.factories import LATER, ask, member, planned, to

OSLO = ZoneInfo("Europe/Oslo")
HOUR = datetime.timedelta(hours=1)


def times(row: Gathering, *hours: float) -> list[datetime.datetime]:
    return [row.begins_at - datetime.timedelta(hours=each) for each in hours]


def remind(row: Gathering, now: datetime.datetime) -> list[str]:
    """What goes out at a moment, by address."""
    mail.outbox.clear()
    actions.remind_due(today=now.astimezone(OSLO).date(), now=now)
    return to()


@pytest.mark.parametrize("on", [datetime.date(2021, 3, 28), datetime.date(2021, 10, 31), datetime.date(2021, 6, 9)])
@pytest.mark.parametrize("starts_at", [datetime.time(18), datetime.time(2, 30), datetime.time(0, 0), None])
def test_reminders_come_three_days_and_a_day_before_around_the_clocks_too(
    ada: Actor, in_north: Chapter, on: datetime.date, starts_at: datetime.time | None
) -> None:
    comes, late = member("Comes"), member("Late")
    row = planned(ada, on=on, kind=Kind.SOCIAL, starts_at=starts_at)
    actions.sign_up(gathering=row, person=comes, actor=comes, today=TODAY)
    early, three, again, one, once, after = times(row, 72.1, 72, 48, 24, 23, 0)
    assert remind(row, early) == []
    assert remind(row, three) == ["comes@example.org"]
    assert remind(row, again) == []
    actions.sign_up(gathering=row, person=late, actor=late, today=TODAY)
    assert remind(row, again) == ["late@example.org"], "who signs up late hears too"
    assert remind(row, one) == ["comes@example.org", "late@example.org"]
    assert remind(row, once) == []
    Reminder.objects.all().delete()
    assert remind(row, after) == [], "reminded after it had begun"
    # The same wall-clock moment of the day before is a day less an hour when the clock goes forward.
    local = row.begins_at.astimezone(OSLO)
    assert starts_at is None or starts_at.hour == 2 or (local.date(), local.time()) == (on, starts_at)


def test_never_of_what_is_off_and_anew_when_it_is_moved(ada: Actor, in_north: Chapter) -> None:
    comes = member("Comes")
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, starts_at=datetime.time(18))
    actions.sign_up(gathering=row, person=comes, actor=comes, today=TODAY)
    (three,) = times(row, 72)
    assert remind(row, three) == ["comes@example.org"]
    day = LATER + datetime.timedelta(days=7)
    actions.change_gathering(gathering=row, details={"on": day}, seen=0, actor=ada.person, today=TODAY)
    row = Gathering.objects.get()
    (three,) = times(row, 72)
    assert remind(row, three) == ["comes@example.org"]
    actions.cancel_gathering(gathering=row, reason="", actor=ada.person, today=TODAY)
    assert remind(row, times(row, 24)[0]) == []


def test_who_has_not_answered_is_asked_once_more_and_newcomers_are_invited(ada: Actor, in_north: Chapter) -> None:
    silent, answered = member("Silent"), member("Answered")
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, starts_at=datetime.time(18))
    ask(row, ada)
    actions.decline(gathering=row, person=answered, actor=answered, today=TODAY)
    week, day = times(row, 24 * 7 - 1, 23)
    assert remind(row, week) == [], "nobody chose it"
    actions.set_asking(gathering=row, asks_again=True, invites_newcomers=True, actor=ada.person, today=TODAY)
    new = member("New")
    assert remind(row, week) == ["new@example.org", "silent@example.org"]
    assert remind(row, week + HOUR) == []
    mail.outbox.clear()
    assert actions.ask_again(gathering=row, actor=ada.person, today=week.date(), now=week) == 1
    assert to() == ["new@example.org"], "who was asked twice is left in peace"
    silent.wants = "nothing"
    silent.save()
    Reminder.objects.all().delete()
    assert new.email in to()
    assert "silent@example.org" not in remind(row, week + 2 * HOUR)
    assert remind(row, day) == []


def test_the_job_finds_what_is_near_in_every_chapter(ada: Actor, cecilie: Actor) -> None:
    for actor in (ada, cecilie):
        with within(actor.chapter):
            row = planned(actor, on=TODAY + datetime.timedelta(days=1), kind=Kind.SOCIAL, starts_at=datetime.time(11))
            actions.sign_up(gathering=row, person=actor.person, actor=actor.person, today=TODAY)
    remind_all()
    remind_all()
    assert to() == ["ada@example.org", "cecilie@example.org"]
