"""Sp: the party's statutes say little on when and how a chapter meets."""

from lokallag.core.statutes.rule import Certainty, Statutes, Unit, says

MODEL = Statutes(
    party="sp",
    source="Senterpartiets vedtekter (2021)",
    url="https://www.senterpartiet.no/vedtekter-og-retningslinjer/vedlegg/senterpartiets-vedtekter",
    read_in=2021,
    rules=(
        says(
            "annual_meeting_by",
            "12-31",
            Unit.DAY_OF_YEAR,
            certainty=Certainty.SECONDARY,
            note="sp_year_end",
            source="Senterpartiets retningslinjer for kommuner med flere lokallag (2018)",
            url="https://www.senterpartiet.no/vedtekter-og-retningslinjer/vedlegg/retningslinjer-for-arbeidet-i-kommuner-med-flere-lokallag",
            read_in=2018,
        ),
        says("vote_fee", "paid", Unit.CHOICE, "§ 3"),
    ),
)

READ = (MODEL,)
