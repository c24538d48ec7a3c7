"""What members say of people, one file an idea: each writes its clauses in the book when it is read."""

from lokallag.capabilities.members.segments import ambitions, register

__all__ = ["ambitions", "register"]
