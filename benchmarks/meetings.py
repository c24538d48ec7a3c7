"""How fast a meeting is while it goes on, each figure beside raw SQL on the same rows and the bare server in the same run.

`python -m benchmarks.meetings [requests]` builds a members' meeting with 60 present, 30 items and 200 decisions in a
temporary folder, starts gunicorn with two workers of four threads, asks each page in turn with the others, then lets 60
phones refresh it while the secretary writes, and prints, after the register and the files (`benchmarks.minutes`). `python -m benchmarks.meetings faults 1000` kills a server so many
times in the middle of a meeting and says how many acknowledged words were lost. Nothing is asserted.
"""

from __future__ import annotations

import datetime
import http.client
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.plan_board import free_port, serve

TODAY = datetime.date(2021, 2, 15)
SLUG, CSRF = "benchmark", "b" * 32
PRESENT, ITEMS, DECISIONS, MEMBERS = 60, 30, 200, 118
#: The phones ask so often, in seconds, for so long.
EVERY, FOR = 4.0, 30.0
HTMX = {"HX-Request": "true"}


def main() -> None:
    """Build, serve, measure, print."""
    if sys.argv[1:2] == ["faults"]:
        faults(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
        return
    if os.environ.get("LOKALLAG_BENCHMARK_BUILD"):
        print("\n".join(_build()))
        return
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    # The register and the files have a database of their own.
    subprocess.run([sys.executable, "-m", "benchmarks.minutes"], check=True)
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        _measure(Path(folder), requests)


def _environment(folder: Path) -> dict[str, str]:
    said = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
        "LOKALLAG_DATA": str(folder),
        "LOKALLAG_SECRET_KEY": "only for the benchmark",
        "LOKALLAG_TESTING": "1",
    }
    for name in ("DATABASE_URL", "LOKALLAG_DEBUG"):
        said.pop(name, None)
    return said


def _measure(folder: Path, requests: int) -> None:
    environment = _environment(folder)
    built = subprocess.run(
        [sys.executable, "-m", "benchmarks.meetings"],
        env={**environment, "LOKALLAG_BENCHMARK_BUILD": "1"}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    meeting, item, queries, *cookies = built.stdout.split()[-3 - PRESENT - 1 :]
    os.environ |= environment
    port = free_port()
    server = serve(port, quiet=True)
    at = f"/{SLUG}/meetings/{meeting}"
    secretary = cookies[0]
    tag = _get(port, f"{at}/follow/", cookies[1], HTMX)[1]
    turns: dict[str, Callable[[], object]] = {
        # Answers 405 once it knows whose session it is: nothing but the middleware.
        "bare server, session and user": partial(_get, port, "/language/", secretary),
        "the meeting room": partial(_get, port, f"{at}/room/", secretary),
        "who is here, 60 names": partial(_get, port, f"{at}/room/presence/", secretary),
        "the projector, whole": partial(_get, port, f"{at}/projector/", secretary),
        "a phone, whole page": partial(_get, port, f"{at}/follow/", cookies[1]),
        "a phone, nothing changed": partial(_get, port, f"{at}/follow/?seen={tag}", cookies[1], HTMX),
        "a note saved": partial(_write, port, f"{at}/room/items/{item}/notes/", secretary),
        "raw SQL: present, items, decisions": partial(_raw, folder, meeting),
    }
    try:
        figures: dict[str, list[float]] = {name: [] for name in turns}
        for turn in turns.values():
            turn()
        for _ in range(requests):
            for name, turn in turns.items():
                figures[name].append(_timed(turn))
        print(f"{PRESENT} present, {ITEMS} items, {DECISIONS} decisions; {requests} requests each, one at a time")
        print(f"The meeting room asks the database {queries} times.")
        _print(figures)
        phones = _phones(port, at, item, cookies)
        print(f"\n{PRESENT} phones, each every {EVERY:.0f} s for {FOR:.0f} s, while the secretary writes every second")
        _print(phones)
    finally:
        server.terminate()
        server.wait()


def _phones(port: int, at: str, item: str, cookies: list[str]) -> dict[str, list[float]]:
    """Let every phone ask with its own login, each on a connection of its own, and somebody write meanwhile."""
    figures: dict[str, list[float]] = {"a phone refreshed": [], "a note saved": []}
    end = time.monotonic() + FOR

    def follow(place: int, cookie: str) -> None:
        time.sleep(EVERY * place / PRESENT)
        seen = ""
        while time.monotonic() < end:
            began = time.perf_counter()
            found = _get(port, f"{at}/follow/?seen={seen}", cookie, HTMX)[1]
            figures["a phone refreshed"].append(time.perf_counter() - began)
            seen = found or seen
            time.sleep(max(0.0, EVERY - (time.perf_counter() - began)))

    threads = [threading.Thread(target=follow, args=pair) for pair in enumerate(cookies[1:])]
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        write = partial(_write, port, f"{at}/room/items/{item}/notes/", cookies[0])
        figures["a note saved"].append(_timed(write))
        time.sleep(1)
    for thread in threads:
        thread.join()
    return figures


def _get(port: int, address: str, cookie: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Ask for a page; its status, and the tag of what is on the screen."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Cookie": cookie, "Host": "localhost", **(headers or {})})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status not in (200, 204, 304, 405):
        raise SystemExit(f"{address} answered {answer.status}.")
    return answer.status, (answer.headers.get("ETag") or "").strip('"')


