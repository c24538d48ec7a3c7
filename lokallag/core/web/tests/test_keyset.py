"""A long list in pieces, whatever happens to its rows meanwhile."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.web.keyset import piece


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from("abcåø"), max_size=12), size=st.integers(1, 5), down=st.booleans())
def test_the_pieces_together_are_the_whole_list(names: list[str], size: int, down: bool, in_north: Chapter) -> None:
    Person.objects.all().delete()
    for name in names:
        Person.objects.create(given_name=name)
    order = ("-sort_key", "-pk") if down else ("sort_key", "pk")
    seen: list[Person] = []
    after = ""
    while True:
        found = piece(Person.objects.all(), order, after=after, size=size)
        seen += found.rows
        after = found.next_after
        if not after:
            break
    assert seen == list(Person.objects.order_by(*order))


@pytest.mark.parametrize("after", ["x", "-1", "99", "9" * 40, "²", "\x00"])
def test_an_unknown_place_begins_at_the_start(after: str, in_north: Chapter) -> None:
    Person.objects.create(given_name="a")
    assert len(piece(Person.objects.all(), ("sort_key", "pk"), after=after).rows) == 1
