"""What minutes and the register of decisions cost; run from the clone: `python -m benchmarks.minutes`.

Prints how long a register of 5 000 decisions takes to search as the page asks it, and how long the minutes of a meeting
with 30 items take as PDF and as .docx. A database of its own, in a folder that is removed; DATABASE_URL chooses another.
"""

from __future__ import annotations

import datetime
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = os.environ.get("LOKALLAG_DATA") or tempfile.mkdtemp(prefix="lokallag-minutes-")
os.environ |= {"LOKALLAG_DATA": FOLDER, "LOKALLAG_TESTING": "1", "DJANGO_SETTINGS_MODULE": "lokallag.config.settings"}
(Path(FOLDER) / "static").mkdir(parents=True, exist_ok=True)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from lokallag.capabilities.meetings.actions.bodies import own_body  # noqa: E402
from lokallag.capabilities.meetings.actions.minutes import draft_minutes  # noqa: E402
from lokallag.capabilities.meetings.exports.minutes import minutes_docx, minutes_pdf  # noqa: E402
from lokallag.capabilities.meetings.models import Body, Closing, Decision, Item, Note, Opening, Presence  # noqa: E402
from lokallag.capabilities.meetings.standings.minutes import drafted  # noqa: E402
from lokallag.core.chapters.models import Chapter  # noqa: E402
from lokallag.core.chapters.scopes import within  # noqa: E402
from lokallag.core.gatherings.models import Gathering, Holding, Kind  # noqa: E402
from lokallag.core.people.models import Person, Seat, User  # noqa: E402
from lokallag.core.people.roles import Role  # noqa: E402
from lokallag.core.people.searching import search_key  # noqa: E402

DECISIONS, MEETINGS, ITEMS, PRESENT, TIMES = 5000, 250, 30, 60, 20
TODAY = datetime.date(2026, 3, 1)
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
WORDS = "laget styret vedtar støtter kommunen skole vei klima budsjett stand møte medlem kurs brev årsmøte valg".split()


def main() -> None:
    """Make the rows, ask, print."""
    call_command("migrate", verbosity=0)
    chapter = Chapter.objects.create(name="Stor", slug="stor")
    user = User.objects.create_user("leder@example.org")
    with within(chapter):
        chair = Person.objects.create(user=user, given_name="Kari", family_name="Moen")
        Seat.objects.create(person=chair, role=Role.CHAIR, starts_on=datetime.date(2010, 1, 1))
        meetings = _years()
        minutes = _big(chair)
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    print(f"{DECISIONS} decisions on {meetings} meetings")
    for words in ("", "q=årsmøte", "q=skole+klima+7", "q=finnes+ikke", "year=2019&q=stand", f"body={_board(chapter)}"):
        _print(f"/stor/decisions/?{words}", lambda words=words: client.get(f"/stor/decisions/?{words}"))
    with within(chapter):
        document = drafted(minutes).readable
        _print("minutes made from the rows", lambda: drafted(minutes).readable)
        _print("minutes as PDF", lambda: minutes_pdf(document, state="Utkast"))
        _print("minutes as .docx", lambda: minutes_docx(document, state="Utkast"))
    address = f"/stor/meetings/{minutes.gathering_id}/minutes/"
    _print("the page of the minutes", lambda: client.get(address))
    _print("the PDF over HTTP", lambda: client.get(f"{address}minutes.pdf"))


def _years() -> int:
    """Twenty years of board meetings with twenty decisions each."""
    chance = random.Random(7)
    board = own_body(Body.Kind.BOARD)
    chapter = board.chapter
    days = [TODAY - datetime.timedelta(days=29 * n) for n in range(MEETINGS)]
    Gathering.objects.bulk_create(
        Gathering(chapter=chapter, kind=Kind.BOARD_MEETING, title="Styremøte", on=day, planned_on=day) for day in days
    )
    meetings = list(Gathering.objects.order_by("pk"))
    Holding.objects.bulk_create(Holding(chapter=chapter, gathering=row, held_on=row.on) for row in meetings)
    each = DECISIONS // MEETINGS
    items = [
        Item(chapter=chapter, gathering=row, body=board, position=n, title=_words(chance, 3), added_on=row.on)
        for row in meetings
        for n in range(each)
    ]
    Item.objects.bulk_create(items)
    Decision.objects.bulk_create(
        Decision(
            chapter=chapter, item=item, text=text, folded=search_key(f"{item.title} {text}"), on=item.added_on, decided_at=NOON
        )
        for item in items
        if (text := _words(chance, 25))
    )  # fmt: skip
    return len(meetings)


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(number)) + f" {chance.randrange(100)}"


def _big(chair: Person) -> object:
    """A meeting with sixty present, thirty items and two hundred decisions, closed."""
    chance = random.Random(8)
    board = own_body(Body.Kind.BOARD)
    meeting = Gathering.objects.create(kind=Kind.BOARD_MEETING, title="Stort møte", on=TODAY, planned_on=TODAY)
    Holding.objects.create(gathering=meeting, held_on=TODAY)
    Opening.objects.create(gathering=meeting, opened_at=NOON, chaired_by=chair, written_by=chair)
    for number in range(PRESENT):
        person = Person.objects.create(given_name=f"Navn{number}", family_name="Etternavn")
        Seat.objects.create(person=person, role=Role.BOARD_MEMBER, starts_on=datetime.date(2010, 1, 1))
        Presence.objects.create(gathering=meeting, person=person, arrived_at=NOON)
    for number in range(ITEMS):
        item = Item.objects.create(
            gathering=meeting, body=board, position=number, title=_words(chance, 4), number=number + 1, year=2026, added_on=TODAY
        )  # fmt: skip
        Note.objects.create(item=item, text=_words(chance, 120), author=chair, written_at=NOON)
        for _ in range(200 // ITEMS + 1):
            Decision.objects.create(
                item=item, text=_words(chance, 25), on=TODAY, decided_at=NOON, votes_for=40, how="hands"
            )
    Closing.objects.create(gathering=meeting, closed_at=NOON + datetime.timedelta(hours=3), closed_by=chair)
    return draft_minutes(meeting=meeting, actor=chair, now=NOON)


def _board(chapter: Chapter) -> int:
    with within(chapter):
        return own_body(Body.Kind.BOARD).pk


def _print(what: str, ask: Callable[[], object]) -> None:
    """Ask once to warm, then some times; print the median and the slowest in milliseconds."""
    ask()
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    print(f"{what:48} median {statistics.median(took):7.1f} ms   slowest {max(took):7.1f} ms")


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
