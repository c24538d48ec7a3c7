"""What a message is made of: blocks, their kinds, and the sentences about what must be put right before it can go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.post.merging import unknown_in
from lokallag.core.post.sources import source_of

MOST = 40
LONGEST = 5000
_THING = re.compile(r"^[a-z]+:[\w-]+$", re.ASCII)
_ONLY_A_VALUE = re.compile(r"\{[a-z0-9_]+\}")


class BlockKind(models.TextChoices):
    """The kinds, in the order they are offered."""

    TEXT = "text", gettext_lazy("Text")
    HEADING = "heading", gettext_lazy("Heading")
    LIST = "list", gettext_lazy("List")
    BUTTON = "button", gettext_lazy("Button")
    THING = "thing", gettext_lazy("Meeting or event")
    DIVIDER = "divider", gettext_lazy("Dividing line")


class Block(TypedDict, total=False):
    """One block as it is stored. `url` is a button's, `thing` what a source shows (`gathering:7`)."""

    kind: str
    text: str
    url: str
    thing: str


def clean(blocks: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Return blocks as they may be stored: known kinds, only their own parts, one kind of line end, no control characters."""
    cleaned: list[Block] = []
    for block in list(blocks)[:MOST]:
        kind = str(block.get("kind", ""))
        if kind not in BlockKind.values:
            continue
        one: Block = {"kind": kind}
        if kind in {BlockKind.TEXT, BlockKind.HEADING, BlockKind.LIST, BlockKind.BUTTON}:
            one["text"] = tidy_text(str(block.get("text", "")))
        if kind == BlockKind.BUTTON:
            one["url"] = tidy_text(str(block.get("url", ""))).strip()[:500]
        if kind == BlockKind.THING:
            one["thing"] = "".join(_THING.findall(str(block.get("thing", ""))[:60])[:1])
        cleaned.append(one)
    return cleaned


def tidy_text(text: str) -> str:
    """Take out what no mail can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or c.isprintable() or c == "\u00ad")[:LONGEST]


def problems_in(
    subject: str, blocks: Sequence[Mapping[str, Any]], *, needs_subject: bool = True, also: Iterable[str] = ()
) -> list[str]:
    """Return what must be put right before it can go, as sentences; `also` are names of values handed along."""
    found = []
    if needs_subject and not subject.strip():
        found.append(_("It has no subject."))
    also = list(also)
    found += [_nobody_fills(name) for name in unknown_in(subject, also)]
    if not blocks:
        found.append(_("Nothing is written yet."))
    for number, block in enumerate(blocks, start=1):
        found += _problems_of(number, block, also)
    return found


def _problems_of(number: int, block: Mapping[str, Any], also: list[str]) -> list[str]:
    kind, text, url = block.get("kind"), str(block.get("text", "")), str(block.get("url", ""))
    found = []
    if kind not in {BlockKind.DIVIDER, BlockKind.THING} and not text.strip():
        found.append(_("Part %(number)s is empty.") % {"number": number})
    if kind == BlockKind.BUTTON and not is_address(url):
        found.append(
            _("The button in part %(number)s leads nowhere: write an address that begins with https://.")
            % {"number": number}
        )
    if kind == BlockKind.THING:
        source = source_of(str(block.get("thing", "")))
        if source is None or source.shows(str(block["thing"]).partition(":")[2]) is None:
            found.append(
                _("Part %(number)s shows a meeting or an event that is not there: choose one.") % {"number": number}
            )
    return found + [_nobody_fills(name) for name in unknown_in(text + " " + url, also)]


def _nobody_fills(name: str) -> str:
    return _("Nobody can fill in %(name)s: use one of the fields below the text.") % {"name": name}


def is_address(url: str) -> bool:
    """Whether a button may lead there: the web, a mail, or an address that is filled in for each."""
    if _ONLY_A_VALUE.fullmatch(url):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    host = parts.netloc.rpartition("@")[2]
    return parts.scheme in {"http", "https"} and bool(host.strip(".")) and not re.search(r"\s", url)
