"""A list is looked through, brought in and taken back: what changes, what is asked, what stays."""

from __future__ import annotations

import datetime
import io

import pytest

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.actions import imports
from lokallag.capabilities.members.actions.standing import set_state
from lokallag.capabilities.members.models import Fee, Import, Imported, ImportPiece, ImportRow, Member, Standing
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.people.models import Alternative, Person
from lokallag.core.privacy.actions import erase_person

NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)
HEAD = "Medlemsnummer;Fornavn;Etternavn;E-post;Mobil;Gateadresse;Postnr;Født;Innmeldt;Status;Betalt;Kontingentår\n"
AASE = "7;Åse;Ødegård;ase@example.org;912 34 567;Storgata 1;2609;01.02.1980;1.3.2015;Medlem;ja;2021\n"
BO = "8;Bo;Lie;bo@example.org;98765432;Kirkegata 2;2615;1990;10.2.2021;Medlem;;\n"
LISTS = HEAD + AASE + BO


def taken_in(ada: Actor, text: str, name: str = "liste.csv") -> Import:
    """A list that has been read, its columns as guessed, and compared."""
    one = imports.take_in(filename=name, file=io.BytesIO(text.encode()), actor=ada.person, now=NOW)
    if one.step == Import.Step.COLUMNS:
        mapping = {int(place): field for place, field in one.mapping.items()}
        one = imports.set_columns(of=one, mapping=mapping, actor=ada.person)
    return imports.compare_import(of=one, today=TODAY)


def brought_in(ada: Actor, text: str) -> Import:
    """The same, brought in."""
    return imports.apply_import(of=taken_in(ada, text), actor=ada.person, today=TODAY, now=NOW)


def undone(ada: Actor, one: Import, after: int = 0) -> Import:
    """The import, undone so many days later."""
    return imports.undo_import(of=one, actor=ada.person, now=NOW + datetime.timedelta(days=after))


def counts(one: Import) -> dict[str, int]:
    """The figures that are not zero."""
    return {key: value for key, value in one.counts.items() if value and isinstance(value, int)}


def everything() -> dict[str, list[dict[str, object]]]:
    """All that the register says, for comparing before and after."""
    models = (Person, Member, Standing, Fee, Alternative, Imported)
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_a_first_list_makes_members_with_all_that_it_says(ada: Actor, in_north: Chapter) -> None:
    one = brought_in(ada, LISTS)
    assert counts(one) == {"new": 2}
    member = Member.objects.select_related("person").get(person__member_number="7")
    person = member.person
    assert (person.name, person.email, person.phone) == ("Åse Ødegård", "ase@example.org", "+4791234567")
    assert (person.place, person.municipality_number, person.birth_year) == ("Lillehammer", "3405", 1980)
    assert list(Person.objects.found_by("storgata åse")) == [person]
    assert (member.joined_on, member.state, member.source) == (datetime.date(2015, 3, 1), "member", "import")
    assert list(Fee.objects.values_list("member", "year", "paid_on")) == [(member.pk, 2021, TODAY)]
    assert list(member.standings.values_list("state", "on")) == [("member", datetime.date(2015, 3, 1))]
    assert not ImportPiece.objects.exists()
    # Only who joined lately is a newcomer with a contact.
    assert list(Member.objects.filter(contact__isnull=False).values_list("person__member_number", "contact")) == [
        ("8", ada.person.pk)
    ]
    assert first_broken() is None
    assert not any(name in str(list(Entry.objects.values_list("data"))) for name in ("Åse", "ase@", "Storgata"))


