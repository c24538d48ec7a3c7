"""Minutes make themselves from the rows: who was there, what was decided with which numbers, in three languages."""

import datetime
import io
from typing import Any

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions.minutes import write_passage
from lokallag.capabilities.meetings.exports.minutes import minutes_docx, minutes_pdf
from lokallag.capabilities.meetings.minuting import Block, Document, Names, Ruling, Section, resolved
from lokallag.capabilities.meetings.minuting.building import _how
from lokallag.capabilities.meetings.models import Note
from lokallag.capabilities.meetings.standings.minutes import drafted
from lokallag.capabilities.meetings.tests.held import START, board_meeting, joint_meeting
from lokallag.capabilities.meetings.words.minutes import say
from lokallag.core.chapters.models import Chapter


def words_of(document: Document) -> str:
    return "\n".join(
        "\n".join([s.title, *(f"{b.text} {b.note} " + " ".join(" ".join(r) for r in b.rows) for b in s.blocks)])
        for s in document.sections
    )


def test_everything_that_happened_stands_in_the_minutes_and_nothing_was_typed_twice(
    ada: Actor, in_north: Chapter, django_assert_max_num_queries: Any
) -> None:
    ada.chapter.organisation_number = "974760673"
    ada.chapter.save()
    stage = board_meeting(ada, items=12)
    minutes = stage.minutes
    minutes.language = "en"
    with django_assert_max_num_queries(28):  # the same however many items there are
        document = drafted(minutes).readable
    said = words_of(document)
    for expected in (
        "974 760 673",
        "Eva Hauge, Fia Ruud (deputy for Hans Lie, digitally), Gro Vik, Ada Ås",
        "Absent Hans Lie",
        "Ada Ås opened the meeting at 19.00. 4 of 4 with a vote were there.",
        "To sign the minutes: Ada Ås and Eva Hauge.",
        "Item 2/21 Tiltak 2",
        "Adopted by 2 to 1 vote.",
        "Dissent from Fia Ruud: Jeg er uenig i dette.",
        "Bestille 12 (Eva Hauge, by 22 February 2021)",
        "The meeting was closed at 21.05.",
    ):
        assert expected in said, expected
    third = next(s for s in document.sections if s.title.endswith("Tiltak 3"))
    assert third.blocks[0].text == "Gro Vik left before this item."
    assert said.count("Gro Vik left") == 1
    for language in ("nb", "nn"):
        minutes.language = language
        assert drafted(minutes).readable.language == language


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        (Ruling("x"), "Adopted without a vote."),
        (Ruling("x", "hands", 7, 0), "Adopted unanimously (7 votes)."),
        (Ruling("x", "hands", 7, 2, 1), "Adopted by 7 to 2 votes. 1 abstained."),
        (Ruling("x", "hands", None, 2), "Adopted against 2 votes."),
        (Ruling("x", "hands", 2, 7, None, False), "Not adopted, by 2 to 7 votes."),
        (Ruling("x", "hands", 3, 3, 0, True, "for"), "Adopted by 3 to 3 votes. The chair's vote decided, for."),
        (Ruling("x", "ballot", 5, 4), "Adopted by 5 to 4 votes. By ballot."),
        (Ruling("x", "hands", 0, 0, 4, False), "Not adopted, by 0 to 0 votes. 4 abstained."),
    ],
)
@pytest.mark.one_database
def test_how_a_decision_was_made_is_said_with_its_numbers(ruling: Ruling, expected: str) -> None:
    from django.utils import translation

    with translation.override("en"):
        assert _how(ruling, say) == expected


@pytest.mark.one_database
@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4), st.integers(0, 3))
def test_whatever_people_write_comes_out_as_they_wrote_it(pieces: list[str], place: int) -> None:
    names = Names()
    mark = names.mark(7, "Åse Ødegård")
    texts = [piece.translate(str.maketrans("", "", "\ue000\ue001")) for piece in pieces]
    texts.insert(place, f"{mark} Åse Ødegård Åse Ødegårdsen")
    document = Document("T", "C", "", "nb", "f", (Section("k", blocks=tuple(Block("text", t) for t in texts)),))
    hidden = names.hide(document)
    assert "Åse Ødegård " not in "".join(block.text for block in hidden.sections[0].blocks)
    assert Document.read(hidden.plain()) == hidden
    back = [block.text for block in resolved(hidden, names.names(), "?").sections[0].blocks]
    assert back == [text.replace(mark, "Åse Ødegård") for text in texts]


def test_the_secretarys_words_stay_when_the_rows_change_and_it_is_said(ada: Actor, in_north: Chapter) -> None:
    stage = board_meeting(ada, items=1)
    key, now = f"item-{stage.items[0].pk}", START

    def section() -> Section:
        return next(s for s in drafted(stage.minutes).readable.sections if s.key == key)

    assert section().own == "Styret drøftet tiltak 1."
    passage = write_passage(minutes=stage.minutes, key=key, text="Kort drøfting.", seen=0, actor=ada.person, now=now)
    Note.objects.update(text="Styret drøftet tiltak 1 lenge.")
    assert section().is_written
    assert section().blocks[0].text == "Kort drøfting."
    assert passage is not None
    assert (passage.base, section().own) == ("Styret drøftet tiltak 1.", "Styret drøftet tiltak 1 lenge.")
    # The words it has by itself take one's own back.
    assert write_passage(minutes=stage.minutes, key=key, text=section().own, seen=1, actor=ada.person, now=now) is None
    assert not section().is_written


def test_the_files_are_pdf_ua_and_real_docx_with_the_organisation_number(ada: Actor, in_north: Chapter) -> None:
    ada.chapter.organisation_number = "974760673"
    ada.chapter.save()
    stage, _tuva = joint_meeting(ada)
    minutes = stage.minutes
    document = drafted(minutes).readable.seen_by({stage.items[0].pk})
    pdf = pypdf.PdfReader(io.BytesIO(minutes_pdf(document, state="Utkast")))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "nb"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert pdf.metadata.title == document.title
    word = docx.Document(io.BytesIO(minutes_docx(document, state="Utkast")))
    assert word.core_properties.title == document.title
    assert [p.style.name for p in word.paragraphs if p.style.name == "Heading 2"] != []
    assert "974 760 673" in word.sections[0].footer.paragraphs[0].text
    words = "\n".join(p.text for p in word.paragraphs)
    for read in (text, words):
        assert "Vedtak om Åpen sak" in read
        assert "Hemmelig" not in read
        assert "1/21" in read
    assert "974 760 673" in text
    assert datetime.date(2021, 2, 2) < TODAY
