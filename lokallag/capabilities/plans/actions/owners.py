"""Guesses who has a commitment from the words the plan uses: the board, a post, a group or a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

BOARD_WORDS = frozenset(
    "styret styre lokalstyret lokallagsstyret årsstyret partilagsstyret board bestyrelsen styrelsen arbeidsutvalget au".split()
)
# Posts as plans write them in bokmål, nynorsk, Danish, Swedish and English, without the definite ending.
ROLE_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.DEPUTY_CHAIR, "nestleder nestleiar næstformand deputy vice-chair nestformann"),
    (Role.SECRETARY, "sekretær sekretar secretary sekreterare skrivar"),
    (Role.TREASURER, "kasserer kasserar økonomiansvarlig økonomiansvarleg treasurer kassör kassar"),
    (
        Role.MEMBERSHIP_OFFICER,
        "medlemsansvarlig medlemsansvarleg medlemskontakt medlemspleier membership medlemsansvarig vervekontakt verveansvarlig",
    ),
    (
        Role.TRAINING_OFFICER,
        "studieleder studieleiar skoleringsansvarlig skuleringsansvarleg studieansvarlig training kursansvarlig skolering",
    ),
    (
        Role.MEDIA_OFFICER,
        "medieansvarlig presseansvarlig presseansvarleg medieansvarleg kommunikasjonsansvarlig "  # noqa: ISC004
        "kommunikasjonsansvarleg informasjonsansvarlig informasjonsansvarleg webansvarlig nettansvarlig",
    ),
    (
        Role.CAMPAIGN_MANAGER,
        "valgkampleder valkampleiar valgkampansvarlig valkampansvarleg valgansvarlig kampanjeleder campaign valgkampsjef",
    ),
    (
        Role.NOMINATING_COMMITTEE,
        "valgkomite valgkomité valnemnd valgnemnd nominasjonskomite nominasjonsnemnd nominating",
    ),
    (Role.COUNCIL_GROUP_LEADER, "gruppeleder gruppeleiar gruppefører"),
    (
        Role.CHAIR,
        "leder leiar styreleder styreleiar formann formand ordförande chair chairperson lokallagsleder lokallagsleiar partilagsleder",
    ),
)
WHOLE = frozenset(
    "vi oss laget lokallaget lokallag partilaget chapter foreningen alle medlemmer medlemmene medlemene we".split()
)
_ENDINGS = ("ene", "ane", "arna", "orna", "en", "et", "ar", "er", "n", "a", "e")


@dataclass(frozen=True, slots=True)
class Guess:
    """Who it may be (at most one), how it was found, and whether somebody should look."""

    person: Person | None = None
    role: str = ""
    group: Group | None = None
    code: str = "not_said"
    words: str = ""

    @property
    def is_found(self) -> bool:
        """Whether anybody has it."""
        return bool(self.person or self.role or self.group)


class Owners:
    """The groups and people of the scope's chapter, asked for once and then looked up by name."""

    def __init__(self, chapter_name: str, groups: Iterable[Group], people: Iterable[Person]) -> None:
        self._chapter = _plain(chapter_name)
        self._groups = list(groups)
        self._people = list(people)

    @classmethod
    def of_chapter(cls, chapter_name: str) -> Owners:
        """Ask for the chapter's living groups and its people: two queries."""
        return cls(chapter_name, Group.objects.filter(dissolved_on__isnull=True), Person.objects.all())

    def guess(self, responsible: str | None) -> Guess:
        """Tell who the plan's word for the responsible is; nobody where it names none or nobody we know."""
        said = (responsible or "").strip()
        plain = _plain(said)
        if not plain:
            return Guess()
        words = plain.split()
        if plain == self._chapter or set(words) <= WHOLE:
            return Guess(code="whole_chapter", words=said)
        for found in (self._person(plain), self._group(plain), self._board(words), self._role(words)):
            if found is not None:
                return Guess(**found, code="says", words=said)
        return Guess(code="no_such", words=said)

    def _person(self, plain: str) -> dict[str, Person] | None:
        full = [p for p in self._people if _plain(p.name) and _plain(p.name) in plain]
        given = [p for p in self._people if _plain(p.given_name) == plain]
        found = full or given
        return {"person": found[0]} if len(found) == 1 else None

    def _group(self, plain: str) -> dict[str, Group] | None:
        stem = _stem(plain)
        for group in self._groups:
            name = _plain(group.name)
            if name == plain or _stem(name) == stem:
                return {"group": group}
        if len(stem) < 5:
            return None
        held = [g for g in self._groups if stem in _plain(g.name) or _is_within(_stem(_plain(g.name)), plain)]
        if len(held) == 1:
            return {"group": held[0]}
        if re.search(r"kommunestyregrupp|bystyregrupp|herads?styregrupp|council group", plain):
            return next(({"group": g} for g in self._groups if g.kind == Group.Kind.COUNCIL), None)
        return None

    def _board(self, words: list[str]) -> dict[str, Group | str] | None:
        if not BOARD_WORDS & set(words):
            return None
        board = next((g for g in self._groups if g.kind == Group.Kind.BOARD), None)
        return {"group": board} if board else {"role": Role.CHAIR.value}

    def _role(self, words: list[str]) -> dict[str, str] | None:
        stems = {_stem(word) for word in words} | set(words)
        for role, names in ROLE_WORDS:
            if any(name in stems or _stem(name) in stems for name in names.split()):
                return {"role": role.value}
        return None


def _is_within(name: str, said: str) -> bool:
    """Whether a group's name begins a word of what is said; «styr» is too short to tell the board from its leader."""
    return len(name) >= 6 and f" {name}" in f" {said}"


def _plain(text: str) -> str:
    """Lower case, punctuation gone, one space between words."""
    return " ".join(re.sub(r"[^\w\s-]", " ", text.casefold()).split())


def _stem(word: str) -> str:
    """The word without its last definite or plural ending."""
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), word)
