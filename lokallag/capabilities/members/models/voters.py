"""What the register knows that decides whether somebody may vote, handed to `core/people/facts.py`."""

import datetime
from collections import defaultdict
from collections.abc import Collection

from lokallag.capabilities.members.models.member import Member
from lokallag.capabilities.members.models.standing import Fee
from lokallag.core.people.facts import MemberFacts


def facts_of(people: Collection[int], day: datetime.date) -> dict[int, MemberFacts]:
    """Return the memberships of people (by key) as they were on the day, in two queries.

    A membership that has ended is known by its last day; that somebody owed a fee earlier is read from the fees.
    """
    keys = list(people)
    paid: dict[int, list[tuple[int, datetime.date | None]]] = defaultdict(list)
    fees = Fee.objects.filter(member__person__in=keys).order_by("year").values_list("member__person", "year", "paid_on")
    for person, year, paid_on in fees:
        paid[person].append((year, paid_on if paid_on is not None and paid_on <= day else None))
    gone = {Member.State.APPLIED, *Member.GONE}
    rows = Member.objects.filter(person__in=keys).values_list("person", "joined_on", "left_on", "state", "unpaid_since")
    return {
        person: MemberFacts(
            is_member=joined_on <= day and (state not in gone or (left_on is not None and left_on > day)),
            joined_on=joined_on,
            paid=tuple(paid[person]),
            owes=unpaid_since is not None and unpaid_since <= day,
        )
        for person, joined_on, left_on, state, unpaid_since in rows
    }
