"""Story + what was decided for its page → Page: all that a template may print; and Html, what is drawn of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pagekit.house.story import ContactLine, Format, Labels, Story, StoryBlock
from pagekit.layout import OptionValue, Paper, Slot
from pagekit.makeup.scan import ScanCode
from pagekit.pictures import PictureFiles
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.bleed import Beyond
from pagekit.typeset.page import Composition, PictureBox

if TYPE_CHECKING:
    # What machines are told of a page on the web: models of their own, which paper has no use for.
    from pagekit.metadata import Graph, Tag


@dataclass(frozen=True, slots=True)
class AssetRoots:
    """Where a site has the files that its pages share; empty where each page brings its own."""

    files: str = ""
    """Of pictures: a path from the host's root, or the whole address of a host that serves files alone."""
    frames: str = ""
    """Of creatives that frames show: always on the site's own host."""


BESIDE = AssetRoots()
ELSEWHERE = "https://files.pagekit.invalid"
"""Where files are said to be while a page is made whose files get an address each. No such host can be (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link of a site's own furniture."""

    name: str
    href: str
    theme: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class SiteParts:
    """What a page has of the site that it stands on. Addresses are paths from the host's root."""

    home: str
    nav: str = ""
    """What the list of sections is called."""
    sections: tuple[SiteLink, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    """The pages of tags, by tag."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """The pages of authors, by name."""
    foot: tuple[SiteLink, ...] = ()
    """What stands at the foot of every page: the archive, the topics."""
    head: tuple[Tag, ...] = ()
    """What every page says to machines: its icons, its feeds."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on the page: its files, the `sizes` of its place, and whether it may have the full measure."""

    files: PictureFiles
    sizes: str
    wide: bool


@dataclass(frozen=True, slots=True)
class PlacedForm:
    """A page that the advertiser drew: its name among the forms of the document, its size, and its bleed, in points."""

    name: str
    width: float
    height: float
    beyond: Beyond = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageAdvert:
    """An advert on the page, in the slot it was given."""

    kind: str
    slot_name: str
    slot: Slot
    label: str
    advertiser: str | None = None
    alt: str = ""
    href: str | None = None
    contact: ContactLine | None = None
    code: ScanCode | None = None
    picture: PictureFiles | None = None
    form: PlacedForm | None = None
    """Where pages are written by pagekit: what stands there in place of a picture."""
    frame: str | None = None
    """The asset name of a creative of somebody else's HTML."""
    larger: float = 1.0
    """How many times larger than whole it is printed, so that it goes on beyond the edges where the page is cut."""
    frame_width: int = 0
    frame_height: int = 0
    frame_scripts: bool = False

    @property
    def shape(self) -> float | None:
        """Height over width of what fills the place; None where that takes the shape of the place."""
        if self.form is not None:
            return self.form.height / self.form.width
        return self.picture.ratio if self.picture is not None else None


@dataclass(frozen=True, slots=True)
class Page:
    """All that a template may print."""

    story: Story
    labels: Labels
    options: Mapping[str, OptionValue]
    paper: Paper | None
    body: tuple[tuple[StoryBlock, PageAdvert | None], ...]
    slots: Mapping[str, PageAdvert] = field(default_factory=dict)
    """Filled slots outside the text, by name."""
    pictures: Mapping[str, Mapping[str, PagePicture]] = field(default_factory=dict)
    """Role → source → picture, where the pack's template flows. A picture that could not be made is not in it."""
    placed: Mapping[PictureBox, str] = field(default_factory=dict)
    """The picture's box on a composed page → the file that fills it."""
    code: ScanCode | None = None
    """The story's own address, to scan."""
    format: Format = field(default_factory=Format)
    """What the story wears of its layout."""
    parts: tuple[str, ...] = ()
    """The parts of a web page's head in reading order."""
    label: str | None = None
    """What kind of piece it is, in the words of the page."""
    kinds: frozenset[str] = frozenset()
    """The kinds of blocks on the page, those inside others too, and the parts it has beside them."""
    head: tuple[Tag, ...] = ()
    """What the page says of itself to machines."""
    graph: Graph | None = None
    """The same as JSON-LD; it writes itself so that it cannot end its element."""
    site: SiteParts | None = None
    """What it has of the site that it stands on; None for a page by itself."""
    composition: Composition | None = None
    """The pages as the typesetter composed them, where the layout asks for that."""

    def advert_at(self, address: SlotAddress) -> PageAdvert | None:
        """The advert in a slot of a composed page; None where the story's own code stands. Raises KeyError."""
        if not address.slot:
            return None
        return self.slots[address.slot] if address.place is None else self.body[address.place][1]

    @property
    def adverts(self) -> tuple[PageAdvert, ...]:
        """Every advert on the page."""
        return (*(advert for _, advert in self.body if advert), *self.slots.values())


@dataclass(frozen=True, slots=True)
class Html:
    """A painted page: its text and the files it names, by their relative addresses."""

    text: str
    assets: Mapping[str, bytes]
    composed: bool = False
    """Its lines were broken by the typesetter."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What a server should send with it."""
    shared: Mapping[str, bytes] = field(default_factory=dict)
    """The files that it shares with other pages of its site, by their paths from the site's root."""
