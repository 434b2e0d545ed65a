"""the bytes of a content stream → its operators, each with its operands (ISO 32000-1, 7.8.2).

Operands are plain: numbers as floats, names as `Name`, strings as bytes, arrays as lists, dictionaries as dicts. An
array of a TJ is left as it was written, a `Raw`: whoever shows text reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pagekit.preflight.bounds import MAX_NESTING, MAX_OPERANDS, MAX_STRANGE

_WHITE = rb"\x00\t\n\f\r "
_DELIMITERS = rb"()<>\[\]{}/%"
_NUMBER = rb"[+-]*+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?:-[0-9]*+)?+"
_END = rb"(?=[" + _WHITE + _DELIMITERS + rb"]|\Z)"
_TOKEN = re.compile(
    # White is passed over at once, also where nothing follows it.
    rb"[" + _WHITE + rb"]*+(?:"
    # Numbers and then an operator: nearly all that there is, so it is one match.
    + rb"((?:" + _NUMBER + rb"[" + _WHITE + rb"]++){0,8}+)([A-Za-z'\"][A-Za-z0-9*'\"]*+)" + _END
    + rb"|(" + _NUMBER + rb")" + _END
    + rb"|/([^" + _WHITE + _DELIMITERS + rb"]*+)"
    + rb"|\(((?:[^()\\]|\\.)*+)\)"
    + rb"|<([0-9A-Fa-f" + _WHITE + rb"]*+)>"
    + rb"|(\[(?:[^\[\]()%{}]++|\((?:[^()\\]|\\.)*+\))*+\])"
    + rb"|(<<|>>|[\[\]])"
    + rb"|(%[^\r\n]*+)"
    + rb"|(\()"
    # Anything else goes as a whole: taken letter by letter, a long one would be looked at over and over.
    + rb"|([^" + _WHITE + _DELIMITERS + rb"]++|[^" + _WHITE + rb"])|\Z)",
    re.DOTALL,
)  # fmt: skip
_END_OF_ALL = 0
_OPERATOR, _ALONE, _NAME, _TEXT, _HEX, _ARRAY, _BRACKET, _COMMENT, _NESTED = range(2, 11)
_PIECE = re.compile(
    rb"\(((?:[^()\\]|\\.)*+)\)|<([0-9A-Fa-f" + _WHITE + rb"]*+)>|(" + _NUMBER + rb")", re.DOTALL
)
_DIGITS = re.compile(rb"<([^<>]*)>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LINE_ENDS = frozenset({b"\r\n", b"\n", b"\r"})
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_IMAGE_END = re.compile(rb"[" + _WHITE + rb"]EI(?=[" + _WHITE + rb"]|\Z)")
_BINARY = re.compile(rb"[^\t\n\f\r -~]")
_WORDS = {b"true": True, b"false": False, b"null": None}
_NO_STEPS = frozenset({b"BI", *_WORDS})

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

    def joined(self) -> tuple[bytes, float]:
        """The strings as one, and the sum of the numbers."""
        if b"(" not in self.written:
            # Nearly all type of two bytes is written so: strings of digits alone, taken at once.
            texts = _DIGITS.findall(self.written)
            if all(len(text) % 2 == 0 for text in texts):
                try:
                    back = sum(map(float, _DIGITS.sub(b" ", self.written[1:-1]).split()))
                    return bytes.fromhex(b"".join(texts).decode("ascii")), back
                except ValueError:
                    pass
        pieces = list(self.pieces())
        text = b"".join(piece for piece in pieces if isinstance(piece, bytes))
        return text, sum(piece for piece in pieces if isinstance(piece, float))

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
        self._place = 0
        stack = _Stack()
        while self._place <= len(self._data):
            yield from self._until_a_jump(stack)

    def _until_a_jump(self, stack: _Stack) -> Iterator[Step]:
        """Up to where something stands that is read in another way: it is gone on after it, or not at all."""
        start, self._place = self._place, len(self._data) + 1
        for found in _TOKEN.finditer(self._data, start):
            kind = found.lastindex or 0
            if kind == _OPERATOR:
                operands = self._operands(found, stack)
                word = found[2]
                if word == b"ID":
                    yield b"BI", [self._picture(found.end(), operands)]
                    return
                if word not in _NO_STEPS:
                    yield word, operands
            elif kind in _VALUES:
                stack.put(_VALUES[kind](found[kind]))
            elif kind == _NESTED:
                stack.put(self._nested(found.end()))
                return
            elif kind not in {_COMMENT, _END_OF_ALL}:
                self._other(kind, found, stack)
            if stack.full or self._strange > MAX_STRANGE:
                # No content, whatever it is: the rest would be read for nothing.
                self._fault(f"there are more than {MAX_OPERANDS:,} operands, and no operator")
                return

    def _operands(self, found: re.Match[bytes], stack: _Stack) -> list[Any]:
        """Those of an operator; of a word that is a value, it becomes one of them."""
        if stack.deep and found[2] not in _WORDS:
            self._fault("an array or a dictionary is not closed")
            stack.clear()
        if found[1]:
            stack.numbers(found[1])
        if found[2] in _WORDS:
            stack.put(_WORDS[found[2]])
            return []
        return stack.taken()

    def _other(self, kind: int, found: re.Match[bytes], stack: _Stack) -> None:
        if kind != _BRACKET:
            self._fault("there is something in it that is no part of PDF")
            self._strange += 1
        elif not stack.bracket(found[kind]):
            self._fault("arrays or dictionaries are not closed as they were opened")

    def _fault(self, what: str) -> None:
        if what not in self.faults:
            self.faults.append(what)

    def _nested(self, start: int) -> bytes:
        """A string with others in it, whose first parenthesis ends at `start`."""
        depth = 1
        for found in _PARENTHESIS.finditer(self._data, start):
            if found[0] == b"(":
                depth += 1
            elif found[0] == b")":
                depth -= 1
                if not depth:
                    self._place = found.end()
                    return unescaped(self._data[start : found.start()])
        self._fault("a string is not closed")
        return b""

    def _picture(self, start: int, operands: list[Any]) -> InlineImage:
        """The picture whose data begin after one white character. The content goes on behind it."""
        entries: dict[str, Any] = {
            key: value
            for key, value in zip(operands[::2], operands[1::2], strict=False)
            if isinstance(key, Name)
        }
        begin = start + 1
        length = entries.get("/L", entries.get("/Length"))
        if isinstance(length, float) and 0 <= length <= len(self._data):
            end = begin + int(length)
            if self._data[end : end + 8].lstrip().startswith(b"EI"):
                self._place = self._data.index(b"EI", end) + 2
                return InlineImage(entries, int(length))
        for found in _IMAGE_END.finditer(self._data, start):
            # The two letters may stand in the data, too: what follows content is text.
            if not _BINARY.search(self._data, found.end(), found.end() + 16):
                self._place = found.end()
                return InlineImage(entries, max(found.start() - begin, 0))
        self._fault("a picture in the content has no end")
        return InlineImage(entries, 0)


class _Stack:
    """The operands so far, and the arrays and dictionaries that are open."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.operands: list[Any] = []
        self._open: list[tuple[bytes, list[Any]]] = []
        self._into = self.operands
        self._count = 0

    def taken(self) -> list[Any]:
        """The operands, which are no longer here."""
        operands = self.operands
        self.clear()
        return operands

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
    plain = (
        _CODED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), written)
        if b"#" in written
        else written
    )
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


_VALUES: dict[int, Callable[[bytes], Any]] = {
    _ALONE: number,
    _NAME: name_of,
    _TEXT: unescaped,
    _HEX: from_hex,
    _ARRAY: Raw,
}
