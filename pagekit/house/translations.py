"""an article's translations → TranslatedStory: the story in other languages, each named in its own words.

The rules:
1. They stand in the order of the file. The story's own language is ignored, with a note: readers are there already.
2. A name is looked up among the stories that are printed together; an address or a path is resolved. What cannot be
   found or does not pass the gate is left out, with a note.
3. A language is told in its own words and begins with a capital, as a language does in a list of languages. Its script
   is told where the tag names one, its country only where two of the list would read the same.
4. A language that Babel does not know is told by its tag.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from babel import Locale, UnknownLocaleError

from pagekit.house.copydesk import CopyDesk
from pagekit.house.direction import direction
from pagekit.house.parts import TranslatedStory
from pagekit.model.base import is_name
from pagekit.notes import info, warning


def translated(
    translations: Mapping[str, str],
    lang: str,
    others: Mapping[str, str],
    desk: CopyDesk,
    kept_back: Collection[str] = (),
) -> tuple[TranslatedStory, ...]:
    """The story's translations.

    `others` gives the addresses of other stories by their ids; `kept_back` are addresses that may not be linked.
    """
    closed = {_bare(desk, address) for address in kept_back}
    found = tuple(_found(translations, lang, others, desk, closed))
    names = [language_name(other) for other, _ in found]
    return tuple(
        TranslatedStory(
            other,
            direction(other),
            language_name(other, country=True) if names.count(name) > 1 else name,
            href,
        )
        for name, (other, href) in zip(names, found, strict=True)
    )


def _found(
    translations: Mapping[str, str],
    lang: str,
    others: Mapping[str, str],
    desk: CopyDesk,
    closed: Collection[str],
) -> Iterator[tuple[str, str]]:
    for other, value in translations.items():
        where = f"translations.{other}"
        if other == lang:
            what = "is the language of the story itself; it is not listed as a translation."
            desk.notes.append(info("translation-own", where, what))
        elif is_name(value) and value not in others:
            what = f"no story with the id {value!r} and an address is at hand; the translation is not linked."
            remedy = "Pass that story along, give it a url, or write its address instead of its id."
            desk.notes.append(warning("translation-unknown", where, what, remedy))
        else:
            href = desk.link(others[value] if is_name(value) else value, where)
            if href and _bare(desk, href) in closed:
                what = "that story may not be published, or not on the web; the translation is not linked."
                desk.notes.append(warning("translation-withheld", where, what, "Link it once it may be."))
            elif href:
                yield other, href


def _bare(desk: CopyDesk, address: str) -> str:
    """The address by which two are one: whole, without its last slash."""
    try:
        return desk.address(address).rstrip("/")
    except ValueError:
        return address


def language_name(lang: str, *, country: bool = False) -> str:
    """The language of a BCP 47 tag in its own words: ru "Русский", zh-Hant "中文 (繁體)"; the tag when it is unknown.

    `country`: with the country of the tag, as in "English (United Kingdom)".
    """
    locale = _locale(lang) or _locale(lang.partition("-")[0])
    if locale is None:
        return lang
    told = locale.display_name if country or locale.script else locale.language_name
    # Title case, not capitals: Georgian has capitals, and no word begins with one.
    return told[:1].title() + told[1:] if told else lang


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
