"""A sentence about people in the user's language: its subject, and its parts one by one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lokallag.core.segments.book import BOOK, CHOICE, CHOICES, DAY, Clause, values_of
from lokallag.core.web.templatetags.web import day as said_day


@dataclass(frozen=True)
class Said:
    """One part as it is said: the words before it ("and "), its own, and its place in the sentence (None: no part)."""

    before: str
    words: str
    place: int | None = None
    is_unfinished: bool = False


class Speaker:
    """Says sentences; it asks the names of groups and the like once, however many sentences it says."""

    def __init__(self, today: datetime.date) -> None:
        self.today = today
        self._names: dict[str, dict[str, str]] = {}

    def names(self, clause: Clause) -> dict[str, str]:
        """Return what can be chosen for a clause, by key."""
        if clause.key not in self._names:
            self._names[clause.key] = {key: str(name) for key, name in clause.choices()} if clause.choices else {}
        return self._names[clause.key]

    def is_unfinished(self, part: Mapping[str, Any]) -> bool:
        """Whether a part lacks its value, or has one that cannot be."""
        clause = BOOK.clauses.get(str(part["clause"]))
        return clause is None or not clause.is_sound(str(part["value"]))

    def part(self, part: Mapping[str, Any]) -> str:
        """Say one part, as it reads after "members who"."""
        clause = BOOK.clauses.get(str(part["clause"]))
        if clause is None:
            return _("something nobody knows any more")
        words = clause.denies if part.get("negated") else clause.says
        if isinstance(words, str | Promise):
            text = str(words)
            return text % {"value": self._value(clause, str(part["value"]))} if "%(value)s" in text else text
        return words(str(part["value"]))

    def _value(self, clause: Clause, value: str) -> str:
        """Say a value: a day as people say it, choices by name with "or" between."""
        if not clause.is_sound(value):
            return "…"
        if clause.asks == DAY:
            return said_day(parse_date(value), self.today)
        several = values_of(value)
        if clause.asks in (CHOICE, CHOICES):
            names = self.names(clause)
            several = [names.get(key, _("something that is gone")) for key in several]
        if clause.quoted:
            several = [_("“%(words)s”") % {"words": words} for words in several]
        return one_of(several)

    def sentence(self, parts: Sequence[Mapping[str, Any]]) -> list[Said]:
        """Return a sentence in pieces: who it is about, then each part with the words that join it to the one before."""
        subject = next((i for i, part in enumerate(parts) if _subject(part) and not part.get("negated")), None)
        rest = [i for i in range(len(parts)) if i != subject]
        clause = BOOK.clauses[str(parts[subject]["clause"])] if subject is not None else None
        if not rest:
            who = str(clause.everybody) if clause else _("Everybody the chapter knows")
            return [Said("", _capital(who), subject)]
        said = [Said("", _capital(str(clause.subject) if clause else _("People")), subject)]
        for number, place in enumerate(rest):
            if number == 0:
                before = " " + pgettext("members who joined", "who") + " "
            elif number == len(rest) - 1:
                before = " " + pgettext("the last of several", "and") + " "
            else:
                before = ", "
            said.append(Said(before, self.part(parts[place]), place, self.is_unfinished(parts[place])))
        return said

    def say(self, parts: Sequence[Mapping[str, Any]]) -> str:
        """Return a sentence as one text, without a full stop."""
        return "".join(piece.before + piece.words for piece in self.sentence(parts))


def one_of(words: Sequence[str]) -> str:
    """Join words with "or": «26, 27 or 28»."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " " + pgettext("one of several", "or") + " " + words[-1]


def _subject(part: Mapping[str, Any]) -> bool:
    clause = BOOK.clauses.get(str(part["clause"]))
    return clause is not None and bool(clause.subject)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
