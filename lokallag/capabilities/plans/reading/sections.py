"""What a heading or a label says about the text beneath it: actions, goals, priorities, background, people, calendar."""

from __future__ import annotations

import re

# Modes, checked in this order; patterns are over the lower-cased heading. Five languages in each.
# fmt: off
_MODES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("contents", re.compile(r"^(innhold|innholdsfortegnelse|innhald|innhaldsliste|contents|table of contents|indhold|indholdsfortegnelse|innehåll|innehållsförteckning)\W*$")),
    ("people", re.compile(
        r"^(styret|styret \d{4}.*|dagens styre|styret består av|styresammensetning|styremedlemmer|styret sin samansetnad|bestyrelsen|bestyrelsens sammensætning|tillitsvalgte|tillitsvalde|"
        r"tillidsvalgte|sammensetning|styrets sammensetning|kontaktinfo.*|kontaktpersoner|kontakt( oss)?|the board|committee members|board members|officers|contacts?|verv|valg av .*|styrelsen \d{4}|"
        r"styrelsens sammansättning|medlemmer av styret|deltakere|til stede|present|attendees|fordeling av verv)\W*$")),
    ("background", re.compile(
        r"\b(bakgrunn|innledning|innleiing|forord|føreord|visjon|visjonen|formål|føremål|formålet|formålsparagraf|verdier|verdiar|verdigrunnlag|historikk|historie|situasjon|situasjonen|"
        r"utfordringer|grunnlag|rammer|rammevilkår|begrunnelse|om (oss|laget|foreningen|partiet|planen|klubben|os)|hvem er vi|kven er vi|background|introduction|preamble|foreword|vision|"
        r"mission|purpose|values|about (us|the)|why|context|bakgrund|inledning|syfte|vision|värdegrund|baggrund|indledning|forord|formål|underlag|vedlegg|appendix|kilder|ordforklaring|"
        r"status|statusrapport|situasjonsbeskrivelse|swot|resultater|årsmelding|beretning|hva har vi (gjort|oppnådd)|gjennomført i|evaluering av (20|fjor|forrige)|organisering|slik er planen|vedtatt)\b")),
    ("priorities", re.compile(
        r"(politiske? \w*(prioriter|sak|mål|sats|plattform|arbeid for|program)|politisk (prioriter|plattform)|k?va vi (?:slåss|kjempar?|står|vil kjempe) for|hva vi (?:kjemper|slåss|står|går til valg på|mener|vil kjempe) ?(?:for)?|hvad vi (?:kæmper|mener|står)|vad vi (?:kämpar|tycker|står)|what we (?:stand|fight|believe)|dette (?:mener|meiner|kjemper|krever) vi|vi (?:mener|meiner|krever|krev|kjemper for|kjempar for)|våre krav|our demands|hjertesak|hjartesak|kampsak|kjernesak|mærkesag|hjärtefråg|fanesak|"
        r"prioriterte (saker|saksområder|politiske)|viktige saker|våre saker|key issues|(?:key|main|campaign|top|policy) priorit|political priorit|policy priorit|our priorities|sakene våre|politiske mål|valfrågor|prioriterade frågor|"
        r"^prioriteringer\W*$|^prioriteringar\W*$|^priorities\W*$|saksområder|innsatsområder i politikken|politik for|politikken vår)")),
    ("calendar", re.compile(
        r"\b(årshjul|årshjulet|terminliste|møteplan|møtekalender|aktivitetskalender|aktivitetsoversikt|kalender|årskalender|calendar|year wheel|dates for|key dates|programme of (events|meetings)|"
        r"datoer|datoar|viktige datoer|mødekalender|kalendarium|programoversikt|vårprogram|høstprogram|haustprogram|vår- og høstprogram|møtedatoer|tidsplan|tidslinje|fremdriftsplan|framdriftsplan)\b")),
    ("actions", re.compile(
        r"\b(tiltak|tiltaka|tiltakene|aktivitet|aktiviteter|aktivitetar|oppgaver|oppgåver|opgaver|arbeidsoppgaver|arbeidsoppgåver|gjøremål|gjeremål|handlinger|handlingar|handlingsplan|slik gjør vi|"
        r"dette (skal|vil) vi|hva (skal|gjør) vi|vi skal|vi vil|actions?|action points|activities|tasks|what we will do|åtgärder|uppgifter|aktiviteter|indsatser|handlinger|initiativer|virkemidler|"
        r"verkemiddel|hvordan|korleis|konkrete|arbeidet i|dette gjør vi|satsingsområder|satsingsområde|satsningsområder|fokusområder|innsatsområder|indsatsområder|arbeidsområder|arbeidsområde)\b")),
    ("goals", re.compile(
        r"^(\W*(våre |vår |our |its |vores |deres |overordna |overordnede |overordnet |hoved|del|lang|strategiske |main |key |overall |long-term |vårt )*(mål|målet|måla|målene|målsetting|målsettinger|målsetning|målsættning|målsætning|målsättning|"
        r"målsättningar|resultatmål|effektmål|hovedmål|hovudmål|delmål|målbilde|goals?|aims?|objectives?|targets?|mål for .*|mål i .*|mål \d{4}.*|hovedmål.*|hovudmål.*|delmål.*|overordnede mål.*|"
        r"mål og visjon|visjon og mål|goals and .*))\W*$")),
)

