"""cards + Workshop → the pages that list stories: the home page, fronts of sections, lists, indexes, and the page for
addresses that there are not.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pagekit.fonts import font_book
from pagekit.fonts.lacking import allowed
from pagekit.front import Front, FrontBand, FrontCard, FrontZone, arrange
from pagekit.house import Story, design_label
from pagekit.makeup import PageAdvert
from pagekit.makeup.page import PagePicture, SiteLink
from pagekit.metadata.tags import Link, Meta
from pagekit.notes import Note
from pagekit.paint.front import FrontPage, IndexGroup, Pager, draw_front
from pagekit.paint.kept_cards import KeptCards
from pagekit.production.front_desk import LEAD_SHAPE, FrontDesk
from pagekit.production.front_signs import FrontSigns
from pagekit.production.page_verdicts import glyph_notes, policy_notes
from pagekit.site.house import Workshop
from pagekit.site.making import Made, Shelves
from pagekit.site.plan import FEED, Listing
from pagekit.site.run_sheet import shown_on
from pagekit.site.state import key_of
from pagekit.site.thumbs import Pictures

LATEST = 3
"""Stories on the page for addresses that there are not."""
NOT_FOUND = "404.html"
CARD: Literal["card"] = "card"
"""The role of a picture in a list."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list."""

    listing: Listing
    number: int
    pages: int
    ids: tuple[str, ...]

    @property
    def folder(self) -> str:
        """Where it lies."""
        return _numbered(self.listing.folder, self.number)

    @property
    def name(self) -> str:
        """What it is known by in what a build leaves for the next."""
        return f"list {self.folder}"

    @property
    def front(self) -> bool:
        """True for the first page of a section."""
        return self.listing.kind == "section" and self.number == 1


