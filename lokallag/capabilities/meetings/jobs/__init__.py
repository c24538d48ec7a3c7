"""What meetings leaves to the worker, one file an idea."""

from lokallag.capabilities.meetings.jobs.lawful import keep_all_deadlines
from lokallag.capabilities.meetings.jobs.papers import tidy_papers

__all__ = ["keep_all_deadlines", "tidy_papers"]
