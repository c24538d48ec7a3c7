"""What a pulse is compared with."""

from datetime import date, timedelta

from lokallag.capabilities.plans.following import Happening, Terms, Tracking, assess


def test_pulse_a_year_known_only_by_its_end_is_not_compared_with() -> None:
    terms = Terms(Tracking.PULSE, date(2020, 1, 1), date(2021, 12, 31), within_days=30)
    now = [Happening(date(2020, 3, 1) + timedelta(days=20 * n)) for n in range(17)]
    end_only = [Happening(date(2020, 2, 1)), Happening(date(2020, 2, 10))]
    whole = [Happening(date(2019, 3, 1)), *end_only]
    today = date(2021, 2, 15)
    assert assess(terms, happened=now, today=today, last_year=end_only).reason.params["before"] is None
    assert assess(terms, happened=now, today=today, last_year=whole).reason.params["before"] == 3
