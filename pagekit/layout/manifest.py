"""layout.toml → Layout: the page, its grid, its text styles, its colours, its slots. No coordinate lives in Python.

A text style is defined once, here; the stylesheets are generated from it. What a pack may say depends on its medium:
`WebManifest` for pages in a browser, `PrintManifest` for composed pages on paper, `FlowManifest` for a page that flows
by its own template wherever it is shown. `Manifest` is what all three have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from pagekit.errors import LayoutError
from pagekit.layout.edition import EditionDesign
from pagekit.layout.options import Option
from pagekit.layout.records import (
    Inks,
    Key,
    Paper,
    PictureRole,
    PrintPicture,
    PrintStyle,
    Ratio,
    RoleColours,
    Style,
    WebPicture,
    WebStyle,
)
from pagekit.layout.runs import RunsDesign
from pagekit.layout.slot import Extent, Slot, Span, from_to
from pagekit.model import Design, Display
from pagekit.model.base import FullLine, Name, Record, TupleOf
from pagekit.units import Length, mm, pt

SCHEMA = 1
Medium = Literal["web", "print", "any"]
Lines = Annotated[int, Field(ge=0, le=1_000)]


class Manifest(Record):
    """A pack's layout.toml, whole, its own table laid over its parents': what packs of every medium have."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    name: Name
    title: FullLine
    summary: FullLine
    medium: Medium
    inherits: Name | None = None
    template: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")]
    stylesheet: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")]
    faces: Literal["bundled", "system"] = "bundled"
    """Bundled faces go with the page; system faces are the reader's own."""
    missing_glyphs: Literal["refuse", "note"] = "refuse"
    """A printed story with letters that no face shows is refused, or has boxes in their places and notes of them."""
    families: dict[Name, Annotated[tuple[FullLine, ...], TupleOf, Field(min_length=1, max_length=40)]] = (
        Field(default_factory=dict)
    )
    colours: Inks = Field(default_factory=dict)
    styles: Mapping[Key, Style] = Field(default_factory=dict)
    slots: dict[Key, Slot] = Field(default_factory=dict)
    pictures: Mapping[Name, PictureRole] = Field(default_factory=dict)
    options: dict[Name, Option] = Field(default_factory=dict)


class FlowManifest(Manifest):
    """A pack whose template flows by itself, in a browser or on paper (`medium = "any"`)."""

    styles: Mapping[Key, WebStyle] = Field(default_factory=dict)
    pictures: Mapping[Name, WebPicture] = Field(default_factory=dict)


class Dress(Record):
    """What a design or a display changes: colours, parts of the text styles and picture roles."""

    colours: Inks = Field(default_factory=dict)
    styles: dict[Key, dict[str, Any]] = Field(default_factory=dict)
    pictures: dict[Name, dict[str, Any]] = Field(default_factory=dict)


# ---- The web -----------------------------------------------------------------------------------------------

WebPart = Literal[
    "breadcrumbs", "label", "kicker", "headline", "deck", "portrait", "byline", "place", "dates", "translations",
    "share", "lead", "events",
]  # fmt: skip
"""A part of a web page's head: `label` says what kind of piece it is, `events` lists the turning points of a report.
Where `place` is among them, the text does not begin with it. `byline`, `place` and `dates` that follow one another
stand on one line."""


class WebDress(Dress):
    """What a design or a display changes on the web: the head's order, too."""

    head: Annotated[tuple[WebPart, ...], TupleOf, Field(max_length=24)] = ()
    """The parts of the head in reading order; those of the dress under it when left out."""
    opens: WebPart | None = None
    """The part that stands before all others of the head."""


class WebManifest(FlowManifest):
    """A pack of pages for a browser."""

    fronts: bool = False
    """It draws many stories as a front, too."""
    head: Annotated[tuple[WebPart, ...], TupleOf, Field(max_length=24)] = ()
    """The parts of a page's head in reading order."""
    themes: dict[Name, Inks] = Field(default_factory=dict)
    """Colours of `[colours]` that a section wears in its own way."""
    designs: dict[Design, WebDress] = Field(default_factory=dict)
    displays: dict[Display, WebDress] = Field(default_factory=dict)


# ---- Paper -------------------------------------------------------------------------------------------------

