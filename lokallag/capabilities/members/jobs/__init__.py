"""What members leaves to the worker, one file an idea."""

from lokallag.capabilities.members.jobs.care import look_after_newcomers
from lokallag.capabilities.members.jobs.imports import forget_imports, work_on_import
from lokallag.capabilities.members.jobs.joining import forget_old_applications
from lokallag.capabilities.members.jobs.retention import keep_the_promise_to_forget

__all__ = [
    "forget_imports",
    "forget_old_applications",
    "keep_the_promise_to_forget",
    "look_after_newcomers",
    "work_on_import",
]
