"""the tables of a layout.toml → Paper, Ink, Style, PictureRole: each kind of entry, in common and as a medium has it.

A page that flows, in a browser or by its own template, knows `WebStyle` and `WebPicture`; a composed one
`PrintStyle` and `PrintPicture`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pagekit.layout.options import Colour
from pagekit.layout.slot import Extent, Span
from pagekit.model.base import FullLine, Name, OptionalLine, Record, TupleOf
from pagekit.units import Length

Ratio = Annotated[float, Field(gt=0, le=10)]
Pixel = Annotated[int, Field(ge=1, le=8_000)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,63}$")]
"""A name that is a CSS class and a custom property as it stands."""


MOST_NAMES = 200
"""Of one kind in an edition, such as sizes: newspapers have some twenty."""


class Paper(Record):
    """A sheet and the margins of its type area."""

    width: Extent
    height: Extent
    top: Span
    right: Span
    bottom: Span
    left: Span

    @property
    def measure(self) -> Length:
        """The width of the type area."""
        return self.width - self.left - self.right


Share = Annotated[float, Field(ge=0, le=100)]
Cmyk = tuple[Share, Share, Share, Share]
"""Percent of cyan, magenta, yellow and black."""


class Ink(Record):
    """A colour by its light and its dark page, and what it is made of on paper."""

    light: Colour
    dark: Colour | None = None
    cmyk: Cmyk | None = None
    """Its recipe for every press condition that has none of its own; without one the profile makes it."""
    spot: OptionalLine = None
    """The ink that prints it where the condition has spot colours, as the printer calls it."""
    at: Mapping[Name, Cmyk] = Field(default_factory=dict)
    """A press condition's name → the recipe there."""


def _light_alone(value: object) -> object:
    if isinstance(value, dict):
        return {name: {"light": ink} if isinstance(ink, str) else ink for name, ink in value.items()}
    return value


Inks = Annotated[dict[Key, Ink], BeforeValidator(_light_alone, json_schema_input_type=dict[Key, Ink | str])]
"""Colours by name. A colour alone is the light page's and the dark page's."""


# ---- Text --------------------------------------------------------------------------------------------------


class Style(Record):
    """How one kind of text is set. Sizes in points for print, in pixels for the web."""

    family: FullLine
    """A key of `[families]`."""
    size: Extent
    leading: Extent | Ratio
    """Baseline to baseline: a length, or a multiple of the size."""
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    italic: bool = False
    tracking: Annotated[float, Field(ge=-0.1, le=0.5)] = 0.0
    """Added between letters, in em."""
    caps: Literal["none", "upper", "small"] = "none"
    figures: Literal["default", "lining", "oldstyle", "tabular"] = "default"
    align: Literal["start", "center", "end", "justify"] = "start"
    hyphenate: bool = False
    indent: Span = Length(0)
    """Of a paragraph that follows a paragraph."""
    colour: FullLine = "ink"


class WebStyle(Style):
    """A style of pages that flow."""

    size_wide: Extent | None = None
    """The size on a page 1280 px wide; it grows evenly from `size` at 320 px."""
    balance: bool = False
    """Lines of equal length, for heads."""


class LadderStep(Record):
    """A size a head may have, its leading, and the most lines it may run to at that size."""

    size: Extent
    leading: Extent
    lines: Annotated[int, Field(ge=1, le=12)] = 3


class PrintStyle(Style):
    """A style of composed pages."""

    ladder: Annotated[tuple[LadderStep, ...], TupleOf, Field(max_length=20)] = ()
    """The sizes a head may have, the largest first. Without it the size is always `size`."""
    size_arabic: Extent | None = None
    """The size in languages of Arabic script, whose letters are small on their body; 1.18 times `size` when left out,
    but of a head, where its leading holds them."""
    ragged: dict[Name, Extent] = Field(default_factory=dict)
    """A language → the measure of a column under which justified text of it is ragged: one of long words."""
    before: Annotated[float, Field(ge=0, le=20)] = 0.0
    """Free space above, in lines of the baseline grid."""
    after: Annotated[float, Field(ge=0, le=20)] = 0.0
    hang: bool = False
    """Hyphens, stops, commas and quote marks hang half out of the measure, so that the edge looks straight."""
    drop_cap: Annotated[int, Field(ge=0, le=6)] = 0
    """Lines that the first letter of a story takes; 0 for no initial."""
    lead_in: bool = False
    """The first words of a story stand in small capitals."""
    rule_above: Span = Length(0)
    """The thickness of a rule above it, across the measure."""
    rule_below: Span = Length(0)
    rule_colour: FullLine = "ink"


# ---- Pictures ----------------------------------------------------------------------------------------------


class PictureRole(Record):
    """How pictures of one role are made: the shapes (height over width) they may have, and how well they are kept."""

    tallest: Ratio = 10.0
    """A taller picture is cropped around its focus."""
    wide_up_to: Ratio = 10.0
    """A picture no taller than this may have the full measure; a taller one is set narrow."""
    quality: Annotated[int, Field(ge=40, le=98)] = 84


class WebPicture(PictureRole):
    """A picture of a page that flows: files of several widths, of which the browser takes one."""

    widths: Annotated[tuple[Annotated[int, Field(ge=16, le=8_000)], ...], TupleOf, Field(min_length=1)] = (
        640,
        1280,
    )
    """In pixels."""
    sizes: FullLine = "100vw"
    """The HTML `sizes` attribute of the web page: how wide the picture is shown."""
    sizes_narrow: FullLine | None = None
    """The same for a picture that is set narrow; `sizes` when left out."""
    aspect: Annotated[tuple[Pixel, Pixel], TupleOf] | None = None
    """Every picture is cropped to this shape (width, height) around its focus."""


class PrintPicture(PictureRole):
    """A picture of a composed page: one file, made at the size it is placed."""

    ppi: Annotated[int, Field(ge=72, le=1_200)] = 300
    """Pixels an inch of the picture as it is placed. One that has fewer is not enlarged."""


# ---- Roles -------------------------------------------------------------------------------------------------


class RoleColour(Record):
    """The colours of a role of composed pages where they are not those of its style. Names of `[colours]`."""

    colour: FullLine | None = None
    """Of all its words."""
    opening: FullLine | None = None
    """Of its first words, where they are set bold."""


def _colour_alone(value: object) -> object:
    if isinstance(value, dict):
        return {role: {"colour": said} if isinstance(said, str) else said for role, said in value.items()}
    return value


RoleColours = Annotated[
    dict[Key, RoleColour], BeforeValidator(_colour_alone, json_schema_input_type=dict[Key, RoleColour | str])
]
"""Colours by the roles they are for. A name alone is for all the words."""
