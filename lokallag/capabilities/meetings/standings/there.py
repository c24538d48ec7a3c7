"""Who was in a meeting, as its minutes say it: names for those with a post, numbers for the others; who came and left."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import NamedTuple

from lokallag.capabilities.meetings.minuting import Attendee, Turn, Voting
from lokallag.capabilities.meetings.models import Presence, Stretch
from lokallag.capabilities.meetings.standings.happened import Happened
from lokallag.capabilities.meetings.standings.voters import quorum_of

_VOTING = {Presence.Part.MEMBER, Presence.Part.DEPUTY}


class There(NamedTuple):
    """Those named, how many others by part, how many digitally, apologies, absent, and how many with a vote."""

    named: tuple[Attendee, ...]
    counts: tuple[tuple[str, int], ...]
    digital: int
    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    voting: tuple[Voting, ...]


def who_was_there(found: Happened) -> There:
    """Return it for one meeting. Who came twice counts once, as what they were there as first."""
    first: dict[int, Presence] = {}
    for presence in found.presences:
        first.setdefault(presence.person_id, presence)
    belonging = {person.pk for people in found.belongs.values() for person in people}
    named, counts = [], Counter[str]()
    for presence in first.values():
        if found.is_named and (presence.person_id in belonging or presence.part == Presence.Part.DEPUTY):
            named.append(_attendee(found, presence))
        else:
            counts[presence.part] += 1
    counts[Presence.Part.GUEST] += found.guests
    away = [p for people in found.belongs.values() for p in people if p.pk not in first] if found.is_named else []
    away = list({person.pk: person for person in away}.values())
    declined = {person.pk for person in found.declined}
    return There(
        named=tuple(named),
        counts=tuple(sorted(counts.items(), key=lambda pair: list(Presence.Part.values).index(pair[0]))),
        digital=sum(1 for presence in first.values() if presence.is_digital),
        apologies=tuple(found.name(person) for person in away if person.pk in declined),
        absent=tuple(found.name(person) for person in away if person.pk not in declined) if first else (),
        voting=_voting(found, first) if found.is_named and first else (),
    )


def _voting(found: Happened, first: dict[int, Presence]) -> tuple[Voting, ...]:
    """Each body's: its own who were there, and the deputies of those who were not."""
    voting = [presence for presence in first.values() if presence.part in _VOTING]
    bodies = []
    for body in found.bodies:
        regular = {person.pk for person in found.belongs.get(body.pk, [])}
        here = sum(
            p.person_id in regular
            or p.stands_in_for_id in regular
            or (p.part == Presence.Part.DEPUTY and len(found.bodies) == 1)
            for p in voting
        )
        if regular:
            needed = quorum_of(found.meeting, body, len(regular))
            bodies.append(Voting(body.name, min(here, len(regular)), len(regular), needed))
    return tuple(bodies)


def _attendee(found: Happened, presence: Presence) -> Attendee:
    return Attendee(
        found.name(presence.person, is_post=presence.part in _VOTING),
        presence.part,
        presence.is_digital,
        found.name(presence.stands_in_for),
    )


def turns_of(found: Happened) -> dict[int, list[Turn]]:
    """Return who came and left while the agenda ran, by item; only where those present are named."""
    turns: dict[int, list[Turn]] = defaultdict(list)
    treated = [(item.pk, found.stretches[item.pk]) for item in found.items if item.pk in found.stretches]
    treated.sort(key=lambda pair: pair[1][0].started_at)
    if not found.is_named or not treated:
        return turns
    begun = treated[0][1][0].started_at
    ended = found.closing.closed_at if found.closing else None
    belonging = {person.pk for people in found.belongs.values() for person in people}
    for presence in found.presences:
        if presence.person_id not in belonging and presence.part not in _VOTING:
            continue
        for at, word in ((presence.arrived_at, "came"), (presence.left_at, "left")):
            if at is None or at <= begun or (ended is not None and at >= ended):
                continue
            place = _place(at, treated)
            if place is not None:
                item, when = place
                turns[item].append(Turn(found.name(presence.person), f"{word}_{when}"))
    return turns


def _place(at: datetime.datetime, treated: list[tuple[int, list[Stretch]]]) -> tuple[int, str] | None:
    """During which item a moment falls, or before which; nothing after the last."""
    for item, stretches in treated:
        for stretch in stretches:
            if stretch.started_at < at and (stretch.ended_at is None or at < stretch.ended_at):
                return item, "during"
    later = [(stretches[0].started_at, item) for item, stretches in treated if stretches[0].started_at >= at]
    return (min(later)[1], "before") if later else None
