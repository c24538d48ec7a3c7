"""What members want: told by themselves from a link, or written down for them; the map, the list, who was asked."""

import datetime
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Ambition, Interest, Member, Telling, Wish
from lokallag.capabilities.members.models.ambitions import State, standing_so, state_of
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import Entry
from lokallag.core.measures.book import BOOK
from lokallag.core.people.models import Person
from lokallag.core.privacy.actions import erase_person
from lokallag.core.segments.book import people_in

JOINED = datetime.date(2020, 3, 1)


@pytest.fixture
def kari(ada: Actor, in_north: Chapter) -> Member:
    """A member with an address and no login."""
    return joined(ada, "Kari Moen", JOINED, email="kari@example.org")


def number(key: str) -> str:
    """The number of one of the list's lines, as the form sends it."""
    actions.interests()
    return str(Interest.objects.get(key=key).pk)


def link_to(member: Member, chapter: Chapter) -> str:
    return actions.ambition_path(member.person, chapter)


def test_a_member_tells_from_the_link_without_logging_in_and_changes_it_later(kari: Member, north: Chapter) -> None:
    client, link = Client(), link_to(kari, north)
    assert client.get(link).status_code == 200
    assert client.post(link, {"words": "Prøve noe nytt", "want": [number("stand")]}).status_code == 422
    told = {
        "words": "Prøve noe nytt",
        "want": [number("stand"), number("cook")],
        "field": [number("climate")],
        "time": "monthly",
        "when": ["weekends", "evenings"],
        "learn": [number("speak")],
    }
    thanks = client.post(link, told, follow=True)
    ambition = Ambition.objects.get()
    assert (ambition.answered_on, ambition.first_answered_on, ambition.when) == (TODAY, TODAY, ["evenings", "weekends"])
    assert ambition.ask_again_on == TODAY + datetime.timedelta(days=365)
    assert {(w.interest.key, w.kind) for w in Wish.objects.select_related("interest")} == {
        ("stand", "want"),
        ("cook", "want"),
        ("climate", "want"),
        ("speak", "learn"),
    }
    assert link in thanks.content.decode()
    assert "Stå på stand" in thanks.content.decode() or "Stand at a stall" in thanks.content.decode()
    again = client.get(link).context["form"]
    assert (again["time"].value(), sorted(again["want"].value())) == ("monthly", sorted(told["want"]))

    client.post(link, {"time": "none"})

    ambition.refresh_from_db()
    assert (Wish.objects.count(), ambition.ask_again_on) == (0, TODAY + datetime.timedelta(days=180))
    assert [telling.how for telling in Telling.objects.all()] == ["link", "link"]
    assert "Prøve" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_a_link_opens_nothing_else_and_ends_with_the_persons_key(kari: Member, north: Chapter, cecilie: Actor) -> None:
    link = link_to(kari, north)
    other = "y" if link[-2] == "x" else "x"
    for wrong in (link.replace("/north/", "/south/"), f"{link[:-2]}{other}/", link.replace("mine/", "mine/x")):
        assert Client().get(wrong).status_code == 404
    kari.person.link_key = "another"
    kari.person.save()
    assert Client().get(link).status_code == 404


def test_the_link_goes_out_once_a_day_to_those_who_may_be_written_to(ada: Actor, kari: Member, north: Chapter) -> None:
    silent = joined(ada, "Ola Lie", JOINED, email="ola@example.org")
    Person.objects.filter(pk=silent.person_id).update(wants=Person.Wants.NOTHING)
    joined(ada, "Per Vik", JOINED)
    page = ada.client.post("/north/ambitions/sending/", {"people": "members.current"}, follow=True)
    assert page.status_code == 200
    assert [message.to for message in mail.outbox] == [["kari@example.org"]]
    found = re.search(r"https?://[^/\s]+(/north/ambitions/mine/\S+)", str(mail.outbox[0].body))
    assert found
    assert Client().get(found.group(1)).status_code == 200

    ada.client.post(f"/north/members/{kari.pk}/ambition/asking/")

    assert len(mail.outbox) == 1
    assert state_of(Member.objects.select_related("person__ambition").get(pk=kari.pk), TODAY) == State.WAITING


