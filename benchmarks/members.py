"""How long the register takes with a whole party in it, each figure beside raw SQL on the same rows and the bare server.

Run it with `python -m benchmarks.members [requests] [members]`. It builds two databases of its own in a temporary folder,
one with 1 000 members and one with 100 000 (5 000 in the chapter that is asked) and 100 000 attendances, starts gunicorn
with two workers of four threads, asks one request at a time as a membership officer who is logged in, and prints. Each
page is asked for in turn with the others, so that a slow minute of the machine is everybody's. Nothing is asserted. Segments and exports: `benchmarks.segments`.
"""

from __future__ import annotations

import datetime
import http.client
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

from benchmarks.plan_board import free_port, serve

MEMBERS, IN_CHAPTER, FEW = 100_000, 5_000, 1_000
TODAY = datetime.date(2021, 2, 15)
SLUG, EMAIL = "benchmark", "benchmark@example.org"
LIST = f"/{SLUG}/members/"
PAGES = {
    # Answers 405 once it knows whose session it is: nothing but the middleware.
    "bare server, session and user": "/language/",
    "list of 50 with count": LIST,
    "list, last page": "{last}",
    "list, have not paid": f"{LIST}?show=unpaid",
    "list, not seen for a year": f"{LIST}?show=unseen",
    "search, a name": f"{LIST}?q=moen",
    "search, a phone number": f"{LIST}?q=%s" % quote("400 01 234"),
    "search, a street": f"{LIST}?q=bakkegata",
    "search, a member number": f"{LIST}?q=M1001234",
    "search, nobody": f"{LIST}?q=qzxqzx",
    "search, a slip of the finger": f"{LIST}?q=Hlavorsen",
    "typeahead, many": f"{LIST}find/?q=an",
    "typeahead, nobody": f"{LIST}find/?q=qzxqzx",
    "a person with a long history": "{person}",
    "a segment of five parts, its page": f"/{SLUG}/segments/new/?p=members.current&p=members.joined_after:2015-01-01"
    "&p=gatherings.came:1&p=-groups.any&p=members.talked_since:2018-01-01",
}


