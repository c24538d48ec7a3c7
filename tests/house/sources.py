"""The project's own files as the house rules read them: what git tracks or would track."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is committed or could be: ignored ones are somebody else's or made."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.split("\0")
    return tuple(ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file())


@cache
def text(path: Path) -> str:
    """A file's text; files that are not text have none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def named(path: Path) -> str:
    """A file's name as a person would say it."""
    return path.relative_to(ROOT).as_posix()


@cache
def python() -> tuple[Path, ...]:
    """All Python files but migrations, which a tool writes."""
    return tuple(path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """A Python file's syntax."""
    return ast.parse(text(path), str(path))


@cache
def templates() -> tuple[Path, ...]:
    """All HTML templates."""
    return tuple(path for path in tracked() if path.suffix == ".html" and "templates" in path.parts)


def line_of(source: str, position: int) -> int:
    """The number of the line that a position stands in."""
    return source.count("\n", 0, position) + 1