def parts_of(listing: Listing, size: int) -> tuple[Part, ...]:
    """The pages of a list; one that is empty has one page."""
    pages = max(1, -(-len(listing.ids) // size))
    return tuple(
        Part(listing, number, pages, listing.ids[(number - 1) * size : number * size])
        for number in range(1, pages + 1)
    )


class ListPages:
    """Makes the pages of lists."""

    def __init__(self, shop: Workshop, shelves: Shelves, thumbs: Pictures) -> None:
        self.shop = shop
        self.shelves = shelves
        self.thumbs = thumbs
        self.book = font_book(shop.front.layout)
        path = shop.plan.ground.path
        self.links = {one.url: path(one.url) for one in shop.plan.stories}
        self._kept = KeptCards() if shop.front.layout.shipped else None

    def home(self, stories: Sequence[Story]) -> Made:
        """The home page."""
        signs = self.shop.signs
        front = self._arranged(stories, signs, home=True)
        return self._front(front, signs, "", head=())

    def section(self, part: Part, stories: Sequence[Story]) -> Made:
        """The first page of a section: a front."""
        listing = part.listing
        signs = self.shop.signs_of(listing.name, listing.url, listing.theme)
        front = self._arranged(stories, signs, home=False)
        feed = self.shop.plan.ground.whole(f"/{listing.folder}/{FEED}")
        head = (Link("alternate", feed, type="application/rss+xml", title=listing.name),)
        return self._front(front, signs, part.folder, head=head, pager=self._pager(part))

    def listed(self, part: Part, stories: Sequence[Story]) -> Made:
        """A page of a list."""
        listing = part.listing
        url = self.shop.plan.ground.whole(f"/{part.folder}/") if part.number > 1 else listing.url
        signs = self.shop.signs_of(listing.name, url, listing.theme)
        zone = FrontZone("cards", tuple(self._card(story) for story in stories))
        front = Front((FrontBand("pairs", (zone,), 2),) if stories else ())
        page = self._page(front, signs)
        page = replace(page, over=listing.over, pager=self._pager(part))
        return self._drawn(page, part.folder)

    def index(self, name: str, folder: str, groups: Sequence[IndexGroup]) -> Made:
        """A page of links to lists."""
        signs = self.shop.signs_of(name, self.shop.plan.ground.whole(f"/{folder}/"))
        return self._drawn(replace(self._page(Front(()), signs), index=tuple(groups)), folder)

    def not_found(self, stories: Sequence[Story]) -> Made:
        """The page for addresses that there are not: it can stand anywhere, and is told to search engines nowhere."""
        words = self.shop.plan.words
        signs = self.shop.signs_of(words.not_found, self.shop.plan.ground.home)
        zone = FrontZone("cards", tuple(self._card(story, third=True) for story in stories[:LATEST]))
        front = Front((FrontBand("row", (zone,), len(zone.cards)),) if stories else ())
        page = self._page(front, signs)
        kept = tuple(tag for tag in page.head if isinstance(tag, Link) and tag.rel != "canonical")
        page = replace(
            page,
            intro=words.not_found_help,
            head=(Meta("noindex", name="robots"), *kept),
            graph=None,
            section=words.not_found,
        )
        made = self._drawn(page, "")
        text = made.files["index.html"]
        rest = {path: data for path, data in made.files.items() if path != "index.html"}
        return replace(made, files={**rest, NOT_FOUND: text})

    def _arranged(self, stories: Sequence[Story], signs: FrontSigns, *, home: bool) -> Front:
        return arrange(
            stories, signs.labels, width_of=_width, file_of=_file, sections=signs.linked, home=home
        )

    def _front(
        self,
        front: Front,
        signs: FrontSigns,
        folder: str,
        *,
        head: Sequence[Link],
        pager: Pager | None = None,
    ) -> Made:
        desk = FrontDesk(self.shop.front, signs.labels)
        slots = desk.slots(signs.contacts, signs.title, signs.here.name if signs.here else None)
        page = replace(self._page(front, signs, slots), pager=pager)
        page = replace(page, head=(*page.head, *head))
        made = self._drawn(page, folder, desk.assets, desk.notes, desk.made)
        ground = self.shop.plan.ground
        return replace(
            made, told=shown_on(ground.whole(f"/{folder}/") if folder else ground.home, desk.adverts)
        )

    def _page(
        self, front: Front, signs: FrontSigns, slots: Mapping[str, PageAdvert] | None = None
    ) -> FrontPage:
        pictures: dict[str, PagePicture] = {}
        for card in front.cards:
            picture = self.thumbs.picture(card.story, card.picture) if card.picture else None
            if picture is not None:
                pictures[card.story.id] = picture
        at = self.shop.wishes.at if slots is not None else None
        page = signs.page(front, at, pictures, slots or {})
        return replace(
            page,
            options=self.shop.front.options,
            links=self.links,
            kept=self._kept,
            site=self.shop.site,
            head=(*page.head, *self.shop.site.head),
        )

    def _drawn(
        self,
        page: FrontPage,
        folder: str,
        assets: Mapping[str, bytes] | None = None,
        notes: Iterable[Note] = (),
        made: int = 0,
    ) -> Made:
        layout = self.shop.front.layout
        html = draw_front(page, layout, self.book, assets or {}, self.shop.front.shared)
        found = (
            *notes,
            *policy_notes(html, layout),
            *allowed(glyph_notes(html, layout, self.book, self.shop.plan.publication.lang)),
        )
        fresh, standing, told = self.thumbs.taken()
        files = {**self.shelves.files(html, folder), **fresh}
        return Made(files, (*found, *told), standing=standing, made=made)

    def _card(self, story: Story, *, third: bool = False) -> FrontCard:
        picture = shows_picture(story)
        return FrontCard(
            story,
            "card",
            deck=bool(story.deck),
            picture=("third" if third else CARD) if picture else None,
            label=design_label(story.format.design, self.shop.signs.labels)
            if story.released
            else self.shop.signs.labels.not_for_publication,
        )

    def _pager(self, part: Part) -> Pager | None:
        if part.pages == 1:
            return None
        words, path = self.shop.plan.words, self.shop.plan.ground.path

        def link(number: int, name: str) -> SiteLink | None:
            there = 1 <= number <= part.pages
            at = _numbered(part.listing.folder, number)
            return SiteLink(name, path(part.listing.url if number == 1 else f"/{at}/")) if there else None

        told = words.page_of.format(page=part.number, pages=part.pages)
        return Pager(told, link(part.number - 1, words.newer), link(part.number + 1, words.older))


def list_base(shop: Workshop, part: Part) -> str:
    """The sum of all that a page of a list depends on but its stories."""
    listing = part.listing
    over = [listing.over.name, listing.over.href] if listing.over else []
    facts = [listing.kind, listing.name, listing.url, listing.theme, part.number, part.pages, over]
    return key_of(shop.front_key if part.front else shop.list_key, facts)


def shows_picture(story: Story) -> bool:
    """True where the story's card in a list has its picture."""
    return story.lead is not None and story.format.design != "brief"


def _numbered(folder: str, number: int) -> str:
    return folder if number == 1 else f"{folder}/page/{number}"


def _width(story: Story) -> int:
    """Pixels across of the story's picture, cut to the lead's shape."""
    if story.lead is None or story.lead.facts is None:
        return 0
    width, height = story.lead.facts.upright
    return min(width, round(height / LEAD_SHAPE))


def _file(story: Story) -> Hashable:
    if story.lead is None:
        return ""
    return story.lead.facts.sha256 if story.lead.facts else story.lead.src
