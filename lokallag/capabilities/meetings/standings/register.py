"""The register of decisions: what was decided in any year, found by words, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from lokallag.capabilities.meetings.models import Decision, DecisionQuerySet, FollowUp, Item
from lokallag.core.people.searching import search_words

#: An item's number as people write it, 12/26 or 12/2026.
_NUMBER = re.compile(r"(\d{1,4})/(\d{4}|\d{2})")
#: Kinds of items on which every meeting decides the same.
FORMALITIES = (Item.Kind.OPENING, Item.Kind.MINUTES)
#: What `carried` may say.
CARRIED, FELL = "yes", "no"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty is all. `promise` is a commitment's key, `carried` one of yes and no."""

    q: str = ""
    body: int | None = None
    year: int | None = None
    promise: str = ""
    carried: str = ""
    # That a notice and minutes were approved is decided at every meeting; it is shown where it is asked for.
    formalities: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is asked for."""
        return self == Wanted()


def found_by(decisions: DecisionQuerySet, wanted: Wanted) -> DecisionQuerySet:
    """Return those of `decisions` that hold every word, and fit the rest. Words are folded: «aarsmote» finds årsmøte."""
    for number, year in _NUMBER.findall(wanted.q):
        decisions = decisions.filter(item__number=int(number), item__year=2000 + int(year) % 100)
    for word in search_words(_NUMBER.sub(" ", wanted.q)):
        decisions = decisions.filter(folded__contains=word)
    if not wanted.formalities and not wanted.q:
        decisions = decisions.exclude(item__kind__in=FORMALITIES)
    if wanted.body is not None:
        decisions = decisions.filter(item__body=wanted.body)
    if wanted.year is not None:
        decisions = decisions.filter(on__year=wanted.year)
    if wanted.promise:
        decisions = decisions.filter(serving(wanted.promise))
    if wanted.carried:
        decisions = decisions.filter(is_carried=wanted.carried == CARRIED)
    return decisions


def serving(promise: str) -> Q:
    """The condition "serves this commitment": its own, or its item's where it has none of its own."""
    return Q(promise=promise) | Q(promise="", item__promise=promise)


def with_all(decisions: DecisionQuerySet) -> DecisionQuerySet:
    """The same with what a row shows: its item, meeting and body, and the tasks that followed."""
    tasks = FollowUp.objects.select_related("task__completion", "task__person", "task__group").order_by("pk")
    return decisions.select_related("item__gathering", "item__body").prefetch_related(Prefetch("follow_ups", tasks))


def promise_of(decision: Decision) -> str:
    """Return the key of the commitment it serves, empty for none."""
    return decision.promise or decision.item.promise
