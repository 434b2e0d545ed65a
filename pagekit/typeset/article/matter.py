"""what others have decided about an article, besides its story → ArticleMatter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.sheet.foot import FootAdvert


@dataclass(frozen=True, slots=True)
class ArticleMatter:
    """What is composed, besides the story: all of it decided by others."""

    shapes: Mapping[str, float]
    """A picture's key → its height over its width, for the pictures that could be made."""
    adverts: Mapping[int, AdvertPlace]
    """Place in the body → the advert that stands there."""
    foot: FootAdvert | None = None
    headline: Headline | None = None
    """None: it is chosen from the pack's ladder, for the width of the type area."""
    shorter: Headline | None = None
    """Another head of the desk, in fewer lines: taken where that saves a page."""
    lower: tuple[Headline, ...] = ()
    """The head at the next steps of the ladder, each lower than the one before it."""
    higher: tuple[Headline, ...] = ()
    """The head at larger steps of the ladder, in more lines than the pack would have."""
    code: bool = False
    begins: int | None = None
    """The number of the page that it begins on: only on a left one its picture can face its text. None: nothing stands
    before it, and pages are counted so that the picture may.
    """
