"""What each kind of reason is given, before a sample changes it."""

from datetime import date

from lokallag.capabilities.plans.following import Cadence

TODAY = date(2021, 2, 15)
JUNE, MARCH, OLD = date(2021, 6, 12), date(2021, 3, 18), date(2020, 6, 30)
END = date(2021, 12, 31)
COUNT = {"done": 1, "target": 2, "due_on": END, "planned": 0, "next_on": None}
STEP = COUNT | {"past_done": 1, "past_from": date(2020, 1, 1), "past_to": date(2020, 12, 31), "steps": 2}
RHYTHM = {
    "done": 11,
    "asked": 12,
    "missed": 1,
    "missed_on": date(2020, 10, 1),
    "need": 1,
    "here": 0,
    "cadence": Cadence.MONTHLY,
    "excepted": (7,),
    "step_on": date(2021, 2, 1),
    "due_on": date(2021, 2, 28),
}
COVERAGE = {
    "done": 14,
    "total": 23,
    "target": 23,
    "waiting": 9,
    "overdue": 5,
    "oldest_on": date(2021, 1, 2),
    "near": 2,
    "near_on": MARCH,
    "late": 3,
    "within_days": 7,
    "due_on": MARCH,
}
MILESTONE = {
    "done": 3,
    "target": 4,
    "due_on": OLD,
    "reached_on": date(2020, 3, 24),
    "missing": ("Kultur",),
    "with_deadline": True,
}
PULSE = {
    "done": 18,
    "before": 11,
    "last_on": date(2020, 11, 24),
    "usual": None,
    "limit": 90,
    "due_on": MARCH,
    "starts_on": date(2021, 1, 1),
}
SAID = {"said_on": date(2021, 1, 12), "by": "Styret", "due_on": END}
PLANNED = {"planned": 1, "next_on": JUNE}
FORGOT = {"forgotten": 1, "forgotten_on": date(2021, 2, 3)}
