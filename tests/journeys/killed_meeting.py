"""The program of `test_killed_meeting.py`: a meeting is written in while its server is killed, again and again.

Each run starts a whole gunicorn (its master and a worker with threads), two people write in the same note and decide while
they do, and at a random moment master and worker are killed with SIGKILL. Then a server is started anew and asked: every
word and every decision that was answered must be there. Prints a line of JSON for each run.
`python -m tests.journeys.killed_meeting 1000` in a folder of its own (LOKALLAG_DATA) does a thousand.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.db import connections  # noqa: E402
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # noqa: E402

from conftest import TODAY, Actor, make_actor  # noqa: E402
from lokallag.capabilities.meetings.actions import room  # noqa: E402
from lokallag.capabilities.meetings.actions.agenda import add_item  # noqa: E402
from lokallag.config.wsgi import application  # noqa: E402
from lokallag.core.chapters.models import Chapter  # noqa: E402
from lokallag.core.chapters.scopes import within  # noqa: E402
from lokallag.core.gatherings import actions as gatherings  # noqa: E402
from lokallag.core.gatherings.models import Kind  # noqa: E402
from lokallag.core.people.roles import Role  # noqa: E402
from tests.tables import make_tables  # noqa: E402

CSRF = "a" * 32
#: The server lives so long after the first word, at the least and at the most, in seconds.
SHORTEST, LONGEST = 0.01, 0.8


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn as the house runs it, in a process of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """One worker of four threads is enough to write at once, and starts sooner than two."""
        said = {"bind": f"127.0.0.1:{self.port}", "workers": 1, "threads": 4, "worker_class": "gthread"}
        for name, value in {**said, "loglevel": "critical", "errorlog": os.devnull}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The product itself."""
        return application


def main(runs: int) -> None:
    """Make the stage and do the runs."""
    make_tables()
    chapter = Chapter.objects.create(name="North", slug="north", clock_on=TODAY)
    people = [make_actor(chapter, "Ada", "Ås", Role.CHAIR), make_actor(chapter, "Eva", "Eide", Role.SECRETARY)]
    with within(chapter):
        ada = people[0].person
        details = gatherings.Details(kind=Kind.BOARD_MEETING, title="Styremøte", on=TODAY)
        meeting = gatherings.plan_gathering(details=details, actor=ada, today=TODAY)
        room.open_meeting(meeting=meeting, actor=ada, today=TODAY, now=chapter.now())
        items = [add_item(meeting=meeting, title=f"Sak {n}", actor=ada, today=TODAY).pk for n in range(min(runs, 40))]
    # What a server reads at its first request is read once, before it is started a thousand times.
    people[0].client.get(f"/north/meetings/{meeting.pk}/room/", headers={"Host": "localhost"})
    connections.close_all()
    at = f"/north/meetings/{meeting.pk}/room/items/"
    chance = random.Random(2021)
    for run in range(runs):
        port = _free_port()
        item = f"{at}{items[run % len(items)]}/"
        server = _start(port)
        writers = [Writer(port, item, actor, str(run)) for actor in people]
        key = uuid.uuid4()
        for writer in writers:
            writer.key = key
            writer.start()
        writers[0].begun.wait(20)
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        os.killpg(server, signal.SIGKILL)
        os.waitpid(server, 0)
        for writer in writers:
            writer.join(20)
        _say(run, key, writers)
    _say_whole()


class Writer(threading.Thread):
    """Somebody who types: each word is sent with all before it; a decision now and then. Keeps what was answered."""

    def __init__(self, port: int, item: str, actor: Actor, run: str) -> None:
        super().__init__(daemon=True)
        self.port, self.item, self.run_name, self.actor = port, item, run, actor
        session = actor.client.cookies["sessionid"].value
        self.cookie = f"sessionid={session}; csrftoken={CSRF}"
        self.key = uuid.UUID(int=0)
        self.words: list[str] = []
        self.decisions: list[str] = []
        self.wrong: list[str] = []
        self.begun = threading.Event()

    def run(self) -> None:
        """Write until the server is gone."""
        text, base = "", 0
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
            for number in range(400):
                word = f"{self.actor.person.given_name.lower()}{self.run_name}x{number}"
                mine = f"{text} {word}".strip()
                said = self._post(connection, "notes/", key=str(self.key), base=str(base), text=mine)
                if said is None:
                    continue
                self.words.append(word)
                text, base = said["text"], said["version"]
                self.begun.set()
                if number % 2:
                    decision = str(uuid.uuid4())
                    if self._post(connection, "decisions/", key=decision, text=word, how="agreed") is not None:
                        self.decisions.append(decision)
        self.begun.set()

    def _post(self, connection: http.client.HTTPConnection, where: str, **said: str) -> dict[str, Any] | None:
        """Send and read the whole answer; None where it was refused. A server that is gone raises."""
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": CSRF,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Host": "localhost",
        }
        connection.request("POST", self.item + where, urlencode(said), headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status == 200:
            return dict(json.loads(body))
        if answer.status == 302:
            return {}
        self.wrong.append(f"{answer.status} {body[:200]!r}")
        return None


def _start(port: int) -> int:
    """Start a server in a process group of its own and wait until it answers; returns the group."""
    child = os.fork()
    if child == 0:
        os.setsid()
        Server(port).run()
        os._exit(0)
    for _ in range(400):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return child
        time.sleep(0.01)
    raise SystemExit("The server did not start.")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _database() -> sqlite3.Connection:
    return sqlite3.connect(Path(os.environ["LOKALLAG_DATA"]) / "lokallag.sqlite3")


def _say(run: int, key: uuid.UUID, writers: list[Writer]) -> None:
    """What was answered, and what of it is not there after the fall."""
    with contextlib.closing(_database()) as database:
        row = database.execute("SELECT text FROM meetings_note WHERE key = ?", [key.hex]).fetchone()
        there = set(row[0].split()) if row else set()
        decided = {one for (one,) in database.execute("SELECT key FROM meetings_decision")}
    words = [word for writer in writers for word in writer.words]
    decisions = [uuid.UUID(one).hex for writer in writers for one in writer.decisions]
    lost = [word for word in words if word not in there] + [one for one in decisions if one not in decided]
    wrong = [one for writer in writers for one in writer.wrong]
    told = {"run": run, "words": len(words), "decisions": len(decisions), "lost": lost, "wrong": wrong[:3]}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _say_whole() -> None:
    """Whether the database is whole after all of it."""
    with contextlib.closing(_database()) as database:
        whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and database.execute("PRAGMA foreign_key_check").fetchall() == []
    sys.stdout.write(json.dumps({"whole": whole}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
