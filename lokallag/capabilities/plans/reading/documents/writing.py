"""Collects the lines of a document in the form the reader knows: headings apart, items dashed, rows tabbed."""

from __future__ import annotations

from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument
from lokallag.capabilities.plans.reading.documents.limits import MAX_CHARACTERS


class Writing:
    """Lines in the making; `text()` gives them joined."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size = 0

    def blank(self) -> None:
        """End the block."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """Put a heading between blank lines."""
        self.blank()
        self._add(" ".join(text.split()))
        self.blank()

    def item(self, text: str) -> None:
        """Put a list item on a line of its own."""
        self._add("- " + " ".join(text.split()))

    def paragraph(self, text: str) -> None:
        """Put a paragraph; its own line breaks stay."""
        for line in text.split("\n"):
            self._add(line.strip())

    def row(self, cells: list[str]) -> None:
        """Put a table row, its cells between tabs."""
        if any(cells):
            self._add("\t".join(" ".join(cell.split()) for cell in cells))

    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self._lines).strip("\n")

    def _add(self, line: str) -> None:
        self._size += len(line) + 1
        if self._size > MAX_CHARACTERS:
            raise UnreadableDocument("too_large", limit=f"{MAX_CHARACTERS} characters")
        self._lines.append(line)
