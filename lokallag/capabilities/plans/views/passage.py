"""Where a promise stands in the plan's own text, with a little of what is around it."""

from dataclasses import dataclass

from lokallag.capabilities.plans.models import Commitment, SourceText

AROUND = 280


@dataclass(frozen=True)
class Passage:
    """The words before, the promise as it is written, and the words after; `cut_…` when there is more of the text."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def passage(commitment: Commitment) -> Passage | None:
    """Return the promise in its surroundings; None where the version was not read from a text, or does not hold it."""
    start, end = commitment.start, commitment.end
    if start is None or end is None or end <= start:
        return None
    source = SourceText.objects.filter(version=commitment.version_id).only("text").first()
    if source is None or end > len(source.text):
        return None
    text = source.text
    first, last = _from(text, start), _until(text, end)
    return Passage(text[first:start].lstrip(), text[start:end], text[end:last].rstrip(), first > 0, last < len(text))


def _from(text: str, start: int) -> int:
    """Begin at a paragraph or a word, at most so far before."""
    low = max(0, start - AROUND)
    paragraph = text.rfind("\n\n", low, start)
    if paragraph >= 0:
        return paragraph + 2
    if low == 0:
        return 0
    space = text.find(" ", low, start)
    return space + 1 if space >= 0 else start


def _until(text: str, end: int) -> int:
    high = min(len(text), end + AROUND)
    paragraph = text.find("\n\n", end, high)
    if paragraph >= 0:
        return paragraph
    if high == len(text):
        return high
    space = text.rfind(" ", end, high)
    return space if space >= 0 else end
