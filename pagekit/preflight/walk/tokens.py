"""the bytes of a content stream → its operators, each with its operands (ISO 32000-1, 7.8.2).

Operands are plain: numbers as floats, names as `Name`, strings as bytes, arrays as lists, dictionaries as dicts. An
array of a TJ is left as it was written, a `Raw`: whoever shows text reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pagekit.preflight.bounds import MAX_NESTING, MAX_OPERANDS, MAX_STRANGE

_WHITE = rb"\x00\t\n\f\r "
_DELIMITERS = rb"()<>\[\]{}/%"
_NUMBER = rb"[+-]*+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?:-[0-9]*+)?+"
_END = rb"(?=[" + _WHITE + _DELIMITERS + rb"]|\Z)"
_TOKEN = re.compile(
    # Numbers and then an operator: nearly all that there is, so it is one match.
    rb"((?:" + _NUMBER + rb"[" + _WHITE + rb"]++){0,8}+)([A-Za-z'\"][A-Za-z0-9*'\"]*+)" + _END
    + rb"|(" + _NUMBER + rb")" + _END
    + rb"|/([^" + _WHITE + _DELIMITERS + rb"]*+)"
    + rb"|\(((?:[^()\\]|\\.)*+)\)"
    + rb"|<([0-9A-Fa-f" + _WHITE + rb"]*+)>"
    + rb"|(\[(?:[^\[\]()%{}]++|\((?:[^()\\]|\\.)*+\))*+\])"
    + rb"|(<<|>>|[\[\]])"
    + rb"|(%[^\r\n]*+)"
    + rb"|(\()"
    # Anything else goes as a whole: taken letter by letter, a long one would be looked at over and over.
    + rb"|([^" + _WHITE + _DELIMITERS + rb"]++|[^" + _WHITE + rb"])",
    re.DOTALL,
)  # fmt: skip
_OPERATOR, _ALONE, _NAME, _TEXT, _HEX, _ARRAY, _BRACKET, _COMMENT, _NESTED = range(2, 11)
_PIECE = re.compile(
    rb"\(((?:[^()\\]|\\.)*+)\)|<([0-9A-Fa-f" + _WHITE + rb"]*+)>|(" + _NUMBER + rb")", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LINE_ENDS = frozenset({b"\r\n", b"\n", b"\r"})
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_IMAGE_END = re.compile(rb"[" + _WHITE + rb"]EI(?=[" + _WHITE + rb"]|\Z)")
_BINARY = re.compile(rb"[^\t\n\f\r -~]")
_WORDS = {b"true": True, b"false": False, b"null": None}

Step = tuple[bytes, list[Any]]


class Name(str):
    """A name, with its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """An array as it was written."""

    written: bytes

    def pieces(self) -> Iterator[bytes | float]:
        """The strings and numbers in it."""
        for found in _PIECE.finditer(self.written):
            text, digits, figure = found.groups()
            if text is not None:
                yield unescaped(text)
            elif digits is not None:
                yield from_hex(digits)
            else:
                yield number(figure)

    def numbers(self) -> list[float]:
        """The numbers alone."""
        return [piece for piece in self.pieces() if isinstance(piece, float)]

    def values(self) -> list[Any]:
        """All that is in it, names too."""
        for _, operands in Tokens(self.written[1:-1] + b" Do"):
            return operands
        return []


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture that stands in the content itself (8.9.7)."""

    entries: dict[str, Any]
    size: int


class Tokens:
    """One content stream. `faults` says, once gone through, what is wrong with how it is written."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.faults: list[str] = []
        self._strange = 0

    def __iter__(self) -> Iterator[Step]:
        place = 0
        stack = _Stack()
        while place is not None:
            place = yield from self._until_a_jump(place, stack)  # type: ignore[assignment]

    def _until_a_jump(self, place: int, stack: _Stack) -> Iterator[Step]:  # noqa: C901, PLR0912 (one branch each)
        """Where to go on, or None at the end."""
        operands = stack.operands
        for found in _TOKEN.finditer(self._data, place):
            kind = found.lastindex
            if kind == _OPERATOR:
                word = found[2]
                if word in _WORDS:
                    stack.numbers(found[1])
                    stack.put(_WORDS[word])
                    continue
                if stack.deep:
                    self._fault("an array or a dictionary is not closed")
                    stack.clear()
                    operands = stack.operands
                if found[1]:
                    stack.numbers(found[1])
                if word == b"ID":
                    picture, place = self._picture(found.end(), operands)
                    stack.clear()
                    yield b"BI", [picture]
                    return place  # type: ignore[return-value]
                if word != b"BI":
                    yield word, operands
                stack.clear()
                operands = stack.operands
            elif kind == _NAME:
                stack.put(name_of(found[4]))
            elif kind == _ALONE:
                stack.put(number(found[3]))
            elif kind == _ARRAY:
                stack.put(Raw(found[7]))
            elif kind == _TEXT:
                stack.put(unescaped(found[5]))
            elif kind == _HEX:
                stack.put(from_hex(found[6]))
            elif kind == _BRACKET:
                if not stack.bracket(found[8]):
                    self._fault("arrays or dictionaries are not closed as they were opened")
            elif kind == _NESTED:
                text, place = self._nested(found.end())
                stack.put(text)
                return place  # type: ignore[return-value]
            elif kind != _COMMENT:
                self._fault("there is something in it that is no part of PDF")
                self._strange += 1
            if stack.full or self._strange > MAX_STRANGE:
                # No content, whatever it is: the rest would be read for nothing.
                self._fault(f"there are more than {MAX_OPERANDS:,} operands, and no operator")
                return None
        return None  # type: ignore[return-value]

    def _fault(self, what: str) -> None:
        if what not in self.faults:
            self.faults.append(what)

    def _nested(self, start: int) -> tuple[bytes, int]:
        """A string with others in it, whose first parenthesis ends at `start`."""
        depth = 1
        for found in _PARENTHESIS.finditer(self._data, start):
            if found[0] == b"(":
                depth += 1
            elif found[0] == b")":
                depth -= 1
                if not depth:
                    return unescaped(self._data[start : found.start()]), found.end()
        self._fault("a string is not closed")
        return b"", len(self._data)

    def _picture(self, start: int, operands: list[Any]) -> tuple[InlineImage, int]:
        """The picture whose data begin after one white character, and where the content goes on."""
        entries = {
            key: value
            for key, value in zip(operands[::2], operands[1::2], strict=False)
            if isinstance(key, Name)
        }
        begin = start + 1
        length = entries.get("/L", entries.get("/Length"))
        if isinstance(length, float) and self._data[begin + int(length) :][:8].lstrip().startswith(b"EI"):
            end = self._data.index(b"EI", begin + max(int(length), 0))
            return InlineImage(entries, int(length)), end + 2
        for found in _IMAGE_END.finditer(self._data, start):
            # The two letters may stand in the data, too: what follows content is text.
            if not _BINARY.search(self._data, found.end(), found.end() + 16):
                return InlineImage(entries, max(found.start() - begin, 0)), found.end()
        self._fault("a picture in the content has no end")
        return InlineImage(entries, 0), len(self._data)


