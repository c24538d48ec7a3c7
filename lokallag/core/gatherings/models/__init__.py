"""The nouns of gatherings: the gathering itself, who is invited, who comes and who came."""

from lokallag.core.gatherings.models.attendance import Attendance, AttendanceQuerySet
from lokallag.core.gatherings.models.gathering import (
    EVENTS,
    FOR_ALL,
    MEETINGS,
    Cancellation,
    Gathering,
    GatheringQuerySet,
    Holding,
    Kind,
)
from lokallag.core.gatherings.models.invitation import AllInvited, Invitation, InvitationQuerySet, Reminder

__all__ = [
    "EVENTS",
    "FOR_ALL",
    "MEETINGS",
    "AllInvited",
    "Attendance",
    "AttendanceQuerySet",
    "Cancellation",
    "Gathering",
    "GatheringQuerySet",
    "Holding",
    "Invitation",
    "InvitationQuerySet",
    "Kind",
    "Reminder",
]
