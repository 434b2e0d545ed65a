"""layout.toml → Layout: the page, its grid, its text styles, its colours, its slots. No coordinate lives in Python.

A text style is defined once, here; the stylesheets are generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from pagekit.layout.options import Colour, Option
from pagekit.layout.slot import Extent, Slot
from pagekit.model import Design, Display
from pagekit.model.base import FullLine, Name, Record, TupleOf
from pagekit.units import Length

SCHEMA = 1
Medium = Literal["web", "print", "any"]
Ratio = Annotated[float, Field(gt=0, le=10)]
Pixel = Annotated[int, Field(ge=1, le=8_000)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,63}$")]
"""A name that is a CSS class and a custom property as it stands."""


class Paper(Record):
    """A sheet and the margins of its type area."""

    width: Extent
    height: Extent
    top: Length
    right: Length
    bottom: Length
    left: Length

    @property
    def measure(self) -> Length:
        """The width of the type area."""
        return self.width - self.left - self.right


class Ink(Record):
    """A colour by its light and its dark page."""

    light: Colour
    dark: Colour | None = None


class LadderStep(Record):
    """A size a head may have, its leading, and the most lines it may run to at that size."""

    size: Extent
    leading: Extent
    lines: Annotated[int, Field(ge=1, le=12)] = 3


class Style(Record):
    """How one kind of text is set. Sizes in points for print, in pixels for the web."""

    family: FullLine
    """A key of `[families]`."""
    size: Extent
    size_wide: Extent | None = None
    """Web only: the size on a page 1280 px wide; it grows evenly from `size` at 320 px."""
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
    indent: Length = Length(0)
    """Of a paragraph that follows a paragraph."""
    colour: FullLine = "ink"
    balance: bool = False
    """Web only: lines of equal length, for heads. In print the typesetter breaks them."""
    ladder: Annotated[tuple[LadderStep, ...], TupleOf, Field(max_length=20)] = ()
    """Print only: the sizes a head may have, the largest first. Without it the size is always `size`."""
    size_arabic: Extent | None = None
    """The size in languages of Arabic script, whose letters are small on their body."""
    before: Annotated[float, Field(ge=0, le=20)] = 0.0
    """Composed pages only, as are all that follow: free space above, in lines of the baseline grid."""
    after: Annotated[float, Field(ge=0, le=20)] = 0.0
    hang: bool = False
    """Hyphens, stops, commas and quote marks hang half out of the measure, so that the edge looks straight."""
    drop_cap: Annotated[int, Field(ge=0, le=6)] = 0
    """Lines that the first letter of a story takes; 0 for no initial."""
    lead_in: bool = False
    """The first words of a story stand in small capitals."""
    rule_above: Length = Length(0)
    """The thickness of a rule above it, across the measure."""
    rule_below: Length = Length(0)
    rule_colour: FullLine = "ink"


class PictureRole(Record):
    """How pictures of one role are made: widths in pixels and the tallest shape (height over width) they may have."""

    widths: Annotated[tuple[Annotated[int, Field(ge=16, le=8_000)], ...], TupleOf, Field(min_length=1)]
    sizes: FullLine = "100vw"
    """The HTML `sizes` attribute of the web page: how wide the picture is shown."""
    sizes_narrow: FullLine | None = None
    """The same for a picture that is set narrow; `sizes` when left out."""
    tallest: Ratio = 10.0
    """A taller picture is cropped around its focus."""
    wide_up_to: Ratio = 10.0
    """A picture no taller than this may have the full measure; a taller one is set narrow."""
    quality: Annotated[int, Field(ge=40, le=98)] = 84
    ppi: Annotated[int, Field(ge=72, le=1_200)] = 300
    """Composed pages only: pixels an inch of the picture as it is placed. One that has fewer is not enlarged."""
    aspect: Annotated[tuple[Pixel, Pixel], TupleOf] | None = None
    """Every picture is cropped to this shape (width, height) around its focus."""


WebPart = Literal[
    "breadcrumbs", "label", "kicker", "headline", "deck", "byline", "dates", "translations", "share", "lead",
    "events",
]  # fmt: skip
"""A part of a web page's head: `label` says what kind of piece it is, `events` lists the turning points of a report."""


def _light_alone(value: object) -> object:
    if isinstance(value, dict):
        return {name: {"light": ink} if isinstance(ink, str) else ink for name, ink in value.items()}
    return value


Inks = Annotated[dict[Key, Ink], BeforeValidator(_light_alone)]
"""Colours by name. A colour alone is the light page's and the dark page's."""


