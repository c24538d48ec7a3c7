"""Agenda and papers of a meeting as one PDF, for those who may see the same items."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

import lokallag.core.ui
from lokallag.capabilities.meetings.models import Item, Paper, PaperContent
from lokallag.capabilities.meetings.notices.contents import clean, pieces
from lokallag.capabilities.meetings.notices.pages import Foreign, Section, joined, pages_of
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.things import when

FONTS = Path(lokallag.core.ui.__file__).parent / "static" / "vendor" / "fonts"
FORM = Path(__file__).parent.parent / "templates" / "meetings" / "papers.typ"
#: What is kept in memory of files bound before, in bytes.
KEPT = 48 * 1024 * 1024


@dataclass(frozen=True)
class Bound:
    """A PDF, and what it is of: the same items and papers give the same digest."""

    content: bytes
    pages: int
    digest: str


@dataclass
class _Layout:
    """What is set by us, and what others' pages stand after which part of it."""

    sections: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Section] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    skip: int = 0

    def add(self, section: dict[str, Any], mark: Section) -> None:
        """A part of ours, after as many pages of others as stand before it."""
        self.sections.append({**section, "skip": self.skip})
        self.marks.append(mark)
        self.skip = 0


_BOUND: OrderedDict[str, Bound] = OrderedDict()


def bound(meeting: Gathering, items: Sequence[Item]) -> Bound:
    """Return the file for those who may see these items, in the active language. Bound once for the same content."""
    papers = papers_of(items)
    told = _told(meeting, items, papers)
    digest = _digest(told, papers)
    known = _BOUND.get(digest)
    if known is not None:
        _BOUND.move_to_end(digest)
        return known
    made = _bind(told, items, papers, digest)
    _BOUND[digest] = made
    while len(_BOUND) > 1 and sum(len(one.content) for one in _BOUND.values()) > KEPT:
        _BOUND.popitem(last=False)
    return made


def papers_of(items: Sequence[Item]) -> dict[int, list[Paper]]:
    """The papers of items, by item, without their content. One query."""
    found: dict[int, list[Paper]] = {}
    for paper in Paper.objects.standing().filter(item__in=[item.pk for item in items]).in_order():
        found.setdefault(paper.item_id, []).append(paper)
    return found


def _digest(told: dict[str, Any], papers: dict[int, list[Paper]]) -> str:
    sums = [[paper.title, paper.sha256] for rows in papers.values() for paper in rows]
    said = json.dumps([told, sums, sorted(papers)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "replace") + _form()).hexdigest()


@cache
def _form() -> bytes:
    return FORM.read_bytes()


def _told(meeting: Gathering, items: Sequence[Item], papers: dict[int, list[Paper]]) -> dict[str, Any]:
    """What is set on the cover and for each item, as data."""
    number = meeting.chapter.organisation_number
    return {
        "language": (translation.get_language() or "nb")[:2],
        "title": clean(meeting.title),
        "chapter": meeting.chapter.name,
        "number": _("Org. no. %(number)s") % {"number": f"{number[:3]} {number[3:6]} {number[6:]}"} if number else "",
        "facts": [clean(fact) for fact in (when(meeting), meeting.place) if fact],
        "words": {
            "agenda": _("Agenda"),
            "number": _("No."),
            "item": _("Item"),
            "purpose": _("For"),
            "page": _("Page"),
            "recommendation": _("Recommendation"),
            "papers": _("Papers"),
        },
        "agenda": [_of_item(item, papers.get(item.pk, [])) for item in items],
    }


