"""nothing → Pillow's reader of HEIC, which comes with the `heic` extra (pillow-heif)."""

from __future__ import annotations

from PIL.ImageFile import ImageFile

from pagekit.errors import MissingDependency

INSTALL = "pip install 'pagekit[heic]'"


def heic_reader() -> type[ImageFile]:
    """The class that opens a HEIC. Raises MissingDependency."""
    try:
        # libheif, when the first HEIC has come.
        from pillow_heif import HeifImageFile
    except ImportError:
        raise MissingDependency("Pictures in HEIC need pillow-heif.", INSTALL) from None
    return HeifImageFile
