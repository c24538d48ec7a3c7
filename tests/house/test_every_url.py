"""Every address, as every role, in one's own chapter, in another's and in none: generated, so that no page is forgotten."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from conftest import LONG_AGO, TODAY
from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role
from tests.house.addresses import addresses

# Who enters where is decided before any row is read; pages with rows are opened on both databases by test_every_page.
pytestmark = pytest.mark.one_database

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


def _by_module(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.name.partition(":")[0], []).append(place)
    return found


MODULES = _by_module(ADDRESSES)
CLOSED = _by_module(place for place in ADDRESSES if not place.public)


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
    """The status of the answer; what the question changed is rolled back."""
    method = "get" if "GET" in address.methods else address.methods[0].lower()
    with transaction.atomic():
        status = int(getattr(client, method)(address.url(chapter)).status_code)
        transaction.set_rollback(True)
    return status


def _expected(address: Place, role: str) -> set[int]:
    if address.public or address.permission is None or address.permission.allows([role]):
        return {200, 204, 302, 303, 400, 404, 409, 410, 422}
    return {403}


def test_there_are_addresses() -> None:
    assert len(ADDRESSES) > 30


# One test a module, not an address: making somebody for each of sixteen roles costs more than all the questions.
@pytest.mark.parametrize("module", MODULES)
def test_each_role_enters_where_its_permission_says(module: str, clients: dict[str, Client], north: Chapter) -> None:
    told = {
        (str(address), role): status
        for address in MODULES[module]
        for role, client in clients.items()
        if (status := _ask(client, address, north)) not in _expected(address, role)
    }
    assert told == {}


@pytest.mark.parametrize("module", CLOSED)
def test_another_chapter_does_not_exist(module: str, clients: dict[str, Client], south: Chapter) -> None:
    told = {
        (str(address), role): status
        for address in CLOSED[module]
        for role, client in clients.items()
        if (status := _ask(client, address, south)) != 404
    }
    assert told == {}


@pytest.mark.parametrize("module", CLOSED)
def test_without_a_login_one_is_asked_to_log_in(module: str, north: Chapter, db: None) -> None:
    client, nowhere = Client(), Chapter(slug="nowhere", name="Nowhere")
    told = {str(address): (_ask(client, address, north), _ask(client, address, nowhere)) for address in CLOSED[module]}
    # An unknown chapter answers like a known one.
    assert {name: statuses for name, statuses in told.items() if statuses != (302, 302)} == {}


@pytest.mark.parametrize("module", CLOSED)
def test_a_login_without_a_seat_finds_nothing(module: str, north: Chapter, db: None) -> None:
    client = Client()
    client.force_login(
        User.objects.create_user(email="nobody@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    told = {str(address): _ask(client, address, north) for address in CLOSED[module]}
    assert {name: status for name, status in told.items() if status != 404} == {}


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
