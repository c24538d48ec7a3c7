"""The quick note, the list and one note."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.logbook import actions
from lokallag.capabilities.logbook.models import Note, Removal
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.measures.promises import Served
from lokallag.core.people.roles import Role

YESTERDAY = datetime.date(2021, 2, 14)
QUICK = {"what": "Stand på torget", "day": "today", "amount": "1"}


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def note_by(actor: Actor, what: str = "Noe", on: datetime.date = YESTERDAY, promise: str = "") -> Note:
    with within(actor.chapter):
        return actions.write_note(
            what=what, on=on, promise=promise, who=actor.person, actor=actor.person, today=datetime.date(2021, 2, 15)
        )


def test_a_note_needs_no_more_than_what_was_done(bo: Actor, north: Chapter, plan: list[Served]) -> None:
    assert bo.client.post("/north/logbook/new/", QUICK).headers["Location"] == "/north/logbook/"
    with within(north):
        note = Note.objects.get()
    assert (note.what, note.on, note.amount, note.promise) == ("Stand på torget", datetime.date(2021, 2, 15), 1, "")


@pytest.mark.parametrize(
    ("day", "on", "expected"),
    [("yesterday", "", "2021-02-14"), ("other", "1.2.21", "2021-02-01"), ("other", "", None), ("other", "2021-02-16", None), ("never", "", None)],
)  # fmt: skip
def test_the_day_is_today_yesterday_or_one_that_has_been(
    day: str, on: str, expected: str | None, bo: Actor, north: Chapter
) -> None:
    response = bo.client.post("/north/logbook/new/", {**QUICK, "day": day, "on": on})
    assert response.status_code == (302 if expected else 200)
    with within(north):
        assert [note.on.isoformat() for note in Note.objects.all()] == ([expected] if expected else [])


def test_a_tapped_suggestion_goes_before_the_list(bo: Actor, north: Chapter, plan: list[Served]) -> None:
    for suggested, promise, expected in (("stands", "pulse", "stands"), ("", "pulse", "pulse"), ("", "", "")):
        bo.client.post("/north/logbook/new/", {**QUICK, "suggested": suggested, "promise": promise})
        with within(north):
            assert Note.objects.latest("pk").promise == expected
    assert bo.client.post("/north/logbook/new/", {**QUICK, "suggested": "unknown"}).status_code == 200


def test_what_is_being_written_brings_its_commitment_forward(bo: Actor, north: Chapter, plan: list[Served]) -> None:
    assert "Vedta en strategi" not in text_of(bo.client, "/north/logbook/new/").split("logbook-save")[0]
    piece = bo.client.get("/north/logbook/suggestions/?what=Strategien%20ble%20vedtatt", headers={"HX-Request": "true"})
    page = piece.content.decode()
    assert page.strip().startswith('<div id="suggestions"')
    assert page.index("Vedta en strategi") < page.index("Minst 2 stands")


def test_a_commitments_own_page_leads_here_and_back(bo: Actor, north: Chapter, plan: list[Served]) -> None:
    page = text_of(bo.client, "/north/logbook/new/?promise=strategy")
    assert 'value="strategy" checked' in page
    response = bo.client.post("/north/logbook/new/?promise=strategy", {**QUICK, "suggested": "strategy"})
    assert response.headers["Location"] == "/north/plan/commitments/strategy/"


def test_the_same_form_sent_twice_is_one_note_and_the_message_undoes_it(bo: Actor, north: Chapter) -> None:
    form = {**QUICK, "receipt": "2f0b6d1e-0000-4000-8000-000000000001"}
    bo.client.post("/north/logbook/new/", form)
    bo.client.post("/north/logbook/new/", form)
    with within(north):
        note = Note.objects.get()
    assert f'action="/north/logbook/{note.pk}/removal/"' in text_of(bo.client, "/north/logbook/")
    bo.client.post(f"/north/logbook/{note.pk}/removal/")
    assert f'action="/north/logbook/{note.pk}/removal/undo/"' in text_of(bo.client, "/north/logbook/")
    with within(north):
        assert not Note.objects.standing().exists()
    bo.client.post(f"/north/logbook/{note.pk}/removal/undo/")
    with within(north):
        assert Note.objects.standing().exists()


def test_one_changes_ones_own_and_the_board_changes_all(ada: Actor, bo: Actor, north: Chapter) -> None:
    adas, bos = note_by(ada, "Adas"), note_by(bo, "Bos")
    for actor, note, status in ((ada, adas, 200), (ada, bos, 200), (bo, bos, 200), (bo, adas, 404)):
        assert actor.client.get(f"/north/logbook/{note.pk}/edit/").status_code == status
    assert bo.client.post(f"/north/logbook/{adas.pk}/removal/").status_code == 404
    assert bo.client.get(f"/north/logbook/{adas.pk}/").status_code == 200
    ada.client.post(f"/north/logbook/{adas.pk}/removal/")
    assert bo.client.get(f"/north/logbook/{adas.pk}/").status_code == 404
    assert ada.client.get(f"/north/logbook/{adas.pk}/").status_code == 200
    with within(north):
        assert Removal.objects.count() == 1


def test_a_change_keeps_what_is_not_touched(ada: Actor, north: Chapter, plan: list[Served]) -> None:
    note = note_by(ada, "Stand", promise="stands")
    page = text_of(ada.client, f"/north/logbook/{note.pk}/edit/")
    assert 'value="stands" checked' in page
    form = {"what": "Stand", "day": "other", "on": "2021-02-14", "amount": "2", "suggested": "", "who": ada.person.pk}
    assert ada.client.post(f"/north/logbook/{note.pk}/edit/", form).status_code == 302
    with within(north):
        changed = Note.objects.get()
    assert (changed.amount, changed.promise, changed.who) == (2, "", ada.person)


def test_a_note_for_an_earlier_plan_keeps_its_commitment_when_changed(
    ada: Actor, north: Chapter, plan: list[Served]
) -> None:
    note = note_by(ada, "Gammelt", promise="from-2019")
    assert '<option value="from-2019" selected' in text_of(ada.client, f"/north/logbook/{note.pk}/edit/")
    form = {"what": "Gammelt", "day": "other", "on": "2021-02-14", "amount": "1", "promise": "from-2019"}
    assert ada.client.post(f"/north/logbook/{note.pk}/edit/", form).status_code == 302
    assert ada.client.post("/north/logbook/new/", {**QUICK, "promise": "from-2019"}).status_code == 200


def test_a_member_writes_for_oneself_and_the_board_for_anyone(ada: Actor, bo: Actor, north: Chapter) -> None:
    assert "Ada Ås" not in text_of(bo.client, "/north/logbook/new/")
    assert bo.client.post("/north/logbook/new/", {**QUICK, "who": ada.person.pk}).status_code == 200
    assert ada.client.post("/north/logbook/new/", {**QUICK, "who": bo.person.pk}).status_code == 302
    with within(north):
        assert Note.objects.get().who == bo.person


def test_the_list_is_narrowed_by_commitment_person_and_year(
    ada: Actor, bo: Actor, north: Chapter, plan: list[Served]
) -> None:
    note_by(ada, "Adas stand", promise="stands")
    note_by(bo, "Bos brev i fjor", on=datetime.date(2020, 5, 1), promise="letters")
    for query, expected in (
        ("", {"Adas stand", "Bos brev i fjor"}),
        ("?promise=stands", {"Adas stand"}),
        (f"?who={bo.person.pk}", {"Bos brev i fjor"}),
        ("?year=2021", {"Adas stand"}),
        ("?year=2021&promise=letters", set()),
        ("?year=x&who=9999999999999999999999&promise=%00&after=%00", {"Adas stand", "Bos brev i fjor"}),
    ):
        page = text_of(ada.client, f"/north/logbook/{query}")
        assert {title for title in ("Adas stand", "Bos brev i fjor") if title in page} == expected


def test_a_long_list_comes_in_pieces_without_gaps_or_doubles(ada: Actor, north: Chapter) -> None:
    for number in range(120):
        note_by(ada, f"nr {number:03}", on=YESTERDAY - datetime.timedelta(days=number % 7))
    after = ""
    pieces: list[list[str]] = []
    while not pieces or after:
        context = ada.client.get(f"/north/logbook/?after={after}").context
        pieces.append([note.what for note, _served in context["rows"]])
        after = context["next_after"]
    seen = [what for each in pieces for what in each]
    assert ([len(each) for each in pieces], len(set(seen))) == ([50, 50, 20], 120)


def test_the_list_asks_as_often_for_three_rows_as_for_one(
    ada: Actor, bo: Actor, north: Chapter, plan: list[Served]
) -> None:
    counts = []
    for actors in ((ada,), (ada, bo)):
        for actor in actors:
            note_by(actor, promise="stands")
        ada.client.get("/north/logbook/")
        with CaptureQueriesContext(connection) as counted:
            ada.client.get("/north/logbook/")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_another_chapters_notes_do_not_exist(ada: Actor, cecilie: Actor, north: Chapter) -> None:
    note = note_by(ada, "Nordens hemmelighet")
    for path in ("", "edit/"):
        assert cecilie.client.get(f"/south/logbook/{note.pk}/{path}").status_code == 404
        assert cecilie.client.get(f"/north/logbook/{note.pk}/{path}").status_code == 404
    assert cecilie.client.post(f"/south/logbook/{note.pk}/removal/").status_code == 404
    assert "Nordens hemmelighet" not in text_of(cecilie.client, "/south/logbook/")


def test_an_observer_reads_no_names_here(actor_with: object, north: Chapter) -> None:
    observer = actor_with(Role.COUNTY_OBSERVER)  # type: ignore[operator]
    assert observer.client.get("/north/logbook/").status_code == 403


ANY = st.text(max_size=300) | st.sampled_from(
    ["2021-02-01", "other", "today", "0", "-1", "99999999999999999999", "stands", "http://[", "\x00"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(
    ["what", "day", "on", "amount", "suggested", "promise", "who", "link", "receipt", "after", "year"]), ANY))  # fmt: skip
def test_no_input_breaks_a_page(data: dict[str, str], ada: Actor, north: Chapter, plan: list[Served]) -> None:
    with within(north):
        note = Note.objects.filter(what="Fast").first()
    note = note or note_by(ada, "Fast")
    for path in ("new/", f"{note.pk}/edit/"):
        assert ada.client.post(f"/north/logbook/{path}", data).status_code in {200, 302}
    for path in ("", "new/", "suggestions/"):
        assert ada.client.get(f"/north/logbook/{path}", data).status_code == 200
    with within(north):
        Note.objects.exclude(pk=note.pk).delete()
        Note.objects.filter(pk=note.pk).update(what="Fast")
