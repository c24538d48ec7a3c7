"""What a party's statutes want of a chapter, year by year; the annual meeting's day comes from core/statutes."""

import datetime
from collections.abc import Iterator

from lokallag.capabilities.obligations.rules.law import election_in
from lokallag.capabilities.obligations.rules.shape import Basis, Occasion, Proof, Rule, Situation, Sure

D = datetime.date
SV_AGENDA = "https://innlandet.sv.no/hva-skjer/arsmoter-lokallag/"
SV_COUNTY = "https://innlandet.sv.no/hva-skjer/arsmote/"
MDG_TRONDHEIM = "https://trondheim.mdg.no/vedtekter/"
RODT = "http://xn--rdt-0na.no/om-r%C3%B8dt/vedtekter/"
HOYRE = "https://hoyre.no/molde/aktuelt/vedtekter-for-molde_1/"
AP = "https://apibergen.arbeiderpartiet.no/om/litt-om-organisasjonen-aib/"
SP = "https://www.senterpartiet.no/nyhetsbrevet/nyhetsbrev/vinn-valget-med-studiearbeid"
SP_STATUTES = "https://www.senterpartiet.no/vedtekter-og-retningslinjer/vedlegg/senterpartiets-vedtekter"


def _annual_meeting(situation: Situation, year: int) -> Iterator[Occasion]:
    day = situation.annual_meetings.get(year)
    if day is not None:
        yield Occasion(str(year), day.on, is_certain=day.is_certain, paragraph=day.paragraph, url=day.url)


def _is_local_election(year: int) -> bool:
    election = election_in(year)
    return election is not None and election.kind == "local"


def _committees(situation: Situation, year: int) -> Iterator[Occasion]:
    """At the annual meeting of the year before a municipal election."""
    day = situation.annual_meetings.get(year)
    if day is not None and _is_local_election(year + 1):
        yield Occasion(str(year), day.on, is_certain=day.is_certain, about=year + 1)


def _nomination_in_year(situation: Situation, year: int) -> Iterator[Occasion]:
    """At the annual meeting of the election year itself."""
    day = situation.annual_meetings.get(year)
    if day is not None and _is_local_election(year):
        yield Occasion(str(year), day.on, is_certain=day.is_certain, about=year)


def _nomination_by_december(_situation: Situation, year: int) -> Iterator[Occasion]:
    if _is_local_election(year + 1):
        yield Occasion(str(year), D(year, 12, 1), about=year + 1)


def _nomination_within_year(_situation: Situation, year: int) -> Iterator[Occasion]:
    if _is_local_election(year + 1):
        yield Occasion(str(year), D(year, 12, 31), about=year + 1)


def _end_of_january(_situation: Situation, year: int) -> Iterator[Occasion]:
    yield Occasion(str(year), D(year, 1, 31), is_certain=False, about=year - 1)


def _party(*keys: str) -> frozenset[str]:
    return frozenset(keys)


PARTY_RULES: tuple[Rule, ...] = (
    Rule(
        key="annual_meeting",
        basis=Basis.PARTY,
        source="statutes",
        paragraph="",
        url="",
        falls=_annual_meeting,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        kinds=frozenset({"local", "county"}),
        soon_days=60,
        # Statutes let it be moved for special reasons, and a congress's day may be known late.
        is_movable=True,
    ),
    Rule(
        key="delegates",
        basis=Basis.PARTY,
        source="sv_innlandet",
        paragraph="årsmøtet i fylket",
        url=SV_COUNTY,
        falls=_end_of_january,
        role="secretary",
        sure=Sure.PARTY,
        parties=_party("sv"),
        is_movable=True,
    ),
    Rule(
        key="committees",
        basis=Basis.PARTY,
        source="sv_innlandet",
        paragraph="årsmøtets saker",
        url=SV_AGENDA,
        falls=_committees,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("sv"),
    ),
    Rule(
        key="committees",
        basis=Basis.PARTY,
        source="mdg_trondheim",
        paragraph="årsmøtets saker",
        url=MDG_TRONDHEIM,
        falls=_committees,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("mdg"),
    ),
    Rule(
        key="committees",
        basis=Basis.PARTY,
        source="rodt",
        paragraph="årsmøtets saker",
        url=RODT,
        falls=_committees,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("roedt"),
    ),
    Rule(
        key="nomination",
        basis=Basis.PARTY,
        source="sv_innlandet",
        paragraph="årsmøtets saker",
        url=SV_AGENDA,
        falls=_nomination_in_year,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("sv"),
        soon_days=60,
    ),
    Rule(
        key="nomination",
        basis=Basis.PARTY,
        source="hoyre",
        paragraph="nominasjon",
        url=HOYRE,
        falls=_nomination_by_december,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("hoyre"),
        soon_days=60,
    ),
    Rule(
        key="nomination",
        basis=Basis.PARTY,
        source="ap",
        paragraph="nominasjon",
        url=AP,
        falls=_nomination_by_december,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("ap"),
        soon_days=60,
    ),
    Rule(
        key="nomination",
        basis=Basis.PARTY,
        source="sp",
        paragraph="nominasjon",
        url=SP_STATUTES,
        falls=_nomination_within_year,
        proof=Proof.MINUTES,
        sure=Sure.PARTY,
        parties=_party("sp"),
        soon_days=60,
    ),
    Rule(
        key="study_report",
        basis=Basis.REGISTER,
        source="study_association",
        paragraph="rapportering av kurs",
        url=SP,
        falls=_end_of_january,
        role="training_officer",
        proof=Proof.RECEIPT,
        sure=Sure.OURS,
        soon_days=21,
        is_movable=True,
    ),
)
