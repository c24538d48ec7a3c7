"""Reads who: a role in parentheses, "Ansvar: X", "v/X", or the subject that the promise binds."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading.sentences import WORD
from lokallag.capabilities.plans.reading.words.bodies import OUTSIDERS, ROLE_ENDINGS, ROLE_HEADS, SELF_NOUNS

_ROLES = frozenset(ROLE_HEADS)
_SELVES = frozenset(SELF_NOUNS)
_OUTSIDERS = frozenset(OUTSIDERS)
_JOINERS = frozenset(
    "og och and samt eller or i av for de den det dei the våre vår our lokale ny nye of til hver kvar hvert alle with saman sammen med som vil på fra in + & hele heile aktuelle respektive lagets partiets fylkets sine egne andre øvrige resten også by".split()
)
_PARENTHESIS = re.compile(r"\(([^()]{2,90})\)\s*[.;]?\s*$")
_LABELLED = re.compile(
    r"(?:[(\[]\s*)?\b(?:hoved|hovud)?(?:ansvar(?:lig|leg|lige|lege|sperson|shavende)?|ansv\.?|responsible|responsibility|ansvarig|owner|lead)(?:\s*(?:er|er:|for (?:dette|tiltaket|oppfølging)|har))?\s*[:=]\s*(?:v/\s*)?(?P<who>[^.;()\n]{2,90})|"
    r"\bansv\.\s*(?P<short>[A-ZÆØÅ][^.;()\n]{1,60})|"
    r"(?:^|[\s(,])v/\s?(?P<by>[^.;(),\n]{2,60})",
    re.IGNORECASE,
)
_HAS_IT = re.compile(
    r"(?P<who>[^.;,:()]{2,60}?)\s+(?:(?:er|is|are|är) (?:ansvarlig|ansvarleg|responsible|ansvarig)\b(?! for)|(?:har|har fått|får|tar|tek|has|have|takes|bærer|har fått|tager)\s+(?:hoved|det overordnede |det overordna |overordnet |the |overall |lead )?(?:ansvar(?:et|)|responsibility)\b(?!\s+for å))",
    re.IGNORECASE,
)
_BY_PASSIVE = re.compile(
    r"\b(?:utføres|gjennomføres|gjøres|gjerast|arrangeres|ivaretas|utarbeides|organiseres|ledes|leiast|carried out|run|led|organised|organized|udføres|arrangeres)\s+(?:av|by|af)\s+(?P<who>[^.;,:()]{2,60})",
    re.IGNORECASE,
)
_DUTY_OF = re.compile(
    r"\b(?:oppgave|oppgåve|ansvar|opgave|uppgift|task|duty|prioritering)\s+(?:for|til|hos|of|hjå)\s+(?P<who>[^\W\d_]+(?:\s+og\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)

# A parenthesis within the line, and a role alone behind a comma, a dash or a full stop ("Dagstur med buss, turkomiteen").
_INNER = re.compile(r"\((?P<who>[^()]{2,60})\)")
_TRAILING = re.compile(r"(?:,|\s[–-]|\.)\s+(?P<who>[^\W\d_]+(?:\s(?:og|and|och)\s[^\W\d_]+)?)\W*$")
# "sendes ut av leder", "besöks av styrelsen", "run by the treasurer": who does it.
_AGENT = re.compile(
    r"\b(?:\w{3,}(?:s|st|ert|eret|erad|tt|dt|lt|gt|ed)|besøk|besøg|besök|visit|ledelse|led|run|held|done)\s+(?:ut |inn |opp |ned |frem |fram |ud |ind |op |till |til )?(?:av|af|by)\s+(?:the |den |det )?(?P<who>[^.;,:()]{2,60})",
    re.IGNORECASE,
)
# An English role is often two words, none of them a name: "press officer", "ward organisers".
_ENGLISH_ROLES = ("officer", "organiser", "organizer", "coordinator", "secretary", "treasurer", "editor")
# One to three first names; initials and numbers are none.
_NAMES = re.compile(
    r"[A-ZÆØÅÄÖÉ][a-zæøåäöéü]{1,14}(?:-[A-ZÆØÅÄÖ][a-zæøåäö]+)?(?:\s*(?:,|/|&|\+|\bog\b|\boch\b|\band\b|\s)\s*[A-ZÆØÅÄÖÉ][a-zæøåäöéü]{1,14}){0,3}"
)
_NO_NAME = re.compile(
    r"\b(?:facebook|instagram|zoom|teams|oslo|bergen|trondheim|stavanger|tromsø|københavn|stockholm|göteborg|london|norge|noreg|danmark|sverige|sted|stad|merk|obs|ny|nytt|new|see|se|sjå|frist|dato|tbc|digitalt|utsatt|avlyst|"
    r"jan\w*|feb\w*|mars|april|mai|maj|may|juni?|juli?|june|july|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|des\w*|dec\w*|\w+dag|\w+day|vår|høst|haust|spring|autumn)\b",
    re.IGNORECASE,
)
_NAMED_LEAD = re.compile(
    r"\((?P<who>[A-ZÆØÅÄÖ][a-zæøåäöé]{1,14})\s+(?:to (?:coordinate|lead|organise|organize|run|book|ask|do)|leads|runs|organises|coordinates|is leading|tar|tek|ordner|ordnar|har ansvar\w*|koordinerer|tager sig|fikser|fiksar|ansvarar)\b"
)


def is_role(word: str) -> bool:
    """Say whether one word (or a slash pair) names a body or a role."""
    low = word.lower().strip(".,:")
    if "/" in low:
        return all(is_role(part) for part in low.split("/") if part)
    return low in _ROLES or low.endswith("-utvalget") or (len(low) > 6 and low.endswith(ROLE_ENDINGS))


def only_roles(text: str) -> bool:
    """Say whether `text` names nothing but bodies and roles ("styret, grendekvinnene", "leder/kasserer", "(alle)")."""
    stripped = text.strip(" .;:()\t")
    if not stripped or len(stripped) > 100:
        return False
    words = [w for w in re.split(r"[\s,;&+]+", stripped) if w]
    if len(words) > 12:
        return False
    roles = [w for w in words if is_role(w) or w.lower() in ("alle", "alla", "everyone", "all", "au")]
    others = [w for w in words if w not in roles and w.lower() not in _JOINERS]
    if not roles:
        return False
    apart = bool(re.search(r"[,/&;(+]|\s(?:og|and|och)\s", stripped))
    titled = len(words) <= 3 and is_role(words[-1]) and not any(w.lower() in _JOINERS for w in words)
    return not others or (
        (apart or titled)
        and len(others) <= len(roles) + 1
        and (all(o[0].isupper() for o in others) or words[-1].lower().startswith(_ENGLISH_ROLES))
    )


def stated_responsible(text: str) -> tuple[str | None, str]:
    """Return (who, the words) where the text names a responsible outright: label, parenthesis, "v/", "X har ansvaret"."""
    if found := _LABELLED.search(text):
        who = (found.group("who") or found.group("short") or found.group("by") or "").strip(" .)]")
        if who:
            return who, found.group().strip()
    if found := _PARENTHESIS.search(text):
        inner = found.group(1).strip()
        if only_roles(inner) or _NAMES.fullmatch(inner) and not _NO_NAME.search(inner):
            return inner, found.group().strip()
    if (beside := _beside(text))[0]:
        return beside
    if found := _NAMED_LEAD.search(text):
        return found.group("who"), found.group().strip(" ,(")
    if found := _HAS_IT.search(text):
        who = found.group("who").strip()
        if (
            who
            and who.split()[-1].lower() not in _SELVES
            and (only_roles(who) or len(who.split()) <= 3)
            and any(is_role(w) for w in who.split())
        ):
            return who, found.group().strip()
    if found := _BY_PASSIVE.search(text):
        who = found.group("who").strip()
        if any(is_role(w) for w in who.split()[:3]):
            return _leading_roles(who), found.group().strip()
    if found := _AGENT.search(text):
        who = found.group("who").strip()
        if is_role(who.split()[0]):
            return _leading_roles(who), found.group().strip()
    if found := _DUTY_OF.search(text):
        who = found.group("who").strip()
        if is_role(who.split()[0]):
            return who, found.group().strip()
    return None, ""


def _beside(text: str) -> tuple[str | None, str]:
    """Return the roles that stand alone: in a parenthesis within the line, or behind a comma, a dash or a stop at its end."""
    for inner in _INNER.finditer(text):
        if only_roles(inner.group("who")):
            return inner.group("who").strip(), inner.group().strip()
    if found := _TRAILING.search(text):
        if only_roles(found.group("who")):
            return found.group("who").strip(), found.group().strip(" ,.–-")
    return None, ""


def _leading_roles(who: str) -> str:
    kept: list[str] = []
    for word in who.split():
        if is_role(word) or word.lower() in ("og", "and", "i", "av", "of", "the"):
            kept.append(word)
        else:
            break
    while kept and not is_role(kept[-1]):
        kept.pop()
    return " ".join(kept) or who


def subject_kind(subject: str, organisation: str | None) -> str:
    """Return what a clause's subject is: "self", "body", "named" (the organisation by name), "outsider", "empty" or "thing"."""
    low = subject[-240:].lower().strip(" ,.:")
    if not low:
        return "empty"
    if organisation and organisation.lower() in low:
        return "named"
    words = [w.group().lower() for w in WORD.finditer(low)]
    if not words:
        return "empty"
    if words in (["ein"], ["en"], ["one"]):
        return "self"
    if any(w in ("vi", "me", "we", "man") for w in words):
        return "self"
    if words[0] in _OUTSIDERS or (len(words) <= 3 and words[-1] in _OUTSIDERS):
        return "outsider"
    if any(w in _SELVES for w in words[:2]):
        return "self"
    if any(_acts(words, i) for i in range(min(6, len(words)))):
        return "body"
    return "thing"


