"""raw bytes → text that is safe to parse: size, encoding and nesting are bounded first."""

from __future__ import annotations

import codecs
import re

from pagekit.errors import InvalidInput, Unreadable
from pagekit.notes import error

MAX_TEXT_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 32
MAX_LINES = 20_000
MAX_BARS = 1_000
MAX_DIGITS = 100

# Byte order marks of the encodings that are not UTF-8. UTF-32 comes first: its mark begins like that of
# UTF-16.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

# A string that is never closed runs to the end of the text: the parser will say so, and a scan takes linear
# time.
_JSON_MARK = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_TOML_MARK = re.compile(
    r"""
      \#[^\n]*+
    | \"{3}(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}+|\\?\Z)
    | '{3}(?:[^']++|'(?!''))*+(?:'{3,5}+|\Z)
    | "(?:[^"\\\n]++|\\[^\n])*+(?:"|\\?$)
    | '[^'\n]*+(?:'|$)
    | [\[\]{}.=,\n]
    """,
    re.DOTALL | re.VERBOSE | re.MULTILINE,
)


def decode(data: bytes, name: str) -> str:
    """The bytes as text. Raises Unreadable when there are too many, InvalidInput when they are not UTF-8."""
    if len(data) > MAX_TEXT_BYTES:
        raise Unreadable(f"{name}: {len(data):,} bytes, at most {MAX_TEXT_BYTES:,} are read. Split it.")
    for mark, encoding in _FOREIGN_MARKS:
        if data.startswith(mark):
            raise _refusal(
                name, "not-utf8", "byte 0", f"is {encoding}, not UTF-8.", "Save the file as UTF-8."
            )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # "utf-8-sig" counts from behind the mark, "utf-8" from the file's first byte, as editors do.
        offset = problem.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, offset) + 1
        what = f"holds the byte 0x{data[offset]:02X} (line {line}), which is not UTF-8."
        raise _refusal(name, "not-utf8", f"byte {offset}", what, "Save the file as UTF-8.") from None


def bound_lines(text: str, name: str) -> None:
    """Refuse a text of more lines than any story has, and tables as wide as a street. Raises InvalidInput."""
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        what = f"has {len(lines):,} lines, at most {MAX_LINES:,} are read."
        raise _refusal(name, "too-long", f"line {MAX_LINES}", what, "Split it.")
    wide = next((number for number, line in enumerate(lines, 1) if line.count("|") > MAX_BARS), None)
    if wide is not None:
        what = f"has more than {MAX_BARS:,} bars, each of which could be a column."
        raise _refusal(name, "too-long", f"line {wide}", what, "Split the table.")


def bound_json(text: str, name: str) -> None:
    """Count brackets outside strings, before a parser recurses into them. Raises InvalidInput."""
    depth = 0
    for match in _JSON_MARK.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise too_deep(name, line_at(text, match.start()))
        elif mark in "]}":
            depth -= 1


def end_of_json(text: str) -> int | None:
    """The position behind the object that the text begins with; None when none ends."""
    depth = 0
    for match in _JSON_MARK.finditer(text):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
            if depth <= 0:
                return match.end()
    return None


def bound_toml(text: str, name: str) -> None:
    """The same for TOML, where the dots of a key nest too (a.b.c = 1). Raises InvalidInput."""
    depth = dots = 0
    for match in _TOML_MARK.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth, dots = depth + 1, 0
        elif mark in "]}":
            depth, dots = depth - 1, 0
        elif mark == ".":
            dots += 1
        elif mark in "=,\n":
            dots = 0
        if depth > MAX_DEPTH or dots >= MAX_DEPTH:
            raise too_deep(name, line_at(text, match.start()))


def too_deep(name: str, line: int) -> InvalidInput:
    """The error for what is nested too deep."""
    what = f"is nested more than {MAX_DEPTH} deep."
    return _refusal(name, "too-deep", f"line {line}", what, "Flatten it.")


def line_at(text: str, position: int) -> int:
    """The line of a character, counted from 1."""
    return text.count("\n", 0, position) + 1


def _refusal(name: str, code: str, where: str, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(name, [error(code, where, what, remedy)])
