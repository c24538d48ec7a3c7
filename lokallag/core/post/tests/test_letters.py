"""Who gets a letter and who does not; and what no program can write, whatever it believes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter, Setup, Suppression
from lokallag.core.post.tests.factories import JOINED, mailing, member, outsider

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)
W, Y = Person.Wants, Letter.Why


def reasons(letters: Any) -> dict[str, str]:
    return {row.person.given_name: row.why or row.basis for row in letters.select_related("person")}


def test_each_gets_it_or_has_a_reason_why_not(in_north: Chapter) -> None:
    member("Plain")
    member("Important", wants=W.IMPORTANT)
    member("Nothing", wants=W.NOTHING)
    member("Silent", email="")
    member("Broken")
    member("Angry")
    left = member("Left")
    Member.objects.filter(person=left).update(left_on=datetime.date(2021, 2, 15))
    outsider("Stranger")
    outsider("Friend", confirmed=True)
    unsure = outsider("Unsure", confirmed=True)
    Consent.objects.filter(person=unsure).update(confirmed_at=None)
    back = outsider("Back", confirmed=True)
    Consent.objects.filter(person=back).update(withdrawn_at=timezone.now())
    Suppression.objects.create(address="broken@example.org", why="bounces")
    Suppression.objects.create(address="angry@example.org", why="complaint")
    always = {
        "Silent": Y.NO_ADDRESS,
        "Broken": Y.SUPPRESSED,
        "Angry": Y.COMPLAINED,
        "Plain": "member",
        "Friend": "consent",
    }
    no = dict.fromkeys(["Left", "Stranger", "Unsure", "Back"], Y.NO_CONSENT)
    table: list[tuple[dict[str, bool], dict[str, str]]] = [
        ({}, {**always, **no, "Important": Y.ONLY_IMPORTANT, "Nothing": Y.NOTHING}),
        ({"is_important": True}, {**always, **no, "Important": "member", "Nothing": Y.NOTHING}),
        ({"is_statutory": True}, {**always, **no, "Important": "member", "Nothing": "member"}),
        (
            {"is_transactional": True},
            {**always, **dict.fromkeys(no, "own"), "Important": "member", "Nothing": "member"},
        ),
    ]
    for fields, expected in table:
        one = mailing(**fields)
        queued = queue_letters(one, Person.objects.all(), actor=None, now=NOW)
        assert reasons(one.letters) == expected, fields
        assert queued.queued == sum(why in {"member", "consent", "own"} for why in expected.values())
        one.letters.all().delete()


def test_the_week_holds_no_more_than_the_chapter_allows_and_what_is_important_counts_not(in_north: Chapter) -> None:
    member("Kari")
    Setup.objects.create(weekly_cap=2)
    days = datetime.timedelta(days=1)

    def sent(at: datetime.datetime, **fields: Any) -> str:
        one = mailing(**fields)
        queue_letters(one, Person.objects.all(), actor=None, now=at)
        return one.letters.get().why

    assert [sent(NOW), sent(NOW, is_important=True), sent(NOW + days), sent(NOW + 2 * days)] == ["", "", "", Y.CAP]
    assert sent(NOW + 2 * days, is_important=True) == ""
    assert sent(NOW + 7 * days) == ""


def test_nobody_gets_the_same_mailing_twice(in_north: Chapter) -> None:
    kari, one = member("Kari"), mailing()
    queue_letters(one, [kari, kari], actor=None, now=NOW, values={kari.pk: {"url": "https://example.org/7"}})
    member("Per")
    queue_letters(one, Person.objects.all(), actor=None, now=NOW)

    assert sorted(one.letters.values_list("person__given_name", flat=True)) == ["Kari", "Per"]
    assert one.letters.get(person=kari).values == {"url": "https://example.org/7"}


@pytest.mark.parametrize("way", ["insert", "update"])
def test_the_database_refuses_a_letter_without_a_reason_that_holds(in_north: Chapter, way: str) -> None:
    kari, stranger, friend = member("Kari"), outsider("Stranger"), outsider("Friend", confirmed=True)
    left = member("Left")
    Member.objects.filter(person=left).update(left_on=JOINED, state="resigned")
    unsure = outsider("Unsure", confirmed=True)
    Consent.objects.filter(person=unsure).update(confirmed_at=None)
    plain, own = mailing(), mailing(is_transactional=True)
    of_friend, of_unsure = Consent.objects.get(person=friend), Consent.objects.get(person=unsure)

    def write(
        person: Person, basis: str, consent: Consent | None = None, at: Any = plain, state: str = "queued"
    ) -> bool:
        columns = "chapter_id mailing_id person_id address state why said basis consent_id values key provider_id queued_at next_try_at tries run".split()
        first = "blocked" if way == "update" else state
        row = [in_north.pk, at.pk, person.pk, "x@example.org", first, "", "", basis, consent and consent.pk, "{}"]
        row += [f"{person.pk}{basis}", "", NOW, NOW, 0, ""]
        quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                marks = ", ".join(["%s"] * len(row))
                cursor.execute(f"INSERT INTO post_letter ({quoted}) VALUES ({marks})", row)
                cursor.execute("UPDATE post_letter SET state = %s WHERE person_id = %s", [state, person.pk])
                transaction.set_rollback(True)
        except DatabaseError:
            return False
        return True

    assert write(kari, "member")
    assert write(friend, "consent", of_friend)
    assert write(stranger, "own", at=own)
    assert write(stranger, "", state="blocked")
    refused = [
        write(stranger, "member"),
        write(stranger, ""),
        write(stranger, "own"),
        write(stranger, "consent"),
        write(stranger, "consent", of_friend),
        write(unsure, "consent", of_unsure),
        write(left, "member"),
        write(stranger, "member", state="sending"),
    ]
    assert refused == [False] * len(refused)
