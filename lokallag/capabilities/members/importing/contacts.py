"""E-mail addresses and phone numbers as people write them, brought to one form."""

import re
from functools import lru_cache

import phonenumbers

#: Norwegian numbers that need no closer look: mobiles and land lines of known series.
_NORWEGIAN = re.compile(r"(?:\+47|0047|47)?((?:4[015-8]|9\d|2[1-4]|3[1-3578]|5[1-35-7]|6[1-4679]|7[0-8])\d{6})")
_AROUND = re.compile(r"[\s ().\-–/]")
_EMAIL = re.compile(r"[^@\s,;<>()\[\]\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_EXTENSION = re.compile(r"\s*(?:ext|int|lok|x)\.?\s*\d+$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:tlf|tel|mob|mobil|telefon|m|t)\s*[.:]\s*|\s*\([^\d]*\)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;|\n]|\s/\s|\beller\b|\bog\b|\bor\b|\band\b|\boch\b)\s*", re.IGNORECASE)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
LONGEST_EMAIL = 254


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet has shortened a long number to 4,79E+09, so that its digits are gone."""
    return _SHORTENED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=100_000)
def phone_of(text: str) -> str:
    """Return a number in E.164, empty for what is none. Without a country code it is Norwegian."""
    text = text.removesuffix(".0")
    bare = _AROUND.sub("", text)
    if hit := _NORWEGIAN.fullmatch(bare):
        return f"+47{hit[1]}"
    bare = _AROUND.sub("", _EXTENSION.sub("", _LABEL.sub("", text.strip())))
    if hit := _NORWEGIAN.fullmatch(bare):
        return f"+47{hit[1]}"
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    bare = bare.replace("+0", "+") if bare.startswith("+0") else bare
    for written in (bare, f"+{bare}"):
        try:
            number = phonenumbers.parse(written, "NO")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if bare.startswith("+") or len(bare) < 10:
            break
    return ""


def phones_of(text: str) -> tuple[list[str], list[str]]:
    """Return all numbers of a cell in E.164, and the pieces that are none."""
    whole = phone_of(text)
    if whole or is_shortened(text):
        return ([whole], []) if whole else ([], [text])
    good: list[str] = []
    bad: list[str] = []
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if len(pieces) == 1 and "/" in text:
        pieces = [piece.strip() for piece in text.split("/") if piece.strip()]
    for piece in pieces:
        number = phone_of(piece)
        (good if number else bad).append(number or piece)
    return list(dict.fromkeys(good)), bad


def emails_of(text: str) -> tuple[list[str], list[str]]:
    """Return all addresses of a cell in lower case, and the pieces that are none."""
    bare = text.strip().lower()
    if _EMAIL.fullmatch(bare) and len(bare) <= LONGEST_EMAIL:
        return [bare], []
    good: list[str] = []
    bad: list[str] = []
    for piece in re.split(r"[,;\s/|]+|\s(?:og|eller|and|or)\s", bare):
        hit = re.search(r"<([^>]*)>", piece)
        address = (hit[1] if hit else piece).removeprefix("mailto:").strip("<>()[]\"'.:")
        if _EMAIL.fullmatch(address) and len(address) <= LONGEST_EMAIL and ".." not in address:
            good.append(address)
        elif "@" in piece or not bare.count("@"):
            bad.append(piece)
    return list(dict.fromkeys(good)), [piece for piece in bad if piece]
