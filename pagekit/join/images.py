"""the files of pictures → image XObjects: each picture once (ISO 32000-1, 8.9.5).

A JPEG goes in as it is (7.4.8): its head says what it holds. A PNG is read, for it may be see-through.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

from pagekit.errors import MissingResource, Unreadable, UnsupportedPress
from pagekit.join.opaque import hold_opaque
from pagekit.join.syntax import refer
from pagekit.join.writer import Writer

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Start of frame, of all processes but the lossless and the hierarchical ones (ITU-T T.81, table B.1).
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_SCAN, _ADOBE = 0xDA, 0xEE
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SEEN = "DeviceRGB"
_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
MAX_PIXELS = 80_000_000
"""Of a PNG, which must be held whole to be written: two pages of a broadsheet at 300 dpi have fewer."""


class ImageShelf:
    """The pictures of a document: a file is asked for once, and the same bytes are written once."""

    def __init__(
        self, writer: Writer, files: Mapping[str, bytes], *, inks: bool = False, opaque: bool = False
    ) -> None:
        """`inks`: a picture in the colours of a screen is refused; `opaque`: one that is seen through."""
        self._writer = writer
        self._files = files
        self._inks, self._opaque = inks, opaque
        self._written: dict[str, int] = {}

    def image(self, file: str) -> int:
        """The number of a picture, written when it is first asked for.

        Raises MissingResource, Unreadable and UnsupportedPress.
        """
        if file not in self._written:
            self._written[file] = self._write(file, self._data(file))
        return self._written[file]

    def _data(self, file: str) -> bytes:
        try:
            return self._files[file]
        except KeyError as problem:
            raise MissingResource(
                f"{file}: stands on a page and is not among the document's files. Hand it to `join`."
            ) from problem

    def _write(self, file: str, data: bytes) -> int:
        if is_jpeg(data):
            return self._put(file, jpeg_entries(file, data), data, packed=False)
        if data.startswith(_PNG):
            return self._png(file, data)
        raise Unreadable(f"{file}: is neither a JPEG nor a PNG. Convert the picture to one of them.")

    def _png(self, file: str, data: bytes) -> int:
        mode, width, height, pixels, alpha = _png_pixels(file, data)
        mask = ""
        if alpha is not None:
            shape = self._writer.once(_entries(width, height, "DeviceGray"), alpha)
            mask = f"/SMask {refer(shape)}"
        space = "DeviceGray" if mode == "L" else "DeviceRGB"
        return self._put(file, _entries(width, height, space) + mask, pixels)

    def _put(self, file: str, entries: str, data: bytes, *, packed: bool = True) -> int:
        if self._inks and _SEEN in entries:
            raise UnsupportedPress(
                f"{file}: is in RGB, and plates are made of inks. Hand the picture to `join` in CMYK or grey."
            )
        if self._opaque:
            hold_opaque(file, entries)
        return self._writer.once(entries, data, packed=packed)


def _entries(width: int, height: int, space: str) -> str:
    size = f"/Width {width}/Height {height}"
    return f"/Type/XObject/Subtype/Image{size}/ColorSpace/{space}/BitsPerComponent 8"


def is_jpeg(data: bytes) -> bool:
    """Whether these are the bytes of a JPEG, by how they begin."""
    return data.startswith(_JPEG)


def jpeg_entries(file: str, data: bytes) -> str:
    """What the dictionary of a JPEG's image XObject says. Raises Unreadable."""
    adobe = False
    for marker, body in _segments(data):
        adobe = adobe or (marker == _ADOBE and body.startswith(b"Adobe"))
        if marker in _FRAMES and len(body) >= 6:
            depth, height, width, count = struct.unpack_from(">BHHB", body)
            if depth == 8 and width and height and count in _SPACES:
                # Adobe writes inks the other way round: 0 is full.
                turned = "/Decode[1 0 1 0 1 0 1 0]" if count == 4 and adobe else ""
                return _entries(width, height, _SPACES[count]) + "/Filter/DCTDecode" + turned
            break
    raise Unreadable(f"{file}: is a JPEG that PDF cannot hold, or is cut off. Save it as a baseline JPEG.")


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG up to its first scan: marker and body (ITU-T T.81, B.1.1.4)."""
    at, end = 2, len(data)
    while at + 4 <= end and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker == _SCAN:
            return
        else:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            yield marker, data[at + 4 : at + 2 + length]
            at += 2 + length


def _png_pixels(file: str, data: bytes) -> tuple[str, int, int, bytes, bytes | None]:
    """Mode, width, height, what is seen, and how far it is seen."""
    # Most documents have JPEGs alone: Pillow comes with the first PNG.
    from PIL import Image

    from pagekit.intake.picture_readers import quietly

    width, height = struct.unpack_from(">II", data.ljust(24, b"\0"), 16)
    if width * height > MAX_PIXELS:
        raise Unreadable(f"{file}: has more than {MAX_PIXELS:,} pixels. Make the picture smaller.")
    try:
        with quietly(), Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            clear = opened.has_transparency_data
            base = "L" if opened.mode in {"1", "L", "LA", "I;16"} else "RGB"
            whole = opened.convert("LA" if base == "L" else "RGBA") if clear else opened.convert(base)
    except (AssertionError, OSError, SyntaxError, ValueError, struct.error) as problem:
        raise Unreadable(f"{file}: is a PNG that cannot be read. Save the picture again.") from problem
    if not clear:
        return base, width, height, whole.tobytes(), None
    alpha = whole.getchannel("A")
    covers = alpha.getextrema() == (255, 255)
    return base, width, height, whole.convert(base).tobytes(), None if covers else alpha.tobytes()
