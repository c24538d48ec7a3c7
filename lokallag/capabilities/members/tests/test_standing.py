"""A membership over time: the member's own row always says what the standings say."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Member, Standing
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter

JOINED = datetime.date(2020, 3, 1)
DUE = datetime.date(2020, 12, 31)
State = Member.State


def test_a_state_is_set_with_its_day_and_taken_back(ada: Actor, in_north: Chapter) -> None:
    member = joined(ada, "Åse Ødegård", JOINED)
    said = {"member": member, "actor": ada.person, "today": TODAY}

    def now() -> tuple[str, datetime.date | None, datetime.date | None]:
        member.refresh_from_db()
        return member.state, member.left_on, member.unpaid_since

    unpaid = actions.set_state(**said, state=State.UNPAID, on=DUE)
    assert now() == ("unpaid", None, DUE)
    assert actions.set_state(**said, state=State.UNPAID, on=DUE) == unpaid
    actions.set_state(**said, state=State.UNPAID, on=TODAY)
    assert now() == ("unpaid", None, DUE)
    gone = actions.set_state(**said, state=State.RESIGNED, on=TODAY)
    assert now() == ("resigned", TODAY, None)
    assert not Member.objects.current_on(TODAY).exists()
    actions.undo_state(standing=gone, actor=ada.person)
    actions.undo_state(standing=gone, actor=ada.person)
    assert now() == ("unpaid", None, DUE)
    actions.set_state(**said, state=State.MEMBER, on=TODAY)
    assert now() == ("member", None, None)
    for day in (TODAY + datetime.timedelta(days=1), JOINED - datetime.timedelta(days=1)):
        with pytest.raises(ValidationError):
            actions.set_state(**said, state=State.EXPELLED, on=day)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(State.values), st.integers(0, 300)) | st.integers(0, 9), min_size=1, max_size=8
    )
)
def test_the_member_always_says_what_the_latest_standing_says(
    steps: list[tuple[str, int] | int], ada: Actor, in_north: Chapter
) -> None:
    member = joined(ada, "Åse Ødegård", JOINED)
    for step in steps:
        standings = list(Standing.objects.filter(member=member).order_by("pk"))
        if isinstance(step, int):
            if step < len(standings):
                actions.undo_state(standing=standings[step], actor=ada.person)
        else:
            day = JOINED + datetime.timedelta(days=step[1])
            actions.set_state(member=member, state=step[0], on=day, actor=ada.person, today=TODAY)
        member = Member.objects.get(pk=member.pk)
        last = Standing.objects.filter(member=member).order_by("on", "pk").last()
        assert member.state == (last.state if last else State.MEMBER)
        assert (member.left_on is not None) == (member.state in Member.GONE)
        assert (member.unpaid_since is not None) == (member.state == State.UNPAID)
