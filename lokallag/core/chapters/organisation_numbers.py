"""Whether nine digits can be an organisation number."""

# Brønnøysundregistrene, «Om organisasjonsnummeret»: the weights of the first eight digits, remainder of 11.
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def is_organisation_number(number: str) -> bool:
    """Tell whether the ninth digit is the right check digit (modulus 11); spaces are not taken out here."""
    if len(number) != 9 or not (number.isascii() and number.isdigit()):
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False)) % 11
    # A remainder of 1 would need the digit 10: such numbers are not given out.
    return remainder != 1 and int(number[8]) == (11 - remainder) % 11
