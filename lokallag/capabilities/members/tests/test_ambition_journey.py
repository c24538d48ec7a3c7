"""A member fills in what they want on a phone, is found for a stand, asked, says yes with one click, and is on its list."""

import datetime
import re

import pytest
from django.core import mail
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Ambition, Ask, Interest
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Attendance, Gathering
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_link_on_the_phone_to_the_stands_list(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        kari = joined(ada, "Kari Moen", datetime.date(2020, 3, 1), email="kari@example.org")
        stand = Gathering.objects.create(
            kind="stand", title="Stand på torget", on=datetime.date(2021, 3, 6), planned_on=TODAY, is_open=True
        )
        actions.interests()
        tick = str(Interest.objects.get(key="stand").pk)
        link = actions.ambition_path(kari.person, north)
    phone = browser.new_context(**PHONE, locale="nb-NO", reduced_motion="reduce").new_page()
    phone.set_default_timeout(10_000)

    phone.goto(live_server.url + link)
    seen(phone, "ambition-phone")
    assert widest(phone) <= PHONE["viewport"]["width"]
    phone.locator(f"label:has(input[name=want][value='{tick}'])").tap()
    phone.locator("label:has(input[name=time][value=monthly])").tap()
    phone.locator("main form button[type=submit]").last.tap()
    phone.wait_for_url("**/thanks/")
    seen(phone, "ambition-thanks")

    chair = page_of(browser, ada, live_server.url)
    chair.goto(f"{live_server.url}/north/events/{stand.pk}/")
    chair.locator(f"a[href='/north/asks/gathering/{stand.pk}/']").click()
    chair.locator("li", has_text="Kari Moen").locator("form button").click()
    chair.wait_for_selector(".ui-message-undo")
    seen(chair, "ambition-asked")

    found = re.search(r"https?://[^/\s]+(/north/asks/mine/\S+answer=yes)", str(mail.outbox[-1].body))
    assert found
    phone.goto(live_server.url + found.group(1))
    with within(north):
        assert Ask.objects.get().answer == "open"
    phone.locator("button[value=yes]").tap()
    phone.wait_for_selector("button[value=undo]")
    seen(phone, "ambition-yes")

    with within(north):
        assert (Ambition.objects.get().time, Ask.objects.get().answer) == ("monthly", "yes")
        assert Attendance.objects.get().answer == "signed_up"
    chair.goto(f"{live_server.url}/north/events/{stand.pk}/")
    assert chair.locator("main", has_text="Kari Moen").count() == 1
