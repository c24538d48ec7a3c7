"""What leaves the plan as a file: the one-page overview as PDF."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

import lokallag.core.ui

FONTS = Path(lokallag.core.ui.__file__).parent / "static" / "vendor" / "fonts"
FORM = Path(__file__).parent / "templates" / "plans" / "overview.typ"


@cache
def _form() -> bytes:
    return FORM.read_bytes()


def overview_pdf(content: dict[str, Any]) -> bytes:
    """Return the overview as a PDF that screen readers can follow (PDF/UA-1) on one page where it fits.

    `content`: title, chapter, lead, date, language, heads (four words), areas with title and rows of four texts. It
    travels as JSON, so nothing a user wrote is ever read as typst source.
    """
    return bytes(
        typst.compile(  # type: ignore[call-overload]  # its stubs want fonts in bytes with a form in bytes
            _form(),
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        )
    )