def _of_item(item: Item, papers: Sequence[Paper]) -> dict[str, Any]:
    extra = [item.presenter.name if item.presenter is not None else ""]
    if item.minutes_allotted:
        extra.append(_("%(minutes)s minutes") % {"minutes": item.minutes_allotted})
    if item.is_closed:
        extra.append(_("Closed: only for %(body)s") % {"body": item.body.name})
    return {
        "name": item.name,
        "title": clean(item.title),
        "label": f"item-{item.pk}",
        "purpose": item.get_purpose_display(),
        "extra": " · ".join(clean(one) for one in extra if one),
        "background": _paragraphs(item.background),
        "recommendation": _paragraphs(item.recommendation),
        "papers": [clean(paper.title) for paper in papers],
    }


def _paragraphs(text: str) -> list[list[str]]:
    return [block.strip().split("\n") for block in clean(text).split("\n\n") if block.strip()]


def _bind(told: dict[str, Any], items: Sequence[Item], papers: dict[int, list[Paper]], digest: str) -> Bound:
    layout = _Layout(marks=[Section(told["title"], 1)])
    data = {
        row.paper_id: bytes(row.data)
        for row in PaperContent.objects.filter(paper__in=[p for rows in papers.values() for p in rows])
    }
    for item, said in zip(items, told["agenda"], strict=True):
        name = f"{said['name']} {said['title']}".strip()
        layout.add({**said, "kind": "item"}, Section(name, 1))
        for paper in papers.get(item.pk, []):
            _add_paper(layout, paper, data.get(paper.pk, b""), name)
    content = {**told, "sections": layout.sections, "trailing": layout.skip}
    own = _typeset(content, layout.pictures)
    made = joined(own, layout.marks, layout.foreign) if layout.foreign else own
    return Bound(made, pages_of(made), digest)


def _add_paper(layout: _Layout, paper: Paper, data: bytes, of: str) -> None:
    """Put a paper behind its item; one that turns out not to be readable is said to be, and stops nobody."""
    title = clean(paper.title)
    try:
        if paper.form == Paper.Form.PDF:
            layout.skip += pages_of(data)
            layout.foreign.append(Foreign(len(layout.marks) - 1, title, data))
            return
        if paper.form in {Paper.Form.PNG, Paper.Form.JPEG}:
            name = f"paper-{paper.pk}.{'png' if paper.form == Paper.Form.PNG else 'jpg'}"
            _typeset(_PICTURE_ALONE | {"sections": [_picture(name, title, of, 0)]}, {name: data})
            layout.pictures[name] = data
            layout.add(_picture(name, title, of, 0), Section(title, 2))
            return
        said: list[dict[str, Any]] = list(pieces(paper.form, data))
    except (ValidationError, typst.TypstError, OSError, ValueError, KeyError):
        said = [{"kind": "text", "lines": [_("This paper could not be put in here. Open it by itself.")]}]
    layout.add({"kind": "paper", "title": title, "of": of, "pieces": said}, Section(title, 2))


def _picture(name: str, title: str, of: str, skip: int) -> dict[str, Any]:
    return {"kind": "picture", "title": title, "of": of, "file": name, "skip": skip}


_PICTURE_ALONE: dict[str, Any] = {
    "language": "nb", "title": "x", "chapter": "x", "number": "", "facts": [], "agenda": [], "trailing": 0,
    "words": dict.fromkeys(("agenda", "number", "item", "purpose", "page", "recommendation", "papers"), "x"),
}  # fmt: skip


def _typeset(content: dict[str, Any], pictures: dict[str, bytes]) -> bytes:
    """Set it as a PDF that screen readers can follow (PDF/UA-1); without that promise where a sign is in no font."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pictures.items():
            (Path(folder) / name).write_bytes(data)
        said = {"content": json.dumps(content, ensure_ascii=False)}
        try:
            return _compiled(folder, said, ["ua-1"])
        except typst.TypstError:
            return _compiled(folder, said, [])


def _compiled(root: str, said: dict[str, str], standards: list[str]) -> bytes:
    return bytes(
        typst.compile(  # type: ignore[call-overload]  # its stubs want fonts in bytes with a form in bytes
            _form(),
            root=root,
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=standards,
            sys_inputs=said,
        )
    )