class Dress(Record):
    """What a design or a display changes: colours, parts of the text styles and picture roles, the head's order."""

    colours: Inks = Field(default_factory=dict)
    styles: dict[Key, dict[str, Any]] = Field(default_factory=dict)
    pictures: dict[Name, dict[str, Any]] = Field(default_factory=dict)
    head: Annotated[tuple[WebPart, ...], TupleOf] = ()
    """The parts of the head in reading order; those of the dress under it when left out."""
    opens: WebPart | None = None
    """The part that stands before all others of the head."""


HeadPart = Literal["nameplate", "adline", "crumbs", "kicker", "headline", "dates", "deck", "byline", "lead"]


class Composed(Record):
    """How the typesetter composes a story's pages: what stands above its columns, and how it opens."""

    head: Annotated[tuple[HeadPart, ...], TupleOf, Field(min_length=1)] = (
        "nameplate",
        "adline",
        "crumbs",
        "kicker",
        "headline",
        "dates",
        "deck",
        "lead",
    )
    opening: Literal["page", "spread"] = "page"
    """`spread`: a page that the lead picture fills stands before the first page of text."""
    lead_least: Ratio = 0.36
    """The lowest shape (height over width) that the lead picture is cropped to when that lets the story end well."""
    boxes: Literal["text", "foot"] = "text"
    """`foot`: a fact box stands at the foot of its page's last column where the text has not come so far."""
    span: Annotated[int, Field(ge=1, le=6)] = 1
    """Columns that a picture in the text may take when it is wider than high."""


class Manifest(Record):
    """A pack's layout.toml, whole: its own table laid over its parents'."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    name: Name
    title: FullLine
    summary: FullLine
    medium: Medium
    fronts: bool = False
    """It draws many stories as a front, too."""
    inherits: Name | None = None
    template: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")]
    stylesheet: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")]
    faces: Literal["bundled", "system"] = "bundled"
    """Bundled faces go with the page; system faces are the reader's own."""
    baseline: Extent | None = None
    gutter: Length | None = None
    papers: dict[Name, Paper] = Field(default_factory=dict)
    families: dict[Name, Annotated[tuple[FullLine, ...], TupleOf, Field(min_length=1)]] = Field(
        default_factory=dict
    )
    colours: Inks = Field(default_factory=dict)
    styles: dict[Key, Style] = Field(default_factory=dict)
    composed: Composed | None = None
    """There when the typesetter composes the pages; else the pack's template flows by itself."""
    slots: dict[Key, Slot] = Field(default_factory=dict)
    pictures: dict[Name, PictureRole] = Field(default_factory=dict)
    options: dict[Name, Option] = Field(default_factory=dict)
    head: Annotated[tuple[WebPart, ...], TupleOf] = ()
    """The parts of a web page's head in reading order."""
    themes: dict[Name, Inks] = Field(default_factory=dict)
    """Colours of `[colours]` that a section wears in its own way."""
    designs: dict[Design, Dress] = Field(default_factory=dict)
    displays: dict[Display, Dress] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackFolder:
    """A folder that holds files of the pack called `pack`. `shipped` marks pagekit's own."""

    pack: str
    folder: Path
    shipped: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A pack ready for use: its manifest, and the folders its files are looked for in, nearest first."""

    manifest: Manifest
    folders: tuple[PackFolder, ...]

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.manifest.name

    @property
    def shipped(self) -> bool:
        """True when every file of it is pagekit's own."""
        return all(entry.shipped for entry in self.folders)

    def file(self, name: str) -> Path | None:
        """The file of that name, nearest first: a pack's own, then its parents'.

        `pack/file` names the file of one pack and prefers pagekit's own, so that a file that replaces one of
        pagekit's can extend the very file it replaces.
        """
        head, _, rest = name.partition("/")
        if rest:
            own = sorted((f for f in self.folders if f.pack == head), key=lambda f: not f.shipped)
            found = _first(own, rest)
            if found:
                return found
        return _first(self.folders, name)


def _first(folders: tuple[PackFolder, ...] | list[PackFolder], name: str) -> Path | None:
    if any(part in {"", ".", ".."} for part in name.split("/")) or "\\" in name or "\0" in name:
        return None
    for entry in folders:
        path = (entry.folder / name).resolve()
        # A link in a user's pack must not lead out of it.
        if path.is_file() and path.is_relative_to(entry.folder.resolve()):
            return path
    return None
