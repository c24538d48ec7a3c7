"""Sentences that several trackings share: how many are done, what is planned, when it is due."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.words.speech import Given, say_all, say_number


def so_far(done: int, target: int) -> str:
    """Say how many of how many are done."""
    if done == 0:
        return _("Nothing is done yet.")
    return ngettext("%(done)s of %(target)s is done.", "%(done)s of %(target)s are done.", done) % {
        "done": say_number(done, target),
        "target": say_number(target, done),
    }


def became(done: int, target: int) -> str:
    """Say how it ended when it fell short."""
    if done == 0:
        return _("None were done. The goal was %(target)s.") % {"target": say_number(target)}
    return _("It came to %(done)s of %(target)s.") % {
        "done": say_number(done, target),
        "target": say_number(target, done),
    }


def ahead(given: Given) -> list[str]:
    """Say what is planned, if anything is."""
    planned = given.number("planned")
    if not planned or not given.has("next_on"):
        return []
    return [
        ngettext(
            "The next is planned for %(next_on)s.",
            "%(planned)s are planned, the next for %(next_on)s.",
            planned,
        )
        % {"planned": say_number(planned), "next_on": given.said_day("next_on")}
    ]


def forgotten(given: Given) -> list[str]:
    """Say that plans have passed without being noted as done, if any have."""
    number = given.number("forgotten")
    if not number:
        return []
    return [
        ngettext(
            "What was planned for %(forgotten_on)s is not noted as done.",
            "%(number)s plans have passed without being noted as done, the last for %(forgotten_on)s.",
            number,
        )
        % {"number": say_number(number), "forgotten_on": given.said_day("forgotten_on")}
    ]


def expected(given: Given, target: int) -> str:
    """Say how many are expected by when."""
    return ngettext("%(target)s is expected by %(due_on)s.", "%(target)s are expected by %(due_on)s.", target) % {
        "target": say_number(target),
        "due_on": given.said_day("due_on"),
    }


def deadline_was(given: Given) -> str:
    """Say when it should have been done."""
    return _("The deadline was %(due_on)s.") % {"due_on": given.said_day("due_on")}


def deadline_is(given: Given) -> str:
    """Say when it must be done."""
    return _("The deadline is %(due_on)s.") % {"due_on": given.said_day("due_on")}


def all_done(target: int) -> str:
    """Say that everything promised is done."""
    return ngettext("It is done.", "%(all)s are done.", target) % {"all": say_all(target)}
