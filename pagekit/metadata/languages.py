"""language tags → what search engines, link cards and feeds call them, and where each version of a story stands."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global

from pagekit.house import Story
from pagekit.metadata.addresses import address_of, web

DEFAULT_VERSION = "x-default"
"""The version for readers of no language that is there (Google, "Localized versions of your pages")."""


@lru_cache(maxsize=128)
def og_locale(lang: str) -> str | None:
    """The language_TERRITORY form of a tag that Open Graph wants: ru gives ru_RU, en-GB en_GB, zh-Hant zh_TW.

    The territory is the tag's own, else the likely one (CLDR likely subtags); None for a language without one.
    """
    language, *rest = lang.split("-")
    script = next((part for part in rest if len(part) == 4), None)
    territory = next((part for part in rest if len(part) in {2, 3}), None)
    if territory is None:
        likely = get_global("likely_subtags")
        found = likely.get(f"{language}_{script}") if script else None
        territory = (found or likely.get(language) or "").rpartition("_")[2] or None
    return f"{language}_{territory}" if territory else None


def news_language(lang: str) -> str:
    """The language of a news sitemap: the bare language, and zh-cn or zh-tw for Chinese (Google News)."""
    language, *rest = lang.split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"Hant", "TW", "HK", "MO"}.intersection(rest) else "zh-cn"


def versions(story: Story) -> tuple[tuple[str, str], ...]:
    """(hreflang, address) of the story itself, of each translation, and of the version by default.

    That is the one in the publication's own language, else the story. Nothing when there is no translation, or
    when the story has no address: an alternate that does not name itself is not counted.
    """
    here = address_of(story)
    others = [(other.lang, href) for other in story.translations if (href := web(other.href))]
    others = [(lang, href) for lang, href in others if lang != story.lang]
    if here is None or not others:
        return ()
    found = dict([(story.lang, here), *others])
    default = found.get(story.publication_lang) or _same_language(found, story.publication_lang) or here
    return (*found.items(), (DEFAULT_VERSION, default))


def _same_language(found: dict[str, str], lang: str) -> str | None:
    language = lang.partition("-")[0]
    return next((href for tag, href in found.items() if tag.partition("-")[0] == language), None)
