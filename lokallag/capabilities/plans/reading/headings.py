"""Decides which lines are headings, lead-ins ("Vi skal:") or labels, from form and surroundings."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading.lines import Line
from lokallag.capabilities.plans.reading.modality import MODAL, OPINION
from lokallag.capabilities.plans.reading.refusals import is_about_the_plan
from lokallag.capabilities.plans.reading.sections import label_role, mode_of
from lokallag.capabilities.plans.reading.sentences import WORD
from lokallag.capabilities.plans.reading.words.time import ARTICLES, NUMBER_WORDS
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, IMPERATIVES, STATIVE, is_finite, is_infinitive

_BOLD = re.compile(r"^(\*\*|__)(.+?)(\*\*|__):?$")
_CHAPTER = re.compile(r"^(kapittel|kapitel|kap\.?|chapter|del|part|punkt|pkt\.?|post|sak|§)\s*\d+", re.IGNORECASE)
_PLAN_WORD = re.compile(
    r"(arbeids|handlings|års|virksomhets|verksemds|verksamhets|aktivitets|arbejds|handle|virksomheds|utviklings|work|action|development|branch|strategic|business|activity|annual|strategi)[ -]?"
    r"(plan|program)|\bplan (for|over)\b|^strategi|^\w*(?:plan|program)(?:en|et)?\b(?! for å)|\bårshjul|\b\w*kalender\b|\bcalendar\b|\bplan\b.*\b(19|20)\d\d|\bprogram\b.*\b20\d\d|\b20\d\d\b.*\bplan\b",
    re.IGNORECASE,
)
LABELLED = re.compile(r"^(?:\*\*|__)?(?P<label>[^\W\d_][\w /-]{1,30}?)\s*:\s*(?:\*\*|__)?\s*(?=\S)(?![*_]+$)")
_ANNOUNCED = re.compile(
    r"\b(?:er planlagt|er planlagde|planlegges|planleggast|planlegger|prioriteres|gjennomføres|følgende|følgjande|the following|er planlagt|planeras)\b.*:$",
    re.IGNORECASE,
)
_STOPPED = (".", ";", ",", "!", "?", "…")


def names_a_plan(text: str) -> bool:
    """Say whether a line reads like a plan's title."""
    return len(text) < 110 and bool(_PLAN_WORD.search(text))


def is_lead_in(line: Line) -> bool:
    """Say whether a line opens a list of promises: it ends in a colon and holds a modal or an open infinitive mark."""
    text = line.text.rstrip(" *_")
    opens = text.endswith((":", "å", "at", "to", "…", "...")) and len(text) < 220
    if not opens:
        return False
    if MODAL.search(text) or _ANNOUNCED.search(text) or OPINION.search(text):
        return True
    return text.endswith(":") and len(text.split()) > 5 and has_finite_verb(text)


def opens_with_verb(text: str) -> bool:
    """Say whether a line starts with an infinitive or an imperative, as a promise in a list does."""
    words = [w.group().lower() for w in WORD.finditer(text[:80])][:3]
    if not words:
        return False
    if words[0] in ("å", "at", "to", "att") and len(words) > 1:
        return is_infinitive(words[1]) or words[1].endswith(("e", "a"))
    if words[0] in AMBIGUOUS:
        return len(words) > 1 and (
            words[0] in {"søke", "søge"}
            or (
                words[0] in ("møte", "reise")
                and words[1] in ("opp", "i", "på", "fram", "frem", "velgere", "velgerne", "folk")
            )
            or words[1] in ARTICLES
            or words[1] in ("the", "our", "all", "new", "each", "every", "nye", "alle")
        )
    return is_infinitive(words[0]) or (words[0] in IMPERATIVES and len(words) > 1)


def opens_with_number(text: str) -> bool:
    """Say whether a line starts with a quantity ("Minst to stands", "4-5 styremøter")."""
    first = WORD.search(text[:40])
    if first is None:
        return False
    low = first.group().lower()
    if re.fullmatch(r"(19|20)\d\d", low):
        return False
    return (
        low[0].isdigit()
        or (low in NUMBER_WORDS and low not in ("a", "an", "en", "et", "ei"))
        or low in ("minst", "mindst", "minimum", "ca", "omtrent", "about", "at")
    )


def is_labelled(text: str) -> bool:
    """Say whether a line is a known label with its value ("Ansvar: styret")."""
    found = LABELLED.match(text)
    return found is not None and label_role(found.group("label")) not in (None, "area")


