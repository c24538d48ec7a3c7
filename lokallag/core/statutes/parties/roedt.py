"""Rødt: the party's statutes, and the letter to chapters' leaders that says the deadlines."""

from lokallag.core.statutes.rule import Statutes, Unit, says

_LETTER = {
    "source": "Rødts lagslederbrev (for 2023)",
    "url": "https://us5.campaign-archive.com/?u=c9485f792912337a4507875a4&id=6b6efa3833",
    "read_in": 2022,
}

MODEL = Statutes(
    party="roedt",
    source="Rødts vedtekter",
    url="http://xn--rdt-0na.no/om-r%C3%B8dt/vedtekter/",
    read_in=None,
    rules=(
        says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR, **_LETTER),  # type: ignore[arg-type]
        says("notice_days", 1, Unit.MONTHS, **_LETTER),  # type: ignore[arg-type]
        says("papers_days", 1, Unit.WEEKS, **_LETTER),  # type: ignore[arg-type]
        says("vote_fee", "this_year", Unit.CHOICE, "§ 3 nr. 2"),
        says("vote_waiting_days", 3, Unit.WEEKS, "§ 2 nr. 3", note="of_membership"),
        says("gender_quota", 50, Unit.PERCENT_WOMEN, "§ 13.1", note="exemptions", **_LETTER),  # type: ignore[arg-type]
    ),
)

READ = (MODEL,)
