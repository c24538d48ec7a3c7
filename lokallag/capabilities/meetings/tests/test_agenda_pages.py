"""The pages of agendas and series as the board's chair, a council group member and others meet them."""

import datetime
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client

from conftest import LONG_AGO, TODAY, Actor
from lokallag.capabilities.meetings.actions.agenda import add_item, number_items
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.actions.carrying import carry_over
from lokallag.capabilities.meetings.models import Body, Item, Series
from lokallag.capabilities.meetings.standings.agenda import unfinished
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import LATER, held, planned
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry
from lokallag.core.people.roles import Role

SECRET = "Samtaler om posisjon"
SECRET_WAITS = "Hvem vi snakker med"
T = datetime.date


@pytest.fixture(autouse=True)
def english(ada: Actor) -> None:
    """Ada reads the source's own words."""
    ada.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


@pytest.fixture
def joint(north: Chapter, ada: Actor, actor_with: Callable[..., Actor]) -> SimpleNamespace:
    """A joint meeting of a series with the council group's closed item on it, one in the backlog; Ada is in no group."""
    with within(north):
        leader = actor_with(Role.COUNCIL_GROUP_LEADER, name="Tuva")
        member = actor_with(Role.MEMBER, name="Gro")
        group = Group.objects.create(
            kind=Group.Kind.COUNCIL, name="Gruppa", leader=leader.person, established_on=LONG_AGO
        )
        Membership.objects.create(group=group, person=member.person, starts_on=LONG_AGO)
        board, council = own_body(Body.Kind.BOARD), own_body(Body.Kind.COUNCIL)
        series = Series.objects.create(title="Fellesmøte", kind=Kind.JOINT_MEETING, weekday=1, made_on=TODAY)
        series.hosts.create(body=board, place=0, chapter=north)
        series.hosts.create(body=council, place=1, chapter=north)
        meeting = planned(ada, on=LATER, kind=Kind.JOINT_MEETING, series=series.key)
        rows = {
            title: add_item(meeting=meeting, title=title, body=body, actor=leader.person, today=TODAY, is_closed=closed)
            for title, body, closed in (
                ("Skolen", board, False),
                ("Gruppas stemme", council, False),
                (SECRET, council, True),
            )
        }
        waits = add_item(
            meeting=None,
            series=series,
            title=SECRET_WAITS,
            body=council,
            actor=leader.person,
            today=TODAY,
            is_closed=True,
        )
    return SimpleNamespace(
        leader=leader, member=member, meeting=meeting, series=series, rows=rows, waits=waits, council=council
    )


def test_the_council_groups_closed_item_does_not_exist_for_anybody_else(
    joint: SimpleNamespace, ada: Actor, bo: Actor, north: Chapter
) -> None:
    base = f"/north/meetings/{joint.meeting.pk}/"
    pages = (base, f"{base}agenda/", f"{base}agenda/print/", f"/north/meetings/series/{joint.series.key}/")
    for actor in (joint.leader, joint.member):
        seen = [text_of(actor.client, page) for page in pages]
        assert [SECRET in page for page in seen] == [True, True, True, False]
        assert SECRET_WAITS in seen[3]
    everything = [text_of(ada.client, page) for page in (*pages, "/north/meetings/", "/north/meetings/?show=held")]
    assert not [page for page in everything if SECRET in page or SECRET_WAITS in page]
    assert ["Skolen" in page for page in everything[:3]] == [True, True, True]
    # The times and the counts of what she sees tell of no gap either.
    assert text_of(ada.client, "/north/meetings/").count("2 items on the agenda") == 1
    closed = f"{base}agenda/items/{joint.rows[SECRET].pk}/"
    waits = f"/north/meetings/series/{joint.series.key}/items/{joint.waits.pk}/"
    refused = [ada.client.get(closed)] + [
        ada.client.post(url, {"before": ""})
        for url in (
            closed, f"{closed}place/", f"{closed}removal/", f"{closed}waiting/", f"{closed}finishing/",
            f"{waits}place/", f"{waits}removal/", f"{waits}meeting/",
            f"{base}agenda/items/{joint.waits.pk}/taking/",
        )
    ]  # fmt: skip
    assert {answer.status_code for answer in refused} == {404}
    # Who is in no body of it does not know of the meeting; nor does the journal tell what an item is called.
    assert bo.client.get(base).status_code == 404
    with within(north):
        assert not [entry for entry in Entry.objects.all() if SECRET in str(entry.data)]


