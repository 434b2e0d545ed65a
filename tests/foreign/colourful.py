"""An advert with RGB wherever a page can have it, in cells of 35 points; and what each cell is."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms

from tests.foreign.sheets import drawn, form

SIZE = (360, 120)
PIXELS = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0] * 4)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SQUARE = b" 0 0 30 30 re f"
UNIT = Array([0, 1])


def picture(pdf: pikepdf.Pdf, data: bytes, space: Any, **more: Any) -> Any:
    """Four by four pixels."""
    entries = {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 4, "/Height": 4, "/BitsPerComponent": 8,
        "/ColorSpace": space, "/Filter": Name.FlateDecode,
    }  # fmt: skip
    named = {f"/{key}": value for key, value in more.items()}
    return pdf.make_indirect(pikepdf.Stream(pdf, zlib.compress(data), Dictionary(entries | named)))


def ramp(first: list[float], last: list[float]) -> Dictionary:
    """A function from one colour to another."""
    return Dictionary(FunctionType=2, Domain=UNIT, C0=Array(first), C1=Array(last), N=1)


def axial(function: Any, space: Any = Name.DeviceRGB) -> Dictionary:
    return Dictionary(
        ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 30, 0]), Function=function,
        Extend=Array([True, True]),
    )  # fmt: skip


def _photo(pdf: pikepdf.Pdf, profile: Any) -> Any:
    to = io.BytesIO()
    Image.frombytes("RGB", (4, 4), PIXELS).resize((64, 64), Image.Resampling.NEAREST).save(
        to, "JPEG", quality=95
    )
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            to.getvalue(),
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8,
                ColorSpace=Array([Name.ICCBased, profile]), Filter=Name.DCTDecode,
            ),
        )
    )  # fmt: skip


def _tile(pdf: pikepdf.Pdf, content: bytes, paint: int) -> Any:
    entries = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=paint, TilingType=1, BBox=Array([0, 0, 6, 6]), XStep=6, YStep=6,
        Resources=Dictionary(),
    )  # fmt: skip
    return pdf.make_indirect(pikepdf.Stream(pdf, content, entries))


def _mesh(pdf: pikepdf.Pdf) -> Any:
    corners = ((0, 0, 255, 0, 0), (255, 0, 0, 255, 0), (0, 255, 0, 0, 255))
    data = b"".join(bytes((0, *corner)) for corner in corners)
    entries = Dictionary(
        ShadingType=4, ColorSpace=Name.DeviceRGB, BitsPerCoordinate=8, BitsPerComponent=8, BitsPerFlag=8,
        Decode=Array([0, 30, 0, 30, 0, 1, 0, 1, 0, 1]),
    )  # fmt: skip
    return pdf.make_indirect(pikepdf.Stream(pdf, data, entries))


def _with_all(pdf: pikepdf.Pdf, page: Any) -> None:
    profile = pdf.make_indirect(pikepdf.Stream(pdf, SRGB, Dictionary(N=3, Alternate=Name.DeviceRGB)))
    white, rgb_matrix = (
        [0.9505, 1, 1.089],
        [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505],
    )
    calibrated = Array(
        [Name.CalRGB, Dictionary(WhitePoint=Array(white), Gamma=Array([2.2] * 3), Matrix=Array(rgb_matrix))]
    )
    lab = Array(
        [Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]), Range=Array([-128, 127, -128, 127]))]
    )
    table = Array([Name.Indexed, Array([Name.ICCBased, profile]), 1, String(b"\xff\0\0\0\0\xff")])
    blue = Array([Name.Separation, Name("/PANTONE 300 C"), Name.DeviceRGB, ramp([1, 1, 1], [0, 0.3, 0.8])])
    worked_out = pikepdf.Stream(
        pdf,
        b"{ dup 0.2 mul 1 exch sub exch dup 0.5 mul 1 exch sub exch 0.9 mul 1 exch sub }",
        Dictionary(FunctionType=4, Domain=UNIT, Range=Array([0, 1] * 3)),
    )
    gold = Array([Name.Separation, Name.Gold, Name.DeviceRGB, pdf.make_indirect(worked_out)])
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mixed = form(pdf, b"1 0 0 rg 0 0 20 20 re f 0 0 1 RG 3 w 5 5 20 20 re S", Group=group)
    fade = Dictionary(Shading=Dictionary(S0=axial(ramp([1, 0, 0], [1, 1, 1]))))
    mask = form(pdf, b"/S0 sh", Group=Dictionary(group), Resources=fade)
    stitched = Dictionary(
        FunctionType=3, Domain=UNIT, Bounds=Array([0.5]), Encode=Array([0, 1, 0, 1]),
        Functions=Array([ramp([1, 0, 0], [1, 1, 0]), ramp([0, 0, 1], [0, 1, 1])]),
    )  # fmt: skip
    letter = pdf.make_stream(b"10 0 0 0 10 10 d0 1 0 0 rg 0 0 10 10 re f")
    letters = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 10, 10]), FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]),
        CharProcs=Dictionary(a=letter), Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97, LastChar=97, Widths=Array([10]), Resources=Dictionary(),
    )  # fmt: skip
    round_ = Dictionary(
        ShadingType=3, ColorSpace=calibrated, Coords=Array([15, 15, 0, 15, 15, 15]), Function=ramp([0, 0.5, 0], [1, 1, 1])
    )  # fmt: skip
    page.Group = Dictionary(group)
    page.Resources = Dictionary(
        ColorSpace=Dictionary(
            I=Array([Name.ICCBased, profile]), C=calibrated, L=lab, S=blue, G=gold, X=table,
            P=Array([Name.Pattern, Name.DeviceRGB]),
        ),
        XObject=Dictionary(
            A=picture(pdf, PIXELS, Name.DeviceRGB),
            J=_photo(pdf, profile),
            K=picture(pdf, PIXELS, Name.DeviceRGB, Mask=Array([255, 255, 0, 0, 0, 0])),
            M=picture(pdf, PIXELS, Name.DeviceRGB, SMask=picture(pdf, bytes(range(0, 256, 16)), Name.DeviceGray)),
            N=picture(pdf, PIXELS, Name.DeviceRGB, Decode=Array([1, 0] * 3)),
            X=picture(pdf, bytes([0, 1] * 8), table),
            L=picture(pdf, bytes([128, 200, 128] * 16), lab),
            Y=picture(pdf, bytes([90, 90, 90] * 16), Name.DeviceRGB),
            F=mixed,
        ),
        Shading=Dictionary(S=axial(stitched), T=_mesh(pdf)),
        Pattern=Dictionary(
            T=_tile(pdf, b"1 0 1 rg 0 0 3 3 re f 0 .6 0 rg 3 3 3 3 re f", 1),
            U=_tile(pdf, b"0 0 3 3 re f", 2),
            R=Dictionary(Type=Name.Pattern, PatternType=2, Shading=round_),
        ),
        ExtGState=Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask, BC=Array([0, 0, 0])))),
        Font=Dictionary(T=letters),
    )  # fmt: skip


CELLS = (
    b"1 0 0 rg" + SQUARE,
    b"/I cs 0 .5 1 sc" + SQUARE,
    b"/C cs 0 .5 1 sc" + SQUARE,
    b"/L cs 60 50 40 scn" + SQUARE,
    b"/S cs .8 scn" + SQUARE,
    b"/G cs .8 scn" + SQUARE,
    b"/X cs 1 sc" + SQUARE,
    b"/P cs 1 0 0 /U scn" + SQUARE,
    b"/Pattern cs /T scn" + SQUARE,
    b"/Pattern cs /R scn" + SQUARE,
    *(b"30 0 0 30 0 0 cm /%c Do" % name for name in b"AJKMNXLY"),
    b"/F Do",
    b"0 0 30 30 re W n /S sh",
    b"/T sh",
    b"/M gs 0 0 1 rg" + SQUARE,
    b"BT /T 30 Tf (a) Tj ET",
    b"30 0 0 30 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID ff000000ff000000ffffff00> EI",
    b"30 0 0 30 0 0 cm BI /W 2 /H 2 /BPC 8 /CS [/I /RGB 1 <ff00000000ff>] /F /AHx ID 00010100> EI",
    b".5 g" + SQUARE,
    b"0 1 0 0 k" + SQUARE,
)


def colourful() -> bytes:
    """The PDF."""
    cells = (
        b"q 1 0 0 1 %d %d cm %s Q" % (5 + place % 10 * 35, 5 + place // 10 * 35, cell)
        for place, cell in enumerate(CELLS)
    )
    return drawn(b"\n".join(cells), size=SIZE, with_it=_with_all)
