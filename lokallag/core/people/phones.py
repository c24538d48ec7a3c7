"""Phone numbers as people say them."""

import phonenumbers


def spoken(phone: str) -> str:
    """A number in E.164 as it is written: `912 34 567` and `61 25 00 00` at home, with the country code for others."""
    if phone.startswith("+47") and len(phone) == 11:
        return _grouped(phone[3:])
    try:
        number = phonenumbers.parse(phone, "NO")
    except phonenumbers.NumberParseException:
        return phone
    digits = str(number.national_number)
    if number.country_code != 47 or len(digits) != 8:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return _grouped(digits)


def _grouped(digits: str) -> str:
    # Språkrådet: mobile numbers in groups of three, two and three, others two by two.
    if digits[0] in "49":
        return f"{digits[:3]} {digits[3:5]} {digits[5:]}"
    return " ".join(digits[place : place + 2] for place in range(0, 8, 2))
