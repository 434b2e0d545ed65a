"""objects → the bytes of a PDF: object streams, a cross-reference stream, no clock (ISO 32000-1, 7.5).

Streams go out as they come, so that a document need not be held whole; what is small waits for its object stream. A PDF
older than 1.5 knows neither: there every object goes out as it comes, and a table says where (7.5.4).
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import Literal, Protocol

Version = Literal["1.4", "1.6", "1.7"]
HEAD = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
"""The version, and four bytes that tell whoever carries the file that it is no text."""
CLASSIC: Version = "1.4"
"""The version that knows no object streams."""
IN_A_STREAM = 200
"""How many objects go into an object stream: readers unpack a whole one for a single object."""
_LEVEL = 5
"""Of 21 dense pages: two thirds of the time of level 6, for 4 % more bytes."""
_FREE, _PLAIN, _INSIDE = 0, 1, 2
_NOTHING = (_FREE, 0, 65_535)


class Sink(Protocol):
    """What bytes can be written to, one after the other."""

    def write(self, data: bytes, /) -> object:
        """Take these bytes."""
        ...


class Writer:
    """A PDF in the making. An object has a number from the time when it is first spoken of."""

    def __init__(self, to: Sink, version: Version = "1.7") -> None:
        self._to = to
        self._classic = version == CLASSIC
        self._hold: Callable[[str], None] | None = None
        self._at = 0
        self._last = 0
        self._rows: dict[int, tuple[int, int, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._kept: dict[bytes, int] = {}
        self._digest = hashlib.sha256()
        self._send(HEAD % version.encode("ascii"))

    @contextlib.contextmanager
    def holding(self, hold: Callable[[str], None]) -> Iterator[None]:
        """Have this function look at every object, and at the entries of every stream, before it is written."""
        before, self._hold = self._hold, hold
        try:
            yield
        finally:
            self._hold = before

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._last += 1
        return self._last

    def put(self, body: str, number: int | None = None) -> int:
        """Write an object that is no stream. Gives its number."""
        number = number or self.reserve()
        if self._hold is not None:
            self._hold(body)
        if self._classic:
            self._rows[number] = (_PLAIN, self._at, 0)
            self._send(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))
            return number
        self._waiting.append((number, body.encode("ascii")))
        if len(self._waiting) == IN_A_STREAM:
            self._send_waiting()
        return number

    def stream(self, entries: str, data: bytes, *, packed: bool = True, number: int | None = None) -> int:
        """Write a stream with these entries in its dictionary: packed, unless it is already or must not be."""
        number = number or self.reserve()
        if self._hold is not None:
            self._hold(entries)
        if packed:
            data, entries = zlib.compress(data, _LEVEL), entries + "/Filter/FlateDecode"
        self._rows[number] = (_PLAIN, self._at, 0)
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>stream\n"
        self._send(head.encode("ascii"), data, b"\nendstream\nendobj\n")
        return number

    def once(self, entries: str, data: bytes, *, packed: bool = True) -> int:
        """Write a stream, or find the equal one that was written before."""
        key = hashlib.sha256(entries.encode("ascii") + b"\n" + data).digest()
        if key not in self._kept:
            self._kept[key] = self.stream(entries, data, packed=packed)
        return self._kept[key]

    def fingerprint(self) -> str:
        """What all that was written so far is told apart by, in 32 hexadecimal figures. What waits is written first."""
        self._send_waiting()
        return self._digest.hexdigest()[:32]

    def close(self, root: int, info: int) -> None:
        """Write what waits, and where everything is. A number that nothing was written for reads as null (7.3.10)."""
        if self._classic:
            self._close_with_table(root, info)
        else:
            self._close_with_stream(root, info)

    def _close_with_table(self, root: int, info: int) -> None:
        for number in range(1, self._last + 1):
            if number not in self._rows:
                self.put("null", number)
        start = self._at
        rows = "".join(f"{self._rows[number][1]:010} 00000 n \n" for number in range(1, self._last + 1))
        size = self._last + 1
        table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
        entries = f"/Size {size}/Root {root} 0 R/Info {info} 0 R/ID[{self._identifier()}]"
        self._send(f"{table}trailer\n<<{entries}>>\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _close_with_stream(self, root: int, info: int) -> None:
        self._send_waiting()
        own, start = self.reserve(), self._at
        self._rows[own] = (_PLAIN, start, 0)
        width = (max(start, own).bit_length() + 7) // 8
        table = b"".join(
            bytes((kind,)) + place.to_bytes(width, "big") + within.to_bytes(2, "big")
            for kind, place, within in (self._rows.get(number, _NOTHING) for number in range(own + 1))
        )
        entries = f"/Type/XRef/Size {own + 1}/W[1 {width} 2]/Root {root} 0 R/Info {info} 0 R/ID[{self._identifier()}]"
        self.stream(entries, table, number=own)
        self._send(f"startxref\n{start}\n%%EOF\n".encode("ascii"))

    def _identifier(self) -> str:
        """The same bytes have the same identifier (14.4), and others another."""
        return f"<{self._digest.hexdigest()[:32]}>" * 2

    def _send_waiting(self) -> None:
        if not self._waiting:
            return
        holder, offset, index = self.reserve(), 0, []
        for place, (number, body) in enumerate(self._waiting):
            index.append(f"{number} {offset}")
            offset += len(body) + 1
            self._rows[number] = (_INSIDE, holder, place)
        first = f"{' '.join(index)}\n".encode("ascii")
        data = first + b"\n".join(body for _, body in self._waiting)
        self.stream(f"/Type/ObjStm/N {len(index)}/First {len(first)}", data, number=holder)
        self._waiting.clear()

    def _send(self, *chunks: bytes) -> None:
        for chunk in chunks:
            self._to.write(chunk)
            self._digest.update(chunk)
            self._at += len(chunk)
