"""Names and numbers folded so that they are found however they are typed: «åse», «Aase» and «ase» find Åse."""

import re
import unicodedata

_FOLD = str.maketrans({"æ": "e", "ä": "e", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ł": "l", "ß": "ss", "þ": "th"})
_PHONE = re.compile(r"\+?[\d\s().-]{4,}")
#: More words than this say no more about whom somebody looks for.
MOST_WORDS = 8


def search_key(text: str) -> str:
    """Return text folded for searching: lower case, without accents, å as a, æ as e, ø as o, one space between words."""
    folded = text.replace("\x00", " ").casefold().translate(_FOLD).replace("aa", "a")
    parts = unicodedata.normalize("NFKD", folded)
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def search_words(asked: str) -> list[str]:
    """Return the folded words a search must all find. A phone number typed with spaces is one word, its digits."""
    asked = asked.strip()
    if _PHONE.fullmatch(asked):
        return [re.sub(r"\D", "", asked)]
    return search_key(asked).split()[:MOST_WORDS]
