"""The one cast of all tests: Ada leads North, Bo is a member there, Cecilie leads South and must see nothing of North."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role

TODAY = datetime.date(2021, 2, 15)
LONG_AGO = datetime.date(2019, 1, 1)


@dataclass
class Actor:
    """Somebody of the cast: login, person, chapter, and a browser-less client that is logged in."""

    user: User
    person: Person
    chapter: Chapter
    client: Client


def make_actor(chapter: Chapter, given: str, family: str, *roles: str) -> Actor:
    """Make a person with a login and seats in a chapter."""
    user = User.objects.create_user(email=f"{given.lower()}@example.org")
    with within(chapter):
        person = Person.objects.create(user=user, given_name=given, family_name=family, email=user.email)
        for role in roles:
            Seat.objects.create(person=person, role=role, starts_on=LONG_AGO)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Actor(user, person, chapter, client)


@pytest.fixture
def today() -> datetime.date:
    """The day it is in both chapters."""
    return TODAY


@pytest.fixture
def county(db: None) -> Chapter:
    """The county chapter above North and South."""
    return Chapter.objects.create(kind=Chapter.Kind.COUNTY, name="County", slug="county", clock_on=TODAY)


@pytest.fixture
def north(county: Chapter) -> Chapter:
    """The chapter most tests happen in."""
    return Chapter.objects.create(name="North", slug="north", parent=county, colour="#c8102e", clock_on=TODAY)


@pytest.fixture
def south(county: Chapter) -> Chapter:
    """The other chapter."""
    return Chapter.objects.create(name="South", slug="south", parent=county, colour="#377e22", clock_on=TODAY)


@pytest.fixture
def ada(north: Chapter) -> Actor:
    """The chair of North."""
    return make_actor(north, "Ada", "Ås", Role.CHAIR)


@pytest.fixture
def bo(north: Chapter) -> Actor:
    """A member of North without a post."""
    return make_actor(north, "Bo", "Berg", Role.MEMBER)


@pytest.fixture
def cecilie(south: Chapter) -> Actor:
    """The chair of South."""
    return make_actor(south, "Cecilie", "Dahl", Role.CHAIR)


@pytest.fixture
def in_north(north: Chapter) -> Iterator[Chapter]:
    """The scope of North, for tests of actions and models."""
    with within(north):
        yield north


@pytest.fixture
def actor_with(north: Chapter) -> Callable[..., Actor]:
    """Make somebody in North with the given roles."""
    return lambda *roles, name="Dag": make_actor(north, name, "Eide", *roles)
