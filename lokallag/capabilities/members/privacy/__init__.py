"""What members stores about people, one file an idea."""

from lokallag.capabilities.members.privacy import care, imports, merging, register  # noqa: F401 — reading them fills the book
