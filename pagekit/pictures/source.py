"""a picture file that intake has passed → Source: read once and decoded once, and only when a file of it must be made.

A source holds its decoded pixels for as long as it lives: make all of a picture's files from one, then let it go.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from pagekit.errors import RenderError, Unreadable
from pagekit.intake.pictures import quietly
from pagekit.pictures.colour import Plain, to_plain, to_srgb

Seen = TypeVar("Seen")
LETTERED = frozenset({"PNG", "GIF"})
"""What screenshots and drawings come in: sharp edges, few colours."""


class Source:
    """A picture's file. `sha256` is the hash of the bytes that intake passed, where known; `name` is for messages."""

    def __init__(
        self, read: Callable[[], bytes], *, sha256: str | None = None, name: str = "a picture"
    ) -> None:
        self._read = read
        self._passed = sha256
        self._name = name

    @classmethod
    def of(cls, data: bytes) -> Source:
        """The source of bytes at hand."""
        return cls(lambda: data)

    @cached_property
    def data(self) -> bytes:
        """The file's bytes. Raises Unreadable, also when they are not those that intake passed."""
        data = self._read()
        if self._passed is not None and hashlib.sha256(data).hexdigest() != self._passed:
            raise Unreadable(f"{self._name}: has changed since the story was read. Read the story again.")
        return data

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes, as hexadecimal digits; known without reading them where intake has seen them."""
        return self._passed or hashlib.sha256(self.data).hexdigest()

    @cached_property
    def decoded(self) -> tuple[Image.Image, bool]:
        """The picture upright, in sRGB on white; and whether it is lettering. Raises Unreadable, RenderError."""
        return self._opened(to_srgb)

    @cached_property
    def plain(self) -> tuple[Plain, bool]:
        """The same in its own colours, for plates."""
        return self._opened(to_plain)

    def _opened(self, seen: Callable[[Image.Image], Seen]) -> tuple[Seen, bool]:
        try:
            with quietly(), Image.open(io.BytesIO(self.data)) as source:
                upright = seen(ImageOps.exif_transpose(source))
                lettering = source.format in LETTERED
        except UnidentifiedImageError as problem:
            raise RenderError(
                "a picture is of no kind that is known. Export it again as JPEG or PNG."
            ) from problem
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
            raise RenderError(
                f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
            ) from problem
        return upright, lettering
