"""What members leaves to the worker, one file an idea."""

from lokallag.capabilities.members.jobs.care import look_after_newcomers

__all__ = ["look_after_newcomers"]
