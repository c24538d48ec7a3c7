"""What the law and the registers want of a chapter, year by year."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from lokallag.capabilities.obligations.rules.days import FOUR_WEEKS, NOON, friday_before, working_day_from
from lokallag.capabilities.obligations.rules.shape import FAR_OFF, Basis, Falls, Occasion, Proof, Rule, Situation, Sure
from lokallag.core.calendar.year import ELECTIONS, Election

D = datetime.date
PARTILOVEN = "https://lovdata.no/dokument/NL/lov/2005-06-17-102"
FORSKRIFTEN = "https://lovdata.no/dokument/SF/forskrift/2014-02-05-107"
VALGLOVEN = "https://lovdata.no/dokument/NL/lov/2023-06-16-62"
VALGLOVEN_2002 = "https://lovdata.no/dokument/NLO/lov/2002-06-28-57"
ENHETSREGISTERLOVEN = "https://lovdata.no/dokument/NL/lov/2025-06-20-105"
ENHETSREGISTERLOVEN_1994 = "https://lovdata.no/dokument/NLO/lov/1994-06-03-15"
PORTAL = "https://www.partiportalen.no/"
REPORTING = "https://prod.partiportalen.no/nb/okonomirapportering2/rapportere-til-ssb/"
CONFIRMING = (
    "https://prod.partiportalen.no/nb/ofte-stilte-sporsmal2/korleis-sokjer-eg-om-statsstotte-pa-vegner-av-partiet-mitt/"
)
DONATING = "https://partiregnskap.statsforvalteren.no"
BRREG = "https://www.brreg.no/?p=36391"
#: Of the accounts for 2019 the deadline was moved, because of the epidemic.
MOVED_REPORTS = {2020: D(2020, 9, 15)}
#: When the state support comes, as (month, day).
PAYMENTS = ((3, 10), (7, 1), (9, 20), (11, 15))
#: Papers of an accounting year are kept for five years after its end (partilovforskriften ch. 4).
KEPT_YEARS = 5
#: "Without undue delay" has no number of days in the law; a fortnight is our own reading.
WITHOUT_DELAY = datetime.timedelta(days=14)


def election_in(year: int) -> Election | None:
    """Return the election of a year, None for years without one or not known of yet."""
    return next((one for one in ELECTIONS if one.on.year == year), None)


def _report(_situation: Situation, year: int) -> Iterator[Occasion]:
    moved = MOVED_REPORTS.get(year)
    yield Occasion(str(year), moved or D(year, 5, 31), published_on=moved or D(year, 6, 1), about=year - 1)


def _confirmation(_situation: Situation, year: int) -> Iterator[Occasion]:
    yield Occasion(str(year), D(year, 11, 15))


def _payments(_situation: Situation, year: int) -> Iterator[Occasion]:
    for number, (month, day) in enumerate(PAYMENTS, start=1):
        yield Occasion(f"{year}-{number}", D(year, month, day))


def _list(kinds: str, _situation: Situation, year: int) -> Iterator[Occasion]:
    election = election_in(year)
    if election is not None and election.kind == kinds:
        yield Occasion(str(year), working_day_from(D(year, 3, 31)), due_at=NOON)


def _council_list(situation: Situation, year: int) -> Iterator[Occasion]:
    yield from _list("local", situation, year)


def _storting_list(situation: Situation, year: int) -> Iterator[Occasion]:
    yield from _list("storting", situation, year)


def _donations(_situation: Situation, year: int) -> Iterator[Occasion]:
    """The last day for all of it: the Friday before the election."""
    election = election_in(year)
    if election is not None:
        yield Occasion(str(year), friday_before(election.on), is_certain=election.certain)


def donation_due(received_on: datetime.date) -> Occasion | None:
    """When a donation that came on a day must be reported: within four weeks, and never after the Friday.

    None where it is not reported in this way: no election that year, or the Friday has passed.
    """
    election = election_in(received_on.year)
    if election is None or received_on > (last := friday_before(election.on)):
        return None
    due_on = min(received_on + FOUR_WEEKS, last)
    return Occasion(received_on.isoformat(), due_on, is_certain=election.certain, about=received_on.year)


def _one_donation(received_on: datetime.date) -> Occasion:
    found = donation_due(received_on)
    if found is None:
        raise ValueError(received_on)
    return found


def _new_board(elected_on: datetime.date) -> Occasion:
    return Occasion(elected_on.isoformat(), elected_on + WITHOUT_DELAY, is_certain=False)


def _retention(_situation: Situation, year: int) -> Iterator[Occasion]:
    yield Occasion(str(year), D(year, 1, 1), about=year - KEPT_YEARS - 1)


LOCAL_AND_COUNTY = frozenset({"local", "county"})
ALL = frozenset({"local", "county", "national"})


def _lists(key: str, falls: Falls, kinds: frozenset[str]) -> tuple[Rule, Rule]:
    """The duty of delivering a list, by the old law and by the one that came in 2024."""
    old = Rule(
        key=key,
        basis=Basis.LAW,
        source="valgloven_2002",
        paragraph="§ 6-1, § 15-5",
        url=VALGLOVEN_2002,
        falls=falls,
        proof=Proof.RECEIPT,
        kinds=kinds,
        soon_days=60,
        valid_to=D(2023, 12, 31),
    )
    new = replace(
        old,
        source="valgloven",
        paragraph="§ 5-7, § 21-4",
        url=VALGLOVEN,
        valid_from=D(2024, 1, 1),
        valid_to=FAR_OFF,
    )
    return old, new


LAW_RULES: tuple[Rule, ...] = (
    Rule(
        key="report",
        basis=Basis.LAW,
        source="partiloven",
        paragraph="§ 18, § 21",
        url=PARTILOVEN,
        falls=_report,
        role="treasurer",
        proof=Proof.RECEIPT,
        kinds=ALL,
        signers=2,
        soon_days=60,
        how_url=REPORTING,
    ),
    Rule(
        key="confirmation",
        basis=Basis.LAW,
        source="partiloven",
        paragraph="§ 13 (5), § 21 (3)",
        url=PARTILOVEN,
        falls=_confirmation,
        role="treasurer",
        proof=Proof.RECEIPT,
        kinds=LOCAL_AND_COUNTY,
        soon_days=45,
        how_url=CONFIRMING,
    ),
    Rule(
        key="support",
        basis=Basis.REGISTER,
        source="partiloven",
        paragraph="§ 13",
        url=PORTAL,
        falls=_payments,
        role="treasurer",
        proof=Proof.AMOUNT,
        sure=Sure.AUTHORITY,
        soon_days=7,
        grace_days=14,
        how_url=PORTAL,
    ),
    Rule(
        key="donations",
        basis=Basis.LAW,
        source="partiloven",
        paragraph="§ 18 (4)",
        url=PARTILOVEN,
        falls=_donations,
        role="treasurer",
        kinds=ALL,
        soon_days=28,
        how_url=DONATING,
    ),
    Rule(
        key="donation",
        basis=Basis.LAW,
        source="partiloven",
        paragraph="§ 18 (4)",
        url=PARTILOVEN,
        after=_one_donation,
        role="treasurer",
        proof=Proof.RECEIPT,
        kinds=ALL,
        soon_days=28,
        how_url=DONATING,
    ),
    *_lists("council_list", _council_list, frozenset({"local"})),
    *_lists("county_list", _council_list, frozenset({"county"})),
    *_lists("storting_list", _storting_list, frozenset({"county"})),
    Rule(
        key="board_register",
        basis=Basis.REGISTER,
        # From general knowledge: the old law's own text was not at hand.
        source="enhetsregisterloven_1994",
        paragraph="§ 15",
        url=ENHETSREGISTERLOVEN_1994,
        after=_new_board,
        role="secretary",
        proof=Proof.RECEIPT,
        sure=Sure.OURS,
        kinds=ALL,
        soon_days=14,
        valid_to=D(2025, 12, 31),
        how_url=BRREG,
    ),
    Rule(
        key="board_register",
        basis=Basis.REGISTER,
        source="enhetsregisterloven",
        paragraph="§ 5-2, § 5-3, § 4-1",
        url=ENHETSREGISTERLOVEN,
        after=_new_board,
        role="secretary",
        proof=Proof.RECEIPT,
        kinds=ALL,
        soon_days=14,
        valid_from=D(2026, 1, 1),
        how_url=BRREG,
    ),
    Rule(
        key="retention",
        basis=Basis.LAW,
        source="partilovforskriften",
        paragraph="kap. 4",
        url=FORSKRIFTEN,
        falls=_retention,
        role="treasurer",
        kinds=ALL,
        is_notice=True,
    ),
)
