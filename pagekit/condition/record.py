"""the table of a press condition → Condition: what a printer's machine, paper and ink can do, as data.

The figures of those that pagekit ships are defaults, each with its source, in assets/conditions. A printer's own
figures go into a file of the newsroom's, which may inherit one of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from pagekit.condition.design import Design
from pagekit.layout.slot import Span
from pagekit.model.base import FullLine, Name, OptionalLine, Record
from pagekit.units import mm

SCHEMA = 1
Percent = Annotated[float, Field(ge=0, le=100)]
Points = Annotated[float, Field(ge=0, le=100)]
Ppi = Annotated[int, Field(ge=1, le=10_000)]
Tones = Annotated[tuple[Percent, Percent], AfterValidator(lambda ends: _rising(ends))]
Variant = Literal["x4", "x1a"]
"""PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4)."""
Intent = Literal["perceptual", "relative"]
RgbPolicy = Literal["convert", "refuse", "keep"]
"""What becomes of red, green and blue in the page that an advertiser drew: it is brought into the inks through the
profile, the advert is refused, or it stays, for a printer who converts it himself."""


def _marks(said: Any) -> Any:
    return (Design() if said else None) if isinstance(said, bool) else said


Marks = Annotated[Design | None, BeforeValidator(_marks, json_schema_input_type=Design | bool | None)]
"""A table, `true` for all that there are, or `false` for none."""


class Resolution(Record):
    """Pixels an inch at the size at which a picture is placed."""

    target: Ppi
    """What pictures are made for; over twice as much is thrown away."""
    warn: Ppi
    stop: Ppi

    @model_validator(mode="after")
    def _falling(self) -> Self:
        if not self.target >= self.warn >= self.stop:
            raise ValueError("does not fall from target to warn to stop; give the largest to target")
        return self


class Minima(Record):
    """The least that prints well, in points, by how many inks it is made of."""

    one: Points
    """In one solid ink."""
    tint: Points
    """In a tint of one ink."""
    several: Points
    """In several inks, which never meet exactly."""


class Reversed(Record):
    """The least size of white type on a ground, in points."""

    one: Points
    several: Points


class Intended(Record):
    """What the plates are made for, as the file says it (ISO 32000-1, 14.11.5)."""

    identifier: FullLine
    """The name under which a registry knows the printing: `FOGRA39`, `CGATS TR 002`."""
    info: FullLine
    condition: OptionalLine = None
    registry: OptionalLine = "http://www.color.org"
    """None for a printing that no registry knows."""


class Condition(Record):
    """How a page is printed: the profile, and what must hold on its plates."""

    name: Name
    title: FullLine
    summary: OptionalLine = None
    intended: Intended
    profile: OptionalLine = None
    """The file of the ICC profile: beside the condition's own file, or in assets/icc. None where the newsroom must
    bring it."""
    ask_for: OptionalLine = None
    """Where a profile that pagekit may not ship can be had, for the error that asks for it."""
    rendering: Intent = "relative"
    """How photographs are brought into its colours."""
    variant: Variant = "x4"
    total_ink: Annotated[float, Field(gt=0, le=400)]
    """The most ink on any spot, in percent: the sum of all plates."""
    rich_black: tuple[Percent, Percent, Percent, Percent] = (0, 0, 0, 100)
    """What a solid area in black may be made of; never type."""
    photo: Resolution
    line_art: Resolution
    """Of pictures of one bit."""
    type_size: Minima
    reversed_type: Reversed
    rule: Minima
    tones: Tones = (2, 98)
    """The lightest tint that prints, and the darkest that does not fill up."""
    spots: bool = True
    """Whether spot colours can be printed. Where they cannot, an advert that has one is refused."""
    rgb: RgbPolicy = "convert"
    """Of adverts that come as pages of PDFs."""
    bleed: Span = mm(3)
    safe: Span = mm(3)
    """How far live matter stays inside the trim."""
    marks: Marks = Design()
    """The marks around the page."""

    folder: Path | None = Field(default=None, exclude=True)
    """Where its file lies."""


def _rising(ends: tuple[float, float]) -> tuple[float, float]:
    if ends[0] >= ends[1]:
        raise ValueError("does not rise; give the lightest tint first, then the darkest")
    return ends
