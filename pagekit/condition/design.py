"""the `[marks]` of a press condition → Design: which marks a printer wants around the page, and their measures.

       ┊ colour bar  ⊕          ┊        trim marks ┊ ┈ begin off the trim, and outside the bleed
    ┈┈ ┌────────────────────────┐ ┈┈     targets ⊕ in the middle of each side
       │                        │
     ⊕ │                        │ ⊕      on sheets with room around the bleed
       │                        │
    ┈┈ └────────────────────────┘ ┈┈
       ┊ slug line   ⊕          ┊

The figures are those that printers' guides commonly ask for. A condition says `marks = true` for all of them, `false`
for none, or what it wants otherwise:

    [marks]
    targets = false         # a digital press has no plates to register
    bar = false
"""

from __future__ import annotations

from typing import Annotated

from pagekit.layout.slot import Extent, Span
from pagekit.model.base import FullLine, Record, TupleOf
from pagekit.units import mm, pt


class Design(Record):
    """Which marks there are, and their measures."""

    room: Extent = mm(10)
    """How far the sheet goes on beyond the bleed."""
    offset: Span = mm(3)
    """How far off the trim its marks begin, if the bleed is not wider."""
    length: Extent = mm(5)
    """Of a trim mark."""
    weight: Extent = pt(0.25)
    """Of all lines."""
    target: Extent = mm(2)
    """The radius of a registration mark."""
    patch: Extent = mm(5)
    """An edge of a field of the colour bar, if all have room."""
    gap: Span = mm(2)
    """Between the bleed, or a mark, and what stands beside it."""
    type_size: Extent = pt(6)
    """Of the slug line."""
    families: Annotated[tuple[FullLine, ...], TupleOf] = (
        "IBM Plex Sans", "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew",
    )  # fmt: skip
    """Its faces: those that come with pagekit."""
    trims: bool = True
    targets: bool = True
    bar: bool = True
    slug: bool = True

    def free(self, width: float) -> float:
        """What is left for the bar, and for the slug line, between a corner and the target in the middle."""
        return max(width / 2 - ARM * self.target.points - 2 * self.gap.points, 0.0)


ARM = 1.5
"""How far the cross of a registration mark reaches, by the radius of its circle."""
