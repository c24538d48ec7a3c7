"""The amounts of partiloven as dated data: by accounting year, with whether that is certain."""

from dataclasses import dataclass

PARTILOVEN = "https://lovdata.no/dokument/NL/lov/2005-06-17-102"


@dataclass(frozen=True)
class Threshold:
    """An amount in kroner, from an accounting year to another (both included, None: still so).

    `also` is the other amount it may have been, where it is not certain which.
    """

    key: str
    kroner: int
    first_year: int
    last_year: int | None
    paragraph: str
    also: int | None = None
    url: str = PARTILOVEN

    @property
    def is_certain(self) -> bool:
        """Whether the amount is known to be the one of these years."""
        return self.also is None


#: The regulation of 6 March 2026 has the new amounts; which of the two the accounts for 2025 followed is not certain.
THRESHOLDS: tuple[Threshold, ...] = (
    # Under it (without public support): a declaration instead of the full report.
    Threshold("declaration", 12_000, 2013, 2024, "§ 18 (3)"),
    Threshold("declaration", 12_000, 2025, 2025, "§ 18 (3)", also=17_000),
    Threshold("declaration", 17_000, 2026, None, "§ 18 (3)"),
    # So much in sum from one donor in a year: the donor is named in the report.
    Threshold("donor_local", 12_000, 2013, 2024, "§ 20 (1)"),
    Threshold("donor_local", 12_000, 2025, 2025, "§ 20 (1)", also=17_000),
    Threshold("donor_local", 17_000, 2026, None, "§ 20 (1)"),
    Threshold("donor_county", 23_000, 2013, 2024, "§ 20 (1)"),
    Threshold("donor_county", 23_000, 2025, 2025, "§ 20 (1)", also=34_000),
    Threshold("donor_county", 34_000, 2026, None, "§ 20 (1)"),
    Threshold("donor_national", 35_000, 2013, 2024, "§ 20 (1)"),
    Threshold("donor_national", 35_000, 2025, 2025, "§ 20 (1)", also=51_000),
    Threshold("donor_national", 51_000, 2026, None, "§ 20 (1)"),
    # In an election year: each gift over it until 2024, so much in sum from one donor since.
    Threshold("election_gift", 10_000, 2013, 2024, "§ 18 (4)"),
    Threshold("election_gift", 10_000, 2025, 2025, "§ 18 (4)", also=15_000),
    Threshold("election_sum", 15_000, 2026, None, "§ 18 (4)"),
)


def threshold(key: str, year: int) -> Threshold | None:
    """Return the amount of an accounting year, None where it is not known."""
    fits = (
        t for t in THRESHOLDS if t.key == key and t.first_year <= year and (t.last_year is None or year <= t.last_year)
    )
    return next(fits, None)


def election_threshold(year: int) -> Threshold | None:
    """Return the amount for donations in an election year, each gift or in sum."""
    return threshold("election_sum", year) or threshold("election_gift", year)
