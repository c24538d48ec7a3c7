"""What the pages of a list show: its columns, its rows by kind, what would happen, what stayed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from lokallag.capabilities.members.forms.imports import AnswersForm, ColumnsForm
from lokallag.capabilities.members.importing import Layout
from lokallag.capabilities.members.models import KEPT_DAYS, Import, ImportRow
from lokallag.capabilities.members.words import imports as words
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.web.keyset import piece

Kind = ImportRow.Kind
Step = Import.Step
TABS = (Kind.NEW, Kind.CHANGED, Kind.UNSURE, Kind.GONE, Kind.REFUSED)
PAGE = 50


def listed(one: Import, now: datetime.datetime) -> dict[str, Any]:
    """One line of the list of lists."""
    return {"one": one, "did": one.counts.get("applied", {}), "may_undo": one.can_be_undone_on(now)}


def columns(layout: Layout, form: ColumnsForm) -> list[dict[str, Any]]:
    """Each column with its field of the form; those that are never stored have none."""
    return [
        {"column": column, "field": None if column.covered else form[f"column_{column.place}"]}
        for column in layout.columns
    ]


def shown(one: Import, show: str, after: str, chapter: Chapter) -> dict[str, Any]:
    """What the page of a list that is ready, in or taken back shows: its tabs, and fifty rows of one of them."""
    is_ready = one.step == Step.READY
    kinds = [kind for kind in TABS if one.counts.get(kind)]
    if not is_ready:
        kinds = [kind for kind in kinds if kind != Kind.GONE]
    rows = ImportRow.objects.filter(of=one).select_related("person__member")
    has_kept = one.step in (Step.UNDONE, Step.APPLIED) and rows.exclude(kept="").exists()
    names = [*(["kept"] if has_kept else []), *kinds, *(["noted"] if one.counts.get("noted") else [])]
    show = show if show in names else (names[0] if names else "")
    if show == "kept":
        rows = rows.exclude(kept="")
    elif show == "noted":
        rows = rows.filter(noted=True)
    else:
        rows = rows.filter(kind=show)
    order = ("-asked", "number", "pk") if show == Kind.CHANGED else ("number", "pk")
    found = piece(rows, order, after=after, size=PAGE) if show else None
    rows_shown = _rows(found.rows if found else [])
    until = (one.applied_at or one.made_at) + datetime.timedelta(days=KEPT_DAYS)
    return {
        "show": show,
        "tabs": [{"name": name, "label": _tab(name), "count": one.counts.get(name, "")} for name in names],
        "rows": rows_shown,
        "next_after": found.next_after if found else "",
        "is_ready": is_ready,
        "did": one.counts.get("applied", {}),
        "undid": one.counts.get("undone", {}),
        "may_undo": one.can_be_undone_on(chapter.now()),
        "today": chapter.today(),
        "until": until.date(),
        "fields": _asked_fields(one) if is_ready else [],
        "answers": AnswersForm(initial={"joined_on": one.choices.get("joined_on")}, today=chapter.today()),
        "partial": _seems_partial(one),
        "left_out": bool(one.counts.get("refused") or one.counts.get("noted")),
        "can_change_columns": is_ready and one.pieces.exists(),
    }


def _tab(name: str) -> str:
    return {"kept": _("Not taken back"), "noted": _("Something left out")}.get(name) or str(Kind(name).label)


def _asked_fields(one: Import) -> list[dict[str, str]]:
    """The fields that both sides have changed, with how often, and whose word counts."""
    chosen = one.choices.get("fields", {})
    return [
        {"name": name, "label": words.field_word(name), "count": str(count), "choice": chosen.get(name, "ours")}
        for name, count in sorted(one.counts.get("fields", {}).items())
    ]


def _seems_partial(one: Import) -> bool:
    """Whether far fewer stand in the file than the register had: then those who are missing have hardly all gone."""
    known = one.counts.get("same", 0) + one.counts.get("changed", 0)
    return bool(one.counts.get("gone", 0) > max(5, known // 5))


def _rows(rows: list[ImportRow]) -> list[dict[str, Any]]:
    perhaps = {pk for row in rows for pk in row.said.get("perhaps", ())}
    people = Person.objects.in_bulk(perhaps)
    return [_row(row, people) for row in rows]


def _row(row: ImportRow, people: dict[int, Person]) -> dict[str, Any]:
    """One row: whose it is, what it changes, what was left out, what can be chosen."""
    said = row.said
    values = said.get("values", {})
    in_file = f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()
    return {
        "row": row,
        "name": row.person.name if row.person is not None else in_file or " ".join(said.get("cells", ()))[:60],
        "details": _details(values) if row.kind in (Kind.NEW, Kind.UNSURE) else [],
        "changes": [
            {
                "label": words.field_word(field),
                "old": words.value_words(field, old),
                "new": words.value_words(field, new),
                "asked": asked,
            }
            for field, old, new, asked in said.get("changes", ())
        ],
        "notes": [
            {"label": words.field_word(field), "why": words.note_sentence(code), "text": text}
            for field, code, text in said.get("notes", ())
        ],
        "refused": [
            {"label": words.field_word(field), "why": words.refused_sentence(code, text)}
            for field, code, text in said.get("refused", ())
        ],
        "perhaps": [{"pk": pk, "person": people[pk]} for pk in said.get("perhaps", ()) if pk in people],
        "kept": words.kept_sentence(row.kept) if row.kept else "",
    }


def _details(values: dict[str, Any]) -> list[str]:
    """What tells somebody apart, in a line."""
    said = []
    if values.get("birth_year"):
        said.append(_("born %(year)s") % {"year": values["birth_year"]})
    said += [words.value_words(name, values.get(name)) for name in ("phone", "email", "place")]
    return [text for text in said if text]


def left_out(one: Import) -> tuple[list[str], Iterator[list[str]]]:
    """The head and rows of the file of what could not come in or was left out."""
    names = [column["name"] for column in one.layout.get("columns", ())]
    places = [column["place"] for column in one.layout.get("columns", ())]
    head = [_("Row"), _("Comes in"), _("Column"), _("Why"), _("What stood there"), *names]
    yes, no = _("Yes"), _("No")

    def rows() -> Iterator[list[str]]:
        found = ImportRow.objects.filter(of=one)
        for row in found.filter(kind=Kind.REFUSED).order_by("number").iterator(chunk_size=500):
            cells = row.said.get("cells", ())
            padded = [cells[place].lstrip("\x00") if place < len(cells) else "" for place in places]
            for field, code, text in row.said.get("refused", ()):
                why = words.refused_sentence(code, text)
                yield [str(row.number), no, words.field_word(field), why, "", *padded]
        noted = found.filter(noted=True).exclude(kind=Kind.REFUSED)
        for row in noted.order_by("number").iterator(chunk_size=500):
            for field, code, text in row.said.get("notes", ()):
                yield [
                    str(row.number),
                    yes,
                    words.field_word(field),
                    words.note_sentence(code),
                    text,
                    *("" for _name in names),
                ]

    return head, rows()
