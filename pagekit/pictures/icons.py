"""a publication's mark, or the first letter of its name → the icons of its site: for tabs, for home screens, as a logo.

A mark that is about square is made smaller and stands as it is; one that is not gives way to the letter, white on the
publication's colour. The letter stands where its ink is in the middle.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

LOGO, TOUCH, TAB = "icon-512.png", "apple-touch-icon.png", "favicon.ico"
SIDE, TOUCH_SIDE, TAB_SIDES = 512, 180, (16, 32, 48)
SQUARE = 1.25
"""How much longer one side of a mark may be than the other."""
CORNER, LETTER = 0.18, 0.62
"""Of the side: the radius of the corners, the height of the letter's ink."""


def icon_files(letter: str, colour: str, face: Path, mark: bytes | None = None) -> Mapping[str, bytes]:
    """The files by their names at the site's root. `mark` is the logo's file, where there is one."""
    image = _of_mark(mark) if mark else None
    whole = image if image is not None else _of_letter(letter, colour, face)
    touch = Image.new("RGB", whole.size, "white" if image is not None else colour)
    touch.paste(whole, mask=whole)
    return {
        LOGO: _png(whole),
        TOUCH: _png(touch.resize((TOUCH_SIDE, TOUCH_SIDE), Image.Resampling.LANCZOS)),
        TAB: _ico(whole),
    }


def _of_mark(data: bytes) -> Image.Image | None:
    try:
        with Image.open(io.BytesIO(data)) as found:
            if max(found.size) > SQUARE * min(found.size) or max(found.size) > 16 * SIDE:
                return None
            mark = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    mark.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    whole.paste(mark, ((SIDE - mark.width) // 2, (SIDE - mark.height) // 2))
    return whole


def _of_letter(letter: str, colour: str, face: Path) -> Image.Image:
    ground = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(ground)
    draw.rounded_rectangle((0, 0, SIDE - 1, SIDE - 1), round(SIDE * CORNER), fill=colour)
    font = ImageFont.truetype(io.BytesIO(face.read_bytes()), SIDE, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getbbox(letter)
    size = SIDE * min(LETTER * SIDE / max(1, bottom - top), LETTER * SIDE / max(1, right - left))
    font = font.font_variant(size=round(size))
    left, top, right, bottom = font.getbbox(letter)
    at = ((SIDE - left - right) / 2, (SIDE - top - bottom) / 2)
    draw.text(at, letter, "white", font)
    return ground


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _ico(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "ICO", sizes=[(side, side) for side in TAB_SIDES])
    return out.getvalue()
