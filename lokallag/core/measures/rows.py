"""What the book answers with: dated rows and cases."""

from __future__ import annotations

import datetime
from typing import NamedTuple


class Row(NamedTuple):
    """One dated row that counts: done (`planned` False) or planned. `key` is `measure:pk`, stable."""

    measure: str
    chapter_id: int
    pk: int
    on: datetime.date
    amount: int
    label: str
    promise: str
    planned: bool
    # Planned rows only: since when it was known, and when it was called off (the board as of any date).
    known_on: datetime.date | None
    gone_on: datetime.date | None

    @property
    def key(self) -> str:
        """A name for the row that is the same whether it is planned or done."""
        return f"{self.measure}:{self.pk}"


class CaseRow(NamedTuple):
    """One case of a coverage measure: opened, and met or not. `waived_on` takes it out of the count."""

    measure: str
    chapter_id: int
    pk: int
    opened_on: datetime.date
    met_on: datetime.date | None
    waived_on: datetime.date | None
    label: str

    @property
    def key(self) -> str:
        """A stable name for the case."""
        return f"{self.measure}:{self.pk}"
