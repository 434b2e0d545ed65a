"""what plates are made for → what their file claims: its version, the printing it is meant for, and the standard.

PDF/X-4 (ISO 15930-7) is PDF 1.6 and says so in its XMP; PDF/X-1a:2003 (ISO 15930-4) is PDF 1.4 and says so in its Info
dictionary. The output intent is that of ISO 32000-1, 14.11.5.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from pagekit.errors import BadOrder, UnsupportedPress
from pagekit.join.syntax import refer, text
from pagekit.join.times import iso_time
from pagekit.join.writer import Version, Writer

if TYPE_CHECKING:
    # The reader's PDF knows no press.
    from pagekit.condition import Condition, Intended, Variant

VERSIONS: Mapping[str, Version] = MappingProxyType({"x4": "1.6", "x1a": "1.4"})
_CALLED = MappingProxyType({"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"})
SPACES = (
    ("pdfx", "http://ns.adobe.com/pdfx/1.3/"),
    ("pdfxid", "http://www.npes.org/pdfx/ns/id/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
)
_OLD_PROFILE = 2
"""PDF 1.4 knows profiles of version 2, and none of version 4 (ISO 32000-1, table 67)."""
_PROFILE_HEAD = 128


@dataclass(frozen=True, slots=True)
class PlateFacts:
    """What plates are made for, and when they were made."""

    intended: Intended
    profile: bytes
    """The ICC profile of the printing: class prtr, of CMYK."""
    at: str | None
    """The time that was passed in, as ISO 8601 writes it. Plates without one cannot be written."""
    variant: Variant = "x4"


def plate_facts(condition: Condition, profile: bytes, at: str | None) -> PlateFacts:
    """The facts of plates for a press condition."""
    return PlateFacts(condition.intended, profile, at, condition.variant)


def held(plates: PlateFacts) -> None:
    """Hold the facts against what the standard asks. Raises BadOrder and UnsupportedPress."""
    if not plates.at:
        raise BadOrder(
            "at: plates say when they were made, and no clock is read here. Pass `at` with a time: a datetime, or "
            "2026-03-03T06:00:00+00:00."
        )
    head, name = plates.profile[:_PROFILE_HEAD], plates.intended.identifier
    if len(head) < _PROFILE_HEAD or head[36:40] != b"acsp":
        raise UnsupportedPress(f"{name}: its profile is no ICC profile. Name a file that ends in .icc.")
    if head[12:16] != b"prtr" or head[16:20] != b"CMYK":
        raise UnsupportedPress(
            f"{name}: its profile is of class {_shown(head[12:16])} and of {_shown(head[16:20])}; plates are made for "
            "a printer (prtr) of CMYK. Name the profile of the printing."
        )
    if plates.variant == "x1a" and head[8] > _OLD_PROFILE:
        raise UnsupportedPress(
            f"{name}: its profile is of version {head[8]}, and PDF/X-1a knows version 2. Name one of version 2, or say "
            'variant = "x4".'
        )


def output_intent(plates: PlateFacts, writer: Writer) -> str:
    """The OutputIntents of the catalog, with the profile embedded."""
    intended = plates.intended
    profile = writer.once("/N 4/Filter/FlateDecode", _packed(plates.profile), packed=False)
    said = (
        ("OutputConditionIdentifier", intended.identifier),
        ("OutputCondition", intended.condition),
        ("Info", intended.info),
        ("RegistryName", intended.registry),
    )
    words = "".join(f"/{entry}{text(value)}" for entry, value in said if value)
    return f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX{words}/DestOutputProfile {refer(profile)}>>]"


def info_claim(plates: PlateFacts) -> str:
    """What the Info dictionary says of plates beside their times. Traps are the printer's, who knows his press."""
    claim = f"/GTS_PDFXVersion{text(_CALLED['x1a'])}" if plates.variant == "x1a" else ""
    return f"/Trapped/False{claim}"


def xmp_claim(plates: PlateFacts, fingerprint: str) -> Iterator[str]:
    """What the XMP packet says of plates. `fingerprint` is that of all they hold: the document is known by it."""
    made = iso_time(plates.at or "", "at")
    key = "pdfxid:GTS_PDFXVersion" if plates.variant == "x4" else "pdfx:GTS_PDFXVersion"
    yield f"<{key}>{_CALLED[plates.variant]}</{key}>"
    yield "<pdf:Trapped>False</pdf:Trapped>"
    yield f"<xmp:ModifyDate>{made}</xmp:ModifyDate>"
    yield f"<xmp:MetadataDate>{made}</xmp:MetadataDate>"
    yield f"<xmpMM:DocumentID>uuid:{_uuid(fingerprint)}</xmpMM:DocumentID>"
    yield "<xmpMM:VersionID>1</xmpMM:VersionID>"
    yield "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"


# A profile has a megabyte, and packing it takes longer than writing three pages: all files of a run have the same.
@lru_cache(maxsize=4)
def _packed(profile: bytes) -> bytes:
    return zlib.compress(profile, 5)


def _uuid(fingerprint: str) -> str:
    """A name-based UUID (RFC 9562, 5.8, version 8: whose bits are the writer's own)."""
    figures = hashlib.sha256(fingerprint.encode("utf-8")).hexdigest()
    variant = "89ab"[int(figures[16], 16) % 4]
    return f"{figures[:8]}-{figures[8:12]}-8{figures[13:16]}-{variant}{figures[17:20]}-{figures[20:32]}"


def _shown(signature: bytes) -> str:
    return signature.decode("ascii", "replace").strip()
