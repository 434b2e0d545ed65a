"""pictures made a moment ago → the same again without work: bounded, in memory, for all threads of the process."""

from __future__ import annotations

import threading
from dataclasses import replace

from pagekit.pictures.files import PictureFiles
from pagekit.pictures.plate_recipe import PlateRecipe
from pagekit.pictures.recipe import Recipe

Wanted = tuple[str, Recipe | PlateRecipe, bytes | None]
"""The source's SHA-256, the recipe, the credit packet."""


class Shelf:
    """Keeps what was asked for last, up to `max_bytes` of files; what was not asked for longest goes first.

    A page and its preview, or a web page and its print edition, ask for the same picture within one run: what was
    made stays at hand, the sources do not.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self._placed: dict[Wanted, PictureFiles] = {}
        self._weight = 0
        self._lock = threading.Lock()

    def find(self, wanted: Wanted) -> PictureFiles | None:
        """The picture, if it is still here."""
        with self._lock:
            placed = self._take(wanted)
            return placed and self._put(wanted, placed)

    def keep(self, wanted: Wanted, placed: PictureFiles) -> None:
        """Put a picture on the shelf, and take off what no longer fits."""
        with self._lock:
            self._take(wanted)
            self._put(wanted, placed)
            while self._weight > self.max_bytes:
                self._take(next(iter(self._placed)))

    def clear(self) -> None:
        """Take everything off, as a new process would find it."""
        with self._lock:
            self._placed.clear()
            self._weight = 0

    def _take(self, wanted: Wanted) -> PictureFiles | None:
        placed = self._placed.pop(wanted, None)
        self._weight -= placed.weight if placed else 0
        return placed

    def _put(self, wanted: Wanted, placed: PictureFiles) -> PictureFiles:
        self._placed[wanted] = replace(placed, made=0) if placed.made else placed
        self._weight += placed.weight
        return self._placed[wanted]
