"""Type and shapes in millimetres → an advert as PNG or JPEG, or as a PDF in process colours with its faces in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
_OVERSAMPLE = 2
_POINT = 25.4 / 72

Spot = tuple[float, float]
Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, per cent."""
Anchor = Literal["l", "m", "r"]

BLACK: Ink = (0, 0, 0, 100)
PAPER: Ink = (0, 0, 0, 0)


def screen(ink: Ink) -> tuple[int, int, int]:
    """About how an ink looks on a screen."""
    cyan, magenta, yellow, black = (share / 100 for share in ink)
    red, green, blue = (255 * (1 - share * 0.94) * (1 - black * 0.90) for share in (cyan, magenta, yellow))
    return round(red), round(green), round(blue)


@dataclass(frozen=True)
class Face:
    """A face's file and its size in points; `tracking` in thousandths of the size."""

    file: str
    size: float
    tracking: float = 0.0

    def width(self, words: str) -> float:
        """How long `words` are, in millimetres."""
        # Measured large, so that no hinting or rounding of pixels shows.
        long = ImageFont.truetype(str(FONTS / self.file), 1000).getlength(words) / 1000 * self.size
        return (long + self.size * self.tracking / 1000 * len(words)) * _POINT


@dataclass(frozen=True)
class _Text:
    words: str
    x: float
    baseline: float
    face: Face
    ink: Ink


@dataclass(frozen=True)
class _Shape:
    points: tuple[Spot, ...]
    ink: Ink


@dataclass(frozen=True)
class _Stroke:
    points: tuple[Spot, ...]
    ink: Ink
    width: float


@dataclass(frozen=True)
class _Disc:
    centre: Spot
    radius: float
    ink: Ink


@dataclass(frozen=True)
class _Picture:
    image: Image.Image
    corner: Spot
    width: float