def test_an_officer_writes_down_what_was_said_on_the_phone(ada: Actor, bo: Actor, kari: Member) -> None:
    address = f"/north/members/{kari.pk}/ambition/?how=call"
    assert bo.client.get(address).status_code == 403
    assert ada.client.post(address, {"time": "sometimes", "ask_again_on": "1.1.2021"}).status_code == 422
    assert ada.client.post(address, {"time": "sometimes", "ask_again_on": "1.8.2021"}).status_code == 302
    ambition = Ambition.objects.get()
    assert ambition.ask_again_on == datetime.date(2021, 8, 1)
    telling = Telling.objects.get()
    assert (telling.how, telling.by) == ("call", ada.person)
    assert ada.client.get(address).status_code == 200


def test_each_member_stands_in_one_state(ada: Actor, in_north: Chapter) -> None:
    days = {State.ANSWERED: (TODAY, None), State.AGAIN: (JOINED, TODAY), State.WAITING: (None, None)}
    for name, (answered, again) in days.items():
        person = joined(ada, f"{name.title()} Ås", JOINED).person
        Ambition.objects.create(person=person, asked_on=JOINED, answered_on=answered, ask_again_on=again)
    joined(ada, "Not Ås", JOINED)
    everybody = Member.objects.all().select_related("person__ambition")
    for state in State:
        assert [state_of(member, TODAY) for member in standing_so(everybody, state, TODAY)] == [state]
        page = ada.client.get("/north/ambitions/people/", {"state": state})
        assert [stands for _row, stands, _wants in page.context["rows"]] == [state]


def test_the_map_counts_current_members_and_asks_as_often_for_three(ada: Actor, kari: Member, north: Chapter) -> None:
    def tell(member: Member) -> None:
        said = {"time": "monthly", "want": [Interest.objects.get(key="stand")]}
        actions.tell_ambition(person=member.person, said=said, how="officer", by=None, actor=None, today=TODAY)

    actions.interests()
    tell(kari)
    counts = []
    for more in (0, 2):
        for each in range(more):
            tell(joined(ada, f"Ny{each} Moe", JOINED))
        queries = []
        shown = -1
        for path in ("", "people/", f"people/?interest={number('stand')}&kind=want&time=monthly"):
            with CaptureQueriesContext(connection) as captured:
                page = ada.client.get(f"/north/ambitions/{path}")
            queries.append(len(captured))
            shown = len(page.context["rows"]) if "rows" in page.context else shown
        assert shown == 1 + more
        counts.append(queries)
    assert counts[0] == counts[1]
    actions.leave(member=kari, left_on=TODAY, actor=ada.person, today=TODAY)
    page = ada.client.get("/north/ambitions/")
    assert (page.context["mapped"], page.context["how_many"]) == (2, 2)
    assert next(row for row in page.context["doing"] if row["interest"].key == "stand")["want"] == 2


def test_the_chapter_makes_the_list_its_own(ada: Actor, in_north: Chapter) -> None:
    list_ = "/north/ambitions/interests/"
    first, second = actions.interests()[:2]
    ada.client.post(list_, {"name": "Synge i kor", "kind": "doing", "keywords": "kor, sang"})
    ada.client.post(list_, {"name": "synge i kor", "kind": "doing"})
    assert Interest.objects.filter(name="Synge i kor").count() == 1
    ada.client.post(f"{list_}{second.pk}/place/", {"to": "up"})
    assert [one.pk for one in actions.interests()[:2]] == [second.pk, first.pk]
    ada.client.post(f"{list_}{first.pk}/", {"name": "Stå på torget"})
    first.refresh_from_db()
    assert first.label == "Stå på torget"
    ada.client.post(f"{list_}{first.pk}/retirement/")
    assert first not in actions.interests()
    ada.client.post(f"{list_}{first.pk}/retirement/undo/")
    assert first in actions.interests()


def test_the_share_mapped_is_a_coverage_of_all_who_are_here(ada: Actor, kari: Member, in_north: Chapter) -> None:
    joined(ada, "Ola Lie", JOINED)
    said = {"time": "none"}
    actions.tell_ambition(person=kari.person, said=said, how="link", by=None, actor=None, today=TODAY)
    later = TODAY + datetime.timedelta(days=9)
    actions.tell_ambition(person=kari.person, said=said, how="link", by=None, actor=None, today=later)
    cases = BOOK.cases(["members.mapped"], datetime.date(1900, 1, 1), later)
    assert [(case.opened_on, case.met_on) for case in cases] == [(JOINED, TODAY), (JOINED, None)]


