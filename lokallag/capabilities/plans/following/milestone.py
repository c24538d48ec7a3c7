"""Milestone: something exists by a date, or n of n things do."""

from datetime import date

from lokallag.capabilities.plans.following.evidence import Evidence
from lokallag.capabilities.plans.following.pace import is_soon
from lokallag.capabilities.plans.following.standing import Boxes, BoxMark, Flag, Standing
from lokallag.capabilities.plans.following.terms import Happening, State, Terms

MOST_BOXES = 60  # more is no list that people read; it only keeps an absurd target from filling the memory


def milestone(seen: Evidence) -> Standing:
    """Say whether what was promised is there; each label is one thing, a target above the labels adds unnamed ones."""
    terms = seen.terms
    names = _names(terms)
    there = _fill(names, list(seen.happened))
    coming = _fill([name if i not in there else None for i, name in enumerate(names)], list(seen.upcoming))
    wanted = len(names)
    if terms.target is not None and 0 < terms.target < len(names):
        wanted = terms.target
    due_on = min(terms.due_on or terms.ends_on, terms.ends_on)
    missing = [name for i, name in enumerate(names) if i not in there and name]
    days = sorted(row.on for row in there.values())
    done, reached_on = len(there), days[wanted - 1] if len(days) >= wanted else None
    in_time = sum(1 for row in coming.values() if row.on <= due_on)
    state, code = _judge(seen, done, in_time, len(coming), wanted, due_on, reached_on)
    reason = seen.reason(
        code,
        done=done,
        target=wanted,
        due_on=due_on,
        reached_on=reached_on,
        missing=tuple(missing),
        with_deadline=terms.due_on is not None,
    )
    return Standing(
        state=state,
        reason=reason,
        done=done,
        planned=len(coming),
        expected=wanted,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=seen.last_on,
        picture=_picture(names, there, coming, due_on, reached_on),
    )


def _judge(
    seen: Evidence, done: int, in_time: int, coming: int, wanted: int, due_on: date, reached_on: date | None
) -> tuple[State, str]:
    if reached_on is not None:
        return State.DONE, "milestone_reached_late" if reached_on > due_on else "milestone_reached"
    if seen.closed:
        return State.MISSED, "milestone_missed"
    if seen.today > due_on:
        return State.BEHIND, "milestone_late"
    if done + in_time >= wanted:
        return State.ON_TRACK, "milestone_planned"
    if is_soon(seen.terms.starts_on, due_on, seen.today):
        return State.DUE_SOON, "milestone_soon"
    if done + in_time > 0:
        return State.ON_TRACK, "milestone_part"
    if coming:
        return State.DUE_SOON, "milestone_planned_late"
    return State.NOT_STARTED, "milestone_none"


def _names(terms: Terms) -> list[str | None]:
    """Give one name for each thing that is to exist; an empty name takes any row."""
    size = max(len(terms.labels), min(terms.target or 1, MOST_BOXES), 1)
    return [*terms.labels, *[""] * (size - len(terms.labels))]


def _fill(names: list[str | None], rows: list[Happening]) -> dict[int, Happening]:
    """Put each row where its label says, the others in unnamed places, oldest first; a place named None is taken.

    A row belongs to a label when they are the same, or when the row's label holds it ("Oppvekst" in
    "Oppvekstgruppa"), without regard to case and to the ending that makes a noun definite ("gruppe", "gruppa"); the
    longest such label wins. A sole named thing also takes a row that was written for it, whatever it says.
    """
    named = {_stem(name): i for i, name in reversed(list(enumerate(names))) if name and name.strip()}
    by_length = sorted(named, key=lambda name: (-len(name), name))
    sole = len(names) == 1 and names[0] is not None
    taken: dict[int, Happening] = {}
    rest = []
    for row in rows:
        label = _stem(row.label)
        place = named.get(label)
        if place is None and label:
            place = next((named[name] for name in by_length if name in label), None)
        if place is None and sole and (row.for_it or not named):
            place = 0
        if place is None:
            rest.append(row)
        else:
            taken.setdefault(place, row)
    free = iter([i for i, name in enumerate(names) if name is not None and not name.strip()])
    for row in rest:
        for _ in range(min(row.amount, MOST_BOXES)):
            place = next(free, None)
            if place is None:
                return taken
            taken[place] = row
    return taken


def _stem(name: str) -> str:
    """Fold a name to what is the same in its indefinite and definite form: «gruppe», «gruppa», «gruppen»."""
    word = name.strip().casefold()
    for ending in ("en", "et", "a", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _picture(
    names: list[str | None],
    there: dict[int, Happening],
    coming: dict[int, Happening],
    due_on: date,
    reached_on: date | None,
) -> Flag | Boxes:
    if len(names) == 1:
        on = reached_on or (coming[0].on if 0 in coming else None)
        return Flag(on, due_on, reached_on is not None)

    def mark(i: int) -> BoxMark:
        return "done" if i in there else "planned" if i in coming else "missing"

    def name(i: int) -> str:
        row = there.get(i) or coming.get(i)
        return names[i] or (row.label if row else "")

    return Boxes(tuple((name(i), mark(i)) for i in range(len(names))))
