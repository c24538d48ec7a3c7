"""Seals a file that waits for the worker: it may hold what is never stored, such as national identity numbers."""

import base64

from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(data: bytes) -> bytes:
    """Return the file so that only this installation can read it (its secret key)."""
    return _key().encrypt(data)


def open_sealed(sealed: bytes) -> bytes:
    """Return the file again. Raises InvalidToken for what this installation has not sealed, or with another key."""
    return _key().decrypt(sealed)


def _key() -> Fernet:
    digest = salted_hmac("lokallag.members.import", "file", secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
