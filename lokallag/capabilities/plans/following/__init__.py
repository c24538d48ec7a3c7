"""Following a commitment: pure functions from rows to a state, a reason and a picture."""

from lokallag.capabilities.plans.following.assess import assess
from lokallag.capabilities.plans.following.standing import (
    Bar,
    Bars,
    Boxes,
    Cell,
    Flag,
    Months,
    Picture,
    Pips,
    Quote,
    Reason,
    Standing,
)
from lokallag.capabilities.plans.following.terms import Cadence, Case, Happening, State, Terms, Tracking, Word

__all__ = [
    "Bar",
    "Bars",
    "Boxes",
    "Cadence",
    "Case",
    "Cell",
    "Flag",
    "Happening",
    "Months",
    "Picture",
    "Pips",
    "Quote",
    "Reason",
    "Standing",
    "State",
    "Terms",
    "Tracking",
    "Word",
    "assess",
]
