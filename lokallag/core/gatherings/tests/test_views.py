"""The pages of gatherings, shown through meetings and events."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding, Kind
from lokallag.core.gatherings.tests.factories import held, planned
from lokallag.core.people.models import Person

YESTERDAY = datetime.date(2021, 2, 14)
NEXT_WEEK = datetime.date(2021, 2, 22)
CAPABILITIES = [("meetings", Kind.BOARD_MEETING), ("events", Kind.STAND)]


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("namespace", "kind"), CAPABILITIES)
def test_the_lists_show_what_comes_was_held_and_was_cancelled(
    namespace: str, kind: Kind, ada: Actor, north: Chapter, today: datetime.date
) -> None:
    with within(north):
        planned(ada, on=NEXT_WEEK, kind=kind, title="Kommer snart")
        planned(ada, on=YESTERDAY, kind=kind, title="Uten svar")
        held(ada, on=YESTERDAY, kind=kind, title="Ble holdt")
        off = planned(ada, on=NEXT_WEEK, kind=kind, title="Ble avlyst")
        actions.cancel_gathering(gathering=off, reason="", actor=ada.person, today=today)
    titles = {"Kommer snart", "Uten svar", "Ble holdt", "Ble avlyst"}
    for query, expected in (
        ("", {"Kommer snart", "Uten svar"}),
        ("?show=held", {"Ble holdt"}),
        ("?show=cancelled", {"Ble avlyst"}),
        (f"?kind={kind}", {"Kommer snart", "Uten svar"}),
        ("?show=nonsense&kind=%00&after=x", {"Kommer snart", "Uten svar"}),
    ):
        page = text_of(ada.client, f"/north/{namespace}/{query}")
        assert {title for title in titles if title in page} == expected


@pytest.mark.parametrize(("namespace", "kind"), CAPABILITIES)
@pytest.mark.parametrize("show", ["coming", "held"])
def test_a_list_asks_as_often_for_three_rows_as_for_one(
    namespace: str, kind: Kind, show: str, ada: Actor, bo: Actor, north: Chapter
) -> None:
    make = planned if show == "coming" else held
    url = f"/north/{namespace}/?show={show}"
    counts = []
    for _turn in range(2):
        with within(north):
            row = make(ada, on=YESTERDAY if show == "held" else NEXT_WEEK, kind=kind)
            Attendance.objects.create(gathering=row, person=bo.person, answer="signed_up", answered_on=YESTERDAY)
        ada.client.get(url)
        with CaptureQueriesContext(connection) as counted:
            ada.client.get(url)
        counts.append(len(counted))
        with within(north):
            make(ada, on=YESTERDAY if show == "held" else NEXT_WEEK, kind=kind)
    assert counts[0] == counts[1]


def test_a_member_sees_what_is_open_and_nothing_else(ada: Actor, bo: Actor, north: Chapter) -> None:
    with within(north):
        closed = planned(ada, on=NEXT_WEEK, title="Lukket styremøte")
        open_board = planned(ada, on=NEXT_WEEK, title="Åpent styremøte", is_open=True)
        annual = planned(ada, on=NEXT_WEEK, kind=Kind.ANNUAL_MEETING, title="Årsmøtet")
    page = text_of(bo.client, "/north/meetings/")
    assert "Åpent styremøte" in page
    assert "Årsmøtet" in page
    assert "Lukket styremøte" not in page
    assert bo.client.get(f"/north/meetings/{closed.pk}/").status_code == 404
    assert bo.client.post(f"/north/meetings/{closed.pk}/answer/", {"answer": "signed_up"}).status_code == 404
    assert [bo.client.get(f"/north/meetings/{row.pk}/").status_code for row in (open_board, annual)] == [200, 200]


def test_a_member_may_not_plan_change_hold_or_cancel(ada: Actor, bo: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=NEXT_WEEK, kind=Kind.MEMBER_MEETING)
        Attendance.objects.create(gathering=row, person=ada.person, answer="signed_up", answered_on=YESTERDAY)
    for path in ("new/", f"{row.pk}/edit/"):
        assert bo.client.get(f"/north/meetings/{path}").status_code == 403
    for path in ("holding/", "holding/undo/", "cancellation/", "cancellation/undo/", "planning/undo/", "attendance/"):
        assert bo.client.post(f"/north/meetings/{row.pk}/{path}").status_code == 403
    assert "Ada Ås" not in text_of(bo.client, f"/north/meetings/{row.pk}/")


def test_another_chapters_meeting_does_not_exist(ada: Actor, cecilie: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=YESTERDAY, kind=Kind.MEMBER_MEETING, title="Nordens møte")
    assert cecilie.client.get(f"/north/meetings/{row.pk}/").status_code == 404
    assert cecilie.client.get(f"/south/meetings/{row.pk}/").status_code == 404
    assert cecilie.client.post(f"/south/meetings/{row.pk}/holding/", {"held_on": "2021-02-14"}).status_code == 404
    assert "Nordens møte" not in text_of(cecilie.client, "/south/meetings/")


def test_a_stand_is_no_meeting(ada: Actor, north: Chapter) -> None:
    with within(north):
        stand = planned(ada, on=YESTERDAY, kind=Kind.STAND)
    assert ada.client.get(f"/north/meetings/{stand.pk}/").status_code == 404
    assert ada.client.get(f"/north/events/{stand.pk}/").status_code == 200


def test_a_meeting_is_planned_with_kind_and_date_alone(ada: Actor, north: Chapter) -> None:
    response = ada.client.post(
        "/north/meetings/new/", {"kind": "board_meeting", "on": "2021-03-02", "starts_at": "18.00"}
    )
    with within(north):
        row = Gathering.objects.get()
    assert response.headers["Location"] == f"/north/meetings/{row.pk}/"
    assert (row.on, row.starts_at, row.title) == (
        datetime.date(2021, 3, 2),
        datetime.time(18),
        str(Kind.BOARD_MEETING.label),
    )
    assert ada.client.post(f"/north/meetings/{row.pk}/planning/undo/").status_code == 302
    with within(north):
        assert not Gathering.objects.exists()


def test_a_repeat_is_shown_before_it_is_planned_and_undone_as_one(ada: Actor, north: Chapter) -> None:
    form = {
        "kind": "board_meeting", "on": "2021-03-02", "repeat": "monthly", "until": "2021-12-31", "not_in": ["7"],
    }  # fmt: skip
    preview = ada.client.post("/north/meetings/new/", {**form, "step": "preview"})
    with within(north):
        assert not Gathering.objects.exists()
    page = preview.content.decode()
    days = [f"2021-{month:02}-{day:02}" for month, day in ((3, 2), (4, 6), (5, 4), (6, 1), (8, 3), (9, 7), (10, 5), (11, 2), (12, 7))]  # fmt: skip
    assert [day for day in days if f'value="{day}"' in page] == days
    ada.client.post("/north/meetings/new/", {**form, "step": "plan", "days": days[:4]})
    with within(north):
        rows = list(Gathering.objects.order_by("on"))
    assert [row.on.isoformat() for row in rows] == days[:4]
    ada.client.post(f"/north/meetings/series/{rows[0].series}/undo/")
    with within(north):
        assert not Gathering.objects.exists()


def test_a_day_outside_the_repeat_is_not_planned(ada: Actor, north: Chapter) -> None:
    form = {"kind": "board_meeting", "on": "2021-03-02", "repeat": "weekly", "until": "2021-03-20", "step": "plan"}
    for days in (["2021-03-03"], []):
        assert ada.client.post("/north/meetings/new/", {**form, "days": days}).status_code == 200
    with within(north):
        assert not Gathering.objects.exists()


def test_the_slower_of_two_sees_the_form_again_and_can_save(ada: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=NEXT_WEEK)
    url = f"/north/meetings/{row.pk}/edit/"
    form = {"kind": "board_meeting", "on": "2021-02-22", "title": "Mitt", "sequence": "0"}
    assert ada.client.post(url, {**form, "title": "Ditt"}).status_code == 302
    again = ada.client.post(url, form)
    assert again.status_code == 200
    assert 'name="sequence" value="1"' in again.content.decode()
    assert ada.client.post(url, {**form, "sequence": "1"}).status_code == 302
    with within(north):
        assert Gathering.objects.get().title == "Mitt"


def test_a_meeting_is_held_and_that_is_undone(ada: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=YESTERDAY)
    url = f"/north/meetings/{row.pk}/"
    for held_on, status in (("2021-02-16", 200), ("tull", 200), ("2021-02-14", 302), ("2021-02-14", 302)):
        assert ada.client.post(f"{url}holding/", {"held_on": held_on, "headcount": "7"}).status_code == status
    with within(north):
        holding = Holding.objects.get()
        assert (holding.held_on, holding.headcount, holding.recorded_by) == (YESTERDAY, 7, ada.person)
    assert ada.client.post(f"{url}holding/undo/").status_code == 302
    with within(north):
        assert not Holding.objects.exists()


def test_a_meeting_is_cancelled_with_its_reason(ada: Actor, bo: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=NEXT_WEEK, kind=Kind.MEMBER_MEETING)
    ada.client.post(f"/north/meetings/{row.pk}/cancellation/", {"reason": "Snøstorm over Mesna"})
    assert "Snøstorm over Mesna" in text_of(bo.client, f"/north/meetings/{row.pk}/")
    ada.client.post(f"/north/meetings/{row.pk}/cancellation/undo/")
    with within(north):
        assert not Cancellation.objects.exists()


def test_a_member_signs_up_and_takes_it_back(ada: Actor, bo: Actor, north: Chapter) -> None:
    with within(north):
        row = planned(ada, on=NEXT_WEEK, kind=Kind.MEMBER_MEETING)
    for answer, expected in (("signed_up", ["signed_up"]), ("declined", ["declined"]), ("none", [])):
        bo.client.post(f"/north/meetings/{row.pk}/answer/", {"answer": answer})
        with within(north):
            assert list(Attendance.objects.values_list("answer", flat=True)) == expected
    assert bo.client.post(f"/north/meetings/{row.pk}/answer/", {"answer": "perhaps"}).status_code == 404


def test_who_came_is_tapped_with_and_without_javascript(ada: Actor, bo: Actor, cecilie: Actor, north: Chapter) -> None:
    with within(north):
        row = held(ada, on=YESTERDAY)
        Person.objects.create(given_name="Åse", family_name="Ødegård")
    url = f"/north/meetings/{row.pk}/"
    assert "Åse Ødegård" in text_of(ada.client, f"{url}?q=%C3%85SE")
    assert "Ada Ås" in text_of(ada.client, url).split('id="came"')[1]
    assert ada.client.post(f"{url}attendance/", {"person": bo.person.pk, "came": "1"}).status_code == 302
    piece = ada.client.post(f"{url}attendance/", {"person": ada.person.pk, "came": "1"}, headers={"HX-Request": "true"})
    assert piece.content.decode().strip().startswith("<section")
    with within(north):
        assert set(Attendance.objects.values_list("person", "answer")) == {
            (bo.person.pk, "came"),
            (ada.person.pk, "came"),
        }
    ada.client.post(f"{url}attendance/", {"person": bo.person.pk, "came": "0"})
    with within(north):
        assert Attendance.objects.count() == 1
    for person in (cecilie.person.pk, "x", "", 10**30):
        assert ada.client.post(f"{url}attendance/", {"person": person, "came": "1"}).status_code == 404


ANY = st.text(max_size=40) | st.sampled_from(
    ["2021-03-02", "12.3.21", "9999-12-31", "0001-01-01", "monthly", "weekly", "7", "-1", "1", "board_meeting", "stand", "18.00", "\x00"]
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from([
    "kind", "title", "on", "starts_at", "ends_at", "place", "about", "is_open", "group", "responsible", "repeat", "until",
    "not_in", "days", "step", "sequence", "held_on", "headcount", "note", "reason", "answer", "person", "came",
]), ANY))  # fmt: skip
def test_no_input_breaks_a_page(data: dict[str, str], ada: Actor, north: Chapter) -> None:
    with within(north):
        row = Gathering.objects.filter(title="Fast").first() or planned(ada, on=YESTERDAY, title="Fast")
    for path in (
        "new/",
        f"{row.pk}/edit/",
        f"{row.pk}/holding/",
        f"{row.pk}/cancellation/",
        f"{row.pk}/answer/",
        f"{row.pk}/attendance/",
    ):
        response = ada.client.post(f"/north/meetings/{path}", data)
        assert response.status_code in {200, 302, 404}
    for path in ("", "new/", f"{row.pk}/"):
        response = ada.client.get(
            f"/north/meetings/{path}", {"q": data.get("title", ""), "after": data.get("on", ""), **data}
        )
        assert response.status_code in {200, 404}


def test_what_one_may_not_open_has_no_address_in_the_year(
    ada: Actor, bo: Actor, north: Chapter, today: datetime.date
) -> None:
    with within(north):
        closed = planned(ada, on=NEXT_WEEK, about="Personalsak")
        annual = planned(ada, on=NEXT_WEEK, kind=Kind.ANNUAL_MEETING)
        for roles, expected in ((["chair"], {closed.pk, annual.pk}), (["member"], {annual.pk})):
            found = dates(
                north, NEXT_WEEK, NEXT_WEEK, today, may=lambda permission, held=tuple(roles): permission.allows(held)
            )
            assert {int(dated.url.split("/")[-2]) for dated in found if dated.url} == expected
            assert not any("Personalsak" in dated.detail for dated in found)
