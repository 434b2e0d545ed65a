"""a font file + its hash → its bytes and the face in them; what cannot be used is refused by name.

Font files are taken from strangers: nothing that one claims of itself is believed before it was held against its bytes.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from struct import error, unpack_from

import uharfbuzz as hb

from pagekit.disk import read_file
from pagekit.errors import MissingResource, Unreadable
from pagekit.fonts import sfnt

LARGEST = 64 * 2**20
"""Bytes of a font, also unpacked. The largest faces, those of Chinese, Japanese and Korean, have a third of it."""
NEEDED = frozenset({"OS/2", "cmap", "head", "hhea", "hmtx", "maxp"})
"""The tables of a font without which nothing can be set in it (OpenType 1.9, required tables)."""
_TAG = re.compile(r"[ -~]{4}")
"""The name of a table (OpenType 1.9, data types)."""
_COLLECTION, _WOFF, _WOFF2 = b"ttcf", b"wOFF", b"wOF2"
_MAGIC, _FIRST = b"\x5f\x0f\x3c\xf5", b"\0\1"
"""The sign that `head` bears, and the version that `hhea` has."""
_EMS = range(16, 16_385)
"""Units of an em (OpenType 1.9, head)."""


def no_font(name: str, why: object) -> MissingResource:
    """The error of a file that is no font, or a damaged one."""
    return MissingResource(
        f"{name}: is no font that can be used ({why}). Use a sound TTF, OTF or WOFF2 file of one face."
    )


@lru_cache(maxsize=64)
def read_font(path: Path, sha256: str) -> bytes:
    """The font in the file, unpacked. The hash is that of the file. Raises MissingResource, MissingDependency."""
    data = file_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise MissingResource(
            f"{path.name}: is not the file of the manifest (its hash differs). Install it again."
        )
    return _unpacked(data, path.name)


def file_bytes(path: Path) -> bytes:
    """The bytes of a font file as they lie there. Raises MissingResource."""
    try:
        return read_file(path, limit=LARGEST)
    except Unreadable as problem:
        if "at most" in str(problem):
            raise no_font(path.name, f"larger than {LARGEST // 2**20} MB") from problem
        reason = str(problem).partition(": ")[2].partition(". ")[0]
        raise MissingResource(
            f"{path.name}: cannot be read ({reason}). Put it where the manifest says that it is, or install pagekit "
            "again."
        ) from problem


@lru_cache(maxsize=64)
def hb_font(path: Path, sha256: str) -> hb.Font:
    """The face as HarfBuzz knows it. The hash is the cache's key. Raises MissingResource, MissingDependency."""
    return hb.Font(_sound(read_font(path, sha256), path.name))


def _unpacked(data: bytes, name: str) -> bytes:
    if data[:4] == _COLLECTION:
        raise no_font(name, "a collection of several")
    if data[:4] == _WOFF:
        raise no_font(name, "packed as WOFF 1")
    if data[:4] != _WOFF2:
        return data
    # Its reader takes 20 ms to import; most fonts are not packed.
    from pagekit.fonts.woff2 import unpack

    return unpack(data, name)


def _sound(data: bytes, name: str) -> hb.Face:
    tables = sfnt.directory(data)
    if data[:4] not in sfnt.FLAVOURS or not tables:
        raise no_font(name, "neither TrueType nor OpenType")
    if not all(_TAG.fullmatch(tag) for tag in tables):
        raise no_font(name, "a table of it has no name that a table can have")
    cut = [tag for tag, (offset, length) in tables.items() if offset + length > len(data)]
    if cut:
        raise no_font(name, f"cut off within {', '.join(sorted(cut))}")
    lacking = NEEDED - tables.keys()
    if lacking:
        raise no_font(name, f"without {', '.join(sorted(lacking))}")
    if "fvar" in tables:
        # Of all that it can be, one weight would be printed, and which, nobody said.
        raise no_font(name, "a variable font: take the static files, one a weight")
    if "CFF " not in tables and not {"glyf", "loca"} <= tables.keys():
        raise no_font(name, "without outlines")
    face = hb.Face(hb.Blob(data))
    try:
        _hold_to_its_word(face, name)
    except error as problem:
        raise no_font(name, problem) from problem
    return face


def _hold_to_its_word(face: hb.Face, name: str) -> None:
    """Raises MissingResource for an em of no size, and for glyphs that are not there."""
    head, hhea, loca = (face.reference_table(tag).data for tag in ("head", "hhea", "loca"))
    if head[12:16] != _MAGIC or hhea[:2] != _FIRST:
        raise no_font(name, "its table head or hhea is damaged")
    (per_em,) = unpack_from(">H", head, 18)
    if per_em not in _EMS:
        raise no_font(name, f"its em has {per_em} units")
    (count,) = unpack_from(">H", face.reference_table("maxp").data, 4)
    (long,) = unpack_from(">h", head, 50)
    (metrics,) = unpack_from(">H", hhea, 34)
    if not count or not face.unicodes:
        raise no_font(name, "without letters")
    if loca and len(loca) < (4 if long else 2) * (count + 1):
        raise no_font(name, f"it claims {count} glyphs and has fewer")
    if not metrics or len(face.reference_table("hmtx").data) < 4 * metrics:
        raise no_font(name, "its letters have no widths")
