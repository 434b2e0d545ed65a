"""Small fonts, made by hand: boxes for letters, so that a test can say where everything is."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from pagekit.fonts import Face, load_book
from pagekit.resources import assets_dir

MakeFont = Callable[..., Face]
Shelf = Callable[..., Path]
FONTS = assets_dir() / "fonts"
GLYPHS = (".notdef", "space", "A", "acute", "Aacute")
"""By their numbers: 0 to 4."""
BOXES = {".notdef": (50, 0, 450, 700), "A": (100, 0, 500, 700), "acute": (20, 750, 200, 900)}
"""Left, bottom, right, top."""


def _outline(pen: TTGlyphPen | T2CharStringPen, name: str, moved: tuple[int, int] = (0, 0)) -> None:
    left, bottom, right, top = BOXES[name]
    x, y = moved
    pen.moveTo((left + x, bottom + y))
    pen.lineTo((left + x, top + y))
    pen.lineTo((right + x, top + y))
    pen.lineTo((right + x, bottom + y))
    pen.closePath()


def _compact(builder: FontBuilder) -> None:
    drawn = {}
    for name in GLYPHS:
        pen = T2CharStringPen(600, None)
        if name in BOXES:
            _outline(pen, name)
        elif name == "Aacute":
            _outline(pen, "A")
            _outline(pen, "acute", (210, 0))
        drawn[name] = pen.getCharString()
    builder.setupCFF("Small", {"FullName": "Small"}, drawn, {})


def _truetype(builder: FontBuilder, parts: Mapping[str, tuple[str, ...]]) -> None:
    drawn = {}
    for name in GLYPHS:
        pen = TTGlyphPen(dict.fromkeys(GLYPHS))
        if name in parts:
            for part in parts[name]:
                pen.addComponent(part, (1, 0, 0, 1, 210 if part == "acute" else 0, 0))
        elif name in BOXES:
            _outline(pen, name)
        drawn[name] = pen.glyph()
    builder.setupGlyf(drawn, calcGlyphBounds=False)
    for name, (left, bottom, right, top) in (BOXES | {"Aacute": (100, 0, 500, 900)}).items():
        glyph = drawn[name]
        glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax = left, bottom, right, top


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Writes a font of one letter, its accent, and both together, and gives it as a face."""

    def make(
        file: str = "Small.ttf",
        *,
        cff: bool = False,
        parts: Mapping[str, tuple[str, ...]] | None = None,
        bearings: Mapping[str, int] | None = None,
        change: Callable[[TTFont], object] = lambda font: None,
    ) -> Face:
        builder = FontBuilder(1000, isTTF=not cff)
        builder.setupGlyphOrder(list(GLYPHS))
        builder.setupCharacterMap({0x20: "space", 0x41: "A", 0xC1: "Aacute", 0x301: "acute"})
        if cff:
            _compact(builder)
        else:
            _truetype(builder, {"Aacute": ("A", "acute")} | dict(parts or {}))
        lefts = (
            {"space": 0, "Aacute": 100} | {name: box[0] for name, box in BOXES.items()} | dict(bearings or {})
        )
        builder.setupHorizontalMetrics({name: (600, lefts[name]) for name in GLYPHS})
        builder.setupHorizontalHeader(ascent=900, descent=-300)
        builder.setupOS2(sxHeight=480, sCapHeight=700, usWeightClass=400)
        builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
        builder.setupPost()
        builder.font.recalcBBoxes = False
        builder.font.recalcTimestamp = False
        change(builder.font)
        path = tmp_path / file
        builder.save(path)
        pinned = hashlib.sha256(path.read_bytes()).hexdigest()
        return Face("Small", 400, "normal", path, pinned, "opentype" if cff else "truetype")

    return make


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A fonts folder with one real face, listed by a manifest in which single fields can be changed."""

    def write(**fields: object) -> Path:
        shutil.copy(FONTS / "NotoSansMono-Regular.ttf", tmp_path / "Mono.ttf")
        (pinned,) = (face.sha256 for face in load_book((FONTS,)).faces if face.family == "Noto Sans Mono")
        entry = {
            "family": "Mine",
            "weight": 400,
            "style": "normal",
            "file": "Mono.ttf",
            "sha256": pinned,
            **fields,
        }
        lines = (f"{key} = {value!r}" for key, value in entry.items() if value is not None)
        (tmp_path / "manifest.toml").write_text("[[face]]\n" + "\n".join(lines), "utf-8")
        return tmp_path

    return write
