"""How these pages write to somebody: `core.post`, which stands on them, hands in its way to send at start."""

from collections.abc import Callable
from typing import Any

_WAYS: list[Callable[..., None]] = []


def notices_by(way: Callable[..., None]) -> None:
    """Say how a notice is sent (`core.post.notices.send_notice`)."""
    _WAYS[:] = [way]


def send_notice(*said: Any, **options: Any) -> None:
    """Send a notice; arguments as `core.post.notices.send_notice`."""
    for way in _WAYS:
        way(*said, **options)
