"""Reading lists of members: every dialect, encoding and mess gives the right values or a plain reason."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.members.importing import (
    CannotRead,
    Entry,
    Layout,
    Reader,
    layout_of,
    open_table,
    pack,
    stored_rows,
    unpack,
)
from lokallag.capabilities.members.importing.signs import COVERED
from tests.house.sources import ROOT

TODAY = datetime.date(2021, 2, 15)
SHARED = ROOT.parent / "shared" / "data"
HEADS = "Medlemsnummer;Fornavn;Etternavn;E-post;Mobil;Postnr;Poststed"


def read(data: bytes, most: int = 1000) -> tuple[Layout, list[Entry]]:
    """What a whole file says."""
    table = open_table(io.BytesIO(data))
    layout = layout_of(table.rows())
    reader = Reader({column.place: column.field for column in layout.columns}, TODAY)
    rows = [row for chunk in stored_rows(table, layout, most) for row in unpack(pack(chunk))]
    return layout, [reader.read(number, cells) for number, cells in rows]


def one(text: str, head: str = HEADS) -> Entry:
    """What one row says."""
    return read(f"{head}\n{text}\n".encode())[1][0]


def fields(layout: Layout) -> dict[str, str]:
    """Field by the column's name."""
    return {column.name: column.field for column in layout.columns}


