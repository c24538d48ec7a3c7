"""Who of those in the room has a vote on an item, and whether there are enough of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings.models import Body, Item, Presence, Sitting
from lokallag.capabilities.meetings.standings.electorate import OF_THE_BOARD, electorate_of
from lokallag.capabilities.meetings.voting.hands import SIMPLE
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.statutes.quorums import needed_of
from lokallag.core.statutes.rules import rule_of

_VOTING = (Presence.Part.MEMBER, Presence.Part.DEPUTY)


@dataclass(frozen=True)
class Voters:
    """How many with a vote are there, of how many the body has; `needed` is the quorum (0: any number will do)."""

    number: int
    of: int
    needed: int

    @property
    def is_quorum(self) -> bool:
        """Whether the body can decide."""
        return self.number >= max(1, self.needed)

    @property
    def sentence(self) -> str:
        """How many there are and whether that is enough, in words."""
        here = ngettext("%(count)s with a vote is here.", "%(count)s with a vote are here.", self.number)
        said = here % {"count": self.number}
        if not self.number:
            return _("Nobody with a vote is here yet.")
        if not self.needed:
            return said
        if self.is_quorum:
            enough = _("%(needed)s of %(all)s are needed, so you can decide.")
        else:
            enough = _("%(needed)s of %(all)s are needed: you cannot decide.")
        return f"{said} {enough % {'needed': self.needed, 'all': self.of}}"


def voters_of(item: Item, at: datetime.datetime | None = None) -> Voters:
    """Those with a vote on an item now, or at a moment.

    Where the members decide on what a board has no vote on, the roll says who may (`electorate.py`).
    """
    if at is None and item.gathering is not None and item.body.kind == Body.Kind.MEMBERS and item.kind in OF_THE_BOARD:
        number = electorate_of(item.gathering, item.gathering.chapter).entitled(item.kind)
        return Voters(number, 0, quorum_of(item.gathering, item.body, 0))
    return voters_in(item.gathering, item.body, at) if item.gathering is not None else Voters(0, 0, 0)


def voters_in(meeting: Gathering, body: Body, at: datetime.datetime | None = None) -> Voters:
    """Those with a vote where a body decides in a meeting: its own who are there, and the deputies of those who are not."""
    rows = Presence.objects.filter(gathering=meeting, part__in=_VOTING)
    rows = rows.filter(left_at__isnull=True) if at is None else rows.filter(arrived_at__lte=at).exclude(left_at__lte=at)
    there = list(rows.values_list("person_id", "part", "stands_in_for_id"))
    if body.kind == Body.Kind.MEMBERS:
        # Who may vote in a members' meeting was said at the door.
        number, all_members = len({person for person, part, _for in there}), 0
        needed = quorum_of(meeting, body, all_members)
        return Voters(number, all_members, needed)
    regular = set(Person.objects.filter(body.people_on(meeting.on)).values_list("pk", flat=True))
    alone = Sitting.objects.filter(gathering=meeting).count() <= 1
    number = len({person for person, part, of in there if _has_vote(part, person, of, regular, alone)})
    return Voters(number, len(regular), quorum_of(meeting, body, len(regular)))


def _has_vote(part: str, person: int, stands_in_for: int | None, regular: set[int], alone: bool) -> bool:
    if part == Presence.Part.DEPUTY:
        return stands_in_for in regular or (stands_in_for is None and alone)
    return person in regular or not regular


def quorum_of(meeting: Gathering, body: Body, regular: int) -> int:
    """How many must be there for a body with so many regular members to decide.

    As the chapter's statutes say; where they are silent more than half, and for a members' meeting whoever has come.
    """
    members = body.kind == Body.Kind.MEMBERS
    rule = None
    if members or body.kind == Body.Kind.BOARD:
        rule = rule_of(meeting.chapter, "quorum" if members else "board_quorum", meeting.on)
    needed = needed_of(rule, regular) if rule is not None else None
    if needed is not None:
        return needed
    return 0 if members or not regular else regular // 2 + 1


def majority_of(item: Item) -> Fraction:
    """How large a part of the votes an item needs: two thirds to change the statutes, else more than half."""
    return Fraction(2, 3) if item.kind == Item.Kind.STATUTES else SIMPLE


def may_chair_break_ties(item: Item) -> bool:
    """Whether the chair's vote decides a tie: in the board it does."""
    return item.body.kind == Body.Kind.BOARD
