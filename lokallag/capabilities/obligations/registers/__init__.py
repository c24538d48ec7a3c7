"""A chapter's board compared with a register's answer: reading it, matching names, what differs. Knows neither Django nor HTTP."""

from lokallag.capabilities.obligations.registers.answers import Answer, CannotRead, Held, Problem, Unit, day_of
from lokallag.capabilities.obligations.registers.comparing import Comparison, Finding, OurSeat, Row, Standing, compare
from lokallag.capabilities.obligations.registers.identity import has_identity_number, without_identity_numbers
from lokallag.capabilities.obligations.registers.reading import MOST_BYTES, read

__all__ = [
    "MOST_BYTES",
    "Answer",
    "CannotRead",
    "Comparison",
    "Finding",
    "Held",
    "OurSeat",
    "Problem",
    "Row",
    "Standing",
    "Unit",
    "compare",
    "day_of",
    "has_identity_number",
    "read",
    "without_identity_numbers",
]
