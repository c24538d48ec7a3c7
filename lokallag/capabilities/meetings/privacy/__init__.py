"""What meetings stores about people, one file an idea."""

from lokallag.capabilities.meetings.privacy import (  # noqa: F401 — reading it fills the book
    annual,
    delegations,
    lawful,
    minutes,
    notice,
    room,
    series,
    speaking,
)