def main() -> None:
    """Build, serve, measure, print."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    members = int(sys.argv[2]) if len(sys.argv) > 2 else MEMBERS
    if os.environ.get("LOKALLAG_BENCHMARK_BUILD"):
        print("\n".join(_build(int(os.environ["LOKALLAG_BENCHMARK_BUILD"]))))
        return
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        few = _measured(Path(folder) / "few", FEW, requests)
        many = _measured(Path(folder) / "many", members, requests)
    _print(few, many, members, requests)


def _measured(folder: Path, members: int, requests: int) -> dict[str, list[float]]:
    """Build so many members, serve them, and time each page and its raw SQL."""
    folder.mkdir()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
        "LOKALLAG_DATA": str(folder),
        "LOKALLAG_SECRET_KEY": "only for the benchmark",
        "LOKALLAG_TESTING": "1",
        "LOKALLAG_BENCHMARK_BUILD": str(members),
    }
    for name in ("DATABASE_URL", "LOKALLAG_DEBUG"):
        environment.pop(name, None)
    built = subprocess.run(
        [sys.executable, "-m", "benchmarks.members"], env=environment, check=True, capture_output=True, text=True
    )
    cookie, last, person = built.stdout.split("\n")[-4:-1]
    os.environ |= environment
    port = free_port()
    server = serve(port, quiet=True)
    turns: dict[str, Callable[[], None]] = {}
    for name, address in PAGES.items():
        turns[name] = partial(_get, port, address.format(last=last, person=person), cookie)
    turns |= _raw(folder)
    try:
        return _times(turns, requests)
    finally:
        server.terminate()
        server.wait()


def _build(members: int) -> Iterator[str]:
    """Make the database; give the cookie of an officer, the address of the last page and of a person with a history."""
    import django  # noqa: PLC0415 (the environment must be set first)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415
    from lokallag.core.people.models import Person, Seat, User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    chance = random.Random(2021)
    user = User.objects.create_user(email=EMAIL)
    size = min(members, IN_CHAPTER)
    for number in range(max(1, members // size)):
        slug = SLUG if number == 0 else f"{SLUG}-{number}"
        chapter = Chapter.objects.create(name=slug.title(), slug=slug, clock_on=TODAY)
        with within(chapter):
            _fill(number * size, size, chance)
            if number == 0:
                officer = Person.objects.create(user=user, given_name="Kari", family_name="Officer")
                Seat.objects.create(person=officer, role="membership_officer", starts_on=TODAY)
                before_last = Person.objects.filter(member__state__in=("member", "unpaid")).by_name().reverse()[40]
                longest = _long_history(officer)
    with sqlite3.connect(Path(os.environ["LOKALLAG_DATA"]) / "lokallag.sqlite3") as connection:
        connection.execute("ANALYZE")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    yield f"sessionid={client.cookies['sessionid'].value}"
    yield f"{LIST}?after={before_last.pk}"
    yield f"{LIST}{longest}/"


def _fill(first: int, size: int, chance: random.Random) -> None:
    """One chapter: members with addresses, as many attendances, talks, fees."""
    from lokallag.capabilities.members.models import Contact, Fee, Member, Standing  # noqa: PLC0415
    from lokallag.config.demonstration.names import FAMILY, GIVEN  # noqa: PLC0415
    from lokallag.core.gatherings.models import Attendance, Gathering  # noqa: PLC0415
    from lokallag.core.people.models import Person  # noqa: PLC0415

    people = []
    for number in range(first, first + size):
        person = Person(
            given_name=chance.choice(GIVEN),
            family_name=f"{chance.choice(FAMILY)} {chance.choice(FAMILY)}",
            email=f"medlem{number}@example.org",
            phone=f"+47{40000000 + number}",
            street=f"{chance.choice(FAMILY)}gata {chance.randrange(1, 90)}" if number % 50 else "Bakkegata 4",
            postcode="2609",
            place="Lillehammer",
            municipality_number="3405",
            member_number=f"M{1000000 + number}",
        )
        person.fold([])
        people.append(person)
    Person.objects.bulk_create(people, batch_size=2000)
    days = [TODAY - datetime.timedelta(days=chance.randrange(10, 3650)) for _ in people]
    states = chance.choices(("member", "unpaid", "resigned"), (90, 6, 4), k=size)
    members = Member.objects.bulk_create(
        (
            Member(
                person=person,
                joined_on=day,
                state=state,
                left_on=TODAY if state == "resigned" else None,
                unpaid_since=day if state == "unpaid" else None,
            )
            for person, day, state in zip(people, days, states, strict=True)
        ),
        batch_size=2000,
    )
    Standing.objects.bulk_create((Standing(member=m, state=m.state, on=m.joined_on) for m in members), batch_size=2000)
    Fee.objects.bulk_create((Fee(member=m, year=2020, paid_on=TODAY) for m in members), batch_size=2000)
    gatherings = Gathering.objects.bulk_create(
        Gathering(kind="member_meeting", title="Medlemsmøte", on=day, planned_on=day) for day in days[:200]
    )
    Attendance.objects.bulk_create(
        (
            Attendance(gathering=gatherings[n % len(gatherings)], person=person, answer="came", answered_on=TODAY)
            for n, person in enumerate(people)
        ),
        batch_size=2000,
    )
    Contact.objects.bulk_create(
        (
            Contact(
                member=m, on=m.joined_on + datetime.timedelta(days=chance.randrange(9)), reached=chance.random() < 0.9
            )
            for m in members
            if chance.random() < 0.9
        ),
        batch_size=2000,
    )


def _long_history(officer: object) -> int:
    """Give one member two thousand rows; returns the member's key."""
    from lokallag.capabilities.members.models import Contact, Member  # noqa: PLC0415
    from lokallag.core.gatherings.models import Attendance, Gathering  # noqa: PLC0415

    member = Member.objects.current_on(TODAY).order_by("pk")[7]
    there = set(Attendance.objects.filter(person=member.person).values_list("gathering", flat=True))
    Attendance.objects.bulk_create(
        Attendance(gathering=each, person=member.person, answer="came", answered_on=TODAY)
        for each in Gathering.objects.all()
        if each.pk not in there
    )
    Contact.objects.bulk_create(
        Contact(member=member, on=TODAY - datetime.timedelta(days=n), by=officer, note="En prat.") for n in range(1800)
    )
    return member.pk


