"""Ap: hardly anything on local chapters was found; what single chapters say."""

from lokallag.core.statutes.rule import Certainty, Statutes, Unit, says

MODEL = Statutes(
    party="ap",
    source="Arbeiderpartiets sider om kommunepartiene",
    url="https://apibergen.arbeiderpartiet.no/om/litt-om-organisasjonen-aib/",
    read_in=2019,
    rules=(
        says("annual_meeting_by", None, note="ap_february"),
        says("vote_fee", "paid"),
        says("vote_waiting_days", None, note="ap_waiting"),
        says("gender_quota", None, note="ap_quota"),
    ),
)

BERGEN = Statutes(
    party="ap",
    source="Arbeiderpartiet i Bergen om organisasjonen (2019)",
    url="https://apibergen.arbeiderpartiet.no/om/litt-om-organisasjonen-aib/",
    read_in=2019,
    chapter="Arbeiderpartiet i Bergen",
    rules=(says("annual_meeting_by", "02-end", Unit.DAY_OF_YEAR, certainty=Certainty.SECONDARY, note="in_practice"),),
)

OSLO = Statutes(
    party="ap",
    source="Oslo Arbeiderpartis vedtekter (2010)",
    url="http://docplayer.me/6565050-Vedtekter-for-oslo-arbeiderparti-vedtatt-pa-arsmotet-i-2010.html",
    read_in=2010,
    chapter="Oslo Arbeiderparti",
    level="county",
    rules=(
        says("vote_fee", "paid", Unit.CHOICE, "§ 2"),
        says("vote_waiting_days", 1, Unit.MONTHS, "§ 2", note="of_membership"),
    ),
)

VESTLAND = Statutes(
    party="ap",
    source="Vestland Arbeidarpartis vedtekter",
    url="http://docplayer.me/125261541-Vedtekter-for-vestland-arbeidarparti.html",
    read_in=None,
    chapter="Vestland Arbeidarparti",
    level="county",
    rules=(
        says("annual_meeting_by", "03-end", Unit.DAY_OF_YEAR, "§ 2"),
        says("extraordinary_notice_days", 8, Unit.WEEKS, "§ 2"),
        says("extraordinary_demand", "2/5", Unit.SHARE, "§ 2", note="of_members"),
    ),
)

READ = (MODEL, BERGEN, OSLO, VESTLAND)
