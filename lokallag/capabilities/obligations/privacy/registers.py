"""What the register's answer and the news of a new board store about people."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models import BoardNews, RegisterAnswer, Telling
from lokallag.core.people.models import Person
from lokallag.core.people.searching import search_key
from lokallag.core.privacy.book import Basis, holds


def _forget(person: Person) -> int:
    """Take out of the kept answer whatever names a person; returns how many answers had something."""
    told = {search_key(word) for word in (person.name, person.email, person.phone) if word}
    parts = {search_key(word) for word in (person.given_name, person.family_name) if word}
    gone = 0
    for row in RegisterAnswer.objects.exclude(content={}):
        kept = _without(row.content, told, parts)
        if kept != row.content:
            row.content = kept or {}
            row.save(update_fields=["content"])
            gone += 1
    return gone


def _without(value: Any, told: set[str], parts: set[str]) -> Any:
    """The value without what names somebody: a row that has all parts of their name, a text that holds one of theirs."""
    if isinstance(value, list):
        return [_without(one, told, parts) for one in value if not _names(one, told, parts)]
    if isinstance(value, dict):
        return {key: _without(one, told, parts) for key, one in value.items() if not _names(one, told, parts)}
    return value


def _names(value: Any, told: set[str], parts: set[str]) -> bool:
    if isinstance(value, dict) and "family" in value:
        words = search_key(" ".join(str(one) for one in value.values() if isinstance(one, str))).split()
        return bool(parts) and all(word in words for part in parts for word in part.split())
    return isinstance(value, str) and any(word in search_key(value) for word in told)


holds(
    RegisterAnswer,
    "content",
    "asked_by",
    what=_("answers of Enhetsregisteret"),
    why=_(
        "To see whether the register has the chapter's board right: names, roles and years of birth, which are public"
    ),
    basis=Basis.DUTY,
    kept=_("Until the next answer; 24 hours after they left the chapter"),
    erased=_("Their line is taken out of the answer"),
    erase=_forget,
)
holds(
    BoardNews,
    "opened_by",
    what=_("news of a new board"),
    why=_("To know who opened what must be told after an election"),
    basis=Basis.DUTY,
)
holds(
    Telling,
    "told_by",
    what=_("those told of a new board"),
    why=_("To know who told the bank, the registers and others of a new board"),
    basis=Basis.DUTY,
)
