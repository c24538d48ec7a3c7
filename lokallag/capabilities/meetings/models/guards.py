"""The database's own guard: approved minutes, their signatures and corrections are never changed and never go.

The rule is in `approved.py` too, but a rule in one program is a habit; this one holds for every program and every hand
(docs/decisions/0014). SQLite refuses to alter a table that a trigger elsewhere names, so it is taken down before
migrations (`pre_migrate`) and put up after them (`post_migrate`), as in `core.post.guards`.
A demonstration's chapter, whose clock stands still, may be removed with all it has.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connections

_SAID = "Approved minutes never change; what is wrong in them is corrected by a later meeting."
_REAL = "EXISTS (SELECT 1 FROM chapters_chapter c WHERE c.id = {row}.chapter_id AND c.clock_on IS NULL)"
_APPROVED = "EXISTS (SELECT 1 FROM meetings_approval a WHERE a.minutes_id = {row}.minutes_id)"


class Guard(NamedTuple):
    """On which table, when, and under which condition the database refuses."""

    name: str
    table: str
    when: str
    refused: str


def _guards() -> Iterator[Guard]:
    """What is refused. References to people, meetings and items may be emptied or merged; the words may not change."""
    words = {
        "meetings_approval": "minutes_id, how, approved_on, approved_at, content, previous, digest, chapter_id",
        "meetings_signature": "signer_id, how, signed_at, signed_on, digest, chapter_id",
        "meetings_signedpaper": "minutes_id, kind, scan, size, digest, added_at, chapter_id",
        "meetings_correction": "minutes_id, text, adopted_on, recorded_at, previous, digest, chapter_id",
        "meetings_minutesname": "approval_id, number, name, salt, is_post, chapter_id",
    }
    for table, columns in words.items():
        short = table.removeprefix("meetings_")
        # A name may be taken out; nothing else may be put in its place.
        emptied = (
            "NOT (NEW.name = '' AND NEW.salt = '' AND NEW.approval_id = OLD.approval_id AND NEW.number = OLD.number"
            " AND NEW.is_post = OLD.is_post AND NEW.chapter_id = OLD.chapter_id)"
        )
        yield Guard(f"frozen_{short}_update", table, f"UPDATE OF {columns}", emptied if "name" in short else "1 = 1")
        yield Guard(f"frozen_{short}_delete", table, "DELETE", _REAL.format(row="OLD"))
    yield Guard("frozen_passage_insert", "meetings_passage", "INSERT", _APPROVED.format(row="NEW"))
    yield Guard("frozen_passage_update", "meetings_passage", "UPDATE OF text, base, key", _APPROVED.format(row="NEW"))
    yield Guard(
        "frozen_minutes_update", "meetings_minutes", "UPDATE OF gathering_id, language",
        "EXISTS (SELECT 1 FROM meetings_approval a WHERE a.minutes_id = OLD.id)",
    )  # fmt: skip


def put_up(using: str = "default", **_signal: Any) -> None:
    """Put the guards up where they are not, or are others than they should be."""
    connection = connections[using]
    guards = list(_guards())
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if not tables >= {"meetings_approval", "chapters_chapter", *(guard.table for guard in guards)}:
            return
        for guard in guards:
            if connection.vendor == "postgresql":
                answer = "OLD" if guard.when == "DELETE" else "NEW"
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
                    f"IF {guard.refused} THEN RAISE EXCEPTION '{_SAID}' USING ERRCODE = 'check_violation'; END IF; "
                    f"RETURN {answer}; END $guard$"
                )
                cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname = %s", [guard.name])
                if cursor.fetchone() is None:
                    cursor.execute(
                        f"CREATE TRIGGER {guard.name} BEFORE {guard.when} ON {guard.table} "
                        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
                    )
                continue
            sql = (
                f"CREATE TRIGGER {guard.name} BEFORE {guard.when} ON {guard.table} FOR EACH ROW WHEN {guard.refused} "
                f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
            )
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [guard.name])
            if cursor.fetchone() != (sql,):
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
                cursor.execute(sql)


def take_down(using: str = "default", **_signal: Any) -> None:
    """Take the guards down for the time tables are altered (SQLite only)."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for guard in _guards():
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
