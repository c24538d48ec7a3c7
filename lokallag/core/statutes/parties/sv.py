"""SV: the standard statutes for chapters, and those of single chapters that were read."""

import datetime

from lokallag.core.statutes.rule import Statutes, Unit, says

_CENTRAL = {"source": "SVs vedtekter", "url": "https://www.sv.no/partiet/vedtekter/"}
_OLD_FREDRIKSTAD = {
    "source": "Fredrikstad SVs vedtekter (2009)",
    "url": "https://www.sv.no/fredrikstad/vedtekter/",
    "read_in": 2009,
    "valid_to": datetime.date(2021, 12, 31),
}
# Adopted at the annual meeting of 2022; its day is not said.
_NEW_FREDRIKSTAD = datetime.date(2022, 1, 1)

MODEL = Statutes(
    party="sv",
    source="SVs standardvedtekter for lokallag",
    url="https://www.sv.no/ressursbanken/lokallagsressurser/standardvedtekter/",
    read_in=None,
    rules=(
        says("annual_meeting_by", "01-31", Unit.DAY_OF_YEAR, "§ 2-1", note="special_reasons"),
        says("notice_days", 21, Unit.DAYS, "§ 2-1", note="provisional_agenda"),
        says("proposals_days", 14, Unit.DAYS, "§ 2-1"),
        says("papers_days", 7, Unit.DAYS, "§ 2-1", note="final_notice"),
        says("vote_age", 15, Unit.YEARS, note="age_of_members", **_CENTRAL),  # type: ignore[arg-type]
        says("vote_fee", "until_july", Unit.CHOICE, "§ 2-3", note="sv_fee"),
        says("vote_waiting_days", None, note="sv_waiting"),
        says("board_votes_on_accounts", "no", Unit.CHOICE, "§ 2-3"),
        says("extraordinary_demand", "1/3", Unit.SHARE, "§ 2-4", note="board_or_members"),
        says("extraordinary_only_named", "yes", Unit.CHOICE, "§ 2-4"),
        says("gender_quota", None, note="sv_quota"),
    ),
)

FREDRIKSTAD = Statutes(
    party="sv",
    source="Fredrikstad SVs vedtekter (2022)",
    url="https://fredrikstad.sv.no/vedtekter/",
    read_in=2022,
    chapter="Fredrikstad SV",
    rules=(
        says(
            "annual_meeting_by",
            "01-31",
            Unit.DAY_OF_YEAR,
            "§ 2.1",
            note="special_reasons",
            valid_from=_NEW_FREDRIKSTAD,
        ),
        says("notice_days", 30, Unit.DAYS, "§ 2.3", valid_from=_NEW_FREDRIKSTAD),
        says("proposals_days", 14, Unit.DAYS, "§ 2.3", valid_from=_NEW_FREDRIKSTAD),
        says("papers_days", 7, Unit.DAYS, "§ 2.3", note="final_notice", valid_from=_NEW_FREDRIKSTAD),
        says("extraordinary_notice_days", 21, Unit.DAYS, "§ 3", valid_from=_NEW_FREDRIKSTAD),
        says("extraordinary_demand", "1/3", Unit.SHARE, "§ 3", note="of_members", valid_from=_NEW_FREDRIKSTAD),
        says("extraordinary_only_named", "yes", Unit.CHOICE, "§ 3", valid_from=_NEW_FREDRIKSTAD),
        says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR, "§ 3", note="special_reasons", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
        says("notice_days", 30, Unit.DAYS, "§ 4", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
        says("proposals_days", 14, Unit.DAYS, "§ 4", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
        says("papers_days", 7, Unit.DAYS, "§ 4", note="final_notice", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
        says("extraordinary_demand", "1/3", Unit.SHARE, "§ 5", note="of_members", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
        says("extraordinary_only_named", "yes", Unit.CHOICE, "§ 5", **_OLD_FREDRIKSTAD),  # type: ignore[arg-type]
    ),
)

GRUNERLOKKA = Statutes(
    party="sv",
    source="Grünerløkka SVs vedtekter (2019)",
    url="https://forrige.sv.no/grunerlokka/vedtekter-for-grunerlokka-sv-med-endringer-vedtatt-pa-arsmotet-2019/",
    read_in=2019,
    chapter="Grünerløkka SV",
    rules=(
        says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR),
        says("notice_days", 28, Unit.DAYS),
        says("proposals_days", 21, Unit.DAYS),
        says("papers_days", 14, Unit.DAYS),
    ),
)

VESTLAND = Statutes(
    party="sv",
    source="Vestland SVs vedtekter",
    url="https://vestland.sv.no/vedtekter-for-vestland-sv/",
    read_in=None,
    chapter="Vestland SV",
    level="county",
    rules=(
        says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR, "§ 3", note="before_congress"),
        says("notice_days", 30, Unit.DAYS, "§ 3.1"),
        says("proposals_days", 14, Unit.DAYS_AFTER_NOTICE, "§ 3.1"),
        says("papers_days", 1, Unit.WEEKS, "§ 3.1", note="final_notice"),
        says("board_votes_on_accounts", "no", Unit.CHOICE, "§ 3.2"),
    ),
)

READ = (MODEL, FREDRIKSTAD, GRUNERLOKKA, VESTLAND)
