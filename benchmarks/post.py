"""What the post costs and what it survives; run from the clone: `python benchmarks/post.py` or `… faults 1000`.

Alone it prints how long 10 000 personal letters take to queue, and to hand over to a mail server on this machine, beside
Django's own messages and plain smtplib on one kept connection to the same server. `faults N` runs N mailings against a
server that drops connections, dawdles and answers 4xx and 5xx, with workers that are killed (SIGKILL) at random moments,
and counts what was lost and what came twice. A database of its own, in a folder that is removed; DATABASE_URL chooses
another. Needs the development tools (aiosmtpd is the server).
"""

from __future__ import annotations

import datetime
import os
import random
import shutil
import smtplib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from email import policy
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FOLDER = os.environ.get("LOKALLAG_DATA") or tempfile.mkdtemp(prefix="lokallag-post-")
os.environ |= {"LOKALLAG_DATA": FOLDER, "LOKALLAG_TESTING": "1", "DJANGO_SETTINGS_MODULE": "lokallag.config.settings"}
os.environ["LOKALLAG_TASKS"] = "database"
(Path(FOLDER) / "static").mkdir(parents=True, exist_ok=True)

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.mail import EmailMultiAlternatives, get_connection  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from lokallag.capabilities.members.models import Member  # noqa: E402
from lokallag.core.chapters.models import Chapter  # noqa: E402
from lokallag.core.chapters.scopes import within  # noqa: E402
from lokallag.core.people.models import Person  # noqa: E402
from lokallag.core.post import sending  # noqa: E402
from lokallag.core.post.carriers import SMTP  # noqa: E402
from lokallag.core.post.letters import queue_letters  # noqa: E402
from lokallag.core.post.models import Letter, Mailing  # noqa: E402
from lokallag.core.post.rendering import Writer  # noqa: E402

PEOPLE = 10_000
BLOCKS = [
    {"kind": "heading", "text": "Velkommen til medlemsmøte"},
    {"kind": "text", "text": "Hei {fornavn|venn}!\n\n" + "Vi møtes for å snakke om det som skjer i kommunen. " * 12},
    {"kind": "list", "text": "Skolene\nVeiene\nKlimaet"},
    {"kind": "button", "text": "Ja, jeg kommer", "url": "{answer_url}"},
    {"kind": "text", "text": "Hilsen styret"},
]
ZYGOTE = """
import os, signal, sys, time
import django
django.setup()
from django.conf import settings
from django.db import connections
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.post import sending
settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "{smtp}", "127.0.0.1", 5
settings.EMAIL_PORT = int(sys.argv[1])
# What a worker has loaded long ago, so that the kills fall where it works.
from django.urls import reverse
from mjml import mjml2html
reverse("post:wishes", kwargs=dict(chapter="big", token="x"))
mjml2html("<mjml><mj-body></mj-body></mjml>")
connections.close_all()
print("ready", flush=True)
for line in sys.stdin:
    mailing, after, at_work = line.split()
    worker = os.fork()
    if worker == 0:
        with within(Chapter.objects.get(slug="big")):
            sending.carry(mailing=int(mailing))
        os._exit(0)
    if float(after) >= 0:
        # Either at any moment of its life, or once it has begun to carry.
        folder, until = settings.DATA / "post", time.monotonic() + 1.0
        while at_work == "1" and time.monotonic() < until and not any(folder.glob("*.journal")):
            time.sleep(0.002)
        time.sleep(float(after))
        os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    print("ended", flush=True)
"""


def main(arguments: list[str]) -> int:
    """Run one of the two; returns the exit status."""
    call_command("migrate", verbosity=0)
    chapter = Chapter.objects.create(name="Big", slug="big", colour="#377e22")
    try:
        with within(chapter):
            if arguments[:1] == ["faults"]:
                return faults(int(arguments[1]) if len(arguments) > 1 else 100)
            speed(chapter)
        return 0
    finally:
        connection.close()
        shutil.rmtree(FOLDER, ignore_errors=True)


def make_people(number: int) -> list[Person]:
    """Members with addresses."""
    rows = [Person(given_name=f"Kari{n}", family_name="Ås", email=f"kari{n}@example.org") for n in range(number)]
    for row in rows:
        row.fold([])
    people = Person.objects.bulk_create(rows, batch_size=1000)
    day = datetime.date(2020, 1, 1)
    Member.objects.bulk_create([Member(person=person, joined_on=day) for person in people], batch_size=1000)
    return people


