"""Passkeys in a real browser with a virtual authenticator: add, log in, rename, remove."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from conftest import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def home(live_server: LiveServer) -> str:
    """The server by name: an address of numbers is no valid owner of a passkey."""
    cache.clear()
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def phone(context: BrowserContext) -> Iterator[Page]:
    """A page in a browser that has an authenticator which always says yes."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    assert refused == []


def enter(context: BrowserContext, client: Client, home: str) -> None:
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": home}])


def test_a_passkey_is_added_logs_in_is_renamed_and_removed(
    context: BrowserContext, phone: Page, home: str, ada: Actor
) -> None:
    enter(context, ada.client, home)
    phone.goto(f"{home}/me/passkeys/new/")
    phone.locator("#id_name").fill("Ada's phone")
    phone.locator("#mfa_webauthn_add").click()
    phone.wait_for_url(f"{home}/me/passkeys/")
    assert Authenticator.objects.get().wrap().name == "Ada's phone"

    context.clear_cookies()
    phone.goto(f"{home}/accounts/login/")
    phone.locator("#passkey_login").click()
    phone.wait_for_url(lambda url: "/accounts/" not in url)
    phone.goto(f"{home}/me/")
    assert phone.locator("text=ada@example.org").first.is_visible()

    key = Authenticator.objects.get()
    phone.goto(f"{home}/me/passkeys/{key.pk}/")
    phone.locator("#id_name").fill("Old phone")
    phone.locator("main form button[type=submit]").first.click()
    phone.wait_for_url(f"{home}/me/passkeys/")
    assert phone.locator("text=Old phone").first.is_visible()

    phone.goto(f"{home}/me/passkeys/{key.pk}/removal/")
    phone.locator("main form button[type=submit]").first.click()
    phone.wait_for_url(f"{home}/me/passkeys/")
    assert not Authenticator.objects.exists()


def test_a_passkey_that_was_removed_logs_nobody_in(context: BrowserContext, phone: Page, home: str, ada: Actor) -> None:
    enter(context, ada.client, home)
    phone.goto(f"{home}/me/passkeys/new/")
    phone.locator("#mfa_webauthn_add").click()
    phone.wait_for_url(f"{home}/me/passkeys/")
    Authenticator.objects.all().delete()
    context.clear_cookies()

    phone.goto(f"{home}/accounts/login/")
    phone.locator("#passkey_login").click()
    phone.wait_for_load_state("networkidle")

    phone.goto(f"{home}/me/")
    assert "/accounts/login/" in phone.url


def test_nobody_touches_anothers_passkey(
    context: BrowserContext, phone: Page, home: str, ada: Actor, bo: Actor
) -> None:
    enter(context, ada.client, home)
    phone.goto(f"{home}/me/passkeys/new/")
    phone.locator("#mfa_webauthn_add").click()
    phone.wait_for_url(f"{home}/me/passkeys/")
    key = Authenticator.objects.get()

    for page in ("", "removal/"):
        assert bo.client.get(f"/me/passkeys/{key.pk}/{page}").status_code == 404
        assert bo.client.post(f"/me/passkeys/{key.pk}/{page}", {"name": "mine"}).status_code == 404
    assert Authenticator.objects.get() == key
