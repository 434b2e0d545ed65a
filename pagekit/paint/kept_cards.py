"""the cards that a site's lists show → each drawn once: a story stands on half a dozen of them, and looks the same.

A card's markup is told by the story, by what a front shows of it, and by the few words of its page that the template
asks for. Stories are told apart by identity and are held, so that no other can come to have one's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pagekit.front import FrontCard
from pagekit.house import Story
from pagekit.paint.web_faces import strings

if TYPE_CHECKING:
    from pagekit.paint.front import FrontPage

MOST_KEPT = 4_000


class KeptCards:
    """Of pages that one pack draws, with the same options, labels and addresses. Only pagekit's own packs have them."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[object, ...], tuple[Story, Markup]] = {}
        self._words: dict[int, tuple[Story, str]] = {}

    def found(self, card: FrontCard, page: FrontPage, level: int, titled: str | None) -> Markup | None:
        """The card as it was drawn before; None where it was not."""
        kept = self._drawn.get(_key(card, page, level, titled))
        return kept[1] if kept else None

    def keep(self, card: FrontCard, page: FrontPage, level: int, titled: str | None, drawn: Markup) -> Markup:
        """What was drawn, kept for the next page."""
        while len(self._drawn) >= MOST_KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        self._drawn[_key(card, page, level, titled)] = card.story, drawn
        return drawn

    def words(self, story: Story) -> str:
        """All texts of the story that a card could show."""
        kept = self._words.get(id(story))
        if kept is None:
            while len(self._words) >= MOST_KEPT:
                self._words.pop(next(iter(self._words)))
            kept = self._words[id(story)] = story, "".join(strings(story))
        return kept[1]


def _key(card: FrontCard, page: FrontPage, level: int, titled: str | None) -> tuple[object, ...]:
    story, nameplate = card.story, page.story
    return (
        id(story),
        card.role,
        card.deck,
        card.picture,
        card.label,
        card.versions,
        page.pictures.get(story.id) if card.picture else None,
        page.first_picture == story.id,
        level,
        bool(titled),
        nameplate.lang,
        nameplate.direction,
        page.labels.lang,
    )
