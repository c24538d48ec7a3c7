"""The plan on one page, on screen and as a PDF that can be read by machines."""

import datetime
import io

import pypdf
import pytest

from conftest import Actor
from lokallag.capabilities.plans.exports import overview_pdf
from lokallag.capabilities.plans.tests.standing_factory import MEETINGS, STRATEGY, WORD, make_plan
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role

D = datetime.date
LETTERS = "Žižek på Čáhppesgáisá: ä ö ø å Æ đ ŋ ŧ – «vi får det til»"


def read(content: bytes) -> tuple[str, int]:
    document = pypdf.PdfReader(io.BytesIO(content))
    text = " ".join(page.extract_text() for page in document.pages)
    return " ".join(text.split()), len(document.pages)


@pytest.fixture
def plan(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        make_plan(
            MEETINGS | {"text": LETTERS, "owner_person": bo.person},
            WORD
            | {"text": "#set text(red) $x^2$ * not markup * @ref <label>", "area": "Culture", "owner_role": Role.CHAIR},
            STRATEGY | {"text": "A strategy", "area": "Culture"},
        )


def test_the_overview_shows_areas_activities_and_who_has_them(plan: None, ada: Actor, cecilie: Actor) -> None:
    answer = ada.client.get("/north/plan/overview/")
    assert [area.title for area in answer.context["areas"]] == ["Organisation", "Culture"]
    assert next(a.who for area in answer.context["areas"] for a in area.activities) == "Bo Berg"
    assert cecilie.client.get("/north/plan/overview/").status_code == 404
    assert cecilie.client.get("/north/plan/overview.pdf").status_code == 404


def test_the_pdf_holds_every_letter_and_no_markup(plan: None, ada: Actor) -> None:
    answer = ada.client.get("/north/plan/overview.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    text, pages = read(answer.content)
    assert LETTERS in text
    assert "#set text(red) $x^2$ * not markup * @ref <label>" in text
    assert "Bo Berg" in text
    assert pages == 1


def test_the_pdf_is_tagged_and_says_its_language(plan: None, ada: Actor) -> None:
    document = pypdf.PdfReader(io.BytesIO(ada.client.get("/north/plan/overview.pdf").content))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert str(root["/Lang"]).startswith("nb")  # type: ignore[index]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()  # type: ignore[index]


def test_forty_commitments_fit_on_a_page() -> None:
    rows = [["Noe laget skal gjøre i løpet av perioden, og det er ganske mye", "Styret", "hver måned", "I rute"]] * 10
    content = {"title": "Plan", "chapter": "Laget", "lead": "Vedtatt", "date": "I dag", "language": "nn"}
    text, pages = read(
        overview_pdf(content | {"heads": ["a", "b", "c", "d"], "areas": [{"title": "Område", "rows": rows}] * 4})
    )
    assert pages == 1
    assert text.count("Styret") == 40


def test_without_a_plan_there_is_no_overview(ada: Actor) -> None:
    assert ada.client.get("/north/plan/overview/").status_code == 302
    assert ada.client.get("/north/plan/overview.pdf").status_code == 404
