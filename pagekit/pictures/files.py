"""the files of one picture → what a page needs of them: `srcset`, formats, size, and how many were made now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from pagekit.pictures.recipe import BEST_FIRST, ENDING, ImageFormat

Remark = Literal["profile-unusable", "profile-missing"]
REMARKS: tuple[Remark, ...] = get_args(Remark)
"""What was found in a source whose colours could not be known for sure: a profile that is damaged or for other
channels, and inks that no profile tells of.
"""


@dataclass(frozen=True, slots=True)
class Derivative:
    """A picture file of a page: its name among the assets, its size in pixels, its bytes."""

    name: str
    format: ImageFormat
    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class PictureFiles:
    """All files of one picture, smallest first. What is asked of them is kept: a site shows a picture on many pages."""

    files: tuple[Derivative, ...]
    made: int = field(default=0, compare=False)
    """How many files were encoded for this call; 0 when all were there before."""
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def largest(self) -> Derivative:
        """The largest file of the format that most can read: what a page falls back to, and what print uses."""
        return max(self.files, key=lambda file: (BEST_FIRST.index(file.format), file.width))

    @cached_property
    def formats(self) -> tuple[ImageFormat, ...]:
        """The formats there are, best first: the order of `source` elements in a `picture`."""
        there = {file.format for file in self.files}
        return tuple(form for form in BEST_FIRST if form in there)

    @property
    def width(self) -> int:
        """Width of the largest file in pixels."""
        return self.largest.width

    @property
    def height(self) -> int:
        """Height of the largest file in pixels."""
        return self.largest.height

    @property
    def ratio(self) -> float:
        """Height over width."""
        largest = self.largest
        return largest.height / largest.width

    @cached_property
    def weight(self) -> int:
        """Bytes of all files together."""
        return sum(len(file.data) for file in self.files)

    def at(self, root: str) -> PictureFiles:
        """The same files under names that begin at the root: where a site has them for all of its pages."""
        if not root:
            return self
        if root not in self._moved:
            moved = (
                Derivative(f"{root}/{file.name}", file.format, file.width, file.height, file.data)
                for file in self.files
            )
            self._moved[root] = PictureFiles(tuple(moved), self.made, self.remarks)
        return self._moved[root]

    @cached_property
    def _moved(self) -> dict[str, PictureFiles]:
        return {}

    def srcset(self, wanted: ImageFormat, root: str = "") -> str:
        """The HTML `srcset` of one format."""
        return ", ".join(f"{root}{file.name} {file.width}w" for file in self.files if file.format == wanted)


def file_name(source_sha256: str, width: int, form: ImageFormat, data: bytes) -> str:
    """The name among a page's assets. It follows the bytes: a changed credit or crop is a changed file, and the
    caches of browsers and servers cannot serve the old one.
    """
    return f"pictures/{source_sha256[:12]}-{width}-{hashlib.sha256(data).hexdigest()[:8]}.{ENDING[form]}"
