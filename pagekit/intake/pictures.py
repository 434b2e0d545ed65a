"""a picture file's bytes → PictureFacts, after it has been decoded whole; what cannot be trusted is refused.

The rules:
1. The signature says the format, never the name: JPEG, PNG, WebP, GIF, AVIF, TIFF; HEIC, where pillow-heif is there.
   SVG can carry script.
2. No more than 120 million pixels and 30,000 on a side, as the header says, before a pixel is decoded; no more parts,
   scans and frames than pictures have (`picture_counts`), and no more memory than is spent on one (`picture_memory`).
3. Every pixel decodes. Later rooms need not ask again.
4. Of an animation the first frame counts.
5. A file that only its metadata spoils is read without it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from PIL import Image

from pagekit.errors import MissingDependency
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_bytes import without_metadata
from pagekit.intake.picture_counts import Counted, TooMuch, bound_frames, counted
from pagekit.intake.picture_decoded import bound_size, decoded_here, is_much
from pagekit.intake.picture_gate import PhotoMetadata, PictureRefused
from pagekit.intake.picture_kind import picture_format, stranger
from pagekit.intake.picture_memory import bound_memory, bound_opened
from pagekit.intake.picture_readers import opened, quietly
from pagekit.model import PictureFacts, PictureFormat

_DAMAGE = (*DAMAGE, MemoryError, Image.DecompressionBombError)
_COUNTED_BY_READERS = frozenset({"AVIF", "HEIC"})
_OF_NO_KIND = "unknown pixel mode"
"""How Pillow says that the file is in order and it does not read its kind."""


def inspect(
    data: bytes, name: str, lang: str | None = None, sidecar: bytes | None = None
) -> tuple[PictureFacts, PhotoMetadata]:
    """Decode a picture whole and read its metadata, and that of its `sidecar`. `name` is for the messages. Raises
    PictureRefused.
    """
    if not data:
        raise PictureRefused("picture-broken", f"{name}: is empty (0 bytes).", "Copy or export it again.")
    form = picture_format(data)
    if form is None:
        what = f"{name}: is {stranger(data)}, whatever its name says."
        raise PictureRefused("picture-refused", what, "Export it as JPEG or PNG.")
    with quietly():
        try:
            return _looked_at(data, form, name, lang, sidecar)
        except _DAMAGE as problem:
            if isinstance(problem, PictureRefused):
                raise
            if isinstance(problem, TooMuch):
                what, remedy = f"{name}: {problem}.", "Export it again."
                raise PictureRefused("picture-refused", what, remedy) from problem
            if isinstance(problem, SyntaxError) and _OF_NO_KIND in str(problem):
                what = f"{name}: is a {form} with pixels of a kind that is not read."
                remedy = "Export it flat, without alpha, in CMYK, RGB or grey."
                raise PictureRefused("picture-refused", what, remedy) from problem
            found = _without_metadata(data, form, name, lang, sidecar)
            if found is not None:
                return found
            what = f"{name}: is damaged or cut off; it cannot be decoded as {form}."
            raise PictureRefused("picture-broken", what, "Copy or export it again.") from problem


def _without_metadata(
    data: bytes, form: PictureFormat, name: str, lang: str | None, sidecar: bytes | None
) -> tuple[PictureFacts, PhotoMetadata] | None:
    """The same without what the file says about itself; None where the pixels are damaged, too."""
    bare = without_metadata(data, form)
    if bare is None:
        return None
    try:
        facts, metadata = _looked_at(bare, form, name, lang, sidecar)
    except _DAMAGE:
        return None
    troubles = [metadata.trouble, "what the file says about itself is damaged"]
    trouble = " and ".join(filter(None, troubles))
    return replace(facts, sha256=hashlib.sha256(data).hexdigest()), replace(metadata, trouble=trouble)


def _looked_at(
    data: bytes, form: PictureFormat, name: str, lang: str | None, sidecar: bytes | None
) -> tuple[PictureFacts, PhotoMetadata]:
    count = counted(data, form)
    if count.size != (0, 0):
        bound_size(count.size, name)
        bound_memory(form, count.size, count, len(data), name)
    try:
        if _check_sums(data, form, count, name):
            # Jobs, which hardly any picture is decoded in.
            from pagekit.intake.picture_apart import decoded_apart

            return decoded_apart(data, form, name, lang, sidecar)
        return decoded_here(data, form, count, name, lang, sidecar)
    except MissingDependency as problem:
        what = f"{name}: is a {form}, which is read with pillow-heif; it is not installed."
        remedy = f"Run {problem.command}, or export it as JPEG."
        raise PictureRefused("picture-refused", what, remedy) from None


def _check_sums(data: bytes, form: PictureFormat, count: Counted, name: str) -> bool:
    """Size first, then the format's check sums; and whether much is held for its decoding. A picture that was verified
    must be opened again.
    """
    with opened(data, form) as image:
        bound_size(image.size, name)
        bound_opened(form, image, count, len(data), name)
        if form in _COUNTED_BY_READERS:
            bound_frames(int(getattr(image, "n_frames", 1)))
        much = is_much(form, image, count, len(data))
        image.verify()
    return much
