"""What meetings gives the year wheel and calendars, one file an idea."""

from lokallag.capabilities.meetings.dates.delegations import delegations_due
from lokallag.capabilities.meetings.dates.lawful import meeting_deadlines

__all__ = ["delegations_due", "meeting_deadlines"]
