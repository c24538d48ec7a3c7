"""The rules that are asked for, in groups and in order, and what each may be counted in. Pure."""

from dataclasses import dataclass

from lokallag.core.statutes.rule import Unit

_TIME = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS)
_YES_NO = ("yes", "no")

FEES = (
    "this_year",
    "this_or_last_year",
    "this_and_last_year",
    "until_july",
    "january_last",
    "before_march_last",
    "paid",
)


@dataclass(frozen=True)
class Key:
    """One rule: its group, the units its value may have, and for choices the answers."""

    key: str
    group: str
    units: tuple[Unit, ...]
    choices: tuple[str, ...] = ()


KEYS: tuple[Key, ...] = (
    Key("annual_meeting_by", "annual", (Unit.DAY_OF_YEAR, Unit.WEEKS_BEFORE_CONGRESS)),
    Key("notice_days", "annual", _TIME),
    Key("proposals_days", "annual", (*_TIME, Unit.DAYS_AFTER_NOTICE, Unit.CHOICE), ("in_notice",)),
    Key("papers_days", "annual", _TIME),
    Key("minutes_days", "annual", _TIME),
    Key("vote_age", "votes", (Unit.YEARS,)),
    Key("vote_fee", "votes", (Unit.CHOICE,), FEES),
    Key("vote_waiting_days", "votes", _TIME),
    Key("board_votes_on_accounts", "votes", (Unit.CHOICE,), _YES_NO),
    Key("proxy_votes", "votes", (Unit.CHOICE,), _YES_NO),
    Key("extraordinary_demand", "extraordinary", (Unit.SHARE,)),
    Key("extraordinary_notice_days", "extraordinary", _TIME),
    Key("extraordinary_only_named", "extraordinary", (Unit.CHOICE,), _YES_NO),
    Key("quorum", "deciding", (Unit.SHARE, Unit.NUMBER)),
    Key("board_quorum", "deciding", (Unit.SHARE, Unit.NUMBER)),
    Key("gender_quota", "deciding", (Unit.PERCENT_EACH, Unit.PERCENT_WOMEN)),
    Key("member_notice_days", "meetings", _TIME),
    Key("board_notice_days", "meetings", _TIME),
    Key("board_papers_days", "meetings", _TIME),
    Key("council_notice_days", "meetings", _TIME),
)
BY_KEY = {key.key: key for key in KEYS}
GROUPS = tuple(dict.fromkeys(key.group for key in KEYS))
