"""stories → the types of a front page: bands of zones of cards, in reading order. Frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pagekit.house.parts import Author, TranslatedStory
from pagekit.house.story import Stamp, Story

FEW_BANDS = 2
"""On a page of so few bands an advert stands at the end, and not between a lead and all the rest."""

Role = Literal["lead", "second", "card", "line"]
Shape = Literal["alone", "stack", "columns", "wide", "pairs", "row", "beside", "sections"]
"""How a band's zones stand: a lead by itself, beside two seconds, beside those and a column of text; one card across
the page; cards two by two; a row of cards, with lines below it or beside it; sections side by side.
"""
ZoneKind = Literal["lead", "seconds", "latest", "briefs", "cards", "lines"]
Measure = Literal["main-wide", "main", "second", "wide", "third", "quarter", "card"]
"""A picture's role in the layout, by the width of its place."""


@dataclass(frozen=True, slots=True)
class FrontCard:
    """A story on a front. `picture` names the role its picture is made in; None for a card without one."""

    story: Story
    role: Role
    deck: bool = False
    picture: Measure | None = None
    label: str | None = None
    """What kind of piece it is, in the words of the page."""
    versions: tuple[TranslatedStory, ...] = ()
    """The same story in other languages, where those have no card of their own."""

    @property
    def authors(self) -> tuple[Author, ...]:
        """Who wrote it, where that is part of the news: over an opinion."""
        story = self.story
        return story.byline.authors if story.byline and story.format.design == "opinion" else ()

    @property
    def stamp(self) -> Stamp | None:
        """The time that is told: of a running report its last update."""
        story = self.story
        return (story.updated if story.format.design == "live" else None) or story.published


@dataclass(frozen=True, slots=True)
class FrontZone:
    """Cards that belong together. `title` stands above them; without one their heads are one level higher."""

    kind: ZoneKind
    cards: tuple[FrontCard, ...]
    title: str | None = None
    href: str | None = None
    theme: str | None = None
    lang: str | None = None
    """The title's language, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class FrontBand:
    """Zones side by side across the page. `across` is how many columns a row or sections have."""

    shape: Shape
    zones: tuple[FrontZone, ...]
    across: int = 1


@dataclass(frozen=True, slots=True)
class Front:
    """A front page, band by band."""

    bands: tuple[FrontBand, ...]

    @property
    def pause(self) -> int:
        """The band after which an advert may stand, counted from 1: the opening when much follows, else the last.

        A lead alone is no opening yet: the band below it belongs to it.
        """
        if len(self.bands) <= FEW_BANDS:
            return len(self.bands)
        return 2 if self.bands[0].shape == "alone" else 1

    @property
    def zones(self) -> tuple[FrontZone, ...]:
        """Every zone in reading order."""
        return tuple(zone for band in self.bands for zone in band.zones)

    @property
    def cards(self) -> tuple[FrontCard, ...]:
        """Every card in reading order."""
        return tuple(card for zone in self.zones for card in zone.cards)
