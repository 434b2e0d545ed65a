"""a face + an alphabet → the WOFF2 file with its letters (W3C WOFF 2.0); and how far a reader's own face is from it.

To cut and to pack takes a third of a second a file, so those of pagekit's own faces lie in `assets/fonts/web`, made by
`scripts/web-faces`. A pack's own are made when they are wanted.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from pagekit.errors import MissingResource
from pagekit.fonts.alphabets import ALPHABETS, Alphabet
from pagekit.fonts.book import Face, advances, coverage, hb_font
from pagekit.fonts.files import no_font
from pagekit.fonts.metrics import line_extents
from pagekit.fonts.said import rights
from pagekit.resources import assets_dir

WEB_FOLDER = "web"
_NAMES = frozenset({0, 13, 14})
"""What a cut face says of itself: whose it is and under which licence (OpenType 1.9, name). Names that are reserved for
the whole face it does not bear."""
_FEATURES = (
    "calt", "ccmp", "curs", "fina", "init", "isol", "kern", "liga", "lnum", "locl", "mark", "medi", "mkmk", "rlig",
    "tnum",
)  # fmt: skip
"""What style sheets ask for, and what browsers do by themselves."""
_FREQUENT = "aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      "
"""Letters about as often as they stand in a text."""
_LETTER = {"latin": "é", "latin-ext": "ş", "cyrillic": "ж", "greek": "α", "arabic": "ب", "hebrew": "ב"}
"""A letter by which an alphabet is known."""
_ALONE, _RARE = frozenset({"arabic", "hebrew"}), frozenset({"latin-ext", "greek"})
_HASH = 10


@dataclass(frozen=True, slots=True)
class WebFile:
    """A file of a face: its name, after its bytes, and those."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Stand:
    """A face that nearly every reader has, and those of its widths: what browsers find them by, and the mean width of
    their letters, in em.
    """

    locals: tuple[str, ...]
    width: float


STANDS = {
    ("serif", False): Stand(("Times New Roman", "Liberation Serif", "Nimbus Roman Regular"), 0.4172),
    ("serif", True): Stand(("Times New Roman Bold", "Liberation Serif Bold", "Nimbus Roman Bold"), 0.4431),
    ("sans-serif", False): Stand(("Arial", "Liberation Sans", "Nimbus Sans Regular"), 0.4563),
    ("sans-serif", True): Stand(("Arial Bold", "Liberation Sans Bold", "Nimbus Sans Bold"), 0.4937),
}
"""By generic family, and by weight: bold or not."""


def has_letters(face: Face, alphabet: Alphabet, letters: frozenset[int]) -> bool:
    """True where the face has some of these letters, and they are the alphabet's own."""
    return bool(letters & alphabet.letters & coverage(face.path, face.sha256))


@lru_cache(maxsize=256)
def alphabets_of(face: Face) -> tuple[str, ...]:
    """The alphabets that the face is for, by a letter of each. One with Arabic or Hebrew letters is for those: of Latin
    it has what names need.
    """
    covered = coverage(face.path, face.sha256)
    there = [name for name, letter in _LETTER.items() if ord(letter) in covered]
    return tuple(name for name in there if name in _ALONE) or tuple(there)


def shipped_alphabets(face: Face) -> tuple[str, ...]:
    """Those of a face of pagekit's own whose files come with it; pages of the others are rare."""
    return tuple(name for name in alphabets_of(face) if name not in _RARE)


@lru_cache(maxsize=256)
def web_file(face: Face, alphabet: str) -> WebFile:
    """The face's file for an alphabet. Raises MissingResource, MissingDependency."""
    if rights(face.path, face.sha256) != "subset":
        # Its maker lets nobody cut it: one file is all.
        alphabet, data = "whole", _packed(face.read(), face.path.name)
    else:
        data = _shipped(face.path, alphabet) or cut(face, alphabet)
    digest = hashlib.sha256(data).hexdigest()[:_HASH]
    return WebFile(f"fonts/{face.path.stem}-{alphabet}-{digest}.woff2", data)


def cut(face: Face, alphabet: str) -> bytes:
    """The face with the letters of that alphabet alone, packed. Raises MissingResource, MissingDependency."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ALPHABETS[alphabet].held)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_NAMES)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _FEATURES)
    try:
        data = bytes(hb.subset(hb_font(face.path, face.sha256).face, wanted).blob.data)
    except (RuntimeError, hb.HarfBuzzError) as problem:
        raise no_font(face.path.name, problem) from problem
    return _packed(data, face.path.name)


def web_path(folder: Path, face: Path, alphabet: str) -> Path:
    """Where the file of a face of pagekit's own lies."""
    return folder / WEB_FOLDER / f"{face.stem}-{alphabet}.woff2"


def stand_css(face: Face, generic: str) -> str:
    """The rule that fits a reader's own face to this one's width and height, as `local_name` (CSS Fonts Level 5, 2.1).

    Until the face is there, and where it never comes, lines break nearly as they would in it.
    """
    stand = STANDS.get((generic, face.weight >= 600))
    if stand is None:
        return ""
    table = advances(face.path, face.sha256)
    mean = sum(table.get(ord(letter), 0.5) for letter in _FREQUENT) / len(_FREQUENT)
    up, down = line_extents(face)
    size = mean / stand.width
    weight = "font-weight:700;" if face.weight >= 600 else ""
    found = ",".join(f'local("{name}")' for name in stand.locals)
    return (
        f'@font-face{{font-family:"{local_name(face.family)}";{weight}src:{found};'
        f"size-adjust:{size:.1%};ascent-override:{up / size:.1%};descent-override:{-down / size:.1%};"
        "line-gap-override:0%}"
    )


def local_name(family: str) -> str:
    """The family that stands for this one."""
    return f"{family} local"


def _shipped(face: Path, alphabet: str) -> bytes | None:
    home = assets_dir() / "fonts"
    path = web_path(home, face, alphabet)
    if face.parent != home or not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        raise MissingResource(
            f"{path.name}: cannot be read ({problem.strerror}). Install pagekit again."
        ) from problem


def _packed(data: bytes, name: str) -> bytes:
    # Its writer takes 20 ms to import; the files of pagekit's own faces are there.
    from pagekit.fonts.woff2 import pack

    return pack(io.BytesIO(data), name)
