"""Rules in sentences: what each asks for, what it is called, where it stands, what else is to be known."""

import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from lokallag.core.statutes.counting import day_of_year
from lokallag.core.statutes.noted import NOTES
from lokallag.core.statutes.rule import NONE, Rule, Unit, Value

LABELS: dict[str, Promise] = {
    "annual_meeting_by": gettext_lazy("When the annual meeting is held"),
    "notice_days": gettext_lazy("Notice of the annual meeting"),
    "proposals_days": gettext_lazy("Proposals to the annual meeting"),
    "papers_days": gettext_lazy("Papers for the annual meeting"),
    "minutes_days": gettext_lazy("Minutes of the annual meeting"),
    "vote_age": gettext_lazy("Age"),
    "vote_fee": gettext_lazy("Fee"),
    "vote_waiting_days": gettext_lazy("Waiting time for new members"),
    "board_votes_on_accounts": gettext_lazy("The board's vote on report and accounts"),
    "proxy_votes": gettext_lazy("Voting on behalf of others"),
    "extraordinary_demand": gettext_lazy("Who can demand an extraordinary annual meeting"),
    "extraordinary_notice_days": gettext_lazy("Notice of an extraordinary annual meeting"),
    "extraordinary_only_named": gettext_lazy("What an extraordinary annual meeting decides"),
    "quorum": gettext_lazy("Quorum of annual and member meetings"),
    "board_quorum": gettext_lazy("Quorum of the board"),
    "gender_quota": gettext_lazy("Balance of women and men"),
    "member_notice_days": gettext_lazy("Notice of member meetings"),
    "board_notice_days": gettext_lazy("Notice of board meetings"),
    "board_papers_days": gettext_lazy("Papers for board meetings"),
    "council_notice_days": gettext_lazy("Notice of council group meetings"),
}

GROUPS: dict[str, Promise] = {
    "annual": gettext_lazy("The annual meeting"),
    "votes": gettext_lazy("Who may vote, and from when"),
    "extraordinary": gettext_lazy("Extraordinary annual meetings"),
    "deciding": gettext_lazy("Quorum and balance"),
    "meetings": gettext_lazy("Other meetings"),
}

UNITS: dict[Unit, Promise] = {
    Unit.DAYS: gettext_lazy("days"),
    Unit.WEEKS: gettext_lazy("weeks"),
    Unit.MONTHS: gettext_lazy("months"),
    Unit.DAYS_AFTER_NOTICE: gettext_lazy("days after the notice"),
    Unit.DAY_OF_YEAR: gettext_lazy("by a day of the year"),
    Unit.WEEKS_BEFORE_CONGRESS: gettext_lazy("weeks before the national congress"),
    Unit.YEARS: gettext_lazy("years"),
    Unit.PERCENT_EACH: gettext_lazy("per cent of each"),
    Unit.PERCENT_WOMEN: gettext_lazy("per cent women"),
    Unit.SHARE: gettext_lazy("a share"),
    Unit.NUMBER: gettext_lazy("a number of people"),
    Unit.CHOICE: gettext_lazy("something else"),
}

CHOICES: dict[tuple[str, str], Promise] = {
    ("vote_fee", "this_year"): gettext_lazy("Who has paid this year's fee has a vote."),
    ("vote_fee", "this_or_last_year"): gettext_lazy("Who has paid the fee of this year or the last has a vote."),
    ("vote_fee", "this_and_last_year"): gettext_lazy("Who has paid the fee of both this year and the last has a vote."),
    ("vote_fee", "until_july"): gettext_lazy(
        "Who has paid the fee has a vote. A year's fee is due by its end; the vote is kept until 1 July of the year after."
    ),
    ("vote_fee", "january_last"): gettext_lazy(
        "Who has paid this year's fee has a vote; for an annual meeting in January last year's is enough."
    ),
    ("vote_fee", "before_march_last"): gettext_lazy(
        "Before 1 March last year's fee must be paid to have a vote, from then on this year's."
    ),
    ("vote_fee", "paid"): gettext_lazy("Who has paid the fee has a vote; for which year is not said."),
    ("proposals_days", "in_notice"): gettext_lazy("The notice says by when proposals must be in."),
    ("board_votes_on_accounts", "no"): gettext_lazy(
        "Board members have no vote on the annual report and the accounts."
    ),
    ("board_votes_on_accounts", "yes"): gettext_lazy("Board members vote on the annual report and the accounts too."),
    ("proxy_votes", "no"): gettext_lazy("Nobody votes on behalf of another."),
    ("proxy_votes", "yes"): gettext_lazy("One may vote on behalf of another who has asked for it."),
    ("extraordinary_only_named", "yes"): gettext_lazy("It decides only what the notice named."),
    ("extraordinary_only_named", "no"): gettext_lazy("It may decide more than what the notice named."),
}

SHARES: dict[str, Promise] = {
    "half+": gettext_lazy("more than half"),
    "1/2": gettext_lazy("half"),
    "1/3": gettext_lazy("a third"),
    "2/3": gettext_lazy("two thirds"),
    "1/4": gettext_lazy("a quarter"),
    "1/5": gettext_lazy("a fifth"),
    "2/5": gettext_lazy("two fifths"),
    "1/10": gettext_lazy("a tenth"),
}

