"""What the work plan may count of members, one file an idea: each writes its measures in the book when it is read."""

from lokallag.capabilities.members.measures import ambitions
from lokallag.capabilities.members.measures.care import rounds_to_end
from lokallag.capabilities.members.measures.register import calls_to_make

__all__ = ["ambitions", "calls_to_make", "rounds_to_end"]
