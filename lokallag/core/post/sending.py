"""Carries what waits out of the house."""

from lokallag.core.jobs.jobs import job


@job(retries=3)
def carry(*, mailing: int) -> None:
    """Send what waits of a mailing."""
