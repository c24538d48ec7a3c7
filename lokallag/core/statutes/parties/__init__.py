"""The parties' model statutes for local chapters, one file a party. Pure: knows neither Django nor the database."""

import datetime
from functools import lru_cache

from lokallag.core.statutes.parties import ap, hoyre, mdg, roedt, sp, sv, venstre
from lokallag.core.statutes.rule import Rule, Statutes

READ: tuple[Statutes, ...] = (
    *sv.READ,
    *mdg.READ,
    *roedt.READ,
    *venstre.READ,
    *hoyre.READ,
    *ap.READ,
    *sp.READ,
)

#: What people write as a party, folded, and its key here.
NAMES = {
    "sv": "sv",
    "sosialistisk venstreparti": "sv",
    "mdg": "mdg",
    "miljøpartiet de grønne": "mdg",
    "miljøpartiet dei grøne": "mdg",
    "rødt": "roedt",
    "raudt": "roedt",
    "r": "roedt",
    "venstre": "venstre",
    "v": "venstre",
    "høyre": "hoyre",
    "høgre": "hoyre",
    "h": "hoyre",
    "arbeiderpartiet": "ap",
    "arbeidarpartiet": "ap",
    "ap": "ap",
    "a": "ap",
    "senterpartiet": "sp",
    "sp": "sp",
}

#: The day a national congress opens, where it was found: (party, year) to day, with its source.
CONGRESSES: dict[tuple[str, int], tuple[datetime.date, str]] = {
    ("mdg", 2011): (datetime.date(2011, 4, 1), "http://docplayer.me/733160"),
    ("mdg", 2016): (datetime.date(2016, 4, 8), "https://mdg.no/vedtekter/"),
    ("mdg", 2021): (datetime.date(2021, 3, 25), "https://i.mdg.no/organer/valgkomiteen"),
}


def party_key(name: str) -> str:
    """The key of a party as people write it, empty for one that is not known here."""
    return NAMES.get(" ".join(name.casefold().split()), "")


def congress(party: str, year: int) -> datetime.date | None:
    """The day the party's national congress opens in a year, None where it was not found."""
    found = CONGRESSES.get((party_key(party), year))
    return found[0] if found else None


@lru_cache(maxsize=512)
def read_for(party: str, chapter: str, level: str) -> tuple[Rule, ...]:
    """What was read for a chapter, in the order it counts: its own statutes where known, then its party's model."""
    key = party_key(party)
    name = chapter.casefold()
    mine = [s for s in READ if s.party == key and s.level == level and s.chapter.casefold() == name and s.chapter]
    model = [s for s in READ if s.party == key and s.level == level and not s.chapter]
    return tuple(rule for statutes in (*mine, *model) for rule in statutes.filled())
