"""Minutes from what happened: plain values in, a document of blocks out. Knows neither Django nor HTTP."""

from lokallag.capabilities.meetings.minuting.building import build
from lokallag.capabilities.meetings.minuting.document import Block, Document, Section
from lokallag.capabilities.meetings.minuting.naming import Names, plain_text, resolved
from lokallag.capabilities.meetings.minuting.values import Attendee, Chore, Held, Matter, Ruling, Say, Turn, Voting

__all__ = [
    "Attendee",
    "Block",
    "Chore",
    "Document",
    "Held",
    "Matter",
    "Names",
    "Ruling",
    "Say",
    "Section",
    "Turn",
    "Voting",
    "build",
    "plain_text",
    "resolved",
]
