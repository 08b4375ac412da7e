"""Swedish organisation numbers: which ten digits can be one."""

import re

_ORGANISATION_NUMBER = re.compile(r"(?:16)?([0-9]{6})-?([0-9]{4})")


def digits(value: str) -> str:
    """Give an organisation number's ten digits, from them with or without hyphen and the "16" that registers put before them.

    The last digit is checked by the Luhn algorithm (ISO/IEC 7812-1, annex B), as the Swedish tax agency prescribes. In the number of
    a legal person the third digit is at least 2; below it is the month of somebody's birth: personal data, never kept.
    """
    match = _ORGANISATION_NUMBER.fullmatch(" ".join(value.split()))
    if not match:
        raise ValueError("not-understood")
    number = match[1] + match[2]
    if number[2] < "2":
        raise ValueError("personal-number")
    if not has_check_digit(number):
        raise ValueError("wrong-check-digit")
    return number


def has_check_digit(number: str) -> bool:
    """Tell whether the last of ten digits is the check digit of the others, by the Luhn algorithm."""
    doubled = [int(digit) * (2 - i % 2) for i, digit in enumerate(number)]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
