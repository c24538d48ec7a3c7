"""The register of decisions: every word is found however it is typed, in reach only, with what followed; and it is quick."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.models import Body, Decision, Item
from lokallag.capabilities.meetings.standings.register import Wanted, found_by
from lokallag.capabilities.meetings.tests.held import board_meeting
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.measures.book import BOOK
from lokallag.core.people.roles import Role
from lokallag.core.people.searching import search_key
from lokallag.core.tasks.actions import finish_task

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)


def decided(title: str, text: str, *, on: datetime.date, kind: str = Kind.BOARD_MEETING, **more: Any) -> Decision:
    meeting, _made = Gathering.objects.get_or_create(kind=kind, on=on, defaults={"title": "Møte", "planned_on": on})
    board = own_body(Body.Kind.BOARD)
    number = Item.objects.filter(year=on.year).count() + 1
    item = Item.objects.create(
        gathering=meeting, body=board, title=title, number=number, year=on.year, added_on=on, **more
    )
    return Decision.objects.create(item=item, text=text, on=on, decided_at=NOW)


def test_decisions_are_found_across_years_by_words_number_body_and_outcome(ada: Actor, in_north: Chapter) -> None:
    one = decided("Åpent møte", "Laget inviterer til møte på Rådhuset.", on=datetime.date(2019, 3, 5), promise="p1")
    two = decided("Årsmøtet", "Årsmøtet holdes 9. februar.", on=datetime.date(2020, 12, 8))
    three = decided("Stand", "Falt.", on=datetime.date(2021, 1, 5))
    Decision.objects.filter(pk=three.pk).update(is_carried=False)

    def found(**asked: Any) -> list[int]:
        return list(found_by(Decision.objects.order_by("on"), Wanted(**asked)).values_list("pk", flat=True))

    assert found() == [one.pk, two.pk, three.pk]
    assert found(q="aapent RAADHUSET") == [one.pk]
    assert found(q="møte") == [one.pk, two.pk]
    assert found(q="møte 9. februar inviterer") == []
    assert found(q=two.item.name) == [two.pk]
    assert found(q="1/2019 møte") == [one.pk]
    assert found(year=2020) == [two.pk]
    assert found(carried="no") == [three.pk]
    assert found(promise="p1") == [one.pk]
    assert found(body=one.item.body_id) == [one.pk, two.pk, three.pk]
    assert found(body=987654) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("aåæøxq 1/", min_size=1, max_size=6), min_size=1, max_size=5), st.text("aåæøxq ", max_size=5))
def test_what_is_found_holds_every_word_and_nothing_that_does_is_missed(
    ada: Actor, in_north: Chapter, texts: list[str], asked: str
) -> None:
    Item.objects.all().delete()
    rows = [decided("s", text, on=TODAY) for text in texts]
    words = search_key(asked).split()
    expected = {row.pk for row in rows if all(word in search_key(f"s {row.text}") for word in words)}
    assert set(found_by(Decision.objects.all(), Wanted(q=asked)).values_list("pk", flat=True)) == expected


def test_the_register_shows_what_followed_and_only_what_is_in_reach(
    ada: Actor, bo: Actor, in_north: Chapter, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    stage = board_meeting(ada, items=3)
    task = stage.items[0].follow_ups.get().task
    finish_task(task=task, actor=ada.person, today=TODAY)
    with django_assert_max_num_queries(32):
        page = ada.client.get("/north/decisions/")
    [(year, rows)] = page.context["by_year"]
    assert (year, len(rows), sum(row.done for row in rows)) == (2021, 3, 1)
    pk = stage.items[1].decisions.get().pk
    one = ada.client.get(f"/north/decisions/{pk}/")
    assert b"Jeg er uenig i dette." in one.content
    assert bo.client.get(f"/north/decisions/{pk}/").status_code == 404
    assert "by_year" in bo.client.get("/north/decisions/").context
    assert bo.client.get("/north/decisions/").context["count"] == 0
    lines = b"".join(ada.client.get("/north/decisions/decisions.csv?q=tiltak").streaming_content).decode("utf-8-sig")
    assert len(lines.strip().splitlines()) == 4
    assert ada.client.get("/north/decisions/decisions.xlsx").status_code == 200
    assert ada.client.get("/north/decisions/?q=%00&body=x&year=99999&after=x&carried=z").status_code == 200


def test_minutes_are_counted_as_met_on_the_day_they_are_approved(ada: Actor, in_north: Chapter) -> None:
    from lokallag.capabilities.meetings.tests.test_minutes import approve

    stage = board_meeting(ada, items=1)

    def cases() -> list[tuple[datetime.date, datetime.date | None]]:
        rows = BOOK.cases(["meetings.minutes_approved"], stage.meeting.on, TODAY)
        return [(row.opened_on, row.met_on) for row in rows]

    assert cases() == [(stage.meeting.on, None)]
    approve(stage, ada)
    assert cases() == [(stage.meeting.on, TODAY)]
    assert make_actor(ada.chapter, "Ole", "Li", Role.MEMBER).client.get("/north/decisions/").status_code == 200
