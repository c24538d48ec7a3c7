"""How plans say it, row by row: each way of saying how many, how often, when, who and how firmly is read as it should be."""

from __future__ import annotations

from typing import Any

import pytest

from lokallag.capabilities.plans.reading import Proposal, read_plan

# (row of the phrase table, a sentence of our own, what its first proposal must hold)
ROWS: list[tuple[int, str, dict[str, Any]]] = [
    (1, "Ha minst tre stands.", {"count": 3, "comparator": "at_least", "kind": "stand"}),
    (1, "Skipe til minst tre medlemsmøte.", {"count": 3, "comparator": "at_least", "kind": "member_meeting"}),
    (2, "Minimum 4 styremøter per år", {"count": 4, "comparator": "at_least", "cadence": "yearly", "kind": "board_meeting"}),
    (3, "Arrangere to kurs", {"count": 2, "comparator": "exactly", "kind": "course"}),
    (4, "4–6 medlemsmøter", {"count": 4, "count_max": 6, "comparator": "at_least"}),
    (5, "To til tre turer", {"count": 2, "count_max": 3, "kind": "trip"}),
    (6, "Arrangere et åpent møte om skolen", {"count": 1, "comparator": "exactly", "cadence": "once"}),
    (6, "Skipe til eit ope møte om skulen", {"count": 1, "comparator": "exactly", "kind": "open_meeting"}),
    (7, "Styremøte omtrent én gang i måneden", {"count": 1, "comparator": "about", "cadence": "monthly"}),
    (7, "Styremøte om lag ein gong i månaden", {"count": 1, "comparator": "about", "cadence": "monthly"}),
    (8, "Ca. 5 leserbrev i året", {"count": 5, "comparator": "about", "cadence": "yearly"}),
    (8, "Kring fem lesarbrev i året", {"count": 5, "comparator": "about", "cadence": "yearly"}),
    (9, "Holde over 3 stands", {"count": 3, "comparator": "at_least"}),
    (9, "Halde meir enn tre stands", {"count": 3, "comparator": "at_least"}),
    (10, "Holde styremøte ikke sjeldnere enn én gang i måneden", {"count": 1, "comparator": "at_least", "cadence": "monthly"}),
    (10, "Halde styremøte ikkje sjeldnare enn ein gong i månaden", {"count": 1, "comparator": "at_least", "cadence": "monthly"}),
    (11, "Arrangere inntil 4 kurs", {"count": 4, "comparator": "at_most"}),
    (11, "Arrangere høgst fire kurs", {"count": 4, "comparator": "at_most"}),
    (12, "Arrangere flere åpne møter", {"count": None, "kind": "open_meeting"}),
    (13, "Øke antallet aktive medlemmer", {"count": None, "kind": "recruitment"}),
    (13, "Auke talet på medlemer", {"count": None, "kind": "recruitment"}),
    (14, "Ha et par sosiale treff", {"count": None}),
    (14, "Ha nokre stands", {"count": None, "kind": "stand"}),
    (15, "Få 20 nye medlemmer, netto", {"count": 20, "kind": "recruitment"}),
    (15, "Verve 20 nye medlemer", {"count": 20, "kind": "recruitment"}),
    (16, "Målet er 150 medlemmer innen 31.12.2021", {"count": 150, "kind": "member_count", "deadline": "2021-12-31"}),
    (17, "Holde fire medlemsmøter, hvorav ett er årsmøte", {"count": 4, "kind": "member_meeting"}),
    (18, "Ringe alle nye medlemmer", {"count": None, "coverage": "all", "tracking": "coverage", "kind": "members_contacted"}),
    (18, "Ringje alle nye medlemer", {"count": None, "coverage": "all", "kind": "members_contacted"}),
    (19, "Kontakte medlemmene minst én gang per medlem", {"count": 1, "per": "member", "comparator": "at_least"}),
    (20, "Styremedlemmene skal verve ett medlem hver", {"count": 1, "per": "member"}),
    (21, "Skrive dobbelt så mange leserbrev som i fjor", {"count": None, "kind": "letter_to_editor"}),
    (22, "Holde aktiviteten på samme nivå som i fjor", {"count": None}),
    (23, "Opprette en gruppe rundt hvert av de fire utvalgene", {"count": 4, "kind": "group_established"}),
    (23, "Skipe ei gruppe kring kvart av dei fire utvala", {"count": 4, "kind": "group_established"}),
    (24, "To dager med kurs", {"count": 2, "kind": "course"}),
    (25, "Halde fem styremøte for året", {"count": 5, "cadence": "yearly"}),
    (25, "En årlig tur", {"cadence": "yearly", "kind": "trip"}),
    (26, "Ha to stands i løpet av året", {"count": 2, "cadence": "yearly"}),
    (27, "Ha to medlemsmøter i perioden", {"count": 2, "cadence": None}),
    (28, "Styremøte hver måned", {"cadence": "monthly", "tracking": "rhythm"}),
    (28, "Styremøte kvar månad", {"cadence": "monthly", "tracking": "rhythm"}),
    (29, "Styremøte første tirsdag i måneden", {"cadence": "monthly"}),
    (29, "Styremøte fyrste tysdag i månaden", {"cadence": "monthly"}),
    (30, "Styremøte hver måned unntatt juli og august", {"cadence": "monthly", "exceptions": (7, 8)}),
    (30, "Styremøte kvar månad, unnateke juli", {"cadence": "monthly", "exceptions": (7,)}),
    (31, "Sende nyhetsbrev hvert kvartal", {"cadence": "quarterly"}),
    (32, "Medlemsmøte vår og høst", {"cadence": "half_yearly"}),
    (32, "Medlemsmøte kvart halvår", {"cadence": "half_yearly"}),
    (33, "Legge ut en sak på Facebook hver uke", {"cadence": "weekly"}),
    (33, "Leggje ut ei sak på Facebook kvar veke", {"cadence": "weekly"}),
    (34, "Arrangere kulturkveld annethvert år", {"cadence": None}),
    (35, "Møtes annenhver tirsdag", {"cadence": "fortnightly"}),
    (36, "Gruppemøte før hvert kommunestyremøte", {"tracking": "rhythm"}),
    (37, "Skrive leserbrev jevnlig", {"cadence": "continuous", "count": None}),
    (37, "Skrive lesarbrev jamleg", {"cadence": "continuous", "count": None}),
    (38, "Løpende oppdatering av nettsiden", {"cadence": "continuous"}),
    (39, "Holde gruppemøter ved behov", {"cadence": "continuous"}),
    (40, "Fortsette å skrive leserbrev", {"cadence": "continuous"}),
    (40, "Halde fram med å skrive lesarbrev", {"cadence": "continuous"}),
    (41, "Det skal fortsatt være styremøte hver måned", {"cadence": "monthly"}),
    (42, "Vedta en strategi innen 15. mai 2020", {"deadline": "2020-05-15", "kind": "document_adopted", "tracking": "milestone"}),
    (42, "Vedta ein strategi innan 15. mai 2020", {"deadline": "2020-05-15", "kind": "document_adopted"}),
    (43, "Sende årsmeldingen senest 1. februar 2021", {"deadline": "2021-02-01"}),
    (44, "Lage et årshjul i løpet av mars", {"deadline": "2020-03-31"}),
    (45, "Levere regnskapet innen utgangen av januar 2021", {"deadline": "2021-01-31"}),
    (46, "Arrangere folkemøte våren 2020", {"deadline": "2020-06-30"}),
    (46, "Arrangere folkemøte hausten 2020", {"deadline": "2020-12-31"}),
    (47, "Sende julehilsen til medlemmene før jul", {"deadline": "2020-12-24"}),
    (47, "Lage eit program til påske 2021", {"deadline": "2021-04-04"}),
    (48, "Arrangere tur i slutten av juni", {"deadline": "2020-06-30"}),
    (49, "Stand rundt oktober", {"deadline": "2020-10-31"}),
    (50, "Husbesøk uke 36–37 2021", {"deadline": "2021-09-19"}),
    (51, "Vervekampanje fra september til desember 2020", {"deadline": "2020-12-31", "window": ("2020-09-01", "2020-12-31")}),
    (52, "Gjennomføre en kampanje i siste kvartal 2020", {"deadline": "2020-12-31", "window": ("2020-10-01", "2020-12-31")}),
    (53, "Sende ut sakspapirene 2 uker før årsmøtet", {"deadline": None, "count": None}),
    (54, "Stå på stand hver lørdag fram til valget", {"cadence": "weekly", "kind": "stand"}),
    (55, "Strategien skal ligge til grunn til neste landsmøte", {"cadence": "continuous"}),
    (57, "Styreseminar 4.–5. januar 2020", {"deadline": "2020-01-05", "window": ("2020-01-04", "2020-01-05")}),
    (58, "Åpent møte i mars/april", {"deadline": "2020-04-30"}),
    (59, "Oppdatere medlemslista så snart som mulig", {"deadline": None}),
    (60, "Arrangere kurs tidlig i det nye året", {"deadline": None}),
    (62, "Søke om støtte fra fylket (leder/kasserer)", {"responsible": "leder/kasserer"}),
    (63, "Arrangere sommerfest. Ansvar: festkomiteen", {"responsible": "festkomiteen"}),
    (63, "Arrangere studiekveld v/studieleder", {"responsible": "studieleder"}),
    (64, "Styret skal lage en kommunikasjonsplan", {"responsible": "Styret", "kind": "document_produced"}),
    (65, "Nestleder har ansvaret for standene", {"responsible": "Nestleder"}),
    (66, "Valgkampgruppa lager en plan for valgkampen", {"responsible": "Valgkampgruppa"}),
    (67, "Lokallagene oppfordres til å ha egne studieledere", {"hedged": True}),
    (68, "Arrangere møte i samarbeid med ungdomslaget", {"responsible": None}),
    (70, "Henge opp plakater (alle)", {"responsible": "alle"}),
    (72, "Vi må skrive flere leserbrev", {"hedged": False, "kind": "letter_to_editor"}),
    (73, "Vi ønsker å arrangere flere åpne møter", {"hedged": False, "kind": "open_meeting"}),
    (74, "Styret bør holde kontakt med lokalavisa", {"hedged": True}),
    (75, "Vi tar sikte på å holde to kurs", {"hedged": True, "count": 2, "kind": "course"}),
    (75, "Me tek sikte på å halde to kurs", {"hedged": True, "count": 2, "kind": "course"}),
    (77, "Vurdere om laget skal ha egen nettside", {"count": None}),
    (78, "Holde innlegg hvis vi blir invitert", {"hedged": True}),
    (79, "Opprette en mediegruppe", {"kind": "group_established", "count": 1, "tracking": "milestone", "labels": ("mediegruppe",)}),
    (80, "Utarbeide en beredskapsplan", {"kind": "document_produced", "count": 1}),
    (81, "Avholde tre medlemsmøter", {"kind": "member_meeting", "count": 3}),
    (82, "Delta på fylkesårsmøtet", {"kind": "participation"}),
    (83, "Bidra til et godt debattklima", {"count": None, "measurable": False}),
    (84, "Rekruttere studenter", {"kind": "recruitment"}),
    (85, "Følge opp nye medlemmer med en telefon", {"kind": "members_contacted"}),
    (86, "Skolere nye folkevalgte", {"kind": "course"}),
    (86, "Kurse dei nye folkevalde", {"kind": "course"}),
    (88, "Dugnad", {"kind": "dugnad", "count": None}),
    (88, "Dugnad 4. mai 2020", {"kind": "dugnad", "count": 1, "deadline": "2020-05-04", "cadence": "once"}),
    # The other languages of the table's foot.
    (88, "Afholde mindst fire bestyrelsesmøder om året", {"count": 4, "comparator": "at_least", "cadence": "yearly", "kind": "board_meeting"}),
    (88, "Udsende nyhedsbrev hvert halvår", {"cadence": "half_yearly", "kind": "member_information"}),
    (88, "Bestyrelsen forsøger at lave en kampagne", {"hedged": True, "responsible": "Bestyrelsen", "kind": "campaign"}),
    (88, "Oprette en hjemmeside inden 2021", {"deadline": "2020-12-31"}),
    (88, "Hålla minst fyra styrelsemöten per år", {"count": 4, "comparator": "at_least", "cadence": "yearly", "kind": "board_meeting"}),
    (88, "Försöka ordna en cirkel under året", {"hedged": True, "cadence": "yearly"}),
    (88, "Hold at least four branch meetings a year", {"count": 4, "comparator": "at_least", "cadence": "yearly", "kind": "member_meeting"}),
    (88, "Write to new members within 14 days", {"period_days": 14}),
]  # fmt: skip

