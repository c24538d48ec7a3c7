"""A worker killed (SIGKILL) while letters are under way, against a server that drops connections: none lost, none doubled.

A few real kills here; a thousand by `python benchmarks/post.py faults 1000`.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from subprocess import Popen
from typing import Any

import pytest
from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person
from lokallag.core.post.carriers import SMTP
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter
from lokallag.core.post.tests.factories import mailing, member
from lokallag.core.post.tests.faulty import Faults, Handler, serve

PROGRAM = """
import sys
from django.conf import settings
from django.utils import timezone
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.post import sending
from lokallag.core.post.models import Letter
settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "{smtp}", "127.0.0.1", {port}
settings.TASKS["default"]["BACKEND"] = "django_tasks.backends.dummy.DummyBackend"
with within(Chapter.objects.get(slug="north")):
    print("works", flush=True)
    for _turn in range({turns}):
        Letter.objects.filter(state="queued").update(next_try_at=timezone.now(), tries=0)
        sending.carry(mailing={mailing})
    print(list(Letter.objects.order_by("pk").values_list("key", "state")), flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_letters_are_under_way_loses_none_and_doubles_none(
    north: Chapter, settings: Any, request: pytest.FixtureRequest
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    with within(north):
        for number in range(12):
            member(f"P{number}")
        one = mailing()
        queue_letters(one, Person.objects.all(), actor=None, now=timezone.now())
    handler = Handler(Faults(drop_early=0.05, drop_before_taking=0.05, put_off=0.05, delay=0.7), random.Random(3))
    controller = serve(handler)
    start: Callable[[str], Popen[str]] = request.getfixturevalue("other_process")
    said = {"smtp": SMTP, "port": controller.port, "mailing": one.pk}
    chance = random.Random(5)
    for _kill in range(2):
        worker = start(PROGRAM.format(turns=1, **said))
        assert worker.stdout is not None
        assert worker.stdout.readline() == "works\n"
        before, until = len(handler.got), time.monotonic() + 10
        while len(handler.got) == before and worker.poll() is None and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(chance.random() * 0.05)
        worker.kill()
        worker.wait()
    # The hand of the last one may be at its last letter.
    time.sleep(0.3)
    ended, _errors = start(PROGRAM.format(turns=6, **said)).communicate(timeout=60)
    controller.stop()
    states = dict(json.loads(ended.splitlines()[-1].replace("(", "[").replace(")", "]").replace("'", '"')))

    assert set(states.values()) == {Letter.State.SENT}
    assert Counter(got.message_id for got in handler.got) == Counter(f"<{key}@localhost>" for key in states)
