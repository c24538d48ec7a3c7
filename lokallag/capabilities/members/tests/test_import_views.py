"""The pages of a list: chosen, columns said, looked through, brought in, taken back; each mistake gets a sentence."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from conftest import Actor
from lokallag.capabilities.members.actions.imports import intake, sealing
from lokallag.capabilities.members.models import Import, ImportRow, Member
from lokallag.capabilities.members.tests.test_imports import HEAD, LISTS
from lokallag.capabilities.members.views import imports as views
from lokallag.core.chapters.models import Chapter

HERE = "/north/members/imports/"


def sent(ada: Actor, data: bytes, name: str = "liste.csv") -> Any:
    """The answer to a file that is chosen."""
    return ada.client.post(HERE, {"file": SimpleUploadedFile(name, data)})


def looked_through(ada: Actor, text: str) -> str:
    """A list whose columns are as guessed; returns its page."""
    place = sent(ada, text.encode())["Location"]
    if place.endswith("/columns/"):
        form = ada.client.get(place).context["form"]
        return ada.client.post(place, {name: field.initial for name, field in form.fields.items()})["Location"]
    return place


def test_a_list_comes_in_and_goes_out_again(ada: Actor, in_north: Chapter) -> None:
    assert ada.client.get(HERE).status_code == 200
    place = looked_through(ada, LISTS)
    page = ada.client.get(place)
    assert [tab["count"] for tab in page.context["tabs"]] == [2]
    assert b"912 34 567" in page.content
    assert ada.client.post(f"{place}application/")["Location"] == place
    assert Member.objects.count() == 2
    # A file with the same columns asks nothing more, and what is chosen is kept.
    again = sent(ada, (HEAD + "9;Eli;Vik;nope;;;;;;;;\n;;;;;;;;;x;;\n").encode())["Location"]
    assert not again.endswith("/columns/")
    assert [tab["name"] for tab in ada.client.get(again).context["tabs"]] == ["new", "gone", "refused", "noted"]
    ada.client.post(f"{again}answers/", {"everybody": "gone:resign", "show": "gone"})
    assert set(ImportRow.objects.filter(kind="gone").values_list("choice", flat=True)) == {"resign"}
    file = b"".join(ada.client.get(f"{again}left-out.csv")).decode()
    assert "nope" in file
    ada.client.post(f"{again}removal/")
    assert Import.objects.count() == 1
    ada.client.post(f"{place}undo/")
    assert (Member.objects.count(), Import.objects.get().step) == (0, "undone")
    assert ada.client.get(place).status_code == 200
    assert ada.client.get(f"{place}columns/").status_code == 302


def test_a_wrong_file_gets_a_sentence(ada: Actor, in_north: Chapter) -> None:
    for data, word in ((b"%PDF-1.4", b"PDF"), (b"", b""), (b"PK\x03\x04xx", b""), (HEAD.encode(), b"")):
        answer = sent(ada, data)
        assert answer.status_code == 422
        assert answer.context["form"].errors["file"]
        assert word in answer.content
    assert not Import.objects.exists()


def test_a_column_stands_for_one_thing_and_one_has_the_name(ada: Actor, in_north: Chapter) -> None:
    place = sent(ada, b"Fornavn;Etternavn;Mobil\nKari;Moen;91234567\n")["Location"]
    for given, family in (("given_name", "given_name"), ("phone", "")):
        answer = ada.client.post(place, {"column_0": given, "column_1": family, "column_2": ""})
        assert answer.status_code == 422
    assert ada.client.post(place, {"column_0": "made up"}).status_code == 422


def test_a_long_list_is_left_to_the_worker(
    ada: Actor,
    in_north: Chapter,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    monkeypatch.setattr(views, "QUICK_ROWS", 1)
    monkeypatch.setattr(intake, "QUICK_SHEET", 10)
    book = openpyxl.Workbook()
    for line in LISTS.splitlines():
        book.active.append(line.split(";"))
    out = io.BytesIO()
    book.save(out)
    waiting = intake.take_in(filename="a.xlsx", file=io.BytesIO(out.getvalue()), actor=None, now=in_north.now())
    kept = bytes(Import.objects.get(pk=waiting.pk).content)
    assert (b"PK" in kept[:40], sealing.open_sealed(kept)) == (False, out.getvalue())
    with override_settings(SECRET_KEY="another"):
        assert intake.read_import(of=waiting).problem["code"] == "sealed"
    waiting.delete()
    place = sent(ada, out.getvalue(), "liste.xlsx")["Location"]
    one = Import.objects.get()
    assert (one.step, bytes(one.content), one.rows) == ("columns", b"", 2)
    place = looked_through(ada, LISTS)
    ada.client.post(f"{place}application/")
    assert (Import.objects.latest("pk").step, Member.objects.count()) == ("applied", 2)
    ada.client.post(f"{place}undo/")
    assert (Import.objects.latest("pk").step, Member.objects.count()) == ("undone", 0)


def test_the_page_of_work_looks_again_by_itself(ada: Actor, in_north: Chapter) -> None:
    one = Import.objects.create(filename="liste.csv", step="comparing", rows=200, done=50, made_by=ada.person)
    place = f"{HERE}{one.pk}/"
    page = ada.client.get(place)
    assert b'http-equiv="refresh"' in page.content
    piece = ada.client.get(place, headers={"HX-Request": "true"})
    assert b"hx-get" in piece.content
    assert b"<html" not in piece.content
    Import.objects.update(step="failed", problem={"code": "broken"})
    assert ada.client.get(place, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert ada.client.get(place).status_code == 200
    assert ada.client.post(f"{place}again/").status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_the_database_as_often_whatever_its_length(
    rows: int, ada: Actor, in_north: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ada.client.post(f"{looked_through(ada, LISTS)}application/")
    more = "".join(f"{number};Kari{number};Moen;;;;;;;;;\n" for number in range(50, 50 + rows))
    place = looked_through(ada, HEAD + more)
    for show in ("new", "gone"):
        with django_assert_max_num_queries(14):
            assert len(ada.client.get(f"{place}?show={show}").context["rows"]) == (rows if show == "new" else 2)
