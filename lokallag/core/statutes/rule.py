"""What a rule of statutes is, as plain data: its value, where it stands, since when it holds, how sure we are. Pure."""

import datetime
from dataclasses import dataclass, field, replace
from enum import StrEnum

Value = int | str | None

#: A copy older than this many years is to be checked before anybody relies on it.
OLD_AFTER = 3


class Unit(StrEnum):
    """What a rule's value is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    # So many days after the notice (Vestland SV, § 3.1); the notice is taken to go out on its last day.
    DAYS_AFTER_NOTICE = "days_after_notice"
    # "01-31", or "02-end" for the last day of February.
    DAY_OF_YEAR = "day_of_year"
    # So many weeks before the national congress opens.
    WEEKS_BEFORE_CONGRESS = "weeks_before_congress"
    YEARS = "years"
    PERCENT_EACH = "percent_each"
    PERCENT_WOMEN = "percent_women"
    SHARE = "share"
    NUMBER = "number"
    CHOICE = "choice"


class Certainty(StrEnum):
    """How sure the source is: the law itself, a party's own page, a secondary source, not verified."""

    LAW = "A"
    PARTY = "C"
    SECONDARY = "D"
    UNSURE = "?"


class Owner(StrEnum):
    """Whose rule it is."""

    OWN = "own"
    LOCAL = "local"
    PARTY = "party"
    NOBODY = "nobody"


#: What a chapter that says "we have no such rule" has as its value.
NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule that holds on a day. `value` is None where none was found; `NONE` where the statutes are known to have none.

    `paragraph` is empty where its number is not known. `source` is the name of the statutes, `seen_in` whose copy of them
    was read where it is another's, `read_in` the year of that copy (None: it has no date). `note` is a key of `words.NOTES`.
    """

    key: str
    value: Value = None
    unit: Unit = Unit.CHOICE
    paragraph: str = ""
    url: str = ""
    source: str = ""
    seen_in: str = ""
    read_in: int | None = None
    certainty: Certainty = Certainty.UNSURE
    note: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    owner: Owner = Owner.NOBODY

    @property
    def is_found(self) -> bool:
        """Whether there is a value to act on."""
        return self.value is not None and self.value != NONE

    @property
    def number(self) -> int:
        """The value as a number, 0 where it is none."""
        return self.value if isinstance(self.value, int) else 0

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)

    def needs_a_check(self, today: datetime.date) -> bool:
        """Whether to check it before relying on it: another's copy that is old or undated, or a source that is not sure."""
        if not self.is_found or self.owner == Owner.OWN:
            return False
        old = self.read_in is None or today.year - self.read_in > OLD_AFTER
        return old or self.certainty not in {Certainty.LAW, Certainty.PARTY}


@dataclass(frozen=True, kw_only=True)
class Statutes:
    """One set of statutes that was read: a party's model, or one chapter's own where that is known.

    `chapter` is the name of the one chapter it is of, empty for a model; `level` is the kind of chapter it is for.
    """

    party: str
    source: str
    url: str
    read_in: int | None
    seen_in: str = ""
    chapter: str = ""
    level: str = "local"
    rules: tuple[Rule, ...] = field(default=())

    def filled(self) -> tuple[Rule, ...]:
        """Its rules with what they share: where they stand and whose they are."""
        owner = Owner.LOCAL if self.chapter else Owner.PARTY
        return tuple(
            replace(
                rule,
                source=rule.source or self.source,
                url=rule.url or self.url,
                read_in=rule.read_in or self.read_in,
                seen_in=rule.seen_in or ("" if rule.source else self.seen_in),
                owner=owner,
            )
            for rule in self.rules
        )


def says(
    key: str,
    value: Value,
    unit: Unit = Unit.CHOICE,
    paragraph: str = "",
    *,
    certainty: Certainty = Certainty.PARTY,
    note: str = "",
    source: str = "",
    seen_in: str = "",
    url: str = "",
    read_in: int | None = None,
    valid_from: datetime.date | None = None,
    valid_to: datetime.date | None = None,
) -> Rule:
    """Write one rule of a set down, short."""
    return Rule(
        key=key,
        value=value,
        unit=unit,
        paragraph=paragraph,
        certainty=certainty,
        note=note,
        source=source,
        seen_in=seen_in,
        url=url,
        read_in=read_in,
        valid_from=valid_from,
        valid_to=valid_to,
    )
