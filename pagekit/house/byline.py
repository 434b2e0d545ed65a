"""people → Byline: the line that names who wrote the story, in the story's own language.

The rules:
1. The words are the story's: "By Ann" over an English story, also in a Russian publication.
2. Names stay as written and in the nominative: ru "Автор: Имя Фамилия", "Авторы: …"; never "Имени Фамилии". Polish
   and Turkish would have to bend them: no word stands before those. Japanese and Korean print the name alone.
3. A source that has written the word already ("By Ann") does not get it twice.
4. A language without an entry gets the names alone, parted by commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pagekit.house.story import Author, Byline


@dataclass(frozen=True, slots=True)
class Words:
    """What stands before one name and before `many`, between names, and before the `last` one."""

    one: str = ""
    many: str = ""
    comma: str = ", "
    last: str = ", "


WORDS = {
    "ar": Words("بقلم ", "بقلم ", " و", " و"),
    "de": Words("Von ", "Von ", ", ", " und "),
    "en": Words("By ", "By ", ", ", " and "),
    "es": Words("Por ", "Por ", ", ", " y "),
    "fa": Words("نوشته ", "نوشته ", "، ", " و "),
    "fr": Words("Par ", "Par ", ", ", " et "),
    "he": Words("מאת ", "מאת ", ", ", " ו"),
    "it": Words("Di ", "Di ", ", ", " e "),
    "ja": Words("", "", "、", "、"),
    "kk": Words("Автор: ", "Авторлар: ", ", ", " және "),
    "ko": Words("", "", "·", "·"),
    "pl": Words("", "", ", ", " i "),
    "pt": Words("Por ", "Por ", ", ", " e "),
    "ru": Words("Автор: ", "Авторы: ", ", ", " и "),
    "tr": Words("", "", ", ", " ve "),
    "uk": Words("Автор: ", "Автори: ", ", ", " та "),
    "ur": Words("تحریر: ", "تحریر: ", "، ", " اور "),
    "zh": Words("文：", "文：", "、", "、"),
}
_NAMES_ONLY = Words()

# A colon makes the word certain; without one only words that no name begins with count ("Von" is a name's).
_SAID_ALREADY = re.compile(
    r"^(?:(?:by|par|por|بقلم|نوشته|מאת):?\s"
    r"|(?:written by|words|text|автор|авторы|авторлар|автори|текст|мәтін|von|autor|autorin|auteur|autora|autores"
    r"|di|testo|texto|tekst|yazı|تحریر|文|文字|撰文|記者|记者|글)\s?[:：])\s*(?=\S)",
    re.IGNORECASE,
)


def byline(authors: tuple[Author, ...], lang: str) -> Byline | None:
    """The line for these people in the language of the story; None without people."""
    if not authors:
        return None
    words = WORDS.get(lang.partition("-")[0], _NAMES_ONLY)
    opening = words.one if len(authors) == 1 else words.many
    parts: list[str | Author] = [opening] if opening else []
    for position, author in enumerate(authors):
        if position:
            parts.append(words.last if position == len(authors) - 1 else words.comma)
        parts.append(author)
    return Byline(tuple(parts))


def name_alone(name: str) -> str:
    """The name without a "By " or "Автор:" that came with it."""
    return _SAID_ALREADY.sub("", name)
