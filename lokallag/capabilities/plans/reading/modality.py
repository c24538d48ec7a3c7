"""Finds the word that binds: shall, must, will, should, tries to; its force, and whether it stands in the main clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Longest first; the force of each: binding, intended, hedged, permitted.
_FORCES: tuple[tuple[str, str], ...] = (
    (
        "hedged",
        (
            r"tar sikte på å|tek sikte på å|tar sikte på(?= \w)|tek sikte på(?= \w)|tager sigte på(?= \w)|tager sigte på at|siktar på att|legger opp til å|legg opp til å|prøver å|prøve å|prøver at|prøve at|prøver att|forsøker å|forsøke å|forsøger at|forsøge at|försöker|försöka|"
            r"håper å|håpar å|håber at|hoppas|oppfordres til å|oppfordres til|vert oppmoda om å|blir oppmoda om å|opfordres til at|opfordres til|uppmanas att|uppmuntras att|"
            r"bør|burde|bör|should|aims? to|tr(?:y|ies) to|hopes? to|ought to|strives? to|seeks? to|(?:are|is) (?:encouraged|urged|invited) to|strävar efter att|strever etter å|søker å|"
            r"(?:er|blir|vert|bliver|är) (?:særlig |særleg |også |spesielt |veldig |særligt |särskilt )?(?:viktig å|vigtigt at|viktigt att|ønskelig å|ønskeleg å)|hope to|important to|if possible will"
        ),
    ),
    (
        "intended",
        (
            r"ønsker å|ynskjer å|ønskjer å|ønsker at|ynskjer at|ønsker at|önskar|planlegger å|planlegg å|planlægger at|planerar att|har som mål å|har som målsetting å|har som mål at|har til mål å|"
            r"målet er å|målet er at|vil|vill|intends? to|plans? to|wish(?:es)? to|wants? to|har tenkt å|satser på å|satsar på å|satser på at"
        ),
    ),
    (
        "binding",
        (
            r"skal|skulle|må(?! (?:selv|gerne|godt|gjerne)\b)|ska|måste|shall|will|must|(?:are|is) to(?= \w)|to be(?= (?:\w+ly )?\w+ed\b)|kommer att|kommer til å|kjem til å|har ansvar(?:et)? for å|har ansvar(?:et)? for at|forplikter seg til å|forpliktar seg til å|"
            r"fortsetter å|fortsetter med å|fortsetter med|held fram med å|held fram med|fortsætter med at|fortsætter med|fortsätter att|fortsätter med|continues? to|begynner med å|starter med å|byrjar med å|startar med att|"
            r"(?:is|are) responsible for"
        ),
    ),
    (
        "permitted",
        r"får(?= \w+ (?:besluta|beslutte|bestemme|bestemma|avgjøre)\b)|må(?= (?:selv|gerne|godt)\b)|kan|kunne|may|might|can|could|får(?= (?:kompletteras|ändras|själv|också))",
    ),
)
MODAL = re.compile("|".join(rf"(?P<{force}>\b(?:{pattern})\b)" for force, pattern in _FORCES), re.IGNORECASE)

_SUBORDINATE = re.compile(
    r"\b(at|att|that|når|naar|hvis|dersom|fordi|slik at|så at|for at|för att|mens|medan|siden|ettersom|eftersom|hvor|kor|där|om|whether|if|when|because|so that|while|since|where|which|who|"
    r"hva|kva|hvad|hvem|kven|hvordan|korleis|så lenge|etter at|før|inntil|as|kor mange|hvor mange|da|då|hvilke|kva for|det)\b(?![^,;]*[,;])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(som|that|which|who|der)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_BOUNDARY = re.compile(r"[,;:()]|\s[–-]\s|\b(?:og|men|samt|and|but|och|eller|or)\b", re.IGNORECASE)


# No sentence that anybody reads is longer; what comes after is left to the next cut.
_LONGEST = 2_000


# "Høyre mener at:", "Vi kjemper for:", "Det viktigaste for oss:" announce positions, not acts.
OPINION = re.compile(
    r"\b(?:mener|meiner|menar|tycker|synes|synest|anser|believes?|thinks?|krever|krev|kræver|kräver|går inn for|går ind för|går ind for|står for|stands? for|calls? for|demands?|"
    r"(?:kjemper?|kjempar?|kæmper?|kämpar?|slåss|slåst|slåass|arbejder?|arbeider?|arbeidar?|arbetar?|jobber?|jobbar?|work(?:s|ing)?|fight(?:s|ing)?|campaign(?:s|ing)?)\s+(?:\w+\s+){0,3}?(?:for|för)(?=\W*$)|"
    r"tydelig\w* på(?: at)?|tydeleg\w* på(?: at)?|(?:viktigst|viktigast|vigtigst|most important)\w*\s+(?:\w+\s+){0,2}?(?:for oss|för oss|for os|for us|sak\w*|to us)|"
    r"(?:våre|vores|våra|our) (?:hjerte|hjarte|mærke|kamp|kjerne|kärn|key )?(?:saker|sager|frågor|issues|demands|krav)|(?:saker|sakene|sakane|sager|issues|things) .{0,20}(?:kjent|kjende|kendt|kända|known) (?:for|för)|sier (?:ja|nei) til|seier (?:ja|nei) til)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Modal:
    """A binding word at `start`–`end` of its sentence, with its force and where its clause begins."""

    start: int
    end: int
    force: str
    clause: int
    word: str


def main_modals(sentence: str) -> list[Modal]:
    """Return the modals of main clauses, in order; those inside "at …", "som …", "når …" are left out."""
    found: list[Modal] = []
    position = 0
    clause = 0
    sentence = sentence[:_LONGEST]
    for match in MODAL.finditer(sentence):
        if match.group() == "May" and match.start():
            continue  # the month
        for boundary in _BOUNDARY.finditer(sentence, position, match.start()):
            if boundary.group() not in ("og", "and", "och", "eller", "or") or _opens_clause(
                sentence, boundary.end(), match.start()
            ):
                clause = boundary.start() if boundary.group()[0].isalpha() else boundary.end()
        position = match.end()
        if len(found) > 30:
            break
        lead = sentence[max(clause, match.start() - 300) : match.start()]
        force = match.lastgroup or "binding"
        if found and match.start() - found[-1].end < 4 and force != "hedged":
            continue
        if _is_subordinate(lead):
            continue
        found.append(Modal(match.start(), match.end(), force, clause, match.group()))
    return found


def _opens_clause(sentence: str, start: int, modal: int) -> bool:
    """Say whether the words after an "og" up to the modal make a subject of their own ("og den skal", "og skal")."""
    return len(sentence[start:modal].split()) <= 3


def _is_subordinate(lead: str) -> bool:
    words = lead.lower().split()
    if not words:
        return False
    if _RELATIVE.search(lead):
        return True
    found = _SUBORDINATE.search(lead)
    if found is None:
        return False
    word = found.group(1).lower()
    # "Det skal være …", "Før sommeren skal vi …", "Da skal …", "Om våren skal …" are main clauses.
    if word in ("det", "da", "då", "as", "før", "om", "siden", "inntil", "når") and found.start() == len(lead) - len(
        lead.lstrip()
    ):
        return word == "når" or (word == "om" and len(words) > 4)
    if word in ("det", "da", "då", "as", "before", "where", "kor", "hvor", "om"):
        return False
    return not (word == "før" and len(words) <= 4)
