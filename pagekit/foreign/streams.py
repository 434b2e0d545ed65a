"""a stream of a stranger's PDF → its bytes, unpacked as far as is allowed (ISO 32000-1, 7.4)."""

from __future__ import annotations

import base64
import zlib

import pikepdf

from pagekit.foreign.bounds import FLATTEN, MAX_CONTENT, MAX_FILTERS, MAX_PIXELS, MAX_UNPACKED, Refused
from pagekit.foreign.syntax import named
from pagekit.jobs.limits import MEGABYTE

_TEXTUAL = frozenset({"/ASCIIHexDecode", "/ASCII85Decode"})
_PACKING = frozenset({"/FlateDecode", "/LZWDecode", "/RunLengthDecode"})
_PICTURES = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_BITE = 1 * MEGABYTE
_EXPORT = "Export it again."


class Streams:
    """The streams of one page. Counts what they unpack to, all together."""

    def __init__(self) -> None:
        self._unpacked = 0
        self._content = 0

    def content(self, stream: pikepdf.Stream) -> bytes:
        """A stream that draws, unpacked. Raises Refused."""
        filters = self.look(stream)
        data = stream.read_raw_bytes()
        while filters and filters[0] in _TEXTUAL:
            data = _from_text(filters[0], data)
            filters = filters[1:]
            if filters and filters != ("/FlateDecode",):
                raise Refused("has content packed in an odd way.", _EXPORT)
        if filters == ("/FlateDecode",) and not _predicted(stream):
            data = self._inflated(data)
        elif filters:
            data = _by_the_library(stream)
        self._content += len(data)
        if self._content > MAX_CONTENT:
            raise _too_much(MAX_CONTENT)
        return data

    def look(self, stream: pikepdf.Stream) -> tuple[str, ...]:
        """The filters of a stream that may be taken. Raises Refused."""
        if "/F" in stream:
            raise Refused("has a part that lies in another file.", "Export it whole.")
        filters = _filters(stream)
        if len(filters) > MAX_FILTERS or sum(name in _PACKING for name in filters) > 1:
            raise Refused(f"has a part that is packed {len(filters)} times over.", _EXPORT)
        strange = [name for name in filters if name not in _TEXTUAL | _PACKING | _PICTURES]
        if strange:
            odd = strange[0][1:40].encode("ascii", "replace").decode("ascii")
            raise Refused(f"has a part packed by {odd}, which is not read.", _EXPORT)
        return filters

    def picture(self, stream: pikepdf.Stream) -> tuple[bytes, str]:
        """The data of a picture, and the filter that still packs it: none of what is only packing. Raises Refused."""
        filters = self.look(stream)
        if filters[-1:] and filters[-1] in _PICTURES:
            data = stream.read_raw_bytes()
            for name in filters[:-1]:
                data = self._unpacked_by(name, data)
            return data, filters[-1]
        if filters == ("/FlateDecode",) and not _predicted(stream):
            self._count(stream.read_raw_bytes())
        return _by_the_library(stream), ""

    def _unpacked_by(self, name: str, data: bytes) -> bytes:
        if name in _TEXTUAL:
            return _from_text(name, data)
        if name == "/FlateDecode":
            return self._inflated(data)
        raise Refused("has a picture packed in an odd way.", _EXPORT)

    def weigh(self, stream: pikepdf.Stream) -> None:
        """Hold a stream that is passed on as it is against the bounds. Raises Refused."""
        filters = self.look(stream)
        width, height = stream.get("/Width", 0), stream.get("/Height", 0)
        if isinstance(width, int) and isinstance(height, int) and width * height > MAX_PIXELS:
            raise Refused(f"has a picture of more than {MAX_PIXELS:,} pixels.", "Make the picture smaller.")
        if filters[:1] == ("/FlateDecode",):
            self._count(stream.read_raw_bytes())

    def _count(self, data: bytes) -> None:
        machine, rest = zlib.decompressobj(), data
        try:
            while rest and not machine.eof:
                self._more(len(machine.decompress(rest, _BITE)))
                rest = machine.unconsumed_tail
        except zlib.error:
            # Readers show a picture as far as it goes.
            return

    def _inflated(self, data: bytes) -> bytes:
        machine = zlib.decompressobj()
        try:
            found = machine.decompress(data, MAX_CONTENT + 1)
        except zlib.error as problem:
            raise Refused("is damaged: its content cannot be unpacked.", _EXPORT) from problem
        if len(found) > MAX_CONTENT:
            raise _too_much(MAX_CONTENT)
        return found

    def _more(self, count: int) -> None:
        self._unpacked += count
        if self._unpacked > MAX_UNPACKED:
            raise _too_much(MAX_UNPACKED)


def _too_much(most: int) -> Refused:
    return Refused(f"unpacks to more than {most // MEGABYTE} MB.", FLATTEN)


def _filters(stream: pikepdf.Stream) -> tuple[str, ...]:
    said = stream.get("/Filter")
    if said is None:
        return ()
    listed = list(said)[: MAX_FILTERS + 1] if isinstance(said, pikepdf.Array) else [said]
    if not all(isinstance(name, pikepdf.Name) for name in listed):
        raise Refused("is damaged: a filter has no name.", _EXPORT)
    return tuple(map(named, listed))


def _predicted(stream: pikepdf.Stream) -> bool:
    parms = stream.get("/DecodeParms")
    listed = list(parms) if isinstance(parms, pikepdf.Array) else [parms]
    return any(isinstance(one, pikepdf.Dictionary) and one.get("/Predictor", 1) != 1 for one in listed)


def _by_the_library(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except (pikepdf.PdfError, MemoryError) as problem:
        raise Refused("has content that cannot be unpacked.", _EXPORT) from problem


def _from_text(name: str, data: bytes) -> bytes:
    try:
        if name == "/ASCII85Decode":
            return base64.a85decode(
                data.partition(b"~>")[0].removeprefix(b"<~"), ignorechars=b" \t\n\r\v\f\0"
            )
        digits = b"".join(data.partition(b">")[0].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    except ValueError as problem:
        raise Refused("is damaged: its content cannot be unpacked.", _EXPORT) from problem
