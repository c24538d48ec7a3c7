"""Notices: in the reader's language, plain and HTML, from the worker, kept in the demonstration."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.test import override_settings
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.post.models import Mail
from lokallag.core.post.notices import _from, as_html, language_of, send_notice, tidy

INVITATION = {
    "chapter": "North",
    "inviter": "Ada <Ås>",
    "name": "Bo",
    "email": "bo@example.org",
    "url": "https://example.org/in/",
}


def test_a_notice_goes_out_as_text_and_as_html(bo: Actor) -> None:
    send_notice(bo.person, _("Hello from %(chapter)s"), "access/notices/invitation.txt", INVITATION, chapter=bo.chapter)

    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["Bo Berg <bo@example.org>"], "Hello from North")
    assert letter.from_email == "North <lokallag@localhost>"
    assert "Ada <Ås>" in str(letter.body)
    assert isinstance(letter, EmailMultiAlternatives)
    html = str(letter.alternatives[0][0])
    assert "Ada &lt;Ås&gt;" in html
    assert '<a href="https://example.org/in/"' in html


def test_the_language_is_the_readers_else_the_chapters(bo: Actor) -> None:
    assert language_of(bo.person, bo.chapter) == "nb"
    bo.user.language = "nn"
    assert language_of(bo.person, bo.chapter) == "nn"
    bo.user.language = "xx"
    assert language_of(bo.person, bo.chapter) == "nb"
    assert language_of("x@example.org", bo.chapter) == "nb"


def test_who_has_no_address_gets_nothing(bo: Actor) -> None:
    bo.person.email = ""
    send_notice(bo.person, "Hello", "access/notices/invitation.txt", INVITATION, chapter=bo.chapter)

    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}})
def test_an_action_that_fails_sends_nothing(bo: Actor) -> None:
    def fails() -> None:
        with transaction.atomic():
            send_notice(bo.person, "Hello", "access/notices/invitation.txt", INVITATION, chapter=bo.chapter)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()

    assert not DBTaskResult.objects.exists()


@override_settings(EMAIL_BACKEND="lokallag.core.post.backends.KeptMail")
def test_in_the_demonstration_mail_is_kept(bo: Actor) -> None:
    send_notice(bo.person, "Hello", "access/notices/invitation.txt", INVITATION, chapter=bo.chapter)

    kept = Mail.objects.get()
    assert (kept.to, kept.subject) == ("Bo Berg <bo@example.org>", "Hello")
    assert "https://example.org/in/" in kept.body


@given(st.text(max_size=200))
def test_no_text_becomes_markup(text: str) -> None:
    html = as_html(text)

    assert "<script" not in html.lower()
    assert "<img" not in html.lower()


@given(st.text(max_size=80))
def test_no_name_breaks_the_header(name: str) -> None:
    assert "\n" not in _from(name)
    assert "\r" not in _from(name)


def test_empty_lines_are_tidied() -> None:
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb\n"
