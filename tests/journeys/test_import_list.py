"""A messy list in the browser: chosen, its columns mended, looked through, brought in, taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from conftest import Actor
from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MESSY = (
    "Medlemsliste for Nord per 15.02.2021;;;;;\r\n;;;;;\r\n"
    "Nr;Navn;Kontakt;Postnr;Innmeldt;F\u00f8dselsnr\r\n"
    '7;"\u00d8deg\u00e5rd, \u00c5se";0047 912 34 567;150;1.3.2015;01010012356\r\n'
    "8;Bo Lie;nope;2609;10.02.2021;\r\n"
    "8;Per Vik;;;;\r\n"
)


def test_a_messy_list_is_mended_brought_in_and_taken_back(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    page = page_of(browser, ada, live_server.url, **PHONE)
    page.goto(f"{live_server.url}/north/members/imports/")
    page.set_input_files("[name=file]", {"name": "liste.csv", "mimeType": "text/csv", "buffer": MESSY.encode("cp1252")})
    page.locator("form:has([name=file]) button.ui-button").last.click()
    page.wait_for_url("**/columns/")
    assert page.locator("[name=column_1]").input_value() == "name"
    assert page.locator("[name=column_5]").count() == 0
    assert "12356" not in page.content()
    page.select_option("[name=column_2]", "phone")
    seen(page, "import-columns")
    assert widest(page) <= 390
    page.locator("form:has([name=column_1]) button.ui-button").first.click()
    page.wait_for_url("**/imports/*/")
    assert page.locator("text=Åse Ødegård").count() == 1
    seen(page, "import-ready")
    page.click("a[href='?show=refused']")
    assert page.locator("text=Per Vik").count() == 1
    page.locator("form[action$='/application/'] button").click()
    page.wait_for_selector("form[action$='/undo/']")
    with within(north):
        member = Member.objects.select_related("person").get()
        assert (member.person.name, member.person.phone, member.person.postcode) == (
            "Åse Ødegård",
            "+4791234567",
            "0150",
        )
    seen(page, "import-applied")
    page.locator(".import-undo button").click()
    page.wait_for_selector("form[action$='/undo/']", state="detached")
    with within(north):
        assert not Member.objects.exists()
    page.context.close()