def _write(port: int, address: str, cookie: str) -> None:
    """Save a new piece of notes."""
    said = {"key": str(uuid.uuid4()), "base": "0", "text": "Per la fram saken, og to hadde ordet."}
    headers = {
        "Cookie": f"{cookie}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "Host": "localhost",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", address, urlencode(said), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"A note was answered with {answer.status}.")


def _raw(folder: Path, meeting: str) -> None:
    """The same rows straight from SQLite: what no framework can beat."""
    with sqlite3.connect(folder / "lokallag.sqlite3") as database:
        for asked in (
            "SELECT p.*, o.given_name FROM meetings_presence p JOIN people_person o ON o.id = p.person_id WHERE p.gathering_id = ?",
            "SELECT * FROM meetings_item WHERE gathering_id = ? ORDER BY position",
            "SELECT d.* FROM meetings_decision d JOIN meetings_item i ON i.id = d.item_id WHERE i.gathering_id = ?",
        ):
            database.execute(asked, [int(meeting)]).fetchall()
    database.close()


def _timed(turn: Callable[[], object]) -> float:
    began = time.perf_counter()
    turn()
    return time.perf_counter() - began


def _print(figures: dict[str, list[float]]) -> None:
    print(f"{'ms':36}{'p50':>8}{'p95':>8}{'worst':>8}{'asked':>8}")
    for name, times in figures.items():
        ordered = sorted(time * 1000 for time in times)
        p95 = ordered[int(len(ordered) * 0.95)]
        print(f"{name:36}{statistics.median(ordered):8.1f}{p95:8.1f}{ordered[-1]:8.1f}{len(ordered):8}")


def _build() -> Iterator[str]:
    """Make the meeting; give its key, the running item's, how many questions the room asks, and the cookies."""
    import django  # noqa: PLC0415 (the environment must be set first)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    chapter = Chapter.objects.create(name="Benchmark", slug=SLUG, party="SV", clock_on=TODAY)
    with within(chapter):
        people, meeting, running = _evening(chapter)
    with sqlite3.connect(Path(os.environ["LOKALLAG_DATA"]) / "lokallag.sqlite3") as database:
        database.execute("ANALYZE")
    cookies = []
    for person in [people[0], *people[:PRESENT]]:
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        cookies.append(f"sessionid={client.cookies['sessionid'].value}")
        if len(cookies) == 1:
            client.get(f"/{SLUG}/meetings/{meeting.pk}/room/", headers={"Host": "localhost"})
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/{SLUG}/meetings/{meeting.pk}/room/", headers={"Host": "localhost"})
    yield str(meeting.pk)
    yield str(running.pk)
    yield str(len(asked))
    yield from cookies
    if os.environ.get("LOKALLAG_BENCHMARK_QUERIES"):
        sys.stderr.write("\n".join(each["sql"][:400] for each in asked.captured_queries))


