"""The stage of the sweeping checks: the demonstration as it stands, with its own pages switched on."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.journeys.pages import Stage, set_stage


@pytest.fixture
def demonstration(settings: Settings) -> None:
    """The installation in demonstration mode, with the addresses that exist only there."""
    cache.clear()
    settings.DEMONSTRATION = True
    settings.ROOT_URLCONF = "lokallag.config.tests.demonstration_urls"
    settings.EMAIL_BACKEND = "lokallag.core.post.backends.KeptMail"


@pytest.fixture
def stage(demonstration: None, db: None) -> Stage:
    """The demonstration's rows, for checks without a browser."""
    return set_stage()
