"""a font file → what it says of itself: family, weight, style, and whether it may be embedded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import error, unpack_from
from typing import Literal

import uharfbuzz as hb

from pagekit.fonts.book import Kind
from pagekit.fonts.files import file_bytes, hb_font, no_font

Rights = Literal["subset", "whole", "none"]
"""What the maker allows of a document: to hold some of the face's glyphs, all of them and no fewer, or none."""

_FAMILIES = (16, 1)
"""The family as designers name it, and where it is the same, as old programs know it."""
_ITALIC, _OBLIQUE, _MAC_ITALIC = 0x1, 0x200, 0x2
_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSETTING, _BITMAPS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200


@dataclass(frozen=True, slots=True)
class Said:
    """What a font file says of itself. `family` is empty where it says none."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    sha256: str
    kind: Kind


def said(path: Path, sha256: str = "") -> Said:
    """What the file says of itself. Its hash is made here, unless it was pinned. Raises MissingResource."""
    pinned = sha256 or hashlib.sha256(file_bytes(path)).hexdigest()
    face = hb_font(path, pinned).face
    names = (face.get_name(number) for number in _FAMILIES)
    try:
        kind: Kind = "opentype" if "CFF " in face.table_tags else "truetype"
        return Said(next(filter(None, names), "").strip(), *_cut(face), pinned, kind)
    except error as problem:
        raise no_font(path.name, problem) from problem


def _cut(face: hb.Face) -> tuple[int, Literal["normal", "italic"]]:
    windows, head = face.reference_table("OS/2").data, face.reference_table("head").data
    (weight,), (selection,) = unpack_from(">H", windows, 4), unpack_from(">H", windows, 62)
    (mac,) = unpack_from(">H", head, 44)
    if weight < 10:
        # Old files count from 1 to 9; one that says 0 says nothing.
        weight = 100 * weight or 400
    slanted = selection & (_ITALIC | _OBLIQUE) or mac & _MAC_ITALIC
    return min(weight, 1_000), "italic" if slanted else "normal"


@lru_cache(maxsize=64)
def rights(path: Path, sha256: str) -> Rights:
    """What the maker allows of a document (OpenType 1.9, OS/2, fsType). The hash is the cache's key."""
    windows = hb_font(path, sha256).face.reference_table("OS/2").data
    allowed = unpack_from(">H", windows, 8)[0] if len(windows) >= 10 else 0
    # Of several, the one that allows most holds.
    restricted = allowed & _RESTRICTED and not allowed & (_PREVIEW | _EDITABLE)
    if restricted or allowed & _BITMAPS_ONLY:
        return "none"
    return "whole" if allowed & _NO_SUBSETTING else "subset"
