"""ForeignForm: a form XObject with all it needs, its objects numbered from 0, ready for any PDF.

ISO 32000-1, 8.10. What is written holds no number of the PDF that it came from and none of the one that it goes to.
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.notes import Note

Part = str | int


@dataclass(frozen=True, slots=True)
class ForeignObject:
    """One object."""

    parts: tuple[Part, ...]
    """As PDF writes it, in ASCII; a number stands where another object of the form is referred to. Of a stream, what
    stands in its dictionary, less the length."""
    data: bytes | None = None
    """Of a stream, as its filters left it."""


@dataclass(frozen=True, slots=True)
class ForeignForm:
    """A page that somebody else drew. The form itself is the first of its objects."""

    width: float
    height: float
    """In points, as it is looked at: it stands upright with its bottom left corner at the origin."""
    objects: tuple[ForeignObject, ...]
    notes: tuple[Note, ...] = ()
    beyond: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """How far it is drawn beyond that size to the left, top, right and bottom, in points, where that was asked for."""
