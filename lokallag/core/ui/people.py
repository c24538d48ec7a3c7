"""People as lines of a list, and the views of it as tabs: drawn by one component each, because there are many."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What `<c-people>` shows of a person: where they are, one quiet line, a number to call, a small tag, one thing to do."""

    name: str
    url: str
    meta: str = ""
    phone: str = ""
    # The number as people say it.
    said: str = ""
    tag: str = ""
    tone: str = ""
    act: str = ""
    act_url: str = ""


@dataclass(frozen=True, slots=True)
class TabRow:
    """One tab of `<c-tabs :rows>`; a count of None is not shown."""

    label: str
    href: str
    current: bool = False
    count: int | None = None