def _get(port: int, path: str, cookie: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    # What is found while one types is asked for as the page does it: the lines alone, no page round them.
    piece = {"HX-Request": "true"} if "/find/" in path else {}
    connection.request("GET", path, headers={"Cookie": cookie, "Host": "localhost", **piece})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status not in (200, 405):
        raise SystemExit(f"{path} answered {answer.status}.")


def _raw(folder: Path) -> dict[str, Callable[[], None]]:
    """The same rows straight from SQLite: what no framework can beat."""
    connection = sqlite3.connect(folder / "lokallag.sqlite3")
    connection.execute("PRAGMA mmap_size = 134217728")
    chapter = connection.execute("SELECT id FROM chapters_chapter WHERE slug = ?", (SLUG,)).fetchone()[0]
    joined = (
        "FROM people_person p JOIN members_member m ON m.person_id = p.id WHERE p.chapter_id = ? AND m.left_on IS NULL"
    )
    columns = "p.id, p.given_name, p.family_name, p.phone, m.id, m.joined_on, m.state"
    asked = {
        "list of 50 with count": (
            (f"SELECT {columns} {joined} ORDER BY p.sort_key, p.id LIMIT 51", (chapter,)),
            ("SELECT COUNT(*) FROM members_member WHERE chapter_id = ? AND left_on IS NULL", (chapter,)),
        ),
        "search, nobody": (
            (
                f"SELECT {columns} {joined} AND p.search_text LIKE ? ORDER BY p.sort_key, p.id LIMIT 51",
                (chapter, "%qzxqzx%"),
            ),
        ),
        "search, a name": (
            (
                f"SELECT {columns} {joined} AND p.search_text LIKE ? ORDER BY p.sort_key, p.id LIMIT 51",
                (chapter, "%moen%"),
            ),
        ),
        "typeahead, many": (
            (
                f"SELECT {columns} {joined} AND p.search_text LIKE ? ORDER BY p.sort_key, p.id LIMIT 20",
                (chapter, "%an%"),
            ),
        ),
    }

    def ask(questions: tuple[tuple[str, tuple[object, ...]], ...]) -> None:
        for sql, values in questions:
            connection.execute(sql, values).fetchall()

    return {f"raw SQL: {name}": partial(ask, questions) for name, questions in asked.items()}


def _times(turns: dict[str, Callable[[], None]], number: int) -> dict[str, list[float]]:
    """Milliseconds of each of so many turns, all in turn, after a few to warm up."""
    found: dict[str, list[float]] = {name: [] for name in turns}
    for turn in range(number + 8):
        for name, act in turns.items():
            began = time.perf_counter()
            act()
            if turn >= 8:
                found[name].append((time.perf_counter() - began) * 1000)
    return found


def _print(few: dict[str, list[float]], many: dict[str, list[float]], members: int, requests: int) -> None:
    print(
        f"\n{members} members, {min(members, IN_CHAPTER)} in the chapter; {requests} requests each, one after the other"
    )
    print("gunicorn, 2 workers with 4 threads, SQLite\n")
    print(f"| what | p50 ms | p95 ms | slowest ms | p50 with {FEW} members |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, found in many.items():
        p95 = statistics.quantiles(found, n=20)[-1]
        print(
            f"| {name} | {statistics.median(found):.2f} | {p95:.2f} | {max(found):.2f} | {statistics.median(few[name]):.2f} |"
        )


if __name__ == "__main__":
    main()
