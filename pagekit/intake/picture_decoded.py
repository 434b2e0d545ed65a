"""a picture's bytes, counted and weighed → its facts and its metadata, once every pixel of it has been decoded.

What its decoder holds much for is decoded in a process of its own (`picture_apart`).
"""

from __future__ import annotations

import hashlib

from PIL.ImageFile import ImageFile

from pagekit.intake.photo_metadata import read_metadata
from pagekit.intake.picture_counts import Counted
from pagekit.intake.picture_gate import PhotoMetadata, PictureRefused
from pagekit.intake.picture_kind import fits_ending
from pagekit.intake.picture_memory import IN_PROCESS, decoding, divisor, stored
from pagekit.intake.picture_readers import opened, orientation
from pagekit.intake.png_strips import shell, strips
from pagekit.model import PictureFacts, PictureFormat

MAX_PIXELS = 120_000_000
MAX_SIDE = 30_000

Found = tuple[PictureFacts, PhotoMetadata]


def bound_size(size: tuple[int, int], name: str) -> None:
    """Raises PictureRefused for a picture without pixels, and for one with too many."""
    width, height = size
    if width < 1 or height < 1:
        raise PictureRefused("picture-broken", f"{name}: has no pixels.", "Export it again.")
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        most = f"at most {MAX_PIXELS:,} and {MAX_SIDE:,} a side are taken"
        what = f"{name}: claims {width:,} by {height:,} pixels; {most}."
        raise PictureRefused("picture-refused", what, "Export it smaller.")


def is_much(form: PictureFormat, image: ImageFile, count: Counted, weight: int) -> bool:
    """Whether more is held for its decoding than the caller's process should. `image` is not loaded yet."""
    if form == "PNG" and count.rows:
        return False
    # Of a JPEG an eighth of each side is decoded.
    return (count.held if form == "JPEG" else decoding(form, image, count)) + weight > IN_PROCESS


def decoded_here(
    data: bytes, form: PictureFormat, count: Counted, name: str, lang: str | None, sidecar: bytes | None
) -> Found:
    """Decode it whole. Raises PictureRefused, and what readers do."""
    bare = shell(data) if count.rows and _by_rows(data, form, count) else None
    with bare or opened(data, form) as image:
        width, height = image.size if bare is None else count.size
        animated = count.frames > 1 or bool(getattr(image, "is_animated", False))
        if bare is not None:
            for _ in strips(data, bare):
                pass
        elif form == "JPEG":
            # An eighth of the size reads every byte of it and takes a sixty-fourth of the memory.
            image.draft(None, (max(1, width // 8), max(1, height // 8)))
        image.load()
        if form not in {"JPEG", "PNG"}:
            # A frame may be larger than the screen that the header names.
            width, height = image.size
            bound_size(image.size, name)
        metadata = read_metadata(image, lang, sidecar)
        facts = PictureFacts(
            format=form,
            width=width,
            height=height,
            sha256=hashlib.sha256(data).hexdigest(),
            orientation=orientation(image),
            animated=animated,
            odd_ending=not fits_ending(name, form),
        )
    return facts, metadata


def _by_rows(data: bytes, form: PictureFormat, count: Counted) -> bool:
    """Whether it is too large to stand in memory whole."""
    if divisor(count.size) > 1:
        return True
    with opened(data, form) as image:
        return stored(image) + len(data) > IN_PROCESS