HeadPart = Literal[
    "nameplate", "adline", "crumbs", "figure", "label", "kicker", "headline", "dates", "deck", "byline", "meta", "lead"
]  # fmt: skip
"""A part of a printed story's head: `label` says what kind of piece it is, `meta` is one line of who, where and when,
in place of `byline` and `dates`; `figure` is the number of the story's first box that has one, very large, where no
lead picture stands."""
Arrangement = Literal["stacked", "deck-beside", "text-beside"]
"""How the head stands under its opening's picture: part under part, with the deck in the last column, or over all
columns but the last, in which the text begins."""


class CodeSize(Record):
    """The code to scan beside a story's deck."""

    size: Extent = pt(69.732)
    """With its quiet zone: 33 modules of 0.6 mm, and four more of white at every edge."""
    quiet: Span = pt(6.803)
    """The white at an edge, which may hang outside the column."""

    @model_validator(mode="after")
    def _leaves_a_code(self) -> CodeSize:
        if self.size <= 2 * self.quiet:
            raise ValueError("its white leaves no code; write a smaller quiet")
        return self


class LabelSize(Record):
    """The line over an advert, in the style `label` but for its size."""

    size: Extent = pt(7)
    leading: Extent = pt(9)


class JumpLimits(Record):
    """Lines of text that a story keeps on either side of the place where it jumps to another page."""

    before: Lines = 14
    after_head: Lines = 4
    """Where a cross-head stands last before it."""
    turned: Lines = 8


class FitLimits(Record):
    """How far what is set in a box of a given size may yield so that it fills it."""

    dearest: Annotated[float, Field(ge=0, le=1_000)] = 25.0
    """Lines of a paragraph that cost so much more than its best ones are not taken. 1 is one visibly loose line."""
    picture_least: Annotated[float, Field(gt=0, le=1)] = 0.75
    """The least of its natural height that a picture keeps, and the most that it is given."""
    picture_most: Annotated[float, Field(ge=1, le=10)] = 1.15


