"""The rows behind the figures: asked for once for all commitments, then dealt out to each."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lokallag.capabilities.plans.following.terms import Case, Happening, State, Terms, Tracking, Word
from lokallag.capabilities.plans.models import Judgement
from lokallag.core.measures.book import BOOK, CaseRow, Row

Day = datetime.date
YEAR = datetime.timedelta(days=365)
# These only ask how much happened on which day; a milestone asks what each thing is called.
SUMMED = frozenset({Tracking.COUNT, Tracking.RHYTHM, Tracking.PULSE})
# Cases without a time of their own count however long they have been there (coverage by a deadline).
LONG_AGO = datetime.date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Need:
    """What one commitment is followed from."""

    chapter_id: int
    promise: str
    measure: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Proof:
    """The very rows behind one commitment's figures on a day, oldest first; `before` is what a pulse is compared with."""

    happened: tuple[Row, ...] = ()
    planned: tuple[Row, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    words: tuple[Judgement, ...] = ()
    before: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """The same rows as the pure rules want them."""

    happened: list[Happening] = field(default_factory=list)
    planned: list[Happening] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    before: list[Happening] = field(default_factory=list)


class _Slot:
    """The rows of one measure in one chapter (for one promise where they are bound), by day.

    What the rules want of them is made once, for all commitments that count this measure, and only when it is wanted.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []

    @cached_property
    def days(self) -> list[Day]:
        """The day of each row."""
        return [row.on for row in self.rows]

    @cached_property
    def each(self) -> list[Happening]:
        """Each row as the rules want it."""
        return [Happening(row.on, row.amount, row.label, row.key) for row in self.rows]

    @cached_property
    def daily(self) -> tuple[list[Day], list[Happening]]:
        """The sum of each day, for the rules that only ask how much happened when."""
        sums: dict[Day, int] = {}
        for row in self.rows:
            sums[row.on] = sums.get(row.on, 0) + row.amount
        return list(sums), [Happening(day, amount) for day, amount in sums.items()]

    def between(self, first: Day, last: Day) -> list[Row]:
        """The rows from first to last."""
        return self.rows[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def given(self, first: Day, last: Day, *, summed: bool) -> list[Happening]:
        """The same as the rules want them, one for each row or one for each day."""
        days, found = self.daily if summed else (self.days, self.each)
        return found[bisect_left(days, first) : bisect_right(days, last)]


@dataclass(slots=True)
class Rows:
    """All rows that a set of commitments is followed from."""

    happened: Mapping[tuple[int, str, str], _Slot]
    planned: Mapping[tuple[int, str, str], _Slot]
    cases: Mapping[tuple[int, str], list[CaseRow]]
    words: Mapping[tuple[int, str], list[Judgement]]
    today: Day

    def dealt(self, need: Need) -> tuple[Proof, Given]:
        """Deal out what one commitment is followed from: the rows to show, and the same for the rules to judge."""
        terms = need.terms
        first, last = _span(terms, self.today)
        summed = terms.tracking in SUMMED
        done, done_given = self._deal(self.happened, need, first, last, summed=summed)
        if terms.tracking == Tracking.JUDGEMENT:
            words = self.words.get((need.chapter_id, need.promise), [])
            return Proof(happened=done, words=tuple(words)), Given(words=as_words(words))
        cases = self.cases.get((need.chapter_id, need.measure), []) if _is_coverage(terms) else []
        planned, planned_given = self._deal(self.planned, need, terms.starts_on, terms.ends_on, summed=False)
        before: tuple[Row, ...] = ()
        before_given: list[Happening] = []
        if terms.tracking == Tracking.PULSE:
            before, before_given = self._deal(
                self.happened, need, first - YEAR, first - datetime.timedelta(days=1), summed=True
            )
        return (
            Proof(happened=done, planned=planned, cases=tuple(cases), before=before),
            Given(happened=done_given, planned=planned_given, cases=as_cases(cases), before=before_given),
        )

    def _deal(
        self, slots: Mapping[tuple[int, str, str], _Slot], need: Need, first: Day, last: Day, *, summed: bool
    ) -> tuple[tuple[Row, ...], list[Happening]]:
        rows: list[Row] = []
        given: list[Happening] = []
        for measure, promise in sources(need):
            slot = slots.get((need.chapter_id, measure, promise))
            if slot is not None:
                rows += slot.between(first, last)
                given += slot.given(first, last, summed=summed)
        return tuple(rows), given


def sources(need: Need) -> list[tuple[str, str]]:
    """Return where its rows come from: its measure, and everything that is logged for the promise itself."""
    logged = [(m.key, need.promise) for m in BOOK.measures.values() if m.promise]
    own = BOOK.get(need.measure)
    if own is None or own.promise or own.happened is None:
        return logged
    return [(own.key, ""), *logged]


def ask(needs: Iterable[Need], today: Day) -> Rows:
    """Ask for all rows of the commitments as they stood on the day: one query for rows, one for cases, one for words."""
    wanted = list(needs)
    windows: dict[str, tuple[Day, Day]] = {}
    opened: dict[str, Day] = {}
    met_within: dict[str, tuple[Day, Day]] = {}
    for need in wanted:
        first, _ = _span(need.terms, today)
        if need.terms.tracking == Tracking.PULSE:
            first -= YEAR
        for key, _promise in sources(need):
            known = windows.get(key, (first, need.terms.ends_on))
            windows[key] = min(known[0], first), max(known[1], need.terms.ends_on)
        if _is_coverage(need.terms):
            since = LONG_AGO if need.terms.within_days is None else need.terms.starts_on
            opened[need.measure] = min(opened.get(need.measure, since), since)
            span = met_within.get(need.measure, (need.terms.starts_on, need.terms.ends_on))
            met_within[need.measure] = min(span[0], need.terms.starts_on), max(span[1], need.terms.ends_on)
    promises = {need.promise for need in wanted}
    done: dict[tuple[int, str, str], _Slot] = defaultdict(_Slot)
    planned: dict[tuple[int, str, str], _Slot] = defaultdict(_Slot)
    for row in BOOK.rows_as_of(windows, today, promises=promises) if wanted else ():
        bound = BOOK.measures[row.measure].promise is not None
        (planned if row.planned else done)[row.chapter_id, row.measure, row.promise if bound else ""].rows.append(row)
    cases: dict[tuple[int, str], list[CaseRow]] = defaultdict(list)
    for case in BOOK.cases(opened, min(opened.values()), today, windows=met_within) if opened else ():
        cases[case.chapter_id, case.measure].append(case)
    return Rows(done, planned, cases, _words(wanted, today), today)


def _words(needs: list[Need], today: Day) -> dict[tuple[int, str], list[Judgement]]:
    """The people's words for those that are followed by them."""
    judged = {need.promise for need in needs if need.terms.tracking == Tracking.JUDGEMENT}
    words: dict[tuple[int, str], list[Judgement]] = defaultdict(list)
    if judged:
        said = Judgement.objects.filter(on__lte=today).select_related("by").order_by("on", "pk")
        for word in said:
            if word.promise in judged:
                words[word.chapter_id, word.promise].append(word)
    return words


def as_cases(rows: Iterable[CaseRow]) -> list[Case]:
    """Return cases as the pure rules want them."""
    return [Case(c.opened_on, c.met_on, c.label, c.key, c.waived_on) for c in rows]


def as_words(rows: Iterable[Judgement]) -> list[Word]:
    """Return the people's words as the pure rules want them."""
    return [Word(j.on, State(j.verdict), j.note, j.by.name if j.by else "", str(j.pk)) for j in rows]


def _span(terms: Terms, today: Day) -> tuple[Day, Day]:
    """The days whose rows count as done: the window up to today; for a pulse the year up to then."""
    last = min(today, terms.ends_on)
    if terms.tracking == Tracking.PULSE:
        return last - YEAR + datetime.timedelta(days=1), last
    return terms.starts_on, last


def _is_coverage(terms: Terms) -> bool:
    return terms.tracking == Tracking.COVERAGE
