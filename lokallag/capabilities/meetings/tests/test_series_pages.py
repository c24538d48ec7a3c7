"""The pages of series: planned from a sentence, changed from a day on, prolonged, taken back; what stands on each agenda."""

import datetime
import re

import pytest
from django.conf import settings

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions.agenda import add_item
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.models import Body, Item, Series
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Kind

T = datetime.date


@pytest.fixture(autouse=True)
def english(ada: Actor) -> None:
    """Ada reads the source's own words."""
    ada.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def test_a_series_is_said_in_words_planned_changed_prolonged_and_taken_back(ada: Actor, north: Chapter) -> None:
    form = {
        "bodies": ["b_board"], "title": "Styremøte", "pattern": "monthly", "number": "1", "weekday": "1", "not_in": ["7"],
        "starts_at": "19.00", "from_on": "2021-03-01", "until": "2021-09-30",
    }  # fmt: skip
    preview = ada.client.post("/north/meetings/series/new/", {**form, "step": "preview"})
    days = re.findall(r'name="days" value="([^"]+)"', preview.content.decode())
    assert days == ["2021-03-02", "2021-04-06", "2021-05-04", "2021-06-01", "2021-08-03", "2021-09-07"]
    said = preview.context["said"]
    assert (said.partition(" at ")[0], said.partition(", ")[2]) == ("First Tuesday of the month", "not in July")
    ada.client.post("/north/meetings/series/new/", {**form, "step": "plan", "days": days})
    with within(north):
        series = Series.objects.get()
        assert [(row.on.isoformat(), row.items.count()) for row in series.meetings.order_by("on")] == [
            (day, 6) for day in days
        ]
        touched = series.meetings.get(on=T(2021, 5, 4))
        add_item(meeting=touched, title="Flytter med", actor=ada.person, today=TODAY)
    page = f"/north/meetings/series/{series.key}/"
    # From May on the second Thursday at six: each moves with its agenda, what was before stays.
    change = {**form, "number": "2", "weekday": "3", "starts_at": "18.00", "from_on": "2021-05-01", "sequence": "0"}
    del change["bodies"], change["until"]
    assert ada.client.post(f"{page}edit/", change).status_code == 302
    assert ada.client.post(f"{page}edit/", change).status_code == 422
    with within(north):
        days = [row.on.isoformat() for row in series.meetings.order_by("on")]
        assert days == ["2021-03-02", "2021-04-06", "2021-05-13", "2021-06-10", "2021-08-12", "2021-09-09"]
        assert touched.items.filter(title="Flytter med").exists()
    answer = ada.client.post(f"{page}more/", {"how_many": 4}, follow=True)
    with within(north):
        new = list(series.meetings.order_by("on"))[6:]
        assert [row.on.isoformat() for row in new] == ["2021-10-14", "2021-11-11", "2021-12-09", "2022-01-13"]
        add_item(meeting=new[0], title="Går ikke tapt", actor=ada.person, today=TODAY)
    undo = re.search(r'action="([^"]+/more/\d+/undo/)"', answer.content.decode())
    assert undo is not None
    ada.client.post(undo[1])
    with within(north):
        assert series.meetings.count() == 6
        waits = series.items.get()
        assert waits.title == "Går ikke tapt"
    ada.client.post(f"{page}items/{waits.pk}/meeting/")
    with within(north):
        assert [row.title for row in Item.objects.filter(gathering__on=T(2021, 3, 2))].count("Går ikke tapt") == 1
    ada.client.post(f"/north/meetings/series/{series.key}/undo/")
    with within(north):
        # What was written is not lost with the dates: it waits.
        assert {row.title for row in series.items} == {"Flytter med", "Går ikke tapt"}


def test_what_stands_on_every_agenda_is_written_as_a_list(ada: Actor, bo: Actor, north: Chapter) -> None:
    with within(north):
        series = Series.objects.create(title="Styremøte", kind=Kind.BOARD_MEETING, weekday=1, made_on=TODAY)
        series.hosts.create(body=own_body(Body.Kind.BOARD), chapter=north)
    url = f"/north/meetings/series/{series.key}/standing/"
    lines = [("Økonomi", "information", "10", "2"), ("Åpning", "decision", "5", "1"), ("", "decision", "", "")]
    data = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0", "sequence": "0"}
    for place, (title, purpose, minutes, order) in enumerate(lines):
        names = {"title": title, "purpose": purpose, "minutes_allotted": minutes, "ORDER": order, "kind": "ordinary"}
        data |= {f"form-{place}-{name}": value for name, value in names.items()}
    assert bo.client.get(url).status_code == 404
    wrong = ada.client.post(url, {**data, "form-0-minutes_allotted": "mange"})
    assert (wrong.status_code, "Økonomi" in wrong.content.decode()) == (422, True)
    assert ada.client.post(url, data).status_code == 302
    assert ada.client.post(url, data).status_code == 422
    with within(north):
        assert [(row.title, row.minutes_allotted) for row in series.standing.all()] == [("Åpning", 5), ("Økonomi", 10)]
