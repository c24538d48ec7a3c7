"""Looks into a zip before anyone unpacks it: what kind of document it is, and whether it is safe to open."""

from __future__ import annotations

import io
import zipfile

from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument
from lokallag.capabilities.plans.reading.documents.limits import MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES, MAX_ZIP_RATIO


def kind_of_archive(data: bytes) -> str:
    """Return "docx" or "odt" for a zipped document; raises UnreadableDocument for a bomb, a locked, damaged or other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, len(data))
            names = {entry.filename for entry in entries}
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and "content.xml" in names:
                if archive.read("mimetype")[:80].startswith(b"application/vnd.oasis.opendocument.text"):
                    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
                    if b"encryption-data" in manifest:
                        raise UnreadableDocument("encrypted")
                    return "odt"
    except UnreadableDocument:
        raise
    except RuntimeError as error:  # zipfile says so for a locked entry
        raise UnreadableDocument("encrypted") from error
    except Exception as error:
        raise UnreadableDocument("damaged") from error
    raise UnreadableDocument("wrong_type")


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    worst = max((e.file_size / max(1, e.compress_size) for e in entries if e.file_size > 1_000_000), default=0.0)
    if (
        len(entries) > MAX_ZIP_ENTRIES
        or unpacked > MAX_UNPACKED_BYTES
        or worst > MAX_ZIP_RATIO
        or unpacked > size * MAX_ZIP_RATIO
    ):
        raise UnreadableDocument("zip_bomb")
