"""A process killed in the middle of reading or adopting leaves the database whole, and the work can be done again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

# One program in four acts, on a database file of its own.
ACTS = """
import os, signal, sys
import django
django.setup()
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import first_broken
from lokallag.capabilities.plans.models import Adoption, Commitment, SourceText, Version
from lokallag.capabilities.plans.actions import adopting, intake, reviewing
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT
from tests.tables import make_tables

act = sys.argv[1]
if act == "begin":
    make_tables()
    Chapter.objects.create(name="North", slug="north", clock_on=DAY)
if act.startswith("killed"):
    def die(*args, **kwargs):
        os.kill(os.getpid(), signal.SIGKILL)
    adopting.record = intake.record = die
with within(Chapter.objects.get()):
    if "read" in act:
        intake.read_text_into_plan(text=TEXT, actor=None, today=DAY, now=NOW)
        reviewing.accept_sure(version=Version.objects.get(), actor=None, now=NOW, floor=0)
    if "adopt" in act:
        adopting.adopt(
            version=Version.objects.get(), adopted_on=DAY, meeting="M", actor=None, today=DAY, now=NOW
        )
    counts = [model.objects.count() for model in (Version, SourceText, Commitment, Adoption)]
    print(*[min(1, count) for count in counts], first_broken() is None)
"""


def test_a_kill_leaves_all_or_nothing(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"LOKALLAG_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lokallag.config.settings"}

    def play(act: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", ACTS, act],
            env=environment,
            check=False,
            timeout=180,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[4],
        )
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        return done.returncode, done.stdout.strip()

    play("begin")
    assert play("killed read")[0] == -signal.SIGKILL
    assert play("look") == (0, "0 0 0 0 True")
    assert play("read") == (0, "1 1 1 0 True")
    assert play("killed adopt")[0] == -signal.SIGKILL
    assert play("look") == (0, "1 1 1 0 True")
    assert play("adopt") == (0, "1 1 1 1 True")
    assert play("adopt again") == (0, "1 1 1 1 True")