# Labels before a colon (or as a table's head): what they hold.
_LABELS: dict[str, tuple[str, ...]] = {
    "action": (
        "tiltak", "tiltaka", "aktivitet", "aktiviteter", "aktivitetar", "oppgave", "oppgaver", "oppgåve", "oppgåver", "opgave", "opgaver", "hva", "kva", "hvad", "vad", "arrangement", "beskrivelse",
        "beskrivelse av aktiviteter", "beskriving", "action", "actions", "activity", "activities", "task", "what", "description", "åtgärd", "åtgärder", "aktivitet/tiltak", "handling", "handlinger",
        "gjøremål", "sak", "event", "hva skal vi gjøre", "hva skal gjøres", "kva skal gjerast", "konkrete tiltak", "emne", "tema", "program", "indsats", "indsatser", "hendelse", "innhold", "møte", "uppgift", "møter",
    ),
    "responsible": (
        "ansvar", "ansvarlig", "ansvarleg", "ansvarlige", "ansvarlege", "hvem", "kven", "hvem har ansvar", "ansv", "ansvarshavende", "utføres av", "responsible", "responsibility", "who", "lead", "owner", "ansvarig", "ansvariga",
        "vem", "ansvarsperson", "ansvarlig person", "hovedansvar", "hovudansvar", "ansvarlig:", "lead officer", "by whom", "kontaktperson", "tovholder", "hvem gjør det", "ansvarlig/utføres av", "ansvar for gjennomføring",
    ),
    "when": (
        "frist", "tid", "når", "tidspunkt", "dato", "tidsfrist", "tidsplan", "tidsrom", "måned", "månad", "mnd", "uke", "veke", "uge", "vecka", "hvornår", "deadline", "date", "when", "time", "by when", "month", "timing",
        "datum", "tidpunkt", "när", "ferdig", "innen", "dag", "periode", "dato og tid", "tid og sted", "timeframe", "timescale", "gjennomføres", "due", "due date", "når?", "tidsramme", "month/date",
    ),
    "goal": ("mål", "delmål", "hovedmål", "hovudmål", "målsetting", "goal", "goals", "aim", "objective", "objectives", "target", "formål", "resultatmål", "effektmål", "målsætning", "målsättning", "overordnet mål", "overordna mål", "syfte", "visjon"),
    "status": ("status", "kommentar", "kommentarer", "merknad", "merknader", "resultat", "resultater", "evaluering", "gjennomført", "utført", "progress", "comment", "comments", "notes", "oppfølging", "result", "bemærkninger", "noter", "notat"),
    "place": ("sted", "stad", "plass", "hvor", "kor", "place", "where", "venue", "location", "plats", "var", "lokale", "kl", "klokkeslett", "tidspunkt kl", "pris", "kostnad", "budsjett", "budget", "cost", "ressurser", "resources", "målgruppe", "målgruppa", "målgrupper", "foredragsholder", "taler"),
    "area": ("område", "områder", "arbeidsområde", "satsingsområde", "satsningsområde", "innsatsområde", "fokusområde", "tema/område", "area", "theme", "indsatsområde", "emneområde", "kategori", "utvalg", "felt", "fokus", "hovedområde"),
    "number": ("nr", "nr.", "no", "no.", "#", "pkt", "punkt", "antall", "antal", "prioritet"),
}
# fmt: on
_LABEL_OF = {word: role for role, words in reversed(_LABELS.items()) for word in words}


def mode_of(heading: str) -> str | None:
    """Return the mode a heading sets, or None when it only names an area."""
    low = heading.lower().strip(" .:*_#")
    for mode, pattern in _MODES:
        if pattern.search(low):
            return mode
    return None


def label_role(words: str) -> str | None:
    """Return what a label or a column head announces: action, responsible, when, goal, status, place, area, number or None."""
    low = words.lower().strip(" .:*_#?()")
    return _LABEL_OF.get(low)


def is_bare_label(heading: str) -> bool:
    """Say whether a heading is only a label ("Tiltak", "Mål"), which opens a part of the area above it rather than a new one."""
    return label_role(heading) in ("action", "goal", "status", "responsible", "when")
