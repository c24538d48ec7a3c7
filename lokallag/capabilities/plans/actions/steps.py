"""One step of a review, kept so that it can be taken back, and the guard against writing over each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from lokallag.capabilities.plans.models import AdoptedIsFixed, Commitment, Version

_KEPT_OUT = frozenset({"id", "chapter", "version"})


class ChangedMeanwhile(Exception):
    """Somebody else changed the commitment after the page was shown; `commitment` is how it stands now."""

    def __init__(self, commitment: Commitment | None = None) -> None:
        self.commitment = commitment
        super().__init__("changed meanwhile")


class CannotBeDone(Exception):
    """What was asked has no meaning here; `code` says why (the pages hold the sentences)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Step:
    """What a step changed: the rows as they were (plain JSON), and each row's revision after it, None when it is gone."""

    verb: str
    before: list[dict[str, Any]] = field(default_factory=list)
    after: dict[str, int | None] = field(default_factory=dict)
    shown: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as the session keeps it."""
        return {"verb": self.verb, "before": self.before, "after": self.after, "shown": self.shown}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Step:
        """Return what `as_json` gave."""
        return cls(data["verb"], data["before"], data["after"], data["shown"])


def open_version(pk: int) -> Version:
    """Fetch and lock a draft of the scope's chapter; raise AdoptedIsFixed when a meeting has adopted it."""
    version = Version.objects.select_for_update().select_related("plan").get(pk=pk)
    if version.is_adopted:
        raise AdoptedIsFixed
    return version


def fetch(version: Version, promise: str, revision: int | None) -> Commitment:
    """Fetch and lock a commitment; raise ChangedMeanwhile when it is gone or no longer of the revision shown.

    `revision` None asks for no guard (the recorded corrections of the demonstration).
    """
    row = Commitment.objects.select_for_update().filter(version=version, promise=promise).first()
    if row is None or (revision is not None and row.revision != revision):
        raise ChangedMeanwhile(row)
    row.version = version
    return row


def keep(row: Commitment) -> dict[str, Any]:
    """Return a commitment's fields as plain JSON."""
    kept: dict[str, Any] = {}
    for each in Commitment._meta.concrete_fields:
        if each.name not in _KEPT_OUT:
            value = getattr(row, each.attname)
            kept[each.attname] = value.isoformat() if isinstance(value, datetime.date) else value
    return kept


def restore(version: Version, kept: dict[str, Any]) -> int:
    """Write a commitment back as it was, made again when it is gone, and return its new revision.

    Revisions only grow: a page that shows what was taken back can never be taken for the newest.
    """
    row = Commitment.objects.filter(version=version, promise=kept["promise"]).first() or Commitment(version=version)
    row.version = version
    revision = row.revision
    for each in Commitment._meta.concrete_fields:
        if each.attname in kept:
            setattr(row, each.attname, _still_there(each, _python(each, kept[each.attname])))
    row.revision = max(revision, row.revision) + 1
    row.save()
    return row.revision


def revisions(rows: Iterable[Commitment]) -> dict[str, int | None]:
    """Return each row's revision by its key."""
    return {row.promise: row.revision for row in rows}


def _still_there(each: models.Field[Any, Any], value: Any) -> Any:
    """Nobody, where the person or group that a step remembers has been deleted since."""
    if value is None or not isinstance(each, models.ForeignKey):
        return value
    known = each.related_model._default_manager.filter(pk=value).exists()
    return value if known else None


def _python(each: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(value, str) and isinstance(each, models.DateTimeField):
        return datetime.datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(each, models.DateField):
        return datetime.date.fromisoformat(value)
    return value
