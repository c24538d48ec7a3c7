"""What every text that users read keeps to: whole in bokmål and nynorsk, with the same named placeholders."""

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.house.sources import ROOT, named, python, templates, text, tracked, tree

LANGUAGES = ("nb", "nn")
CALLS = {
    "_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext",
    "npgettext_lazy", "N_",
}  # fmt: skip
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "N_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|(?<!%)\{(\w*)\}")
NAMELESS = re.compile(r"(?<!%)(?:%%)*%[sdfr]|\{\}")

Message = tuple[str | None, str | tuple[str, ...]]


def own(path: Path) -> bool:
    """Part of the product, not of its tests."""
    return path.is_relative_to(ROOT / "lokallag") and "tests" not in path.parts


@cache
def messages() -> dict[Message, str]:
    """Every text marked for translation, by context and text, with a file that says it."""
    found: dict[Message, str] = {}
    sources = [(path, text(path)) for path in python() if own(path)]
    letters = [path for path in tracked() if path.suffix == ".txt" and "templates" in path.parts]
    sources += [(path, templatize(text(path), origin=str(path))) for path in (*templates(), *letters) if own(path)]
    for path, source in sources:
        taken = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
        for _line, words, _comments, context in taken:
            found[context, words] = named(path)
    return found


@cache
def catalogue(language: str) -> Catalog:
    """One language's catalogue."""
    path = ROOT / "lokallag" / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def translated(language: str, message: Message) -> list[str]:
    """The forms of a translation; an empty list when it is missing or unsure."""
    context, words = message
    entry = catalogue(language).get(words[0] if isinstance(words, tuple) else words, context)
    if entry is None or entry.fuzzy:
        return []
    forms = [form or "" for form in (entry.string if isinstance(entry.string, list | tuple) else [entry.string])]
    return forms if all(forms) else []


def placeholders(words: str) -> set[str]:
    """The names that a text fills in."""
    return {one or other for one, other in PLACEHOLDER.findall(words)}


def test_texts_are_found_in_code_and_in_templates() -> None:
    kinds = {Path(name).suffix for name in messages().values()}
    assert kinds >= {".py", ".html"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_or_unsure_in(language: str) -> None:
    missing = [f"{where}: {message[1]}" for message, where in messages().items() if not translated(language, message)]
    # A screenful is enough to see what is wrong.
    assert missing[:30] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over_in(language: str) -> None:
    wanted = {(context, words[0] if isinstance(words, tuple) else words) for context, words in messages()}
    entries = [
        (entry.context, entry.id[0] if isinstance(entry.id, tuple) else entry.id) for entry in catalogue(language)
    ]
    assert [entry for entry in entries if entry[1] and entry not in wanted] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_its_text_does_in(language: str) -> None:
    wrong = []
    for message in messages():
        forms = message[1] if isinstance(message[1], tuple) else (message[1],)
        meant = set().union(*map(placeholders, forms))
        # A plural may leave its number out where the form says it in words.
        wrong += [form for form in translated(language, message) if not placeholders(form) <= meant]
        last = translated(language, message)[-1:]
        wrong += [form for form in last if placeholders(form) != placeholders(forms[-1])]
    assert wrong == []


def test_placeholders_have_names() -> None:
    forms = [form for _context, words in messages() for form in (words if isinstance(words, tuple) else (words,))]
    assert [form for form in forms if NAMELESS.search(form)] == []


def built_texts(path: Path) -> Iterator[str]:
    """Calls whose text is put together before it is translated, so that no catalogue can hold it."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[1 if "pgettext" in name and len(node.args) > 1 else 0]
        if name in CALLS and isinstance(first, ast.JoinedStr | ast.BinOp | ast.Call):
            yield f"{named(path)}:{node.lineno}"


def test_no_text_is_built_before_it_is_translated() -> None:
    assert [place for path in python() if own(path) for place in built_texts(path)] == []
