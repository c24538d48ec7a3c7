"""MDG: the standard statutes for chapters as Fredrikstad took them over, and those of single chapters that were read."""

from lokallag.core.statutes.rule import Statutes, Unit, says

_TYNSET = {"source": "Tynset MDGs vedtekter (2020)", "url": "https://tynset.mdg.no/valgliste/", "read_in": 2020}

MODEL = Statutes(
    party="mdg",
    source="MDGs standardvedtekter for lokallag",
    seen_in="Fredrikstad MDG",
    url="https://fredrikstad.mdg.no/nyhet/vedtekter/",
    read_in=2016,
    rules=(
        says("annual_meeting_by", 6, Unit.WEEKS_BEFORE_CONGRESS, "§ 4 a"),
        says("notice_days", 4, Unit.WEEKS, "§ 4 a"),
        says("papers_days", 2, Unit.WEEKS, "§ 4 a", note="final_notice"),
        says("vote_age", 15, Unit.YEARS, "§ 3 a"),
        says("vote_fee", "this_or_last_year", Unit.CHOICE, "§ 3 a"),
        says("vote_waiting_days", 4, Unit.WEEKS, "§ 3 c", note="after_payment"),
        says("proxy_votes", "no", Unit.CHOICE, "§ 3 c"),
        # The standard text was not read this far; Tynset's, which follows it, was.
        says("extraordinary_notice_days", 2, Unit.WEEKS, "§ 4 e", note="as_in_tynset", **_TYNSET),  # type: ignore[arg-type]
        says("extraordinary_demand", "1/4", Unit.SHARE, "§ 4 e", note="mdg_demand", **_TYNSET),  # type: ignore[arg-type]
    ),
)

TYNSET = Statutes(
    party="mdg",
    source="Tynset MDGs vedtekter (2020)",
    url="https://tynset.mdg.no/valgliste/",
    read_in=2020,
    chapter="Tynset MDG",
    rules=(
        says("annual_meeting_by", 6, Unit.WEEKS_BEFORE_CONGRESS, "§ 4 a"),
        says("notice_days", 4, Unit.WEEKS, "§ 4 a"),
        says("papers_days", 2, Unit.WEEKS, "§ 4 a", note="final_notice"),
        says("vote_fee", "this_and_last_year", Unit.CHOICE, "§ 4 c"),
        says("extraordinary_notice_days", 2, Unit.WEEKS, "§ 4 e"),
        says("extraordinary_demand", "1/4", Unit.SHARE, "§ 4 e", note="mdg_demand"),
    ),
)

TRONDHEIM = Statutes(
    party="mdg",
    source="Trondheim MDGs vedtekter (2018)",
    url="https://trondheim.mdg.no/vedtekter/",
    read_in=2018,
    chapter="Trondheim MDG",
    rules=(
        says("annual_meeting_by", 6, Unit.WEEKS_BEFORE_CONGRESS, "3.1"),
        says("notice_days", 4, Unit.WEEKS, "3.1"),
        says("proposals_days", 2, Unit.WEEKS, "3.4", note="late_if_meeting_wants"),
        says("papers_days", None, note="trondheim_papers"),
        says("vote_fee", "this_or_last_year", Unit.CHOICE, "3.2"),
        says("vote_waiting_days", 4, Unit.WEEKS, "3.2", note="of_membership"),
    ),
)

BERGEN = Statutes(
    party="mdg",
    source="Bergen MDGs vedtekter (2023)",
    url="https://bergen.mdg.no/vedtekter/",
    read_in=2023,
    chapter="Bergen MDG",
    rules=(
        says("annual_meeting_by", 6, Unit.WEEKS_BEFORE_CONGRESS, "§ 4 a"),
        says("notice_days", 4, Unit.WEEKS, "§ 4 a"),
        says("papers_days", 2, Unit.WEEKS, "§ 4 a", note="final_notice"),
        says("vote_age", 15, Unit.YEARS, "§ 3 b"),
        says("vote_fee", "this_or_last_year", Unit.CHOICE, "§ 3 b"),
        says("vote_waiting_days", 4, Unit.WEEKS, "§ 3 d", note="after_payment"),
        says("proxy_votes", "no", Unit.CHOICE, "§ 3 d"),
    ),
)

OSLO = Statutes(
    party="mdg",
    source="Oslo MDGs vedtekter (2018)",
    url="https://oslo.mdg.no/vedtekter/",
    read_in=2018,
    chapter="Oslo MDG",
    level="county",
    rules=(
        says("annual_meeting_by", 8, Unit.WEEKS_BEFORE_CONGRESS, "§ 3.1"),
        says("notice_days", 8, Unit.WEEKS, "§ 3.1"),
        says("proposals_days", 4, Unit.WEEKS, "§ 3.4", note="late_if_meeting_wants"),
        says("papers_days", 3, Unit.WEEKS, "§ 3.1", note="final_notice"),
        says("vote_fee", "this_year", Unit.CHOICE, "§ 3.2"),
    ),
)

READ = (MODEL, TYNSET, TRONDHEIM, BERGEN, OSLO)
