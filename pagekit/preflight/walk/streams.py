"""a stream of a stranger's PDF → its bytes, unpacked as far as is allowed, and what was wrong (ISO 32000-1, 7.4).

All of it is done here, in bites: a library would unpack a bomb whole before anybody could say no.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf

from pagekit.preflight.walk.reading import entry, items, named, number

DAMAGED, TOO_MUCH, STRANGE, ELSEWHERE = (
    "a stream cannot be unpacked to its end",
    "a stream unpacks to more than is looked at",
    "a stream is packed in a way that is not read here",
    "a stream lies in another file",
)
_MAX_FILTERS = 4
_BITE = 1 << 20
_ABBREVIATED = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}


def filters_of(stream: Any) -> tuple[str, ...]:
    """The filters by their names, the first to be taken off first."""
    listed = (named(one) for one in items(entry(stream, "/Filter"), _MAX_FILTERS + 1))
    return tuple(_ABBREVIATED.get(name, name) for name in listed)


def unpacked(stream: pikepdf.Stream, most: int) -> tuple[bytes, str]:
    """The bytes, and in a word what was wrong with them, if anything."""
    if "/F" in stream:
        return b"", ELSEWHERE
    filters = filters_of(stream)
    if len(filters) > _MAX_FILTERS or _predicted(stream):
        return b"", STRANGE
    try:
        data, fault = bytes(stream.read_raw_bytes()), ""
    except pikepdf.PdfError:
        return b"", DAMAGED
    for name in filters:
        if name not in _DECODERS:
            return b"", STRANGE
        data, wrong = _DECODERS[name](data, most)
        fault = fault or wrong
    return data[:most], fault


def _predicted(stream: pikepdf.Stream) -> bool:
    return any(number(entry(one, "/Predictor"), 1) != 1 for one in items(stream.get("/DecodeParms"), 8))


def _inflated(data: bytes, most: int) -> tuple[bytes, str]:
    machine, parts, size = zlib.decompressobj(), [], 0
    try:
        while data and not machine.eof:
            parts.append(machine.decompress(data, _BITE))
            data = machine.unconsumed_tail
            size += len(parts[-1])
            if size > most:
                return b"".join(parts)[:most], TOO_MUCH
    except zlib.error:
        return b"".join(parts), DAMAGED
    return b"".join(parts), "" if machine.eof else DAMAGED


def _from_hex(data: bytes, _most: int) -> tuple[bytes, str]:
    digits = b"".join(data.partition(b">")[0].split())
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), ""
    except ValueError:
        return b"", DAMAGED


def _from_85(data: bytes, most: int) -> tuple[bytes, str]:
    written = data.partition(b"~>")[0].strip().removeprefix(b"<~")
    if written.count(b"z") * 4 + len(written) > most:
        return b"", TOO_MUCH
    try:
        return base64.a85decode(written, ignorechars=b" \t\n\r\v\f\0"), ""
    except ValueError:
        return b"", DAMAGED


def _run_lengths(data: bytes, most: int) -> tuple[bytes, str]:
    made, place = bytearray(), 0
    while place < len(data) and data[place] != 128:
        count = data[place]
        if count < 128:
            made += data[place + 1 : place + 2 + count]
            place += count + 2
        else:
            made += data[place + 1 : place + 2] * (257 - count)
            place += 2
        if len(made) > most:
            return bytes(made[:most]), TOO_MUCH
    return bytes(made), ""


def _lzw(data: bytes, most: int) -> tuple[bytes, str]:
    """Lempel, Ziv and Welch's, codes of 9 to 12 bits, early change (7.4.4)."""
    made = bytearray()
    table: list[bytes] = []
    before = b""
    bits = width = held = 0
    width = 9
    for byte in data:
        held = (held << 8 | byte) & 0xFFFFFF
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == 257:
            break
        if code == 256:
            table, before, width = [], b"", 9
            continue
        if code < 256:
            said = bytes((code,))
        elif code - 258 < len(table):
            said = table[code - 258]
        elif before and code - 258 == len(table):
            said = before + before[:1]
        else:
            return bytes(made), DAMAGED
        made += said
        if len(made) > most:
            return bytes(made[:most]), TOO_MUCH
        if before and len(table) < 4096 - 258:
            table.append(before + said[:1])
        before = said
        known = len(table) + 258 + 1
        width = 9 if known < 512 else 10 if known < 1024 else 11 if known < 2048 else 12
    return bytes(made), ""


_DECODERS: dict[str, Callable[[bytes, int], tuple[bytes, str]]] = {
    "/FlateDecode": _inflated,
    "/ASCIIHexDecode": _from_hex,
    "/ASCII85Decode": _from_85,
    "/RunLengthDecode": _run_lengths,
    "/LZWDecode": _lzw,
}
