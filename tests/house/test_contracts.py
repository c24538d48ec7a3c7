"""The six import contracts catch what they are there for: each is broken once, in a copy."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT, tracked

PLANTED = {
    "Three floors": ("lokallag/core/calendar/planted.py", "import lokallag.capabilities.members.models"),
    "Capabilities do not know each other": (
        "lokallag/capabilities/logbook/models.py",
        "import lokallag.capabilities.members.permissions",
    ),
    "Inside a capability arrows point down": (
        "lokallag/capabilities/members/permissions.py",
        "import lokallag.capabilities.members.models",
    ),
    "The core has no cycles": ("lokallag/core/chapters/models.py", "import lokallag.core.people.models"),
    "Domain code never sees HTTP": ("lokallag/capabilities/events/models.py", "import lokallag.core.access.doors"),
    "Only core.chapters may lift the scope": (
        "lokallag/capabilities/meetings/models.py",
        "import lokallag.core.chapters.scopes",
    ),
}


def answers(folder: Path) -> dict[str, str]:
    """Runs lint-imports in a folder and gives what it said of each contract."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the contracts say of a copy of the house with one wrong import planted for each."""
    copy = tmp_path_factory.mktemp("house")
    for path in tracked():
        if path.suffix == ".py" and path.is_relative_to(ROOT / "lokallag"):
            goal = copy / path.relative_to(ROOT)
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, goal)
    shutil.copyfile(ROOT / "pyproject.toml", copy / "pyproject.toml")
    for name, line in PLANTED.values():
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return answers(copy)


def test_there_are_six_contracts(broken: dict[str, str]) -> None:
    assert len(broken) == len(PLANTED) == 6


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks(contract: str, broken: dict[str, str]) -> None:
    assert [answer for name, answer in broken.items() if name.startswith(contract)] == ["BROKEN"]


def test_an_unknown_file_in_a_capability_breaks_the_build(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "lokallag", tmp_path / "lokallag", ignore=shutil.ignore_patterns("vendor", "*.html", "*.css")
    )
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "lokallag/capabilities/members/unknown.py").write_text('"""Unknown."""\n', encoding="utf-8")
    assert answers(tmp_path)["Inside a capability arrows point down"] == "BROKEN"
