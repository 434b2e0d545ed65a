"""a picture's own metadata → PhotoMetadata: its sidecar first, then XMP, IIM and EXIF, field by field.

IPTC Photo Metadata Standard 2021.1 for the fields of XMP and IIM, IIM 4.2 for its datasets, EXIF 2.32 for its three
fields. IIM cuts a credit at 32 bytes, so XMP's is the better one where both stand. What one source cannot tell costs
nothing but itself: no metadata refuses a picture.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import ExifTags
from PIL.ImageFile import ImageFile

from pagekit.intake.boilerplate import NAMES, is_boilerplate, is_tool
from pagekit.intake.charsets import Letters, declared_by
from pagekit.intake.iim import datasets
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.intake.xmp import Packet
from pagekit.intake.xmp_tree import MAX_PACKET, BadPacket
from pagekit.model.base import MAX_LINE, one_line
from pagekit.model.source_type import source_type

DAMAGE = (OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError,
          struct.error, zlib.error, RuntimeError)  # fmt: skip
"""What Pillow raises when the bytes of a picture are not what they say."""


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
    _Field("source_type", ("Iptc4xmpExt:DigitalSourceType",)),
    _Field("data_mining", ("plus:DataMining",)),
)
_WINDOWS = {ExifTags.Base.ImageDescription: (0x9C9C, 0x9C9B), ExifTags.Base.Artist: (0x9C9D,)}
"""Tags of Windows in UTF-16: comment, title, author. Beside them it leaves question marks in those of EXIF."""
_SEVERAL = frozenset({"creator", "licensor"})
_BETWEEN_CREATORS = re.compile(r"\s*[;\n]\s*")
_MAX_EXIF_TEXT = 65_536
"""Bytes of one field: no segment of EXIF in a JPEG has more."""
_CUT_AT = 32
"""Bytes to which IIM 4.2 keeps a creator, a credit and a source."""
_CUT = frozenset({"creator", "credit", "source"})
_OFTEN_CUT = (
    "Getty Images",
    "Shutterstock",
    "Associated Press",
    "Anadolu Agency",
    "picture alliance",
    "Alamy Stock Photo",
)
# Forbidden in XML 1.0 (2.2), and left in packets by programs that copied them from elsewhere.
_NOT_IN_XML = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[\\da-fA-F]));"
)

_Source = Callable[[_Field], list[str]]


@dataclass(slots=True)
class _Found:
    """What the sources told so far, and what there is to say of them."""

    lang: str | None
    sources: list[tuple[str, _Source]]
    troubles: list[str]
    guesses: list[str]
    left_out: list[str]

    def field(self, wanted: _Field) -> tuple[str, str] | None:
        """The text of the best source that has one which a person wrote, and the source's name."""
        for name, source in self.sources:
            try:
                texts = source(wanted)
            except Exception:  # noqa: BLE001  # whatever a library stumbles over in one field spoils that one alone
                self._trouble(f"its {name} is damaged")
                continue
            text = _joined(wanted, self._written(wanted, texts))
            if text:
                return text, name
        return None

    def open(self, name: str, opened: Callable[[], _Source]) -> None:
        """Add a source, or say why it cannot be read."""
        try:
            self.sources.append((name, opened()))
        except BadPacket as problem:
            self._trouble(f"its {name} {problem}")
        except Exception:  # noqa: BLE001  # no exception of a metadata reader may cost the picture
            self._trouble(f"its {name} is damaged")

    def _written(self, wanted: _Field, texts: list[str]) -> list[str]:
        kept = []
        for text in texts:
            tidy = one_line(text.replace("\0", " "))
            if wanted.name in NAMES:
                # One more than is kept: the cut is told.
                tidy = " ".join(tidy.split())[: MAX_LINE + 1]
            if not tidy:
                continue
            if wanted.name == "source_type" or not is_boilerplate(wanted.name, tidy):
                kept.append(tidy)
            elif any(sign.isalnum() for sign in tidy) and tidy not in self.left_out:
                self.left_out.append(tidy)
        return kept

    def _trouble(self, what: str) -> None:
        if what not in self.troubles:
            self.troubles.append(what)


def read_metadata(image: ImageFile, lang: str | None = None, sidecar: bytes | None = None) -> PhotoMetadata:
    """The metadata of an opened picture; text in several languages is taken in `lang` where it is there. `sidecar` is
    the XMP file that lies beside the picture.
    """
    found = _Found(lang, [], [], [], [])
    if sidecar is not None:
        found.open("sidecar", lambda: _packet(sidecar, found, "sidecar"))
    found.open("XMP", lambda: _xmp(image, found))
    found.open("IIM", lambda: _iim(image, found))
    found.open("EXIF", lambda: _exif(image, found))
    values: dict[str, str] = {}
    read_from: dict[str, str] = {}
    for wanted in _FIELDS:
        told = found.field(wanted)
        if told is not None:
            values[wanted.name], read_from[wanted.name] = told
    _settle_source_type(values, read_from, found.left_out)
    guesses = tuple(
        f"its {name} {remark}" for name, remark in _remarks(found.guesses) if name in read_from.values()
    )
    return PhotoMetadata(
        **values,
        read_from=read_from,
        trouble=" and ".join(found.troubles),
        guesses=guesses,
        left_out=tuple(found.left_out),
    )


