"""ranked stories → one version of each for a front, and links to the others.

The rules:
1. Stories are versions of one when either names the other among its translations.
2. The card is that of the version in the page's language; else in that language of another country or script; else of
   the first in order. It stands where the first of them would.
3. It links the other versions by the names of their languages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagekit.house.parts import TranslatedStory
from pagekit.house.story import Story
from pagekit.house.translations import language_name


def one_version(
    order: Sequence[Story], lang: str
) -> tuple[tuple[Story, ...], Mapping[str, tuple[TranslatedStory, ...]]]:
    """The stories that get a card, in order, and by their ids the versions that each links."""
    cards: list[Story] = []
    versions: dict[str, tuple[TranslatedStory, ...]] = {}
    met: set[str] = set()
    for story in order:
        if story.id in met:
            continue
        family = _family(story, order)
        met |= {each.id for each in family}
        main = _main(family, lang)
        cards.append(main)
        versions[main.id] = tuple(_named(each) for each in family if each is not main)
    return tuple(cards), versions


def _family(story: Story, order: Sequence[Story]) -> list[Story]:
    """All versions of the story in order: those that it names, that name it, and what these name."""
    family = {story.id: story}
    waiting = [story]
    while waiting:
        found = waiting.pop()
        for other in order:
            if other.id not in family and (_names(found, other) or _names(other, found)):
                family[other.id] = other
                waiting.append(other)
    return [each for each in order if each.id in family]


def _names(story: Story, other: Story) -> bool:
    return other.url is not None and any(version.href == other.url for version in story.translations)


def _main(family: Sequence[Story], lang: str) -> Story:
    language = lang.partition("-")[0]
    whole = (each for each in family if each.lang == lang)
    near = (each for each in family if each.lang.partition("-")[0] == language)
    return next(whole, None) or next(near, None) or family[0]


def _named(story: Story) -> TranslatedStory:
    return TranslatedStory(story.lang, story.direction, language_name(story.lang), story.url or "")