@dataclass
class Sheet:
    """An advert of a size in millimetres, drawn from its upper left corner; what comes later lies on top."""

    width: float
    height: float
    ground: Ink = PAPER
    _ops: list[_Text | _Shape | _Stroke | _Disc | _Picture] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> Sheet:
        """Fill a rectangle."""
        return self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], ink)

    def frame(self, inset: float, ink: Ink, width: float) -> Sheet:
        """A line around, `inset` from the edge to its middle."""
        near, wide, high = inset - width / 2, self.width - 2 * inset + width, self.height - 2 * inset + width
        self.rect(near, near, wide, width, ink).rect(near, near + high - width, wide, width, ink)
        return self.rect(near, near, width, high, ink).rect(near + wide - width, near, width, high, ink)

    def shape(self, points: Iterable[Spot], ink: Ink) -> Sheet:
        """Fill a polygon."""
        self._ops.append(_Shape(tuple(points), ink))
        return self

    def stroke(self, points: Iterable[Spot], ink: Ink, width: float) -> Sheet:
        """A line through points, `width` millimetres wide."""
        self._ops.append(_Stroke(tuple(points), ink, width))
        return self

    def disc(self, centre: Spot, radius: float, ink: Ink) -> Sheet:
        """Fill a circle."""
        self._ops.append(_Disc(centre, radius, ink))
        return self

    def picture(self, image: Image.Image, corner: Spot, width: float) -> Sheet:
        """Lay a picture with its transparency; only on sheets that become pictures themselves."""
        self._ops.append(_Picture(image, corner, width))
        return self

    def text(
        self, words: str, x: float, baseline: float, face: Face, ink: Ink = BLACK, anchor: Anchor = "l"
    ) -> float:
        """Set a line; returns where it ends."""
        long = face.width(words)
        left = x - {"l": 0.0, "m": 0.5, "r": 1.0}[anchor] * long
        self._ops.append(_Text(words, left, baseline, face, ink))
        return left + long

    def lines(
        self,
        rows: Sequence[str],
        x: float,
        baseline: float,
        face: Face,
        leading: float,
        ink: Ink = BLACK,
        anchor: Anchor = "l",
    ) -> float:
        """Set lines one under the other, `leading` points apart; returns the last baseline."""
        for index, row in enumerate(rows):
            self.text(row, x, baseline + index * leading * _POINT, face, ink, anchor)
        return baseline + (len(rows) - 1) * leading * _POINT

    def fit(self, words: str, file: str, width: float, tracking: float = 0.0) -> Face:
        """The face in the size at which `words` are just `width` millimetres long."""
        return Face(file, width / Face(file, 1.0, tracking).width(words), tracking)

    def image(self, dpi: float) -> Image.Image:
        """The sheet as a picture."""
        unit = dpi / 25.4 * _OVERSAMPLE
        size = (round(self.width * dpi / 25.4), round(self.height * dpi / 25.4))
        canvas = Image.new("RGB", (size[0] * _OVERSAMPLE, size[1] * _OVERSAMPLE), screen(self.ground))
        pen = ImageDraw.Draw(canvas)
        for op in self._ops:
            _draw(canvas, pen, op, unit)
        return canvas.resize(size, Image.Resampling.BOX)

    def png(self, dpi: float, colours: int = 64) -> bytes:
        """The sheet as a PNG of few colours."""
        out = io.BytesIO()
        image = self.image(dpi).quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        image.save(out, "PNG", optimize=True, dpi=(dpi, dpi))
        return out.getvalue()

    def jpg(self, dpi: float, quality: int = 86) -> bytes:
        """The sheet as a JPEG, its colours at full density so that type stays clean."""
        out = io.BytesIO()
        self.image(dpi).save(
            out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:4:4", dpi=(dpi, dpi)
        )
        return out.getvalue()

    def pdf(self, title: str) -> bytes:
        """The sheet as a PDF of one page: trim box as booked, faces subset, no clock in it."""
        document = pikepdf.new()
        faces = {file: _embedded(document, file, self._letters(file)) for file in self._files()}
        names = {file: f"F{index}" for index, file in enumerate(faces)}
        content = "".join(_operators(op, self.height, names, faces) for op in self._ops)
        ground = (
            ""
            if self.ground == PAPER
            else f"{_fill(self.ground)} 0 0 {_pt(self.width)} {_pt(self.height)} re f\n"
        )
        stream = document.make_stream((ground + content).encode("ascii"))
        box = Array([0, 0, round(self.width / _POINT, 3), round(self.height / _POINT, 3)])
        over = Dictionary(Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))
        fonts = Dictionary({f"/{names[file]}": face.font for file, face in faces.items()})
        page = Dictionary(
            Type=Name.Page,
            MediaBox=box,
            TrimBox=box,
            Resources=Dictionary(Font=fonts, ExtGState=over),
            Contents=stream,
        )
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
        document.docinfo["/Title"] = title
        out = io.BytesIO()
        document.save(out, deterministic_id=True, compress_streams=True)
        return out.getvalue()

    def _files(self) -> list[str]:
        return sorted({op.face.file for op in self._ops if isinstance(op, _Text)})

    def _letters(self, file: str) -> str:
        return "".join(
            sorted(
                {c for op in self._ops if isinstance(op, _Text) and op.face.file == file for c in op.words}
            )
        )


def _draw(canvas: Image.Image, pen: ImageDraw.ImageDraw, op: object, unit: float) -> None:
    match op:
        case _Shape(points, ink):
            pen.polygon([(x * unit, y * unit) for x, y in points], fill=screen(ink))
        case _Stroke(points, ink, width):
            wide = max(1, round(width * unit))
            pen.line([(x * unit, y * unit) for x, y in points], fill=screen(ink), width=wide, joint="curve")
        case _Disc((x, y), radius, ink):
            box = [(x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit]
            pen.ellipse(box, fill=screen(ink))
        case _Picture(image, (x, y), width):
            wide = round(width * unit)
            laid = image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)
            canvas.paste(laid, (round(x * unit), round(y * unit)), laid if laid.mode == "RGBA" else None)
        case _Text(words, x, baseline, face, ink):
            font = ImageFont.truetype(str(FONTS / face.file), face.size * _POINT * unit)
            if not face.tracking:
                pen.text((x * unit, baseline * unit), words, screen(ink), font, anchor="ls")
                return
            for index, letter in enumerate(words):
                at = x + Face(face.file, face.size, face.tracking).width(words[:index])
                pen.text((at * unit, baseline * unit), letter, screen(ink), font, anchor="ls")


@dataclass(frozen=True)
class _Embedded:
    """A face in a PDF, and the glyph of each letter."""

    font: pikepdf.Object
    glyphs: dict[str, int]


