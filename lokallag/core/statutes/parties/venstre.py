"""Venstre: the model statutes for chapters as chapters have printed them, and a county's own."""

from lokallag.core.statutes.rule import Statutes, Unit, says

_2012 = {
    "source": "Venstres normalvedtekter for lokallag",
    "seen_in": "Kvæfjord Venstre",
    "url": "https://www.venstre.no/artikkel/2012/02/17/vedtekter-for-kvaefjord-venstre/",
    "read_in": 2012,
}

MODEL = Statutes(
    party="venstre",
    source="Venstres normalvedtekter for lokallag",
    seen_in="Tinn Venstre",
    url="https://www.venstre.no/artikkel/2014/12/17/lokallagsarsmote-2901-15/",
    read_in=2014,
    rules=(
        says("annual_meeting_by", "01-31", Unit.DAY_OF_YEAR, "§ 6"),
        says("notice_days", 2, Unit.WEEKS, "§ 6"),
        says("proposals_days", "in_notice", Unit.CHOICE, "§ 6"),
        says("minutes_days", 1, Unit.MONTHS, "§ 6", note="two_sign"),
        says("vote_age", 15, Unit.YEARS, "§ 2", note="age_of_members", **_2012),  # type: ignore[arg-type]
        says("vote_fee", "january_last", Unit.CHOICE, "§ 6", note="joined_after_november"),
        says("extraordinary_demand", "1/3", Unit.SHARE, "§ 6", note="of_members_in_writing"),
        says("extraordinary_notice_days", 10, Unit.DAYS, "§ 6"),
        says("extraordinary_only_named", "yes", Unit.CHOICE, "§ 6"),
        says("gender_quota", 40, Unit.PERCENT_EACH, "§ 3", note="main_rule", **_2012),  # type: ignore[arg-type]
    ),
)

VESTFOLD = Statutes(
    party="venstre",
    source="Vestfold Venstres vedtekter (2005)",
    url="https://www.venstre.no/artikkel/2007/01/22/vedtekter-for-vestfold-venstre/",
    read_in=2005,
    chapter="Vestfold Venstre",
    level="county",
    rules=(
        says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR, "§ 3"),
        says("notice_days", 1, Unit.MONTHS, "§ 3"),
        says("extraordinary_notice_days", 14, Unit.DAYS, "§ 3"),
        says("extraordinary_demand", "1/3", Unit.SHARE, "§ 3", note="of_chapters"),
        says("extraordinary_only_named", "yes", Unit.CHOICE, "§ 3"),
        says("gender_quota", 40, Unit.PERCENT_EACH, "§ 2 d", note="main_rule"),
    ),
)

READ = (MODEL, VESTFOLD)
