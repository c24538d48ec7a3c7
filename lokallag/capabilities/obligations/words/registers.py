"""What is said of the register's answers: each problem as a sentence with what to do, each finding, the whole in one."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lokallag.capabilities.obligations.registers import Comparison, Finding, Problem, Row, Standing

PROBLEMS: dict[Problem, Promise] = {
    "off": gettext_lazy("This installation does not ask the register itself. Paste its answer instead."),
    "slow": gettext_lazy("The register did not answer in time. Try again later, or paste its answer."),
    "unreachable": gettext_lazy("The register could not be reached. Try again later, or paste its answer."),
    "failed": gettext_lazy("The register has a fault of its own just now. Try again later, or paste its answer."),
    "refused": gettext_lazy("The register would not answer. Try again later, or paste its answer."),
    "moved": gettext_lazy(
        "The register points to another address, and that is not followed. Tell whoever runs Lokallag."
    ),
    "not_found": gettext_lazy("The register knows no unit with this organisation number. Is the number right?"),
    "not_json": gettext_lazy("This is not an answer from the register: it is no JSON, or only a part of it."),
    "too_large": gettext_lazy("The answer is far too large to be about a chapter. It was not read."),
    "changed": gettext_lazy("The register answers in another shape than Lokallag knows. It was not read."),
    "other_unit": gettext_lazy("The answer is about another unit. It was not read."),
    "search": gettext_lazy("This is a list of hits. Open the unit itself, and paste that answer."),
}

FINDINGS: dict[Finding, Promise] = {
    Finding.SAME: gettext_lazy("The same"),
    Finding.OTHER_ROLE: gettext_lazy("Another role"),
    Finding.UNSURE: gettext_lazy("The same person?"),
    Finding.MISSING: gettext_lazy("Missing in the register"),
    Finding.LEFT: gettext_lazy("No longer on the board"),
    Finding.DEAD: gettext_lazy("Dead, says the register"),
}
TONES = {Finding.SAME: "success", Finding.OTHER_ROLE: "warning", Finding.UNSURE: "question", Finding.DEAD: "danger"}

#: The register's roles in its own sense; others are said by what the register calls them.
ROLES = {
    "LEDE": gettext_lazy("Leader of the board"),
    "NEST": gettext_lazy("Deputy leader"),
    "MEDL": gettext_lazy("Member of the board"),
    "VARA": gettext_lazy("Deputy member"),
    "OBS": gettext_lazy("Observer"),
    "KONT": gettext_lazy("Contact person"),
    "DAGL": gettext_lazy("Daily manager"),
    "REVI": gettext_lazy("Auditor"),
    "REGN": gettext_lazy("Accountant"),
    "FFØR": gettext_lazy("Business manager"),
}


def problem_sentence(problem: str) -> str:
    """Say what was wrong, and what to do."""
    return str(PROBLEMS.get(problem, PROBLEMS["changed"]))  # type: ignore[call-overload]


def role_word(code: str, said: str = "") -> str:
    """A role of the register in words; one we do not know by what the register calls it, else by its code."""
    return str(ROLES[code]) if code in ROLES else said or code


def sentence(compared: Comparison) -> str:
    """Say the whole in one sentence."""
    if compared.standing == Standing.NOT_READ:
        return _("Only the unit itself was read, not who sits on its board. Paste the answer about the roles too.")
    if compared.standing == Standing.NO_DATA:
        return _(
            "The register shows no board for the chapter. That is no data, not a wrong board: report the whole board."
        )
    if compared.standing == Standing.NO_BOARD:
        return _("The chapter has no board here, so there is nothing to compare the register with.")
    if compared.standing == Standing.SAME:
        return _("The register has the same board as we have.")
    number = len(compared.differing)
    names = _names(compared.differing)
    return ngettext("One differs: %(names)s.", "%(number)s differ: %(names)s.", number) % {
        "number": _small(number),
        "names": names,
    }


def _small(number: int) -> str:
    """Small numbers as a word at the start of a sentence."""
    words = {2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five"), 6: _("Six")}
    return words.get(number, str(number))


def _names(rows: tuple[Row, ...]) -> str:
    told = [_short(row) for row in rows[:3]]
    return "; ".join([*told, *([_("and others")] if len(rows) > 3 else [])])


def _short(row: Row) -> str:
    name = row.ours.name if row.ours else row.theirs.name if row.theirs else ""
    shorts = {
        Finding.MISSING: _("%(name)s is missing in the register"),
        Finding.LEFT: _("%(name)s has left, but still stands there"),
        Finding.OTHER_ROLE: _("%(name)s stands with another role"),
        Finding.UNSURE: _("%(name)s may stand there in another way"),
        Finding.DEAD: _("%(name)s is dead, says the register"),
    }
    return shorts[row.finding] % {"name": name}


def what_to_do(row: Row) -> str:
    """Say what to do about one line; empty where there is nothing to do."""
    if row.finding == Finding.MISSING:
        return _("Report them with the whole board.")
    if row.finding == Finding.LEFT:
        return _("Leave them out when you report the whole board, or give them a post here if they still have one.")
    if row.finding == Finding.OTHER_ROLE:
        return _("Report the role, or change the post here.")
    if row.finding == Finding.UNSURE:
        return _("See whether it is one person, with another name or year of birth, or two.")
    if row.finding == Finding.DEAD:
        return _("Look into it, and report the whole board.")
    return ""
