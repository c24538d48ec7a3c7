"""Sentences for a milestone."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.words.common import ahead, deadline_is, deadline_was, forgotten
from lokallag.capabilities.plans.words.speech import Given, say_all, say_list, say_number

MOST_NAMED = 3  # more missing things than this are counted, not named


def milestones(code: str, given: Given) -> list[str]:
    """Give the sentences for one `milestone_…` code."""
    match code:
        case "milestone_reached":
            return [_there(given)]
        case "milestone_reached_late":
            return [_there(given), deadline_was(given)]
        case "milestone_missed":
            return [_became(given), *_missing(given)]
        case "milestone_late":
            return [_so_far(given), *_missing(given), deadline_was(given), *_planned(given), *forgotten(given)]
        case "milestone_planned":
            return [*_part(given), *_planned(given), *_due(given)]
        case "milestone_planned_late":
            planned = _("It is planned for %(next_on)s, after the deadline on %(due_on)s.")
            return [planned % {"next_on": given.said_day("next_on"), "due_on": given.said_day("due_on")}]
        case "milestone_soon" | "milestone_part" | "milestone_none":
            return [_so_far(given), *_missing(given), *ahead(given), *_due(given), *forgotten(given)]
    return []


def _there(given: Given) -> str:
    target, day = given.number("target"), given.said_day("reached_on")
    if target == 1:
        return _("In place since %(reached_on)s.") % {"reached_on": day}
    return _("%(all)s are in place, the last since %(reached_on)s.") % {"all": say_all(target), "reached_on": day}


def _so_far(given: Given) -> str:
    done, target = given.number("done"), given.number("target")
    if target == 1:
        return _("Not in place yet.")
    if not done:
        return _("None of %(target)s is in place yet.") % {"target": say_number(target)}
    said = ngettext("%(done)s of %(target)s is in place.", "%(done)s of %(target)s are in place.", done)
    return said % {"done": say_number(done, target), "target": say_number(target, done)}


def _planned(given: Given) -> list[str]:
    if given.number("target") == 1 and given.has("next_on"):
        return [_("It is planned for %(next_on)s.") % {"next_on": given.said_day("next_on")}]
    return ahead(given)


def _part(given: Given) -> list[str]:
    return [_so_far(given)] if given.number("done") else []


def _became(given: Given) -> str:
    done, target = given.number("done"), given.number("target")
    if target == 1:
        return _("It did not come into place.")
    if not done:
        return _("None of %(target)s came into place.") % {"target": say_number(target)}
    return _("%(done)s of %(target)s came into place.") % {
        "done": say_number(done, target),
        "target": say_number(target, done),
    }


def _missing(given: Given) -> list[str]:
    names, wanted = given.names("missing"), given.number("target") - given.number("done")
    if not given.number("done") or len(names) != wanted or not 0 < len(names) <= MOST_NAMED:
        return []
    return [ngettext("%(names)s is missing.", "%(names)s are missing.", len(names)) % {"names": say_list(names)}]


def _due(given: Given) -> list[str]:
    if given.has("with_deadline"):
        return [deadline_is(given)]
    return [_("The period ends on %(due_on)s.") % {"due_on": given.said_day("due_on")}]
