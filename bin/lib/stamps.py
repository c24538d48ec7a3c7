"""Remembers what each step was made from, so that a second start does only what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *words: str) -> str:
    """One fingerprint of the contents of files and folders and of some words; what does not exist counts as such."""
    seen = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_dir():
                continue
            seen.update(str(file).encode() + b"\0")
            seen.update(file.read_bytes() if file.exists() else b"-")
    return seen.hexdigest()


class Stamps:
    """A folder with one small file a step: the fingerprint of what it was last made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fresh(self, name: str, fingerprint: str) -> bool:
        """True when the step was last finished with this very fingerprint."""
        try:
            return (self.folder / name).read_text(encoding="utf-8") == fingerprint
        except OSError:
            return False

    def set(self, name: str, fingerprint: str) -> None:
        """Remembers that the step is finished."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(fingerprint, encoding="utf-8")

    def clear(self, name: str) -> None:
        """Forgets a step before it is begun, so that a broken one is done again."""
        (self.folder / name).unlink(missing_ok=True)
