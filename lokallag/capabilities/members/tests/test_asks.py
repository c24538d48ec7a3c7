"""Finding who fits, asking with one click, answering with one click and no login; each taken back."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Ambition, Ask, Interest, Member
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.measures import promises
from lokallag.core.measures.promises import Served
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.post.letters import write_to
from lokallag.core.post.models import Setup
from lokallag.core.tasks.models import Task

JOINED = datetime.date(2020, 3, 1)
SATURDAY = datetime.date(2021, 3, 6)
CAPPED = "Kan ikke bli spurt på e-post: har fått så mye denne uka som vi tillater."
PROMISE = "00000000-0000-0000-0000-000000000007"


@pytest.fixture
def stand(ada: Actor, in_north: Chapter) -> Gathering:
    """A stand in three weeks."""
    return Gathering.objects.create(
        kind="stand", title="Stand på torget", on=SATURDAY, starts_at=datetime.time(11), planned_on=TODAY
    )


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Served:
    """One commitment in force."""
    served = Served(PROMISE, "Arrangere en sommerfest", "Aktivitet", "/north/plan/")
    monkeypatch.setattr(promises, "_SOURCES", [lambda _chapter: [served]])
    return served


def member(ada: Actor, name: str, *wants: str, time: str = "monthly", **person: object) -> Member:
    """Somebody on the map."""
    made = joined(ada, name, JOINED, email=f"{name.split(maxsplit=1)[0].lower()}@example.org")
    actions.interests()
    ticked = list(Interest.objects.filter(key__in=wants))
    said = {"time": time, "want": ticked, "when": ["weekends"]}
    actions.tell_ambition(person=made.person, said=said, how="link", by=None, actor=None, today=TODAY)
    if person:
        Person.objects.filter(pk=made.person_id).update(**person)
    return made


def links(body: str) -> tuple[str, str]:
    """The paths of the yes and the no link in a mail."""
    found = re.findall(r"https?://[^/\s]+(/north/asks/mine/\S+)", body)
    return found[0], found[1]


def test_who_fits_a_stand_comes_with_the_reason_and_those_left_alone_do_not(ada: Actor, stand: Gathering) -> None:
    member(ada, "Eva Best", "stand")
    member(ada, "Nora None", "stand", time="none")
    member(ada, "Stille Berg", "stand", wants=Person.Wants.NOTHING)
    did = member(ada, "Did Dahl")
    old = Gathering.objects.create(kind="stand", title="Før", on=TODAY - datetime.timedelta(days=40), planned_on=TODAY)
    Attendance.objects.create(gathering=old, person=did.person, answer="came", answered_on=old.on)
    page = ada.client.get(f"/north/asks/gathering/{stand.pk}/")
    rows = {person.name: why for person, why, _grounded in page.context["rows"]}
    assert list(rows) == ["Eva Best", "Did Dahl"]
    assert Interest.objects.get(key="stand").label.lower() in rows["Eva Best"].lower()
    assert "stand" in rows["Did Dahl"]
    by_hand = ada.client.get(f"/north/asks/gathering/{stand.pk}/?about=").context
    assert (by_hand["interests"], [person.name for person, *_ in by_hand["rows"]]) == ([], ["Did Dahl", "Eva Best"])


def test_who_has_had_their_letters_this_week_is_not_asked_by_mail(ada: Actor, stand: Gathering, north: Chapter) -> None:
    eva = member(ada, "Eva Best", "stand")
    with within(north):
        Setup.objects.create(weekly_cap=1)
        asked = {"kind": "test", "says": lambda: ("News", []), "actor": ada.person, "now": north.now()}
        write_to([eva.person], **asked)
    mail.outbox.clear()
    page = ada.client.post(f"/north/asks/gathering/{stand.pk}/new/", {"person": eva.person_id}, follow=True)
    assert [str(said) for said in page.context["messages"]] == [CAPPED]
    assert (Ask.objects.count(), mail.outbox) == (0, [])


def test_asked_and_answered_with_one_click_and_no_login(ada: Actor, stand: Gathering, north: Chapter) -> None:
    eva = member(ada, "Eva Best", "stand")
    page = f"/north/asks/gathering/{stand.pk}/"
    ada.client.post(f"{page}new/", {"person": eva.person_id, "words": "Du er så god på torget."})
    ask = Ask.objects.get()
    assert (ask.expires_on, ask.answer) == (TODAY + datetime.timedelta(days=14), "open")
    yes, no = links(str(mail.outbox[-1].body))
    assert "Du er så god på torget." in str(mail.outbox[-1].body)
    stranger = Client()
    for link in (yes, no):
        assert stranger.get(link).status_code == 200
    ask.refresh_from_db()
    assert ask.answer == "open"
    ada.client.post(f"{page}new/", {"person": eva.person_id})
    assert Ask.objects.count() == 1

    assert stranger.post(yes, {"answer": "yes"}).status_code == 302
    stranger.post(yes, {"answer": "yes"})

    assert Attendance.objects.get().answer == "signed_up"
    assert [message.to[0].partition(" <")[2] for message in mail.outbox[1:]] == ["ada@example.org>"]
    assert eva.person.name in ada.client.get(f"/north/events/{stand.pk}/").content.decode()
    stranger.post(yes, {"answer": "undo"})
    assert not Attendance.objects.exists()
    stranger.post(no, {"answer": "no", "reason": "Bortreist", "later": "on"})
    ask.refresh_from_db()
    assert (ask.answer, ask.reason, ask.later_on) == ("no", "Bortreist", TODAY + datetime.timedelta(days=182))
    assert ada.client.get(page).context["rows"] == []
    assert ada.client.get("/north/asks/").context["over"] == [ask]


def test_a_yes_takes_the_task_joins_the_group_or_makes_a_task(ada: Actor, in_north: Chapter, plan: Served) -> None:
    task = Task.objects.create(title="Trykke plakater", created_on=TODAY)
    group = Group.objects.create(name="Standgruppa", established_on=TODAY)
    for kind, key in (("task", task.pk), ("group", group.pk), ("commitment", PROMISE)):
        person = member(ada, f"{kind.title()} Moe", "organise").person
        ada.client.post(f"/north/asks/{kind}/{key}/new/", {"person": person.pk})
        yes, _no = links(str(mail.outbox[-1].body))
        client = Client()
        client.post(yes, {"answer": "yes"})
        page = client.get(yes)
        assert page.context["state"] == "yes"
        theirs = {
            "task": Task.objects.filter(pk=task.pk, person=person),
            "group": Membership.objects.filter(group=group, person=person),
            "commitment": Task.objects.filter(promise=PROMISE, person=person),
        }[kind]
        assert theirs.exists()
        client.post(yes, {"answer": "undo"})
        assert not theirs.all().exists()
        client.post(yes, {"answer": "yes"})
        assert theirs.all().exists()


def test_who_was_quicker_and_what_is_over_are_told(ada: Actor, bo: Actor, stand: Gathering) -> None:
    task = Task.objects.create(title="Bake kaker", created_on=TODAY)
    eva = member(ada, "Eva Best", "cook")
    ada.client.post(f"/north/asks/task/{task.pk}/new/", {"person": eva.person_id})
    yes, _no = links(str(mail.outbox[-1].body))
    Task.objects.filter(pk=task.pk).update(person=bo.person)
    late = Client().post(yes, {"answer": "yes"})
    assert (late.status_code, late.context["waits"]) == (409, False)
    ask = Ask.objects.get()
    ada.client.post(f"/north/asks/{ask.pk}/withdrawal/")
    ask.refresh_from_db()
    assert ask.answer == "withdrawn"
    ada.client.post(f"/north/asks/gathering/{stand.pk}/new/", {"person": eva.person_id})
    yes, _no = links(str(mail.outbox[-1].body))
    later = TODAY + datetime.timedelta(days=15)
    ada.chapter.clock_on = later
    ada.chapter.save()
    assert Client().post(yes, {"answer": "yes"}).status_code == 409
    task = Task.objects.create(title="Bake boller", created_on=TODAY)
    ada.client.post(f"/north/asks/task/{task.pk}/new/", {"person": eva.person_id})
    assert [ask.answer for ask in Ask.objects.order_by("pk")] == ["withdrawn", "expired", "open"]


def test_who_may_not_be_asked_is_not(ada: Actor, stand: Gathering) -> None:
    eva = member(ada, "Eva Best", "stand")
    for field, value in (("wants", "nothing"), ("email", "")):
        Person.objects.filter(pk=eva.person_id).update(**{field: value})
        ada.client.post(f"/north/asks/gathering/{stand.pk}/new/", {"person": eva.person_id})
        Person.objects.filter(pk=eva.person_id).update(wants="everything", email="eva@example.org")
    actions.leave(member=eva, left_on=TODAY, actor=ada.person, today=TODAY)
    assert ada.client.post(f"/north/asks/gathering/{stand.pk}/new/", {"person": eva.person_id}).status_code == 404
    assert (Ask.objects.count(), mail.outbox) == (0, [])


def test_a_leader_finds_people_for_what_is_theirs_alone(
    ada: Actor, actor_with: Callable[..., Actor], stand: Gathering, plan: Served
) -> None:
    leader = actor_with(Role.GROUP_LEADER)
    mine = Group.objects.create(name="Standgruppa", established_on=TODAY, leader=leader.person)
    other = Group.objects.create(name="Mediegruppa", established_on=TODAY)
    theirs = Task.objects.create(title="Trykke plakater", created_on=TODAY, group=mine)
    for path, status in (
        (f"group/{mine.pk}", 200),
        (f"task/{theirs.pk}", 200),
        (f"group/{other.pk}", 404),
        (f"gathering/{stand.pk}", 404),
        (f"commitment/{PROMISE}", 404),
        ("made-up/1", 404),
    ):
        assert leader.client.get(f"/north/asks/{path}/").status_code == status
    assert leader.client.get("/north/asks/").status_code == 200


def test_finding_asks_as_often_for_many_members_as_for_few(ada: Actor, stand: Gathering) -> None:
    counts = []
    for more in range(2):
        for each in range(1 + 2 * more):
            member(ada, f"Ny{more}{each} Moe", "stand")
        with CaptureQueriesContext(connection) as captured:
            page = ada.client.get(f"/north/asks/gathering/{stand.pk}/")
        counts.append((len(captured), len(page.context["rows"])))
    assert [rows for _queries, rows in counts] == [1, 4]
    assert counts[0][0] == counts[1][0]
    assert Ambition.objects.count() == 4
