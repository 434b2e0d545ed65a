"""A picture's credits → the bytes that carry them in a JPEG: an XMP packet, IIM records or EXIF tags.

XMP: ISO 16684-1, with the fields of the IPTC Photo Metadata Standard 2021.1. IIM: version 4.2, in an image
resource block 0x0404 of an APP13 segment, as photo desks expect it. EXIF: version 2.32, three tags.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from PIL import ExifTags, Image

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MARGIN = 512


@dataclass(frozen=True)
class Credits:
    """What a photographer writes into a file; captions and alternative texts stand by language."""

    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    rights: str = ""
    headline: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    alts: Mapping[str, str] = field(default_factory=dict)
    statement: str = ""
    """The address where the rights are told."""
    instructions: str = ""


def xmp_packet(credits: Credits) -> bytes:
    """The XMP packet, with the white space at its end that lets other programs edit it in place."""
    inner = [
        _listed("dc:creator", credits.creators),
        _told("dc:rights", {"x-default": credits.rights} if credits.rights else {}),
        _told("dc:description", credits.captions),
        _plain("photoshop:Credit", credits.credit),
        _plain("photoshop:Source", credits.source),
        _plain("photoshop:Headline", credits.headline),
        _plain("photoshop:Instructions", credits.instructions),
        _plain("xmpRights:WebStatement", credits.statement),
        _plain("xmpRights:Marked", "True" if credits.rights else ""),
        _told("Iptc4xmpCore:AltTextAccessibility", credits.alts),
    ]
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f' <rdf:RDF xmlns:rdf="{_RDF}">\n  <rdf:Description rdf:about=""{spaces}>\n'
        + "".join(f"   {line}\n" for line in inner if line)
        + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        + " " * _MARGIN
        + '\n<?xpacket end="w"?>'
    )
    return packet.encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _listed(name: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>" if texts else ""


def _told(name: str, texts: Mapping[str, str]) -> str:
    if not texts:
        return ""
    default = next(iter(texts.values()))
    entries = {"x-default": default} | dict(texts)
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(lang)}>{escape(text)}</rdf:li>" for lang, text in entries.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def iim_segment(credits: Credits) -> bytes:
    """A whole APP13 segment with the IIM records 2:80, 2:105, 2:110, 2:115, 2:116 and 2:120, in UTF-8."""
    # 1:90 announces UTF-8 with the escape sequence of ISO 2022.
    records = _record(1, 90, b"\x1b%G") + _record(2, 0, b"\x00\x04")
    for creator in credits.creators:
        records += _record(2, 80, _cut(creator, 32))
    for dataset, text, longest in (
        (105, credits.headline, 256),
        (110, credits.credit, 32),
        (115, credits.source, 32),
        (116, credits.rights, 128),
        (120, next(iter(credits.captions.values()), ""), 2000),
    ):
        if text:
            records += _record(2, dataset, _cut(text, longest))
    padded = records + b"\x00" * (len(records) % 2)
    block = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(records)) + padded
    body = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def _cut(text: str, longest: int) -> bytes:
    """UTF-8 of at most `longest` bytes, never half a letter."""
    return text.encode()[:longest].decode(errors="ignore").encode()


def _record(record: int, dataset: int, data: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, dataset, len(data)) + data


def exif_tags(credits: Credits) -> Image.Exif:
    """The three EXIF tags that name people and pictures: Artist, Copyright, ImageDescription."""
    exif = Image.Exif()
    for tag, text in (
        (ExifTags.Base.ImageDescription, next(iter(credits.captions.values()), "")),
        (ExifTags.Base.Artist, "; ".join(credits.creators)),
        (ExifTags.Base.Copyright, credits.rights),
    ):
        if text:
            # ASCII by the letter of the standard; cameras and desks write UTF-8, and so does this.
            exif[tag] = text.encode()
    return exif
