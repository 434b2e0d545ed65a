"""a picture's bytes + its format → the one reader of that format; whatever else Pillow can open is not taken."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags
from PIL import ImageFile as ImageFileModule
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from pagekit.intake.heic import heic_reader
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.model import PictureFormat

# Opened by their own classes: Pillow's open() knows forty formats more, and warns of large pictures where the gate has
# a rule of its own.
_READERS: dict[PictureFormat, type[ImageFile]] = {
    "AVIF": AvifImageFile,
    "GIF": GifImageFile,
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "TIFF": TiffImageFile,
    "WEBP": WebPImageFile,
}


def opened(data: bytes, form: PictureFormat) -> ImageFile:
    """The picture, of which its reader has seen the header. Raises what Pillow does, and MissingDependency for a
    HEIC.
    """
    reader = heic_reader() if form == "HEIC" else _READERS[form]
    return reader(io.BytesIO(data))


def orientation(image: ImageFile) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none that can be read."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except DAMAGE:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


class _Quiet:
    """Both settings are the process's. Whoever is first changes them, the last sets them back; all decode at one
    time.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._warnings = warnings.catch_warnings()
        self._lenient = False

    def enter(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._warnings = warnings.catch_warnings()
                self._warnings.__enter__()
                warnings.simplefilter("ignore")
                self._lenient = ImageFileModule.LOAD_TRUNCATED_IMAGES
            # Another library may have told Pillow otherwise since.
            ImageFileModule.LOAD_TRUNCATED_IMAGES = False
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                ImageFileModule.LOAD_TRUNCATED_IMAGES = self._lenient
                self._warnings.__exit__(None, None, None)


_quiet = _Quiet()


@contextmanager
def quietly() -> Iterator[None]:
    """Pillow warns of odd pictures; what matters becomes a note. Cut-off ones are not taken, even where another library
    told Pillow to take them.
    """
    _quiet.enter()
    try:
        yield
    finally:
        _quiet.leave()
