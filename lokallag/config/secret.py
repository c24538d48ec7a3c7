"""Makes and keeps the installation's secret key where none is given."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """Return the key kept in `data`, made at the first start; readable by its owner only."""
    path = data / "secret_key"
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        pass
    data.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(64)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Two processes started at once: the first one's key counts.
        return path.read_text("utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(key)
    return key
