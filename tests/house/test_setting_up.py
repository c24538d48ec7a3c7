"""How bin/run, bin/test and bin/check set up: only what changed, one sentence when something fails, nothing left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import assets
import environment
import pytest
from babel.messages.mofile import read_mo
from catalogue import compile_catalogue
from console import Stop
from stamps import Stamps, digest

from tests.house.sources import ROOT

# A command with two programs under it, the first of which has one of its own.
DRIVER = """
import os, sys, time
sys.path.insert(0, {lib!r})
import processes
from console import Interrupted
from pathlib import Path
processes.listen()
env, here = dict(os.environ), Path({here!r})
child = "import subprocess, sys, time; p = subprocess.Popen(['sleep', '300']); open('inner', 'w').write(str(p.pid)); "
child += "import signal; signal.signal(signal.SIGTERM, lambda *a: (p.kill(), sys.exit())); time.sleep(300)"
try:
    one = processes.start([sys.executable, "-c", child], env, None, here)
    two = processes.start(["sleep", "300"], env, None, here)
    while not (here / "inner").exists() or not (here / "inner").read_text():
        time.sleep(0.02)
    print(one.pid, two.pid, (here / "inner").read_text(), flush=True)
    time.sleep(300)
except Interrupted:
    pass
finally:
    processes.end_all()
"""


def living(pid: int) -> bool:
    """True while a process is there and not merely waiting to be buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/status")
    return not (status.exists() and "State:\tZ" in status.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_program_that_was_started(number: signal.Signals, tmp_path: Path) -> None:
    assert left_after(number, tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its parent was killed")
def test_a_command_that_is_killed_outright_takes_its_programs_along(tmp_path: Path) -> None:
    assert left_after(signal.SIGKILL, tmp_path) == []


def left_after(number: signal.Signals, folder: Path) -> list[int]:
    """Starts the driver, sends it a signal, and gives the programs that still run five seconds later."""
    script = DRIVER.format(lib=str(ROOT / "bin" / "lib"), here=str(folder))
    command = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    pids = [int(word) for word in command.stdout.readline().split()]
    assert len(pids) == 3
    assert all(map(living, pids))
    command.send_signal(number)
    command.wait(20)
    command.stdout.close()
    limit = time.monotonic() + 5
    while any(map(living, pids)) and time.monotonic() < limit:
        time.sleep(0.05)
    return [pid for pid in pids if living(pid)]


def test_a_fingerprint_changes_with_content_and_name_only(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    first = digest([tmp_path])
    os.utime(tmp_path / "a", (1, 1))
    assert digest([tmp_path]) == first
    (tmp_path / "a").write_text("2", encoding="utf-8")
    changed = digest([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({first, changed, digest([tmp_path]), digest([tmp_path], "word")}) == 4


def test_a_fingerprint_knows_a_missing_file_from_an_empty_one(tmp_path: Path) -> None:
    missing = digest([tmp_path / "a"])
    (tmp_path / "a").touch()
    assert digest([tmp_path / "a"]) != missing


def test_a_step_is_fresh_only_with_the_same_fingerprint(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "stamps")
    assert not stamps.fresh("step", "x")
    stamps.set("step", "x")
    assert stamps.fresh("step", "x")
    assert not stamps.fresh("step", "y")
    stamps.clear("step")
    assert not stamps.fresh("step", "x")


@pytest.mark.parametrize(
    ("said", "index", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", True, "too little room"),
        ("error: Failed to fetch: `x`\n Caused by: dns error", True, "Cannot fetch the packages"),
        ("npm error code ENOTFOUND", True, "Cannot fetch the packages"),
        ("connection refused by the database", False, "The step “x” failed: connection refused"),
        ("", False, "The step “x” failed: ?"),
    ],
)
def test_what_a_program_said_becomes_one_sentence(said: str, index: bool, sentence: str) -> None:
    stop = environment.why("x", said, index=index)
    assert isinstance(stop, Stop)
    assert sentence in stop.en
    assert stop.nb != stop.en
    assert "\n" not in stop.nb + stop.en


def test_a_catalogue_is_compiled_without_its_unsure_entries(tmp_path: Path) -> None:
    folder = tmp_path / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    source = folder / "django.po"
    source.write_text(head + 'msgid "Yes"\nmsgstr "Ja"\n\n#, fuzzy\nmsgid "No"\nmsgstr "Nå"\n', encoding="utf-8")
    compile_catalogue(source)
    with source.with_suffix(".mo").open("rb") as made:
        assert [(entry.id, entry.string) for entry in read_mo(made) if entry.id] == [("Yes", "Ja")]


def test_an_icon_that_is_not_to_be_had_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "@iconify-json" / "lucide"
    book.mkdir(parents=True)
    (book / "icons.json").write_text(
        '{"icons": {"a": {"body": "<path/>"}}, "aliases": {"b": {"parent": "a"}}}', "utf-8"
    )
    icons = ROOT / "var" / "test-icons.txt"
    icons.parent.mkdir(exist_ok=True)
    monkeypatch.setattr(assets, "MODULES", tmp_path)
    monkeypatch.setattr(assets, "ICONS", icons)
    try:
        icons.write_text("# words\nb\na\n\na\n", encoding="utf-8")
        assert assets.sprite().count("<symbol") == 2
        icons.write_text("c\n", encoding="utf-8")
        with pytest.raises(assets.AssetError, match="“c”"):
            assets.sprite()
    finally:
        icons.unlink()
