"""a file's first bytes → what it is. The name's ending says nothing: a file called .png may hold anything.

Signatures: JPEG (ITU-T T.81 B.1), PNG (ISO 15948, 5.2), GIF89a, RIFF/WebP, ISO base media brands (ISO
14496-12), TIFF 6.0, HEIF (ISO/IEC 23008-12).
"""

from __future__ import annotations

import re

from pagekit.model import PictureFormat

_SIGNATURES: tuple[tuple[bytes, PictureFormat], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_ENDINGS: dict[PictureFormat, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".jfi", ".pjpeg", ".pjp"),
    "PNG": (".png", ".apng"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "AVIF": (".avif", ".avifs"),
    "TIFF": (".tif", ".tiff"),
    "HEIC": (".heic", ".heif", ".hif"),
}
_EVERY_ENDING = tuple(ending for endings in _ENDINGS.values() for ending in endings)
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_STRANGERS = (
    (b"%PDF", "a PDF"),
    (b"8BPS", "a Photoshop file"),
    (b"BM", "a BMP"),
    (b"\0\0\1\0", "an icon"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "an EPS file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"II+\0", "a BigTIFF"),
    (b"MM\0+", "a BigTIFF"),
)
_EPS_WITH_PREVIEW = b"\xc5\xd0\xd3\xc6"
_FIRST_LINE = 256
_SVG = re.compile(rb"<svg[\s>/]", re.IGNORECASE)
_MARKUP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<")
_HEAD = 4_096


def picture_format(data: bytes) -> PictureFormat | None:
    """The format that the signature names, or None for everything that is not taken."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(data)
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIC" if brands & _HEIC else None


def is_eps(data: bytes) -> bool:
    """True for PostScript that says it is one picture, with a preview or without (Adobe Technical Note 5002)."""
    if data.startswith(_EPS_WITH_PREVIEW):
        return True
    first = data[:_FIRST_LINE].lstrip(b"\x04\r\n ").splitlines()[:1]
    return bool(first) and first[0].startswith(b"%!PS-Adobe-") and b"EPSF" in first[0]


def stranger(data: bytes) -> str:
    """What a refused file is, as far as its first bytes tell: "an SVG", "a PDF", "not a picture"."""
    head = data[:_HEAD]
    if _SVG.search(head) or head.startswith(b"\x1f\x8b"):
        return "an SVG" if _SVG.search(head) else "a compressed file"
    if _MARKUP.match(head):
        return "a page or another text with tags"
    return next((name for signature, name in _STRANGERS if data.startswith(signature)), "not a picture")


def fits_ending(name: str, form: PictureFormat) -> bool:
    """True when the file's name ends as files of this format do, or as files of none."""
    lower = name.lower()
    return lower.endswith(_ENDINGS[form]) or not lower.endswith(_EVERY_ENDING)


def _brands(data: bytes) -> set[bytes]:
    """The brands of an ISO base media file: the major one and those it is compatible with."""
    if data[4:8] != b"ftyp":
        return set()
    size = min(int.from_bytes(data[:4], "big"), _HEAD)
    return {data[start : start + 4] for start in (8, *range(16, size, 4))}
