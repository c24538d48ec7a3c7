"""What cannot be seen in a cell is taken out of it, and what nobody may store is covered."""

import re
import unicodedata

#: What stands where a national identity number stood.
COVERED = "•••••••••••"
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile("[ \t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("\\s*(?:\r\n|[\n\r\u0085\u2028\u2029])\\s*")
_QUOTED_FORMULA = re.compile(r'="((?:[^"]|"")*)"', re.DOTALL)
_TEXT_MARK = re.compile(r"'(?=[=+\-@\d])")
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
_ONE, _TWO = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def plain(text: str) -> str:
    """Return a cell's text without hidden signs, on as many lines as it had, and composed (å is one sign)."""
    if text.isascii() and text.isprintable():
        text = text.strip()
    else:
        if not text.isascii():
            text = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
        text = _BREAKS.sub("\n", text)
        text = _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()
    if text[:1] == "=":
        quoted = _QUOTED_FORMULA.fullmatch(text)
        return quoted[1].replace('""', '"').strip() if quoted else text
    return _TEXT_MARK.sub("", text, count=1) if text[:1] == "'" else text


def one_line(text: str, between: str = " ") -> str:
    """Return a cell's text on one line."""
    return " ".join(text.replace("\n", between).split()) if "\n" in text or "  " in text else text


def is_identity_number(text: str) -> bool:
    """Whether the text is a Norwegian national identity number (or a D or H number), by its date and control digits."""
    digits = re.sub(r"[ .-]", "", text)
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    day, month = int(digits[:2]) % 40, int(digits[2:4]) % 40
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    numbers = [int(digit) for digit in digits]
    return all(sum(a * b for a, b in zip(weights, numbers, strict=False)) % 11 == 0 for weights in (_ONE, _TWO))


def looks_like_identity_number(text: str) -> bool:
    """Whether the text has the shape of one, valid or not: eleven digits that begin with a day."""
    digits = re.sub(r"[ .-]", "", text)
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    return 1 <= int(digits[:2]) % 40 <= 31 and 1 <= int(digits[2:4]) % 40 <= 12


def cover(text: str) -> str:
    """Return the text with every valid identity number in it covered."""
    if len(text) < 11 or not _ELEVEN.search(text):
        return text
    return _ELEVEN.sub(lambda hit: COVERED if is_identity_number(hit[0]) else hit[0], text)