def _settle_source_type(values: dict[str, str], read_from: dict[str, str], left_out: list[str]) -> None:
    """The source type as a word of the IPTC's list. A credit that names a tool of generative AI tells it, too."""
    told = source_type(values.pop("source_type", ""))
    if told is None:
        read_from.pop("source_type", None)
    if told is None and any(is_tool(text) for text in left_out):
        edited = all(text.lower().startswith("edited") for text in left_out if is_tool(text))
        told = "compositeWithTrainedAlgorithmicMedia" if edited else "trainedAlgorithmicMedia"
    if told is not None:
        values["source_type"] = told
        read_from.setdefault("source_type", read_from.get("credit", "XMP"))


def _remarks(guesses: list[str]) -> list[tuple[str, str]]:
    return [(name, remark) for name, _, remark in (guess.partition(" ") for guess in guesses)]


def _joined(wanted: _Field, texts: list[str]) -> str:
    if wanted.name not in _SEVERAL:
        return ", ".join(texts)
    if wanted.name == "creator":
        texts = [name for text in texts for name in _BETWEEN_CREATORS.split(text)]
    each: dict[str, str] = {}
    for name in filter(None, texts):
        known = "".join(name.casefold().split())
        # A spelling that does not shout is the better one.
        if each.setdefault(known, name).isupper():
            each[known] = name
    return ", ".join(each.values())


def _xmp(image: ImageFile, found: _Found) -> _Source:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    # A TIFF may keep anything under the number of the packet, also a number.
    if not isinstance(raw, str | bytes) or not raw:
        return lambda wanted: []
    return _packet(raw.encode() if isinstance(raw, str) else raw, found, "XMP")


def _packet(raw: bytes, found: _Found, name: str) -> _Source:
    packet = _parsed(raw, found, name)

    def source(wanted: _Field) -> list[str]:
        for field in wanted.xmp:
            if wanted.name in _SEVERAL:
                values = list(packet.values(field))
            else:
                text = packet.text(field, found.lang)
                values = [text] if text else []
            if values:
                return values
        return []

    return source


def _parsed(raw: bytes, found: _Found, name: str) -> Packet:
    """The packet; one that only its letters spoil is read after all."""
    try:
        return Packet(raw)
    except BadPacket:
        if len(raw) > MAX_PACKET:
            raise
        if b"encoding=" in raw[:200].lower().replace(b"'", b'"') and b'"utf-8"' not in raw[:200].lower():
            raise
        letters = Letters("utf-8", found.lang)
        mended = _NOT_IN_XML.sub(" ", letters.read(raw))
        if not letters.remarks and mended.encode() == raw:
            raise
        packet = Packet(mended.encode())
        found.guesses += [f"{name} {remark}" for remark in letters.remarks]
        return packet


def _iim(image: ImageFile, found: _Found) -> _Source:
    records, broken = datasets(image)
    if broken:
        found.troubles.append(f"its IIM {broken}")
    letters = Letters(declared_by(b"".join(records.get((1, 90), []))), found.lang)
    letters.look([piece for (record, _), pieces in records.items() if record == 2 for piece in pieces])

    def source(wanted: _Field) -> list[str]:
        if wanted.iim is None:
            return []
        texts = [_uncut(wanted, piece, letters) for piece in records.get((2, wanted.iim), [])]
        found.guesses += [
            f"IIM {remark}" for remark in letters.remarks if f"IIM {remark}" not in found.guesses
        ]
        return texts

    return source


def _uncut(wanted: _Field, piece: bytes, letters: Letters) -> str:
    """The text; one that was cut at 32 bytes in an agency's name has the rest of it."""
    text = letters.read(piece)
    if len(piece) != _CUT_AT or wanted.name not in _CUT:
        return text
    for whole in _OFTEN_CUT:
        for length in range(len(whole) - 1, 4, -1):
            if text.lower().endswith(whole[:length].lower()):
                return text[: len(text) - length] + whole
    return text


def _exif(image: ImageFile, found: _Found) -> _Source:
    tags = dict(image.getexif())
    letters = Letters(None, found.lang)

    def source(wanted: _Field) -> list[str]:
        value: object = tags.get(wanted.exif) if wanted.exif is not None else None
        if isinstance(value, tuple):
            value = value[0] if value else None
        if not str(value or "").strip("?\0 ") and (said := _of_windows(tags, wanted.exif)):
            return [said]
        if not isinstance(value, str | bytes):
            return []
        try:
            # EXIF is ASCII by its standard; cameras and desks write what they have, which Pillow reads as Latin-1.
            stored = (value.encode("latin-1") if isinstance(value, str) else value)[:_MAX_EXIF_TEXT]
        except UnicodeEncodeError:
            return [str(value)[:MAX_LINE]]
        # Of a notice the part before the zero is the photographer's, the one behind it the editor's.
        parts = [part for part in stored.split(b"\0") if part.strip()]
        texts = [letters.read(part)[:MAX_LINE] for part in parts]
        found.guesses += [
            f"EXIF {remark}" for remark in letters.remarks if f"EXIF {remark}" not in found.guesses
        ]
        return texts

    return source


def _of_windows(tags: Mapping[int, object], name: int | None) -> str:
    """What Windows wrote in its own tags."""
    for tag in _WINDOWS.get(ExifTags.Base(name), ()) if name is not None else ():
        value = tags.get(tag)
        stored = bytes(value) if isinstance(value, bytes | tuple) else b""
        if said := stored.decode("utf-16-le", "replace").split("\0")[0].strip():
            return said[:MAX_LINE]
    return ""
