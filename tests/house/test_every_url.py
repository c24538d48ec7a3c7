"""Every address, as every role, in one's own chapter, in another's and in none: generated, so that no page is forgotten."""

from __future__ import annotations

import datetime
import re
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import LONG_AGO, TODAY
from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role
from tests.house.addresses import addresses

OURS = "lokallag."
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Place:
    """One address inside a chapter, with the permission and methods of its view."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    permission: Permission | None
    methods: tuple[str, ...]
    public: bool

    def __str__(self) -> str:
        return self.name

    def url(self, chapter: Chapter) -> str:
        """The address in a chapter, with made-up parameters."""
        return reverse(self.name, kwargs={"chapter": chapter.slug} | {n: _value(c, n) for c, n in self.parameters})


def _value(converter: str, name: str) -> Any:
    """Something that fits a parameter and is nobody's."""
    texts = {"promise": str(uuid.UUID(int=1)), "role": "chair", "kind": "stand"}
    return {"int": 987654, "uuid": uuid.UUID(int=1)}.get(converter) or texts.get(name, "nothing")


def _place(address: Place) -> Place:
    parameters = tuple((c, n) for c, n in PARAMETER.findall(address.route) if n != "chapter")
    view = address.view
    return Place(
        address.name, parameters, getattr(view, "permission", None), getattr(view, "methods", ("GET",)), address.public
    )


ADDRESSES = [_place(a) for a in addresses() if "chapter>" in a.route and a.view.__module__.startswith(OURS)]


def _member_of(chapter: Chapter, role: str) -> Client:
    user = User.objects.create_user(email=f"{role}@{chapter.slug}.example.org")
    with within(chapter):
        person = Person.objects.create(user=user, given_name=role)
        Seat.objects.create(person=person, role=role, starts_on=LONG_AGO)
    client = Client(raise_request_exception=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clients(north: Chapter) -> dict[str, Client]:
    """Somebody for each role in North, logged in."""
    return {role: _member_of(north, role) for role in Role.values}


def _ask(client: Client, address: Place, chapter: Chapter) -> int:
    method = "get" if "GET" in address.methods else address.methods[0].lower()
    return int(getattr(client, method)(address.url(chapter)).status_code)


def test_there_are_addresses() -> None:
    assert len(ADDRESSES) > 30


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_each_role_enters_where_its_permission_says(address: Place, clients: dict[str, Client], north: Chapter) -> None:
    for role, client in clients.items():
        status = _ask(client, address, north)
        if address.public or address.permission is None or address.permission.allows([role]):
            assert status in {200, 204, 302, 303, 400, 404, 409, 410, 422}, (role, status)
        else:
            assert status in {403, 404}, (role, status)
            assert status == 403, f"{role} is told {status}, not 403"


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_another_chapter_does_not_exist(address: Place, clients: dict[str, Client], south: Chapter) -> None:
    if address.public:
        pytest.skip("open to anyone")
    for role, client in clients.items():
        assert _ask(client, address, south) == 404, role


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_without_a_login_one_is_asked_to_log_in(address: Place, north: Chapter, db: None) -> None:
    if address.public:
        pytest.skip("open to anyone")
    client = Client()
    here = _ask(client, address, north)
    assert here == 302
    nowhere = Chapter(slug="nowhere", name="Nowhere")
    assert _ask(client, address, nowhere) == here, "an unknown chapter answers otherwise than a known one"


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_login_without_a_seat_finds_nothing(address: Place, north: Chapter, db: None) -> None:
    if address.public:
        pytest.skip("open to anyone")
    client = Client()
    client.force_login(
        User.objects.create_user(email="nobody@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert _ask(client, address, north) == 404


def test_a_seat_that_has_ended_opens_nothing(north: Chapter, db: None) -> None:
    user = User.objects.create_user(email="old@example.org")
    with within(north):
        person = Person.objects.create(user=user, given_name="Old")
        Seat.objects.create(
            person=person, role=Role.CHAIR, starts_on=LONG_AGO, ends_on=TODAY - datetime.timedelta(days=1)
        )
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/{north.slug}/").status_code == 404
