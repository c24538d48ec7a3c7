"""Writing to many: step by step without JavaScript, what stands in the way, what is seen, what a text message costs."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.post.blocks import problems_in, tidy_text
from lokallag.core.post.jobs import look_after
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.rendering import Writer
from lokallag.core.post.sms import length_of
from lokallag.core.post.tests.factories import mailing, member

MEMBERS = "members.current"


def keep(ada: Actor, pk: int, step: str, *blocks: dict[str, str], **fields: str) -> Any:
    """Send the editor's form."""
    said = {"subject": "Vår", "people": MEMBERS, "step": step, **fields}
    for number, block in enumerate(blocks):
        said |= {f"block-{number}-{name}": value for name, value in block.items()}
    return ada.client.post(f"/north/post/{pk}/draft/", said)


def test_a_letter_is_written_seen_tried_and_sent(ada: Actor, in_north: Chapter) -> None:
    member("Kari")
    member("Per", wants=Person.Wants.NOTHING)
    day = datetime.date(2021, 6, 12)
    party = Gathering.objects.create(kind="social", title="Sommerfest", on=day, planned_on=in_north.today())
    answer = ada.client.post("/north/post/new/", {"channel": "email", "people": MEMBERS, "subject": "Vår"})
    pk = Mailing.objects.get().pk
    assert answer.url == f"/north/post/{pk}/draft/"
    text = {"kind": "text", "text": "Hei {fornavn|venn}"}
    keep(ada, pk, "add:heading", text)
    keep(ada, pk, "up:1", text, {"kind": "heading", "text": "Nå skjer det"})
    page = keep(ada, pk, "add:thing", {"kind": "heading", "text": "Nå"}, text).content.decode()
    assert "Sommerfest" in page
    thing = {"kind": "thing", "thing": f"gathering:{party.pk}"}
    assert keep(ada, pk, "next", {"kind": "heading", "text": "Nå"}, text, thing).url == f"/north/post/{pk}/check/"
    assert [block["kind"] for block in Mailing.objects.get().blocks] == ["heading", "text", "thing"]

    kari = Person.objects.get(given_name="Kari")
    seen = ada.client.get(f"/north/post/{pk}/letter/?person={kari.pk}")
    assert "Hei Kari" in seen.content.decode()
    assert "script-src 'none'" in seen["Content-Security-Policy"]
    assert "?answer=" not in seen.content.decode()
    ada.client.post(f"/north/post/{pk}/test/")
    assert ["<ada@example.org>" in letter.to[0] for letter in mail.outbox] == [True]

    ada.client.post(f"/north/post/{pk}/check/", {"when": "now"})
    states = {row.person.given_name: row.state for row in Letter.objects.select_related("person")}
    assert states == {"Kari": "sent", "Per": "blocked"}
    sent = mail.outbox[1]
    assert "?answer=yes" in str(sent.body)
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page = ada.client.get(f"/north/post/{pk}/?state=blocked").content.decode()
    assert "Per" in page
    assert "Kari" not in page
    assert keep(ada, pk, "save", text).url == f"/north/post/{pk}/"


@pytest.mark.parametrize(
    ("subject", "blocks", "how_many"),
    [
        ("Hei", [{"kind": "text", "text": "Hei {fornavn|du} {etternavn}"}], 0),
        ("", [{"kind": "text", "text": "Hei"}], 1),
        ("Hei", [], 1),
        ("Hei", [{"kind": "text", "text": " \n"}], 1),
        ("Hei {hvem}", [{"kind": "text", "text": "{fødselsnummer}"}], 2),
        ("Hei", [{"kind": "button", "text": "Se", "url": "javascript:alert(1)"}], 1),
        ("Hei", [{"kind": "button", "text": "Se", "url": "https://"}], 1),
        ("Hei", [{"kind": "button", "text": "Se", "url": "https://example.org/{fornavn}"}], 0),
        ("Hei", [{"kind": "divider"}, {"kind": "thing", "thing": "gathering:99"}], 1),
    ],
)
def test_what_must_be_put_right_is_said(
    subject: str, blocks: list[dict[str, str]], how_many: int, in_north: Chapter
) -> None:
    assert len(problems_in(subject, blocks)) == how_many


def test_nothing_goes_while_something_stands_in_the_way(ada: Actor, in_north: Chapter) -> None:
    draft = mailing(subject="", parts=[])
    assert ada.client.post(f"/north/post/{draft.pk}/check/", {"when": "now"}).status_code == 422
    assert (
        ada.client.post(f"/north/post/{draft.pk}/check/", {"when": "later", "at": "2020-01-01T10:00"}).status_code
        == 422
    )
    assert Mailing.objects.get().state == Mailing.State.DRAFT


