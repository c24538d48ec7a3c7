"""Plans in force with rows behind them, for the tests of the pages that show how they stand."""

import datetime
from typing import Any

from lokallag.capabilities.plans.models import Adoption, Commitment, Plan, Version
from lokallag.core.gatherings.models import Cancellation, Gathering, Holding

D = datetime.date
START, END = D(2020, 1, 1), D(2021, 12, 31)
ADOPTED = D(2020, 1, 28)


def make_plan(
    *rows: dict[str, Any], title: str = "Work plan", start: D = START, end: D = END, adopted: D = ADOPTED
) -> Version:
    """Make an adopted plan in the scope's chapter with one commitment for each dict of fields."""
    plan = Plan.objects.create(title=title, starts_on=start, ends_on=end, created_on=adopted)
    version = Version.objects.create(plan=plan, number=1, origin=Version.Origin.WRITTEN, created_on=adopted)
    for position, fields in enumerate(rows):
        values: dict[str, Any] = {
            "text": f"Promise {position}",
            "area": "Organisation",
            "tracking": "judgement",
            "starts_on": start,
            "ends_on": end,
            "review": Commitment.Review.ACCEPTED,
            "position": position,
        }
        Commitment.objects.create(version=version, **(values | fields))
    Adoption.objects.create(version=version, adopted_on=adopted, meeting="The annual meeting")
    return Version.objects.get(pk=version.pk)


def make_gathering(
    kind: str,
    on: D,
    *,
    planned_on: D | None = None,
    held: bool = False,
    cancelled_on: D | None = None,
    title: str = "We meet",
) -> Gathering:
    """Make a gathering, planned a month ahead unless said; held on its day, called off, or neither."""
    gathering = Gathering.objects.create(
        kind=kind, title=title, on=on, planned_on=planned_on or on - datetime.timedelta(days=30)
    )
    if held:
        Holding.objects.create(gathering=gathering, held_on=on)
    if cancelled_on is not None:
        Cancellation.objects.create(gathering=gathering, cancelled_on=cancelled_on)
    return gathering


MEETINGS = {"tracking": "count", "measure": "meetings.member_held", "target": 2, "comparator": "at_least"}
BOARD_MEETINGS = {"tracking": "rhythm", "measure": "meetings.board_held", "cadence": "monthly", "excepted_months": [7]}
WELCOME = {"tracking": "coverage", "measure": "members.welcomed", "within_days": 7}
LETTERS = {"tracking": "pulse", "measure": "logbook.entries"}
WORD = {"tracking": "judgement"}
STRATEGY = {"tracking": "milestone", "measure": "logbook.entries", "due_on": D(2020, 3, 31)}
EACH = (MEETINGS, BOARD_MEETINGS, WELCOME, LETTERS, WORD, STRATEGY)
