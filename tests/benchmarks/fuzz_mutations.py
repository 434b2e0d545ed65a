"""a seed + a random source → the same file, spoiled: cut, doubled, crossed with another, its numbers grown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = (
    b"0", b"-1", b"1e300", b"99999999999", b"2147483648", b"-0.0", b"nan", b"1e-300", b"65536", b"0x10", b"1_000",
)  # fmt: skip
_PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"{{", b"%}", b"<!--", b"]]>", b"'''", b'"""', b"- - -", b"\t",
    b"&a ", b"*a", b"<<: ", b"!!python/object ", b"../../etc/passwd", b"http://a.example/", b"file:///etc/passwd",
    b"/dev/zero", b"[[[[", b"((((", b"~~~~", b"____", b"|||", b"> > > ", b"1.1.1.", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
    b"obj", b"endobj", b"/Kids", b"/Parent 1 0 R", b"\r", b"\xed\xa0\x80", b"\\u0000", b"\\ud800", b"!", b"[^1]: ",
)  # fmt: skip
Spoil = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutated(seeds: Sequence[bytes], source: Random, binary: bool) -> bytes:
    """A seed that was spoiled in one to four ways."""
    data = source.choice(seeds)
    for _ in range(source.choice((1, 1, 2, 4))):
        data = source.choice(_BINARY if binary else _TEXT)(data, source, seeds)
    return data[:2_000_000]


def _cut(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    start, end = sorted(source.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _ended(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    return data[: source.randrange(len(data) + 1)]


def _doubled(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    start = source.randrange(len(data) + 1)
    piece = data[start : start + source.choice((1, 4, 40, 400))]
    return data[:start] + piece * source.choice((2, 10, 300)) + data[start:]


def _put_in(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    at = source.randrange(len(data) + 1)
    return data[:at] + source.choice(_PIECES) * source.choice((1, 1, 1, 50, 2_000)) + data[at:]


def _number(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    found = [*_NUMBER.finditer(data)]
    if not found:
        return data
    one = source.choice(found)
    return data[: one.start()] + source.choice(_NUMBERS) + data[one.end() :]


def _bits(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    made = bytearray(data)
    for _ in range(source.choice((1, 3, 20))):
        if made:
            made[source.randrange(len(made))] = source.choice((0, 1, 127, 128, 255, source.randrange(256)))
    return bytes(made)


def _crossed(data: bytes, source: Random, seeds: Sequence[bytes]) -> bytes:
    other = source.choice(seeds)
    return data[: source.randrange(len(data) + 1)] + other[source.randrange(len(other) + 1) :]


def _lines(data: bytes, source: Random, _seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = (source.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


_TEXT: Sequence[Spoil] = (_cut, _ended, _doubled, _put_in, _put_in, _number, _bits, _crossed, _lines)
_BINARY: Sequence[Spoil] = (_cut, _ended, _doubled, _put_in, _number, _bits, _bits, _bits, _crossed)
