"""How a commitment's fields and the reasons behind them are said in words, on the pages of review and versions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.following import Cadence, Tracking
from lokallag.capabilities.plans.models import Commitment, Plan
from lokallag.capabilities.plans.words import cadence_word
from lokallag.core.measures.book import BOOK
from lokallag.core.people.roles import Role


@dataclass(frozen=True, slots=True)
class Aspect:
    """One line about a commitment: what it is called, its value in words, why, and which field changes it."""

    key: str
    label: str
    value: str
    why: str
    unsure: bool
    field: str


def aspects(row: Commitment, plan: Plan, counted: str = "") -> list[Aspect]:
    """Return the lines of the review panel; `counted` says what the measure would count so far."""
    lines = []
    if row.tracking != Tracking.JUDGEMENT:
        why = counted or why_words(row, "measure")
        lines.append(Aspect("measure", _("What counts"), measure_words(row.measure), why, False, "measure"))
    lines.append(_line(row, "tracking", _("How"), tracking_words(row), "tracking"))
    lines.append(_line(row, "window", _("When"), window_words(row, plan), "due_on" if row.due_on else "starts_on"))
    lines.append(_line(row, "area", _("Area"), row.area or _("No area"), "area"))
    lines.append(_line(row, "owner", _("Who"), owner_words(row) or _("Choose who"), "owner"))
    if row.look_again_on:
        lines.append(
            Aspect(
                "look",
                _("Look again"),
                say_day(row.look_again_on),
                why_words(row, "look_again_on"),
                False,
                "look_again_on",
            )
        )
    return lines


def _line(row: Commitment, key: str, label: str, value: str, field: str) -> Aspect:
    unsure = bool((row.why.get(key) or {}).get("unsure"))
    if key == "owner":
        unsure = not owner_words(row)
    return Aspect(key, label, value, why_words(row, key), unsure, field)


def say_day(day: datetime.date) -> str:
    """Say a day with its year."""
    return formats.date_format(day, "DATE_FORMAT")


def owner_words(row: Commitment) -> str:
    """Say who has it; empty when nobody has."""
    if row.owner_person is not None:
        return row.owner_person.name
    if row.owner_group is not None:
        return row.owner_group.name
    return str(Role(row.owner_role).label) if row.owner_role in set(Role) else ""


def measure_words(key: str) -> str:
    """Say what is counted; a key that nobody answers is said to be no longer measured."""
    if not key:
        return _("Nothing is counted")
    known = BOOK.get(key)
    return str(known.label) if known else _("No longer measured")


def tracking_words(row: Commitment) -> str:
    """Say how it is followed: «Number: at least 2», «Rhythm: every month, not in July»."""
    match Tracking(row.tracking):
        case Tracking.COUNT:
            return _("Number: %(number)s") % {"number": number_words(row)}
        case Tracking.RHYTHM:
            return _("Rhythm: %(often)s") % {"often": rhythm_words(row)}
        case Tracking.COVERAGE:
            return _("Everyone: %(share)s") % {"share": coverage_words(row)}
        case Tracking.MILESTONE:
            things = len(row.labels) if len(row.labels) > 1 else row.target or 1
            if things > 1:
                return _("In place: all %(number)s") % {"number": things}
            return _("In place by a date") if row.due_on else _("In place within the period")
        case Tracking.PULSE:
            if row.within_days:
                return ngettext(
                    "Kept up: at least every %(days)s day", "Kept up: at least every %(days)s days", row.within_days
                ) % {"days": row.within_days}
            return _("Kept up over time")
        case Tracking.JUDGEMENT:
            return _("The board says how it goes")


def number_words(row: Commitment) -> str:
    """Say how many: «at least 2», «4 to 5», «about 3 every year»."""
    target = row.target or 1
    if row.target_max and row.target_max > target:
        said = _("%(low)s to %(high)s") % {"low": target, "high": row.target_max}
    else:
        said = {
            "at_least": _("at least %(n)s"),
            "exactly": _("%(n)s"),
            "about": _("about %(n)s"),
            "at_most": _("at most %(n)s"),
        }.get(row.comparator, _("%(n)s")) % {"n": target}
    if row.cadence in set(Cadence) and row.tracking == Tracking.COUNT:
        said = _("%(number)s %(often)s") % {"number": said, "often": cadence_word(Cadence(row.cadence))}
    return said


def rhythm_words(row: Commitment) -> str:
    """Say how often, with the months left out."""
    often = cadence_word(Cadence(row.cadence)) if row.cadence in set(Cadence) else _("regularly")
    if row.comparator == "about":
        often = _("about %(often)s") % {"often": often}
    if (row.target or 1) > 1:
        often = _("%(number)s times %(often)s") % {"number": row.target, "often": often}
    if row.excepted_months:
        often = _("%(often)s, not in %(months)s") % {"often": often, "months": month_words(row.excepted_months)}
    return often


def coverage_words(row: Commitment) -> str:
    """Say what share within how many days."""
    share = _("all") if row.share >= 100 else _("%(share)s per cent") % {"share": row.share}
    if row.share == 0:
        share = _("the share is not said")
    if row.within_days is None:
        return share
    return ngettext("%(share)s within %(days)s day", "%(share)s within %(days)s days", row.within_days) % {
        "share": share,
        "days": row.within_days,
    }


def month_words(months: Iterable[int]) -> str:
    """Say months as a list: «July and December»."""
    names = [str(MONTHS[month]) for month in sorted(months) if month in MONTHS]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def window_words(row: Commitment, plan: Plan) -> str:
    """Say when: the deadline, the plan's period, or a window of its own."""
    if row.due_on:
        return _("By %(day)s") % {"day": say_day(row.due_on)}
    if (row.starts_on, row.ends_on) == (plan.starts_on, plan.ends_on):
        return _("In the period, until %(day)s") % {"day": say_day(row.ends_on)}
    return _("From %(first)s to %(last)s") % {"first": say_day(row.starts_on), "last": say_day(row.ends_on)}


def why_words(row: Commitment, key: str) -> str:
    """Say why a field was proposed as it is; empty where there is nothing to say."""
    why: dict[str, Any] = row.why.get(key) or {}
    words = str(why.get("words", ""))
    said = {
        "says": _("because it says «%(words)s»") % {"words": words} if words else "",
        "not_said": _("the plan does not say who"),
        "whole_chapter": _("the plan says «%(words)s», which is all of you") % {"words": words},
        "no_such": _("the plan says «%(words)s»; we know nobody by that name") % {"words": words},
        "plan_period": _("the plan's whole period"),
        "deadline_outside": _("the day lies outside the plan's period: is it right?"),
        "newcomer_days": _("the plan says no number of days; seven is usual"),
        "about_monthly": _("it follows something else («%(words)s»); about monthly is our guess") % {"words": words},
        "no_number": _("the plan gives no number, so we see that it is kept up"),
        "only_people": _("only people can say how it goes"),
        "nothing_counts": _("nothing counts this by itself: you log it when it is done"),
        "no_heading": _("it stands under no heading"),
        "by_hand": _("you chose this"),
        "carried": _("carried over from the last plan"),
        "split": _("one of two halves"),
        "merged": _("made of two"),
        "added": _("added by you"),
        "hedged": _("the plan says it carefully"),
    }
    return said.get(str(why.get("code", "")), "")
