"""A plan for the logbook to serve, without the capability that has plans."""

from collections.abc import Iterator

import pytest

from lokallag.core.chapters.models import Chapter
from lokallag.core.measures import promises
from lokallag.core.measures.promises import Served

PLAN = [
    Served("stands", "Minst 2 stands i løpet av året", "Utadrettet virksomhet", "/north/plan/commitments/stands/"),
    Served("letters", "Fortsette å være aktive med leserbrev", "Mediearbeid", "/north/plan/commitments/letters/"),
    Served("meetings", "Arrangere minst to medlemsmøter", "Organisasjon", "/north/plan/commitments/meetings/"),
    Served("welcome", "Kontakte alle nye medlemmer", "Organisasjon", "/north/plan/commitments/welcome/"),
    Served("pulse", "Vedlikeholde kontaktene i lokale medier", "Mediearbeid", "/north/plan/commitments/pulse/"),
    Served("strategy", "Vedta en strategi", "Strategi", "/north/plan/commitments/strategy/"),
]


@pytest.fixture
def plan() -> Iterator[list[Served]]:
    """The commitments that North can log for; the real sources rest meanwhile."""
    real = promises._SOURCES[:]
    promises._SOURCES[:] = [lambda chapter: PLAN if chapter.slug == "north" else []]
    yield PLAN
    promises._SOURCES[:] = real


@pytest.fixture
def plan_in_north(plan: list[Served], north: Chapter) -> Chapter:
    """North with a plan."""
    return north
