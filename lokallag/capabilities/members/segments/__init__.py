"""What members say of people, one file an idea: each writes its clauses in the book when it is read."""

from lokallag.capabilities.members.segments import ambitions, register
from lokallag.capabilities.members.segments.register import current

__all__ = ["ambitions", "current", "register"]
