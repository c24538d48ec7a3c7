"""A person as one chapter knows them, the login of a human, the seats people hold, what they have said yes to."""

from lokallag.core.people.models.consents import Consent
from lokallag.core.people.models.former import FormerSeat
from lokallag.core.people.models.login import User, UserManager
from lokallag.core.people.models.person import Alternative, Household, Person, PersonQuerySet, new_link_key
from lokallag.core.people.models.seats import Seat, SeatQuerySet, seats_of

__all__ = [
    "Alternative",
    "Consent",
    "FormerSeat",
    "Household",
    "Person",
    "PersonQuerySet",
    "Seat",
    "SeatQuerySet",
    "User",
    "UserManager",
    "new_link_key",
    "seats_of",
]