def test_the_board_leads_a_joint_meeting_and_each_body_its_own_items(joint: SimpleNamespace, ada: Actor) -> None:
    base = f"/north/meetings/{joint.meeting.pk}/agenda/"

    def add(actor: Actor, title: str, body: Body) -> int:
        return actor.client.post(f"{base}items/", {"title": title, "body": body.pk}).status_code

    with within(ada.chapter):
        board = own_body(Body.Kind.BOARD)
    assert add(ada, "Valgkamp", joint.council) == 302
    assert add(joint.leader, "Gruppas sak", joint.council) == 302
    # Another body is not theirs to choose; a member of the group only reads.
    assert add(joint.leader, "Styrets sak", board) == 422
    assert add(joint.member, "Min sak", joint.council) == 404
    skolen, secret = joint.rows["Skolen"], joint.rows[SECRET]
    assert joint.leader.client.post(f"{base}items/{skolen.pk}/removal/").status_code == 404
    assert joint.leader.client.post(f"{base}items/{secret.pk}/place/", {"before": skolen.pk}).status_code == 302
    # The chair makes an item of the group closed to herself: that is refused with a reason, nothing is lost.
    form = {"title": "Skolen", "purpose": "decision", "kind": "ordinary", "sequence": 0, "is_closed": "on"}
    answer = ada.client.post(f"{base}items/{skolen.pk}/", {**form, "body": joint.council.pk})
    assert (answer.status_code, "is_closed" in answer.context["form"].errors) == (422, True)
    with within(ada.chapter):
        assert joint.meeting.items.in_order()[0].title == SECRET