NOTHING: list[tuple[int, str]] = [
    (61, "Dato kommer"),
    (69, "Alle hjelper til?"),
    (76, "Styret kan selv velge tema for møtene."),
    (76, "F.eks. sommerfest eller quiz."),
    (87, "Status: Det ble holdt to stands i 2019."),
]


def first_of(sentence: str) -> Proposal | None:
    reading = read_plan(f"Arbeidsplan 2020–2021\n\nOrganisasjon\n\n- {sentence}\n")
    return reading.proposals[0] if reading.proposals else None


@pytest.mark.parametrize(("row", "sentence", "expected"), ROWS)
def test_a_phrase_is_read_as_the_table_says(row: int, sentence: str, expected: dict[str, Any]) -> None:
    proposal = first_of(sentence)
    assert proposal is not None
    assert {name: getattr(proposal, name) for name in expected} == expected


@pytest.mark.parametrize(("row", "sentence"), NOTHING)
def test_what_promises_nothing_gives_no_proposal(row: int, sentence: str) -> None:
    assert first_of(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "field", "words"),
    [
        ("Ha minst to stands i løpet av året.", "count", "minst to"),
        ("Ha minst to stands i løpet av året.", "cadence", "i løpet av året"),
        ("Vedta en strategi innen 15. mai 2020", "deadline", "15. mai 2020"),
        ("Arrangere sommerfest (festkomiteen)", "responsible", "(festkomiteen)"),
        ("Ringe alle nye medlemmer", "coverage", "alle nye medlemmer"),
        ("Bidra til et godt debattklima", "count", ""),
    ],
)
def test_why_a_field_was_proposed_is_said_in_the_plans_own_words(sentence: str, field: str, words: str) -> None:
    proposal = first_of(sentence)
    assert proposal is not None
    assert proposal.why[field] == words
