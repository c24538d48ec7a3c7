"""The three commands: short, called by each other, and clear about what is wrong."""

import os
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import ROOT, text

COMMANDS = ("run", "test", "check")


def run(command: str, *, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs one of the commands with some variables changed; an empty value takes one away."""
    env = {name: value for name, value in {**os.environ, **variables}.items() if value}
    return subprocess.run(
        ["bash", f"bin/{command}"], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_can_be_run_and_is_short(command: str) -> None:
    path = ROOT / "bin" / command
    assert path.stat().st_mode & stat.S_IXUSR
    assert len(text(path).splitlines()) <= 30


def test_continuous_integration_runs_what_anyone_can_run() -> None:
    assert "bin/check" in text(ROOT / ".ci" / "run")
    assert "bin/test" in text(ROOT / "bin" / "lib" / "checking.py")


def test_the_readme_names_the_commands_first() -> None:
    readme = text(ROOT / "README.md")
    places = [readme.find(f"bin/{command}") for command in COMMANDS]
    assert -1 not in places
    assert max(places[:2]) < 4000


@pytest.mark.parametrize(("language", "words"), [("nb_NO.UTF-8", "er opptatt"), ("en_GB.UTF-8", "is taken")])
def test_a_taken_port_gets_one_sentence(language: str, words: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run("run", PORT=str(other.getsockname()[1]), LANG=language, LC_ALL="", LC_MESSAGES="")
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "８０"])
def test_a_port_that_is_none_gets_one_sentence(port: str) -> None:
    done = run("run", PORT=port, LANG="en_GB.UTF-8", LC_ALL="", LC_MESSAGES="")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "1 to 65535" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "words"), [("nn_NO.UTF-8", "trenger Python 3.11"), ("C", "needs Python 3.11")])
def test_an_old_python_gets_one_sentence(command: str, language: str, words: str, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    for tool in ("bash", "dirname", "sh"):
        (tmp_path / tool).symlink_to(
            next(path for path in (Path("/bin", tool), Path("/usr/bin", tool)) if path.exists())
        )
    done = run(command, PATH=str(tmp_path), LANG=language, LC_ALL="", LC_MESSAGES="")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert words in done.stderr
    assert "3.9.2" in done.stderr
