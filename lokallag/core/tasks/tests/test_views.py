"""The tasks' pages: whose is what, taking, doing, undoing."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry
from lokallag.core.tasks.actions import Taken, add_task, take_task
from lokallag.core.tasks.models import Completion, Task

NEW = {"title": "Book  the hall", "who": "", "due_on": "20.2.2021", "promise": ""}


@pytest.fixture
def task(ada: Actor, in_north: Chapter) -> Task:
    """A task that nobody has, due next week."""
    return add_task(title="Print flyers", due_on=datetime.date(2021, 2, 22), actor=ada.person, today=TODAY)


def test_anyone_writes_a_task_down(bo: Actor, in_north: Chapter) -> None:
    answer = bo.client.post("/north/tasks/new/", {**NEW, "who": f"person-{bo.person.pk}"})

    task = Task.objects.get()
    assert answer.headers["Location"] == "/north/tasks/"
    assert (task.title, task.person, task.group, task.due_on) == (
        "Book the hall",
        bo.person,
        None,
        datetime.date(2021, 2, 20),
    )
    assert (task.created_on, task.promise) == (TODAY, "")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("title", "x" * 201), ("due_on", "tomorrow"), ("who", "person-0"), ("promise", "made-up")],
)
def test_what_is_wrong_is_said(bo: Actor, in_north: Chapter, field: str, value: str) -> None:
    answer = bo.client.post("/north/tasks/new/", {**NEW, field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not Task.objects.exists()


def test_taking_a_free_task_and_giving_it_back(bo: Actor, task: Task) -> None:
    page = bo.client.post(f"/north/tasks/{task.pk}/taking/", follow=True)
    task.refresh_from_db()
    assert task.person == bo.person
    assert [row.task for row in page.context["mine"]] == [task]
    undo = f"/north/tasks/{task.pk}/taking/undo/"
    assert undo in page.content.decode()

    bo.client.post(undo)

    task.refresh_from_db()
    assert task.person is None


def test_the_second_to_take_a_task_does_not_get_it(ada: Actor, bo: Actor, task: Task) -> None:
    take_task(task=task, actor=bo.person)

    with pytest.raises(Taken):
        take_task(task=task, actor=ada.person)
    ada.client.post(f"/north/tasks/{task.pk}/taking/")

    task.refresh_from_db()
    assert task.person == bo.person


def test_done_and_not_done_after_all(bo: Actor, task: Task) -> None:
    page = bo.client.post(f"/north/tasks/{task.pk}/completion/", follow=True)
    assert (Completion.objects.get().done_by, Completion.objects.get().done_on) == (bo.person, TODAY)
    assert (page.context["free"], list(page.context["done"])) == ([], [task])
    bo.client.post(f"/north/tasks/{task.pk}/completion/")
    assert Completion.objects.count() == 1

    bo.client.post(f"/north/tasks/{task.pk}/completion/undo/")

    assert not Completion.objects.exists()


def test_a_task_taken_away_is_put_back_as_it_was(ada: Actor, bo: Actor, task: Task) -> None:
    take_task(task=task, actor=bo.person)
    ada.client.post(f"/north/tasks/{task.pk}/completion/")
    page = ada.client.post(f"/north/tasks/{task.pk}/removal/", follow=True).content.decode()
    assert not Task.objects.exists()
    found = re.search(r'action="(/north/tasks/removed/[^"]+)"', page)
    assert found

    assert bo.client.post(found.group(1)).status_code == 302
    assert bo.client.post(found.group(1)).status_code == 302

    back = Task.objects.get()
    assert (back.pk, back.title, back.person, back.due_on) == (task.pk, task.title, bo.person, task.due_on)
    assert Completion.objects.get().done_by == ada.person


def test_a_ticket_is_of_no_use_elsewhere_or_when_changed(ada: Actor, cecilie: Actor, task: Task) -> None:
    page = ada.client.post(f"/north/tasks/{task.pk}/removal/", follow=True).content.decode()
    ticket = re.search(r'/north/tasks/removed/([^"/]+)/', page)
    assert ticket

    assert cecilie.client.post(f"/south/tasks/removed/{ticket.group(1)}/").status_code == 404
    assert ada.client.post(f"/north/tasks/removed/{ticket.group(1)}x/").status_code == 404


def test_a_member_changes_only_what_is_theirs(ada: Actor, bo: Actor, task: Task) -> None:
    take_task(task=task, actor=ada.person)

    for verb in ("", "taking/", "taking/undo/", "completion/", "completion/undo/", "removal/"):
        assert bo.client.post(f"/north/tasks/{task.pk}/{verb}", NEW).status_code == 404
    task.refresh_from_db()
    assert (task.title, task.person) == ("Print flyers", ada.person)


def test_a_groups_task_is_its_peoples(ada: Actor, bo: Actor, task: Task) -> None:
    group = Group.objects.create(name="Stands", established_on=TODAY)
    task.group = group
    task.save()
    assert bo.client.post(f"/north/tasks/{task.pk}/completion/").status_code == 404
    Membership.objects.create(group=group, person=bo.person, starts_on=TODAY)

    assert [row.task for row in bo.client.get("/north/tasks/").context["ours"]] == [task]
    assert [row.task for row in ada.client.get("/north/tasks/").context["others"]] == [task]
    assert bo.client.post(f"/north/tasks/{task.pk}/completion/").status_code == 302


def test_the_list_asks_as_often_for_three_as_for_one(ada: Actor, bo: Actor, task: Task) -> None:
    take_task(task=task, actor=bo.person)
    bo.client.get("/north/tasks/")
    with CaptureQueriesContext(connection) as one:
        bo.client.get("/north/tasks/")
    for number in range(3):
        free = add_task(title=f"Free {number}", actor=ada.person, today=TODAY)
        add_task(title=f"Ada's {number}", person=ada.person, actor=ada.person, today=TODAY)
        done = add_task(title=f"Done {number}", person=bo.person, actor=ada.person, today=TODAY)
        Completion.objects.create(task=done, done_on=TODAY, done_by=bo.person)
        assert free.pk

    with CaptureQueriesContext(connection) as three:
        page = bo.client.get("/north/tasks/")

    assert len(three) == len(one)
    assert [len(page.context[part]) for part in ("mine", "free", "others", "done")] == [1, 3, 3, 3]


def test_a_tasks_day_is_in_the_calendar(ada: Actor, task: Task) -> None:
    def found(today: datetime.date) -> list[tuple[str, str, datetime.date]]:
        days = dates(ada.chapter, datetime.date(2021, 1, 1), datetime.date(2021, 12, 31), today)
        return [(dated.key, dated.mark, dated.on) for dated in days if dated.key.startswith("task-")]

    assert found(TODAY) == [(f"task-{task.pk}", "planned", datetime.date(2021, 2, 22))]
    assert found(datetime.date(2021, 2, 23)) == [(f"task-{task.pk}", "behind", datetime.date(2021, 2, 22))]
    Completion.objects.create(task=task, done_on=TODAY)
    assert found(TODAY) == [(f"task-{task.pk}", "held", datetime.date(2021, 2, 22))]


def test_the_journal_tells_what_happened(bo: Actor, task: Task) -> None:
    for verb in ("taking/", "completion/", "completion/undo/", "taking/undo/"):
        bo.client.post(f"/north/tasks/{task.pk}/{verb}")

    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["tasks.added", "tasks.taken", "tasks.done", "tasks.not_done", "tasks.given_back"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(sorted(NEW)), st.text(max_size=250)), query=st.text(max_size=40))
def test_no_input_breaks_the_form(bo: Actor, data: dict[str, str], query: str) -> None:
    assert bo.client.post("/north/tasks/new/", data).status_code in {302, 422}
    assert bo.client.get("/north/tasks/new/", {"promise": query, "group": query}).status_code == 200


def test_the_filter_stands_in_the_address_and_comes_back_after_each_step(bo: Actor, task: Task) -> None:
    page = bo.client.get("/north/tasks/?show=free")
    assert ([row.task for row in page.context["shown"]], page.context["show"]) == ([task], "free")
    assert bo.client.post(f"/north/tasks/{task.pk}/taking/", {"show": "free"}).url == "/north/tasks/?show=free"
    assert bo.client.get("/north/tasks/").context["show"] == "mine"
    bo.client.post(f"/north/tasks/{task.pk}/completion/", {"show": "mine"})
    assert bo.client.get("/north/tasks/?show=done").context["done"] == [task]


def test_a_task_is_written_down_in_one_line(bo: Actor, in_north: Chapter) -> None:
    assert bo.client.post("/north/tasks/quick/", {"title": "Ring Ola", "mine": "on"}).url == "/north/tasks/?show=mine"
    assert bo.client.post("/north/tasks/quick/", {"title": " ", "show": "free"}).status_code == 422
    bo.client.post("/north/tasks/quick/", {"title": "Kjøp kaffe", "due_on": "1.3.2021"})
    assert [(task.title, task.person, task.is_own_choice) for task in Task.objects.order_by("pk")] == [
        ("Ring Ola", bo.person, True),
        ("Kjøp kaffe", None, False),
    ]