def test_the_same_list_twice_changes_nothing(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    before = everything()
    again = taken_in(ada, LISTS)
    assert (again.step, counts(again), ImportRow.objects.filter(of=again).count()) == ("ready", {"same": 2}, 0)
    imports.apply_import(of=again, actor=ada.person, today=TODAY, now=NOW)
    assert everything() == before


def test_what_the_chapter_learned_itself_is_kept_unless_one_chooses(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    aase = Person.objects.get(member_number="7")
    aase.phone, aase.street = "+4722334455", "Ny gate 1"
    aase.save()
    text = LISTS.replace("912 34 567", "91111111").replace("ase@", "aase@")
    one = taken_in(ada, text)
    row = ImportRow.objects.get(of=one)
    assert [change[:2] + change[3:] for change in row.said["changes"]] == [
        ["email", "ase@example.org", False], ["phone", "+4722334455", True],
    ]  # fmt: skip
    assert counts(one) == {"changed": 1, "same": 1, "asked": 1}
    for choose, phone in (({}, "+4722334455"), ({"fields": {"phone": "theirs"}}, "+4791111111")):
        imports.answer(of=one, actor=ada.person, **choose)
        applied = imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
        aase.refresh_from_db()
        assert (aase.email, aase.phone, aase.street) == ("aase@example.org", phone, "Ny gate 1")
        undone(ada, applied)
        aase.refresh_from_db()
        assert (aase.email, aase.phone) == ("ase@example.org", "+4722334455")
        one = taken_in(ada, text)
    imports.answer(of=one, rows={ImportRow.objects.get(of=one).pk: "ours"}, actor=ada.person)
    imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
    aase.refresh_from_db()
    assert (aase.email, aase.phone) == ("ase@example.org", "+4722334455")
    # The register has said it once: it is not asked about again.
    assert counts(taken_in(ada, text)) == {"same": 2}


def test_who_is_gone_is_proposed_and_only_resigned_when_chosen(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    one = taken_in(ada, HEAD + AASE)
    assert counts(one) == {"same": 1, "gone": 1}
    imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
    assert Member.objects.get(person__member_number="8").state == "member"
    one = taken_in(ada, HEAD + AASE)
    before = everything()
    imports.answer(of=one, everybody=("gone", "resign"), actor=ada.person)
    imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
    member = Member.objects.get(person__member_number="8")
    assert (member.state, member.left_on) == ("resigned", TODAY)
    assert [s.state for s in member.standings.order_by("pk")] == ["member", "resigned"]
    undone(ada, one)
    assert everything() == before


def test_states_follow_the_register(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    unpaid = BO.replace("Medlem;;", "Ikke betalt;nei;2021")
    brought_in(ada, HEAD + AASE.replace("Medlem;ja", "Utmeldt;ja") + unpaid)
    states = dict(Member.objects.values_list("person__member_number", "state"))
    assert states == {"7": "resigned", "8": "unpaid"}
    assert Member.objects.get(state="unpaid").unpaid_since == TODAY
    stranger = "9;Eli;Vik;;;;;;;Utmeldt;;\n"
    one = taken_in(ada, LISTS + stranger)
    assert [row.said["refused"][0][1] for row in ImportRow.objects.filter(of=one, kind="refused")] == ["has_left"]


def test_rows_that_cannot_come_in_say_why(ada: Actor, in_north: Chapter) -> None:
    text = HEAD + AASE + "7;Per;Hansen;;;;;;;;;\n;;Vik;;123;;;;;;;\n;;;x@y.no;;;;;;;;\n" + BO + BO
    one = taken_in(ada, text)
    refused = {row.number: row.said["refused"] for row in ImportRow.objects.filter(of=one, kind="refused")}
    assert refused == {
        2: [["member_number", "number_twice", "3"]], 3: [["member_number", "number_twice", "2"]],
        5: [["name", "no_name", ""]], 7: [["member_number", "number_twice", "6"]],
    }  # fmt: skip
    assert counts(one) == {"new": 2, "refused": 4, "noted": 1, "undated": 1}
    noted = ImportRow.objects.get(of=one, noted=True)
    assert noted.said["notes"] == [["phone", "phone", "123"]]


def test_who_it_may_be_is_asked(ada: Actor, in_north: Chapter) -> None:
    known = [joined(ada, "Kari Moen", datetime.date(2015, 1, 1)) for _two in range(2)]
    text = HEAD + "9;Kari;Moen;kari@example.org;;;;;;;;\n10;Eva;Ås;;;;;;;;;\n"
    for choice, numbers in (("", ["", ""]), ("new", ["", ""]), (str(known[1].person_id), ["", "9"])):
        one = taken_in(ada, text)
        row = ImportRow.objects.get(of=one, kind="unsure")
        assert row.said["perhaps"] == [member.person_id for member in known]
        imports.answer(of=one, rows={row.pk: choice}, actor=ada.person)
        one = imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
        kept = [Person.objects.get(pk=member.person_id).member_number for member in known]
        assert (kept, Person.objects.filter(member_number="9").exists()) == (numbers, choice != "")
        undone(ada, one)
        assert not Person.objects.exclude(member_number="").exists()


def test_undoing_takes_everything_back_but_what_was_touched_since(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    before = everything()
    one = brought_in(ada, LISTS.replace("ase@", "aase@").replace("2609", "2615") + "9;Eli;Vik;;;;;;14.2.2021;;;\n")
    undone(ada, one)
    assert everything() == before
    one = brought_in(
        ada,
        LISTS.replace("ase@", "aase@").replace("2609", "2615")
        + "9;Eli;Vik;;;;;;14.2.2021;;;\n10;Per;Vik;;;;;;;;;\n11;Jo;Vik;;;;;;;;;\n12;Mo;Vik;;;;;;;;;\n",
    )
    called = Member.objects.get(person__member_number="9")
    actions.log_contact(member=called, on=TODAY, actor=ada.person, today=TODAY)
    Person.objects.filter(member_number="10").update(phone="+4722334455")
    erase_person(person=Person.objects.get(member_number="12"), actor=ada.person, today=TODAY)
    aase = Person.objects.get(member_number="7")
    aase.email = "ny@example.org"
    aase.save()
    one = undone(ada, one, after=29)
    assert dict(ImportRow.objects.filter(of=one).exclude(kept="").values_list("person__member_number", "kept")) == {
        "9": "contacted", "10": "changed", "7": "changed",
    }  # fmt: skip
    aase.refresh_from_db()
    assert (aase.email, aase.postcode) == ("ny@example.org", "2609")
    assert sorted(Person.objects.exclude(member_number="").values_list("member_number", flat=True)) == [
        "10",
        "7",
        "8",
        "9",
    ]
    assert one.counts["undone"] == {"removed": 1, "stay": 2, "stay_changed": 1, "erased": 1}


def test_after_thirty_days_it_can_neither_be_undone_nor_read(ada: Actor, in_north: Chapter) -> None:
    one = brought_in(ada, LISTS)
    with pytest.raises(imports.CannotBeDone):
        undone(ada, one, after=31)
    pending = taken_in(ada, LISTS)
    assert imports.forget_old_imports(now=NOW + datetime.timedelta(days=29)) == 0
    assert imports.forget_old_imports(now=NOW + datetime.timedelta(days=31)) == 2
    assert (ImportRow.objects.count(), ImportPiece.objects.count()) == (0, 0)
    assert list(Import.objects.all()) == [one]
    assert not Import.objects.filter(pk=pending.pk).exists()


def test_who_is_erased_is_in_no_list_any_more(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    pending = taken_in(ada, LISTS.replace("ase@", "aase@"))
    unread = imports.take_in(
        filename="x.csv", file=io.BytesIO("Navn;Noe\nÅse Ødegård;1\nEli Vik;2\n".encode()), actor=ada.person, now=NOW
    )
    erase_person(person=Person.objects.get(member_number="7"), actor=ada.person, today=TODAY)
    kept = str(list(ImportRow.objects.values_list("data"))) + str(list(Import.objects.values_list("layout")))
    again = imports.compare_import(
        of=imports.set_columns(
            of=pending, mapping={0: "member_number", 1: "given_name", 2: "family_name"}, actor=ada.person
        ),
        today=TODAY,
    )
    assert counts(again) == {"same": 1}
    assert counts(
        imports.compare_import(of=imports.set_columns(of=unread, mapping={0: "name"}, actor=ada.person), today=TODAY)
    ) == {"new": 1, "undated": 1, "gone": 1}
    kept += str(list(ImportRow.objects.values_list("data")))
    assert not any(word in kept for word in ("Åse", "ase@", "Storgata", "91234567"))


def test_a_membership_that_changed_meanwhile_is_not_overwritten(ada: Actor, in_north: Chapter) -> None:
    brought_in(ada, LISTS)
    one = taken_in(ada, LISTS.replace("ase@", "aase@").replace("8;Bo", "9;Ida;Dahl;;;;;;;;;\n8;Bo"))
    joined(ada, "Ida Dahl", TODAY)
    Person.objects.filter(given_name="Ida").update(member_number="9")
    Person.objects.filter(member_number="7").update(email="x@example.org")
    set_state(member=Member.objects.get(person__member_number="8"), state="resigned", on=TODAY, actor=None, today=TODAY)
    one = imports.apply_import(of=one, actor=ada.person, today=TODAY, now=NOW)
    assert one.counts["applied"]["meanwhile"] == 1
    assert Person.objects.get(member_number="7").email == "x@example.org"
    assert Member.objects.get(person__member_number="8").state == "resigned"
