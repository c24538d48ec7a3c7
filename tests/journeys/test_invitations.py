"""Three stories: an answer from a mail on a phone, from the website's form to a member, a member's own page and the way out."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Application, Member
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.actions import Details, plan_gathering
from lokallag.core.gatherings.models import Attendance
from lokallag.core.people.models import Person, Seat
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = pytest.mark.browser
PARTY = TODAY + datetime.timedelta(days=10)


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> None:
    cache.clear()


def address_in(letter: int, path: str, live_server: LiveServer) -> str:
    """The address on this server that a letter leads to."""
    found = re.search(rf"http://[^/\s]+({path}\S*)", str(mail.outbox[letter].body))
    assert found, mail.outbox[letter].body
    return live_server.url + found.group(1)


def stranger(browser: Browser, *, javascript: bool = True) -> Page:
    """Somebody on a phone who is logged in nowhere."""
    page = browser.new_context(**PHONE, locale="nb-NO", java_script_enabled=javascript).new_page()
    page.set_default_timeout(10_000)
    return page


def member(actor: Actor, name: str, email: str) -> Member:
    given, _space, family = name.partition(" ")
    with within(actor.chapter):
        return actions.register_member(
            given_name=given,
            family_name=family,
            email=email,
            joined_on=datetime.date(2020, 5, 1),
            actor=actor.person,
            today=TODAY,
        )


def test_an_answer_from_the_mail_on_a_phone_without_an_account(
    browser: Browser, live_server: LiveServer, ada: Actor
) -> None:
    kari = member(ada, "Kari Moen", "kari@example.org").person
    with within(ada.chapter):
        details: Details = {"kind": "social", "title": "Vårfest", "on": PARTY, "capacity": 3, "guests_each": 1}
        row = plan_gathering(details=details, actor=ada.person, today=TODAY)
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/events/{row.pk}/")
    page.locator("a[href$='/invitations/']").first.click()
    page.select_option("[name=people]", index=1)
    page.locator("[name=step][value=look]").click()
    seen(page, "invitations-preview")
    page.locator("[name=step][value=send]").click()
    expect(page.locator("[name=step][value=look]")).to_be_visible()

    phone = stranger(browser, javascript=False)
    phone.goto(address_in(-1, "/north/invitations/", live_server))
    assert widest(phone) <= 390
    seen(phone, "invitations-phone")
    phone.locator("[name=answer][value=yes]").tap()
    expect(phone.locator("main .ui-banner")).to_be_visible()
    with within(ada.chapter):
        given = Attendance.objects.get()
        assert (given.person, given.answer) == (kari, "signed_up")
    # The same link takes another answer, with a guest.
    phone.select_option("[name=guests]", "1")
    phone.locator("[name=answer][value=yes]").tap()
    expect(phone.locator("main .ui-banner")).to_contain_text("1")
    seen(phone, "invitations-answered")
    page.reload()
    expect(page.locator("main")).to_contain_text("Kari Moen")
    with within(ada.chapter):
        assert Attendance.objects.get().guests == 1


def test_from_the_website_to_a_member_with_a_contact(browser: Browser, live_server: LiveServer, ada: Actor) -> None:
    with within(ada.chapter):
        values: dict[str, object] = {"is_open": True, "intro": "", "privacy_contact": "", "origins": ""}
        actions.change_join_page(values=values, actor=ada.person)
    phone = stranger(browser)
    phone.goto(f"{live_server.url}/north/join/")
    for name, value in (("given_name", "Yusuf"), ("family_name", "Hassan"), ("email", "yusuf@example.org")):
        phone.fill(f"[name={name}]", value)
    phone.fill("[name=birth_year]", "1990")
    phone.locator("[name=agrees]").check()
    assert widest(phone) <= 390
    seen(phone, "join-form")
    # People need some seconds; a form that comes back sooner is a robot's.
    phone.wait_for_timeout(3000)
    phone.locator("main form button").last.tap()
    phone.wait_for_url("**/join/thanks/**")
    phone.goto(address_in(-1, "/north/join/confirm/", live_server))
    seen(phone, "join-confirm")
    phone.locator("main form button").tap()
    expect(phone.locator("main .ui-banner")).to_be_visible()
    with within(ada.chapter):
        assert Application.objects.waiting().count() == 1

    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/members/applications/")
    page.locator("main .ui-list a").first.click()
    seen(page, "join-application")
    page.locator("form[action$='/acceptance/'] button").last.click()
    page.wait_for_url("**/north/members/*/")
    with within(ada.chapter):
        new = Member.objects.get()
        assert (new.person.name, new.contact, new.welcome.due_on) == (
            "Yusuf Hassan",
            ada.person,
            TODAY + datetime.timedelta(days=7),
        )


def test_a_member_comes_to_their_own_page_by_a_code_and_leaves(
    browser: Browser, live_server: LiveServer, ada: Actor
) -> None:
    kari = member(ada, "Kari Moen", "kari@example.org").person
    phone = stranger(browser)
    phone.goto(f"{live_server.url}/north/mine/")
    phone.fill("[name=email]", "kari@example.org")
    phone.locator("main form button").first.tap()
    phone.wait_for_selector("[name=code]")
    code = re.search(r"^(\d{4}-\d{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    phone.fill("[name=code]", code.group(1))
    phone.locator("main form button").first.tap()
    phone.wait_for_url("**/north/mine/")
    assert widest(phone) <= 390
    seen(phone, "mine")
    # It stands on the bottom bar for somebody without a post.
    expect(phone.locator(".ui-bottom-bar > li > a[href$='/mine/']")).to_have_attribute("aria-current", "page")
    phone.locator("a[href$='/mine/details/']").first.tap()
    phone.fill("[name=phone]", "912 34 567")
    phone.locator("main form button").first.tap()
    phone.wait_for_url("**/north/mine/")
    with within(ada.chapter):
        assert Person.objects.get(pk=kari.pk).phone == "+4791234567"
    phone.locator("a[href$='/mine/leaving/']").tap()
    phone.locator("[name=sure]").check()
    seen(phone, "mine-leaving")
    phone.locator("main form button").first.tap()
    phone.wait_for_url(lambda url: "/north/" not in url)
    with within(ada.chapter):
        assert Member.objects.get(person=kari).state == "resigned"
        assert not Seat.objects.filter(person=kari).exists()
