"""Papers of items: what can be used, put in one file with its bookmarks, read by those who may, served as a file that runs nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import docx
import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.papers import add_paper, move_paper
from lokallag.capabilities.meetings.models import Paper
from lokallag.capabilities.meetings.notices.binding import bound
from lokallag.capabilities.meetings.notices.contents import recognise
from lokallag.capabilities.meetings.tests.test_notice import SECRET, joint  # noqa: F401 (a fixture)
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.roles import Role


def a_pdf(pages: int = 2, *, password: str = "", script: bool = False) -> bytes:
    writer = pypdf.PdfWriter()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    for number in range(pages):
        page = writer.add_blank_page(300, 400)
        page.rotate(90 * (number % 4))
        if script:
            page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    if script:
        writer.root_object[NameObject("/OpenAction")] = action
        writer.add_attachment("x.exe", b"MZ")
    if password:
        writer.encrypt(password)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def a_png(width: int = 8, height: int = 8) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * 8 for _row in range(8))
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def a_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Budsjett for Ås", 1)
    document.add_paragraph("Kontingent #let x = 1 *ikke* $kode$")
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "12 000"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def a_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (120 * 1024 * 1024))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * (20 * 1024 * 1024 + 1), "large"),
        (a_pdf(password="hemmelig"), "locked"),
        (b"%PDF-1.7 half a file", "broken"),
        (a_pdf()[:200], "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (a_png(60_000, 60_000), "large"),
        (b"\xff\xd8\xff\xe0", "broken"),
        (b"PK\x03\x04 no zip", "broken"),
        (a_zip(), "kind"),
        (b"MZ\x00\x01", "kind"),
        (b"{\\rtf1 x}", "kind"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        recognise(data)
    assert refused.value.code == code
    assert len(refused.value.messages[0]) > 10


def outline(data: bytes) -> list[tuple[str, int]]:
    """The bookmarks of a PDF with their pages, flat."""
    reader = pypdf.PdfReader(io.BytesIO(data))

    def walk(entries: list[Any]) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            found += (
                walk(entry)
                if isinstance(entry, list)
                else [(str(entry.title), reader.get_destination_page_number(entry) or 0)]
            )
        return found

    return walk(reader.outline)


def test_all_papers_are_one_file_with_bookmarks_and_page_numbers(joint: Gathering, ada: Actor) -> None:  # noqa: F811
    ada.chapter.organisation_number = "995568217"
    ada.chapter.save()
    budget, secret = joint.items.in_order()
    for name, data in (("tall.pdf", a_pdf(3, script=True)), ("Notat.docx", a_docx()), ("kart.png", a_png())):
        add_paper(item=budget, filename=name, data=data, actor=ada.person, today=TODAY)
    add_paper(item=secret, filename="a.txt", data="Blåbær\n\n😀 漢".encode(), actor=ada.person, today=TODAY)
    joint.refresh_from_db()

    whole = bound(joint, [budget, secret]).content

    reader = pypdf.PdfReader(io.BytesIO(whole))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 9
    assert outline(whole) == [
        ("Fellesmøte", 0), ("1/21 Budsjettet", 1), ("Tall", 2), ("Notat", 5), ("Kart", 6), (f"2/21 {SECRET}", 7), ("A", 8),
    ]  # fmt: skip
    assert [f"{number} / 9" in page for number, page in enumerate(pages, start=1)] == [True] * 9
    assert "995 568 217" in pages[0]
    assert "#let x = 1 *ikke* $kode$" in pages[5]
    assert not any(word in whole for word in (b"JavaScript", b"EmbeddedFile", b"/AA"))
    assert str(reader.root_object["/Lang"]) != ""
    # Without pages of others it is all ours, and readable by screen readers.
    alone = pypdf.PdfReader(io.BytesIO(bound(joint, []).content))
    assert "pdfuaid" in alone.root_object["/Metadata"].get_data().decode()
    assert bound(joint, [budget, secret]) is bound(joint, [budget, secret])
    assert SECRET not in "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(bound(joint, [budget]).content)).pages
    )


def test_papers_are_put_there_ordered_taken_away_and_put_back(joint: Gathering, ada: Actor) -> None:  # noqa: F811
    budget = joint.items.get(title="Budsjettet")
    room, new = f"/north/meetings/{joint.pk}/papers/", f"/north/meetings/{joint.pk}/items/{budget.pk}/papers/"
    files = [
        SimpleUploadedFile(name, data) for name, data in (("..\\en to.txt", b"Hei"), ("b.pdf", a_pdf(password="x")))
    ]

    answer = ada.client.post(new, {"papers": files})

    # The one that can be used is kept, the other has its sentence.
    assert answer.status_code == 422
    assert "b.pdf: " in answer.content.decode()
    first = Paper.objects.get()
    assert (first.title, first.filename, first.form) == ("En to", "en to.txt", "text")
    assert ada.client.post(new, {"papers": [SimpleUploadedFile("b.pdf", a_pdf(script=True))]}).status_code == 302
    second = Paper.objects.get(form="pdf")
    assert second.pages == 2
    ada.client.post(f"{room}{second.pk}/order/", {"up": "1"})
    assert list(Paper.objects.in_order()) == [second, first]
    ada.client.post(f"{room}{first.pk}/", {"title": "Notatet"})
    undo = ada.client.post(f"{room}{first.pk}/removal/", follow=True)
    tags = [str(message.extra_tags) for message in undo.context["messages"]]
    assert tags[-1] == f"undo:{room}{first.pk}/removal/undo/"
    assert ada.client.get(f"{room}{first.pk}/file/").status_code == 404
    ada.client.post(f"{room}{first.pk}/removal/undo/")
    served = ada.client.get(f"{room}{first.pk}/file/")
    assert served.content == b"Hei"
    assert served["Content-Disposition"] == 'attachment; filename="en to.txt"'
    assert served["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in served["Content-Security-Policy"]
    assert "default-src 'none'" in served["Content-Security-Policy"]
    move_paper(paper=first, up=False, actor=ada.person)
    assert [paper.title for paper in Paper.objects.in_order()] == ["B", "Notatet"]
    assert ada.client.post(new, {}).status_code == 422


def test_a_closed_items_papers_are_for_its_body_alone(joint: Gathering, ada: Actor) -> None:  # noqa: F811
    ola = make_actor(ada.chapter, "Ola", "Lie", Role.COUNCIL_GROUP_LEADER)
    secret = joint.items.get(title=SECRET)
    paper = add_paper(item=secret, filename="pris.txt", data=b"Prisen er 7", actor=ola.person, today=TODAY)
    room = f"/north/meetings/{joint.pk}/papers/"

    seen = {}
    for actor in (ada, ola):
        text = actor.client.get(room).content.decode()
        whole = actor.client.get(f"{room}all.pdf").content
        words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(whole)).pages)
        status = actor.client.get(f"{room}{paper.pk}/file/").status_code
        seen[actor.person.given_name] = (SECRET in text, "Prisen er 7" in words, status)

    assert seen == {"Ada": (False, False, 404), "Ola": (True, True, 200)}


def test_the_room_costs_the_same_however_many_papers(
    joint: Gathering,  # noqa: F811
    ada: Actor,
    django_assert_max_num_queries: object,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    budget = joint.items.get(title="Budsjettet")
    counted = []
    for number in range(3):
        add_paper(item=budget, filename=f"{number}.txt", data=f"nr {number}".encode(), actor=ada.person, today=TODAY)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ada.client.get(f"/north/meetings/{joint.pk}/papers/")
        counted.append(len(queries))
    assert counted[1] == counted[2] <= 16
