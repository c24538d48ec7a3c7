"""Which rule holds in a chapter on a day: its own, else its own statutes where they were read, else its party's model."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokallag.core.chapters.models import Chapter
from lokallag.core.statutes.counting import before, day_of_year
from lokallag.core.statutes.keys import KEYS
from lokallag.core.statutes.models import OwnRule
from lokallag.core.statutes.parties import congress, read_for
from lokallag.core.statutes.rule import NONE, Rule, Unit


@dataclass(frozen=True)
class Rules:
    """All rules of a chapter on a day."""

    on: datetime.date
    party: str
    by_key: dict[str, Rule]

    def __getitem__(self, key: str) -> Rule:
        return self.by_key[key]

    def annual_meeting_by(self, year: int) -> datetime.date | None:
        """The last day in a year the annual meeting may be held on; None where the rule, or the congress's day, is not known."""
        rule = self.by_key["annual_meeting_by"]
        if not rule.is_found:
            return None
        if rule.unit == Unit.DAY_OF_YEAR:
            return day_of_year(str(rule.value), year)
        opens = congress(self.party, year)
        return before(opens, rule.number, Unit.WEEKS) if opens else None


class RuleBook:
    """All a chapter has of rules, whatever the day. One query, made at once."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        name = own_name(chapter)
        self.own = [row.as_rule(name) for row in OwnRule.objects.order_by("valid_from", "pk")]

    def on(self, day: datetime.date) -> Rules:
        """All rules that hold on a day, one for each key."""
        own = {rule.key: rule for rule in self.own if rule.holds_on(day)}
        found = {key.key: own.get(key.key) or read_rule(self.chapter, key.key, day) for key in KEYS}
        return Rules(day, self.chapter.party, found)


def rules_on(chapter: Chapter, on: datetime.date) -> Rules:
    """All rules of the scope's chapter that hold on a day, one for each key. One query."""
    return RuleBook(chapter).on(on)


def rule_of(chapter: Chapter, key: str, on: datetime.date) -> Rule:
    """The rule of the scope's chapter that holds on a day. Raises KeyError for a key nobody asks for (`keys.KEYS`).

    `value` is None where no rule was found, `"none"` where the chapter says that it has none; then `is_found` is False.
    For a time (`Unit.DAYS`, `WEEKS`, `MONTHS`) `counting.before` and `after` do the counting.
    """
    return rules_on(chapter, on)[key]


def read_rule(chapter: Chapter, key: str, on: datetime.date) -> Rule:
    """What the statutes that were read say, leaving out what the chapter has changed itself; not found without any."""
    for rule in read_for(chapter.party, chapter.name, chapter.kind):
        if rule.key == key and rule.holds_on(on):
            return rule
    return Rule(key=key)


def annual_meeting_by(chapter: Chapter, year: int) -> tuple[datetime.date | None, Rule]:
    """The last day of a year for the annual meeting by the rule that holds on its first day, and that rule."""
    rules = rules_on(chapter, datetime.date(year, 1, 1))
    return rules.annual_meeting_by(year), rules["annual_meeting_by"]


def own_name(chapter: Chapter) -> str:
    """What a chapter's own statutes are called."""
    return _("the statutes of %(chapter)s") % {"chapter": chapter.name}


def fee_years(rule: Rule, on: datetime.date) -> tuple[tuple[int, ...], ...]:
    """Which years' fees give a vote on a day: any one of the groups, all years of a group paid. Empty: no fee is asked.

    "until_july": SV's fee for a year is due by its end and rights are kept half a year more, so in spring the fee of the
    year before last is enough. "paid", where the statutes say no more, is read as this year's, before July also last year's.
    """
    year = on.year
    match rule.value:
        case "this_year":
            return ((year,),)
        case "this_or_last_year":
            return ((year,), (year - 1,))
        case "this_and_last_year":
            return ((year, year - 1),)
        case "until_july":
            return ((year,), (year - 1,), *(((year - 2,),) if on.month < 7 else ()))
        case "january_last":
            return ((year,), *(((year - 1,),) if on.month == 1 else ()))
        case "before_march_last":
            return ((year - 1,),) if on.month < 3 else ((year,),)
        case "paid":
            return ((year,), *(((year - 1,),) if on.month < 7 else ()))
    return ()


def is_none(rule: Rule) -> bool:
    """Whether the chapter says that its statutes have no such rule."""
    return rule.value == NONE
