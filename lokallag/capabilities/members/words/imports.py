"""What is said of lists of members: fields, why a file or a row cannot come in, what was left out, why somebody stays."""

from __future__ import annotations

import datetime
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

#: What a column can be, in the order people look for it.
FIELDS = {
    "": gettext_lazy("Leave it out"),
    "member_number": gettext_lazy("Member number"),
    "name": gettext_lazy("Whole name"),
    "given_name": gettext_lazy("First name"),
    "middle_name": gettext_lazy("Middle name"),
    "family_name": gettext_lazy("Last name"),
    "email": gettext_lazy("E-mail"),
    "email_other": gettext_lazy("Another e-mail"),
    "phone": gettext_lazy("Phone"),
    "phone_other": gettext_lazy("Another phone"),
    "street": gettext_lazy("Street address"),
    "street_more": gettext_lazy("Street address, second line"),
    "postcode": gettext_lazy("Postcode"),
    "place": gettext_lazy("Place"),
    "post": gettext_lazy("Postcode and place together"),
    "municipality_number": gettext_lazy("Municipality number"),
    "birth": gettext_lazy("Date or year of birth (only the year is kept)"),
    "joined": gettext_lazy("Joined on"),
    "left": gettext_lazy("Left on"),
    "state": gettext_lazy("Membership: member, not paid, resigned"),
    "paid": gettext_lazy("Fee paid: yes, no or a date"),
    "fee_year": gettext_lazy("Fee year"),
    "language": gettext_lazy("Language"),
}
#: What a change is about.
CHANGED = {
    "birth_year": gettext_lazy("Year of birth"),
    "joined_on": gettext_lazy("Joined on"),
    "left_on": gettext_lazy("Left on"),
    "state": gettext_lazy("Membership"),
    "fee": gettext_lazy("Fee"),
    "more": gettext_lazy("More addresses"),
    "name": gettext_lazy("Name"),
}
_FILES = {
    "too_large": gettext_lazy("The file is too large: at most %(most)s MB can be read."),
    "too_many": gettext_lazy("The file has more than %(most)s rows. Divide it in two."),
    "too_wide": gettext_lazy("The file has more than %(most)s columns. That is no list of members."),
    "empty": gettext_lazy("There is nothing in the file."),
    "only_names": gettext_lazy("There are names of columns, but no rows under them."),
    "one_column": gettext_lazy(
        "There is only one column, and it is no list of people. Save the list as CSV or Excel once more."
    ),
    "no_table": gettext_lazy("This is no list. Save it as CSV or Excel (.xlsx) and try again."),
    "pdf": gettext_lazy("This is a PDF. Ask the register for the list as CSV or Excel (.xlsx)."),
    "old_excel": gettext_lazy(
        "This is an old Excel file (.xls), or one with a password. Open it in Excel, take the password away, save it as .xlsx and try again."
    ),
    "opendocument": gettext_lazy("This is an OpenDocument file. Save it as CSV or Excel (.xlsx) and try again."),
    "web_page": gettext_lazy("This is a web page, whatever it is called. Save the list as CSV or Excel (.xlsx)."),
    "broken": gettext_lazy("The file is damaged or cut off. Fetch it from the register once more."),
    "bomb": gettext_lazy("The file unpacks to far more than a list of members. It is not opened."),
    "huge_cell": gettext_lazy(
        "Row %(row)s has a cell with far too much in it. Look for a quotation mark too many there."
    ),
    "sealed": gettext_lazy("The file waited too long and can no longer be opened here. Choose it once more."),
    "erased_meanwhile": gettext_lazy(
        "Somebody was erased while the file waited, so it was thrown away unread. Choose the file once more."
    ),
}
_REFUSED = {
    "number_twice": gettext_lazy("The member number stands in row %(text)s as well."),
    "same_person": gettext_lazy("The same person as in row %(text)s."),
    "no_name": gettext_lazy("There is no name."),
    "no_letters": gettext_lazy("There are no letters in the name."),
    "has_left": gettext_lazy("Has left already, so they are not brought in."),
    "shortened": gettext_lazy("Excel has shortened the number, so its last digits are lost."),
    "too_long": gettext_lazy("The member number is too long."),
    "swallowed": gettext_lazy(
        "A quotation mark too many makes this row swallow %(text)s rows after it. Mend it in the file."
    ),
}
_LEFT_OUT = {
    "email": gettext_lazy("No e-mail address, left out."),
    "phone": gettext_lazy("No phone number, left out."),
    "shortened": gettext_lazy("Excel has shortened the number, so its last digits are lost. Left out."),
    "day": gettext_lazy("No date we understand, left out."),
    "day_to_come": gettext_lazy("A day to come, left out."),
    "state": gettext_lazy("We do not know what this says of the membership. Left out."),
    "paid": gettext_lazy("Neither yes, no nor a date. Left out."),
    "language": gettext_lazy("A language we do not have, left out."),
    "municipality": gettext_lazy("No municipality number, left out."),
    "identity": gettext_lazy("A national identity number. It is never stored."),
    "letters": gettext_lazy("Some letters were destroyed before the file came here. Look at the name."),
    "formula": gettext_lazy("A formula whose result is not in the file. Left out."),
    "looks_like_formula": gettext_lazy("Begins like a formula. It is kept as plain text."),
    "too_long": gettext_lazy("Longer than there is room for. The end is cut off."),
}
_KEPT = {
    "contacted": gettext_lazy("Somebody has been in contact with them since, so they stay."),
    "seat": gettext_lazy("They have got a post since, so they stay."),
    "remark": gettext_lazy("Somebody has written a note about them since, so they stay."),
    "consent": gettext_lazy("They have said yes to something since, so they stay."),
    "login": gettext_lazy("They can log in now, so they stay."),
    "used": gettext_lazy("They are in a group, a gathering or a task since, so they stay."),
    "changed": gettext_lazy("Somebody has changed them since. What was changed stays as it is."),
    "meanwhile": gettext_lazy("Was registered by somebody else meanwhile, so nothing was done."),
}
_STATES = {
    "applied": gettext_lazy("Applied"),
    "member": gettext_lazy("Member"),
    "unpaid": gettext_lazy("Has not paid"),
    "resigned": gettext_lazy("Resigned"),
    "expelled": gettext_lazy("Expelled"),
}
_LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
_FEE = {"paid": pgettext_lazy("fee", "paid"), "unpaid": pgettext_lazy("fee", "not paid")}


