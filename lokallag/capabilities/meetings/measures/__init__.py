"""What the work plan may count of meetings, one file an idea: each writes its measures in the book when it is read."""

from lokallag.capabilities.meetings.measures import delegations, held, minutes

__all__ = ["delegations", "held", "minutes"]
