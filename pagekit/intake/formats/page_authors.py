"""the lines of a web page → who wrote it, as readers see it around its headline; blank where it does not say.

Somebody is an author by an element that is called so, or by a short line that begins with "by" in the page's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagekit.intake.formats.day_lines import days_in
from pagekit.intake.formats.page_lines import Line, parted

MAX_BYLINE = 160
_BY = {
    "en": "by", "de": "von", "fr": "par", "es": "por", "pt": "por", "it": "di", "nl": "door", "sv": "av", "nb": "av",
    "no": "av", "da": "af", "ca": "per", "ro": "de",
}  # fmt: skip
_CLEAR = (
    r"(?:posted|published|written|reporting|story) by"
    r"|(?:by|text|texte|texto|words|author|autor(?:in|en)?|auteur|autore)\s?:"
    r"|(?:veröffentlicht|publiziert|geschrieben|erstellt|verfasst|gepostet|gespeichert) von"
    r"|(?:publié|écrit|rédigé|posté) par|(?:publicado|escrito) por|(?:scritto|pubblicato) da"
    r"|(?:автор[ыи]?|текст|мәтін)\s?:|بقلم\s?:?"
)
_PARTICLE = "de|del|della|di|da|van|von|der|den|ten|ter|el|al|la|le|du|des|dos|bin|ibn|zu|y"
_ONE = rf"[^\W\d_a-zа-я][\w.'’ʼ-]*(?:\s+(?:(?:{_PARTICLE})\s+)*[^\W\d_a-zа-я][\w.'’ʼ-]*)"
_AND = r"(?:\s*[,&/]\s*|\s+(?:and|und|et|y|e|och|og|en|и|және|та|i)\s+)"
_FULL = re.compile(rf"{_ONE}{{1,4}}(?:{_AND}{_ONE}{{1,4}}){{0,7}}")
_ANY = re.compile(rf"{_ONE}{{0,4}}(?:{_AND}{_ONE}{{0,4}}){{0,7}}")
_NICK = re.compile(r"[^\W_][\w.'’ -]{1,40}")
_NO_NAME = re.compile(
    r"^(?:posted|published|veröffentlicht|publiziert|erstellt|more posts|view|about|über|alle?|by|von|read|share|autor"
    r"|author|admin|name|kommentar\w*|comments?|follow|contact|kontakt|übersetz\w+|translat\w+|traduc\w+)\b[^:]*$"
    r"|https?:|www\.|@|\d{4}|\.(?:com|net|org|de)\b",
    re.IGNORECASE,
)
_OF_PICTURE = re.compile(
    r"(?:fig|image|img|photo|wp)[-_]?caption|credit|copyright|figure|licen[cs]e", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s+(?:am|on|le|el|il|den|der|at|a|em|om|op|stand|updated|aktualisiert|published|posted|veröffentlicht|publiziert"
    r"|publié|publicado|pubblicato)$",
    re.IGNORECASE,
)
"""What leads from a name to the day behind it."""
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?]$")
_TWICE = re.compile(r"(.{3,})\s+\1")
_BAR = re.compile(r"\s[|•]\s")
_EDGE = " \t|•·–—-:,;/()"


def byline_seen(lines: Sequence[Line], lang: str) -> str:
    """The byline: names in elements that are called an author's, those near the headline first, and lines with "by"."""
    near, far = parted(lines)
    there = sorted(_called(far, lang), key=lambda each: not each[1])
    every = [*(name for name, _ in _called(near, lang)), *_told(near, lang), *(name for name, _ in there)]
    return next(iter(every), "")


def _called(lines: Sequence[Line], lang: str) -> Iterator[tuple[str, bool]]:
    """Names in elements that are called an author's, and whether by a word that means nothing else."""
    for line in lines:
        for text, sure in line.authors if not _OF_PICTURE.search(line.called) else ():
            for part in _beside_days(text, lang) if len(text) <= MAX_BYLINE else ():
                name, led = _without_by(part, lang)
                if not name or _NO_NAME.search(name):
                    continue
                name = twice[1] if (twice := _TWICE.fullmatch(name)) else name
                if (
                    _FULL.fullmatch(name)
                    or (led and _ANY.fullmatch(name))
                    or (sure and _NICK.fullmatch(name))
                ):
                    yield name, sure
                    break


def _told(lines: Sequence[Line], lang: str) -> Iterator[str]:
    """Names in short lines that begin with "by", and say no more than that and a day."""
    for line in lines:
        if len(line.text) > MAX_BYLINE or line.heading or not (line.nearest or line.closing):
            continue
        for part in _beside_days(line.text, lang):
            name, led = _without_by(part, lang)
            of_names = _ANY if led == "clear" else _FULL
            if led and of_names.fullmatch(name) and not _NO_NAME.search(name) and not _SENTENCE.search(name):
                yield name


def _beside_days(text: str, lang: str) -> list[str]:
    """The parts of a line that are no days, as bars part them; at least one."""
    days = days_in(text, lang)
    beside = [part for day in days for part in (day.before, day.after)] if days else [text]
    parts = [part for each in beside for part in _BAR.split(each)]
    return list(filter(None, (_BETWEEN.sub("", part.strip(_EDGE)).strip(_EDGE) for part in parts))) or [""]


def _without_by(text: str, lang: str) -> tuple[str, str]:
    """The text without the word before a name, and which stood there: a clear one, one of the language, or none."""
    if match := re.match(rf"(?:{_CLEAR})\s*(?=\S)", text, re.IGNORECASE):
        return text[match.end() :].strip(_EDGE), "clear"
    word = _BY.get(re.split("[-_]", lang.casefold())[0], "by")
    if match := re.match(
        rf"(?:by|{word}|author|autor(?:in|en)?|auteure?|autore)\s+(?=\S)", text, re.IGNORECASE
    ):
        return text[match.end() :].strip(_EDGE), "by"
    return text.strip(_EDGE), ""
