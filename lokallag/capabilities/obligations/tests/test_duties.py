"""The year is laid out by itself, once, and follows its rules."""

import datetime

from lokallag.capabilities.obligations.actions import ensure_duties
from lokallag.capabilities.obligations.models import Duty
from lokallag.core.chapters.models import Chapter

D = datetime.date


def test_the_year_is_laid_out_once_and_follows_its_rule(in_north: Chapter, today: datetime.date) -> None:
    made = ensure_duties(chapter=in_north, today=today)
    assert made == Duty.objects.count() > 5
    report = Duty.objects.get(rule="report", period="2021")
    assert (report.due_on, report.published_on, report.about) == (D(2021, 5, 31), D(2021, 6, 1), 2020)
    assert ensure_duties(chapter=in_north, today=today) == 0
    Duty.objects.filter(pk=report.pk).update(due_on=D(2021, 5, 1), late_after=D(2021, 5, 1))
    ensure_duties(chapter=in_north, today=today)
    report.refresh_from_db()
    assert report.due_on == D(2021, 5, 31)