class Composed(Record):
    """How the typesetter composes a story's pages: what stands above its columns, how it opens, what may give way."""

    head: Annotated[tuple[HeadPart, ...], TupleOf, Field(min_length=1, max_length=12)] = (
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
    arrangements: Annotated[tuple[Arrangement, ...], TupleOf, Field(min_length=1, max_length=3)] = (
        "stacked",
        "deck-beside",
    )
    """How a head may stand under that picture: the one that ends the story best is taken."""
    sinks: Annotated[tuple[Lines, ...], TupleOf, Field(max_length=12)] = (4, 8)
    """Lines of air that may stand above the head of a page without a picture, or above text that faces its opening."""
    across: Ratio | None = None
    """The least shape (width over height) of a lead picture that may open its story across both pages of that spread;
    none does when left out."""
    lead: Literal["wide", "column"] = "wide"
    """`column`: a wide lead picture, too, stands in the first column, where the story ends well so."""
    lead_least: Ratio = 0.36
    """The lowest shape (height over width) that the lead picture is cropped to when that lets the story end well."""
    deck: Literal["head", "text"] = "head"
    """`text`: where the head has no part for it, the deck opens the text, in its own style."""
    entries: Literal["moment", "clock"] = "moment"
    """`clock`: a running report tells the day once, in a head of its own, and at each entry the hour alone."""
    pictures: Literal["text", "pairs"] = "text"
    """`pairs`: the text stands in one block, and its pictures in rows of two across the page under it."""
    quotes: Literal["text", "display"] = "text"
    """`display`: the text's first short quotation may be as large as a pull quote, where the story ends better so."""
    boxes: Literal["text", "foot"] = "text"
    """`foot`: a fact box stands at the foot of its page's last column where the text has not come so far."""
    tallest: Annotated[float, Field(gt=0, le=1)] = 0.42
    """The most of the type area's height that a picture in the text takes."""
    widest: Extent | None = None
    """The widest that a column of text is: a line of more than 75 characters is hard to follow. All of its share when
    left out."""
    portrait: Span = Length(0)
    """The height of a portrait beside the byline of a head, or beside the author's line at a text's end where the head
    has no byline of its own; "0" for none."""
    margin: Extent = mm(38)
    """The width of the margin column, where the option `margin` asks for one."""
    tighten: Annotated[int, Field(ge=0, le=100)] = 6
    """The most lines that paragraphs are set shorter by to save a page."""
    beside_advert: Lines = 10
    """The fewest lines over a booked advert at the foot; with less room it stands on the next page."""
    strip: Span = mm(20)
    """The height of the house advert where it has no room for more; "0" where it then stays out."""
    code: CodeSize = CodeSize()
    advert_label: LabelSize = LabelSize()
    fit: FitLimits = FitLimits()
    jump: JumpLimits = JumpLimits()


class PrintDress(Dress):
    """What a design changes on paper: parts of `[composed]`, too, and with them the head's order."""

    composed: dict[str, Any] = Field(default_factory=dict)


class Signature(Record):
    """What the pages of a section are told by, besides its name."""

    colours: Inks = Field(default_factory=dict)
    rule: Span | None = None
    """The weight of the rule at the head of its pages: `rule_below` of the style `section`."""


def _packed(value: object) -> object:
    """What kind of edition a table means that does not say so."""
    return {"kind": "packed", **value} if isinstance(value, dict) else value


AnyEdition = Annotated[
    Annotated[EditionDesign | RunsDesign, Field(discriminator="kind")], BeforeValidator(_packed)
]


class PrintManifest(Manifest):
    """A pack of composed pages: the typesetter decides every line of them."""

    styles: Mapping[Key, PrintStyle] = Field(default_factory=dict)
    pictures: Mapping[Name, PrintPicture] = Field(default_factory=dict)
    baseline: Annotated[Extent, from_to(pt(4), pt(200))] = pt(12)
    """The distance of two lines of the grid that everything stands on."""
    gutter: Span | None = None
    """Between columns; a line of the grid when left out."""
    papers: dict[Name, Paper] = Field(default_factory=dict)
    composed: Composed
    bleed: Annotated[Span, from_to(pt(0), mm(30))] = mm(3)
    """How far a picture that reaches an edge of the sheet is printed beyond it, for the knife."""
    draw: Literal["ink", "engine"] = "ink"
    """Who draws the pages: pagekit writes them itself, or WeasyPrint does, by the pack's template and stylesheet."""
    roles: RoleColours = Field(default_factory=dict)
    """Roles of composed pages that are printed in another colour than their styles'."""
    themes: dict[Name, Signature] = Field(default_factory=dict)
    designs: dict[Design, PrintDress] = Field(default_factory=dict)
    edition: AnyEdition | None = None
    """How it lays out whole editions; a pack without it sets single stories."""

    @property
    def packed(self) -> EditionDesign | None:
        """How it lays out a newspaper: many stories on a page."""
        return self.edition if isinstance(self.edition, EditionDesign) else None

    @property
    def runs(self) -> RunsDesign | None:
        """How it lays out a magazine: stories on pages of their own."""
        return self.edition if isinstance(self.edition, RunsDesign) else None

    @property
    def between(self) -> Length:
        """The space between two columns."""
        return self.baseline if self.gutter is None else self.gutter


MANIFESTS: Mapping[Medium, type[Manifest]] = MappingProxyType(
    {"web": WebManifest, "print": PrintManifest, "any": FlowManifest}
)
"""What a pack of each medium may say."""


# ---- A pack ready for use ----------------------------------------------------------------------------------


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

    @property
    def web(self) -> WebManifest:
        """The manifest of a pack for the web. Raises LayoutError for another."""
        if not isinstance(self.manifest, WebManifest):
            raise LayoutError(f"layout {self.name} is not for the web. Take one whose medium is web.")
        return self.manifest

    @property
    def printed(self) -> PrintManifest:
        """The manifest of a pack for print. Raises LayoutError for another."""
        if not isinstance(self.manifest, PrintManifest):
            raise LayoutError(f"layout {self.name} is not for print. Take one whose medium is print.")
        return self.manifest

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

    def ours(self, name: str) -> bool:
        """True when the file of that name is one that pagekit ships."""
        found = self.file(name)
        return found is not None and any(
            entry.shipped and found.is_relative_to(entry.folder.resolve()) for entry in self.folders
        )


def _first(folders: tuple[PackFolder, ...] | list[PackFolder], name: str) -> Path | None:
    if any(part in {"", ".", ".."} for part in name.split("/")) or "\\" in name or "\0" in name:
        return None
    for entry in folders:
        path = (entry.folder / name).resolve()
        # A link in a user's pack must not lead out of it.
        if path.is_file() and path.is_relative_to(entry.folder.resolve()):
            return path
    return None
