"""The register asked for real, over a socket, when it is slow, closes, fails or lies; the news of a new board."""

from __future__ import annotations

import datetime
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.obligations.actions import fetching
from lokallag.capabilities.obligations.models import BoardNews, Duty, RegisterAnswer, Telling
from lokallag.capabilities.obligations.tests.test_registers import NUMBER, role, roles, unit
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.elected import NewBoard, tell_new_board
from lokallag.core.people.models import Seat
from lokallag.core.people.roles import Role

PAGE = "/north/obligations/registers/"


@pytest.fixture(autouse=True)
def _in_english(ada: Actor) -> Iterator[None]:
    """The words asked for below are the source's own."""
    ada.client.cookies["django_language"] = "en"
    with translation.override("en"):
        yield


Answer = Callable[[BaseHTTPRequestHandler], None]


def said(value: object, status: int = 200, **headers: str) -> Answer:
    """A register that answers so."""
    body = value.encode() if isinstance(value, str) else json.dumps(value).encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, text in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name, text)
        request.end_headers()
        request.wfile.write(body)

    return answer


def dripping(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _number in range(200):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.02)


def silent(request: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)


def broken_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "5000")
    request.end_headers()
    request.wfile.write(b'{"organisasjonsnummer"')


def no_http(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\x01 hello\r\n\r\n")


class Register(ThreadingHTTPServer):
    """A register on this machine: `says` by the end of the address, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.says: dict[str, Answer] = {}
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Who is asked may have gone."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Register)
        self.server.asked.append(self.path)
        self.server.says["roller" if self.path.endswith("/roller") else "enhet"](self)

    def log_message(self, *_words: object) -> None:
        """Silent."""


@pytest.fixture
def register(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    server = Register()
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    settings.ENHETSREGISTERET_URL = f"http://127.0.0.1:{server.server_address[1]}/api"
    monkeypatch.setattr(fetching, "PATIENCE", 0.5)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def numbered(north: Chapter) -> Chapter:
    north.organisation_number = NUMBER
    north.save()
    return north


def test_the_register_is_asked_and_whatever_it_does_is_a_sentence(
    register: Register, numbered: Chapter, ada: Actor
) -> None:
    register.says = {"enhet": said(unit()), "roller": said(roles(role("LEDE", "ADA ANNE", "AAS")))}
    assert ada.client.post(f"{PAGE}question/").status_code == 302
    assert register.asked == [f"/api/enheter/{NUMBER}", f"/api/enheter/{NUMBER}/roller"]
    assert "The register has the same board as we have." in ada.client.get(PAGE).content.decode()
    wrong: dict[str, tuple[Answer, str]] = {
        "silent": (silent, "slow"),
        "drips": (dripping, "slow"),
        "breaks off": (broken_off, "unreachable"),
        "speaks another language": (no_http, "unreachable"),
        "fails": (said("<h1>Oi</h1>", 500), "failed"),
        "refuses": (said("", 429), "refused"),
        "knows nobody": (said("", 404), "not_found"),
        "points elsewhere": (said("", 302, Location="http://127.0.0.1:1/"), "moved"),
        "talks": (said("<!doctype html><p>Velkommen"), "not_json"),
        "has changed": (said({"data": []}), "changed"),
        "lies": (said(unit("923609016")), "other_unit"),
        "says too much": (said(" " * 1_100_000), "too_large"),
    }
    for what, (answer, problem) in wrong.items():
        register.says["enhet"] = answer
        assert ada.client.post(f"{PAGE}question/").status_code == 302, what
        with within(numbered):
            kept = RegisterAnswer.objects.get()
        assert (kept.problem, kept.answer is None) == (problem, False), what
    page = ada.client.get(PAGE).content.decode()
    # What was read before stays, with its day.
    assert "The last attempt gave nothing" in page
    assert "The register has the same board" in page
    register.says["enhet"] = said(unit(slettedato="2020-10-20"))
    ada.client.post(f"{PAGE}question/")
    assert "The register has deleted LILLEHAMMER SV" in ada.client.get(PAGE).content.decode()


def test_a_register_that_is_not_there_or_may_not_be_asked(numbered: Chapter, ada: Actor, settings: Any) -> None:
    for address, problem in (("http://127.0.0.1:9/api", "unreachable"), ("", "off")):
        settings.ENHETSREGISTERET_URL = address
        assert ada.client.post(f"{PAGE}question/").status_code == 302
        with within(numbered):
            assert RegisterAnswer.objects.get().problem == problem
        assert ada.client.get(PAGE).status_code == 200


def test_a_pasted_answer_keeps_no_birth_date_and_no_identity_number(numbered: Chapter, ada: Actor, bo: Actor) -> None:
    answer = json.dumps({**unit(), "kontakt": "17058012345"}) + json.dumps(
        roles(role("LEDE", "Gro", "Gran 17058012345", fodselsnummer="17058012345"))
    )
    assert ada.client.post(f"{PAGE}answer/", {"text": "hei"}).status_code == 422
    assert ada.client.post(f"{PAGE}answer/", {}).status_code == 422
    file = SimpleUploadedFile("svar.json", answer.encode(), "application/json")
    assert ada.client.post(f"{PAGE}answer/", {"file": file}).status_code == 302
    assert ada.client.post(f"{PAGE}answer/", {"text": answer}).status_code == 302
    with within(numbered):
        stored = json.dumps(RegisterAnswer.objects.get().content)
        assert ("17058012345" in stored, "05-17" in stored, "1980" in stored) == (False, False, True)
    page = ada.client.get(PAGE).content.decode()
    assert "Ada Ås is missing in the register" in page
    assert "has left, but still stands there" in page
    assert bo.client.get(PAGE).status_code == 403
    # Another number: what was read about the old one goes.
    assert ada.client.post(f"{PAGE}number/", {"number": "974 760 674"}).status_code == 422
    assert ada.client.post(f"{PAGE}number/", {"number": "923 609 016"}).status_code == 302
    with within(numbered):
        assert not RegisterAnswer.objects.exists()


def test_a_new_board_is_told_to_five_and_open_until_there_is_evidence(
    numbered: Chapter, ada: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    gathering = apps.get_model("gatherings", "Gathering")
    with within(numbered):
        meeting = gathering.objects.create(kind="annual_meeting", title="Å", on=TODAY, planned_on=TODAY)
        new = NewBoard(
            gathering=meeting.pk,
            starts_on=TODAY,
            given=(Seat(person=ada.person, role=Role.CHAIR, starts_on=TODAY),),
            ended=(),
            kept=(),
            actor=ada.person,
            today=TODAY,
        )
        tell_new_board(new)
        tell_new_board(new)
        news = BoardNews.objects.get()
        assert [row.receiver[0] for row in news.tellings.all()] == ["a", "b", "c", "d", "e"]
        duty = Duty.objects.get(rule="board_register", happened_on=TODAY)
        first, last = TODAY, TODAY + datetime.timedelta(days=30)
        assert len([one for one in dates(numbered, first, last, TODAY) if "board" in one.title]) >= 4
        register = news.tellings.get(receiver=Telling.Receiver.REGISTER)
    with django_assert_max_num_queries(40):
        page = ada.client.get("/north/obligations/board/").content.decode()
    assert "974 760 673" in page
    assert "Leader of the board: Ada Ås" in page
    told = f"/north/obligations/board/told/{register.pk}/"
    assert ada.client.post(told, {"on": "2021-02-15", "evidence": ""}).status_code == 422
    assert ada.client.post(told, {"on": "2021-02-16", "evidence": "AR1"}).status_code == 422
    assert ada.client.post(told, {"on": "2021-02-15", "evidence": "170580 12345"}).status_code == 422
    assert ada.client.post(told, {"on": "15.2.2021", "evidence": "AR 123"}).status_code == 302
    with within(numbered):
        assert Duty.objects.get(pk=duty.pk).is_done
        # Somebody is told: the election undone leaves it for people to clear up.
        tell_new_board(NewBoard(**{**vars(new), "is_undone": True}))
        assert BoardNews.objects.exists()
    assert ada.client.post(f"{told}undo/").status_code == 302
    with within(numbered):
        assert not Duty.objects.get(pk=duty.pk).is_done
        tell_new_board(NewBoard(**{**vars(new), "is_undone": True}))
        assert (BoardNews.objects.count(), Duty.objects.filter(pk=duty.pk).count()) == (0, 0)
    assert ada.client.post("/north/obligations/board/new/", {"elected_on": "2021-02-14"}).status_code == 302
