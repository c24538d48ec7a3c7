"""Where letters come back to: a mailbox by IMAP, a maildir or an mbox file, read now and then; what was understood is removed."""

from __future__ import annotations

import imaplib
import mailbox
import ssl
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Tells of one message whether it was understood (and may be removed).
Reader = Callable[[bytes], bool]
_TIMEOUT = 30
MOST = 500


def read_mailbox(address: str, reader: Reader) -> int:
    """Let `reader` have each new message of a mailbox; returns how many it understood.

    `address` is `imaps://user:password@host/Folder`, `imap://…`, `maildir:/path` or `mbox:/path`.
    """
    kind, _colon, rest = address.partition(":")
    if kind in {"imap", "imaps"}:
        return _read_imap(address, reader)
    if kind == "maildir":
        return _read_box(mailbox.Maildir(rest, create=False), reader)
    if kind == "mbox":
        return _read_box(mailbox.mbox(rest, create=False), reader) if Path(rest).exists() else 0
    raise ValueError("The mailbox's address begins with imaps:, imap:, maildir: or mbox:.")


def _read_box(box: mailbox.Mailbox[mailbox.Message], reader: Reader) -> int:
    understood = 0
    box.lock()
    try:
        for key in list(box.keys())[:MOST]:
            if reader(box.get_bytes(key)):
                box.remove(key)
                understood += 1
        box.flush()
    finally:
        box.unlock()
        box.close()
    return understood


def _read_imap(address: str, reader: Reader) -> int:
    said = urlsplit(address)
    host, folder = said.hostname or "localhost", unquote(said.path.lstrip("/")) or "INBOX"
    server: imaplib.IMAP4
    if said.scheme == "imaps":
        server = imaplib.IMAP4_SSL(host, said.port or 993, ssl_context=ssl.create_default_context(), timeout=_TIMEOUT)
    else:
        server = imaplib.IMAP4(host, said.port or 143, timeout=_TIMEOUT)
    understood = 0
    with server:
        server.login(unquote(said.username or ""), unquote(said.password or ""))
        server.select(f'"{folder}"')
        _ok, found = server.search(None, "UNSEEN", "UNDELETED")
        for number in (found[0] or b"").split()[:MOST]:
            # Fetching marks it as seen: what was not understood is left for people, and not asked for again.
            _ok, parts = server.fetch(number.decode(), "(RFC822)")
            raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
            if reader(raw):
                server.store(number.decode(), "+FLAGS", "\\Deleted")
                understood += 1
        server.expunge()
    return understood
