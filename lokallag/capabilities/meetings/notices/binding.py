"""Agenda and papers of a meeting as one PDF, for those who may see the same items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Item
from lokallag.core.gatherings.models import Gathering


@dataclass(frozen=True)
class Bound:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


def bound(meeting: Gathering, items: Sequence[Item]) -> Bound:
    """Return the file for those who may see these items."""
    raise NotImplementedError
