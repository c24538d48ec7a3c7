"""Sentences for a coverage."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.words.common import deadline_was
from lokallag.capabilities.plans.words.speech import Given, say_all, say_days, say_number


def coverages(code: str, given: Given) -> list[str]:
    """Give the sentences for one `coverage_…` code."""
    match code:
        case "coverage_unclear":
            return [*_met_if_any(given), _("The plan does not say how many: how many is enough?")]
        case "coverage_none_yet":
            return [_("There is nothing to follow up yet.")]
        case "coverage_kept" | "coverage_all_so_far":
            return [*_met_if_any(given), *_waiting(given)]
        case "coverage_soon":
            return [*_met_if_any(given), _near(given)]
        case "coverage_overdue":
            return [_overdue(given), _oldest(given), *_met_if_any(given)]
        case "coverage_late":
            return [_met(given), deadline_was(given)]
        case "coverage_part" | "coverage_part_none":
            return [_met(given), _by(given)]
    return _at_the_end(code, given)


def _at_the_end(code: str, given: Given) -> list[str]:
    match code:
        case "coverage_nobody":
            return [_("There was nothing to follow up.")]
        case "coverage_reached":
            return [_met(given), *_came_late(given)]
        case "coverage_missed":
            return [_met(given), *_goal(given), *_came_late(given)]
    return []


def _met(given: Given) -> str:
    done, total = given.number("done"), given.number("total")
    if done == total:
        said = ngettext("The one there is has been followed up.", "%(all)s have been followed up.", total)
        return said % {"all": say_all(total)}
    if not done:
        said = ngettext("The one there is has not been followed up.", "None of %(total)s has been followed up.", total)
        return said % {"total": say_number(total)}
    said = ngettext("%(done)s of %(total)s has been followed up.", "%(done)s of %(total)s have been followed up.", done)
    return said % {"done": say_number(done, total), "total": say_number(total, done)}


def _met_if_any(given: Given) -> list[str]:
    return [_met(given)] if given.number("done") else []


def _waiting(given: Given) -> list[str]:
    waiting = given.number("waiting") - given.number("overdue")
    if waiting < 1:
        return []
    said = ngettext(
        "%(waiting)s is waiting, with time until %(due_on)s.",
        "%(waiting)s are waiting, the first with time until %(due_on)s.",
        waiting,
    )
    return [said % {"waiting": say_number(waiting), "due_on": given.said_day("due_on")}]


def _near(given: Given) -> str:
    near = given.number("near")
    said = ngettext("%(near)s is due by %(near_on)s.", "%(near)s are due soon, the first by %(near_on)s.", near)
    return said % {"near": say_number(near), "near_on": given.said_day("near_on")}


def _overdue(given: Given) -> str:
    overdue, days = given.number("overdue"), given.number("within_days")
    if days < 1:
        said = ngettext("%(overdue)s was not met the same day.", "%(overdue)s were not met the same day.", overdue)
        return said % {"overdue": say_number(overdue)}
    said = ngettext(
        "%(overdue)s has waited longer than %(days)s.", "%(overdue)s have waited longer than %(days)s.", overdue
    )
    return said % {"overdue": say_number(overdue), "days": say_days(days)}


def _oldest(given: Given) -> str:
    day = {"oldest_on": given.said_day("oldest_on")}
    if given.number("overdue") == 1:
        return _("It has been waiting since %(oldest_on)s.") % day
    return _("The oldest has waited since %(oldest_on)s.") % day


def _came_late(given: Given) -> list[str]:
    late = given.number("late")
    if not late:
        return []
    return [_("%(late)s came late.") % {"late": say_number(late)}]


def _goal(given: Given) -> list[str]:
    target = given.number("target")
    if target == given.number("total"):
        return []
    return [_("The goal was %(target)s.") % {"target": say_number(target)}]


def _by(given: Given) -> str:
    target, day = given.number("target"), given.said_day("due_on")
    if target == given.number("total"):
        return _("The deadline is %(due_on)s.") % {"due_on": day}
    return _("The goal is %(target)s by %(due_on)s.") % {"target": say_number(target), "due_on": day}
