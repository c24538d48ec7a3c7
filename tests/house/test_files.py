"""What every file of the house keeps to: short, told in its first line, and of no machine."""

import ast
import json
import re
from pathlib import Path

from tests.house.sources import ROOT, named, python, text, tracked, tree

LONGEST = 300
CODE = {".py", ".html", ".css", ".js", ".sh"}
LATER = re.compile(r"\b(?:T[O]DO|FIX[M]E|XX[X]|HAC[K])\b")
# Folders of one machine, and the hosts that packages are fetched from: neither belongs in the project.
MACHINE = re.compile(r"(?<![\w.])/(?:w[o]rk|r[o]ot|h[o]me)/\w|[A-Z]:\\Users")
INDEX_HOST = re.compile(
    r"https?://[^/\s\"'<>]*(?:pypi|pythonhosted|npmjs|registry|mirror|artifactory|nexus|devpi|proxy)[^/\s\"'<>]*"
)
ANY_HOST = re.compile(r"https?://[^\s\"']+")
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "misc"}
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt", "requirements-node.txt")
LOCKS = (*REQUIREMENTS, "package.json", ".npmrc", "pyproject.toml")


def is_code(path: Path) -> bool:
    """Written by hand and read by people, unlike catalogues, locks and migrations."""
    return (path.suffix in CODE or path.parent == ROOT / "bin") and "migrations" not in path.parts


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {named(path): len(text(path).splitlines()) for path in tracked() if is_code(path)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_python_file_opens_with_one_line_saying_what_it_is_for() -> None:
    silent = []
    for path in python():
        module = tree(path)
        said = (ast.get_docstring(module) or "").split("\n")[0]
        if module.body and (not said.endswith(".") or module.body[0].lineno > 2):
            silent.append(named(path))
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    assert [named(path) for path in tracked() if is_code(path) and LATER.search(text(path))] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [named(path) for path in python() if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{named(path)}: {hit.group()}"
        for path in tracked()
        if path.name != "LICENSE"
        for hit in MACHINE.finditer(text(path))
    ]
    assert found == []


def test_no_file_names_a_host_that_packages_come_from() -> None:
    found = [f"{named(path)}: {hit}" for path in tracked() for hit in INDEX_HOST.findall(text(path))]
    assert found == []


def test_the_locks_name_no_host_at_all() -> None:
    found = {name: ANY_HOST.findall(text(ROOT / name)) for name in LOCKS if (ROOT / name).exists()}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}


def test_the_lock_of_the_assets_says_what_but_not_where_from() -> None:
    packages = json.loads(text(ROOT / "package-lock.json"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and not package.get("integrity")] == []


def test_the_locks_have_a_fingerprint_for_every_package() -> None:
    for name in REQUIREMENTS:
        blocks = re.split(r"\n(?=[a-z0-9])", text(ROOT / name))
        assert [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_nothing_that_others_wrote_is_committed() -> None:
    kinds = {".woff", ".woff2", ".ttf", ".otf", ".mo", ".map"}
    assert [named(path) for path in tracked() if path.suffix in kinds or ".min." in path.name] == []
