"""The nouns of meetings: which bodies hold one, its agenda, who was there, what was written and decided."""

from lokallag.capabilities.meetings.models.agenda import Item, ItemQuerySet
from lokallag.capabilities.meetings.models.approved import (
    Approval,
    Correction,
    MinutesName,
    NeverChanges,
    Signature,
    SignedPaper,
    Signer,
    digest_of,
)
from lokallag.capabilities.meetings.models.bodies import Body, BodyQuerySet, Sitting, sat_by
from lokallag.capabilities.meetings.models.decisions import Decision, DecisionQuerySet, Dissent, FollowUp
from lokallag.capabilities.meetings.models.minutes import Circulation, Minutes, MinutesComment, MinutesQuerySet, Passage
from lokallag.capabilities.meetings.models.room import Closing, Note, NoteVersion, Opening, Presence, Stretch
from lokallag.capabilities.meetings.models.series import Host, Series, SeriesQuerySet, StandingItem

__all__ = [
    "Approval",
    "Body",
    "BodyQuerySet",
    "Circulation",
    "Closing",
    "Correction",
    "Decision",
    "DecisionQuerySet",
    "Dissent",
    "FollowUp",
    "Host",
    "Item",
    "ItemQuerySet",
    "Minutes",
    "MinutesComment",
    "MinutesName",
    "MinutesQuerySet",
    "NeverChanges",
    "Note",
    "NoteVersion",
    "Opening",
    "Passage",
    "Presence",
    "Series",
    "SeriesQuerySet",
    "Signature",
    "SignedPaper",
    "Signer",
    "Sitting",
    "StandingItem",
    "Stretch",
    "digest_of",
    "sat_by",
]
