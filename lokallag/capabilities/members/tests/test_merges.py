"""Two records of one person become one and two again: each row and field, whatever was done in between."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.members.actions.merges import (
    changed_since,
    differing,
    forget_old_merges,
    merge_people,
    undo_merge,
)
from lokallag.capabilities.members.models import Contact, Fee, Member, Merge, Remark, Standing
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Alternative, Consent, Person, Seat, User
from lokallag.core.people.roles import Role
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.tasks.models import Task

NOW = datetime.datetime(2021, 2, 15, 12, 0, 0, 123456, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
BESIDE = {"journal.entry", "members.merge", "sessions.session"}


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as it is, but for the journal and what is remembered of merges."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in BESIDE
    }


def known(name: str, **more: Any) -> Person:
    given_name, _space, family = name.partition(" ")
    return Person.objects.create(given_name=given_name, family_name=family, **more)


def full(person: Person, by: Person, meeting: Gathering, group: Group, offset: int) -> Member:
    """A membership with something of each kind; `meeting`, `group` and 2020 are the same for all."""
    member = Member.objects.create(person=person, joined_on=TODAY - (300 + offset) * DAY, contact=by)
    Standing.objects.create(member=member, state="member", on=member.joined_on, by=by)
    Fee.objects.create(member=member, year=2020, due_on=TODAY, paid_on=TODAY if offset else None)
    Fee.objects.create(member=member, year=2010 + offset)
    Remark.objects.create(member=member, text=f"Remark {offset}", by=person, at=NOW)
    Contact.objects.create(member=member, on=TODAY, note=f"Said {offset}", by=by)
    answer = Attendance.Answer.CAME if offset else Attendance.Answer.SIGNED_UP
    Attendance.objects.create(gathering=meeting, person=person, answer=answer, answered_on=TODAY)
    Membership.objects.create(group=group, person=person, starts_on=TODAY, ends_on=None if offset else TODAY)
    Seat.objects.create(person=person, role=Role.MEMBER, starts_on=TODAY)
    Consent.objects.create(person=person, purpose="news", how="form", wording=f"Yes {offset}", given_at=NOW)
    Task.objects.create(title="Print", person=person, created_on=TODAY)
    Alternative.objects.create(person=person, kind="phone", value="+4790000001")
    person.save()
    return member


@pytest.fixture
def pair(ada: Actor, in_north: Chapter) -> tuple[Person, Person]:
    """Åse twice: with a membership, a fee of 2020, a meeting, a group, a consent in both."""
    ase = known("Åse Nordmann", email="ase@example.org", phone="+4790000002", birth_year=1970)
    aase = known("Aase Nordmann", email="aase@example.com", street="Storgata 1", postcode="2609", member_number="17")
    meeting = Gathering.objects.create(kind="stand", title="Stand", on=TODAY, planned_on=TODAY)
    group = Group.objects.create(name="Stands", leader=aase, established_on=TODAY)
    full(ase, ada.person, meeting, group, 0)
    full(aase, ase, meeting, group, 1)
    return ase, aase


def test_a_merge_takes_everything_along_and_asks_about_what_differs(pair: tuple[Person, Person], ada: Actor) -> None:
    ase, aase = pair
    asked = {name for name, *_rest in differing(ase, aase)}
    assert asked == {"given_name", "email", "street", "member_number", "member.joined_on", "member.contact"}

    merge_people(survivor=ase, gone=aase, taken={"street", "member_number"}, actor=ada.person, now=NOW)

    person = Person.objects.get(family_name="Nordmann")
    assert (person.street, person.postcode, person.member_number) == ("Storgata 1", "2609", "17")
    assert {(row.kind, row.value) for row in person.alternatives.all()} == {
        ("name", "Aase Nordmann"),
        ("email", "aase@example.com"),
        ("phone", "+4790000001"),
    }
    assert Person.objects.found_by("aase@example.com").get() == person
    member = Member.objects.get(person=person)
    # Who had welcomed their own other record has not welcomed themselves.
    assert member.contact == ada.person
    assert sorted(member.fees.values_list("year", "paid_on")) == [(2010, None), (2011, None), (2020, TODAY)]
    assert {row.text for row in member.remarks.all()} == {"Remark 0", "Remark 1"}
    assert member.contacts.count() == 2
    assert Attendance.objects.get(person=person).answer == Attendance.Answer.CAME
    assert Membership.objects.get(person=person).ends_on is None
    assert Group.objects.get().leader == person
    assert Consent.objects.filter(person=person).count() == 1
    assert Task.objects.filter(person=person).count() == 2


def test_an_undone_merge_leaves_every_table_as_it_was(pair: tuple[Person, Person], ada: Actor) -> None:
    before = dump()
    everything = {name for name, *_rest in differing(*pair)}
    for survivor, gone, taken in ((*pair, everything), (pair[1], pair[0], set[str]())):
        merge = merge_people(survivor=survivor, gone=gone, taken=taken, actor=ada.person, now=NOW)
        assert dump() != before
        assert undo_merge(merge=merge, actor=ada.person, now=NOW + 29 * DAY).rows == 0
        assert dump() == before


def test_what_was_changed_since_stays_unless_it_is_chosen(pair: tuple[Person, Person], ada: Actor) -> None:
    ase, aase = pair
    for restore in (False, True):
        merge = merge_people(survivor=ase, gone=aase, taken={"email", "street"}, actor=ada.person, now=NOW)
        person = Person.objects.get(pk=ase.pk)
        person.street = "Nygata 2"
        person.save()
        found = changed_since(merge)
        assert [(one.field.name, one.before, one.now) for one in found] == [("street", "", "Nygata 2")]
        undo_merge(merge=merge, restore=[one.step for one in found] if restore else [], actor=ada.person, now=NOW)
        person.refresh_from_db()
        assert (person.email, person.street) == ("ase@example.org", "" if restore else "Nygata 2")
        assert Person.objects.get(pk=aase.pk).street == "Storgata 1"
        assert Person.objects.found_by("Nygata").exists() is not restore
        Person.objects.filter(pk=ase.pk).update(street="")


def test_merges_are_taken_back_the_last_first_and_for_thirty_days(
    pair: tuple[Person, Person], ada: Actor, bo: Actor
) -> None:
    ase, aase = pair
    third = known("Åse Nordman", phone="+4790000003")
    before = dump()
    first = merge_people(survivor=ase, gone=aase, taken=(), actor=ada.person, now=NOW)
    second = merge_people(survivor=third, gone=ase, taken=(), actor=ada.person, now=NOW)
    third_merge = merge_people(survivor=third, gone=bo.person, taken=(), actor=ada.person, now=NOW)
    for early in (first, second):
        with pytest.raises(ValidationError):
            undo_merge(merge=early, actor=ada.person, now=NOW)
    with pytest.raises(ValidationError):
        undo_merge(merge=third_merge, actor=ada.person, now=NOW + 30 * DAY)
    for merge in (third_merge, second, first):
        undo_merge(merge=merge, actor=ada.person, now=NOW)
    assert dump() == before


def test_the_login_survives_and_one_too_many_goes_when_the_merge_is_settled(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    plain = known("Bo Bergh")
    merge_people(survivor=plain, gone=bo.person, taken=(), actor=ada.person, now=NOW)
    assert Person.objects.get(pk=plain.pk).user == bo.user

    other = make_actor(in_north, "Bosse", "Berg", Role.MEMBER)
    merge_people(survivor=Person.objects.get(pk=plain.pk), gone=other.person, taken=(), actor=ada.person, now=NOW)
    assert Person.objects.get(pk=plain.pk).user == bo.user
    assert other.client.get("/north/groups/").status_code == 404
    assert forget_old_merges(now=NOW + 29 * DAY) == 0
    assert forget_old_merges(now=NOW + 30 * DAY) == 2
    assert not User.objects.filter(pk=other.user.pk).exists()
    assert not Merge.objects.exists()

    with pytest.raises(ValidationError):
        merge_people(survivor=Person.objects.get(pk=plain.pk), gone=ada.person, taken=(), actor=ada.person, now=NOW)


def test_a_letter_that_waits_comes_along_and_goes_back(pair: tuple[Person, Person], ada: Actor) -> None:
    """The database lets a letter wait for members only: it is moved after the membership, both ways."""
    member = pair[1]
    other = known("Åse Nordman")
    letter = {"basis": "member", "state": "queued"}
    row = _letter(member, **letter)
    before = dump()
    merge = merge_people(survivor=other, gone=member, taken=(), actor=ada.person, now=NOW)
    assert type(row).objects.get(pk=row.pk).person == other
    assert undo_merge(merge=merge, actor=ada.person, now=NOW).rows == 0
    assert dump() == before


def _letter(person: Person, **values: Any) -> Any:
    mailing = Mailing.objects.create(subject="Hei")
    return Letter.objects.create(mailing=mailing, person=person, address=person.email, queued_at=NOW, **values)


HISTORY = st.lists(
    st.tuples(st.sampled_from("field fee unfee seat task note answer new".split()), st.integers(0, 3)), max_size=6
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    taken=st.sets(st.sampled_from("given_name email street member_number member.joined_on".split())),
    history=HISTORY,
    swapped=st.booleans(),
)
def test_whatever_was_done_before_a_merge_and_after_it_the_undo_restores_all_else(
    pair: tuple[Person, Person], ada: Actor, taken: set[str], history: list[tuple[str, int]], swapped: bool
) -> None:
    """Edits before, a merge, the same kind of edits after: undone, only those edits differ from the rows before."""
    survivor, gone = reversed(pair) if swapped else pair
    before = dump()
    merge = merge_people(survivor=survivor, gone=gone, taken=taken, actor=ada.person, now=NOW)
    expected = {label: {row["id"]: row for row in rows} for label, rows in before.items() if rows and "id" in rows[0]}
    member = Member.objects.get(person=survivor)
    for what, number in history:
        _edit(what, number, member, ada.person, expected)
    undo_merge(merge=merge, actor=ada.person, now=NOW)
    found = {label: {row["id"]: row for row in rows} for label, rows in dump().items() if rows and "id" in rows[0]}
    assert {k: v for k, v in found.items() if v} == {k: v for k, v in expected.items() if v}
    _put_back(before)


def _edit(what: str, number: int, member: Member, by: Person, expected: dict[str, dict[Any, dict[str, Any]]]) -> None:
    """Change, add or delete something after the merge, and say in `expected` what of it must be seen after the undo."""
    rows: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
        "seat": (Seat, {"ends_on": TODAY + number * DAY}),
        "task": (Task, {"title": f"Fold {number}"}),
        "note": (Contact, {"note": f"Said again {number}"}),
        "field": (Fee, {"due_on": TODAY - number * DAY}),
        "answer": (Remark, {"text": f"Rewritten {number}"}),
    }
    if what in rows:
        model, values = rows[what]
        own = model.objects.exclude(year=2020) if model is Fee else model.objects.all()
        if model is Seat:
            own = own.filter(role=Role.MEMBER)
        chosen = list(own.order_by("pk"))
        if chosen:
            row = chosen[number % len(chosen)]
            model._base_manager.filter(pk=row.pk).update(**values)
            expected[model._meta.label_lower][row.pk] |= values
    elif what == "unfee":
        fee = member.fees.exclude(year=2020).order_by("pk").first()
        if fee is not None:
            del expected["members.fee"][fee.pk]
            fee.delete()
    elif what == "new":
        made = Remark.objects.create(member=member, text=f"New {number}", by=by, at=NOW)
        expected["members.remark"][made.pk] = dict(Remark.objects.filter(pk=made.pk).values().get())
    else:
        year = 1990 + number
        fee, new = Fee.objects.get_or_create(member=member, year=year, chapter=member.chapter)
        if new:
            expected["members.fee"][fee.pk] = dict(Fee.objects.filter(pk=fee.pk).values().get())


def _put_back(before: dict[str, list[dict[str, Any]]]) -> None:
    """The rows of before for the next history."""
    for model in (Fee, Remark, Seat, Task, Contact):
        rows = {row["id"]: row for row in before[model._meta.label_lower]}
        model._base_manager.exclude(pk__in=rows).delete()
        for key, row in rows.items():
            model._base_manager.update_or_create(pk=key, defaults=row)
