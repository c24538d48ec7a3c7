"""Every format gives its text, and every file that cannot be read says why in one sentence."""

from __future__ import annotations

import io
import zipfile

import docx
import odfdo
import pypdf
import pytest
import typst

from lokallag.capabilities.plans.reading import UnreadableDocument, extract_text, read_plan, sentence

LINES = ["Arbeidsplan 2020–2021", "Møter", "Ha minst to stands i løpet av året", "Årsmøte innen 1. mars"]


def a_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Arbeidsplan 2020–2021", 0)
    document.add_heading("Møter", 1)
    document.add_paragraph("Vi skal:")
    document.add_paragraph("Ha minst to stands i løpet av året", style="List Bullet")
    document.add_paragraph("Arrangere årsmøte", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Tiltak", "Ansvar", "Frist"), strict=True):
        cell.text = words
    for cell, words in zip(
        table.rows[1].cells, ("Sende ut nyhetsbrev\nRinge nye medlemmer", "Sekretær", "1. mai"), strict=True
    ):
        cell.text = words
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def an_odt() -> bytes:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Header(1, "Arbeidsplan 2020–2021"))
    body.append(odfdo.Header(2, "Møter"))
    body.append(odfdo.List(["Ha minst to stands i løpet av året", "Arrangere årsmøte"]))
    table = odfdo.Table("T", width=2, height=2)
    for row, values in enumerate((("Tiltak", "Ansvar"), ("Sende ut nyhetsbrev", "Sekretær"))):
        for column, value in enumerate(values):
            table.set_value((column, row), value)
    body.append(table)
    return saved(document)


def a_pdf(pages: int = 1) -> bytes:
    source = (
        "#set page(height: 12cm, footer: context [Side #counter(page).display()])\n= Arbeidsplan 2020–2021\n== Møter\n"
    )
    source += "- Ha minst to stands i løpet av året\n- Arrangere årsmøte\n#table(columns: 2, [Tiltak], [Ansvar], [Sende ut nyhetsbrev], [Sekretær])\n"
    source += "#pagebreak()\nVi skal skrive leserbrev.\n" * (pages - 1)
    return bytes(typst.compile(source.encode()))


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        extract_text(data, name)
    assert str(caught.value) == sentence(caught.value.code, caught.value.params, "en")
    assert str(caught.value).endswith(".")
    return caught.value.code


def test_a_docx_gives_headings_items_and_rows() -> None:
    extracted = extract_text(a_docx(), "plan.docx")
    assert extracted.format == "docx"
    assert "Arbeidsplan 2020–2021\n\nMøter\n\nVi skal:\n- Ha minst to stands" in extracted.text
    assert "Sende ut nyhetsbrev; Ringe nye medlemmer\tSekretær\t1. mai" in extracted.text
    found = {p.text: p for p in read_plan(extracted.text).proposals}
    assert found["Sende ut nyhetsbrev"].responsible == "Sekretær"
    assert found["Sende ut nyhetsbrev"].deadline == "2020-05-01"
    assert found["Ha minst to stands i løpet av året"].area == "Møter"


def test_an_odt_gives_headings_items_and_rows() -> None:
    extracted = extract_text(an_odt(), "plan.odt")
    assert extracted.format == "odt"
    assert "- Ha minst to stands i løpet av året\n- Arrangere årsmøte" in extracted.text
    assert "Sende ut nyhetsbrev\tSekretær" in extracted.text


def test_a_pdf_gives_its_text_and_its_table_without_page_numbers() -> None:
    extracted = extract_text(a_pdf(pages=4), "plan.pdf")
    assert extracted.format == "pdf"
    assert "Ha minst to stands i løpet av året" in extracted.text
    assert "Sende ut nyhetsbrev\tSekretær" in extracted.text
    assert "Side 2" not in extracted.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_is_read_in_any_common_encoding(encoding: str) -> None:
    text = "Årsplan\r\nHolde møte på Lørenskog\r\nØke tallet på medlemmer\r\n"
    assert extract_text(text.encode(encoding), "plan.txt").text == text


def test_markdown_is_told_by_its_name() -> None:
    assert extract_text(b"# Plan\n- Holde stand\n", "plan.md").format == "md"


def test_the_content_decides_whatever_the_name_says() -> None:
    assert extract_text(a_docx(), "plan.txt").format == "docx"
    assert extract_text(a_pdf(), "plan.docx").format == "pdf"


def test_an_empty_file_says_so() -> None:
    assert code_of(b"", "plan.txt") == "empty"
    assert code_of(b"  \n\t ", "plan.txt") == "empty"


def test_an_empty_docx_has_no_text() -> None:
    assert code_of(saved(docx.Document()), "plan.docx") == "no_text"


def test_a_scanned_pdf_has_no_text() -> None:
    assert code_of(bytes(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: gray)")), "skannet.pdf") == "no_text"


def test_a_locked_pdf_is_encrypted() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf()))
    writer.encrypt("hemmelig")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert code_of(buffer.getvalue(), "plan.pdf") == "encrypted"


def test_a_picture_a_program_and_an_old_doc_are_the_wrong_type() -> None:
    assert code_of(b"\x89PNG\r\n\x1a\n" + bytes(200), "plan.png") == "wrong_type"
    assert code_of(bytes(range(256)) * 40, "plan.txt") == "wrong_type"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "plan.doc") == "wrong_type"
    assert code_of(b"<html><body>Plan</body></html>", "plan.txt") == "wrong_type"


def test_another_zip_is_the_wrong_type() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "hei")
    assert code_of(buffer.getvalue(), "plan.docx") == "wrong_type"


def test_a_zip_bomb_is_never_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    assert code_of(buffer.getvalue(), "plan.docx") == "zip_bomb"


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.odt"])
def test_a_broken_file_is_damaged(name: str) -> None:
    whole = {"plan.docx": a_docx, "plan.pdf": a_pdf, "plan.odt": an_odt}[name]()
    assert code_of(whole[: len(whole) // 3], name) in {"damaged", "no_text"}


def test_a_file_over_the_limit_is_too_large() -> None:
    assert code_of(b"a" * (10 * 1024 * 1024 + 1), "plan.txt") == "too_large"
    assert code_of(b"ord " * 200_000, "plan.txt") == "too_large"


def test_a_pdf_with_too_many_pages_says_how_many() -> None:
    writer = pypdf.PdfWriter()
    for _ in range(301):
        writer.add_blank_page(100, 100)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(UnreadableDocument) as caught:
        extract_text(buffer.getvalue(), "plan.pdf")
    assert (caught.value.code, caught.value.params) == ("too_many_pages", {"pages": 301, "limit": 300})


@pytest.mark.parametrize(
    "code", ["empty", "no_text", "encrypted", "wrong_type", "too_large", "too_many_pages", "zip_bomb", "damaged"]
)
def test_each_reason_has_a_sentence_in_each_language(code: str) -> None:
    sentences = {sentence(code, {"limit": 5, "pages": 9}, language) for language in ("nb", "nn", "en")}
    assert len(sentences) == 3
    assert not any("{" in s for s in sentences)
