"""What every template keeps to: a strict content policy, translatable sentences, and icons that exist."""

import re

import pytest

from tests.house.sources import ROOT, line_of, named, templates, text

COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?endcomment %\}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    # Data in JSON is not run.
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/json\")[^>]*>"),
    "an inline style": re.compile(r"<style\b|\sstyle\s*="),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"(?:src|href|srcset)\s*=\s*[\"'](?:https?:)?//(?!www\.w3\.org)(?=[^\"']*\.(?:js|css|woff2?|png|jpe?g|svg)\b)"
    ),
    "blocktranslate without trimmed": re.compile(r"\{% blocktrans(?:late)?\b(?![^%]*\btrimmed\b)"),
    "a marked-safe value": re.compile(r"\|\s*safe\b(?!seq)"),
}
ICON = re.compile(r"<c-icon\s[^>]*?\bname=\"([a-z0-9-]+)\"|\{% icon \"([a-z0-9-]+)\"|\{% icon '([a-z0-9-]+)'")


# Mail programs read no style sheet.
MAIL = ROOT / "lokallag/core/post/templates/post"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    found = []
    for path in templates():
        if what == "an inline style" and path.parent == MAIL:
            continue
        source = COMMENT.sub("", text(path))
        found += [f"{named(path)}:{line_of(source, hit.start())}" for hit in FORBIDDEN[what].finditer(source)]
    assert found == []


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    lines = text(ROOT / "lokallag/core/ui/icons.txt").splitlines()
    known = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    used = {next(filter(None, hit)): named(path) for path in templates() for hit in ICON.findall(text(path))}
    assert {icon: where for icon, where in used.items() if icon not in known} == {}


def test_a_list_of_icons_names_each_once() -> None:
    lines = [line for line in text(ROOT / "lokallag/core/ui/icons.txt").split("\n") if line and line[0] != "#"]
    assert len(lines) == len(set(lines))
