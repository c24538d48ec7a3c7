"""The program of `test_killed_work.py`: does a piece of work again and again, each time killed after one write more.

Prints a line of JSON for each attempt: after which write it was killed (0: it was left alone), whether the database is
whole, and what stands in it. Its own children do the work, so that the kill is a real SIGKILL of a real process.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 — only after setup
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from conftest import TODAY, make_actor  # noqa: E402
from lokallag.capabilities.members.models import (  # noqa: E402
    Fee,
    Import,
    Imported,
    ImportPiece,
    Member,
    Standing,
    Welcome,
)
from lokallag.capabilities.members.tests.test_imports import LISTS as LIST  # noqa: E402
from lokallag.capabilities.plans.models import Adoption, Commitment, Plan, SourceText, Version  # noqa: E402
from lokallag.capabilities.plans.tests.factories import TEXT  # noqa: E402
from lokallag.core.chapters.models import Chapter  # noqa: E402
from lokallag.core.chapters.scopes import within  # noqa: E402
from lokallag.core.journal.models import Entry, first_broken  # noqa: E402
from lokallag.core.people.models import Person  # noqa: E402
from lokallag.core.people.roles import Role  # noqa: E402
from tests.tables import make_tables  # noqa: E402

WRITES = ("INSERT", "UPDATE", "DELETE")
MOST = 60
# Work with many writes is killed after every so many.
STEP = {"bringing in": 11, "taking back": 41}


def main(work: str) -> None:
    """Make the stage, then do the work until nobody kills it any more, and once again after that."""
    make_tables()
    chapter = Chapter.objects.create(name="North", slug="north", clock_on=TODAY)
    client = make_actor(chapter, "Ada", "Ås", Role.CHAIR).client
    client.get("/north/plans/new/")
    if work == "adopting":
        _read(client)
        version = _version(chapter)
        client.post(f"/north/plans/versions/{version}/answers/", {"which": "rest"})
    if work in ("bringing in", "taking back"):
        _bring_in(client, LIST)
        _take_in(client, LIST.replace("2609", "2615") + "9;Eli;Vik;;;;;;14.2.2021;Ikke betalt;nei;2021\n")
    if work == "taking back":
        _bring_in(client, "")
    doing: Callable[[], object] = {
        "reading": lambda: _read(client),
        "adopting": lambda: client.post(
            f"/north/plans/versions/{_version(chapter)}/adoption/",
            {"meeting": "Årsmøtet", "adopted_on": TODAY.isoformat(), "decision": "Vedtatt."},
        ),
        "bringing in": lambda: client.post(f"/north/members/imports/{_list(chapter)}/application/"),
        "taking back": lambda: client.post(f"/north/members/imports/{_list(chapter)}/undo/"),
    }[work]
    _say(None, chapter)
    for number in range(1, MOST * STEP.get(work, 1), STEP.get(work, 1)):
        was_killed = _in_a_child(doing, number)
        _say(number if was_killed else 0, chapter)
        if not was_killed:
            return


def _say(killed_after: int | None, chapter: Chapter) -> None:
    sys.stdout.write(json.dumps({"killed_after": killed_after, **_state(chapter)}) + "\n")
    sys.stdout.flush()


def _read(client: Client) -> None:
    answer = client.post("/north/plans/new/", {"way": "text", "text-text": TEXT})
    assert answer.status_code == 302, answer.content[:500]


def _take_in(client: Client, text: str) -> str:
    """Read a list and say that its columns are as guessed; returns where it is."""
    answer = client.post("/north/members/imports/", {"file": SimpleUploadedFile("liste.csv", text.encode())})
    place = answer["Location"]
    if place.endswith("/columns/"):
        form = client.get(place).context["form"]
        client.post(place, {name: field.initial for name, field in form.fields.items()})
    return place.removesuffix("columns/")


def _bring_in(client: Client, text: str) -> None:
    """Bring a list in, or the last one that waits."""
    place = _take_in(client, text) if text else "/north/members/imports/2/"
    client.post(f"{place}application/")


def _list(chapter: Chapter) -> int:
    with within(chapter):
        return int(Import.objects.latest("pk").pk)


def _version(chapter: Chapter) -> int:
    with within(chapter):
        return int(Version.objects.get().pk)


def _in_a_child(doing: Callable[[], object], number: int) -> bool:
    """Do it in a child that kills itself after so many writes to tables of ours; returns whether it was killed."""
    connection.close()
    child = os.fork()
    if child == 0:
        left = [number]

        def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
            done = execute(sql, params, many, context)
            if sql.lstrip().startswith(WRITES) and "django_session" not in sql:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
            return done

        with connection.execute_wrapper(count):
            doing()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _state(chapter: Chapter) -> dict[str, Any]:
    """Whether the database is whole, and how much stands in it."""
    with connection.cursor() as cursor:
        whole = cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and cursor.execute("PRAGMA foreign_key_check").fetchall() == []
    with within(chapter):
        of_plans = (Plan, Version, SourceText, Commitment, Adoption, Entry)
        of_members = (Person, Member, Standing, Fee, Imported, ImportPiece, Welcome)
        counts = [model.objects.count() for model in (*of_plans, *of_members)]
        counts += [Person.objects.filter(postcode="2615").count(), Import.objects.filter(step="applied").count()]
        return {"whole": whole and first_broken() is None, "counts": counts}


if __name__ == "__main__":
    setup_test_environment()
    main(sys.argv[1])
