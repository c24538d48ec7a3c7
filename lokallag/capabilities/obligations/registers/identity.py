"""National identity numbers: none is ever stored, so whatever looks like one is taken out before."""

import re

# Six digits of a date, perhaps a space, five more; not within a longer number.
_ELEVEN = re.compile(r"(?<!\d)(\d{6})[  .-]?(\d{5})(?!\d)")
#: What stands where one stood.
TAKEN_OUT = "[–]"


def looks_like_identity_number(digits: str) -> bool:
    """Tell whether eleven digits begin with a day and a month as a fødselsnummer, D number, H number or test number does.

    Skatteetaten: D numbers have 40 added to the day, H numbers 40 to the month, made-up ones 65 or 80. The check digits
    are not asked for: one with a slip of the finger tells just as much.
    """
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and any(1 <= month - extra <= 12 for extra in (0, 40, 65, 80))


def without_identity_numbers(text: str, *, by: str = TAKEN_OUT) -> str:
    """Return the text with everything that looks like a national identity number taken out."""
    return _ELEVEN.sub(lambda hit: by if looks_like_identity_number(hit[1] + hit[2]) else hit[0], text)


def has_identity_number(text: str) -> bool:
    """Tell whether something in the text looks like one."""
    return without_identity_numbers(text) != text
