"""a picture file that intake has passed → Source: read once and decoded once, and only when a file of it must be made.

A source holds its decoded pixels for as long as it lives: make all of a picture's files from one, then let it go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from pagekit.errors import Unreadable

if TYPE_CHECKING:
    from PIL import Image

    from pagekit.pictures.colour import Plain

KEPT = 16_000_000
"""Pixels of a picture in its own colours that is kept for its next plate."""


class Source:
    """A picture's file. `sha256` is the hash of the bytes that intake passed, where known; `name` is for messages."""

    def __init__(
        self, read: Callable[[], bytes], *, sha256: str | None = None, name: str = "a picture"
    ) -> None:
        self._read = read
        self._passed = sha256
        self.name = name
        self._plain: tuple[Plain, bool] | None = None

    @classmethod
    def of(cls, data: bytes) -> Source:
        """The source of bytes at hand."""
        return cls(lambda: data)

    @cached_property
    def data(self) -> bytes:
        """The file's bytes. Raises Unreadable, also when they are not those that intake passed."""
        data = self._read()
        if self._passed is not None and hashlib.sha256(data).hexdigest() != self._passed:
            raise Unreadable(f"{self.name}: has changed since the story was read. Read the story again.")
        return data

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes, as hexadecimal digits; known without reading them where intake has seen them."""
        return self._passed or hashlib.sha256(self.data).hexdigest()

    @cached_property
    def decoded(self) -> tuple[Image.Image, bool]:
        """The picture upright, in sRGB on white; and whether it is lettering. Raises Unreadable, RenderError."""
        # Pillow, when the first picture has to be decoded.
        from pagekit.pictures.decode import decoded

        return decoded(self.data)

    @property
    def plain(self) -> tuple[Plain, bool]:
        """The same in its own colours, for plates. A large one is decoded anew for each that asks: who has it holds it
        alone.
        """
        if self._plain is not None:
            return self._plain
        from pagekit.pictures.decode import plain

        made = plain(self.data)
        if made[0].image.width * made[0].image.height <= KEPT:
            self._plain = made
        return made

    @property
    def accent(self) -> str | None:
        """The colour that stands out in it, dark enough to be read; None where none does. Raises as `decoded`."""
        from pagekit.pictures.aside import accent

        return accent(self)
