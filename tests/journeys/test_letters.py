"""A letter to many on a laptop: written block by block, seen as a member, tried, sent, followed; and a member who wants less."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import Actor
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.tests.factories import mailing, member
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "textarea[name='block-{}-text']"


def test_a_letter_is_written_seen_tried_sent_and_followed(
    browser: Browser, live_server: LiveServer, ada: Actor
) -> None:
    with within(ada.chapter):
        kari = member("Kari")
        member("Per", wants=Person.Wants.NOTHING)
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/post/new/?people=members.current")
    page.fill("[name=subject]", "Vårmøte")
    page.click(".ui-form-buttons button")

    page.fill(TEXT.format(0), "Hei ")
    page.locator("button[data-insert]").first.click()
    expect(page.locator(TEXT.format(0))).to_have_value(re.compile(r"Hei \{.+\|.+\}"))
    page.fill(TEXT.format(0), "Hei {fornavn|venn}!")
    page.click("button[value='add:heading']")
    heading = page.locator("input[name='block-1-text']")
    expect(heading).to_be_focused()
    heading.fill("Det er vår")
    page.click("button[value='up:1']")
    expect(page.locator("input[name='block-0-text']")).to_have_value("Det er vår")
    # It is saved without a button.
    page.fill(TEXT.format(1), "Kjære {fornavn|venn}!")
    expect(page.locator("#saved")).not_to_be_empty()
    seen(page, "letter-written")
    page.click("button[value='next']")

    page.wait_for_url("**/check/**")
    frame = page.frame_locator("iframe.post-frame")
    expect(frame.locator("body")).to_contain_text("Kjære Kari!")
    seen(page, "letter-checked")
    page.locator("form[action$='/test/'] button").click()
    page.wait_for_load_state()
    assert "ada@example.org" in mail.outbox[0].to[0]
    page.locator("#send input[value=now], form input[name=when][value=now]").first.check()
    page.locator("form:has(input[name=when]) .ui-form-buttons button").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    seen(page, "letter-sent")
    page.context.close()
    with within(ada.chapter):
        assert Mailing.objects.get().state == Mailing.State.SENT
        assert Letter.objects.get(person=kari).state == Letter.State.SENT


def test_a_member_hears_less_by_the_link_in_a_letter(browser: Browser, live_server: LiveServer, ada: Actor) -> None:
    with within(ada.chapter):
        kari = member("Kari")
        queue_letters(mailing(), [kari], actor=ada.person, now=ada.chapter.now())
    found = re.search(r"https?://\S+/post/wishes/\S+", str(mail.outbox[0].body))
    assert found is not None
    address = live_server.url + found.group(0).partition("8000")[2]
    phone = browser.new_context(locale="nb-NO", **PHONE).new_page()
    phone.goto(address)
    assert widest(phone) <= 390
    phone.check("input[name=wants][value=important]")
    phone.locator("form:has(input[name=wants]) .ui-form-buttons button").click()
    expect(phone.locator("input[name=undo]")).to_have_count(1)
    seen(phone, "letter-wishes")
    with within(ada.chapter):
        assert Person.objects.get(pk=kari.pk).wants == Person.Wants.IMPORTANT
    phone.locator("form:has(input[name=undo]) button").click()
    expect(phone.locator("input[name=undo]")).to_have_count(0)
    with within(ada.chapter):
        assert Person.objects.get(pk=kari.pk).wants == Person.Wants.EVERYTHING
    phone.context.close()
