"""an address or a line → the form in which print, mail and messages show it."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlencode

_HEAD = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_WIDE_SPACES = re.compile("[\u00a0\u202f\u2028\u2009\u200a]+")
_TRIPLET = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)


def readable(url: str) -> str:
    """A web address as a reader types it: without scheme, www and a last slash, letters of any script plain.

    "https://www.courier.example/" gives "courier.example".
    """
    text = _HEAD.sub("", url)
    text = text[:-1] if text.endswith("/") and text.count("/") == 1 else text
    plain = unquote(text)
    # Plain letters only when a browser makes the same address of them: not for an encoded slash or space.
    again = quote(plain, safe="%/:?#[]@!$&'()*+,;=~") if plain.isprintable() and " " not in plain else None
    return plain if again == _TRIPLET.sub(lambda triplet: triplet[0].upper(), text) else text


def flat(text: str) -> str:
    """Text for a mail or a message: no-break spaces and line breaks become spaces."""
    return _WIDE_SPACES.sub(" ", text)


def query(**params: str) -> str:
    """The parameters percent-encoded, blank ones left out; a space is %20, for mail shows a "+" as it is."""
    return urlencode({name: text for name, text in params.items() if text}, quote_via=quote, safe="")
