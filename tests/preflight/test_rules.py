"""one file for each rule, spoiled in one way: the rule says so, with the page and the place; a clean one is silent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from pagekit.condition import Condition, find_condition
from pagekit.notes import Severity
from pagekit.preflight.against import Against, against
from pagekit.preflight.finding import Finding
from pagekit.preflight.look import look
from pagekit.preflight.looked import Looked
from pagekit.preflight.rules.every import FILE_RULES, PAGE_RULES
from pagekit.preflight.told import Absent, Told, ToldAdvert, ToldPhoto
from tests.preflight import plates_made as made
from tests.preflight.plates_made import (
    BLACK_TYPE,
    BLEED,
    X1A,
    both,
    form,
    image,
    plates,
    resources,
    spot,
    state,
    stream,
)

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
Place = tuple[float, float, float, float]


def points(value: float) -> float:
    return value * made.MM


def area(x: float, y: float, width: float, height: float, colour: str = "0 0 0 1 k", end: str = "f") -> bytes:
    """A rectangle, in millimetres from the top left."""
    corner = points(x), made.HEIGHT - points(y + height)
    return f"{colour} {corner[0]:.4f} {corner[1]:.4f} {points(width):.4f} {points(height):.4f} re {end}\n".encode()


def line(x: float, y: float, length: float, width: float, colour: str = "0 0 0 1 K") -> bytes:
    """A line to the right. Its width is in points."""
    at = made.HEIGHT - points(y)
    return f"{colour} {width} w {points(x):.4f} {at:.4f} m {points(x + length):.4f} {at:.4f} l S\n".encode()


def words(x: float, y: float, size: float, colour: str = "0 0 0 1 k", text: str = "The quick fox") -> bytes:
    """Type on a line that stands at this height."""
    at = f"{points(x):.4f} {made.HEIGHT - points(y):.4f}"
    return f"BT /F1 {size} Tf {colour} {at} Td ({text}) Tj ET\n".encode()


def drawn(name: str, x: float, y: float, width: float, height: float) -> bytes:
    """An image of the resources."""
    corner = points(x), made.HEIGHT - points(y + height)
    return f"q {points(width):.4f} 0 0 {points(height):.4f} {corner[0]:.4f} {corner[1]:.4f} cm /{name} Do Q\n".encode()


def info(**entries: Any) -> made.Spoil:
    def spoil(pdf: pikepdf.Pdf, _: Any) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.trailer["/Info"][f"/{key}"]
            else:
                pdf.trailer["/Info"][f"/{key}"] = value

    return spoil


def xmp(*changes: tuple[str, str]) -> made.Spoil:
    def spoil(pdf: pikepdf.Pdf, _: Any) -> None:
        said = made.XMP.format(claim='pdfxid:GTS_PDFXVersion="PDF/X-4"')
        for old, new in changes:
            assert old in said
            said = said.replace(old, new)
        pdf.Root.Metadata = pdf.make_stream(said.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML))

    return spoil


def intent(**entries: Any) -> made.Spoil:
    def spoil(pdf: pikepdf.Pdf, _: Any) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.Root.OutputIntents[0][f"/{key}"]
            else:
                pdf.Root.OutputIntents[0][f"/{key}"] = value(pdf) if callable(value) else value

    return spoil


def root(**entries: Any) -> made.Spoil:
    def spoil(pdf: pikepdf.Pdf, _: Any) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return spoil


def page(**entries: Any) -> made.Spoil:
    def spoil(pdf: pikepdf.Pdf, one: Any) -> None:
        for key, value in entries.items():
            if value is None:
                del one[f"/{key}"]
            else:
                one[f"/{key}"] = value(pdf) if callable(value) else value

    return spoil


def font(**entries: Any) -> made.Spoil:
    def spoil(_: pikepdf.Pdf, one: Any) -> None:
        face = one.Resources.Font.F1
        for key, value in entries.items():
            if value is None:
                del face.FontDescriptor[f"/{key}"]
            else:
                face[f"/{key}"] = value

    return spoil


def no_id(data: bytes) -> bytes:
    start = data.rindex(b"/ID [")
    end = data.index(b"]", start) + 1
    return data[:start] + b" " * (end - start) + data[end:]


def layers(_: pikepdf.Pdf) -> Any:
    return Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name=String("Prices"))]), D=Dictionary())


def bitmap_face(pdf: pikepdf.Pdf, one: Any) -> None:
    drawn_letter = pdf.make_stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    one.Resources.Font.F3 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 500, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=drawn_letter),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([500]),
        )
    )


def grey_profile(pdf: pikepdf.Pdf) -> Any:
    return Array([Name.ICCBased, pdf.make_stream(b"", Dictionary(N=1))])


def device_n(_: pikepdf.Pdf) -> Any:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C1=Array([1, 0, 0, 0]))
    return Array([Name.DeviceN, Array([Name.Cyan, Name("/Silver")]), Name.DeviceCMYK, function])


def rgb_shading(_: pikepdf.Pdf) -> Any:
    ends = {"/C0": Array([1, 0, 0]), "/C1": Array([0, 0, 1])}
    function = Dictionary({"/FunctionType": 2, "/Domain": Array([0, 1]), "/N": 1} | ends)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]), Function=function)


def heavy_shading(_: pikepdf.Pdf) -> Any:
    ends = {"/C0": Array([0, 0, 0, 0]), "/C1": Array([1, 1, 1, 0])}
    function = Dictionary({"/FunctionType": 2, "/Domain": Array([0, 1]), "/N": 1} | ends)
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 1, 1]), Function=function
    )


def soft_mask(_: pikepdf.Pdf) -> Any:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    return lambda pdf: Dictionary(
        SMask=Dictionary(S=Name.Luminosity, G=form(area(20, 30, 10, 5, "1 0 0 rg"), Group=group)(pdf))
    )


def rgb_pattern(pdf: pikepdf.Pdf) -> Any:
    cell = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/XStep": 5, "/YStep": 5}
    entries = Dictionary({"/BBox": Array([0, 0, 5, 5]), "/Resources": Dictionary()} | cell)
    return pdf.make_indirect(pikepdf.Stream(pdf, b"1 0 0 rg 0 0 5 5 re f", entries))


@dataclass(frozen=True)
class Case:
    """A file that breaks one rule."""

    rule: str
    content: bytes = BLACK_TYPE
    spoil: made.Spoil | None = None
    at: Place | None = None
    on: int | None = 1
    severity: Severity = ERROR
    press: str = "newsprint"
    x1a: bool = False
    words: tuple[float, float] | None = None
    """Where type begins: its box holds the point."""
    save: dict[str, Any] = field(default_factory=dict)
    how: str = ""
    told: Told | None = None

    def __str__(self) -> str:
        return f"{self.rule}-{self.how}" if self.how else self.rule


def file(rule: str, spoil: made.Spoil | None = None, **more: Any) -> Case:
    return Case(rule, **{"spoil": spoil, "on": None} | more)


WORDS = (30 / made.MM, 120 - 200 / made.MM)
"""Where the type of a clean page begins."""
TRUE = True
INDEXED = Array([Name.Indexed, Name.DeviceRGB, 1, String("\x00\x00\x00\xff\x00\x00")])
GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
PLAIN_GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
BIG = (10, 20, 50, 40)


def booked(page: int = 1, **sold: Any) -> Told:
    """An advert that stands on BIG, as it was sold."""
    size = sold.pop("size", None)
    return Told((ToldAdvert(page, in_points(BIG), "the advert of Nan Bakery", "foot", size, **sold),))


def in_points(place: Place) -> Place:
    left, top, width, height = map(points, place)
    return left, top, width, height


def photo(known: bool = True) -> Told:
    return Told(photos=(ToldPhoto(1, in_points(BIG), "ferry.jpg", "its clearance was refused", known),))


CASES = [
    # What the file says of itself
    file("file-version", save={"force_version": "1.7"}),
    file("file-claim", xmp(('pdfxid:GTS_PDFXVersion="PDF/X-4"', ""))),
    file(
        "file-claim-place",
        both(xmp(('pdfxid:GTS_PDFXVersion="PDF/X-4"', "")), info(GTS_PDFXVersion=String("PDF/X-4"))),
    ),
    file("file-variant", press="coated-x1a"),
    file("file-pages", lambda pdf, _: pdf.pages.__delitem__(slice(None))),
    file("file-title", both(xmp((">Plates<", "><")), info(Title=None))),
    file("file-dates", both(xmp(('xmp:ModifyDate="2026-03-03T06:00:00Z"', "")), info(ModDate=None))),
    file("file-dates", info(CreationDate=String("yesterday")), how="no-date"),
    file("file-trapped", both(xmp(('pdf:Trapped="False"', "")), info(Trapped=Name.Unknown))),
    file("file-id", how="cut"),
    file("file-metadata", lambda pdf, _: pdf.Root.__delitem__("/Metadata")),
    file("file-metadata", xmp(("</rdf:RDF>", "")), how="broken"),
    file("file-document-id", xmp(('xmpMM:DocumentID="uuid:1"', ""))),
    file("file-info-xmp", info(Title=String("Other plates"))),
    file("file-info-xmp", info(ModDate=String("D:20260304060000Z")), how="dates"),
    # What it is made for
    file("intent-missing", lambda pdf, _: pdf.Root.__delitem__("/OutputIntents")),
    file("intent-several", lambda pdf, _: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    file("intent-identifier", intent(OutputConditionIdentifier=None)),
    file("intent-registry", intent(RegistryName=None)),
    file("intent-profile", intent(DestOutputProfile=None)),
    file("intent-profile-kind", intent(DestOutputProfile=stream(b"no profile", N=4))),
    file("intent-condition", press="coated-no-bleed", severity=WARNING),
    # What has no place in it
    file(
        "file-encrypted",
        save={"encryption": pikepdf.Encryption(owner="o", user="", R=4), "force_version": "1.6"},
    ),
    file("file-javascript", root(Names=Dictionary(JavaScript=Dictionary(Names=Array([]))))),
    file("file-actions", root(OpenAction=Dictionary(S=Name.GoTo))),
    file("file-embedded-files", root(AF=Array([Dictionary(Type=Name.Filespec, EF=Dictionary())]))),
    file("file-form-fields", root(AcroForm=Dictionary(Fields=Array([Dictionary(T=String("name"))])))),
    file("file-transfer", state(Type=Name.ExtGState, TR=Name.Default)),
    file("file-halftone", state(Type=Name.ExtGState, HT=Dictionary(HalftoneType=1)), severity=WARNING),
    file("file-postscript", resources("XObject", P=stream(b"showpage", Type=Name.XObject, Subtype=Name.PS))),
    file("file-opi", resources("XObject", P=form(b"", OPI=Dictionary()))),
    file("file-elsewhere", resources("XObject", P=form(b"", Ref=Dictionary(F=String("other.pdf"))))),
    file("file-alternates", resources("XObject", P=image(8, 8, Alternates=Array([])))),
    file("file-layers", root(OCProperties=layers), severity=WARNING),
    file("file-lzw", resources("XObject", P=stream(b"\x80\x0b", Filter=Name.LZWDecode))),
    file("file-new-packing", resources("XObject", P=stream(b"", Filter=Name.JBIG2Decode)), x1a=True),
    file("file-object-streams", x1a=True, save={"object_stream_mode": pikepdf.ObjectStreamMode.generate, "force_version": "1.5"}),
    file("file-sixteen-bits", resources("XObject", P=image(8, 8, BitsPerComponent=16)), severity=WARNING),
    file("file-damaged", how="cut"),
    Case("page-content", BLACK_TYPE + b" 1 2 bogus", severity=WARNING),
    Case("page-content", BLACK_TYPE + b" /Nobody Do", severity=WARNING, how="resource"),
    Case(
        "page-annotations",
        spoil=page(
            Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([30, 200, 60, 220]))])
        ),
        at=(10.58, 42.39, 10.58, 7.06),
    ),
    # Boxes
    Case("box-trim", spoil=page(TrimBox=None)),
    Case("box-nesting", spoil=page(BleedBox=Array([10, 10, 200, 200])), at=(0, 0, 100, 120)),
    Case("box-crop", spoil=page(CropBox=Array([0, 0, 200, 200])), severity=WARNING),
    Case("box-origin", spoil=page(MediaBox=Array([-10, 0, 300, 400])), severity=WARNING),
    Case("box-rotate", spoil=page(Rotate=90)),
    Case("box-unit", spoil=page(UserUnit=2)),
    Case("box-read", spoil=page(Rotate=45)),
    Case("box-bleed", press="coated"),
    file("box-same-size", page(TrimBox=Array([0, 0, 200, 200])), on=1, how="two-pages"),
    Case("box-condition", spoil=page(MediaBox=Array([0, 0, 300, 400])), severity=INFO),
    # Faces
    Case("font-embedded", spoil=font(FontFile2=None), words=WORDS),
    Case("font-bitmap", b"BT /F3 10 Tf 0 0 0 1 k 30 200 Td (a) Tj ET", bitmap_face, words=WORDS),
    # Colours
    Case("colour-rgb", area(20, 30, 10, 5, "1 0 0 rg"), at=(20, 30, 10, 5)),
    Case("colour-rgb", words(20, 30, 12, "1 0 0 rg"), words=(20, 30), how="type"),
    Case("colour-rgb", line(20, 30, 10, 2, "1 0 0 RG"), at=(19.65, 29.65, 10.7, 0.7), how="line"),
    Case("colour-rgb", b"/X Do", resources("XObject", X=form(area(20, 30, 10, 5, "1 0 0 rg"))),
         at=(20, 30, 10, 5), how="form"),
    Case("colour-rgb", b"/Pattern cs /P scn " + area(20, 30, 10, 5, ""), resources("Pattern", P=rgb_pattern),
         at=(20, 30, 10, 5), how="pattern"),
    Case("colour-rgb", b"/G gs " + BLACK_TYPE, resources("ExtGState", G=soft_mask(None)), how="soft-mask",
         at=(20, 30, 10, 5)),
    Case("colour-rgb", drawn("X", 20, 30, 10, 5), resources("XObject", X=image(80, 80, ColorSpace=Name.DeviceRGB)),
         at=(20, 30, 10, 5), how="image"),
    Case("colour-rgb", drawn("X", 20, 30, 10, 5), resources("XObject", X=image(80, 80, ColorSpace=INDEXED)),
         at=(20, 30, 10, 5), how="table"),
    Case("colour-rgb", b"q 28.35 0 0 28.35 28.35 28.35 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI Q",
         at=(10, 100, 10, 10), how="inline"),
    Case("colour-rgb", b"q " + area(20, 30, 10, 5, "", "W n") + b"/S sh Q", resources("Shading", S=rgb_shading),
         at=(20, 30, 10, 5), how="blend"),
    Case("colour-rgb", b"/C cs 0 0 0 scn " + area(20, 30, 10, 5, ""),
         resources("ColorSpace", C=lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"", Dictionary(N=3))])),
         at=(20, 30, 10, 5), how="profile"),
    Case("colour-calibrated", b"/C cs 50 0 0 scn " + area(20, 30, 10, 5, ""),
         resources("ColorSpace", C=Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))])), at=(20, 30, 10, 5)),
    Case("colour-profiled", b"/C cs 0.5 scn " + area(20, 30, 10, 5, ""), resources("ColorSpace", C=grey_profile),
         at=(20, 30, 10, 5), severity=WARNING),
    Case("colour-several-inks", b"/C cs 1 0 scn " + area(20, 30, 10, 5, ""), resources("ColorSpace", C=device_n),
         at=(20, 30, 10, 5), severity=WARNING, press="coated-no-bleed"),
    Case("colour-stand-in", b"/C cs 1 scn " + area(20, 30, 10, 5, ""),
         resources("ColorSpace", C=spot("Rose", Name.DeviceRGB, (1, 0, 0))), at=(20, 30, 10, 5), severity=WARNING,
         press="coated-no-bleed"),
    Case("colour-unknown", b"/C cs " + area(20, 30, 10, 5, ""), at=(20, 30, 10, 5)),
    Case("colour-mixing", b"/X Do", resources("XObject", X=form(area(20, 30, 10, 5), Group=GROUP)),
         at=(0, -21.11, 141.11, 141.11)),
    Case("colour-mixing", spoil=page(Group=GROUP), how="page"),
    file("colour-default", resources("ColorSpace", DefaultCMYK=grey_profile)),
    Case("spot-not-allowed", b"/C cs 1 scn " + area(20, 30, 10, 5, ""), resources("ColorSpace", C=spot("Rose")),
         at=(20, 30, 10, 5)),
    Case("spot-all-plates", b"/C cs 1 scn " + area(20, 30, 10, 5, ""), resources("ColorSpace", C=spot("All")),
         at=(20, 30, 10, 5)),
    file("spot-names", both(resources("ColorSpace", C=spot("Deep Rose"), D=spot("DEEP-ROSE"))), severity=WARNING,
         content=b"/C cs 1 scn " + area(20, 30, 10, 5, "") + b"/D cs 1 scn " + area(20, 40, 10, 5, ""),
         press="coated-no-bleed"),
    # Transparency
    Case("transparency-alpha", b"/G gs " + area(20, 30, 10, 5), state(ca=0.5), at=(20, 30, 10, 5), x1a=True),
    Case("transparency-blend", b"/G gs " + area(20, 30, 10, 5), state(BM=Name.Multiply), at=(20, 30, 10, 5), x1a=True),
    Case("transparency-mask", drawn("X", 20, 30, 10, 5), resources("XObject", X=image(
        80, 80, SMask=stream(b"\x80" * 6400, Type=Name.XObject, Subtype=Name.Image, Width=80, Height=80,
                             ColorSpace=Name.DeviceGray, BitsPerComponent=8))), at=(20, 30, 10, 5), x1a=True),
    Case("transparency-group", spoil=page(Group=PLAIN_GROUP), x1a=True),
    # Pictures: 80 pixels on 20 mm are 101.6 an inch
    Case("picture-ppi", drawn("X", 20, 30, 20, 20), resources("XObject", X=image(80, 80)), at=(20, 30, 20, 20),
         severity=WARNING),
    Case("picture-ppi", drawn("X", 20, 30, 20, 10), resources("XObject", X=image(70, 80)), at=(20, 30, 20, 10), how="stop"),
    Case("picture-ppi-line-art", drawn("X", 20, 30, 20, 20),
         resources("XObject", X=image(500, 500, ColorSpace=Name.DeviceGray, BitsPerComponent=1)),
         at=(20, 30, 20, 20), severity=WARNING),
    Case("picture-too-fine", drawn("X", 20, 30, 10, 10), resources("XObject", X=image(200, 200)), at=(20, 30, 10, 10),
         severity=INFO),
    # Inks
    Case("ink-total", area(20, 30, 10, 5, "1 1 0.5 0 k"), at=(20, 30, 10, 5)),
    Case("ink-total", words(20, 30, 12, "1 1 0.5 0 k"), words=(20, 30), how="type"),
    Case("ink-total", b"q " + area(20, 30, 10, 5, "", "W n") + b"/S sh Q", resources("Shading", S=heavy_shading),
         at=(20, 30, 10, 5), how="blend"),
    Case("ink-rich-black", area(20, 30, 10, 5, "0.6 0.3 0.2 1 k"), at=(20, 30, 10, 5), severity=WARNING),
    Case("tone-lost", area(20, 30, 10, 5, "0 0 0 0.01 k"), at=(20, 30, 10, 5), severity=WARNING),
    Case("tone-filled", area(20, 30, 10, 5, "0.9 0 0 0 k"), at=(20, 30, 10, 5), severity=INFO),
    Case("white-overprint", area(*BIG, "0 1 0 0 k") + b"/G gs " + area(20, 30, 10, 5, "0 0 0 0 k"),
         state(OP=TRUE, op=TRUE, OPM=1), at=(20, 30, 10, 5)),
    Case("white-overprint", area(*BIG, "0 1 0 0 k") + b"/G gs " + area(20, 30, 10, 5, "1 g"), state(OP=TRUE),
         at=(20, 30, 10, 5), severity=WARNING, how="grey"),
    Case("overprint-area", area(*BIG, "0 1 0 0 k") + b"/G gs " + area(20, 30, 10, 5, "1 0 0 0 k"),
         state(op=TRUE, OPM=1), at=(20, 30, 10, 5), severity=INFO),
    # Type
    Case("type-one-ink", words(20, 30, 6), words=(20, 30), severity=WARNING),
    Case("type-one-ink", b"0.5 0 0 0.5 0 0 cm " + words(40, 30 - 60, 8), words=(20, 45), how="scaled"),
    Case("type-tint", words(20, 30, 7, "0 0 0 0.5 k"), words=(20, 30), severity=WARNING),
    Case("type-several-inks", words(20, 30, 9, "0 1 1 0 k"), words=(20, 30), severity=WARNING),
    Case("type-reversed", area(*BIG) + words(20, 30, 9, "0 0 0 0 k"), words=(20, 30), severity=WARNING),
    Case("type-reversed", area(*BIG, "0 1 1 0 k") + words(20, 30, 11, "0 0 0 0 k"), words=(20, 30), severity=WARNING,
         how="several"),
    Case("type-black", words(20, 30, 12, "0.4 0.3 0.3 1 k"), words=(20, 30)),
    Case("type-black", words(20, 30, 12, "0.7 0.7 0.7 0 k"), words=(20, 30), how="of-three"),
    Case("type-black-knocks-out", area(*BIG, "0 0 1 0 k") + words(20, 30, 12), words=(20, 30), severity=WARNING),
    # Lines
    Case("line-hairline", line(20, 30, 10, 0), at=(20, 30, 10, 0)),
    Case("line-one-ink", line(20, 30, 10, 0.3), at=(19.95, 29.95, 10.1, 0.1), severity=WARNING),
    Case("line-one-ink", area(20, 30, 10, 0.1), at=(20, 30, 10, 0.1), severity=WARNING, how="area"),
    Case("line-one-ink", b"q .1 0 0 .1 0 0 cm 4 w 0 0 0 1 K 567 1417 m 850 1417 l S Q", at=(19.93, 69.94, 10.12, 0.14),
         severity=WARNING, how="scaled"),
    Case("line-several-inks", line(20, 30, 10, 1, "0 1 1 0 K"), at=(19.82, 29.82, 10.35, 0.35), severity=WARNING),
    Case("line-several-inks", area(*BIG) + line(20, 30, 10, 1, "0 0 0 0 K"), at=(19.82, 29.82, 10.35, 0.35),
         severity=WARNING, how="white"),
    # Edges
    Case("bleed-missing", area(-3, 30, 20, 5) + area(90.5, 50, 9, 5), at=(90.5, 50, 9, 5), press="coated-bled"),
    Case("safe-area", words(20, 119, 12), words=(20, 119), severity=WARNING, press="coated-bled"),
    Case("safe-area", words(90, 30, 12), words=(90, 30), how="cut"),
    Case("page-empty", b"q Q", severity=WARNING),
    # What the maker of the pages knows
    Case("advert-size", told=booked(size=(points(50), points(42))), at=BIG),
    Case("advert-colour", area(*BIG, "0 1 0 0 k"), at=BIG, told=booked(colour="mono")),
    Case("advert-colour", area(*BIG, "0 1 0 0 k"), at=BIG, told=booked(colour="spot"), how="spot"),
    Case("advert-colour", drawn("X", *BIG), resources("XObject", X=image(400, 320)), at=BIG,
         told=booked(colour="mono"), how="picture"),
    Case("advert-colour", area(*BIG, "0 1 0 0 k"), at=BIG, told=replace(booked(), mono=frozenset({1})), how="page"),
    Case("advert-spot", area(*BIG, "/Cs cs 1 scn"), resources("ColorSpace", Cs=spot("Reflex")), at=BIG,
         told=booked(colour="full"), press="coated-no-bleed"),
    Case("advert-spot", area(*BIG, "/Cs cs 1 scn"), resources("ColorSpace", Cs=spot("Reflex")), at=BIG,
         told=booked(), how="newsprint"),
    Case("photo-clearance", told=photo(), at=BIG),
    Case("photo-clearance", told=photo(known=False), at=BIG, severity=WARNING, how="nobody"),
    Case("page-mono", area(*BIG, "0 1 0 0 k"), at=BIG, told=Told(mono=frozenset({1}))),
    Case("page-mono", area(*BIG, "/Cs cs 1 scn"), resources("ColorSpace", Cs=spot("Reflex")), at=BIG,
         told=Told(mono=frozenset({1})), press="coated-no-bleed", how="spot"),
    file("advert-missing", told=Told(absent=(Absent("the advert of Nan Bakery", "foot", "bread.pdf"),))),
]  # fmt: skip


def condition(press: str) -> tuple[Condition, Against]:
    name, _, how = press.partition("-")
    found = find_condition(name)
    changes: dict[str, Any] = {}
    if how == "x1a":
        changes = {"variant": "x1a"}
    if how in {"no-bleed", "x1a"}:
        changes |= {"bleed": found.bleed * 0, "safe": found.safe * 0}
    if changes:
        found = found.model_copy(update=changes)
    return found, against(found)


def pdf_of(case: Case) -> bytes:
    more = (BLACK_TYPE, BLACK_TYPE) if case.how == "two-pages" else ()
    data = plates(
        case.content,
        *more,
        claim=X1A if case.x1a else made.X4,
        bleed=BLEED if case.press == "coated-bled" else 0.0,
        spoil=case.spoil,
        **case.save,
    )
    if case.rule == "file-id":
        return no_id(data)
    return data[: data.rindex(b"startxref")] if case.rule == "file-damaged" else data


def looked(data: bytes, press: str, told: Told | None = None) -> Looked:
    return look(data, "plates.pdf", condition(press)[1], told)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_that_is_spoiled_is_caught(case: Case) -> None:
    found = looked(pdf_of(case), case.press, case.told)
    assert case.rule in found.asked
    told = [finding for finding in found.findings if finding.rule == case.rule]
    assert told, [finding.as_note() for finding in found.findings]
    assert {(finding.page, finding.severity) for finding in told} == {(case.on, case.severity)}
    _at_its_place(case, told[0])


def _at_its_place(case: Case, finding: Finding) -> None:
    if case.at is not None:
        assert finding.box is not None
        has = (finding.box.x, finding.box.y, finding.box.width, finding.box.height)
        assert has == pytest.approx(case.at, abs=0.06)
    if case.words is not None:
        box = finding.box
        assert box is not None
        x, y = case.words
        assert box.x == pytest.approx(x, abs=0.06)
        assert box.y < y - 0.5 < y <= box.y + box.height + 0.01


def test_every_rule_has_its_case() -> None:
    assert {rule.name for rule in (*FILE_RULES, *PAGE_RULES)} == {case.rule for case in CASES}
    assert len({case.rule for case in CASES}) >= 70


def test_every_rule_says_what_it_is_and_has_one_name() -> None:
    rules = (*FILE_RULES, *PAGE_RULES)
    names = [rule.name for rule in rules]
    assert sorted(set(names)) == sorted(names)
    assert [rule.name for rule in rules if not (rule.title and rule.source and rule.look.__doc__)] == []


def all_that_is_good() -> bytes:
    """Type over a ground, a picture fine enough, rules, a rich solid, white that is large enough."""
    return (
        area(10, 60, 50, 20, "0 0 1 0 k")
        + b"q /G gs "
        + words(12, 70, 9)
        + b" Q "
        + area(10, 85, 20, 10, "0.4 0.3 0.3 1 k")
        + words(12, 92, 14, "0 0 0 0 k", "fox")
        + line(10, 50, 40, 0.5)
        + drawn("X", 70, 20, 20, 20)
        + BLACK_TYPE
    )


GOOD = both(resources("XObject", X=image(140, 140)), state(Type=Name.ExtGState, OP=False, op=True, OPM=1))


@pytest.mark.parametrize(
    ("press", "claim", "bleed", "more"),
    [
        ("newsprint", made.X4, 0.0, b""),
        ("newsprint", X1A, 0.0, b""),
        ("coated-no-bleed", made.X4, 0.0, b""),
        ("coated-bled", made.X4, BLEED, area(-3, -3, 106, 8, "0 0.5 0 0 k")),
    ],
)
def test_a_clean_file_is_silent(press: str, claim: str, bleed: float, more: bytes) -> None:
    content = more + all_that_is_good()
    picture = resources("XObject", X=image(240, 240)) if press.startswith("coated") else GOOD
    data = plates(content, claim=claim, bleed=bleed, spoil=both(GOOD, picture))
    found = looked(data, press)
    # The file is made for newsprint; that coated paper is another is said, and nothing else.
    allowed = {"intent-condition"} if press.startswith("coated") else set()
    assert {finding.rule for finding in found.findings} - allowed == set(), [str(f) for f in found.findings]
    assert found.stopped == ()
    assert found.claim == claim


def test_what_is_as_it_was_booked_is_silent() -> None:
    black = area(*BIG, "0 0 0 0.5 k")
    kept = Told(
        booked(size=(points(50.5), points(40)), colour="mono").adverts,
        mono=frozenset({1}),
    )
    found = looked(plates(black + BLACK_TYPE), "newsprint", kept)
    assert found.findings == ()
    assert found.asked[-5:] == ("advert-size", "advert-colour", "advert-spot", "photo-clearance", "page-mono")


def test_an_advert_keeps_the_colour_and_the_spot_that_it_was_booked_in() -> None:
    content = area(*BIG, "/Cs cs 1 scn")
    data = plates(content + BLACK_TYPE, spoil=resources("ColorSpace", Cs=spot("Reflex")))
    for sold, allowed in (("spot", True), (None, True), ("full", False), ("mono", False)):
        found = looked(data, "coated-no-bleed", booked(colour=sold))
        assert ("advert-spot" in {one.rule for one in found.findings}) is not allowed
    elsewhere = looked(plates(area(*BIG, "0 1 0 0 k")), "newsprint", booked(page=2, colour="mono"))
    assert {one.rule for one in elsewhere.findings} == set()


def test_of_a_file_from_elsewhere_nothing_is_asked_that_only_its_maker_knows() -> None:
    found = looked(plates(), "newsprint")
    own = {"advert-missing", "advert-size", "advert-colour", "advert-spot", "photo-clearance", "page-mono"}
    assert own <= set(found.not_asked)
    assert not own & set(found.asked)
