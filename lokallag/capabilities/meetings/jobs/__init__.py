"""What meetings leaves to the worker, one file an idea."""

from lokallag.capabilities.meetings.jobs.lawful import keep_all_deadlines

__all__ = ["keep_all_deadlines"]
