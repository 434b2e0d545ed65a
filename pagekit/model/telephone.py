"""a telephone number as typed → the same text, known to be dialable, and its E.164 form.

ITU-T E.164: a plus, the country code, at most fifteen digits.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

MAX_TYPED = 40


def e164(typed: str) -> str:
    """The number as +77003888109. Raises ValueError with what to write instead."""
    if not set(typed) <= set("+0123456789 ()-./\u00a0\u2011\u202f"):
        raise ValueError("holds characters that no telephone number has; write for example +7 700 388 81 09")
    if not typed.strip().startswith("+") or typed.count("+") > 1:
        raise ValueError("has no country code; write it with a plus, for example +7 700 388 81 09")
    # Loaded when the first number has come: the plans of all countries stand behind it, and a story has no number.
    import phonenumbers

    try:
        # The library knows neither the narrow nor the unbreakable space.
        number = phonenumbers.parse(typed.replace("\u00a0", " ").replace("\u202f", " "))
    except phonenumbers.NumberParseException:
        raise ValueError("is not a telephone number; write for example +7 700 388 81 09") from None
    if not phonenumbers.is_possible_number(number):
        raise ValueError("has too few or too many digits for its country; write for example +7 700 388 81 09")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _dialable(typed: str) -> str:
    e164(typed)
    return typed.strip()


Telephone = Annotated[str, StringConstraints(max_length=MAX_TYPED), AfterValidator(_dialable)]
"""A number shown as typed; `e164` gives the form to link."""