def test_nothing_is_left_of_somebody_who_is_erased(ada: Actor, kari: Member, north: Chapter) -> None:
    Client().post(link_to(kari, north), {"time": "monthly", "words": "Hemmelig", "want": [number("stand")]})
    erase_person(person=kari.person, actor=ada.person, today=TODAY)
    assert (Ambition.objects.count(), Wish.objects.count(), Telling.objects.count()) == (0, 0, 0)


ANY = st.text(max_size=60) | st.sampled_from(
    ["monthly", "1", "99999999999999999999", "\x00", "up", "stand", "2030-01-01"]
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(
    "words want field time when can learn notes ask_again_on name kind keywords to state interest people after how".split()
), ANY))  # fmt: skip
def test_no_input_breaks_a_page(data: dict[str, str], ada: Actor, north: Chapter) -> None:
    with within(north):
        member = Member.objects.first() or joined(ada, "Fast Punkt", JOINED)
        own = link_to(member, north)
        interest = actions.interests()[0].pk
    pages = (
        "ambitions/sending/",
        "ambitions/interests/",
        f"ambitions/interests/{interest}/",
        f"ambitions/interests/{interest}/place/",
        f"members/{member.pk}/ambition/",
        own.removeprefix("/north/"),
    )
    for path in pages:
        assert ada.client.post(f"/north/{path}", data).status_code in {200, 302, 404, 422}
    assert ada.client.get("/north/ambitions/people/", data).status_code == 200
    assert ada.client.get("/north/ambitions/sending/", data).status_code == 200


def test_members_who_did_something_practical_in_the_window(ada: Actor, kari: Member, in_north: Chapter) -> None:
    from lokallag.capabilities.logbook.models import Note
    from lokallag.core.tasks.models import Completion, Task

    def met(first: datetime.date, last: datetime.date) -> list[datetime.date | None]:
        cases = BOOK.cases(
            ["members.practical"], datetime.date(1900, 1, 1), TODAY, windows={"members.practical": (first, last)}
        )
        return [case.met_on for case in cases]

    year = datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)
    assert met(*year) == [None]
    task = Task.objects.create(title="Bake", person=kari.person, created_on=JOINED)
    Completion.objects.create(task=task, done_on=datetime.date(2020, 12, 31), done_by=kari.person)
    assert met(*year) == [None]
    Note.objects.create(what="Leserbrev", on=datetime.date(2021, 2, 3), who=kari.person)
    Note.objects.create(what="Stand", on=datetime.date(2021, 1, 20), who=kari.person)
    assert met(*year) == [datetime.date(2021, 1, 20)]
    assert met(datetime.date(2020, 1, 1), year[1]) == [datetime.date(2020, 12, 31)]


def test_each_sentence_about_ambitions_finds_the_right_ones(ada: Actor, kari: Member, in_north: Chapter) -> None:
    other = joined(ada, "Ola Lie", JOINED, email="ola@example.org")
    actions.interests()
    stand = Interest.objects.get(key="stand")
    said = {"time": "monthly", "want": [stand], "can": [stand], "learn": [stand]}
    actions.tell_ambition(person=kari.person, said=said, how="link", by=None, actor=None, today=TODAY)
    actions.ask_for_ambitions(people=[other.person], actor=ada.person, chapter=in_north, today=TODAY)
    of_kari = {"wants": str(stand.pk), "can": str(stand.pk), "learns": str(stand.pk), "time": "monthly", "told": ""}
    for clause, value in of_kari.items():
        assert list(people_in([{"clause": f"ambitions.{clause}", "value": value}], TODAY)) == [kari.person], clause
    assert list(people_in([{"clause": "ambitions.silent", "value": ""}], TODAY)) == [other.person]
    for clause in ("asked", "practical"):
        assert not people_in([{"clause": f"ambitions.{clause}", "value": "2021-01-01"}], TODAY).exists()
