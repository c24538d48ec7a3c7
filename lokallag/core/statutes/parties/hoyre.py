"""Høyre: the common statutes for municipal chapters as Molde printed them, and others that were read."""

from lokallag.core.statutes.rule import Statutes, Unit, says

MODEL = Statutes(
    party="hoyre",
    source="Høyres fellesvedtekter for kommuneforeninger",
    seen_in="Molde Høyre",
    url="https://hoyre.no/molde/aktuelt/vedtekter-for-molde_1/",
    read_in=2016,
    rules=(
        says("annual_meeting_by", "12-01", Unit.DAY_OF_YEAR, "§ 2"),
        says("vote_age", 15, Unit.YEARS),
        says("vote_fee", "paid"),
    ),
)

OSLO = Statutes(
    party="hoyre",
    source="Oslo Høyres lover (2012)",
    url="http://docplayer.me/5967282-Oslo-hoyres-lover-vedtatt-av-representantskapet-17-oktober-1973-med-endringer-til-og-med-28-januar-2012.html",
    read_in=2012,
    chapter="Oslo Høyre",
    level="county",
    rules=(
        says("vote_age", 16, Unit.YEARS, "§ 2", note="age_of_members"),
        says("vote_fee", "before_march_last", Unit.CHOICE, "§ 2"),
    ),
)

NORDLAND = Statutes(
    party="hoyre",
    source="Nordland Høyres vedtekter (2016)",
    url="https://hoyre.no/nordland/aktuelt/vedtekter-nordland-h/",
    read_in=2016,
    chapter="Nordland Høyre",
    level="county",
    rules=(
        says("annual_meeting_by", "03-01", Unit.DAY_OF_YEAR, "§ 2"),
        says("vote_age", 15, Unit.YEARS, "§ 3", note="age_of_members"),
    ),
)

READ = (MODEL, OSLO, NORDLAND)
