"""An annual meeting for sixty people in the browser: the agenda the statutes want, the constitution, eight elections, the new board, the signed protocol."""

from __future__ import annotations

import base64
import datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions import elections, nominating
from lokallag.capabilities.meetings.actions.presence import arrive
from lokallag.capabilities.meetings.models import (
    Closing,
    Decision,
    Election,
    Office,
    Opening,
    Roll,
    Signature,
)
from lokallag.capabilities.meetings.standings.elections import results_by_item
from lokallag.capabilities.meetings.tests.annual import Annual, annual_meeting
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role
from tests.journeys.steps import page_of, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = datetime.datetime(2021, 2, 15, 17, tzinfo=datetime.UTC)
#: A picture of one white dot: the scan.
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC")
POSTS = (Role.CHAIR, Role.DEPUTY_CHAIR, Role.TREASURER, Role.SECRETARY, Role.BOARD_MEMBER)


def _ready(ada: Actor, chapter: Chapter) -> Annual:
    """Sixty members, eight elections with the committee's list out, all sixty at the door."""
    for role in POSTS[1:]:
        Seat.objects.create(person=ada.person, role=role, starts_on=datetime.date(2019, 1, 1))
    found = annual_meeting(ada, chapter, members=59)
    people = list(found.people.values())
    people[1].user = User.objects.create_user(email="ny.leder@example.org")
    people[1].save()
    chosen = iter(people[1:])
    for election in Election.objects.filter(item__gathering=found.meeting).order_by("place"):
        for _seat in range(election.seats):
            nominating.put_up(
                election=election,
                person=next(chosen),
                consent="yes",
                words="",
                counts_as="",
                actor=ada.person,
                today=TODAY,
            )
    nominating.give_out(meeting=found.meeting, words="", actor=ada.person, now=NOW)
    for number, role in enumerate((Role.CHAIR, Role.DEPUTY_CHAIR)):
        rival = people[-1 - number]
        elections.nominate(election=found.election(role), person=rival, actor=ada.person, today=TODAY)
    for person in people:
        arrive(meeting=found.meeting, person=person, actor=ada.person, now=NOW)
    return found


def _press(page: Page, selector: str) -> None:
    page.locator(selector).first.click()


def _ballot(page: Page, base: str, election: int, *votes: int) -> None:
    """Begin a round by ballot and write its numbers down."""
    page.goto(f"{base}/elections/{election}/")
    _press(page, "main button[name=method][value=ballot]")
    fields = page.locator("main input[name^=votes_]")
    expect(fields).to_have_count(len(votes))
    for place, number in enumerate(votes):
        fields.nth(place).fill(str(number))
    _press(page, "main form:has(input[name^=votes_]) button.ui-button")
    expect(page.locator("main input[name^=votes_]")).to_have_count(0)


def test_an_annual_meeting_for_sixty_ends_with_a_new_board_and_a_signed_protocol(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        found = _ready(ada, north)
        keys = {row.role: row.pk for row in Election.objects.filter(item__gathering=found.meeting)}
        assert len(keys) == 8
        Opening.objects.create(gathering=found.meeting, opened_at=NOW, chaired_by=ada.person)
    base = f"{live_server.url}/north/meetings/{found.meeting.pk}"
    page = page_of(browser, ada, live_server.url)
    # The constitution: six people chosen from a list, no name typed.
    page.goto(f"{base}/constitution/")
    names = ("chair", "secretary", "first_signer", "second_signer", "first_teller", "second_teller")
    for place, name in enumerate(names):
        page.locator(f"select[name={name}]").select_option(index=place + 10)
    _press(page, "main form .ui-form-buttons button")
    page.wait_for_url("**/annual/")
    seen(page, "annual")
    page.goto(f"{base}/roll/")
    expect(page.locator("#door [role=status]")).to_contain_text("60")
    # The committee's six without a rival are elected in one click; the two contested by ballot, one of them in two rounds.
    page.goto(f"{base}/elections/")
    _press(page, "form[action$='/elections/acclamation/'] button")
    page.wait_for_load_state()
    _ballot(page, base, keys[Role.CHAIR], 34, 25)
    _ballot(page, base, keys[Role.DEPUTY_CHAIR], 30, 30)
    _ballot(page, base, keys[Role.DEPUTY_CHAIR], 30, 30)
    # Equal in the last round: the lot decides, drawn by hand and written down.
    page.locator("main input[name=drawn]").first.check()
    page.locator("main input[name=how]").fill("Lapper i en hatt")
    _press(page, "main form:has(input[name=drawn]) button.ui-button")
    page.wait_for_load_state()
    seen(page, "election")
    page.goto(f"{base}/new-board/")
    _press(page, "main form:has(input[name=starts_on]) button.ui-button")
    expect(page.locator("form[action$='/new-board/undo/']").first).to_be_visible()
    seen(page, "new-board")
    with within(north):
        tomorrow = TODAY + datetime.timedelta(days=1)
        held = Seat.objects.held_on(tomorrow)
        assert not held.filter(person=ada.person).exists()
        assert held.count() == 5 + 2 + 3
        assert Person.objects.get(seats__in=held.filter(role=Role.CHAIR)).user is not None
        results = [each for rows in results_by_item(found.meeting).values() for each in rows]
        assert all(each.is_over for each in results)
        deputy = next(each for each in results if each.pk == keys[Role.DEPUTY_CHAIR])
        assert [(r.number, r.cast, r.entitled) for r in deputy.rounds] == [(1, 60, 60), (2, 60, 60)]
        assert deputy.rounds[1].how_drawn == ("Lapper i en hatt",)
        assert Roll.objects.filter(gathering=found.meeting).count() == 3
        assert Office.objects.filter(gathering=found.meeting).count() == 6
        assert Decision.objects.filter(item__gathering=found.meeting).count() == 3
        assert not Closing.objects.exists()
    _protocol(page, base)
    _signed(north, found)
    page.context.close()


def _signed(north: Chapter, found: Annual) -> None:
    """The two who were elected to sign have signed, and nobody else."""
    with within(north):
        signed = {one.signer.person_id for one in Signature.objects.select_related("signer")}
        chosen = Office.objects.filter(gathering=found.meeting, what=Office.What.SIGNER).values_list(
            "person", flat=True
        )
        assert signed == set(chosen)
        assert len(signed) == 2


def _protocol(page: Page, base: str) -> None:
    """Closed; approved by the two who were elected to sign, and signed by them on paper; a file that can be read."""
    page.goto(f"{base}/room/")
    _press(page, "form[action$='/closing/'] button")
    page.wait_for_load_state()
    page.goto(f"{base}/minutes/approval/")
    page.locator("main input[name=how][value=signers]").check()
    _press(page, "main form.ui-form button.ui-button")
    page.wait_for_url("**/minutes/")
    page.goto(f"{base}/minutes/paper/")
    page.locator("main input[type=file]").set_input_files(
        {"name": "signert.png", "mimeType": "image/png", "buffer": DOT}
    )
    _press(page, "main form.ui-form button.ui-button")
    page.wait_for_url("**/minutes/")
    seen(page, "annual-protocol")
    assert page.request.get(f"{base}/minutes/minutes.pdf").body()[:5] == b"%PDF-"