def test_an_agenda_is_made_by_its_page(ada: Actor, north: Chapter) -> None:
    with within(north):
        meeting = planned(ada, on=LATER, starts_at=datetime.time(19), ends_at=datetime.time(20))
    base = f"/north/meetings/{meeting.pk}/agenda/"
    assert "Begin with the usual items" in text_of(ada.client, base)
    ada.client.post(f"{base}beginning/")
    ada.client.post(f"{base}items/", {"title": "  Stand \n i mai "})
    with within(north):
        item = Item.objects.get(title="Stand i mai")
        board = item.body
    form = {
        "title": "Stand 29. mai",
        "purpose": "decision",
        "kind": "ordinary",
        "body": board.pk,
        "minutes_allotted": 40,
    }
    url = f"{base}items/{item.pk}/"
    assert ada.client.post(url, {**form, "sequence": 0}).headers["Location"] == base
    told = ada.client.post(url, {**form, "title": "Noe annet", "sequence": 0})
    assert (told.status_code, "Noe annet" in told.content.decode()) == (422, True)
    page = text_of(ada.client, base)
    assert "35 minutes more" in page
    assert re.findall(r"ui-order-time\">([^<]+)<", page)[:3] == ["7 p.m.", "7:05 p.m.", "7:10 p.m."]
    piece = ada.client.post(f"{url}place/", {"before": ""}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert "is now number 7 of 7" in piece
    ada.client.post(f"{base}numbers/")
    ada.client.post(f"{url}removal/")
    lines = ada.client.get(f"{base}print/").context["lines"]
    assert item.pk not in [line["item"].pk for line in lines]
    ada.client.post(f"{url}removal/undo/")
    with within(north):
        item.refresh_from_db()
        assert (item.name, item.gathering) == ("7/21", meeting)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_the_same_however_much_there_is(
    ada: Actor, north: Chapter, rows: int, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with within(north):
        meeting = planned(ada, on=LATER, kind=Kind.JOINT_MEETING)
        own_body(Body.Kind.COUNCIL)
        for number in range(rows):
            add_item(meeting=meeting, title=f"Sak {number}", actor=ada.person, today=TODAY, presenter=ada.person)
            planned(ada, on=LATER + datetime.timedelta(days=number))
    for page, most in ((f"{meeting.pk}/", 20), (f"{meeting.pk}/agenda/", 18), ("", 16)):
        ada.client.get(f"/north/meetings/{page}")
        with django_assert_max_num_queries(most):  # type: ignore[attr-defined]
            ada.client.get(f"/north/meetings/{page}")


def test_what_is_not_finished_goes_on_in_one_click_and_back(ada: Actor, north: Chapter) -> None:
    with within(north):
        done = held(ada, on=T(2021, 2, 2))
        goal = planned(ada, on=T(2021, 3, 2))
        for title in ("Vedtatt", "Utsatt", "Orientert"):
            add_item(meeting=done, title=title, actor=ada.person, today=TODAY, background=f"Om {title}")
        number_items(meeting=done, actor=ada.person)
        items = {row.title: row for row in done.items.all()}
        items["Vedtatt"].decisions.create(chapter=north, text="Ja.", on=done.on, decided_at=north.now())
    page = f"/north/meetings/{done.pk}/"
    ada.client.post(f"{page}agenda/items/{items['Orientert'].pk}/finishing/")
    assert "1 item nothing was decided on" in text_of(ada.client, page)
    ada.client.post(f"{page}carrying/")
    with within(north):
        carried = goal.items.get()
        assert (carried.title, carried.background, carried.number, carried.carried_from) == (
            "Utsatt", "Om Utsatt", None, items["Utsatt"],
        )  # fmt: skip
        assert not unfinished(done).exists()
    ada.client.post(f"{page}carrying/undo/")
    with within(north):
        assert not goal.items.exists()
        assert [row.title for row in unfinished(done)] == ["Utsatt"]
        # Without a next meeting it waits.
        goal.delete()
        assert carry_over(meeting=done, items=[items["Utsatt"]], actor=ada.person, today=TODAY)[0] is None
        assert [row.title for row in Item.objects.waiting()] == ["Utsatt"]


def test_who_holds_a_meeting_says_what_it_is_and_who_sees_it(
    ada: Actor, bo: Actor, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    dag = actor_with(Role.MEMBER, name="Dag")
    with within(north):
        group = Group.objects.create(kind=Group.Kind.WORKING, name="Mediegruppa", established_on=LONG_AGO)
        other = Group.objects.create(kind=Group.Kind.WORKING, name="Valggruppa", established_on=LONG_AGO)
        Membership.objects.create(group=group, person=bo.person, starts_on=LONG_AGO)
        Membership.objects.create(group=other, person=dag.person, starts_on=LONG_AGO)
    cases = (
        (["b_board"], Kind.BOARD_MEETING),
        (["a_members"], Kind.MEMBER_MEETING),
        (["a_members", "annual"], Kind.ANNUAL_MEETING),
        (["c_council"], Kind.COUNCIL_GROUP_MEETING),
        ([f"group-{group.pk}"], Kind.GROUP_MEETING),
        ([f"group-{group.pk}", "b_board"], Kind.JOINT_MEETING),
    )
    seen, row = [], Gathering()
    for number, (bodies, kind) in enumerate(cases):
        data = {"bodies": [key for key in bodies if key != "annual"], "on": f"2021-03-{number + 1:02}"}
        data |= {"is_annual": "on"} if "annual" in bodies else {}
        place = ada.client.post("/north/meetings/new/", data).headers["Location"]
        with within(north):
            row = Gathering.objects.latest("pk")
            assert row.kind == kind
        seen.append((bo.client.get(place).status_code, dag.client.get(place).status_code))
    assert seen == [(404, 404), (200, 200), (200, 200), (404, 404), (200, 404), (200, 404)]
    assert ada.client.post("/north/meetings/new/", {"on": "2021-03-20"}).context["form"].errors.keys() == {"bodies"}
    with within(north):
        body = Body.objects.get(group=group)
    listed = ada.client.get(f"/north/meetings/?body={body.pk}").context
    found = [listed["next"]["row"], *listed["rows"]]
    assert [each.kind for each in found] == [Kind.GROUP_MEETING, Kind.JOINT_MEETING]
    edit = f"/north/meetings/{row.pk}/edit/"
    ada.client.post(edit, {"bodies": ["b_board"], "on": "2021-03-06", "title": "Styret", "sequence": "0"})
    assert bo.client.get(f"/north/meetings/{row.pk}/").status_code == 404
