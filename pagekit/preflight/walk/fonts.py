"""a font dictionary of a stranger's PDF → Font: embedded or not, its widths, its height (ISO 32000-1, 9.6 to 9.8)."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from pagekit.preflight.walk.events import Font
from pagekit.preflight.walk.reading import dictionary, entry, items, named, number, numbers, whole
from pagekit.preflight.walk.streams import unpacked

_EM = 1_000.0
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MAX_WIDTHS = 70_000
_MAX_CMAP = 1_000_000
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_DEFAULT_HEIGHTS = (0.7, -0.2)


def font_of(said: Any) -> Font:
    """What is known of it; a face that is not there is one that is not embedded."""
    kind = named(entry(said, "/Subtype"))[1:] or "no kind"
    name = named(entry(said, "/BaseFont"))[1:]
    if kind == "Type3":
        return _type3(said, name)
    if kind == "Type0":
        return _composite(said, name)
    descriptor = dictionary(entry(said, "/FontDescriptor"))
    ascent, descent = _heights(descriptor)
    first = whole(entry(said, "/FirstChar"))
    widths = numbers(entry(said, "/Widths")) or ()
    return Font(
        _plain(name) or "without a name",
        kind,
        _embedded(descriptor),
        ascent,
        descent,
        {first + place: width / _EM for place, width in enumerate(widths)},
        number(entry(descriptor, "/MissingWidth")) / _EM if widths else 0.5,
    )


def _type3(said: Any, name: str) -> Font:
    matrix = numbers(entry(said, "/FontMatrix"), 6) or (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
    across, up = abs(matrix[0]) or 0.001, abs(matrix[3]) or 0.001
    first = whole(entry(said, "/FirstChar"))
    widths = numbers(entry(said, "/Widths")) or ()
    box = numbers(entry(said, "/FontBBox"), 4) or (0.0,) * 4
    tall = (box[3] - box[1]) * up
    return Font(
        _plain(name or named(entry(said, "/Name"))[1:]) or "drawn in the file",
        "Type3",
        True,
        box[3] * up if tall > 0 else _DEFAULT_HEIGHTS[0],
        box[1] * up if tall > 0 else _DEFAULT_HEIGHTS[1],
        {first + place: width * across for place, width in enumerate(widths)},
        0.0,
        scale=min(tall, 2.0) if tall > 0 else 1.0,
    )


def _composite(said: Any, name: str) -> Font:
    below = items(entry(said, "/DescendantFonts"), 1)
    cid = below[0] if below else None
    descriptor = dictionary(entry(cid, "/FontDescriptor"))
    ascent, descent = _heights(descriptor)
    # Without the table of an encoding every width is the default: close enough for a place.
    encoding = named(entry(said, "/Encoding"))
    return Font(
        _plain(name) or "without a name",
        "Type0",
        _embedded(descriptor),
        ascent,
        descent,
        _cid_widths(entry(cid, "/W")) if encoding.startswith("/Identity") else {},
        number(entry(cid, "/DW"), _EM) / _EM,
        double=True,
        vertical=encoding.endswith("-V"),
    )


def _cid_widths(said: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    parts = items(said, _MAX_WIDTHS)
    place = 0
    while place + 1 < len(parts) and len(widths) < _MAX_WIDTHS:
        first, then = whole(parts[place]), parts[place + 1]
        if isinstance(then, pikepdf.Array):
            listed = numbers(then, most=_MAX_WIDTHS) or ()
            widths.update({first + at: width / _EM for at, width in enumerate(listed)})
            place += 2
        elif place + 2 < len(parts):
            last = min(whole(then), first + _MAX_WIDTHS)
            widths.update(dict.fromkeys(range(first, last + 1), number(parts[place + 2]) / _EM))
            place += 3
        else:
            break
    return widths


def _heights(descriptor: Any) -> tuple[float, float]:
    tall = number(entry(descriptor, "/CapHeight")) / _EM or number(entry(descriptor, "/Ascent")) / _EM
    deep = number(entry(descriptor, "/Descent")) / _EM
    return (tall if 0.3 < tall < 1.2 else _DEFAULT_HEIGHTS[0]), (
        deep if -0.5 < deep < 0 else _DEFAULT_HEIGHTS[1]
    )


def _embedded(descriptor: Any) -> bool:
    return any(isinstance(entry(descriptor, key), pikepdf.Stream) for key in _FILES)


def _plain(name: str) -> str:
    """The name without the mark of a subset."""
    said = name.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"^[A-Z]{6}\+", "", said)[:100]


def words_of(said: Any) -> dict[int, str]:
    """What the codes mean, where the file says so (9.10.3). Asked for only when a finding tells of words."""
    stream = entry(said, "/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    written, _ = unpacked(stream, _MAX_CMAP)
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(written):
        codes = [_number(one) for one in _CODE.findall(block[2])]
        if block[1] == b"bfchar":
            found.update(
                {int.from_bytes(code): _text(to) for code, to in zip(codes[::2], codes[1::2], strict=False)}
            )
        elif b"[" not in block[2]:
            for first, last, to in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                start, end = int.from_bytes(first), int.from_bytes(last)
                base = _text(to)
                if base and 0 <= end - start <= 0xFFFF and ord(base[-1]) + end - start < 0xD800:
                    found.update(
                        {start + by: base[:-1] + chr(ord(base[-1]) + by) for by in range(end - start + 1)}
                    )
        if len(found) > _MAX_WIDTHS:
            break
    return found


def _number(digits: bytes) -> bytes:
    tidy = b"".join(digits.split())[:64]
    return bytes.fromhex((tidy + b"0" * (len(tidy) % 2)).decode("ascii"))


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "replace")