def start_server(*arguments: str) -> tuple[subprocess.Popen[str], int]:
    """A mail server in a process of its own that takes everything and keeps nothing; returns it and its port."""
    program = """
import sys, time, logging
sys.path.insert(0, sys.argv[1])
from aiosmtpd.controller import Controller
from lokallag.core.post.tests.faulty import free_port
class Sink:
    async def handle_DATA(self, server, session, envelope):
        return "250 OK"
controller = Controller(Sink(), hostname="127.0.0.1", port=free_port())
controller.start()
print(controller.port, flush=True)
sys.stdin.read()
controller.stop()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def speed(chapter: Chapter) -> None:
    """Queue, hand over, and the same by Django and by smtplib."""
    people = make_people(PEOPLE)
    server, port = start_server()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    now = timezone.now()
    mailing = Mailing.objects.create(subject="Medlemsmøte, {fornavn}", blocks=BLOCKS)
    values = {person.pk: {"answer_url": f"https://example.org/svar/{person.pk}"} for person in people}

    begun = time.perf_counter()
    queued = queue_letters(mailing, Person.objects.all(), values=values, actor=None, now=now)
    to_queue = time.perf_counter() - begun
    assert queued.queued == PEOPLE

    writer = Writer(chapter, mailing)
    written = [writer.write(person, values[person.pk]) for person in people]

    def by_django() -> None:
        with get_connection() as kept:
            for person, letter in zip(people, written, strict=True):
                message = EmailMultiAlternatives(
                    letter.subject, letter.text, writer.sender, [f"{person.name} <{person.email}>"],
                    headers=writer.headers(person), connection=kept,
                )  # fmt: skip
                message.attach_alternative(letter.html, "text/html")
                message.send()

    def by_smtplib() -> None:
        with smtplib.SMTP("127.0.0.1", port) as kept:
            for person, letter in zip(people, written, strict=True):
                message = EmailMessage(policy.SMTP)
                message["From"], message["To"], message["Subject"] = "big@example.org", person.email, letter.subject
                message.set_content(letter.text)
                message.add_alternative(letter.html, subtype="html")
                kept.send_message(message)

    def by_us() -> None:
        sending.carry(mailing=mailing.pk)

    seconds = {}
    for name, do in (("django", by_django), ("us", by_us), ("smtplib", by_smtplib)):
        begun = time.perf_counter()
        do()
        seconds[name] = time.perf_counter() - begun
    assert Letter.objects.filter(state=Letter.State.SENT).count() == PEOPLE
    server.communicate()
    print(f"queue {PEOPLE} personal letters           {to_queue:6.2f} s   (bound: 3 s)")
    print(
        f"hand over, this product               {seconds['us']:6.2f} s   {PEOPLE / seconds['us']:6.0f} a second, written, claimed and settled"
    )
    print(
        f"hand over, Django's messages          {seconds['django']:6.2f} s   {PEOPLE / seconds['django']:6.0f} a second, text and HTML made beforehand"
    )
    print(
        f"hand over, smtplib and email          {seconds['smtplib']:6.2f} s   {PEOPLE / seconds['smtplib']:6.0f} a second"
    )
    print(f"this product against Django's         {seconds['us'] / seconds['django']:6.2f}     (bound: 1.5)")


def faults(runs: int) -> int:
    """Run mailings through a server that misbehaves, by workers that are killed; returns 0 when nothing was lost or doubled."""
    from lokallag.core.post.tests.faulty import Faults, Handler, serve  # noqa: PLC0415 (only the faults need the server)

    chance = random.Random(20261122)
    handler = Handler(chance=random.Random(7))
    controller = serve(handler)
    zygote = subprocess.Popen(
        [sys.executable, "-c", ZYGOTE.format(smtp=SMTP), str(controller.port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    zygote.stdout.readline()

    def work(mailing: int, kill_after: float, *, at_work: bool = False) -> None:
        print(mailing, kill_after, int(at_work), file=zygote.stdin, flush=True)
        zygote.stdout.readline()  # type: ignore[union-attr]

    people = make_people(12)
    Person.objects.filter(pk=people[-1].pk).update(email="gone@example.org")
    tally: Counter[str] = Counter()
    begun = time.perf_counter()
    for _run in range(runs):
        handler.faults = Faults(
            drop_early=chance.choice([0, 0.02, 0.1]),
            drop_in_text=chance.choice([0, 0.05]),
            drop_before_taking=chance.choice([0, 0.02, 0.1]),
            drop_after_taking=chance.choice([0, 0, 0.05]),
            put_off=chance.choice([0, 0.02, 0.1]),
            delay=chance.choice([0, 0.2, 0.6]),
        )
        mailing = Mailing.objects.create(subject="Hei", blocks=BLOCKS, is_important=True)
        queue_letters(mailing, people, actor=None, now=timezone.now())
        for _kill in range(chance.choice([1, 1, 2, 3])):
            work(mailing.pk, chance.random() * 0.2, at_work=chance.random() < 0.75)
            tally["workers killed"] += 1
            tally["killed with letters in hand"] += mailing.letters.filter(state=Letter.State.SENDING).exists()
            mailing.letters.filter(state=Letter.State.QUEUED).update(next_try_at=timezone.now(), tries=0)
        for _turn in range(200):
            work(mailing.pk, -1)
            left = mailing.letters.left()
            if not left.exists():
                break
            # The waits of minutes are over at once, and a hand that is still at its last letter gets a moment.
            left.filter(state=Letter.State.QUEUED).update(next_try_at=timezone.now(), tries=0)
            time.sleep(0.01)
        _count(tally, mailing, handler)
        handler.got.clear()
        Letter.objects.all().delete()
    zygote.communicate()
    controller.stop()
    tally["runs"] = runs
    tally["seconds"] = round(time.perf_counter() - begun)
    tally |= Counter({f"server: {what}": times for what, times in handler.happened.items()})
    for what in sorted(tally):
        print(f"{what:55} {tally[what]:7}")
    return 1 if tally["lost"] or tally["doubled though the server had said yes"] or tally["not as recorded"] else 0


def _count(tally: Counter[str], mailing: Mailing, handler) -> None:  # type: ignore[no-untyped-def]
    """Compare what the server took with what the letters say."""
    taken = Counter(got.message_id for got in handler.got)
    untold = {got.message_id for got in handler.got if not got.told}
    for letter in mailing.letters.all():
        times = taken[f"<{letter.key}@localhost>"]
        tally["letters"] += 1
        if letter.address.startswith("gone"):
            tally["not as recorded"] += letter.state != Letter.State.BOUNCED
            continue
        tally["lost"] += times == 0
        tally["not as recorded"] += letter.state != Letter.State.SENT
        if times > 1:
            known = f"<{letter.key}@localhost>" in untold
            tally[
                "sent again, same Message-ID, after an answer that never came"
                if known
                else "doubled though the server had said yes"
            ] += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
