"""Somebody of whom every model holds something is erased, and nothing in any table tells of them any more."""

from __future__ import annotations

import contextlib
import datetime
import json
import zlib
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django_tasks_db.models import DBTaskResult

from conftest import TODAY, Actor
from lokallag.capabilities.members.importing import pack
from lokallag.core.chapters.models import Chapter
from lokallag.core.jobs.jobs import perform
from lokallag.core.people.models import FormerSeat, Person, Seat, User
from lokallag.core.people.roles import Role
from lokallag.core.privacy.actions import erase_person
from lokallag.core.privacy.book import discover, goes_with_a_person
from lokallag.core.privacy.exports import everything

BOOK = discover().holdings
GIVEN, FAMILY = "Åsnefrid", "Øverbøttingsrud"
EMAIL, PHONE, OTHER = "asnefrid@example.org", "+4799887766", "oeverboettingsrud@example.net"
NEEDLES = (GIVEN, FAMILY, EMAIL, PHONE, OTHER, "asnefrid", "overbottingsrud")
NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)


class Filler:
    """Makes a row of any model: what points at people points at one person, words are about them."""

    def __init__(self, person: Person, other: Person) -> None:
        self.person, self.other = person, other
        assert person.user is not None
        self.made: dict[type[models.Model], models.Model] = {
            Person: person,
            User: person.user,
            Chapter: person.chapter,
        }

    def row(self, model: type[models.Model]) -> models.Model:
        """The one row of a model, made with all it needs."""
        if model not in self.made:
            existing = model._base_manager.filter(pk__isnull=False).order_by("pk").first()
            if existing is not None and not goes_with_a_person(model):
                self.made[model] = existing
                return existing
            row = model(
                **{field.name: self.value(model, field) for field in model._meta.concrete_fields if self.needs(field)}
            )
            row.save_base(raw=True, force_insert=True)
            self.made[model] = row
        return self.made[model]

    @staticmethod
    def needs(field: models.Field[Any, Any]) -> bool:
        return not field.primary_key and (field.is_relation or not field.choices or not field.has_default())

    def value(self, model: type[models.Model], field: models.Field[Any, Any]) -> Any:
        if isinstance(field, models.ForeignKey):
            # Tables may forbid that one and the same person is two of them.
            of_people = [other for other in model._meta.concrete_fields if other.related_model is Person]
            if field in of_people[1:]:
                return self.other
            if (
                issubclass(field.related_model, Person | User | Chapter)
                or not field.null
                or goes_with_a_person(field.related_model)
            ):
                return None if field.related_model is model else self.row(field.related_model)
            return None
        if field.choices:
            return field.flatchoices[0][0]
        return self.plain(model, field)

    def plain(self, model: type[models.Model], field: models.Field[Any, Any]) -> Any:
        """Words where the row is somebody's own, else what the field has by itself."""
        of_theirs = field.name in BOOK[model._meta.label_lower].fields if model._meta.label_lower in BOOK else False
        words = of_theirs and (goes_with_a_person(model) or BOOK[model._meta.label_lower].erase is not None)
        if field.name == "steps" and words:
            return [{"do": "remove", "row": {"model": "people.person", "pk": 0, "fields": {"email": EMAIL}}}]
        if isinstance(field, models.JSONField):
            return {"of": [f"{GIVEN} {FAMILY}", EMAIL]} if words else field.get_default()
        if isinstance(field, models.BinaryField):
            # Packed as an imported list is: what is compressed must not hide anybody.
            return pack([(1, [GIVEN, FAMILY, EMAIL]), (2, ["Kari", "Moen", ""])]) if field.name == "cells" else b""
        if isinstance(field, models.CharField | models.TextField):
            if not words:
                return field.get_default() or "x"
            if field.has_default() and str(field.get_default())[:1] in "[{":
                return json.dumps({"given_name": GIVEN, "family_name": FAMILY, "email": EMAIL}, separators=(",", ":"))
            return (EMAIL if "mail" in field.name or field.name in {"to", "address"} else f"{GIVEN} {EMAIL} {PHONE}")[
                : field.max_length
            ]
        if field.null or field.has_default():
            return field.get_default()
        kinds = {models.DateTimeField: NOW, models.DateField: TODAY, models.TimeField: NOW.time()}
        for kind, value in kinds.items():
            if isinstance(field, kind):
                return value
        return 1


def tables() -> list[tuple[str, str]]:
    """Every column of every table with anything in it, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                told = [
                    bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview) else str(v) for v in row
                ]
                found.append((table, "\n".join([*told, *(json_words(value) for value in told)])))
    return found


def unpacked(value: bytes) -> str:
    """What bytes say, compressed or not."""
    with contextlib.suppress(zlib.error):
        value = zlib.decompress(value)
    return value.decode("utf-8", "replace")


def json_words(value: str) -> str:
    """JSON keeps å as an escape on a database that keeps it as text."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False) if value[:1] in "[{" else ""
    except ValueError:
        return ""


def found_in() -> dict[str, list[str]]:
    """The tables where something of them stands."""
    hits: dict[str, list[str]] = {}
    for table, told in tables():
        for needle in NEEDLES:
            if needle.casefold() in told.casefold():
                hits.setdefault(table, []).append(needle)
    return hits


@pytest.fixture
def known(ada: Actor, in_north: Chapter) -> Person:
    """Somebody with a login and a row in every model that is in the book."""
    user = User.objects.create_user(email=EMAIL)
    person = Person.objects.create(
        user=user, given_name=GIVEN, family_name=FAMILY, email=EMAIL, phone=PHONE, street=f"{FAMILY}veien 1"
    )
    person.alternatives.create(kind="email", value=OTHER, chapter=person.chapter)
    Seat.objects.create(person=person, role=Role.TREASURER, starts_on=TODAY)
    filler = Filler(person, ada.person)
    # Letters go to members only, the database says.
    filler.row(apps.get_model("members.member"))
    for holding in BOOK.values():
        filler.row(holding.model)
    person.save()
    return person


def test_nothing_is_left_of_somebody_of_whom_everything_held_something(known: Person, ada: Actor) -> None:
    from django.contrib.sessions.backends.db import SessionStore

    for what in ({"to": f"{GIVEN} {FAMILY} <{EMAIL}>"}, {"to": PHONE}, {"text": f"Hei {GIVEN} {FAMILY}"}):
        DBTaskResult.objects.create(
            task_path=f"{perform.func.__module__}.perform",
            args_kwargs={"args": ["lokallag.core.post.notices.deliver", None, what, 0], "kwargs": {}},
            backend_name="default",
            run_after=NOW,
        )
    session = SessionStore()
    session["_auth_user_id"], session["account_authentication_methods"] = str(known.user_id), [{"email": EMAIL}]
    session.save()
    # Each holding that is theirs alone had a row, and the file of everything about them names it.
    own = {label for label, holding in BOOK.items() if holding.goes and holding.export is not None}
    assert own - set(everything(known)) == set()
    assert len(found_in()) > 10

    erase_person(person=known, actor=ada.person, today=TODAY)

    assert found_in() == {}
    assert not DBTaskResult.objects.exists()
    assert FormerSeat.objects.get(role=Role.TREASURER).starts_on == TODAY
    assert not apps.get_model("sessions.Session").objects.filter(pk=session.session_key).exists()