def _evening(chapter: Any) -> tuple[list[Any], Any, Any]:
    """Hold the meeting; the members, the secretary first, the meeting and the item that runs."""
    from lokallag.capabilities.meetings.actions import room  # noqa: PLC0415
    from lokallag.capabilities.meetings.actions.agenda import add_item, number_items  # noqa: PLC0415
    from lokallag.core.gatherings import actions as gatherings  # noqa: PLC0415
    from lokallag.core.gatherings.models import Kind  # noqa: PLC0415
    from lokallag.core.people.models import Person, Seat, User  # noqa: PLC0415

    now = chapter.now()
    people = []
    for number in range(MEMBERS):
        user = User.objects.create_user(email=f"p{number}@example.org")
        person = Person.objects.create(user=user, given_name=f"Kari{number}", family_name="Moen")
        role = ("secretary", "chair", "treasurer")[number] if number < 3 else "member"
        Seat.objects.create(person=person, role=role, starts_on=TODAY)
        people.append(person)
    by = people[0]
    details = gatherings.Details(kind=Kind.MEMBER_MEETING, title="Medlemsmøte", on=TODAY)
    meeting = gatherings.plan_gathering(details=details, actor=by, today=TODAY)
    items = [
        add_item(
            meeting=meeting, title=f"Sak om noe viktig {n}", recommendation="Møtet slutter seg til innstillinga.",
            background="Bakgrunn. " * 40, minutes_allotted=10, actor=by, today=TODAY,
        )
        for n in range(ITEMS)
    ]  # fmt: skip
    number_items(meeting=meeting, actor=by)
    room.open_meeting(meeting=meeting, chaired_by=people[1], written_by=by, actor=by, today=TODAY, now=now)
    for person in people[:PRESENT]:
        room.arrive(meeting=meeting, person=person, actor=by, now=now)
    for number in range(DECISIONS):
        item = items[number % ITEMS]
        votes = room.Votes(votes_for=40, votes_against=15, votes_abstained=5, chairs_vote="")
        text = f"Møtet vedtar punkt {number} slik det er lagt fram."
        room.decide(item=item, text=text, how="hands", votes=votes, actor=by, today=TODAY, now=now)
    running = items[ITEMS // 2]
    room.take_up(item=running, actor=by, now=now)
    for number in range(8):
        room.write_note(item=running, key=uuid.uuid4(), text="Noe ble sagt. " * 12, actor=by, now=now)
        room.follow_up(item=running, words="Ordne det", person=people[number], actor=by, today=TODAY)
        room.ask_for_the_floor(item=running, person=people[10 + number], actor=by, now=now)
    room.give_the_floor(item=running, actor=by, now=now)
    return people, meeting, running


def faults(runs: int) -> None:
    """Kill the server so many times while people write, and count what was lost of what it had answered for."""
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        (Path(folder) / "static").mkdir()
        environment = {**_environment(Path(folder)), "PYTHONPATH": str(Path(__file__).parent.parent)}
        command = [sys.executable, "-m", "tests.journeys.killed_meeting", str(runs)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    say_faults([json.loads(line) for line in done.stdout.splitlines()])


def say_faults(told: list[dict[str, object]]) -> None:
    """Say the sum of what the runs told."""
    *runs, last = told
    words = sum(int(str(run["words"])) for run in runs)
    decisions = sum(int(str(run["decisions"])) for run in runs)
    lost = [one for run in runs for one in list(run["lost"])]  # type: ignore[call-overload]
    print(f"{len(runs)} times killed: {words} words and {decisions} decisions acknowledged, {len(lost)} lost.")
    print("The database is whole." if last.get("whole") else "The database is NOT whole.")


if __name__ == "__main__":
    main()
