"""Whatever anybody sends to any form or writes in any address: a sentence or a refusal, never an error of the server."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.pages import Shown, Stage, shown

# What our forms call their fields, for addresses that no page shows a form for.
COMMON = (
    "on at owner state area name title text what amount promise revision who note starts_on ends_on kind verdict target "
    "measure tracking within_days look_again_on suggested person start end first which way seen came answer receipt"
).split()
ASKED = "on owner state page q after area mine show kind year who promise what text field person role group month at".split()

NASTY = [
    "", " ", "0", "-1", "2147483648", "9223372036854775808", "-99999999999999999999", "1e309", "NaN", "٣", "½", "0x10",
    "true", "None", "null", "[]", "{}", '{"a": 1}', "0000-00-00", "0001-01-01", "9999-12-31", "2021-02-30", "2021-W07",
    "31.02.2021", "1.1.0001", "31.12.9999", "25:61", "23:59", "2021-02-15T25:00", "\x00", "a\x00b", "😀" * 50,
    "\u202ertl\u202c עברית", "<script>alert(1)</script>", "'; drop table x; --", "%s %(n)s {0}", "x" * 10_000, "9" * 5_000,
    "a\r\nb\r\nc", "\ufffd", "../../etc/passwd", "person:1", "person:99999999999999999999", "person:²", "role:king",
    "group:-1", "group:", ":", "person:\x00", "https://[", "http://x:99999999", "javascript:alert(1)", "a@b", "#zzzzzz",
    "00000000-0000-0000-0000-000000000000", "[" * 9_000, '{"id": ' * 2_000,
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(NASTY), st.text(max_size=40), st.integers().map(str), st.dates().map(str))
# The second database asks the same pages: fewer examples say enough of what differs there.
ENOUGH = settings(
    max_examples=100 if os.environ.get("LOKALLAG_ONLY_DATABASE") else 300, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
PARAMETER = re.compile(r"(?<=/)(?:\d+|[0-9a-f-]{36})(?=/)")


class _Forms(HTMLParser):
    """The forms of a page: their addresses, and what a browser would send if one pressed their button at once."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: dict[str, dict[str, Any]] = {}
        self._form: dict[str, Any] = {}
        self._choice, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {key: value or "" for key, value in attrs}
        name, value = has.get("name", ""), has.get("value", "")
        if tag == "form":
            self._form = self.forms.setdefault(has.get("action", "").partition("?")[0] or self.url, {})
        elif tag == "select":
            self._choice = name
            self._form.setdefault(name, "")
        elif tag == "option" and "selected" in has:
            self._form[self._choice] = value
        elif tag == "textarea":
            self._text = name
            self._form[name] = ""
        elif tag == "input" and name and (has.get("type") not in ("checkbox", "radio") or "checked" in has):
            self._form[name] = value
        elif tag == "input" and name:
            self._form.setdefault(name, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self._form[self._text] += data


def _forms(client: Client, stage: Stage) -> list[tuple[Shown, dict[str, Any]]]:
    """Every address that takes a form, with what its form holds before anybody has touched it."""
    filled: dict[str, dict[str, Any]] = {}
    for each in shown(stage, method="GET"):
        answer = client.get(each.url)
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
            reader = _Forms(each.url)
            reader.feed(answer.content.decode())
            for url, fields in reader.forms.items():
                filled.setdefault(PARAMETER.sub("·", url), fields)
    return [
        (each, filled.get(PARAMETER.sub("·", each.url)) or dict.fromkeys(COMMON, ""))
        for each in shown(stage, method="POST")
    ]


def _sent(client: Client, each: Shown, fields: dict[str, Any] | bytes, **how: Any) -> int:
    """Send a form, and leave no trace of it: the next one finds everything as it was. Returns the answer's status."""
    cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    with transaction.atomic():
        answer = client.post(each.url, fields, **how)
        transaction.set_rollback(True)
    client.cookies = cookies
    return int(answer.status_code)


def test_no_form_is_brought_down_by_what_it_is_sent(stage: Stage) -> None:
    client = stage.client(stage.chair)
    forms = _forms(client, stage)
    assert len(forms) > 60
    assert sum(len(fields) for _each, fields in forms) > 300
    for place, (each, fields) in enumerate(forms):
        assert _sent(client, each, fields) < 500, each
        for turn in range(3):
            wrong = {name: NASTY[(place + 7 * turn + nth) % len(NASTY)] for nth, name in enumerate(fields)}
            assert _sent(client, each, wrong) < 500, (each, wrong)

    @ENOUGH
    @given(st.data())
    def send(data: st.DataObject) -> None:
        each, fields = data.draw(st.sampled_from(forms))
        changed = data.draw(
            st.dictionaries(st.sampled_from([*fields, "on"]), VALUES | st.lists(VALUES), min_size=1, max_size=3)
        )
        assert _sent(client, each, {**fields, **changed}) < 500

    send()
    assert client.get(f"/{stage.chapter.slug}/settings/").status_code == 200, "somebody was logged out on the way"


def test_no_page_is_brought_down_by_what_its_address_asks_for(stage: Stage) -> None:
    client = stage.client(stage.chair)
    pages = shown(stage, method="GET")
    for each in pages:
        for turn in range(3):
            asked = {name: NASTY[(turn * 17 + nth) % len(NASTY)] for nth, name in enumerate(ASKED)}
            assert client.get(each.url, asked).status_code < 500, (each, asked)

    @ENOUGH
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        each = data.draw(st.sampled_from(pages))
        asked = data.draw(st.dictionaries(st.sampled_from(ASKED), VALUES, min_size=1, max_size=4))
        assert client.get(each.url, asked).status_code < 500

    ask()


@pytest.mark.one_database
@pytest.mark.parametrize("body", [b"\x00\xff\xfe=;&", b"on=%FF%00" + b"9" * 100_000])
def test_a_form_that_is_no_form_is_refused(stage: Stage, body: bytes) -> None:
    client = stage.client(stage.chair)
    for content in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"):
        for each in shown(stage, method="POST"):
            assert _sent(client, each, body, content_type=content) < 500, (each, content)


@pytest.mark.one_database
@pytest.mark.parametrize("credential", ["0", "[]", "null", '""', "{}", '{"a": 1}', "9" * 5_000, "[" * 9_000, ""])
def test_a_passkey_that_is_none_is_not_kept(stage: Stage, credential: str) -> None:
    client = stage.client(stage.chair)
    before = Authenticator.objects.count()
    assert client.post("/me/passkeys/new/", {"name": "Mobilen", "credential": credential}).status_code == 200
    assert Authenticator.objects.count() == before
    assert client.get("/me/passkeys/new/").status_code == 200
