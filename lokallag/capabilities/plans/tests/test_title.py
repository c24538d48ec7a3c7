"""How a promise is said as a heading."""

import pytest

from lokallag.capabilities.plans.models import Commitment


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("invitere til egne møter og", "Invitere til egne møter"),
        ("vedta *Strategi 2023*", "Vedta Strategi 2023"),
        ("skal fortsatt verve nye.", "Skal fortsatt verve nye"),
        ("samt årsmøtet og", "Årsmøtet"),
        ("ha møter samt ,", "Ha møter"),
        ("Ha 2 stands i 2021!", "Ha 2 stands i 2021!"),
        ("gange 2*3", "Gange 2*3"),
        ("over\n  to linjer", "Over to linjer"),
        ("", ""),
    ],
)
def test_a_title_is_the_promise_as_a_heading(text: str, title: str) -> None:
    commitment = Commitment(text=text)
    assert commitment.title == title
    assert commitment.text == text