def _acts(words: list[str], i: int) -> bool:
    """Say whether word `i` names a definite body: "en gruppe" or "å opprette en gruppe" is a thing, not an actor."""
    if not is_role(words[i]):
        return False
    return not any(
        w
        in (
            "en",
            "ei",
            "ein",
            "et",
            "eit",
            "ett",
            "a",
            "an",
            "å",
            "med",
            "om",
            "til",
            "blant",
            "mellom",
            "fra",
            "frå",
            "with",
            "to",
        )
        for w in words[max(0, i - 3) : i]
    )


def role_in_subject(subject: str) -> str | None:
    """Return the body or role a subject names, adverbials dropped; None when it names the whole organisation or a thing."""
    text = re.sub(r"\s+", " ", subject).strip(" ,.:;–-")
    words = text.split(" ")
    first = next(
        (i for i, w in enumerate(words) if is_role(w.strip(",")) and w.lower().strip(",") not in _SELVES), None
    )
    if first is None:
        return None
    begin = first
    while begin > 0 and words[begin - 1].lower() in (
        "den",
        "det",
        "dei",
        "de",
        "the",
        "lokal",
        "lokale",
        "hver",
        "kvar",
        "each",
        "every",
        "alle",
        "nye",
        "hvert",
        "local",
        "new",
    ):
        begin -= 1
    last = first
    i = first + 1
    while i < len(words):
        word = words[i].strip(",")
        if is_role(word):
            last = i
        elif word.lower() not in ("og", "and", "och", "samt", "eller", "i", "av", "for", "&", "or", "of", "the"):
            if not (words[i - 1].lower() in ("i", "av", "for", "of") and word[:1].isalpha() and i - last <= 2):
                break
            last = i
        i += 1
    return " ".join(words[begin : last + 1]).strip(" ,") or None
