"""Taking people out as a file: what is in it, what is safe, who may, what the journal says."""

import csv
import datetime
import io
from collections.abc import Callable

import openpyxl
import pytest

from conftest import LONG_AGO, Actor
from lokallag.capabilities.members.exports import COLUMNS
from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person
from lokallag.core.web.sheets import PHONE, TEXT, csv_file, grouped_phone, safe_text, xlsx_file

URL = "/north/members/export/"
TEXTS = {
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "  =1": "'  =1",
    "\t=1": "'\t=1",
    "\u200b=1": "'\u200b=1",
    "\rx": "'\rx",
    "＝1": "'＝1",
    "": "",
    "Åse": "Åse",
    "«a»": "«a»",
    " a": " a",
    "a=1": "a=1",
}
PHONES = {
    "+4791234567": "912 34 567",
    "+4761250000": "61 25 00 00",
    "+46701234567": "0046 701234567",
    "+15551234567": "001 5551234567",
    "": "",
    "=cmd": "'=cmd",
    "+47": "'+47",
}


def test_nothing_in_a_file_runs() -> None:
    assert {text: safe_text(text) for text in TEXTS} == TEXTS
    assert {number: grouped_phone(number) for number in PHONES} == PHONES
    rows = [(text, "+4791234567", 7, datetime.date(2021, 2, 15), None) for text in TEXTS] + [
        ('a;"b\nc', "", 0, None, "x\x00")
    ]
    data = b"".join(csv_file(["=a", "b", "c", "d", "e"], rows, [TEXT, PHONE, TEXT, TEXT, TEXT]))
    assert data.startswith(b"\xef\xbb\xbf'=a;b;c;d;e\r\n")
    back = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[0] for row in back[1:]] == [*TEXTS.values(), 'a;"b\nc']
    assert back[1][1:] == ["912 34 567", "7", "2021-02-15", ""]
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx_file(["=a", "b", "c", "d", "e"], rows, title="A&B"))))
    cells = list(book.active.iter_rows(values_only=True))
    assert book.sheetnames == ["A&B"]
    assert cells[1][:3] == ("=1+1", "+4791234567", 7)
    assert cells[1][3].date() == datetime.date(2021, 2, 15)
    assert [row[0] or "" for row in cells[1:-1]] == [text.replace("\r", "\n") for text in TEXTS]
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}  # no "f"


@pytest.fixture
def three(north: Chapter, ada: Actor) -> list[Person]:
    """Three members: one who does not want to be contacted, one with a formula for a name."""
    with within(north):
        group = Group.objects.create(name="Stand", established_on=LONG_AGO)
        people = [
            Person.objects.create(given_name="Åse", family_name="Øy", phone="+4791234567", postcode="0150"),
            Person.objects.create(given_name="=cmd", family_name="Bø", email="b@example.org"),
            Person.objects.create(given_name="Stille", family_name="Ås", wants=Person.Wants.NOTHING),
        ]
        for person in people:
            Member.objects.create(person=person, joined_on=LONG_AGO)
            Membership.objects.create(group=group, person=person, starts_on=LONG_AGO)
    return people


def lines(response: object) -> list[list[str]]:
    """The rows of a CSV answer."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_file_has_those_who_are_meant_and_the_journal_says_so(
    ada: Actor, three: list[Person], north: Chapter
) -> None:
    ada.client.cookies["django_language"] = "en"
    page = ada.client.get(URL, {"people": "members.current"})
    assert (page.context["told"]["count"], page.context["told"]["silent"]) == (3, 1)
    asked = {
        "people": "members.current",
        "purpose": "contact",
        "columns": ["given_name", "phone", "groups", "state", "joined_on"],
        "form": "csv",
    }
    answer = ada.client.post(URL, asked)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="north-all-members-2021-02-15.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert lines(answer) == [
        ["First name", "Phone", "Groups", "State", "Joined on"],
        ["'=cmd", "", "Stand", "Member", "2019-01-01"],
        ["Åse", "912 34 567", "Stand", "Member", "2019-01-01"],
    ]
    # For something else than contact they are there, and a column says whom to leave alone.
    everyone = lines(ada.client.post(URL, asked | {"purpose": "other", "columns": ["family_name"]}))
    assert everyone == [
        ["Last name", "Wants to hear"],
        ["Bø", "Everything"],
        ["Øy", "Everything"],
        ["Ås", "Do not contact"],
    ]
    sheet = ada.client.post(URL, asked | {"columns": list(COLUMNS), "form": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(sheet.streaming_content)))
    assert [len(row) for row in book.active.iter_rows()] == [len(COLUMNS)] * 3
    assert "0150" in {cell.value for row in book.active.iter_rows() for cell in row}
    with within(north):
        entries = list(Entry.objects.filter(verb="members.exported").order_by("pk"))
    assert [entry.data["people"] for entry in entries] == [2, 3, 2]
    assert entries[0].data["sentence"] == ["members.current"]
    assert entries[0].data["columns"] == asked["columns"]
    assert "Åse" not in str([entry.data for entry in entries])
    # Nothing chosen: said, with what was typed.
    wrong = ada.client.post(URL, {"people": "nobody", "purpose": "contact", "form": "csv"})
    assert wrong.status_code == 422


def test_a_chapter_chooses_which_posts_may_export(
    ada: Actor, three: list[Person], actor_with: Callable[..., Actor], north: Chapter
) -> None:
    eli = actor_with("treasurer", name="Eli")
    asked = {"people": "members.current", "purpose": "contact", "columns": ["email"], "form": "csv"}
    closed = eli.client.get(URL)
    assert closed.status_code == 200
    assert "form" not in closed.context
    assert eli.client.post(URL, asked).status_code == 403
    assert eli.client.get(URL + "posts/").status_code == 403
    ada.client.post(URL + "posts/", {"roles": ["treasurer"]})
    assert len(lines(eli.client.post(URL, asked))) == 3
    assert ada.client.post(URL, asked).status_code == 403
    with within(north):
        assert Entry.objects.get(verb="members.export_roles_set").data == {"roles": ["treasurer"]}
        assert not Entry.objects.filter(verb="members.exported", actor_id=ada.person.pk).exists()
