"""a publication's name, a section, a story's heads → PageWords: what the furniture of a page says."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.house.story import Runs, Story


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of nameplate, running head and folio line."""

    publication: str
    """Its name; empty where it has none."""
    publication_lang: str
    section: str = ""
    date: str = ""
    lang: str = ""
    """Of section, date and heads."""
    heads: tuple[Runs, ...] = ()
    """What the page is about, in several ways: the first that has room is told."""

    @classmethod
    def of(cls, story: Story) -> PageWords:
        """What the pages of one story say."""
        heads = (story.headline, *story.headline_variants)
        name = story.publication if story.publisher.named else ""
        return cls(name, story.publication_lang, story.section or "", lang=story.lang, heads=heads)
