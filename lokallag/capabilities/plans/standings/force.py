"""Which version of which plan was in force on a day."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from lokallag.capabilities.plans.models import Version


def in_force(today: datetime.date) -> dict[int, Version]:
    """Return the version in force on the day for each chapter of the scope that has one, by chapter id. One query.

    It is the adopted version with the latest `adopted_on` by then, of the plan whose period holds the day; where no
    period holds it, of the plan that began last. Each carries `first_adopted_on`: since when its plan is in force.
    """
    rows = Version.objects.adopted_by(today).select_related("plan", "adoption", "adoption__gathering")
    by_chapter: dict[int, list[Version]] = defaultdict(list)
    for version in rows:
        by_chapter[version.chapter_id].append(version)
    return {chapter: _chosen(versions, today) for chapter, versions in by_chapter.items()}


def version_in_force(today: datetime.date) -> Version | None:
    """Return the version in force in the scope's one chapter, None without an adopted plan."""
    return next(iter(in_force(today).values()), None)


def first_adopted_on(versions: Iterable[Version]) -> datetime.date:
    """Return the first day any of the versions was adopted."""
    return min(version.adoption.adopted_on for version in versions)


def _chosen(versions: list[Version], today: datetime.date) -> Version:
    def rank(version: Version) -> tuple[bool, datetime.date, int, datetime.date, int]:
        plan = version.plan
        holds = plan.starts_on <= today <= plan.ends_on
        return holds, plan.starts_on, plan.pk, version.adoption.adopted_on, version.number

    chosen = max(versions, key=rank)
    siblings = [version for version in versions if version.plan_id == chosen.plan_id]
    chosen.first_adopted_on = first_adopted_on(siblings)  # type: ignore[attr-defined]
    return chosen
