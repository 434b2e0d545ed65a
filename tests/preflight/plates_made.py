"""plate files made by hand for the tests, with nothing of pagekit's own writers: clean ones, and ways to spoil them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

ASSETS = Path(__file__).parents[2] / "assets"
LETTERS = "The quick brown fox jumps over a lazy dog."
MM = 72 / 25.4
WIDTH, HEIGHT = 100 * MM, 120 * MM
"""The trimmed page: 100 by 120 mm."""
BLEED = 3 * MM
X4 = "PDF/X-4"
X1A = "PDF/X-1a:2003"
# Newsprint bears it, and no rule has anything to say of it.
BLACK_TYPE = b"BT /F1 10 Tf 0 0 0 1 k 30 200 Td (The quick brown fox) Tj ET"
Spoil = Callable[[pikepdf.Pdf, Any], None]

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmp:CreateDate="2026-03-03T06:00:00Z"
 xmp:ModifyDate="2026-03-03T06:00:00Z" pdf:Trapped="False" xmpMM:DocumentID="uuid:1" {claim}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Plates</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def plates(
    content: bytes = BLACK_TYPE,
    *more: bytes,
    claim: str = X4,
    bleed: float = 0.0,
    spoil: Spoil | None = None,
    **save: Any,
) -> bytes:
    """A file that keeps every rule, with a page for each content. `spoil` has the document and its first page."""
    pdf = pikepdf.new()
    face = _face(pdf)
    for drawn in (content, *more):
        page = pdf.add_blank_page(page_size=(WIDTH + 2 * bleed, HEIGHT + 2 * bleed)).obj
        # The corner of the trimmed page is the origin of what is drawn.
        page.Contents = pdf.make_stream(b"1 0 0 1 %f %f cm\n" % (bleed, bleed) + drawn)
        page.Resources = Dictionary(Font=Dictionary(F1=face))
        page.TrimBox = Array([bleed, bleed, WIDTH + bleed, HEIGHT + bleed])
        page.BleedBox = Array([0, 0, WIDTH + 2 * bleed, HEIGHT + 2 * bleed])
    _told(pdf, claim)
    pdf.Root.OutputIntents = Array([_intent(pdf)])
    if spoil is not None:
        spoil(pdf, pdf.pages[0].obj)
    return saved(pdf, **{"force_version": "1.6" if claim == X4 else "1.4"} | save)


def saved(pdf: pikepdf.Pdf, **save: Any) -> bytes:
    to = io.BytesIO()
    kept = {"static_id": "encryption" not in save, "compress_streams": False}
    streams = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
    pdf.save(to, **kept | streams | {"fix_metadata_version": False} | save)
    return to.getvalue()


def _told(pdf: pikepdf.Pdf, claim: str) -> None:
    said = 'pdfxid:GTS_PDFXVersion="PDF/X-4"' if claim == X4 else ""
    pdf.Root.Metadata = pdf.make_stream(
        XMP.format(claim=said).encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    )
    info = Dictionary(
        Title=String("Plates"),
        CreationDate=String("D:20260303060000Z"),
        ModDate=String("D:20260303060000Z"),
        Trapped=Name("/False"),
    )
    if claim != X4:
        info["/GTS_PDFXVersion"] = String(claim)
    pdf.trailer["/Info"] = pdf.make_indirect(info)


def _intent(pdf: pikepdf.Pdf) -> Any:
    profile = pdf.make_stream((ASSETS / "icc" / "newsprint-tr002.icc").read_bytes(), Dictionary(N=4))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String("CGATS TR 002"),
            OutputCondition=String("Newsprint"),
            Info=String("SNAP, coldset offset on newsprint"),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=profile,
        )
    )


@lru_cache
def _font_file() -> tuple[bytes, tuple[int, ...]]:
    """A few letters of a face of ours, and their widths."""
    font = TTFont(ASSETS / "fonts" / "IBMPlexSans-Regular.ttf")
    for rules in ("GDEF", "GPOS", "GSUB"):  # Half a second goes into reading what would be thrown away.
        del font[rules]
    cut = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True))
    cut.populate(text=LETTERS)
    cut.subset(font)
    to = io.BytesIO()
    font.save(to)
    names, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return to.getvalue(), tuple(
        round(widths[names[code]][0] * 1000 / em) if code in names else 0 for code in range(32, 127)
    )


def _face(pdf: pikepdf.Pdf, **entries: Any) -> Any:
    data, widths = _font_file()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Plex"),
        Flags=32,
        FontBBox=Array([-200, -300, 1200, 1000]),
        ItalicAngle=0,
        Ascent=780,
        Descent=-220,
        CapHeight=698,
        StemV=80,
        FontFile2=pdf.make_stream(data, Dictionary(Length1=len(data))),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/ABCDEF+Plex"),
            FirstChar=32,
            LastChar=126,
            Widths=Array(list(widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def resources(category: str, **entries: Any) -> Spoil:
    """Puts things among the page's resources; a function is given the document."""

    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        held = page.Resources.get(f"/{category}", Dictionary())
        for key, value in entries.items():
            held[f"/{key}"] = value(pdf) if callable(value) else value
        page.Resources[f"/{category}"] = held

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        for one in spoils:
            one(pdf, page)

    return spoil


def state(**entries: Any) -> Spoil:
    """A graphics state with the name G."""
    return resources("ExtGState", G=Dictionary({f"/{key}": value for key, value in entries.items()}))


def stream(data: bytes = b"", **entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    """A stream with these entries."""

    def made(pdf: pikepdf.Pdf) -> Any:
        known = {f"/{key}": value(pdf) if callable(value) else value for key, value in entries.items()}
        return pdf.make_indirect(pikepdf.Stream(pdf, data, Dictionary(known)))

    return made


def form(data: bytes, **entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    box = {"BBox": Array([0, 0, 400, 400])}
    return stream(data, **{"Type": Name.XObject, "Subtype": Name.Form} | box | entries)


def image(width: int = 200, height: int = 200, **entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    """A picture of CMYK, nearly white."""
    known = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8}
    made = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height} | known | entries
    return stream(b"\x10\x10\x10\x00" * width * height, **made)


def spot(name: str, stand_in: Any = Name.DeviceCMYK, ends: tuple[float, ...] = (0, 1, 1, 0)) -> Any:
    """A Separation."""
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * len(ends)), C1=Array(list(ends))
    )
    return Array([Name.Separation, Name(f"/{name}"), stand_in, function])
