"""a story + Workshop → its page: files, its card for lists, its entry for the sitemap, where its pictures stand.

Of what other stories a page depends on is written down as it is made: which were asked for by their ids, and the
answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pagekit.feeds import page_entry
from pagekit.fonts.lacking import allowed
from pagekit.house import Story
from pagekit.metadata import file_address
from pagekit.model import Article
from pagekit.model.base import altered
from pagekit.notes import Note, about, unique
from pagekit.production.painting import paint
from pagekit.production.stages import LaidOut, lay_out
from pagekit.site.cards import card_of
from pagekit.site.ground import Ground
from pagekit.site.house import Workshop
from pagekit.site.making import Made, Shelves
from pagekit.site.plan import Placed, unknown_related
from pagekit.site.run_sheet import shown_on
from pagekit.site.state import PageRecord, key_of


class Asked(Mapping[str, str]):
    """The addresses of other stories by their ids; `asked` has what was wanted to be known. Of a site below a path of
    its host those of paths, too: what a text writes is below the site.
    """

    def __init__(self, stories: Mapping[str, str], ground: Ground) -> None:
        self._stories = stories
        self._ground = ground
        self.asked: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name.startswith("/"):
            if not self._ground.base:
                raise KeyError(name)
            return self._ground.whole(name)
        found = self._stories.get(name)
        self.asked[name] = found or ""
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._stories)

    def __len__(self) -> int:
        return len(self._stories)


class StoryPages:
    """Makes the pages of stories."""

    def __init__(self, shop: Workshop, shelves: Shelves) -> None:
        self.shop = shop
        self.shelves = shelves
        self.addresses = {one.facts.id: one.url for one in shop.plan.stories}
        self._closed = key_of(sorted(shop.plan.kept_back))

    def key(self, placed: Placed, before: PageRecord | None) -> str:
        """What decides the page's bytes. `before` knows which other stories it asked for."""
        asked = dict(before.told.get("asked", {})) if before else {}
        return self._key(placed, {name: self.addresses.get(name, "") for name in asked})

    def _key(self, placed: Placed, answers: Mapping[str, str]) -> str:
        facts = placed.facts
        site = self.shop.site_of(facts)
        closed = self._closed if facts.translations else ""
        related = [name for name in facts.related if name in self.addresses]
        return key_of(
            self.shop.story_key, facts.sum, placed.url, answers, closed, related, site.tags, site.authors
        )

    def key_made(self, placed: Placed, made: Made) -> str:
        """The same of a page that is made."""
        return self._key(placed, made.told["asked"])

    def make(self, article: Article, placed: Placed) -> tuple[Made, Story]:
        """The page, and the story as it was dressed. Raises PagekitError."""
        shop, facts = self.shop, placed.facts
        asked = Asked(self.addresses, shop.plan.ground)
        docket = replace(
            shop.story,
            others=asked,
            kept_back=frozenset(shop.plan.kept_back) if facts.translations else frozenset(),
            site=shop.site_of(facts),
        )
        # What else there is to read is printed on paper alone.
        told = altered(article, url=placed.url, related=())
        told = told.at(article.origin) if article.origin else told
        laid = lay_out(told, docket)
        painted = paint(laid, docket.shared)
        story = painted.story
        places = _places(laid)
        entry, found = page_entry(
            story,
            timezone=shop.plan.publication.timezone,
            pictures={story.id: whole_places(story, places)},
        )
        notes: tuple[Note, ...] = (
            *allowed(painted.notes),
            *unknown_related(facts, self.addresses),
            *found,
        )
        card = card_of(story)
        known: dict[str, Any] = {
            "asked": asked.asked,
            "card": card,
            "sum": key_of(card),
            "entry": "" if placed.standing else entry,
            "places": places,
            **shown_on(placed.url, painted.adverts),
        }
        files = self.shelves.files(painted.html, placed.folder)
        return Made(files, unique(told_of(facts.id, notes)), known, made=painted.made), story


def _places(laid: LaidOut) -> dict[str, str]:
    """The largest file of every picture that the page shows, by the picture's key."""
    return {
        key: picture.files.largest.name
        for role, found in laid.page.pictures.items()
        if role in {"lead", "inline"}
        for key, picture in found.items()
    }


def whole_places(story: Story, places: Mapping[str, str]) -> dict[str, str]:
    """The same as whole addresses."""
    return {key: file_address(story.url or "", name) for key, name in places.items()}


def told_of(name: str, notes: Iterable[Note]) -> Iterator[Note]:
    """The notes, each with its story; what there is to say of a slot is said once for all pages."""
    for note in notes:
        yield from (note,) if note.where.startswith("slot ") else about(name, (note,))
