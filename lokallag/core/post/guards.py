"""The database's own guard: no letter is written to anybody without a reason that holds on that day.

The rule is in `letters.py` too, but a rule in one program is a habit; this one holds for every program and every hand
(docs/decisions/0011-a-letter-needs-a-reason-and-goes-once.md). It is a trigger, because a CHECK sees one row and the reason stands in
others. SQLite refuses to alter a table that a trigger elsewhere names, so it is taken down before migrations
(`pre_migrate`) and put up after them (`post_migrate`).
"""

from typing import Any

from django.db import connections

from lokallag.core.people.membership import member_sql

NAME = "letter_needs_a_reason_that_holds"
_TABLES = {"post_letter", "post_mailing", "people_consent"}

# NEW is the letter. The day is the letter's own, so that the demonstration's clock counts there.
_HOLDS = """NEW.state NOT IN ('queued', 'sending')
  OR (NEW.basis = 'member' AND ({member}))
  OR (NEW.basis = 'consent' AND EXISTS (
    SELECT 1 FROM people_consent c WHERE c.id = NEW.consent_id AND c.person_id = NEW.person_id
      AND c.purpose = 'news' AND c.confirmed_at IS NOT NULL AND c.withdrawn_at IS NULL))
  OR (NEW.basis = 'own' AND EXISTS (
    SELECT 1 FROM post_mailing m WHERE m.id = NEW.mailing_id AND m.is_transactional))"""
_SAID = "There is no reason to write to this person: neither a member, nor a confirmed consent, nor their own request."


def put_up(using: str = "default", **_signal: Any) -> None:
    """Put the guard up where it is not, or is another than it should be."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not set(connection.introspection.table_names(cursor)) >= _TABLES:
            return
        if connection.vendor == "postgresql":
            holds = _HOLDS.format(member=member_sql().format(day="(NEW.queued_at AT TIME ZONE 'Europe/Oslo')::date"))
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NOT ({holds}) THEN "
                f"RAISE EXCEPTION '{_SAID}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $guard$"
            )
            cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname = %s", [NAME])
            if cursor.fetchone() is None:
                cursor.execute(
                    f"CREATE TRIGGER {NAME} BEFORE INSERT OR UPDATE OF state, basis, consent_id, person_id, mailing_id "
                    f"ON post_letter FOR EACH ROW EXECUTE FUNCTION {NAME}()"
                )
            return
        holds = _HOLDS.format(member=member_sql().format(day="date(NEW.queued_at)"))
        for word, when in (
            ("insert", "INSERT"),
            ("update", "UPDATE OF state, basis, consent_id, person_id, mailing_id"),
        ):
            sql = (
                f"CREATE TRIGGER {NAME}_{word} BEFORE {when} ON post_letter FOR EACH ROW WHEN NOT ({holds}) "
                f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
            )
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [f"{NAME}_{word}"])
            if cursor.fetchone() != (sql,):
                cursor.execute(f"DROP TRIGGER IF EXISTS {NAME}_{word}")
                cursor.execute(sql)


def take_down(using: str = "default", **_signal: Any) -> None:
    """Take the guard down for the time tables are altered (SQLite only)."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for word in ("insert", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {NAME}_{word}")
