"""Rules as pages show them: what it is called, where it stands, how sure it is, when it falls."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.models import NotOurs
from lokallag.capabilities.obligations.rules import Rule, Threshold
from lokallag.capabilities.obligations.rules.shape import FAR_OFF, LONG_AGO
from lokallag.capabilities.obligations.words import BASES, SURENESS, THRESHOLD_WORDS, WORDS, source_of


def titled(key: str) -> str:
    """Return what a rule is called without a year; its key for one that is no more."""
    words = WORDS.get(key)
    if words is None:
        return key
    return " ".join((str(words.title) % {"about": "…", "year": ""}).split())


@dataclass(frozen=True)
class NotForUs:
    """A rule that is not for the chapter."""

    row: NotOurs
    title: str


@dataclass(frozen=True)
class Ruled:
    """A rule in words."""

    title: str
    basis: Promise
    source: str
    url: str
    sure: Promise
    is_sure: bool
    valid: str

    @classmethod
    def of(cls, rule: Rule) -> Ruled:
        """Return a rule in words."""
        return cls(
            title=titled(rule.key),
            basis=BASES[rule.basis],
            source=source_of(rule),
            url=rule.url,
            sure=SURENESS[rule.sure],
            is_sure=rule.sure in {"text", "authority"},
            valid=_valid(rule.valid_from, rule.valid_to),
        )


@dataclass(frozen=True)
class Amount:
    """A threshold in words; `also` is the other amount it may have been."""

    said: Promise
    years: str
    kroner: str
    also: str
    paragraph: str
    url: str

    @classmethod
    def of(cls, one: Threshold) -> Amount:
        """Return a threshold in words."""
        last = "" if one.last_year is None else str(one.last_year)
        years = last if one.first_year == one.last_year else f"{one.first_year}–{last}"
        also = _kroner(one.also) if one.also else ""
        return cls(THRESHOLD_WORDS[one.key], years, _kroner(one.kroner), also, one.paragraph, one.url)


def _kroner(amount: int) -> str:
    return str(number_format(amount, force_grouping=True))


def _valid(first: datetime.date, last: datetime.date) -> str:
    """Say from when until when a rule holds; empty for always."""
    if last != FAR_OFF:
        return _("until %(day)s") % {"day": date_format(last, "DATE_FORMAT")}
    if first != LONG_AGO:
        return _("from %(day)s") % {"day": date_format(first, "DATE_FORMAT")}
    return ""
