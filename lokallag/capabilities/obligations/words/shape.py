"""What is said about a duty."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Words:
    """A duty in words: its title (may hold %(about)s and %(year)s), what and why, what missing it costs, how it is done.

    `evidence` says what is worth keeping.
    """

    title: Promise
    why: Promise
    cost: Promise
    steps: tuple[Promise, ...]
    evidence: Promise