_SENTENCES: dict[str, Promise] = {
    "notice_days": gettext_lazy("The notice is sent at least %(time)s before the meeting."),
    "proposals_days": gettext_lazy("Proposals are with the board at least %(time)s before the meeting."),
    "papers_days": gettext_lazy("Agenda and papers are sent at least %(time)s before the meeting."),
    "minutes_days": gettext_lazy("The minutes are signed and can be read within %(time)s after the meeting."),
    "vote_waiting_days": gettext_lazy("A new member has a vote after %(time)s."),
    "extraordinary_notice_days": gettext_lazy("The notice is sent at least %(time)s before the meeting."),
    "member_notice_days": gettext_lazy("The notice is sent at least %(time)s before the meeting."),
    "board_notice_days": gettext_lazy("The notice is sent at least %(time)s before the meeting."),
    "board_papers_days": gettext_lazy("Agenda and papers are sent at least %(time)s before the meeting."),
    "council_notice_days": gettext_lazy("The notice is sent at least %(time)s before the meeting."),
}

_BY_UNIT: dict[Unit, Promise] = {
    Unit.WEEKS_BEFORE_CONGRESS: gettext_lazy("It is held at least %(time)s before the national congress opens."),
    Unit.DAYS_AFTER_NOTICE: gettext_lazy("Proposals are sent in within %(time)s after the notice."),
    Unit.YEARS: gettext_lazy("One has a vote from the age of %(n)s."),
    Unit.PERCENT_EACH: gettext_lazy("At least %(n)s per cent of each in boards, committees and delegations."),
    Unit.PERCENT_WOMEN: gettext_lazy("At least %(n)s per cent women in boards and bodies and on lists."),
    Unit.NUMBER: gettext_lazy("It can decide when at least %(n)s with a vote are there."),
    Unit.SHARE: gettext_lazy("It can decide when at least %(share)s of those with a vote are there."),
}


def time_said(amount: int, unit: Unit) -> str:
    """An amount of time in words: "21 days", "4 weeks", "1 month"."""
    if unit in {Unit.WEEKS, Unit.WEEKS_BEFORE_CONGRESS}:
        return ngettext("%(count)s week", "%(count)s weeks", amount) % {"count": amount}
    if unit == Unit.MONTHS:
        return ngettext("%(count)s month", "%(count)s months", amount) % {"count": amount}
    return ngettext("%(count)s day", "%(count)s days", amount) % {"count": amount}


def asked(rule: Rule) -> str:
    """What a rule on time asks for: "21 days"."""
    return time_said(rule.number, rule.unit)


def share_said(value: Value) -> str:
    """A share in words; one that has no word of its own as it is written."""
    return str(SHARES.get(str(value), value))


def sentence(rule: Rule) -> str:
    """What a rule asks for, in one sentence."""
    if rule.value == NONE:
        return _("Our statutes have no rule on this.")
    if rule.value is None:
        return _("Not found. Write down what your own statutes say.")
    if rule.unit == Unit.CHOICE:
        return str(CHOICES.get((rule.key, str(rule.value)), rule.value))
    return _counted(rule)


def _counted(rule: Rule) -> str:
    """The sentence of a rule with a figure."""
    said = {"time": asked(rule), "n": rule.number, "share": share_said(rule.value)}
    if rule.unit == Unit.DAY_OF_YEAR:
        return _("It is held by %(day)s each year.") % {"day": day_said(str(rule.value))}
    if rule.unit == Unit.SHARE and rule.key == "extraordinary_demand":
        return _("The board calls one when %(share)s demand it.") % said
    return str(_BY_UNIT.get(rule.unit) or _SENTENCES[rule.key]) % said


def day_said(value: str) -> str:
    """A day of the year in words: "31 January", "the end of February"."""
    if value == "02-end":
        return _("the end of February")
    return date_format(day_of_year(value, 2024), "MONTH_DAY_FORMAT")


def note_said(rule: Rule) -> str:
    """What else is to be known of a rule, empty where nothing is."""
    return str(NOTES.get(rule.note, ""))


def place(rule: Rule) -> str:
    """Where a rule stands: "§ 2-1, SVs standardvedtekter for lokallag"; without a paragraph just whose statutes."""
    if not rule.paragraph:
        return rule.source
    return _("%(paragraph)s of %(source)s") % {"paragraph": paragraph_said(rule), "source": rule.source}


def paragraph_said(rule: Rule) -> str:
    """The paragraph as people write it: with the sign, which some statutes leave out."""
    number = rule.paragraph.strip()
    return f"§ {number}" if number[:1].isdigit() else number


def owner_said(rule: Rule) -> str:
    """Whose rule it is, in a word or two."""
    return {
        "own": _("Our own"),
        "local": pgettext("statutes", "Our own, as we have read them"),
        "party": _("The party's"),
        "nobody": pgettext("statutes", "Not found"),
    }[rule.owner if rule.value is not None else "nobody"]


def check_said(rule: Rule, today: datetime.date) -> str:
    """Why to check a rule before relying on it, empty where there is no need."""
    if not rule.needs_a_check(today):
        return ""
    if rule.certainty == "D":
        return _("Not read in the statutes themselves. Check it before you rely on it.")
    if rule.certainty == "?":
        return _("Not certain. Check it before you rely on it.")
    said = {"year": rule.read_in, "whose": rule.seen_in}
    if rule.read_in is None:
        return _("The copy we read has no date. Check it before you rely on it.")
    if rule.seen_in:
        return _("We read them as %(whose)s had them in %(year)s. Check before you rely on it.") % said
    return _("The copy we read is from %(year)s. Check it before you rely on it.") % said
