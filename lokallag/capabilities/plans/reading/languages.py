"""Tells Bokmål, Nynorsk, Danish, Swedish and English apart by their small words and letters."""

from __future__ import annotations

import re

_WORDS: dict[str, frozenset[str]] = {
    "nb": frozenset(
        "med kan vil nye der for på som både av ikke jeg vi være noen hvordan hva hvem når også fra til og er å skal blir mer flere møte møter styret medlemmene medlemmer årsmøtet vår våre laget uke hver hvert gjennomføre avholde leder høsten våren etter samt partiet".split()
    ),
    "nn": frozenset(
        "med kan vil nye der for på som både av ikkje eg vi me vere vera nokon nokre korleis kva kven når òg frå til og er å skal vert blir meir fleire møte møta styret medlemene medlemer årsmøtet vår våre laget veke kvar kvart gjennomføre halde leiar hausten våren etter ein eit dei saman lokallaga noko medlemmane".split()
    ),
    "da": frozenset(
        "ikke jeg vi være nogen hvordan hvad hvem når også fra til og er at skal bliver mere flere møde møder bestyrelsen medlemmerne medlemmer generalforsamling vores foreningen uge hver hvert gennemføre afholde formand efteråret foråret efter samt der af med mindst afholdes arbejde blive årligt os kan nye både afholder vil sig".split()
    ),
    "sv": frozenset(
        "inte jag vi vara någon hur vad vem när också från till och är att ska blir mer fler möte möten styrelsen medlemmarna medlemmar årsmötet vår våra föreningen vecka varje genomföra hålla ordförande hösten våren efter samt som av med minst på för det ett".split()
    ),
    "en": frozenset(
        "not we be some how what who when also from to and is the will becomes more meeting meetings board members annual our branch week every hold chair autumn spring after with of for in at least committee by on each new a an".split()
    ),
}
_DANISH_ONLY = re.compile(
    r"\b(af|afholde\w*|møde\w*|bestyrelse\w*|mindst|hverve\w*|arbejd\w*|uddan\w*|udvalg\w*|nogle|sæson\w*|lave[rs]?|vores|efter|forår\w*|efterår\w*|gør\w*|indkald\w*|deltage\w*|kreds\w*|generalforsamling\w*)\b"
)
_SPACE = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return nb, nn, da, sv or en for `text`; nb when nothing tells."""
    low = text[:40_000].lower()
    words = _SPACE.findall(low)
    scores = {name: float(sum(w in lexicon for w in words)) for name, lexicon in _WORDS.items()}
    scores["nn"] += 1.5 * sum(
        w
        in (
            "ikkje",
            "frå",
            "vert",
            "saman",
            "eit",
            "ein",
            "dei",
            "kvart",
            "kvar",
            "meir",
            "fleire",
            "òg",
            "medlemer",
            "medlemene",
            "halde",
            "korleis",
            "noko",
            "lokallaga",
        )
        for w in words
    )
    scores["nb"] += (
        1.2
        * sum(
            w
            in (
                "ikke",
                "fra",
                "blir",
                "sammen",
                "et",
                "en",
                "de",
                "hvert",
                "hver",
                "mer",
                "flere",
                "også",
                "noe",
                "av",
                "uke",
            )
            for w in words
        )
        - 1.5 * len(_DANISH_ONLY.findall(low)) * 0.5
    )
    if not _DANISH_ONLY.search(low):
        scores["da"] *= 0.5
    scores["da"] += 2.0 * len(_DANISH_ONLY.findall(low))
    scores["sv"] += (
        1.5 * sum(w in ("och", "är", "att", "för", "inte", "ska") for w in words)
        + low.count("ö") * 0.3
        + low.count("ä") * 0.3
    )
    scores["en"] += 1.5 * sum(w in ("the", "and", "of", "will", "with") for w in words)
    best = max(scores, key=lambda name: (scores[name], name == "nb"))
    return best if scores[best] > 0 else "nb"
