"""What meetings stores about people, one file an idea."""

from lokallag.capabilities.meetings.privacy import minutes, room, series  # noqa: F401 — reading it fills the book
