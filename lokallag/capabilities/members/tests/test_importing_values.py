"""What single values of a list of members mean, whom a row is about, and what it changes."""

from lokallag.capabilities.members.importing import Book, Change, Known, Verdict, differences, name_key, scrubbed
from lokallag.capabilities.members.importing.contacts import emails_of, phones_of
from lokallag.capabilities.members.importing.days import day_of, year_of
from lokallag.capabilities.members.importing.names import split_name


def test_days_years_phones_mails_and_names() -> None:
    assert {text: str(day_of(text)) for text in ("1.3.2020", "01/03/20", "2020-03-01T11:24:36.479475+01:00", "3/25/2021", "20200301", "01032020", "1. mars 2020", "43891", "31.2.2020", "2020", "x")} == {
        "1.3.2020": "2020-03-01", "01/03/20": "2020-03-01", "2020-03-01T11:24:36.479475+01:00": "2020-03-01",
        "3/25/2021": "2021-03-25", "20200301": "2020-03-01", "01032020": "2020-03-01", "1. mars 2020": "2020-03-01",
        "43891": "2020-03-01", "31.2.2020": "None", "2020": "None", "x": "None",
    }  # fmt: skip
    assert [year_of(text) for text in ("1980", "01.02.80", "1.2.05", "")] == [1980, 1980, 2005, None]
    assert phones_of("tlf. 912 34 567 eller 22.33.44.55") == (["+4791234567", "+4722334455"], [])
    assert [phones_of(text)[0] for text in ("4791234567", "(+47) 91 23 45 67", "0046701234567", "91234567.0", "912345")] == [
        ["+4791234567"], ["+4791234567"], ["+46701234567"], ["+4791234567"], [],
    ]  # fmt: skip
    assert emails_of("Kari <KARI@b.no>; mailto:c@d.no x@y") == (["kari@b.no", "c@d.no"], ["x@y"])
    assert [split_name(text) for text in ("Moen, Kari", "Kari Moen", "Kari", "Ole Jr. Lie", "Dr. A. von der Lippe", "李 小龙")] == [
        ("Kari", "Moen"), ("Kari", "Moen"), ("Kari", ""), ("Ole Jr.", "Lie"), ("A.", "von der Lippe"), ("小龙", "李"),
    ]  # fmt: skip


def test_what_the_chapter_learned_itself_is_asked_about() -> None:
    theirs = {"phone": "2", "email": "n@x.no", "street": "Ny", "place": "OSLO", "postcode": "0150"}
    ours = {"phone": "1", "email": "o@x.no", "street": "Gata", "place": "Oslo", "postcode": ""}
    base = {"phone": "1", "email": "r@x.no", "street": "Ny", "place": "Oslo", "postcode": "0150"}
    assert differences(theirs, ours, base) == [
        Change("email", "o@x.no", "n@x.no", asked=True),
        Change("phone", "1", "2"),
    ]
    assert differences(theirs, ours, None) == [
        Change("email", "o@x.no", "n@x.no", asked=True),
        Change("phone", "1", "2", asked=True),
        Change("street", "Gata", "Ny", asked=True),
        Change("postcode", "", "0150"),
    ]
    assert differences({}, ours, base) == []
    assert differences({"phone": "", "email": ""}, ours, base) == [Change("phone", "1", "", asked=True)]


def test_whom_a_row_is_about() -> None:
    book = Book()
    kari, ola = name_key("Kari", "Moen"), name_key("Ola", "Lie")
    book.add([
        Known(1, kari, "7", 1980, frozenset({"k@x.no", "+4791234567"})),
        Known(2, ola, "", 1990, frozenset({"felles@x.no"})),
        Known(3, ola, "", None),
    ])  # fmt: skip
    cases = [
        ({"given_name": "Kari", "family_name": "Hansen", "member_number": "7"}, Verdict(1)),
        ({"given_name": "Per", "family_name": "Vik", "member_number": "7"}, Verdict(perhaps=(1,))),
        ({"given_name": "Kari", "family_name": "Moen", "email": "k@x.no"}, Verdict(1)),
        ({"given_name": "Kari", "family_name": "Moen", "email": "k@x.no", "member_number": "8"}, Verdict()),
        ({"given_name": "Eva", "family_name": "Lie", "email": "felles@x.no"}, Verdict()),
        ({"given_name": "Ola", "family_name": "Lie", "birth_year": 1990}, Verdict(2)),
        ({"given_name": "Ola", "family_name": "Lie"}, Verdict(perhaps=(2, 3))),
        ({"given_name": "Ola", "family_name": "Lie", "birth_year": 1970}, Verdict(perhaps=(3,))),
    ]
    for values, verdict in cases:
        assert book.recognise(values) == verdict, values


def test_a_person_is_taken_out_of_kept_rows() -> None:
    rows = [(2, ["7", "A", "B"]), (3, ["", "x", "K@X.no; y@z.no"]), (4, ["", "912 34 567"]), (5, ["", "Moen, Kari"]), (6, ["8", "Ola Lie", "92345678"])]  # fmt: skip
    left = scrubbed(rows, name=name_key("Kari", "Moen"), addresses={"k@x.no", "+4791234567"}, number="7")
    assert left == rows[4:]
