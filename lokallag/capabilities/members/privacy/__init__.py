"""What members stores about people, one file an idea."""

from lokallag.capabilities.members.privacy import (  # noqa: F401 — reading them fills the book
    care,
    imports,
    joining,
    merging,
    register,
)