class _Stack:
    """The operands so far, and the arrays and dictionaries that are open."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.operands: list[Any] = []
        self._open: list[tuple[bytes, list[Any]]] = []
        self._into = self.operands
        self._count = 0

    @property
    def deep(self) -> bool:
        return bool(self._open)

    @property
    def full(self) -> bool:
        return self._count > MAX_OPERANDS

    def put(self, value: Any) -> None:
        self._into.append(value)
        self._count += 1

    def numbers(self, written: bytes) -> None:
        try:
            found = list(map(float, written.split()))
        except ValueError:
            found = list(map(number, written.split()))
        self._into.extend(found)
        self._count += len(found)

    def bracket(self, sign: bytes) -> bool:
        """False for one that cannot stand there."""
        if sign in {b"<<", b"["}:
            if len(self._open) >= MAX_NESTING:
                return False
            self._open.append((sign, []))
        else:
            if not self._open or self._open[-1][0] != {b">>": b"<<", b"]": b"["}[sign]:
                return False
            values = self._open.pop()[1]
            self._into = self._open[-1][1] if self._open else self.operands
            self.put(_dictionary(values) if sign == b">>" else values)
        self._into = self._open[-1][1] if self._open else self.operands
        return True


def _dictionary(values: list[Any]) -> dict[str, Any]:
    return {
        key: value for key, value in zip(values[::2], values[1::2], strict=False) if isinstance(key, Name)
    }


def number(written: bytes) -> float:
    """A number as sloppy programs write it: `--5`, `3-4` are taken as readers take them."""
    try:
        return float(written)
    except ValueError:
        digits = written.lstrip(b"+-").partition(b"-")[0]
        return -float(digits or b"0") if written.startswith(b"-") else float(digits or b"0")


def name_of(written: bytes) -> Name:
    """A name less its slash → as dictionaries have it."""
    plain = _CODED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), written) if b"#" in written else written
    return Name("/" + plain.decode("utf-8", "surrogateescape"))


def from_hex(digits: bytes) -> bytes:
    """A string of hexadecimal digits; a last one that is missing is 0."""
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        tidy = b"".join(re.split(rb"[\x00\s]+", digits))
        return bytes.fromhex((tidy + b"0" * (len(tidy) % 2)).decode("ascii"))


def unescaped(text: bytes) -> bytes:
    """A string in parentheses → its bytes (7.3.4.2)."""
    return _ESCAPE.sub(_plain, text) if b"\\" in text else text


def _plain(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[0] in b"01234567":
        return bytes((int(said, 8) & 0xFF,))
    return b"" if said in _LINE_ENDS else _PLAIN_ESCAPES.get(said, said)
