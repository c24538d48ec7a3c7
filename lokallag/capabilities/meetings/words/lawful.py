"""How it is said that a notice was lawful or not, each time with the paragraph."""

import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.statutes import words
from lokallag.core.statutes.judging import State, Step
from lokallag.core.statutes.rule import Rule, Unit

STATES: dict[State, Promise] = {
    State.NO_RULE: gettext_lazy("No rule to judge by"),
    State.NOT_CALLED: gettext_lazy("Not called yet"),
    State.LAST_DAYS: gettext_lazy("Last days"),
    State.IN_TIME: gettext_lazy("In time so far"),
    State.LATE: gettext_lazy("Too late"),
    State.LAWFUL: gettext_lazy("Lawfully called"),
    State.NOT_LAWFUL: gettext_lazy("Not lawfully called"),
}
TONES = {
    State.NO_RULE: "question",
    State.NOT_CALLED: "info",
    State.LAST_DAYS: "warning",
    State.IN_TIME: "info",
    State.LATE: "danger",
    State.LAWFUL: "success",
    State.NOT_LAWFUL: "danger",
}
_SENT = {
    "notice": gettext_lazy("The notice was sent on %(day)s, %(before)s before the meeting."),
    "papers": gettext_lazy("The papers were sent on %(day)s, %(before)s before the meeting."),
}
_NOT_SENT = {
    "notice": gettext_lazy(
        "It is not recorded that the notice was sent by %(due)s; %(place)s asks for at least %(asked)s."
    ),
    "papers": gettext_lazy(
        "It is not recorded that the papers were sent by %(due)s; %(place)s asks for at least %(asked)s."
    ),
}
_TO_SEND = {
    "notice": gettext_lazy("The notice must be sent by %(due)s (%(place)s: at least %(asked)s before)."),
    "papers": gettext_lazy("The papers must be sent by %(due)s (%(place)s: at least %(asked)s before)."),
}


def day(on: datetime.date) -> str:
    """A day in full."""
    return date_format(on, "DATE_FORMAT")


def _rule(rule: Rule) -> dict[str, str]:
    return {"place": words.place(rule), "asked": words.asked(rule)}


def step_said(step: Step, meeting_on: datetime.date, *, named: str = "") -> str:
    """What became of one deadline, with what the paragraph asks for; statutes that were `named` already only by paragraph."""
    rule = step.deadline.rule
    due = {"due": day(step.deadline.due_on), **_rule(rule)}
    if named == rule.source and rule.paragraph:
        due["place"] = words.paragraph_said(rule)
    key = step.deadline.key
    if step.sent is None:
        return str((_NOT_SENT if step.is_missed else _TO_SEND)[key]) % due
    before = words.time_said((meeting_on - step.sent.on).days, Unit.DAYS)
    if step.sent.on > meeting_on:
        return _("It was sent on %(day)s, after the meeting.") % {"day": day(step.sent.on)}
    said = str(_SENT[key]) % {"day": day(step.sent.on), "before": before}
    rest = _("%(place)s asks for at least %(asked)s.") % due
    return f"{said} {capfirst(rest)}"


def other_day(meant: datetime.date) -> str:
    """That a notice named another day than the meeting has now."""
    return _("A notice that said %(day)s was sent; the meeting was moved since, so it does not count.") % {
        "day": day(meant)
    }


def sentence(state: State, found: tuple[Step, ...], meeting_on: datetime.date, told_other: datetime.date | None) -> str:
    """The sentence for the minutes: what was sent when, what the paragraphs ask for, and whether that was lawful.

    Without a rule it says when the notice was sent, and judges nothing.
    """
    if state == State.NO_RULE:
        return " ".join(_sent_plain(step, meeting_on) for step in found if step.sent)
    before = ["", *(step.deadline.rule.source for step in found)]
    parts = [step_said(step, meeting_on, named=name) for step, name in zip(found, before, strict=False)]
    if told_other is not None and not any(step.sent for step in found if step.deadline.key == "notice"):
        parts.append(other_day(told_other))
    if state == State.LAWFUL:
        parts.append(_("The meeting was lawfully called."))
    elif state == State.NOT_LAWFUL:
        parts.append(_("The meeting was not lawfully called."))
    elif state == State.LATE:
        parts.append(_("As far as is recorded the meeting was not lawfully called."))
    return " ".join(parts)


def _sent_plain(step: Step, meeting_on: datetime.date) -> str:
    before = words.time_said((meeting_on - step.sent.on).days, Unit.DAYS) if step.sent else ""
    return str(_SENT[step.deadline.key]) % {"day": day(step.sent.on), "before": before} if step.sent else ""


def untold(how_many: int) -> str:
    """That some could not be reached."""
    if not how_many:
        return ""
    return _("%(n)s of those it was sent to could not be reached and must be told in another way.") % {"n": how_many}
