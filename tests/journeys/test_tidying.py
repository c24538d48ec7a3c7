"""A merge is done and undone in the browser; a member leaves by themself on a phone and is gone."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.members.actions import register_member
from lokallag.capabilities.members.actions.retention import erase_gone, note_farewells
from lokallag.capabilities.members.models import Member, Remark
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, User
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_merge_is_undone(browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter) -> None:
    with within(north):
        for number, phone in enumerate(("+4790000000", "+4791111111")):
            person = Person.objects.create(
                given_name="Kari", family_name="Moen", phone=phone, birth_year=1970, email=f"kari{number}@example.org"
            )
            member = Member.objects.create(person=person, joined_on=TODAY)
            Remark.objects.create(member=member, text=f"Merknad {number}")
        before = list(Person.objects.order_by("pk").values())
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/members/duplicates/")
    seen(page, "duplicates")
    page.locator("a[href*='/merge/']").first.click()
    page.locator(".ui-versus-side:has-text('911 11 111'), .ui-versus-side:has-text('+4791111111')").click()
    seen(page, "merge")
    page.locator("main form:has(.ui-versus) button.ui-button").first.click()
    page.wait_for_url("**/members/duplicates/")
    with within(north):
        kari = Person.objects.get(family_name="Moen")
        assert kari.phone == "+4791111111"
        assert Remark.objects.filter(member__person=kari).count() == 2
    # The way back stands in the message and, for thirty days, in the list.
    page.locator("a[href*='/merges/']").click()
    page.locator("main form button.ui-button").first.click()
    page.wait_for_url("**/members/duplicates/")
    seen(page, "merge-undone")
    expect(page.locator("a[href*='/merge/']")).to_have_count(1)
    with within(north):
        assert list(Person.objects.order_by("pk").values()) == before
        assert [m.remarks.count() for m in Member.objects.all()] == [1, 1]


def test_a_member_leaves_by_themself_and_is_gone(
    browser: Browser, live_server: LiveServer, ada: Actor, bo: Actor, north: Chapter
) -> None:
    with within(north):
        register_member(
            person=bo.person, joined_on=datetime.date(2020, 1, 1), contact=None, actor=ada.person, today=TODAY
        )
    page = page_of(browser, bo, live_server.url, **PHONE)
    page.goto(f"{live_server.url}/north/mine/leaving/")
    seen(page, "leaving")
    assert widest(page) <= 390
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form button.ui-button[data-color], main form .ui-form-buttons button").first.click()
    page.wait_for_url(lambda url: "leaving" not in url)
    officer = page_of(browser, ada, live_server.url)
    officer.goto(f"{live_server.url}/north/members/?show=left")
    expect(officer.locator("main")).to_contain_text("Bo Berg")
    now = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)
    with within(north):
        note_farewells(today=TODAY, now=now)
        assert erase_gone(today=TODAY, now=now + datetime.timedelta(hours=20)) == 1
        assert not Person.objects.filter(family_name="Berg").exists()
    assert not User.objects.filter(pk=bo.user.pk).exists()
    officer.reload()
    expect(officer.locator("main")).not_to_contain_text("Bo Berg")
    page.goto(f"{live_server.url}/north/")
    page.wait_for_url("**/accounts/login/**")
