"""Minutes as files: a PDF that screen readers can follow (PDF/UA-1), and a .docx with real headings and lists."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

import lokallag.core.ui
from lokallag.capabilities.meetings.minuting import Block, Document

FONTS = Path(lokallag.core.ui.__file__).parent / "static" / "vendor" / "fonts"
FORM = Path(__file__).parent.parent / "templates" / "meetings" / "minutes.typ"


@cache
def _form() -> bytes:
    return FORM.read_bytes()


def minutes_pdf(document: Document, *, state: str) -> bytes:
    """Return minutes as a PDF with the chapter's name and organisation number at the foot of each page.

    All words travel as JSON, so nothing anybody wrote is ever read as typst source. `state` stands beside the page's
    number: whether it is a draft, or approved and signed when.
    """
    return bytes(
        typst.compile(  # type: ignore[call-overload]  # its stubs want fonts in bytes with a form in bytes
            _form(),
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            sys_inputs={"content": json.dumps({**document.plain(), "state": state}, ensure_ascii=False)},
        )
    )


def minutes_docx(document: Document, *, state: str) -> bytes:
    """Return minutes as a .docx: headings, lists and tables that are real, title and language set."""
    import docx  # noqa: PLC0415 — slow to import, so only when somebody wants such a file

    page = docx.Document()
    page.core_properties.title = document.title
    page.core_properties.author = document.chapter
    page.core_properties.language = document.language
    _in_language(page, document.language)
    foot = page.sections[0].footer.paragraphs[0]
    foot.text = f"{document.foot}\t{state}"
    page.add_heading(_xml(document.title), level=1)
    for section in document.sections:
        if section.title:
            page.add_heading(_xml(section.title), level=2)
        for block in section.blocks:
            _put(page, block)
    told = io.BytesIO()
    page.save(told)
    return told.getvalue()


def _put(page: Any, block: Block) -> None:
    if block.kind == "facts":
        for label, text in block.rows:
            line = page.add_paragraph()
            line.add_run(f"{_xml(label)}: ").bold = True
            line.add_run(_xml(text))
    elif block.kind == "list":
        if block.text:
            page.add_paragraph(_xml(block.text)).runs[0].bold = True
        for row in block.rows:
            page.add_paragraph(_xml(row[0]), style="List Bullet")
    elif block.kind == "decision":
        page.add_heading(_xml(block.rows[0][0]), level=3)
        page.add_paragraph(_xml(block.text))
        page.add_paragraph(_xml(block.note)).runs[0].italic = True
    elif block.kind == "signatures":
        for row in block.rows:
            page.add_paragraph("\n\n" + "_" * 34 + "\n" + _xml(" · ".join(filter(None, row))))
    else:
        for piece in block.text.split("\n"):
            run = page.add_paragraph(_xml(piece)).runs
            if block.kind == "quiet" and run:
                run[0].italic = True


def _in_language(page: Any, language: str) -> None:
    """Say the language of the text, so that it is read aloud and spelled rightly."""
    from docx.oxml.ns import qn  # noqa: PLC0415 — with the rest of it

    style = page.styles.element
    tag = {"nb": "nb-NO", "nn": "nn-NO"}.get(language, "en-GB")
    for lang in style.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)


def _xml(text: str) -> str:
    """Only what XML can hold."""
    return "".join(
        c for c in text if c in "\t\n" or ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) < 0xFFFE
    )
