"""The electoral roll of a meeting: who may vote, who not and why, on the meeting's day and on each kind of item."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lokallag.capabilities.meetings.models import AgeSeen, Item, Presence
from lokallag.capabilities.meetings.voting import Answer, Facts, Rules, Why, may_vote
from lokallag.capabilities.meetings.words.voting import RULES, reason
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.facts import MemberFacts, member_facts
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD
from lokallag.core.statutes import rules as statutes

#: On what a board has no vote where the statutes say so.
OF_THE_BOARD = frozenset({Item.Kind.ANNUAL_REPORT.value, Item.Kind.ACCOUNTS.value})
_NOBODY = MemberFacts(is_member=False, joined_on=None)


@dataclass(frozen=True)
class Voter:
    """One person and their right to vote: on ordinary items, and on the board's own report and accounts."""

    person: Person
    answer: Answer
    on_accounts: Answer
    presence: Presence | None
    why: str
    why_not_accounts: str
    # Whether somebody answered that they are old enough.
    was_asked: bool = False

    @property
    def is_here(self) -> bool:
        """Whether they are in the meeting now."""
        return self.presence is not None

    @property
    def has_vote_at_door(self) -> bool:
        """Whether they were let in with a vote."""
        return self.presence is not None and self.presence.part in (Presence.Part.MEMBER, Presence.Part.DEPUTY)

    @property
    def is_barred_from_accounts(self) -> bool:
        """Whether they may vote, but not on the report and the accounts."""
        return self.answer.may is True and self.on_accounts.may is False


@dataclass(frozen=True)
class Electorate:
    """Everybody who may or may not vote on the day, by name, with the rules that say so."""

    on: datetime.date
    voters: tuple[Voter, ...]
    rules: Rules
    sources: statutes.Rules

    @cached_property
    def here(self) -> tuple[Voter, ...]:
        """Those in the meeting now."""
        return tuple(voter for voter in self.voters if voter.is_here)

    def entitled(self, kind: str = "") -> int:
        """How many in the meeting now may vote on an item of a kind."""
        return sum(voter.has_vote_at_door and self.answer(voter, kind).may is True for voter in self.here)

    def answer(self, voter: Voter, kind: str = "") -> Answer:
        """A voter's right on an item of a kind."""
        return voter.on_accounts if kind in OF_THE_BOARD else voter.answer


def voting_rules(chapter: Chapter, on: datetime.date) -> tuple[Rules, statutes.Rules]:
    """The chapter's rules of voting as they hold on a day, and the rules they were made of. One query."""
    found = statutes.rules_on(chapter, on)
    waiting, age = found["vote_waiting_days"], found["vote_age"]
    barred = found["board_votes_on_accounts"].value == "no"
    rules = Rules(
        fee_years=statutes.fee_years(found["vote_fee"], on),
        waiting=waiting.number if waiting.is_found else 0,
        waiting_unit=waiting.unit,
        waits_from_payment=waiting.note == "after_payment",
        least_age=age.number if age.is_found else None,
        board_no_vote_on=OF_THE_BOARD if barred else frozenset(),
    )
    return rules, found


def electorate_of(meeting: Gathering, chapter: Chapter) -> Electorate:
    """Return the roll of a meeting: all members on its day and everybody in it now. The same eight queries for any number."""
    on = meeting.on
    rules, sources = voting_rules(chapter, on)
    here = {row.person_id: row for row in Presence.objects.filter(gathering=meeting, left_at__isnull=True)}
    people = list(Person.objects.filter(is_member_on(on)).by_name())
    known = {person.pk for person in people}
    guests = [pk for pk in here if pk not in known]
    if guests:
        people += list(Person.objects.filter(pk__in=guests).by_name())
        people.sort(key=lambda person: (person.sort_key, person.pk))
    voters = _voters(meeting, people, here, rules, sources)
    return Electorate(on, voters, rules, sources)


def _voters(
    meeting: Gathering, people: list[Person], here: dict[int, Presence], rules: Rules, sources: statutes.Rules
) -> tuple[Voter, ...]:
    facts = member_facts([person.pk for person in people], meeting.on)
    board = set(Seat.objects.held_on(meeting.on).filter(role__in=BOARD).values_list("person", flat=True))
    ages = dict(AgeSeen.objects.filter(gathering=meeting).values_list("person", "is_old_enough"))
    return tuple(
        _voter(
            person,
            facts.get(person.pk, _NOBODY),
            person.pk in board,
            ages.get(person.pk),
            here,
            rules,
            sources,
            meeting,
        )
        for person in people
    )


def _voter(
    person: Person,
    known: MemberFacts,
    is_board: bool,
    age: bool | None,
    here: dict[int, Presence],
    rules: Rules,
    sources: statutes.Rules,
    meeting: Gathering,
) -> Voter:
    facts = Facts(known.is_member, known.joined_on, known.paid, known.owes, person.birth_year, is_board)
    general, accounts = (
        _aged(may_vote(facts, rules, meeting.on, kind), age) for kind in ("", Item.Kind.ACCOUNTS.value)
    )
    return Voter(
        person,
        general,
        accounts,
        here.get(person.pk),
        _said(general, rules, sources),
        _said(accounts, rules, sources),
        age is not None,
    )


def _aged(answer: Answer, age: bool | None) -> Answer:
    """What the answer is once somebody was asked how old they are."""
    if answer.may is not None or age is None:
        return answer
    return Answer(True, Why.YES) if age else Answer(False, Why.TOO_YOUNG)


def _said(answer: Answer, rules: Rules, sources: statutes.Rules) -> str:
    key = RULES.get(answer.why)
    return reason(answer, paragraph=sources[key].paragraph if key else "", least_age=rules.least_age)


def reasons_against(voters: Iterable[Voter]) -> list[tuple[str, int]]:
    """Count those without a vote by reason, the most common first."""
    found: dict[str, int] = {}
    for voter in voters:
        if voter.answer.may is not True:
            found[voter.why] = found.get(voter.why, 0) + 1
    return sorted(found.items(), key=lambda pair: -pair[1])
