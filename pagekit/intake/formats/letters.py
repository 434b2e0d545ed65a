"""bytes of a file from elsewhere → text: by its mark, by what it declares, as UTF-8, else the likeliest, which is told.

XML says its set of letters itself (XML 1.0, 4.3.3). Where it is declared wrong, the bytes are read as what they are.
"""

from __future__ import annotations

import codecs
import re

from pagekit.errors import InvalidInput
from pagekit.intake.charsets import likeliest
from pagekit.notes import Note, error, warning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_OF_LETTERS = re.compile(r"utf|cp\d|iso|koi8|mac|big5|gb|hz|euc|shift_jis|johab|kz1048|ptcp154|tis|ascii|hp")
_LOOKED_AT = 4_096
# As on the web (Encoding Standard, 4.2): whoever declares Latin-1 or ASCII writes Windows' superset of it.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def letters(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text and what had to be guessed. Raises InvalidInput for what is no text."""
    for mark, encoding in (*_MARKS, *_BARE_UTF16):
        if data.startswith(mark):
            return _whole(data, encoding, name), ()
    declared, known = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Bytes outside of ASCII that happen to be UTF-8 are UTF-8, whatever is declared; pure ASCII is so in most sets.
        if known is None or known in {"utf-8", "utf_8"} or not data.isascii() or _keeps_ascii(known):
            return text, ()
    read = _as_declared(data, known) if known not in {None, "utf-8", "utf_8"} else None
    if read is not None:
        return read, ()
    if b"\0" in data[:_LOOKED_AT]:
        raise InvalidInput(name, [error("not-text", "byte 0", "is no text.", "Name the format's own file.")])
    guess = likeliest(data[:8_000], None)
    said = f"declares {declared}, which it is not" if declared else "declares no set of letters"
    what = f"{said}; it was read as {guess}."
    return data.decode(guess, "replace"), (
        warning("letters-guessed", "the file", what, "Check names and signs, or save the file as UTF-8."),
    )


def _as_declared(data: bytes, known: str | None) -> str | None:
    """The text in the set that is declared; None where it is not in that."""
    try:
        return data.decode(_MEANT.get(known or "", known or ""))
    except LookupError:
        return None
    except UnicodeDecodeError:
        # Windows' superset has five places that hold nothing.
        return data.decode(known, "replace") if known in _MEANT else None


def _whole(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        what = f"is not {encoding.upper()}, as its first bytes say."
        fault = error("not-text", f"byte {problem.start}", what, "Save the file as UTF-8.")
        raise InvalidInput(name, [fault]) from None


def _declared(data: bytes) -> tuple[str, str | None]:
    """The set that the head declares, as written, and as Python knows it."""
    head = data[:_LOOKED_AT]
    match = _DECLARED.match(head) or _META.search(head)
    if match is None:
        return "", None
    said = match[1].decode("ascii")
    try:
        known = codecs.lookup(said).name
    except LookupError:
        return said, None
    # Python has codecs for other things than letters, too.
    return said, known if _OF_LETTERS.match(known) else None


def _keeps_ascii(encoding: str) -> bool:
    try:
        return bytes(range(32, 127)).decode(encoding) == bytes(range(32, 127)).decode("ascii")
    except UnicodeDecodeError:
        return False