def file_sentence(problem: dict[str, Any]) -> str:
    """Say why a file cannot be read (`CannotRead`)."""
    text = _FILES.get(str(problem.get("code", "")), _FILES["broken"])
    return str(text) % (problem.get("params") or {})


def field_word(field: str) -> str:
    """What a field is called."""
    return str(CHANGED.get(field) or FIELDS.get(field) or field)


def refused_sentence(code: str, text: str) -> str:
    """Say why a row cannot come in."""
    return str(_REFUSED.get(code, _REFUSED["no_name"])) % {"text": text}


def note_sentence(code: str) -> str:
    """Say what was left out of a row."""
    return str(_LEFT_OUT.get(code, _LEFT_OUT["too_long"]))


def kept_sentence(code: str) -> str:
    """Say why undoing left somebody as they are."""
    return str(_KEPT.get(code, _KEPT["used"]))


def value_words(field: str, value: Any) -> str:
    """Say a value as people do; empty for nothing."""
    if value in ("", None):
        return ""
    if field == "state":
        return str(_STATES.get(value, value))
    if field == "fee":
        year, _space, paid = str(value).partition(" ")
        return f"{year}: {_FEE.get(paid, paid)}"
    if field in ("joined_on", "left_on"):
        day = datetime.date.fromisoformat(str(value))
        return format_date(day, "d. MMMM y" if get_language() != "en" else "d MMMM y", locale=get_language() or "nb")
    if field == "language":
        return _LANGUAGES.get(value, str(value))
    if field == "phone":
        return spoken(str(value))
    if isinstance(value, list):
        return ", ".join(spoken(str(one)) for one in value)
    return str(value)


def spoken(number: str) -> str:
    """A Norwegian number as it is written, 912 34 567; any other text as it is."""
    if number.startswith("+47") and len(number) == 11:
        digits = number[3:]
        mobile = digits[0] in "49"
        return (
            f"{digits[:3]} {digits[3:5]} {digits[5:]}"
            if mobile
            else " ".join(digits[at : at + 2] for at in range(0, 8, 2))
        )
    return number


def encoding_words(layout: dict[str, Any]) -> str:
    """Say what kind of file was read: the sheet, or which sign stands between the cells and which letters it has."""
    if layout.get("kind") == "xlsx":
        return _("Excel, the sheet «%(sheet)s»") % {"sheet": layout.get("sheet", "")}
    signs = {";": _("semicolon"), ",": _("comma"), "\t": _("tabulator"), "|": _("vertical line")}
    letters = {"cp1252": "Windows-1252"}.get(layout.get("encoding", ""), str(layout.get("encoding", "")).upper())
    said = {"sign": signs.get(layout.get("delimiter", ""), ""), "letters": letters.removesuffix("-SIG")}
    return _("Text with %(sign)s between the columns (%(letters)s)") % said
