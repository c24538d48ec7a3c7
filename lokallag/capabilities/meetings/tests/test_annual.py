"""The annual meeting from the suggested agenda to the new board, through its own pages."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions import ballots, elections, nominating, succession
from lokallag.capabilities.meetings.actions.presence import arrive
from lokallag.capabilities.meetings.models import (
    Candidate,
    Decision,
    Office,
    Presence,
    Proposal,
    Roll,
    Succession,
    Turnover,
)
from lokallag.capabilities.meetings.standings.elections import elections_of, results_of
from lokallag.capabilities.meetings.standings.electorate import electorate_of
from lokallag.capabilities.meetings.tests.annual import Annual, annual_meeting
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.elected import NewBoard, on_new_board
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role
from lokallag.core.privacy.actions import erase_person

PAST = datetime.date(2020, 1, 1)
NOW = datetime.datetime(2021, 2, 15, 18, tzinfo=datetime.UTC)


@pytest.fixture
def annual(ada: Actor, in_north: Chapter) -> Annual:
    """An annual meeting in North today, six members there."""
    found = annual_meeting(ada, in_north, members=8)
    for name in list(found.people)[:6]:
        arrive(meeting=found.meeting, person=found.people[name], actor=ada.person, now=NOW)
    return found


def _url(annual: Annual, rest: str) -> str:
    return f"/north/meetings/{annual.meeting.pk}/{rest}"


def test_the_meeting_is_constituted_and_said_again_it_is_corrected(annual: Annual, ada: Actor, north: Chapter) -> None:
    p = annual.people
    said = {
        "approves_notice": "on",
        "approves_agenda": "on",
        "chair": p["Ada"].pk,
        "secretary": p["Medlem00"].pk,
        "first_signer": p["Medlem01"].pk,
        "second_signer": p["Medlem01"].pk,
    }
    url = _url(annual, "constitution/")
    assert ada.client.get(url).status_code == 200
    assert ada.client.post(url, said).status_code == 422, "one person does not sign twice"
    for second in ("Medlem02", "Medlem03"):
        assert ada.client.post(url, {**said, "second_signer": p[second].pk}).status_code == 302
    with within(north):
        rows = [(o.what, o.person.given_name) for o in Office.objects.filter(gathering=annual.meeting)]
        item = annual.item("opening")
        texts = list(Decision.objects.filter(item=item).order_by("place").values_list("text", flat=True))
    assert rows == [
        ("a_chair", "Ada"),
        ("b_secretary", "Medlem00"),
        ("c_signer", "Medlem01"),
        ("c_signer", "Medlem03"),
    ]
    assert len(texts) == 3, "each part is decided once"
    assert not any("Medlem" in text for text in texts), "decisions name nobody: the offices do"


def test_an_election_is_held_in_rounds_through_its_page(annual: Annual, ada: Actor, north: Chapter) -> None:
    p, election = annual.people, annual.election(Role.CHAIR)
    names = ["Medlem00", "Medlem01", "Medlem02"]
    for name in names:
        ada.client.post(_url(annual, f"elections/{election.pk}/candidates/"), {"person": p[name].pk})
    url = _url(annual, f"elections/{election.pk}/")
    with within(north):
        keys = list(Candidate.objects.filter(election=election).order_by("pk").values_list("pk", flat=True))

    def count(*votes: int, **more: int) -> int:
        said = {f"votes_{key}": number for key, number in zip(keys, votes, strict=False)}
        return int(ada.client.post(f"{url}rounds/count/", {**said, **more}).status_code)

    ada.client.post(f"{url}rounds/", {"method": "ballot"})
    assert count(9, 9, 9) == 422, "more votes than people"
    assert count(3, 2, 1) == 302, "six ballots, nobody over half: the last one falls out"
    ada.client.post(f"{url}rounds/", {"method": "ballot"})
    assert count(3, 3) == 302
    assert ada.client.get(url).status_code == 200
    assert ada.client.post(f"{url}lot/", {"drawn": [keys[0], keys[1]]}).status_code == 422, "one place, one name"
    assert ada.client.post(f"{url}lot/", {"drawn": [keys[1]], "how": "Lapper i en hatt"}).status_code == 302
    with within(north):
        [found] = [each for each in results_of(election.item) if each.pk == election.pk]
        roll = Roll.objects.order_by("pk")[0]
        assert roll.entries.count() == 6
    assert found.elected == ("Medlem01 Prøve",)
    assert [(r.number, r.cast, r.entitled) for r in found.rounds] == [(1, 6, 6), (2, 6, 6)]
    assert found.rounds[1].drawn == (("Medlem01 Prøve", "Medlem00 Prøve"),)
    assert ada.client.get(url).status_code == 200
    assert ada.client.get(_url(annual, f"roll/{roll.pk}/")).status_code == 200
    # Taken back, it is as before.
    ada.client.post(f"{url}rounds/2/removal/")
    with within(north):
        assert elections_of(pk=election.pk)[0].elected == ()


def test_a_lot_the_software_draws_can_be_drawn_again_by_anybody(annual: Annual, ada: Actor, in_north: Chapter) -> None:
    election = annual.election(Role.CHAIR)
    for name in ("Medlem00", "Medlem01"):
        elections.nominate(election=election, person=annual.people[name], actor=ada.person, today=TODAY)
    voting = ballots.open_round(
        election=election, method="ballot", is_last=True, chapter=in_north, actor=ada.person, now=NOW
    )
    keys = [tally.candidate_id for tally in voting.tallies.all()]
    ballots.count_round(
        voting=voting,
        votes=dict.fromkeys(keys, 3),
        cast=6,
        blank=0,
        invalid=0,
        entitled=6,
        actor=ada.person,
        now=NOW,
    )
    after = ballots.draw_lot(voting=voting, actor=ada.person, now=NOW, seed="vinter")
    assert [each.pk for each in after.elected] == ballots.drawn_with("vinter", keys)[:1]
    with pytest.raises(ValidationError):
        ballots.draw_lot(voting=voting, actor=ada.person, now=NOW)


def test_the_committees_work_is_its_own_until_the_list_is_out(
    annual: Annual, ada: Actor, bo: Actor, north: Chapter
) -> None:
    election = annual.election(Role.CHAIR)
    with within(north):
        Seat.objects.create(person=bo.person, role=Role.NOMINATING_COMMITTEE, starts_on=TODAY)
    url = _url(annual, "nominations/")
    new = f"{url}new/{election.pk}/"
    for name, consent in (("Medlem00", "yes"), ("Medlem01", "no")):
        said = {"person": annual.people[name].pk, "consent": consent, "words": f"Ordene om {name}"}
        assert bo.client.post(new, said).status_code == 302
    assert ada.client.post(new, {"person": annual.people["Medlem02"].pk, "consent": "yes"}).status_code == 403
    pages = [url, _url(annual, "elections/"), _url(annual, f"elections/{election.pk}/"), _url(annual, "annual/")]
    hidden = "".join(ada.client.get(page).content.decode() for page in pages)
    # The door's and the form's lists of all members name everybody; what the committee wrote names nobody to others.
    assert "Ordene om" not in hidden
    assert "Ordene om Medlem01" in bo.client.get(url).content.decode()
    assert bo.client.post(url, {"words": "Vi har ringt rundt."}).status_code == 302
    shown = ada.client.get(pages[2]).content.decode()
    assert "Ordene om Medlem00" in shown
    assert "Ordene om Medlem01" not in shown, "who said no is never shown"
    ada.client.post(_url(annual, "elections/acclamation/"))
    with within(north):
        assert [each.name for each in elections_of(pk=election.pk)[0].elected] == ["Medlem00 Prøve"]


def test_the_result_becomes_seats_in_one_step_and_back(annual: Annual, ada: Actor, in_north: Chapter) -> None:
    heard: list[NewBoard] = []
    on_new_board(heard.append)
    board = Group.objects.create(kind=Group.Kind.BOARD, name="Styret", leader=ada.person, established_on=PAST)
    Membership.objects.create(group=board, person=ada.person, starts_on=PAST)
    new = annual.people["Medlem00"]
    elections.nominate(election=annual.election(Role.CHAIR), person=new, actor=ada.person, today=TODAY)
    deputies = annual.election(Role.DEPUTY_MEMBER)
    for name in ("Medlem02", "Medlem01"):
        elections.nominate(election=deputies, person=annual.people[name], actor=ada.person, today=TODAY)
    ballots.acclaim(elections=[annual.election(Role.CHAIR), deputies], actor=ada.person, now=NOW)
    tomorrow = TODAY + datetime.timedelta(days=1)

    def seat() -> Succession:
        return succession.seat_elected(
            meeting=annual.meeting, starts_on=tomorrow, actor=ada.person, today=TODAY, now=NOW
        )

    with pytest.raises(ValidationError) as refused:
        seat()
    assert refused.value.code == "no_chair"
    new.user = User.objects.create_user(email="ny@example.org")
    new.save()
    before = sorted(Seat.objects.values_list("person", "role", "starts_on", "ends_on"))
    seat()
    held = {(s.person.given_name, s.role) for s in Seat.objects.held_on(tomorrow).select_related("person")}
    assert held == {("Medlem00", "chair"), ("Medlem01", "deputy_member"), ("Medlem02", "deputy_member")}
    assert {s.role for s in Seat.objects.held_on(TODAY)} == {"chair"}, "until midnight the old board leads"
    board.refresh_from_db()
    assert board.leader == new
    assert set(Membership.objects.held_on(tomorrow).values_list("person", flat=True)) == {new.pk}
    assert [(len(b.given), len(b.ended), b.is_undone) for b in heard] == [(3, 1, False)]
    with pytest.raises(ValidationError):
        seat()
    succession.undo_seating(meeting=annual.meeting, actor=ada.person, today=TODAY)
    assert sorted(Seat.objects.values_list("person", "role", "starts_on", "ends_on")) == before
    board.refresh_from_db()
    assert board.leader == ada.person
    assert set(Membership.objects.held_on(tomorrow).values_list("person", flat=True)) == {ada.person.pk}
    assert heard[-1].is_undone
    assert not Turnover.objects.exists()


def test_the_roll_says_who_may_vote_on_what_and_why(annual: Annual, ada: Actor, in_north: Chapter) -> None:
    young = annual.people["Medlem01"]
    young.birth_year = 2006
    young.save()
    found = electorate_of(annual.meeting, in_north)
    by_name = {voter.person.given_name: voter for voter in found.voters}
    assert by_name["Medlem00"].answer.may is True
    assert by_name["Medlem01"].answer.may is None
    assert by_name["Ada"].is_barred_from_accounts
    assert "§ 2-3" in by_name["Ada"].why_not_accounts
    # Ada is in the room, and young Medlem01 is to be asked first.
    assert (found.entitled(), found.entitled("accounts")) == (5, 4)
    ada.client.post(_url(annual, "roll/age/"), {"person": young.pk, "answer": "yes"})
    assert electorate_of(annual.meeting, in_north).entitled() == 6
    late = annual.people["Medlem07"]
    ada.client.post(_url(annual, "roll/arrival/"), {"person": late.pk})
    assert Presence.objects.filter(person=late, part="member", left_at__isnull=True).exists()


def test_pages_for_many_cost_the_same(
    ada: Actor, north: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    costs: list[list[int]] = []
    with within(north):
        found = annual_meeting(ada, north, members=3)
    for extra in (1, 40):
        with within(north):
            for number in range(extra):
                person = Person.objects.create(given_name=f"Ny{extra}", family_name=str(number), birth_year=1980)
                from lokallag.capabilities.members.models import Member

                Member.objects.create(person=person, joined_on=PAST)
                if number < 6:
                    for election in (found.election(Role.CHAIR), found.election(Role.DEPUTY_MEMBER)):
                        elections.nominate(election=election, person=person, actor=ada.person, today=TODAY)
        asked = []
        for place in ("annual/", "constitution/", "roll/", "elections/", "nominations/", "new-board/"):
            with django_assert_max_num_queries(40) as queries:
                assert ada.client.get(_url(found, place)).status_code == 200
            asked.append(len(queries))
        costs.append(asked)
    assert costs[0] == costs[1]


def test_a_member_sends_a_proposal_and_sees_no_others(annual: Annual, ada: Actor, bo: Actor, north: Chapter) -> None:
    url = _url(annual, "proposals/")
    assert bo.client.post(f"{url}new/", {"title": "Flere møter", "text": "Vi møtes oftere."}).status_code == 302
    said = {"title": "Brev fra kåret", "text": "Tekst", "by": "", "sender": "", "received_on": "2021-01-10"}
    assert ada.client.post(f"{url}new/", said).status_code == 422, "it comes from somebody"
    assert ada.client.post(f"{url}new/", {**said, "sender": "Fylkeslaget"}).status_code == 302
    seen = bo.client.get(url).content.decode()
    assert "Flere møter" in seen
    assert "Brev fra kåret" not in seen
    with within(north):
        early, late = Proposal.objects.order_by("received_on")
    assert (early.is_late(TODAY), late.is_late(datetime.date(2021, 1, 31))) == (False, True)
    assert ada.client.post(f"{url}{early.pk}/", {"recommendation": "Vedtas."}).status_code == 302
    for _again in range(2):
        assert ada.client.post(f"{url}{early.pk}/item/").status_code == 302
    with within(north):
        early.refresh_from_db()
        assert early.item is not None
        assert early.item.recommendation == "Vedtas."
        assert annual.meeting.items.filter(title="Brev fra kåret").count() == 1
    assert "Brev fra kåret" in bo.client.get(url).content.decode()
    assert bo.client.get(f"{url}{late.pk}/").status_code == 200


def test_numbers_stay_when_a_candidate_is_erased(annual: Annual, ada: Actor, in_north: Chapter) -> None:
    election = annual.election(Role.CHAIR)
    person = annual.people["Medlem00"]
    elections.nominate(election=election, person=person, actor=ada.person, today=TODAY)
    nominating.change_nomination(
        candidate=Candidate.objects.get(), consent="yes", words="Kjent", counts_as="man", actor=ada.person
    )
    ballots.acclaim(elections=[election], actor=ada.person, now=NOW)
    erase_person(person=person, actor=ada.person, today=TODAY)
    row = Candidate.objects.get()
    assert (row.person, row.words, row.counts_as) == (None, "", "unsaid")
    assert elections_of(pk=election.pk)[0].is_over


def test_a_stranger_finds_no_meeting_and_a_member_changes_nothing(
    annual: Annual, bo: Actor, cecilie: Actor, client: Client
) -> None:
    election = annual.election(Role.CHAIR).pk
    assert cecilie.client.get(_url(annual, "elections/")).status_code == 404
    assert bo.client.get(_url(annual, f"elections/{election}/")).status_code == 200
    for place in (f"elections/{election}/rounds/", "roll/", "new-board/", "nominations/", "constitution/"):
        assert bo.client.post(_url(annual, place)).status_code in (403, 405)
