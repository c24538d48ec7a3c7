"""How long a plan board with 60 commitments and five years of rows (20 000) takes under the default server.

Run it with `python -m benchmarks.plan_board [requests]`. It builds a database of its own in a temporary folder, starts
gunicorn with two workers of four threads, asks for the board one request at a time, and prints the times beside what
the same rows cost in plain SQL. Nothing is asserted: the machine decides.
"""

from __future__ import annotations

import datetime
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROWS, COMMITMENTS, YEARS = 20_000, 60, 5
TODAY = datetime.date(2021, 2, 15)
FIRST = TODAY - datetime.timedelta(days=365 * YEARS)
SLUG, EMAIL = "benchmark", "benchmark@example.org"
GATHERINGS = {
    "board_meeting": ("meetings.board_held", "rhythm"),
    "member_meeting": ("meetings.member_held", "count"),
    "joint_meeting": ("meetings.joint_held", "pulse"),
    "stand": ("events.stands_held", "count"),
    "social": ("events.socials_held", "pulse"),
    "open_meeting": ("events.open_meetings_held", "count"),
    "webinar": ("events.webinars_held", "pulse"),
}


def main() -> None:
    """Build, serve, measure, print."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
            "LOKALLAG_DATA": folder,
            "LOKALLAG_SECRET_KEY": "only for the benchmark",
            "LOKALLAG_TESTING": "1",
        }
        for name in ("DATABASE_URL", "LOKALLAG_DEBUG"):
            os.environ.pop(name, None)
        cookie = _build()
        port = free_port()
        server = serve(port)
        try:
            url = f"http://127.0.0.1:{port}/{SLUG}/plan/"
            pages = {
                "the board": url,
                "the board, as of a year ago": f"{url}?on=2020-02-15",
                "the board, one state": f"{url}?state=behind",
            }
            measured = {name: _times(partial(_get, address, cookie), requests) for name, address in pages.items()}
        finally:
            server.terminate()
            server.wait()
        measured["raw SQL, the board's window"] = _times(_raw(Path(folder), FIRST.replace(year=2019)), requests)
        measured["raw SQL, all 20 000 rows"] = _times(_raw(Path(folder), FIRST), min(requests, 50))
    _print(measured, requests)


def _build() -> str:
    """Make the database and return the cookie of a board member who is logged in."""
    import django  # noqa: PLC0415 (the environment must be set first)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415
    from lokallag.core.people.models import Person, Seat, User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    chapter = Chapter.objects.create(name="Benchmark", slug=SLUG, clock_on=TODAY)
    user = User.objects.create_user(email=EMAIL)
    with within(chapter):
        person = Person.objects.create(user=user, given_name="Kari", family_name="Moen")
        Seat.objects.create(person=person, role="chair", starts_on=FIRST)
        _fill(person.pk, random.Random(2021))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return f"sessionid={client.cookies['sessionid'].value}"


def _fill(person_id: int, chance: random.Random) -> None:
    """Five years of gatherings, notes, newcomers and conversations, and a plan of sixty promises that count them."""
    from lokallag.capabilities.logbook.models import Note  # noqa: PLC0415
    from lokallag.capabilities.members.models import Contact, Member  # noqa: PLC0415
    from lokallag.capabilities.plans.models import Adoption, Commitment, Judgement, Plan, Version  # noqa: PLC0415
    from lokallag.core.gatherings.models import Gathering, Holding  # noqa: PLC0415
    from lokallag.core.people.models import Person  # noqa: PLC0415

    def day() -> datetime.date:
        return FIRST + datetime.timedelta(days=chance.randrange(365 * YEARS))

    start, end = datetime.date(2020, 1, 1), datetime.date(2021, 12, 31)
    plan = Plan.objects.create(title="Arbeidsplan 2020–2021", starts_on=start, ends_on=end, created_on=start)
    version = Version.objects.create(plan=plan, number=1, origin="written", created_on=start)
    kinds = [*GATHERINGS.values(), ("members.welcomed", "coverage"), ("logbook.entries", "count")]
    kinds += [("logbook.entries", "pulse"), ("", "judgement"), ("members.talked_with", "pulse")]
    commitments = []
    for number in range(COMMITMENTS):
        measure, tracking = kinds[number % len(kinds)]
        commitments.append(
            Commitment(
                version=version,
                position=number,
                text=f"Forpliktelse nummer {number} som laget har tatt på seg",
                area=f"Område {number // 12}",
                tracking=tracking,
                measure=measure,
                starts_on=start,
                ends_on=end,
                target=20 if tracking == "count" else None,
                cadence="monthly" if tracking == "rhythm" else "",
                within_days=7 if tracking == "coverage" else None,
                review="accepted",
                owner_person_id=person_id,
            )  # fmt: skip
        )
    Commitment.objects.bulk_create(commitments)
    Adoption.objects.create(version=version, adopted_on=start, meeting="årsmøtet")
    promises = [c.promise for c in commitments]

    days = [day() for _ in range(ROWS * 45 // 100)]
    gatherings = Gathering.objects.bulk_create(
        Gathering(kind=chance.choice([*GATHERINGS]), title="Vi møtes", on=d, planned_on=d - datetime.timedelta(days=30))
        for d in days
    )
    Holding.objects.bulk_create(Holding(gathering=g, held_on=g.on) for g in gatherings)
    Note.objects.bulk_create(
        Note(what="Leserbrev", on=day(), promise=chance.choice(promises)) for _ in range(ROWS * 30 // 100)
    )
    people = Person.objects.bulk_create(
        Person(given_name="Ny", family_name=str(n), sort_key=str(n)) for n in range(ROWS * 10 // 100)
    )
    members = Member.objects.bulk_create(Member(person=p, joined_on=day()) for p in people)
    Contact.objects.bulk_create(
        Contact(member=m, on=m.joined_on + datetime.timedelta(days=chance.randrange(20)))
        for m in (chance.choice(members) for _ in range(ROWS * 15 // 100))
    )
    Judgement.objects.bulk_create(
        Judgement(promise=p, on=datetime.date(2021, 1, 20), verdict="on_track", note="Det går bra")
        for p in promises[::2]
    )


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def serve(port: int, *, quiet: bool = False) -> subprocess.Popen[bytes]:
    """Start the default server and wait until it answers; `quiet`, it says nothing of what it refuses."""
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error", "lokallag.config.wsgi:application"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL if quiet else None)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise SystemExit("The server did not start.")


def _get(url: str, cookie: str) -> None:
    request = urllib.request.Request(url, headers={"Cookie": cookie, "Host": "localhost"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        if answer.status != 200 or b"Arbeidsplan" not in answer.read():
            raise SystemExit(f"{url} did not show the board.")


def _raw(folder: Path, first: datetime.date) -> Callable[[], None]:
    """The same rows straight from SQLite: what no framework can beat."""
    connection = sqlite3.connect(folder / "lokallag.sqlite3")
    span = (first.isoformat(), TODAY.isoformat())
    asked = (
        "SELECT g.kind, g.id, h.held_on, g.title FROM gatherings_gathering g JOIN gatherings_holding h "
        "ON h.gathering_id = g.id WHERE h.held_on BETWEEN ? AND ?",
        'SELECT id, "on", amount, what, promise FROM logbook_note WHERE promise <> \'\' AND "on" BETWEEN ? AND ?',
        'SELECT id, "on" FROM members_contact WHERE reached AND "on" BETWEEN ? AND ?',
        'SELECT m.id, m.joined_on, MIN(c."on") FROM members_member m LEFT JOIN members_contact c ON c.member_id = m.id '
        "WHERE m.joined_on BETWEEN ? AND ? GROUP BY m.id",
    )

    def ask() -> None:
        for question in asked:
            connection.execute(question, span).fetchall()

    return ask


def _times(act: Callable[[], None], number: int) -> list[float]:
    """Milliseconds of each of so many turns, after a few to warm up."""
    for _ in range(8):
        act()
    found = []
    for _ in range(number):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return found


def _print(measured: dict[str, list[float]], requests: int) -> None:
    print(f"\n{COMMITMENTS} commitments, {ROWS} rows over {YEARS} years, {requests} requests one after the other")
    print("gunicorn, 2 workers with 4 threads, SQLite\n")
    print("| what | p50 ms | p95 ms | slowest ms |")
    print("| --- | ---: | ---: | ---: |")
    for name, found in measured.items():
        p95 = statistics.quantiles(found, n=20)[-1]
        print(f"| {name} | {statistics.median(found):.1f} | {p95:.1f} | {max(found):.1f} |")


if __name__ == "__main__":
    main()
