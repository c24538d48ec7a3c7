"""The nouns of meetings: which bodies hold one, its agenda, who was there, what was written and decided."""

from lokallag.capabilities.meetings.models.agenda import Item, ItemQuerySet
from lokallag.capabilities.meetings.models.bodies import Body, BodyQuerySet, Sitting
from lokallag.capabilities.meetings.models.decisions import Decision, DecisionQuerySet, Dissent, FollowUp
from lokallag.capabilities.meetings.models.room import Closing, Note, NoteVersion, Opening, Presence, Stretch

__all__ = [
    "Body",
    "BodyQuerySet",
    "Closing",
    "Decision",
    "DecisionQuerySet",
    "Dissent",
    "FollowUp",
    "Item",
    "ItemQuerySet",
    "Note",
    "NoteVersion",
    "Opening",
    "Presence",
    "Sitting",
    "Stretch",
]