def has_finite_verb(text: str) -> bool:
    """Say whether a line holds a modal or a finite verb, so that it is a clause rather than a name."""
    if MODAL.search(text):
        return True
    words = [w.group().lower() for w in WORD.finditer(text)]
    return any(
        is_finite(w) or w in STATIVE or w in ("er", "har", "is", "are", "has", "have", "är", "blir", "var")
        for w in words[1:]
    )


def heading_level(lines: list[Line], i: int) -> int:
    """Return the level of line `i` as a heading (1 highest), or 0 when it is not one."""
    line = lines[i]
    text = line.text.strip()
    following = lines[i + 1] if i + 1 < len(lines) else None
    deeper = (
        following is not None
        and bool(line.number or line.depth)
        and following.depth > line.depth
        and following.marker[:1].isdigit()
    )
    if is_about_the_plan(text) or is_lead_in(line) or (is_labelled(text) and not deeper):
        return 0
    if line.marker == "#":
        return line.depth
    words = len(text.split())
    if line.marker == "-" or words == 0 or words > 14 or len(text) > 110:
        return 0
    bold = _BOLD.match(text)
    if bold and line.marker == "":
        return 2 if len(bold.group(2)) < 90 else 0
    if text.endswith(":") and not is_lead_in(line):
        return 3 if words <= 9 or (line.gap_before and words <= 14) else 0
    if text.endswith(_STOPPED) or not any(c.isalpha() for c in text):
        return 0
    if _CHAPTER.match(text) and words <= 10:
        return 1
    if line.marker:
        return _numbered(lines, i, words)
    return _plain(lines, i, words)


def _numbered(lines: list[Line], i: int, words: int) -> int:
    """A numbered line is a heading when something of another kind hangs beneath it, an item when its sibling follows."""
    line = lines[i]
    following = lines[i + 1] if i + 1 < len(lines) else None
    if following is None or words > 10 or opens_with_number(line.text):
        return 0
    if following.marker[:1].isdigit() and following.depth < line.depth:
        return 0
    if line.depth > 1:
        sibling = following.marker and following.marker[0].isdigit() and following.depth == line.depth
        return 0 if sibling and not mode_of(line.text) else line.depth
    if following.marker == line.marker or (
        following.marker and following.marker != "-" and following.depth == line.depth
    ):
        return 0
    if opens_with_verb(line.text) and following.marker != "-":
        return 0
    if has_finite_verb(line.text) and following.marker != "-":
        return 0
    # What follows must be a body, not the wrapped rest of the same item.
    if not following.marker and following.text[:1].islower():
        return 0
    return 1


def _plain(lines: list[Line], i: int, words: int) -> int:
    line = lines[i]
    text = line.text
    following = lines[i + 1] if i + 1 < len(lines) else None
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) > 0.8 * len(letters) and len(letters) > 3
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in '«"“*':
        return 0
    if label_role(text) or (mode_of(text) and words <= 5):
        return 3 if is_short_label(text) else 2
    if capitals and words <= 10:
        return 1
    if following is not None and not following.gap_before and not following.marker and following.text[:1].islower():
        return 0  # the first line of a sentence that wraps
    if following is None or words > 12 or opens_with_verb(text) and following.marker != "-":
        return 0
    if has_finite_verb(text) or opens_with_number(text):
        return 0
    if not line.gap_before and i > 0:
        # Inside a block only a bare name right before a list is a heading.
        return 2 if following.marker == "-" and not lines[i - 1].text.endswith((",", " og")) and words <= 8 else 0
    if following.marker == "-" or (following.marker and following.depth == 1):
        return 2
    if line.gap_after:
        return (
            2
            if words <= 10
            and (
                len(following.text) > len(text)
                or has_finite_verb(following.text)
                or following.marker
                or "\t" in following.text
                or _is_heading_like(following)
            )
            else 0
        )
    return (
        2
        if words <= 8
        and (len(following.text) > 60 or has_finite_verb(following.text) or opens_with_verb(following.text))
        else 0
    )


def is_short_label(text: str) -> bool:
    """Say whether a line is nothing but a known label word."""
    return label_role(text) is not None


def _is_heading_like(line: Line) -> bool:
    return line.text[:1].isupper() and len(line.text.split()) <= 8 and not line.text.endswith(".")
