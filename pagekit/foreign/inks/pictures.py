"""a picture of a stranger's PDF, in RGB or measured → the same in inks, where it stands (ISO 32000-1, 8.9.5).

1. Its own profile, the condition's and the ink limit go into one table; one that is grey is on the black plate alone.
2. What was packed without loss stays so; a JPEG becomes a JPEG with every colour whole.
3. What a colour hid is hidden by a mask.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from pagekit.foreign.bounds import MAX_PIXELS, Refused
from pagekit.foreign.inks.colours import Inks
from pagekit.foreign.inks.functions import numbers
from pagekit.foreign.inks.spaces import Space
from pagekit.foreign.streams import Streams

QUALITY = 95
_LEVEL = 6
_FULL = 255
_READERS = {"/DCTDecode": "JPEG", "/JPXDecode": "JPEG2000"}
_DAMAGED = Refused("has a picture that is damaged.", "Export it again.")
_CMYK = Array([1, 0] * 4)
"""Adobe writes the inks of a JPEG the other way round."""


def recoloured(pdf: pikepdf.Pdf, stream: pikepdf.Stream, space: Space, inks: Inks, streams: Streams) -> None:
    """Write the picture anew. Raises Refused for one that cannot be converted."""
    if space.kind not in {"rgb", "lab"}:
        # Its numbers stay, and what they mean is said anew.
        stream["/ColorSpace"] = space.instead
        return
    if stream.get("/SMaskInData", 0) or "/Matte" in _dictionary(stream.get("/SMask")):
        raise Refused("has a picture in RGB that is mixed with its mask.", "Export it in CMYK.")
    data, packed = streams.picture(stream)
    image = _decoded(data, packed, stream, space)
    _hide(pdf, stream, image)
    image = _measured(image, stream, space)
    printed = inks.picture(image, space.profile)
    for key in ("/Decode", "/Intent"):
        if key in stream:
            del stream[key]
    stream["/ColorSpace"] = Name.DeviceGray if printed.mode == "L" else Name.DeviceCMYK
    stream["/BitsPerComponent"] = 8
    stream["/Width"], stream["/Height"] = printed.size
    if not packed:
        stream.write(zlib.compress(printed.tobytes(), _LEVEL), filter=Name.FlateDecode)
        return
    to = io.BytesIO()
    printed.info.clear()
    printed.save(to, "JPEG", quality=QUALITY, optimize=True, subsampling="4:4:4")
    stream.write(to.getvalue(), filter=Name.DCTDecode)
    if printed.mode == "CMYK":
        stream["/Decode"] = _CMYK


def channels(stream: pikepdf.Stream, streams: Streams) -> int:
    """How many a picture in JPEG 2000 has, which need not say its colour space; none for another picture."""
    if stream.get("/ImageMask", False) or "/JPXDecode" not in streams.look(stream):
        return 0
    return len(_opened(*streams.picture(stream)).getbands())


def _decoded(data: bytes, packed: str, stream: pikepdf.Stream, space: Space) -> Image.Image:
    if packed:
        image = _opened(data, packed)
        try:
            image.load()
        except (OSError, ValueError, SyntaxError) as problem:
            raise _DAMAGED from problem
        if image.mode != "RGB" or space.kind != "rgb":
            raise Refused("has a picture whose colours are not those that it says.", "Export it in CMYK.")
        return image
    width: Any = stream.get("/Width")
    height: Any = stream.get("/Height")
    bits = stream.get("/BitsPerComponent")
    if not isinstance(width, int) or not isinstance(height, int) or width < 1 or height < 1:
        raise _DAMAGED
    if width * height > MAX_PIXELS:
        raise Refused(f"has a picture of more than {MAX_PIXELS:,} pixels.", "Make the picture smaller.")
    if bits == 16:
        data = data[::2]
    elif bits != 8:
        raise Refused(f"has a picture in RGB with {bits!s} bits a colour.", "Export it in CMYK.")
    whole = width * height * 3
    # Readers show a picture as far as it goes.
    return Image.frombytes("RGB", (width, height), data[:whole].ljust(whole, b"\xff"))


def _opened(data: bytes, packed: str) -> Image.Image:
    kind = _READERS.get(packed)
    if kind is None:
        raise _DAMAGED
    try:
        image = Image.open(io.BytesIO(data), formats=[kind])
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise _DAMAGED from problem
    if image.width * image.height > MAX_PIXELS:
        raise Refused(f"has a picture of more than {MAX_PIXELS:,} pixels.", "Make the picture smaller.")
    return image


def _hide(pdf: pikepdf.Pdf, stream: pikepdf.Stream, image: Image.Image) -> None:
    """What was not shown because of its colour (8.9.6.4), as a mask of its own (8.9.6.3)."""
    mask = stream.get("/Mask")
    if not isinstance(mask, Array):
        return
    ends = [round(one) for one in numbers(mask)]
    if len(ends) != 6:
        raise _DAMAGED
    hidden = Image.new("L", image.size, _FULL)
    for channel, low, high in zip(image.split(), ends[::2], ends[1::2], strict=True):
        within = channel.point([_FULL if low <= level <= high else 0 for level in range(256)])
        hidden = ImageChops.darker(hidden, within)
    data = hidden.convert("1", dither=Image.Dither.NONE).tobytes()
    entries = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height, ImageMask=True,
        BitsPerComponent=1, Filter=Name.FlateDecode,
    )  # fmt: skip
    stream["/Mask"] = pdf.make_indirect(pikepdf.Stream(pdf, zlib.compress(data, _LEVEL), entries))


def _measured(image: Image.Image, stream: pikepdf.Stream, space: Space) -> Image.Image:
    """The picture as its numbers are meant: RGB, or L*, a* and b* as Pillow has them."""
    low_a, high_a, low_b, high_b = space.ranges
    plain = [0.0, 1.0] * 3 if space.kind == "rgb" else [0.0, 100.0, low_a, high_a, low_b, high_b]
    said = numbers(stream.get("/Decode")) or plain
    if len(said) != len(plain):
        raise _DAMAGED
    if space.kind == "rgb":
        if said == plain:
            return image
        return image.point(
            [
                _level(low, high, at)
                for low, high in zip(said[::2], said[1::2], strict=True)
                for at in range(256)
            ]
        )
    red, green, blue = image.split()
    light = red.point([_level(said[0] / 100, said[1] / 100, at) for at in range(256)])
    sides = (green.point(_side(*said[2:4])), blue.point(_side(*said[4:6])))
    return Image.merge("LAB", (light, *sides))


def _side(low: float, high: float) -> list[int]:
    """Level → a* or b* as Pillow has it."""
    return [round(min(max(low + (high - low) * at / _FULL, -128), 127)) + 128 for at in range(256)]


def _level(low: float, high: float, at: int) -> int:
    return round(min(max(low + (high - low) * at / _FULL, 0.0), 1.0) * _FULL)


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, Dictionary | pikepdf.Stream) else Dictionary()
