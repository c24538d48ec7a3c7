"""Reminders of tasks: one mail with all in it, once before the day and once after, and off when somebody says so."""

import datetime
import re

import pytest
from django.core import mail
from django.test import Client

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.tasks.actions import add_task, change_task, finish_task, remind, take_task
from lokallag.core.tasks.models import Quiet, Task

DAY = datetime.timedelta(days=1)


def a_task(ada: Actor, title: str, days: int, **more: object) -> Task:
    return add_task(title=title, due_on=TODAY + days * DAY, actor=ada.person, today=TODAY, **more)


def days_run(chapter: Chapter, *days: int) -> list[int]:
    return [remind(chapter=chapter, today=TODAY + day * DAY) for day in days]


def test_one_mail_gathers_all_and_each_task_reminds_twice_at_most(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    soon = a_task(ada, "Print flyers", 2, person=bo.person)
    a_task(ada, "Bake cakes", 1, person=bo.person)
    a_task(ada, "Far away", 30, person=bo.person)
    finish_task(task=a_task(ada, "Done", 1, person=bo.person), actor=bo.person, today=TODAY)
    assert days_run(in_north, 0, 0, 1) == [1, 0, 0]
    body = str(mail.outbox[0].body)
    assert ["Print flyers" in body, "Bake cakes" in body, "Far away" in body, "Done" in body] == [
        True,
        True,
        False,
        False,
    ]
    assert days_run(in_north, 2, 3, 4, 20) == [1, 1, 0, 0]
    assert len(mail.outbox) == 3
    change_task(task=soon, values={"due_on": TODAY + 9 * DAY}, actor=ada.person)
    assert days_run(in_north, 7) == [1]


@pytest.mark.parametrize(("wants", "own", "mails"), [
    ("everything", False, 1), ("important", False, 0), ("nothing", False, 0), ("nothing", True, 1), ("important", True, 1),
])  # fmt: skip
def test_what_one_took_oneself_reminds_whatever_one_wants(
    ada: Actor, bo: Actor, in_north: Chapter, wants: str, own: bool, mails: int
) -> None:
    Person.objects.filter(pk=bo.person.pk).update(wants=wants)
    task = a_task(ada, "Print flyers", 1, person=None if own else bo.person)
    if own:
        take_task(task=task, actor=bo.person)
    assert days_run(in_north, 0) == [mails]


def test_a_groups_task_reminds_its_leader_and_nobodys_reminds_nobody(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    group = Group.objects.create(name="Stands", established_on=TODAY, leader=bo.person)
    a_task(ada, "Book a place", 1, group=group)
    a_task(ada, "Nobody's", 1)
    assert days_run(in_north, 0) == [1]
    assert mail.outbox[0].to == ["Bo Berg <bo@example.org>"]


def test_reminders_are_turned_off_from_the_mail_without_logging_in(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    a_task(ada, "Print flyers", 2, person=bo.person)
    days_run(in_north, 0)
    found = re.search(r"https?://[^/\s]+(/north/tasks/reminders/\S+)", str(mail.outbox[0].body))
    assert found
    assert Client().get(found.group(1)).context["reminded"] is True
    assert not Quiet.objects.exists()
    Client().post(found.group(1), {"on": "0"})
    assert days_run(in_north, 3) == [0]
    bo.client.post("/north/tasks/reminders/", {"on": "1"})
    assert days_run(in_north, 3) == [1]
    assert Client().get(found.group(1)[:-3] + "x/").status_code == 404
