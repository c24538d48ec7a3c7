"""Reads a work plan: from a file to its text, and from text to proposed commitments; pure, offline, light to import."""

from lokallag.capabilities.plans.reading.documents import Extracted, UnreadableDocument, extract_text, sentence
from lokallag.capabilities.plans.reading.reader import read_plan
from lokallag.capabilities.plans.reading.result import Proposal, Reading, Segment

__all__ = ["Extracted", "Proposal", "Reading", "Segment", "UnreadableDocument", "extract_text", "read_plan", "sentence"]
