"""Sentences for a rhythm."""

from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.following.terms import Cadence
from lokallag.capabilities.plans.words.common import ahead, forgotten
from lokallag.capabilities.plans.words.speech import Given, say_list, say_month, say_number, say_step


def rhythms(code: str, given: Given) -> list[str]:
    """Give the sentences for one `rhythm_…` code."""
    match code:
        case "rhythm_unclear":
            return [_("The plan does not say how often: how often is enough?")]
        case "rhythm_free":
            return [_("Nothing is asked for in this period.")]
        case "rhythm_none":
            return [_("Nothing is done or planned yet."), *forgotten(given)]
        case "rhythm_done" | "rhythm_missed":
            return [*_steps(given), *_gaps(given)]
        case "rhythm_kept" | "rhythm_planned":
            return [*_steps(given), *_gaps(given), *ahead(given), *forgotten(given)] or [_("Nothing is due yet.")]
        case "rhythm_open":
            return [*_steps(given), *_gaps(given), _here(given), *ahead(given), *forgotten(given)]
        case "rhythm_due":
            return [*_steps(given), _here(given), *_nothing_planned(given), *forgotten(given)]
        case "rhythm_gap":
            return [*_steps(given), *_gaps(given), *(ahead(given) or [_("Nothing is planned.")]), *forgotten(given)]
    return []


def _steps(given: Given) -> list[str]:
    done, asked = given.number("done"), given.number("asked")
    if not asked or not done:
        return []
    numbers = {"done": done, "asked": asked}  # in figures: 11 of 12 months
    match given.params.get("cadence"):
        case Cadence.WEEKLY:
            said = ngettext("%(done)s of %(asked)s week.", "%(done)s of %(asked)s weeks.", asked)
        case Cadence.MONTHLY:
            said = ngettext("%(done)s of %(asked)s month.", "%(done)s of %(asked)s months.", asked)
        case Cadence.QUARTERLY:
            said = ngettext("%(done)s of %(asked)s quarter.", "%(done)s of %(asked)s quarters.", asked)
        case Cadence.HALF_YEARLY:
            said = ngettext("%(done)s of %(asked)s half-year.", "%(done)s of %(asked)s half-years.", asked)
        case _other:
            said = ngettext("%(done)s of %(asked)s year.", "%(done)s of %(asked)s years.", asked)
    return [said % numbers]


def _gaps(given: Given) -> list[str]:
    missed, excepted = given.number("missed"), cast("tuple[int, ...]", given.params.get("excepted") or ())
    said = []
    if missed:
        step = say_step(given.day("missed_on"), given.params.get("cadence"), given.today)
        need = given.number("need")
        if need > 1:
            gap = ngettext("%(step)s fell short.", "%(missed)s fell short, last %(step)s.", missed)
        else:
            gap = ngettext("%(step)s went without.", "%(missed)s went without, last %(step)s.", missed)
        said.append(gap % {"missed": say_number(missed), "step": step})
    if 0 < len(excepted) < 12 and given.params.get("cadence") in {Cadence.MONTHLY, Cadence.WEEKLY}:
        months = say_list([say_month(month) for month in excepted])
        said.append(ngettext("%(months)s is excepted.", "%(months)s are excepted.", len(excepted)) % {"months": months})
    return said


def _here(given: Given) -> str:
    step = say_step(given.day("step_on"), given.params.get("cadence"), given.today)
    here, need = given.number("here"), given.number("need")
    if not here:
        return _("Nothing yet for %(step)s.") % {"step": step}
    numbers = {"here": say_number(here, need), "need": say_number(need, here)}
    return _("%(here)s of %(need)s so far for %(step)s.") % (numbers | {"step": step})


def _nothing_planned(given: Given) -> list[str]:
    if given.has("next_on") and given.day("next_on") <= given.day("due_on"):
        return ahead(given)
    return [_("Nothing is planned by %(due_on)s.") % {"due_on": given.said_day("due_on")}]
