"""Sentences for a count."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.words.common import (
    ahead,
    all_done,
    became,
    deadline_was,
    expected,
    forgotten,
    so_far,
)
from lokallag.capabilities.plans.words.speech import Given, say_number, say_span


def counts(code: str, given: Given) -> list[str]:
    """Give the sentences for one `count_…` code."""
    done, target = given.number("done"), given.number("target")
    match code:
        case "count_unclear":
            return _unclear(done)
        case "count_reached":
            return [_reached(done, target)]
        case "count_reached_late":
            reached = _("It was reached on %(reached_on)s.") % {"reached_on": given.said_day("reached_on")}
            return [_reached(done, target), reached, deadline_was(given)]
        case "count_reached_over":
            return [
                _("%(done)s are done. The plan said %(most)s.")
                % {"done": say_number(done), "most": say_number(given.number("most"))}
            ]
        case "count_missed":
            return [became(done, target)]
        case "count_late":
            return [so_far(done, target), *ahead(given), deadline_was(given), *forgotten(given)]
        case "count_planned" | "count_none" | "count_short":
            return [so_far(done, target), *ahead(given), expected(given, target), *forgotten(given)]
    return _steps(code, given, done, target) or _limits(code, given, done, target)


def _unclear(done: int) -> list[str]:
    question = _("The plan does not say how many: how many is enough?")
    if not done:
        return [question]
    said = ngettext("%(done)s is done.", "%(done)s are done.", done) % {"done": say_number(done)}
    return [said, question]


def _reached(done: int, target: int) -> str:
    if done <= target:
        return all_done(target)
    return _("%(done)s are done. The goal was %(target)s.") % {
        "done": say_number(done, target),
        "target": say_number(target, done),
    }


def _steps(code: str, given: Given, done: int, target: int) -> list[str]:
    match code:
        case "count_step_reached":
            after = _("After %(due_on)s the count starts again.") % {"due_on": given.said_day("due_on")}
            return [_reached(done, target), after]
        case "count_step_all":
            return [_("The goal of %(target)s was reached each time.") % {"target": say_number(target)}]
        case "count_step_closed":
            return [_past(given, target)]
        case "count_step_missed":
            since = _("Since then, %(done)s of %(target)s.") % {
                "done": say_number(done, target),
                "target": say_number(target, done),
            }
            return [_past(given, target), *([since] if done else []), *ahead(given), expected(given, target)]
    return []


def _past(given: Given, target: int) -> str:
    done = given.number("past_done")
    when = say_span(given.day("past_from"), given.day("past_to"), given.today)
    if not done:
        return _("Nothing was done %(when)s.") % {"when": when}
    return _("It came to %(done)s of %(target)s %(when)s.") % {
        "done": say_number(done, target),
        "target": say_number(target, done),
        "when": when,
    }


def _limits(code: str, given: Given, done: int, target: int) -> list[str]:
    numbers = {"done": say_number(done, target), "target": say_number(target, done)}
    match code:
        case "count_below":
            so_few = _("%(done)s so far.") % numbers if done else _("None so far.")
            most = _("No more than %(target)s by %(due_on)s.") % (numbers | {"due_on": given.said_day("due_on")})
            return [so_few, most]
        case "count_kept" | "count_exceeded":
            return [_("It came to %(done)s. The limit was %(target)s.") % numbers]
        case "count_too_many_planned":
            planned = say_number(given.number("planned"))
            return [
                _("%(done)s done and %(planned)s planned. The limit is %(target)s.") % (numbers | {"planned": planned})
            ]
    return []