def test_what_waits_goes_at_its_time_and_can_be_stopped_copied_and_thrown_away(ada: Actor, in_north: Chapter) -> None:
    member("Kari")
    draft = mailing(parts=[{"clause": MEMBERS, "value": "", "negated": False}])
    address = f"/north/post/{draft.pk}"
    ada.client.post(f"{address}/check/", {"when": "later", "at": "2021-02-20T10:00"})
    look_after()
    assert (Mailing.objects.get().state, Letter.objects.count()) == (Mailing.State.OUTBOX, 0)
    ada.client.post(f"{address}/stop/")
    assert Mailing.objects.get().state == Mailing.State.DRAFT

    ada.client.post(f"{address}/removal/")
    assert ada.client.get(f"{address}/draft/").status_code == 404
    ada.client.post(f"{address}/removal/undo/")
    ada.client.post(f"{address}/check/", {"when": "later", "at": "2021-02-20T10:00"})
    Chapter.objects.filter(pk=in_north.pk).update(clock_on=datetime.date(2021, 2, 21))
    look_after()
    assert (Mailing.objects.get().state, Letter.objects.get().state) == (Mailing.State.SENT, "sent")
    ada.client.post(f"{address}/copy/")
    assert Mailing.objects.drafts().get().blocks == draft.blocks


def test_what_is_on_its_way_is_kept_back(ada: Actor, in_north: Chapter, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    member("Kari")
    draft = mailing(parts=[{"clause": MEMBERS, "value": "", "negated": False}])
    ada.client.post(f"/north/post/{draft.pk}/check/", {"when": "now"})
    ada.client.post(f"/north/post/{draft.pk}/stop/")
    assert (Mailing.objects.get().state, Letter.objects.get().why) == (Mailing.State.STOPPED, Letter.Why.STOPPED)


def test_a_list_costs_the_same_however_long(ada: Actor, in_north: Chapter, django_assert_max_num_queries: Any) -> None:
    people = [member(f"P{number}") for number in range(3)]
    for number in range(3):
        one = mailing(state=Mailing.State.SENT, sent_at=timezone.now())
        rows = [
            Letter(mailing=one, person=person, address=person.email, state="sent", basis="member") for person in people
        ]
        Letter.objects.bulk_create(rows[: number + 1])
        with django_assert_max_num_queries(14):
            ada.client.get("/north/post/")
        with django_assert_max_num_queries(14):
            ada.client.get(f"/north/post/{one.pk}/")


def test_a_text_message_is_counted_as_the_networks_do_and_written_to_the_file(ada: Actor, in_north: Chapter) -> None:
    table = [
        ("", 0, False), ("æøåÆØÅé", 1, False), ("a" * 160, 1, False), ("a" * 161, 2, False), ("a" * 306, 2, False),
        ("a" * 307, 3, False), ("€" * 80, 1, False), ("€" * 81, 2, False), ("đ" * 70, 1, True), ("đ" * 71, 2, True),
        ("😀" * 35, 1, True), ("😀" * 36, 2, True),
    ]  # fmt: skip
    assert [(text, length_of(text).parts, length_of(text).wide) for text, *_ in table] == table

    member("Kari", phone="+4791234567")
    member("Per")
    draft = mailing(channel="sms", parts=[{"clause": MEMBERS, "value": "", "negated": False}])
    ada.client.post(f"/north/post/{draft.pk}/check/", {"when": "now"})
    assert dict(Letter.objects.values_list("person__given_name", "why")) == {"Kari": "", "Per": Letter.Why.NO_ADDRESS}
    lines = [
        line for file in (Path(django_settings.DATA) / "sms").glob("*") for line in file.read_text("utf-8").split("\n")
    ]
    said = json.loads([line for line in lines if line][-1])
    assert said["to"] == "+4791234567"
    assert said["text"].startswith("Hei Kari!\n")
    assert "/post/wishes/" in said["text"]


@pytest.mark.django_db
@limits(max_examples=20, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_and_no_name_becomes_markup_or_breaks_the_letter(text: str, name: str) -> None:
    chapter = Chapter(pk=1, name="North", slug="north")
    person = Person(pk=7, chapter=chapter, given_name=name, link_key="x")
    blocks = [
        {"kind": kind, "text": tidy_text(text), "url": tidy_text(text)}
        for kind in ("text", "heading", "list", "button")
    ]
    letter = Writer(chapter, Mailing(subject=text, blocks=[*blocks, {"kind": "text", "text": "{fornavn}"}])).write(
        person, {}
    )
    assert "<script" not in letter.html.lower()
    assert "<img" not in letter.html.lower()
    assert "\n" not in letter.subject