def _embedded(document: pikepdf.Pdf, file: str, letters: str) -> _Embedded:
    """A TrueType face with the glyphs of `letters` alone, told by their numbers, with the words they stand for."""
    face = TTFont(FONTS / file, recalcTimestamp=False)
    cutter = Subsetter(Options(retain_gids=True, notdef_outline=True, layout_features=[], hinting=False))
    cutter.populate(text=letters)
    cutter.subset(face)
    held = io.BytesIO()
    face.save(held)
    cmap, order = face.getBestCmap(), face.getReverseGlyphMap()
    glyphs = {letter: order[cmap[ord(letter)]] for letter in letters}
    scale = 1000 / face["head"].unitsPerEm
    name = Name("/AAAAAA+" + Path(file).stem)
    box = [
        round(face["head"].xMin * scale),
        round(face["head"].yMin * scale),
        round(face["head"].xMax * scale),
        round(face["head"].yMax * scale),
    ]
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(box), ItalicAngle=0, StemV=80,
        Ascent=round(face["hhea"].ascent * scale), Descent=round(face["hhea"].descent * scale),
        CapHeight=700, FontFile2=document.make_stream(held.getvalue(), Length1=len(held.getvalue())),
    )  # fmt: skip
    widths = Array()
    for letter, glyph in sorted(glyphs.items(), key=lambda pair: pair[1]):
        widths.append(glyph)
        widths.append(Array([round(face["hmtx"][cmap[ord(letter)]][0] * scale, 2)]))
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, DW=0, W=widths,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
    )  # fmt: skip
    told = [f"<{glyph:04X}> <{ord(letter):04X}>\n" for letter, glyph in glyphs.items()]
    # A table holds a hundred entries at most.
    parts = [told[start : start + 100] for start in range(0, len(told), 100)]
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /T def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
        + "endcmap end end"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(descendant)]),
        ToUnicode=document.make_stream(to_unicode.encode("ascii")),
    )  # fmt: skip
    return _Embedded(document.make_indirect(font), glyphs)


def _pt(millimetres: float) -> str:
    return f"{millimetres / _POINT:.3f}".rstrip("0").rstrip(".")


def _fill(ink: Ink) -> str:
    return " ".join(f"{share / 100:g}" for share in ink) + " k"


def _path(points: Sequence[Spot], height: float) -> str:
    (first, *rest) = [f"{_pt(x)} {_pt(height - y)}" for x, y in points]
    return f"{first} m " + "".join(f"{spot} l " for spot in rest)


def _operators(op: object, height: float, names: dict[str, str], faces: dict[str, _Embedded]) -> str:
    match op:
        case _Shape(points, ink):
            return f"{_fill(ink)} {_path(points, height)}f\n"
        case _Stroke(points, ink, width):
            closing = "s" if points[0] == points[-1] else "S"
            return f"{_fill(ink).upper()} {_pt(width)} w 1 j {_path(points, height)}{closing}\n"
        case _Disc((x, y), radius, ink):
            return f"{_fill(ink)} {_circle(x, height - y, radius)}f\n"
        case _Text(words, x, baseline, face, ink):
            code = "".join(f"{faces[face.file].glyphs[letter]:04X}" for letter in words)
            spaced = f"{face.size * face.tracking / 1000:.3f} Tc " if face.tracking else "0 Tc "
            shown = (
                f"BT {_fill(ink)} /{names[face.file]} {face.size:.3f} Tf {spaced}"
                f"{_pt(x)} {_pt(height - baseline)} Td <{code}> Tj ET\n"
            )
            # Black type prints over what lies under it, so that no paper shows where the inks miss each other.
            return f"q /Over gs {shown}Q\n" if ink == BLACK else shown
        case _:
            raise TypeError("A sheet that becomes a PDF holds no picture; make it a PNG or a JPEG.")


def _circle(x: float, y: float, radius: float) -> str:
    """Four Bézier quarters."""
    k = radius * 0.5523
    parts = [f"{_pt(x + radius)} {_pt(y)} m"]
    for (ax, ay), (bx, by), (cx, cy) in (
        ((radius, k), (k, radius), (0, radius)), ((-k, radius), (-radius, k), (-radius, 0)),
        ((-radius, -k), (-k, -radius), (0, -radius)), ((k, -radius), (radius, -k), (radius, 0)),
    ):  # fmt: skip
        parts.append(f"{_pt(x + ax)} {_pt(y + ay)} {_pt(x + bx)} {_pt(y + by)} {_pt(x + cx)} {_pt(y + cy)} c")
    return " ".join(parts) + " "


Creative = Callable[[], bytes]
