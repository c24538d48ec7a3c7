"""Logging in with a code that comes by e-mail, through a real SMTP server."""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import translation
from django.utils.translation import gettext

from conftest import Actor
from lokallag.core.people.models import User


class Box:
    """Keeps what the server was given."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@pytest.fixture
def box() -> Iterator[Box]:
    """A mail server on this machine; the application sends to it."""
    cache.clear()
    kept = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    smtp = override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
    )
    with smtp:
        yield kept
    controller.stop()


def body(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def code_in(letter: EmailMessage) -> str:
    found = re.search(r"^(\d{4}-\d{4})$", body(letter), re.MULTILINE)
    assert found, body(letter)
    return found.group(1)


def test_a_code_by_mail_lets_one_in_and_on_to_the_page_one_wanted(box: Box, ada: Actor) -> None:
    client = Client()
    asked = client.get("/north/settings/")
    assert asked.headers["Location"] == "/accounts/login/?next=/north/settings/"

    sent = client.post("/accounts/login/", {"email": "Ada@Example.org", "next": "/north/settings/"})
    assert sent.headers["Location"] == "/accounts/login/code/?next=%2Fnorth%2Fsettings%2F"
    assert [letter["To"] for letter in box.letters] == ["Ada@Example.org"]

    code = code_in(box.letters[0]).replace("-", " ")
    answer = client.post("/accounts/login/code/", {"code": code, "next": "/north/settings/", "action": "verify"})

    assert answer.headers["Location"] == "/north/settings/"
    assert client.get("/north/settings/").status_code == 200


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_mail_is_in_the_language_of_the_login(box: Box, ada: Actor, language: str) -> None:
    User.objects.filter(pk=ada.user.pk).update(language=language)

    Client(headers={"accept-language": "en"}).post("/accounts/login/", {"email": "ada@example.org"})

    letter = box.letters[0]
    with translation.override(language):
        assert gettext("Here is your code for logging in to Lokallag:") in body(letter)
    assert code_in(letter) in str(letter["Subject"])
    assert letter.get_content_type() == "text/plain"


def test_an_unknown_address_is_answered_in_the_same_way(box: Box, ada: Actor) -> None:
    known, unknown = Client(), Client()

    yes = known.post("/accounts/login/", {"email": "ada@example.org"}, follow=True)
    no = unknown.post("/accounts/login/", {"email": "nobody@example.org"}, follow=True)

    assert (yes.status_code, yes.redirect_chain) == (no.status_code, no.redirect_chain)

    def plain(page: str) -> str:
        return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", page)

    assert plain(yes.content.decode()).replace("ada@", "nobody@") == plain(no.content.decode())
    assert not re.search(r"\d{4}-\d{4}", body(box.letters[1]))
    wrong = [
        client.post("/accounts/login/code/", {"code": "0000-0000", "action": "verify"}) for client in (known, unknown)
    ]
    assert [answer.status_code for answer in wrong] == [200, 200]
    assert wrong[0].context["verify_form"].errors == wrong[1].context["verify_form"].errors


def test_five_wrong_codes_end_it_with_a_reason(box: Box, ada: Actor) -> None:
    client = Client()
    client.post("/accounts/login/", {"email": "ada@example.org"})
    code = code_in(box.letters[0])
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"

    answers = [client.post("/accounts/login/code/", {"code": wrong, "action": "verify"}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert 'role="status"' in client.get("/accounts/login/").content.decode()
    assert (
        client.post("/accounts/login/code/", {"code": code, "action": "verify"}).headers["Location"]
        == "/accounts/login/"
    )
    assert client.get("/me/").status_code == 302


def test_an_old_code_is_said_to_be_old(box: Box, ada: Actor) -> None:
    client = Client(headers={"accept-language": "en"})
    client.post("/accounts/login/", {"email": "ada@example.org"})
    code = code_in(box.letters[0])
    with override_settings(ACCOUNT_LOGIN_BY_CODE_TIMEOUT=-1):
        answer = client.post("/accounts/login/code/", {"code": code, "action": "verify"}, follow=True)

    assert answer.redirect_chain[-1][0] == "/accounts/login/"
    assert "The code is too old. Ask for a new one." in answer.content.decode()


def test_too_many_codes_for_one_address_are_refused(box: Box, ada: Actor) -> None:
    answers = [Client().post("/accounts/login/", {"email": "ada@example.org"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert len(box.letters) == 3


def test_a_closed_login_gets_no_code(box: Box, ada: Actor) -> None:
    User.objects.filter(pk=ada.user.pk).update(is_active=False)

    Client().post("/accounts/login/", {"email": "ada@example.org"})

    assert not re.search(r"\d{4}-\d{4}", body(box.letters[0]))


def test_a_code_for_one_browser_is_no_use_in_another(box: Box, ada: Actor) -> None:
    Client().post("/accounts/login/", {"email": "ada@example.org"})
    thief = Client()
    thief.post("/accounts/login/", {"email": "cecilie@example.org"})

    answer = thief.post("/accounts/login/code/", {"code": code_in(box.letters[0]), "action": "verify"})

    assert answer.status_code == 200
    assert thief.get("/me/").status_code == 302


def test_nobody_signs_up(db: None) -> None:
    assert Client().get("/accounts/signup/").headers["Location"] == "/accounts/login/"
    assert Client().post("/accounts/signup/", {"email": "new@example.org"}).status_code == 405
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "data", [{}, {"email": ""}, {"email": "x"}, {"email": "a@b.no\x00"}, {"email": "a" * 400 + "@b.no"}]
)
def test_what_is_no_address_is_said(db: None, data: dict[str, str]) -> None:
    answer = Client().post("/accounts/login/", data)

    assert answer.status_code == 200
    assert answer.context["form"].errors


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "{}",
        "[]",
        "null",
        "7",
        '{"id": 1}',
        '{"response": {}}',
        '{"response": {"userHandle": "!"}, "id": "x"}',
        '{"rawId":"AA","id":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","userHandle":"OTk5OTk5"}}',
    ],
)
def test_a_made_up_passkey_is_refused_in_words(ada: Actor, credential: str) -> None:
    cache.clear()
    assert (
        Client().post("/accounts/login/passkey/", {"credential": credential}).headers["Location"] == "/accounts/login/"
    )
    assert ada.client.post("/me/passkeys/new/", {"credential": credential, "name": "x"}).status_code == 200


def test_logging_out_needs_a_post(ada: Actor) -> None:
    assert ada.client.get("/accounts/logout/").status_code == 200
    assert ada.client.get("/me/").status_code == 200
    ada.client.post("/accounts/logout/")
    assert ada.client.get("/me/").status_code == 302


def test_no_page_of_the_log_in_has_inline_script_or_style(box: Box, ada: Actor) -> None:
    client = Client()
    pages = [client.get("/accounts/login/")]
    client.post("/accounts/login/", {"email": "ada@example.org"})
    pages.append(client.get("/accounts/login/code/"))
    pages += [
        ada.client.get(address) for address in ("/me/", "/me/passkeys/", "/me/passkeys/new/", "/accounts/logout/")
    ]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert not re.search(r"<style|\sstyle=|\son\w+=", text)
        assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))