def sheet(*rows: list[object], more: dict[str, list[list[object]]] | None = None) -> bytes:
    """An Excel file with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, others in (more or {}).items():
        extra = book.create_sheet(title)
        for row in others:
            extra.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_columns_of_known_systems_are_recognised() -> None:
    systems = {
        "MEDLNR,FORNAMN,MELLOMNAMN,ETTERNAMN,TILSKRIFT1,TILSKRIFT2,POST,FØDEÅR,KJØNN,INN,TLF_H,TLF_A,E_POST,UT_DATO": (
            "7,Åse,Marie,Ødegård,Gata 1,c/o Per,2609 Lillehammer,1980,K,01.02.2015,22334455,91234567,a@b.no,",
            "member_number given_name middle_name family_name street street_more post birth - joined phone_other phone_other email left",
        ),
        "Fornavn;Etternavn;Fødselsdato;Kjønn;E-postadresse;Postnummer;Telefonnummer (valgfritt)": (
            "Åse;Ødegård;01.02.1980;K;a@b.no;2609;91234567",
            "given_name family_name birth - email postcode phone",
        ),
        "MEDLEMSNUMMER;Förnamn;Efternamn;Gatuadress;C/O;Postnummer;Postort;Epost;Telefon;Landskod": (
            "7;Åse;Ödegård;Gata 1;Per;123 45;Umeå;a@b.se;+46701234567;SE",
            "member_number given_name family_name street street_more postcode place email phone -",
        ),
        "id,ext_id,first_name,last_name,email,phone,alt_phone,street_address,co_address,zip_code,city,country,gender": (
            "1,88,Åse,Ødegård,a@b.no,91234567,,Gata 1,,2609,Lillehammer,NO,f",
            "- member_number given_name family_name email phone phone_other street street_more postcode place - -",
        ),
        "member_id,name,first_name,last_name,birth,email,gender,organisation,organisation_id,phone,role": (
            "7,Åse Ødegård,Åse,Ødegård,1980-02-01,a@b.no,f,SV,4,91234567,",
            "member_number - given_name family_name birth email - - - phone -",
        ),
        "Nr;Namn;Mobil;E-post;Malform;Utmeld": (
            "7;Åse Ødegård;91234567;a@b.no;nynorsk;01.01.2021",
            "member_number name phone email language left",
        ),
    }
    for head, (row, expected) in systems.items():
        layout, entries = read(f"{head}\n{row}\n".encode())
        assert [column.field or "-" for column in layout.columns] == expected.split(), head
        assert (entries[0].values["given_name"], entries[0].refused) == (
            "Åse Marie" if "MELLOM" in head else "Åse",
            [],
        )


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    layout, entries = read(b"Kari Moen;kari@example.org;912 34 567;2609\nOla Lie;ola@example.org;98765432;2615\n")
    assert layout.header_row == 0
    assert fields(layout) == {"A": "name", "B": "email", "C": "phone", "D": "postcode"}
    assert [entry.row for entry in entries] == [1, 2]
    misnamed, _entries = read(b"Fornavn;Adresse\nKari;kari@example.org\nOla;ola@example.org\n")
    assert fields(misnamed)["Adresse"] == "email"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_any_encoding_and_delimiter(encoding: str, sign: str) -> None:
    rows = [HEADS.split(";"), ["7", "Åse", "Ødegård", "a@b.no", "91234567", "2609", "Fåberg – «Vest»"]]
    text = "\r\n".join(sign.join(row) for row in rows)
    entry = read(text.encode(encoding))[1][0]
    assert (entry.values["given_name"], entry.values["place"]) == ("Åse", "Fåberg – «Vest»")


def test_titles_above_the_names_are_passed_over_and_rows_keep_their_numbers() -> None:
    text = f"Medlemsliste for Nord;;;\n\nSkrevet ut 1.2.2021\n{HEADS}\n\n7;Åse;Ødegård\n;;;\n8;Bo;Berg\n"
    layout, entries = read(text.encode())
    assert (layout.header_row, [entry.row for entry in entries]) == (4, [6, 8])


def test_two_columns_of_one_name_are_kept_apart_and_empty_ones_told() -> None:
    layout, entries = read(b"Fornavn;Etternavn;Etternavn;;Mobil\nKari;Moen;Hansen;x;\n")
    assert fields(layout) == {
        "Fornavn": "given_name", "Etternavn": "family_name", "Etternavn (2)": "", "D": "", "Mobil": "phone",
    }  # fmt: skip
    assert entries[0].values["family_name"] == "Moen"
    assert [column.filled for column in layout.columns] == [1, 1, 1, 1, 0]


def test_what_a_row_says() -> None:
    head = "Nr;Navn;E-post;Mobil;Adresse;Postnr;Sted;Født;Innmeldt;Status;Betalt;År"
    cases: dict[str, dict[str, Any]] = {
        "1;Ødegård, Åse Marie;A@B.NO ;0047 912 34 567;\"Gata 1\nc/o Per\";150;Oslo;01.02.1980;1.3.20;Betalt;ja;2021": {
            "given_name": "Åse Marie", "family_name": "Ødegård", "email": "a@b.no", "phone": "+4791234567",
            "street": "Gata 1, c/o Per", "postcode": "0150", "place": "Oslo", "member_number": "1", "birth_year": 1980,
            "joined_on": "2020-03-01", "state": "member", "paid": True, "fee_year": 2021,
        },
        "2;\u200bÁnte\u00a0Sámi\u00ad;a@b.no, c@d.no;+47 91234567 / 22 33 44 55;;N-0150 Oslo;;1980;;utmeldt;;": {
            "given_name": "Ánte", "family_name": "Sámi", "email": "a@b.no", "emails": ["c@d.no"],
            "phone": "+4791234567", "phones": ["+4722334455"], "postcode": "0150", "place": "Oslo",
            "member_number": "2", "birth_year": 1980, "state": "resigned",
        },
        "3;陈小明;;;;;;;;ikke betalt;nei;": {
            "given_name": "陈小明", "member_number": "3", "state": "unpaid", "paid": False, "fee_year": 2021,
        },
        "4.0;Ola van der Berg;;;;;;;;;2020-03-01;": {
            "given_name": "Ola", "family_name": "van der Berg", "member_number": "4", "paid": True,
            "paid_on": "2020-03-01", "fee_year": 2020,
        },
        "'0005;=cmd|' /C calc'!A0 Moen;;;;;;;;;;": {
            "given_name": "=cmd|' /C", "family_name": "calc'!A0 Moen", "member_number": "0005",
        },
    }  # fmt: skip
    for text, values in cases.items():
        entry = one(text, head)
        if "=cmd" in text:
            assert f"{entry.values['given_name']} {entry.values['family_name']}" == "=cmd|' /C calc'!A0 Moen"
            assert [note.code for note in entry.notes] == ["looks_like_formula"]
        else:
            assert entry.values == values, text
            assert entry.notes == [], text
        assert entry.refused == []


def test_what_cannot_be_used_is_said_and_never_lost_in_silence() -> None:
    cases = {
        "7;Åse;Ødegård;nope;91234567;;": ([("email", "email", "nope")], []),
        "7;Åse;Ødegård;;12;;": ([("phone", "phone", "12")], []),
        "7;Åse;Ødegård;;4,79E+09;;": ([("phone", "shortened", "4,79E+09")], []),
        "7;;;a@b.no;;;": ([], [("name", "no_name", "")]),
        "4,5E+10;Åse;;;;;": ([], [("member_number", "shortened", "4,5E+10")]),
        "7;12;34;;;;": ([], [("name", "no_letters", "12 34")]),
        "7;Åse;Ødegård 01028000170;;;;": ([], []),
    }
    for text, (notes, refused) in cases.items():
        entry = one(text)
        assert [(n.field, n.code, n.text) for n in entry.notes] == notes, text
        assert [(n.field, n.code, n.text) for n in entry.refused] == refused, text


def test_a_quotation_mark_never_closed_swallows_no_rows_unseen() -> None:
    text = f'{HEADS}\n1;"Kari;Moen;;;;\n2;Ola;Lie;;;;\n3;Bo;Berg"s;;;;\n4;Eli;Vik;;;;\n'
    entries = read(text.encode())[1]
    assert (entries[0].row, [note.code for note in entries[0].refused]) == (2, ["swallowed"])
    assert entries[-1].values["given_name"] == "Eli"


def test_identity_numbers_are_covered_before_anything_is_kept() -> None:
    valid = "01010012356"
    for head, cell in (("Fødselsnummer", valid), ("Noe", "010100 12345"), ("Merknad", f"fnr {valid}!")):
        data = f"Fornavn;Etternavn;{head}\nKari;Moen;{cell}\n".encode()
        table = open_table(io.BytesIO(data))
        layout = layout_of(table.rows())
        kept = json.dumps([layout.as_json(), list(stored_rows(table, layout))])
        assert "12356" not in kept
        assert "12345" not in kept
        assert json.dumps(COVERED)[1:-1] in kept


def test_excel_gives_what_one_sees() -> None:
    data = sheet(
        ["Medlemmer 2021"],
        [],
        ["Medlemsnr", "Navn", "Postnr", "Mobil", "Født", "Innmeldt", "Sum"],
        [12345678901.0, "Kari\nMoen", 150, 91234567, datetime.date(1980, 2, 1), datetime.date(2020, 3, 1), "=1+1"],
        more={"Forside": [["Hei"]]},
    )
    layout, entries = read(data)
    assert (layout.header_row, [column.field for column in layout.columns][:6]) == (
        3, "member_number name postcode phone birth joined".split(),
    )  # fmt: skip
    assert entries[0].values == {
        "member_number": "12345678901", "given_name": "Kari", "family_name": "Moen", "postcode": "0150",
        "phone": "+4791234567", "birth_year": 1980, "joined_on": "2020-03-01",
    }  # fmt: skip
    formula = read(sheet(["Fornavn", "Etternavn"], ["Kari", '=CONCATENATE("M","oen")']))[1][0]
    assert [(note.field, note.code) for note in formula.notes] == [("family_name", "formula")]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return out.getvalue()


def test_what_is_no_list_is_refused_with_its_reason() -> None:
    broken = sheet(["Fornavn", "Etternavn"], ["Kari", "Moen"])
    cases: dict[str, list[bytes]] = {
        "bomb": [_bomb()],
        "empty": [b"", b"\xef\xbb\xbf\r\n\r\n", sheet()],
        "only_names": [HEADS.encode()],
        "pdf": [b"%PDF-1.4 ..."],
        "old_excel": [b"\xd0\xcf\x11\xe0" + b"\x00" * 600],
        "web_page": [b"<html><table></table>"],
        "broken": [broken[: len(broken) // 2], b"PK\x03\x04nothing"],
        "huge_cell": [f"{HEADS}\n1;{'x' * 40_000};Moen\n".encode()],
        "too_many": [f"{HEADS}\n".encode() + b"1;Kari;Moen\n" * 1001],
        "one_column": [b"hei\nhva\nher\n"],
    }
    for code, files in cases.items():
        for data in files:
            with pytest.raises(CannotRead) as caught:
                read(data)
            assert caught.value.code == code


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")
def test_other_systems_own_test_files_are_read() -> None:
    for path in sorted((SHARED / "medlemsformat").glob("*.csv")):
        layout, entries = read(Path(path).read_bytes())
        assert entries
        assert {"given_name", "family_name"} <= {column.field for column in layout.columns}, path.name
    title = (SHARED / "navn" / "raa_ssb_10501_jentenavn_latin1.csv").read_bytes()
    layout = layout_of(open_table(io.BytesIO(title)).rows())
    assert (len(layout.columns), layout.header_row > 1) == (13, True)


LETTERS = st.text(alphabet="abcdeæøåÆØÅéáŋđšČ -'’\";,\t\n|=+@陈", max_size=25)
NAMES = st.text(alphabet="abcæøåŋđ陈é", min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(NAMES, NAMES, LETTERS), min_size=1, max_size=8),
    st.sampled_from([("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("utf-16-le", ";"), ("utf-8", "|"), ("xlsx", "")]),
)  # fmt: skip
def test_what_is_written_is_read_back(people: list[tuple[str, str, str]], dialect: tuple[str, str]) -> None:
    rows = [[str(n), given, family, text] for n, (given, family, text) in enumerate(people, 1)]
    head = ["Medlemsnummer", "Fornavn", "Etternavn", "Adresse"]
    if dialect[0] == "xlsx":
        data = sheet(head, *[[int(number), *texts[:2], f"x{texts[2]}"] for number, *texts in rows])
    else:
        out = io.StringIO()
        csv.writer(out, delimiter=dialect[1], quoting=csv.QUOTE_ALL).writerows(
            [head, *[[a, b, c, f"x{d}"] for a, b, c, d in rows]]
        )
        data = out.getvalue().encode(dialect[0])
    entries = read(data)[1]
    found = [[e.values[key] for key in ("member_number", "given_name", "family_name")] for e in entries]
    assert found == [row[:3] for row in rows]
    for entry, row in zip(entries, rows, strict=True):
        street = ", ".join(" ".join(line.split()) for line in f"x{row[3]}".split("\n"))
        assert entry.values["street"].replace(" ", "").replace(",", "") == street.replace(" ", "").replace(",", "")
