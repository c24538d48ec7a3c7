"""What duties are called and how they are done, in our own words."""

from lokallag.capabilities.obligations.words.law import LAW_WORDS
from lokallag.capabilities.obligations.words.party import PARTY_WORDS
from lokallag.capabilities.obligations.words.shape import Words
from lokallag.capabilities.obligations.words.sources import BASES, SOURCES, SURENESS, THRESHOLD_WORDS, source_of

WORDS: dict[str, Words] = {**LAW_WORDS, **PARTY_WORDS}

__all__ = ["BASES", "SOURCES", "SURENESS", "THRESHOLD_WORDS", "WORDS", "Words", "source_of"]
