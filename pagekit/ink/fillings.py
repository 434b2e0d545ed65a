"""what somebody else brings for the slots of composed pages: adverts, as pictures or as they were drawn, and codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.bleed import Beyond


@dataclass(frozen=True, slots=True)
class CodeFilling:
    """A symbol to scan, black on what is there. All lengths count modules."""

    modules: int
    """How wide it is, its quiet zone included."""
    bars: tuple[tuple[int, int, int], ...]
    """Each run of dark modules: column and row from the top left corner, and how many."""
    alt: str


@dataclass(frozen=True, slots=True)
class PictureFilling:
    """A booked picture, shown whole in the middle of its place."""

    file: str
    """Its name among the files of the document."""
    width: int
    height: int
    """In pixels."""
    alt: str
    href: str | None = None
    larger: float = 1.0
    """How many times larger than whole it is drawn, for a place that is cut along the edge of the page."""


@dataclass(frozen=True, slots=True)
class FormFilling:
    """What somebody else drew, shown whole in the middle of its place, on white."""

    file: str
    """Its name among the files of the document."""
    width: float
    height: float
    """In points."""
    alt: str
    href: str | None = None
    beyond: Beyond = (0.0, 0.0, 0.0, 0.0)
    """How far it was drawn beyond that size, for a page that is cut along it."""
    larger: float = 1.0
    """As that of a picture."""


Filling = CodeFilling | PictureFilling | FormFilling
Fillings = Callable[[SlotAddress], Filling | None]
"""What stands in a slot; None where it is left white."""
