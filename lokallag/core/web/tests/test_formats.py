"""Times of day as each language writes them."""

import datetime

import pytest
from django.utils import translation

from lokallag.core.web.templatetags.web import clock


@pytest.mark.parametrize(("language", "said"), [("nb", "18.05"), ("nn", "18.05"), ("en", "6:05 p.m.")])
def test_a_time_is_written_the_way_of_the_language(language: str, said: str) -> None:
    with translation.override(language):
        assert clock(datetime.time(18, 5)).endswith(said)
