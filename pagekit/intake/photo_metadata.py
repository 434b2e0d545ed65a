"""a picture's own metadata → PhotoMetadata: XMP first, then IIM, then EXIF, field by field.

IPTC Photo Metadata Standard 2021.1 for the fields of XMP and IIM, IIM 4.2 (1:90) for its character set, EXIF
2.32 for its three fields. IIM cuts a credit at 32 bytes, so XMP's is the better one where both stand.
"""

from __future__ import annotations

import contextlib
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import ExifTags, IptcImagePlugin
from PIL.ImageFile import ImageFile

from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.intake.xmp import Packet
from pagekit.intake.xmp_tree import BadPacket
from pagekit.model.base import MAX_LINE, one_line

DAMAGE = (OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError,
          struct.error, zlib.error, RuntimeError)  # fmt: skip
"""What Pillow raises when the bytes of a picture are not what they say."""

# Cameras write these where the photographer wrote nothing.
_CAMERA_WORDS = re.compile(
    r"(olympus|sony|konica|minolta|samsung|nikon|kodak|casio|fujifilm|digital camera|dsc|dcim|\W)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where one field is found: names in XMP in order of preference, the number in IIM record 2, the EXIF
    tag.
    """

    name: str
    xmp: tuple[str, ...] = ()
    iim: int | None = None
    exif: int | None = None


_FIELDS = (
    _Field("caption", ("dc:description",), 120, ExifTags.Base.ImageDescription),
    _Field("headline", ("photoshop:Headline",), 105),
    _Field("alt", ("Iptc4xmpCore:AltTextAccessibility",)),
    _Field("description", ("Iptc4xmpCore:ExtDescrAccessibility",)),
    _Field("creator", ("dc:creator",), 80, ExifTags.Base.Artist),
    _Field("credit", ("photoshop:Credit",), 110),
    _Field("source", ("photoshop:Source",), 115),
    _Field("notice", ("dc:rights",), 116, ExifTags.Base.Copyright),
    _Field("licence", ("cc:license", "xmpRights:WebStatement", "xmpRights:UsageTerms")),
    _Field("terms", ("xmpRights:UsageTerms",)),
    _Field("licensor", ("plus:Licensor",)),
    _Field("acquire", ("plus:Licensor/plus:LicensorURL",)),
    _Field("instructions", ("photoshop:Instructions",), 40),
)
_SEVERAL = {"dc:creator", "plus:Licensor"}

_Source = Callable[[_Field], str | None]


def read_metadata(image: ImageFile, lang: str | None = None) -> PhotoMetadata:
    """The metadata of an opened picture; text in several languages is taken in `lang` where it is there."""
    troubles: list[str] = []
    sources: list[tuple[str, _Source]] = []
    for name, opened in (("XMP", _xmp), ("IIM", _iim), ("EXIF", _exif)):
        try:
            sources.append((name, opened(image, lang)))
        except (BadPacket, *DAMAGE) as problem:
            reason = str(problem) if isinstance(problem, BadPacket) else "is damaged"
            troubles.append(f"its {name} {reason}")
    values: dict[str, str] = {}
    read_from: dict[str, str] = {}
    for wanted in _FIELDS:
        for name, source in sources:
            text = _tidy(source(wanted))
            if text:
                values[wanted.name], read_from[wanted.name] = text, name
                break
    return PhotoMetadata(**values, read_from=read_from, trouble=" and ".join(troubles))


def _tidy(text: str | None) -> str:
    return one_line(text.replace("\0", " ")) if text else ""


def _xmp(image: ImageFile, lang: str | None) -> _Source:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    # A TIFF may keep anything under the number of the packet, also a number.
    if not isinstance(raw, str | bytes) or not raw:
        return lambda wanted: None
    packet = Packet(raw.encode() if isinstance(raw, str) else raw)

    def source(wanted: _Field) -> str | None:
        for name in wanted.xmp:
            found = ", ".join(packet.values(name)) if name in _SEVERAL else packet.text(name, lang)
            if found:
                return found
        return None

    return source


def _iim(image: ImageFile, lang: str | None) -> _Source:
    records = IptcImagePlugin.getiptcinfo(image) or {}
    # ESC % G: ISO 2022's announcement of UTF-8.
    announced = b"".join(_pieces(records.get((1, 90), b""))) == b"\x1b%G"

    def source(wanted: _Field) -> str | None:
        if wanted.iim is None:
            return None
        pieces = _pieces(records.get((2, wanted.iim), b""))
        return ", ".join(_decoded(piece, utf8=announced) for piece in pieces if piece) or None

    return source


def _pieces(value: bytes | Sequence[bytes]) -> list[bytes]:
    return [value] if isinstance(value, bytes) else list(value)


def _decoded(data: bytes, *, utf8: bool) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace") if utf8 else data.decode("latin-1")


def _exif(image: ImageFile, lang: str | None) -> _Source:
    tags = dict(image.getexif())

    def source(wanted: _Field) -> str | None:
        value = tags.get(wanted.exif) if wanted.exif is not None else None
        text = value if isinstance(value, str) else ""
        with contextlib.suppress(UnicodeError):
            # EXIF is ASCII by its standard; cameras and desks write UTF-8, which Pillow reads as Latin-1.
            text = text.encode("latin-1").decode("utf-8")
        return None if _CAMERA_WORDS.fullmatch(text) else text[:MAX_LINE]

    return source
