"""The one function behind board, home, brief, county and settlement: how do we stand, and from which rows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from lokallag.capabilities.plans.following import Months, Picture, Standing, State, Terms, Tracking, assess
from lokallag.capabilities.plans.models import Adjustment, Commitment, Version
from lokallag.capabilities.plans.standings import evidence
from lokallag.capabilities.plans.standings.evidence import Given, Need, Proof
from lokallag.capabilities.plans.standings.force import in_force
from lokallag.capabilities.plans.standings.owners import Owner, owner_of
from lokallag.capabilities.plans.standings.settled import read_settlements
from lokallag.capabilities.plans.words import sentence
from lokallag.core.measures.book import BOOK


@dataclass(frozen=True)
class Stood:
    """One commitment as it stood on a day: with its owner and terms as of then, its figures and the rows behind them."""

    commitment: Commitment
    owner: Owner
    terms: Terms
    measure: str
    standing: Standing
    proof: Proof
    today: datetime.date
    is_measured: bool = True
    is_settled: bool = False

    @property
    def state(self) -> State:
        """The state; what nobody measures any longer needs people."""
        return self.standing.state

    @property
    def promise(self) -> str:
        """The commitment's key."""
        return self.commitment.promise

    @property
    def area(self) -> str:
        """The area of the plan it stands in."""
        return self.commitment.area

    @cached_property
    def sentence(self) -> str:
        """Why it stands so, in the reader's language."""
        if not self.is_measured:
            return _("This is no longer measured. Choose something else to count.")
        return sentence(self.standing.reason)

    @property
    def picture(self) -> Picture:
        """The small picture: of a rhythm the twelve steps nearest to the day."""
        picture = self.standing.picture
        return Months(picture.nearest(self.today)) if isinstance(picture, Months) else picture


@dataclass(frozen=True)
class PlanStanding:
    """How the plan in force in one chapter stood on a day."""

    version: Version
    today: datetime.date
    stoods: list[Stood] = field(default_factory=list)

    @cached_property
    def counts(self) -> dict[State, int]:
        """How many are in each state, all states named, in the order the board shows them."""
        found: dict[State, int] = dict.fromkeys(State, 0)
        for stood in self.stoods:
            found[stood.state] += 1
        return found

    @property
    def is_settled(self) -> bool:
        """Whether the figures are the final ones."""
        return bool(self.stoods) and all(stood.is_settled for stood in self.stoods)


def stood_plans(today: datetime.date) -> dict[int, PlanStanding]:
    """Return how the plan in force stands in each chapter of the scope, by chapter id.

    Seven queries at most, whatever the number of chapters, commitments and rows.
    """
    versions = in_force(today)
    found = {chapter: PlanStanding(version, today) for chapter, version in versions.items()}
    for stood in stand(versions.values(), today=today):
        found[stood.commitment.chapter_id].stoods.append(stood)
    return found


def standings(*, today: datetime.date, version: Version | None = None) -> list[Stood]:
    """Return how each commitment in force (or of one version) stands on the day, in the plan's order."""
    return stand([version] if version is not None else in_force(today).values(), today=today)


def proof_of(commitment: Commitment, *, today: datetime.date) -> Stood:
    """Return one commitment with the very rows that make its figures: the same function as the board's."""
    return stand([commitment.version], today=today, among=[commitment.promise])[0]


def stand(
    versions: Iterable[Version], *, today: datetime.date, among: Iterable[str] | None = None, settled: bool = True
) -> list[Stood]:
    """Return how the commitments of some versions stand; `among` some promises; `settled` figures before counted ones."""
    chosen = list(versions)
    if not chosen:
        return []
    rows = Commitment.objects.accepted().filter(version__in=[v.pk for v in chosen]).in_order()
    if among is not None:
        rows = rows.filter(promise__in=list(among))
    commitments = list(rows.select_related("owner_person", "owner_group"))
    since = {v.pk: getattr(v, "first_adopted_on", v.adoption.adopted_on) for v in chosen if v.is_adopted}
    final = read_settlements(commitments, today) if settled else {}
    steered = _steer(commitments, since, today)
    open_needs = [
        Need(c.chapter_id, c.promise, steered[c.pk].measure, steered[c.pk].terms)
        for c in commitments
        if c.pk not in final
    ]
    asked = evidence.ask(open_needs, today)
    found = []
    for commitment in commitments:
        held = steered[commitment.pk]
        if commitment.pk in final:
            found.append(
                Stood(
                    commitment,
                    held.owner,
                    held.terms,
                    held.measure,
                    final[commitment.pk],
                    Proof(),
                    today,
                    is_settled=True,
                )
            )
            continue
        need = Need(commitment.chapter_id, commitment.promise, held.measure, held.terms)
        proof, given = asked.dealt(need)
        standing = follow(held.terms, given, today)
        is_measured = not held.measure or held.terms.tracking == Tracking.JUDGEMENT or held.measure in BOOK.measures
        if not is_measured:
            standing = replace(standing, state=State.NEEDS_YOU)
        found.append(Stood(commitment, held.owner, held.terms, held.measure, standing, proof, today, is_measured))
    return found


def follow(terms: Terms, given: Given, today: datetime.date) -> Standing:
    """Return how a commitment with these terms stands on the day, from these rows."""
    return assess(
        terms,
        happened=given.happened,
        planned=given.planned,
        cases=given.cases,
        words=given.words,
        last_year=given.before,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class _Steered:
    """What holds for a commitment on a day, after the adjustments up to then."""

    owner: Owner
    terms: Terms
    measure: str


def _steer(commitments: list[Commitment], since: dict[int, datetime.date], today: datetime.date) -> dict[int, _Steered]:
    """Apply the adjustments made since the plan was adopted and up to the day, oldest first. One query."""
    by_promise: dict[tuple[int, str], list[Adjustment]] = defaultdict(list)
    if commitments:
        made = Adjustment.objects.filter(on__lte=today).select_related("owner_person", "owner_group")
        for adjustment in made.order_by("on", "pk"):
            by_promise[adjustment.chapter_id, adjustment.promise].append(adjustment)
    steered = {}
    for commitment in commitments:
        held = _Steered(owner_of(commitment), commitment.terms(), commitment.measure)
        first = since.get(commitment.version_id)
        for adjustment in by_promise.get((commitment.chapter_id, commitment.promise), ()):
            if first is None or adjustment.on >= first:
                held = _adjusted(held, adjustment)
        steered[commitment.pk] = held
    return steered


def _adjusted(held: _Steered, adjustment: Adjustment) -> _Steered:
    """What holds after one more adjustment; a field left empty changes nothing."""
    terms = held.terms
    if adjustment.tracking:
        terms = replace(terms, tracking=Tracking(adjustment.tracking))
    if adjustment.target is not None:
        terms = _with_target(terms, adjustment.target)
    if adjustment.within_days is not None:
        terms = replace(terms, within_days=adjustment.within_days)
    if adjustment.look_again_on is not None:
        terms = replace(terms, look_again_on=adjustment.look_again_on)
    owner = owner_of(adjustment) if adjustment.sets_owner else held.owner
    return _Steered(owner, terms, adjustment.measure or held.measure)


def _with_target(terms: Terms, target: int) -> Terms:
    """How many is enough: of a coverage it is a share in per cent, of everything else a number."""
    if terms.tracking == Tracking.COVERAGE:
        return replace(terms, share=min(target, 100))
    return replace(terms, target=target)
