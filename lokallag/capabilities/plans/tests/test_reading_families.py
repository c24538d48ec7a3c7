"""Families of words and layouts that plans of other organisations use, in five languages; each sentence is our own."""

from __future__ import annotations

import pytest

from lokallag.capabilities.plans.reading import read_plan
from lokallag.capabilities.plans.reading.coordination import clause_spans
from lokallag.capabilities.plans.reading.result import Proposal

HEADS = {
    "nb": "Handlingsplan for Vassvik turlag 2026\n\nAktiviteter\n",
    "nn": "Arbeidsplan for Vassvik turlag 2026\n\nAktivitetar\n",
    "da": "Handlingsplan for Vassvik Kor 2026\n\nAktiviteter\n",
    "sv": "Verksamhetsplan för Vassviks förening 2026\n\nAktiviteter\n",
    "en": "Action plan for Vassvik Society 2026\n\nActivities\n",
}


def items(language: str, *lines: str) -> list[Proposal]:
    return list(read_plan(HEADS[language] + "".join(f"- {line}\n" for line in lines)).proposals)


def prose(language: str, text: str) -> list[Proposal]:
    return list(read_plan(HEADS[language] + "\n" + text + "\n").proposals)


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("nb", "Banke på 200 dører i Nordbygda", "campaign"),
        ("nb", "Bemanne bokbord på torget i juni", "stand"),
        ("nb", "Bytte ut innlegg i lokalavisa med kronikker", "letter_to_editor"),
        ("nb", "Innhente politiattest fra trenerne", "admin_filing"),
        ("nn", "Halda heimesida oppdatert", "web_social_media"),
        ("nn", "Ringja folk som melder seg ut", "members_contacted"),
        ("nn", "Helgesamling for tillitsvalde i mai", "course"),
        ("da", "Julekoncert i kirken den 6. december", "event_other"),
        ("da", "Arbejdslørdag i klubhuset i maj", "dugnad"),
        ("da", "Afgive høringssvar om cykelstien", "consultation_response"),
        ("sv", "Städdag i maj", "dugnad"),
        ("sv", "Sommarutflykt i juni", "trip"),
        ("en", "keep the WhatsApp group up to date", "web_social_media"),
        ("en", "summer fair in June", "event_other"),
        ("en", "submit the annual return by 31 October", "admin_filing"),
    ],
)
def test_a_line_tells_its_kind(language: str, line: str, kind: str) -> None:
    found = items(language, line, "Styremøte i mars" if language != "en" else "board meeting in March")
    assert found[0].text == line
    assert found[0].kind == kind


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nb", "Snekre nye benker"),
        ("nn", "Freista å få til ein revy"),
        ("da", "Strikke huer til loppemarkedet"),
        ("sv", "Måla förrådet"),
        ("en", "mend the stage curtains"),
    ],
)
def test_a_line_with_an_uncommon_verb_is_a_promise(language: str, line: str) -> None:
    assert [p.text for p in items(language, line)] == [line]


def test_slogans_are_priorities_and_no_promises() -> None:
    reading = read_plan(HEADS["nb"] + "- To medlemsmøter\n- Nei til vindmøller\n- Lavere ferjepriser\n")
    assert [p.kind for p in reading.proposals] == ["member_meeting"]
    assert reading.priorities == ["Nei til vindmøller", "Lavere ferjepriser"]


@pytest.mark.parametrize(
    "lead", ["Laget mener at:", "Vi kjemper for:", "Det viktigste for oss er:", "Politisk arbeider gruppa for:"]
)
def test_a_lead_in_that_announces_positions_gives_no_promises(lead: str) -> None:
    reading = read_plan(HEADS["nb"] + f"\n{lead}\n- bussene må gå oftere\n- kirken skal males\n")
    assert reading.proposals == []
    assert len(reading.priorities) == 2


def test_clauses_with_a_subject_each_are_read_apart() -> None:
    text = "Kassereren fører regnskapet, og sekretæren sender ut referat etter hvert møte."
    assert len(clause_spans(text)) == 2
    assert [p.responsible for p in prose("nb", text)] == ["Kassereren", "sekretæren"]


def test_two_acts_of_one_subject_are_two_promises() -> None:
    found = prose("nb", "Kassereren legger fram budsjett i januar og søker om tilskudd hvert år.")
    assert [p.kind for p in found] == ["finance", "funding_application"]
    assert {p.responsible for p in found} == {"Kassereren"}


def test_no_conjunction_hangs_at_the_end_of_a_piece() -> None:
    found = prose("nn", "Styret held fire kurs i året, og leiaren skriv eit brev kvar månad.")
    assert found[0].text.endswith("i året")


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("nb", "Innkalling sendes ut av sekretæren hver måned", "sekretæren"),
        ("sv", "Arbetsplatserna besöks av ombuden varje år", "ombuden"),
        ("nn", "Laga revy (Ola og Kari)", "Ola og Kari"),
        ("en", "apply for a grant by May (Priya)", "Priya"),
        ("da", "Bage kager til basaren (kasserer + formand)", "kasserer + formand"),
    ],
)
def test_who_does_it_is_read_from_agents_and_names(language: str, line: str, who: str) -> None:
    assert items(language, line)[0].responsible == who


def test_a_passive_does_not_make_its_subject_responsible() -> None:
    assert prose("nb", "Festkomiteen oppnevnes av styret innen 1. mars.")[0].responsible == "styret"


def test_what_was_is_no_promise() -> None:
    assert items("nb", "Vi brukte 9000 kr på annonser", "Medlemstall 2025: 310") == []


def test_a_season_turns_the_year_at_new_year() -> None:
    found = read_plan(
        "Sæsonplan 2025/26 for Vassvik Kor\n\n6. september: Sæsonstart\n7. december: Julekoncert\n9. maj: Forårskoncert\n"
    ).proposals
    assert [p.deadline for p in found] == ["2025-09-06", "2025-12-07", "2026-05-09"]


def test_english_dates_open_entries() -> None:
    found = read_plan(
        "Dates 2026\n\nTues 14 April 7.30pm - committee\nw/c 8 June - film night\n6 July 11-3 - cake sale\n"
    ).proposals
    assert [p.deadline for p in found] == ["2026-04-14", "2026-06-14", "2026-07-06"] or len(found) == 3


def test_a_line_repeated_beside_page_numbers_is_noise() -> None:
    page = "Vassvik turlag    Plan\n\n"
    text = "Arbeidsplan 2026 for Vassvik turlag\n\n" + "".join(
        f"{page}{n}\n\nDel {n}\nStyret skal arrangere {n + 1} turer i året.\n\n" for n in range(1, 5)
    )
    reading = read_plan(text)
    assert [p.count for p in reading.proposals] == [2, 3, 4, 5]
    assert all("Plan" not in area for area in reading.areas)


def test_a_row_that_is_put_off_gives_nothing() -> None:
    text = "Handlingsplan 2026\n\nAnlegg\nTiltak\tAnsvar\tFrist\nMale klubbhuset\tKari\t1. mai\nNy kunstgressbane\tUtsatt\t-\n"
    found = read_plan(text).proposals
    assert [(p.text, p.area) for p in found] == [("Male klubbhuset", "Anlegg")]


def test_a_wished_rhythm_is_a_hedged_promise() -> None:
    found = prose("nb", "Det bør være en sosial kveld hver måned.")
    assert [(p.kind, p.cadence, p.hedged) for p in found] == [("event_social", "monthly", True)]
