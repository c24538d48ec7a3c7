"""What the pages of members need: days as a plain number, phone numbers as people say them."""

import phonenumbers
from django import template

register = template.Library()


@register.filter
def positive(number: int) -> int:
    """The number without its sign."""
    return abs(number)


@register.filter
def spoken(phone: str) -> str:
    """A number in E.164 as it is written: `912 34 567` and `61 25 00 00` at home, with the country code for others."""
    try:
        number = phonenumbers.parse(phone, "NO")
    except phonenumbers.NumberParseException:
        return phone
    digits = str(number.national_number)
    if number.country_code != 47 or len(digits) != 8:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    # Språkrådet: mobile numbers in groups of three, two and three, others two by two.
    if digits[0] in "49":
        return f"{digits[:3]} {digits[3:5]} {digits[5:]}"
    return " ".join(digits[place : place + 2] for place in range(0, 8, 2))
