"""Which commitments a note's words point to."""

from hypothesis import given
from hypothesis import strategies as st

from lokallag.capabilities.logbook.words import akin, likely, pointed_to
from lokallag.core.measures.promises import Served

PLAN = [
    Served("stands", "Minst 2 stands i løpet av året", "Utadrettet virksomhet", "/s/"),
    Served("letters", "Fortsette å være aktive med leserbrev", "Mediearbeid", "/l/"),
    Served("meetings", "Arrangere minst to medlemsmøter i perioden", "Organisasjon", "/m/"),
    Served("welcome", "Kontakte alle nye medlemmer og ønske dem velkommen", "Organisasjon", "/w/", frozenset({7})),
]


def test_a_note_points_to_the_commitment_it_shares_words_with() -> None:
    for what, expected in (
        ("Stand på Stortorget", "stands"),
        ("Leserbrev om toget i GD", "letters"),
        ("Møte for medlemmene om strategi", "meetings"),
        ("Ringte nye medlemmer", "welcome"),
    ):
        assert pointed_to(what, PLAN)[0].key == expected


def test_a_note_of_common_words_points_nowhere() -> None:
    assert pointed_to("Vi gjorde noe i året", PLAN) == []


def test_forms_of_a_word_are_akin_and_chance_is_not() -> None:
    assert akin("stand", "stands")
    assert akin("medlemsmøter", "møte")
    assert akin("leserbrev", "leserbrevene")
    assert not akin("stand", "strategi")
    assert not akin("års", "årsmøte")


def test_what_is_likely_comes_first_and_nothing_is_lost_or_doubled() -> None:
    found = likely(PLAN, what="leserbrev", person=7, own_recent=["stands", "gone"], all_recent=["meetings", "stands"])
    assert [served.key for served in found] == ["letters", "stands", "welcome", "meetings"]


@given(
    st.text(max_size=80),
    st.lists(
        st.builds(Served, st.uuids().map(str), st.text(max_size=80), st.text(max_size=20), st.just("")), max_size=8
    ),
)
def test_any_text_gives_all_that_is_offered_once(what: str, offered: list[Served]) -> None:
    found = likely(offered, what=what, person=1, own_recent=[], all_recent=[])
    assert sorted(served.key for served in found) == sorted(served.key for served in offered)
