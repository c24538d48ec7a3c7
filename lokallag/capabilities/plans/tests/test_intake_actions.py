"""A plan comes in: what is stored, what each promise becomes, and that it is all or nothing."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Actor
from lokallag.capabilities.plans.actions.intake import (
    carry_over,
    discard_draft,
    read_text_into_plan,
    set_frame,
    start_by_hand,
)
from lokallag.capabilities.plans.actions.owners import Owners
from lokallag.capabilities.plans.actions.proposing import FALLBACK, Frame, day_of, fields_of, first_look
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.models import AdoptedIsFixed, Commitment, Plan, SourceText, Version
from lokallag.capabilities.plans.reading.result import Proposal
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT, a_plan_by_rows, a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.groups.models import Group
from lokallag.core.journal.models import Entry
from lokallag.core.measures.book import BOOK

TEXTS = Path(__file__).parents[4].parent / "shared" / "plans" / "text"
YEAR = datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)


def frame(owners: Owners | None = None) -> Frame:
    return Frame(*YEAR, DAY, owners or Owners("Fjellvik", [], []))


def proposal(text: str = "Gjøre noe bra", **fields: object) -> Proposal:
    return replace(Proposal(text, 0, len(text)), **fields)  # type: ignore[arg-type]


def test_a_text_becomes_a_draft_with_its_text_and_parts(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_read(ada.person, filename="plan.txt")

    assert (version.number, version.origin, version.is_adopted) == (1, "read", False)
    assert (version.plan.starts_on, version.plan.ends_on) == YEAR
    source = version.source
    assert (source.text, source.filename, source.format) == (TEXT, "plan.txt", "txt")
    covered = {place for part in source.segments for place in range(part["start"], part["end"])}
    assert {place for place, sign in enumerate(TEXT) if not sign.isspace()} <= covered
    rows = list(version.commitments.in_order())
    assert len(rows) >= 6
    assert all(TEXT[row.start : row.end] == row.text for row in rows)
    assert Entry.objects.latest("pk").verb == "plans.read"


def test_every_commitment_can_be_followed(in_north: Chapter, ada: Actor) -> None:
    for row in a_plan_read(ada.person).commitments.all():
        assert row.tracking in set(Tracking)
        if row.tracking != Tracking.JUDGEMENT:
            known = BOOK.get(row.measure)
            assert known is not None, row.text
            assert row.tracking in known.serves, row.text


def test_newcomers_are_followed_within_a_week_and_it_says_why(in_north: Chapter, ada: Actor) -> None:
    row = a_plan_read(ada.person).commitments.get(text__startswith="Ringe alle nye")
    assert (row.tracking, row.measure, row.within_days) == ("coverage", "members.welcomed", 7)
    assert row.why["tracking"]["code"] == "newcomer_days"


def test_what_the_form_says_counts_before_what_is_read(in_north: Chapter, ada: Actor) -> None:
    first, last = datetime.date(2021, 3, 1), datetime.date(2022, 2, 28)
    version = a_plan_read(ada.person, title="Vår plan", starts_on=first, ends_on=last)
    assert (version.plan.title, version.plan.starts_on, version.plan.ends_on) == ("Vår plan", first, last)
    assert {row.ends_on for row in version.commitments.all()} == {last}


def test_signs_that_no_database_keeps_are_left_out(in_north: Chapter) -> None:
    version = a_plan_read(text=TEXT.replace("stand", "st\x00and"))
    assert version.source.text == TEXT
    assert all(TEXT[row.start : row.end] == row.text for row in version.commitments.all())


def test_a_text_without_a_year_gets_this_year(in_north: Chapter) -> None:
    version = a_plan_read(text="Vi skal:\n\n- Ha to stands.\n")
    assert (version.plan.starts_on, version.plan.ends_on) == YEAR


def test_a_reading_that_breaks_stores_nothing(in_north: Chapter, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("lokallag.capabilities.plans.actions.intake.record", broken)
    with pytest.raises(RuntimeError):
        a_plan_read()
    assert (Plan.objects.count(), Version.objects.count(), SourceText.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("styret", ("", "Styret")),
        ("Styreleder", ("chair", "")),
        ("nestleder", ("deputy_chair", "")),
        ("nestleiar", ("deputy_chair", "")),
        ("kassereren", ("treasurer", "")),
        ("sekretæren", ("secretary", "")),
        ("medieansvarleg", ("media_officer", "")),
        ("treasurer", ("treasurer", "")),
        ("kommunikasjonsgruppa", ("", "Kommunikasjonsgruppe")),
        ("Kommunestyregruppen", ("", "Kommunestyregruppa")),
        ("Lokallaget", ("", "")),
        ("North", ("", "")),
        ("Romvesenet", ("", "")),
    ],
)
def test_who_is_responsible_is_found_by_name(in_north: Chapter, said: str, who: tuple[str, str]) -> None:
    Group.objects.create(name="Styret", kind=Group.Kind.BOARD)
    Group.objects.create(name="Kommunestyregruppa", kind=Group.Kind.COUNCIL)
    Group.objects.create(name="Kommunikasjonsgruppe")
    guess = Owners.of_chapter("North").guess(said)
    assert (guess.role, guess.group.name if guess.group else "") == who


def test_the_board_without_a_group_is_the_chair(in_north: Chapter) -> None:
    assert Owners.of_chapter("North").guess("styret").role == "chair"


def test_a_person_is_found_by_name(in_north: Chapter, ada: Actor, bo: Actor) -> None:
    owners = Owners.of_chapter("North")
    assert owners.guess("Bo Berg").person == bo.person
    assert owners.guess("Ada").person == ada.person
    assert owners.guess(None).code == "not_said"


def test_a_count_without_a_number_is_kept_up_instead() -> None:
    found = fields_of(proposal(tracking="count", kind="stand"), frame())
    assert (found["tracking"], found["measure"]) == ("pulse", "events.stands_held")


def test_a_deadline_outside_the_period_is_kept_and_marked() -> None:
    found = fields_of(proposal(tracking="milestone", deadline="2019-03-31", count=1), frame())
    assert found["due_on"] == datetime.date(2019, 3, 31)
    assert found["why"]["window"] == {"code": "deadline_outside", "words": "", "unsure": True}


@pytest.mark.parametrize(
    ("labels", "count", "measure"),
    [(("kommunikasjonsgruppe",), 1, "groups.established"), ((), 4, "groups.established"), (("gruppe",), 1, FALLBACK)],
)
def test_a_group_without_a_name_is_not_met_by_any_group(labels: tuple[str, ...], count: int, measure: str) -> None:
    asked = proposal(tracking="milestone", kind="group_established", measure="groups.established", count=count)
    assert fields_of(replace(asked, labels=labels), frame())["measure"] == measure


def test_what_the_tracking_has_no_use_for_is_left_empty() -> None:
    found = fields_of(
        proposal(tracking="pulse", count=3, deadline="2021-05-05", labels=("a",), exceptions=(7,)), frame()
    )
    assert (found["target"], found["labels"], found["excepted_months"]) == (None, [], [])


@pytest.mark.parametrize("text", [None, "", "snart", "2021-13", "2021-02-30", "99999"])
def test_what_is_no_day_is_none(text: str | None) -> None:
    assert day_of(text) is None


def test_the_first_look_is_the_end_of_the_quarter() -> None:
    assert first_look(Tracking.PULSE, *YEAR, DAY) == datetime.date(2021, 3, 31)
    assert first_look(Tracking.JUDGEMENT, *YEAR, datetime.date(2021, 12, 30)) == datetime.date(2021, 12, 31)
    assert first_look(Tracking.COUNT, *YEAR, DAY) is None


def test_a_plan_by_hand_begins_empty(in_north: Chapter, ada: Actor) -> None:
    version = start_by_hand(title="", starts_on=YEAR[0], ends_on=YEAR[1], actor=ada.person, today=DAY)
    assert (version.plan.title, version.commitments.count()) == ("Arbeidsplan 2021", 0)


def test_carrying_over_moves_the_dates_and_gives_new_keys(in_north: Chapter, ada: Actor) -> None:
    old = adopted_plan(a_plan_read(ada.person), ada.person)
    first, last = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
    fresh = carry_over(version=old, starts_on=first, ends_on=last, actor=ada.person, today=DAY)

    assert fresh.plan_id != old.plan_id
    before, after = list(old.commitments.in_order()), list(fresh.commitments.in_order())
    assert [row.text for row in after] == [row.text for row in before]
    assert {row.promise for row in after} & {row.promise for row in before} == set()
    assert {row.review for row in after} == {Commitment.Review.OPEN}
    assert {row.due_on for row in after if row.due_on} == {datetime.date(2022, 3, 31)}
    assert {(row.starts_on, row.ends_on) for row in after} == {(first, last)}


def test_a_new_period_takes_the_commitments_with_it(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(2, ada.person)
    last = datetime.date(2022, 12, 31)
    set_frame(version=version, title="To år", starts_on=YEAR[0], ends_on=last, actor=ada.person)
    assert {row.ends_on for row in version.commitments.all()} == {last}
    assert Plan.objects.get().title == "To år"


def test_a_draft_can_be_thrown_away_and_an_adopted_plan_cannot(in_north: Chapter, ada: Actor) -> None:
    discard_draft(version=a_plan_by_rows(2, ada.person), actor=ada.person)
    assert (Plan.objects.count(), Commitment.objects.count()) == (0, 0)
    with pytest.raises(AdoptedIsFixed):
        discard_draft(version=a_plan_by_rows(1, ada.person, adopted=True), actor=ada.person)
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("name", ["000-mdg-asker-2020.txt", "001-sv-lillehammer-2020.txt"])
def test_every_promise_of_the_two_real_plans_can_be_followed(in_north: Chapter, ada: Actor, name: str) -> None:
    path = TEXTS / name
    if not path.exists():
        pytest.skip("the real plans lie beside the repository, in ../shared/plans, and are not here")
    version = read_text_into_plan(text=path.read_text(encoding="utf-8"), actor=ada.person, today=DAY, now=NOW)
    rows = list(version.commitments.in_order())
    assert len(rows) >= 12
    for row in rows:
        known = BOOK.get(row.measure)
        assert row.tracking == Tracking.JUDGEMENT or (known and row.tracking in known.serves), row.text
        assert row.tracking != Tracking.COUNT or row.target, row.text
        assert row.tracking != Tracking.RHYTHM or row.cadence, row.text
    assert version.plan.starts_on == datetime.date(2020, 1, 1)
    assert version.plan.ends_on == datetime.date(2021, 12, 31)
