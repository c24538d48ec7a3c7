"""The ways a plan comes in, as pages: file, text, by hand, carried over; and documents the worker reads."""

import datetime
import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.plans.actions.uploads import drop_old_documents, keep_document, read_document
from lokallag.capabilities.plans.jobs import read_upload
from lokallag.capabilities.plans.models import Plan, SourceText, Upload, Version
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT, a_plan_by_rows, a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within


def url(name: str, **kwargs: object) -> str:
    return reverse(f"plans:{name}", kwargs={"chapter": "north", **kwargs})


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def give_text(actor: Actor, text: str, **fields: str) -> Any:
    data = {"way": "text", "text-text": text, **{f"text-{k}": v for k, v in fields.items()}}
    return actor.client.post(url("new"), data)


def give_file(actor: Actor, name: str, content: bytes, **fields: str) -> Any:
    document = SimpleUploadedFile(name, content)
    return actor.client.post(url("new"), {"way": "file", "file-document": document, **fields})


def stored(chapter: Chapter) -> tuple[int, int, int]:
    with within(chapter):
        return Plan.objects.count(), Version.objects.count(), SourceText.objects.count()


def test_pasted_text_is_read_and_reviewed(ada: Actor, north: Chapter) -> None:
    answer = give_text(ada, TEXT.replace("\n", "\r\n"))
    with within(north):
        version = Version.objects.get()
        assert answer["Location"] == url("review", pk=version.pk)
        assert version.source.text == TEXT
    assert ada.client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.txt", TEXT.encode()), ("plan.md", TEXT.encode("latin-1")), ("p", TEXT.encode("utf-8-sig"))],
)
def test_a_file_is_read_and_its_text_kept(ada: Actor, north: Chapter, name: str, content: bytes) -> None:
    assert give_file(ada, name, content).status_code == 302
    with within(north):
        source = SourceText.objects.get()
    assert (source.text, source.filename) == (TEXT, name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.txt", b""),
        ("bilde.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50),
        ("gammel.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
        ("odelagt.docx", b"PK\x03\x04 not a zip"),
        ("odelagt.pdf", b"%PDF-1.4 nothing"),
        ("rom.txt", b"  \n\n "),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_and_nothing_is_stored(
    ada: Actor, north: Chapter, name: str, content: bytes
) -> None:
    answer = give_file(ada, name, content)
    assert answer.status_code == 422
    (said,) = answer.context["forms"]["file"].errors["document"]
    assert said.endswith(".")
    assert said in page(answer)
    assert stored(north) == (0, 0, 0)


def test_a_bomb_is_not_opened(ada: Actor, north: Chapter) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<a/>")
        packed.writestr("word/document.xml", b"0" * 50_000_000)
    assert give_file(ada, "bombe.docx", bomb.getvalue()).status_code == 422
    assert stored(north) == (0, 0, 0)


def test_a_wrong_period_keeps_the_pasted_text_in_the_form(ada: Actor, north: Chapter) -> None:
    answer = give_text(ada, TEXT, starts_on="2021-05-01", ends_on="2021-01-01")
    assert answer.status_code == 422
    assert "Ringe alle nye medlemmer" in page(answer)
    assert give_text(ada, TEXT, starts_on="2021-05-01").status_code == 422
    assert give_text(ada, " \n").status_code == 422
    assert stored(north) == (0, 0, 0)


def test_a_text_that_says_no_period_is_asked_about(ada: Actor, north: Chapter) -> None:
    answer = give_text(ada, "Vi skal:\n\n- Ha to stands.\n- Ringe nye medlemmer.\n")
    with within(north):
        version = Version.objects.get()
    assert answer["Location"] == url("frame", pk=version.pk)
    answer = ada.client.post(answer["Location"], {"title": "Vår", "starts_on": "2021-02-01", "ends_on": "2022-01-31"})
    assert answer["Location"] == url("review", pk=version.pk)
    with within(north):
        plan = Plan.objects.get()
        assert (plan.title, plan.ends_on) == ("Vår", datetime.date(2022, 1, 31))
        assert {row.ends_on for row in version.commitments.all()} == {datetime.date(2022, 1, 31)}
    assert ada.client.post(url("frame", pk=version.pk), {"title": ""}).status_code == 422


def test_a_plan_is_written_by_hand_one_by_one(ada: Actor, north: Chapter) -> None:
    data = {"way": "hand", "hand-title": "Vår plan", "hand-starts_on": "2021-01-01", "hand-ends_on": "2021-12-31"}
    answer = ada.client.post(url("new"), data)
    with within(north):
        version = Version.objects.get()
    assert answer["Location"] == url("addition", pk=version.pk)
    assert ada.client.get(answer["Location"]).status_code == 200
    answer = ada.client.post(answer["Location"], {"text": "Ha minst tre medlemsmøter"})
    shown = page(ada.client.get(answer["Location"]))
    assert "Ha minst tre medlemsmøter" in shown
    with within(north):
        row = version.commitments.get()
    assert (row.tracking, row.target, row.start) == ("count", 3, None)


def test_last_years_plan_is_carried_over(ada: Actor, north: Chapter) -> None:
    assert "carry" not in ada.client.get(url("new")).context["forms"]
    with within(north):
        adopted_plan(a_plan_read(ada.person), ada.person)
    form = ada.client.get(url("new")).context["forms"]["carry"]
    assert form.initial == {"starts_on": datetime.date(2022, 1, 1), "ends_on": datetime.date(2022, 12, 31)}
    data = {"way": "carry", "carry-title": "2022", "carry-starts_on": "2022-01-01", "carry-ends_on": "2022-12-31"}
    answer = ada.client.post(url("new"), data)
    assert ada.client.get(answer["Location"]).status_code == 200
    with within(north):
        assert Version.objects.get(origin="carried").commitments.count() >= 6


def test_a_large_document_is_left_to_the_worker(ada: Actor, north: Chapter) -> None:
    large = TEXT + "\n" + "Bakgrunnen er lang og trenger mange ord.\n" * 4000
    assert "/readings/" in give_file(ada, "stor.txt", large.encode())["Location"]
    assert "/readings/" in give_text(ada, large)["Location"]
    with within(north):
        assert Upload.objects.count() == 2


def test_a_document_being_read_can_be_left_and_is_read_once(ada: Actor, north: Chapter) -> None:
    with within(north):
        upload = keep_document(filename="plan.txt", content=TEXT.encode(), actor=ada.person, now=NOW)
    where = url("reading", pk=upload.pk)
    assert "hx-trigger" in page(ada.client.get(where, headers={"HX-Request": "true"}))
    assert page(ada.client.get(where, headers={"HX-Request": "true"})).lstrip().startswith("<div")
    assert stored(north) == (0, 0, 0)

    with within(north):
        read_upload(upload=upload.pk)
        read_upload(upload=upload.pk)
        version = Version.objects.get()
        upload.refresh_from_db()
        assert (upload.version, bytes(upload.content)) == (version, b"")
    assert ada.client.get(where)["Location"] == url("review", pk=version.pk)
    polled = ada.client.get(where, headers={"HX-Request": "true"})
    assert (polled.status_code, polled["HX-Redirect"]) == (200, url("review", pk=version.pk))


def test_a_large_document_that_cannot_be_read_says_why(ada: Actor, north: Chapter) -> None:
    with within(north):
        upload = keep_document(filename="x.pdf", content=b"%PDF-1.4 " + b"0" * 900, actor=ada.person, now=NOW)
        assert read_document(upload=upload, today=DAY, now=NOW) is None
        upload.refresh_from_db()
        assert (upload.is_waiting, bytes(upload.content)) == (False, b"")
        assert stored(north) == (0, 0, 0)
    shown = ada.client.get(url("reading", pk=upload.pk))
    assert shown.context["problem"] in page(shown)
    assert ada.client.post(url("reading_again", pk=upload.pk)).status_code == 302
    assert ada.client.post(url("reading_dropped", pk=upload.pk)).status_code == 302
    assert ada.client.get(url("reading", pk=upload.pk)).status_code == 404


def test_old_documents_are_thrown_away(ada: Actor, in_north: Chapter) -> None:
    keep_document(filename="x.pdf", content=b"x", actor=ada.person, now=NOW)
    assert drop_old_documents(now=NOW + datetime.timedelta(days=6)) == 0
    assert drop_old_documents(now=NOW + datetime.timedelta(days=8)) == 1


def test_a_draft_is_thrown_away_after_a_question(ada: Actor, north: Chapter) -> None:
    give_text(ada, TEXT)
    with within(north):
        version = Version.objects.get()
    where = url("discard", pk=version.pk)
    assert ada.client.get(where).status_code == 200
    assert stored(north) == (1, 1, 1)
    ada.client.post(where)
    assert stored(north) == (0, 0, 0)


def test_only_the_board_reads_plans_in(ada: Actor, bo: Actor, cecilie: Actor) -> None:
    assert bo.client.get(url("new")).status_code == 403
    assert cecilie.client.get(url("new")).status_code == 404
    assert give_text(bo, TEXT).status_code == 403


def test_another_chapters_document_is_not_found(ada: Actor, cecilie: Actor, north: Chapter) -> None:
    with within(north):
        upload = keep_document(filename="x.pdf", content=b"x", actor=ada.person, now=NOW)
    where = reverse("plans:reading", kwargs={"chapter": "south", "pk": upload.pk})
    assert cecilie.client.get(where).status_code == 404


def test_the_list_leads_on(ada: Actor, bo: Actor, north: Chapter) -> None:
    assert url("new") in page(ada.client.get(url("list")))
    assert url("new") not in page(bo.client.get(url("list")))
    with within(north):
        draft = a_plan_by_rows(2, ada.person)
        keep_document(filename="venter.pdf", content=b"x", actor=ada.person, now=NOW)
    shown = page(ada.client.get(url("list")))
    assert url("review", pk=draft.pk) in shown
    assert "venter.pdf" in shown
    assert url("review", pk=draft.pk) not in page(bo.client.get(url("list")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["file", "text", "hand", "carry", "", "x"]),
    st.dictionaries(
        st.sampled_from(
            [f"{way}-{name}" for way in ("file", "text", "hand") for name in ("title", "starts_on", "ends_on", "text")]
        ),
        st.one_of(st.text(max_size=60), st.sampled_from(["2021-01-01", "2021-12-31", "0001-01-01", "9999-12-31"])),
    ),
)
def test_no_input_breaks_the_page(ada: Actor, way: str, data: dict[str, str]) -> None:
    assert ada.client.post(url("new"), {"way": way, **data}).status_code in {200, 302, 422}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.odt", "a"]))
def test_no_file_breaks_the_page(ada: Actor, content: bytes, name: str) -> None:
    assert give_file(ada, name, content).status_code in {302, 422}
