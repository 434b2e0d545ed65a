"""Credit → the house's credit line, each name once.

The rules:
1. The styles: copyright "© Name/Agency", slash "Name/Agency", agency-first "Agency/Name", photograph
   "Photograph: Name/Agency", via "Name via Agency". Who brought it to us follows: "Name/Agency via Wire".
2. What a source has written before the name ("©", "(c)", "Photo by", "Фото:") is taken off before styling.
3. Names are compared without case, spaces and marks (NFKC, casefold). A name that another one holds is not
   said again: creator "Name/Reuters" and agency "REUTERS" give "Name/Reuters".
4. "Getty Images/Name" in the creator's field is the agency and the name.
5. A notice is printed as it stands, but for a name that it repeats.
6. A Creative Commons licence that asks for attribution is named at the end: it is part of what is owed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pagekit.house.typography import NO_BREAK
from pagekit.model import Credit
from pagekit.model.agencies import AGENCIES
from pagekit.model.publication import CreditStyle

MAX_PARTS = 8

PHOTOGRAPH = {
    "ar": "تصوير: ", "de": "Foto: ", "en": "Photograph: ",
    "fr": f"Photo{NO_BREAK}: ", "kk": "Фото: ", "ru": "Фото: ",
}  # fmt: skip
VIA = {"ar": "عبر"}

PHOTO_WORDS = (
    r"photos?|photograph|photographie|photography|picture|pic|image|fotos?|fotografie|bild|crédit\s+photo|"
    r"автор\s+фото|фото|фотография|фотограф|фотосурет|сурет|الصورة|صورة|تصوير"
)
COPYRIGHT_SIGNS = r"©|\(c\)|\(с\)|copyright\b"

_BEFORE_NAME = re.compile(
    rf"""^(?:
        (?:{COPYRIGHT_SIGNS})\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\b[\s,]*)?(?:by\s+)?
      | (?:{PHOTO_WORDS})(?:\s+(?:credit|by|courtesy\s+of))*\s*[:：]\s*
      | (?:{PHOTO_WORDS})\s+(?:by|courtesy\s+of)\s+
      | (?:{PHOTO_WORDS})\s*(?={COPYRIGHT_SIGNS})
      | (?:credit|courtesy|crédit)\s*[:：]\s*
      | photographed\s+by\s+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_A_WORD = re.compile(rf"^(?:{PHOTO_WORDS}|credit|courtesy)$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[/|]\s*|\s+(?=©)")
_VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
_IN_NOTICE = re.compile(r"(\s*[/|;,]\s*|\.\s+|\s+via\s+|\s+[–—-]\s+|\s+(?=©))", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_LICENCE = re.compile(r"creativecommons\.org/licenses/(by(?:-[a-z]{2}){0,2})/(\d\.\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """Who is owed, each name once: the people, the agencies, and those it came through."""

    creators: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    through: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name in the order of a slash line."""
        return (*self.creators, *self.agencies, *self.through)


def key(text: str) -> str:
    """The letters and figures of a name alone, for comparing."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """The words of a name in NFKC and without case."""
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def bare(text: str) -> str:
    """The name without what a source writes before it, and without brackets around it."""
    text = " ".join(text.split())
    for _ in range(MAX_PARTS):
        shorter = _BEFORE_NAME.sub("", text).strip(" -–—:,;")
        if shorter[:1] in {"(", "["} and shorter[-1:] in {")", "]"}:
            shorter = shorter[1:-1].strip()
        if shorter == text:
            break
        text = shorter
    return text


@lru_cache(maxsize=256)
def names_of(credit: Credit) -> Names:
    """The names of a credit, cleaned and each once."""
    creators, came_through = _people(credit.creator)
    agencies, agency_through = _people(credit.agency)
    through = [*_people(credit.via)[0], *came_through, *agency_through]
    if not agencies and len(creators) > 1:
        agencies = [name for name in creators if key(name) in AGENCIES]
    spelled = {key(name): name for name in creators}
    # The agency's place is the agency's; a spelling that does not shout is the better one.
    agencies = [spelled.get(key(name), name) if name.isupper() else name for name in agencies]
    creators = [name for name in creators if key(name) not in map(key, agencies)]
    names = each_once(Names(tuple(creators), tuple(agencies), tuple(through)))
    return names if names.creators or names.agencies else Names(agencies=names.through)


def each_once(names: Names) -> Names:
    """The names without those that another one says already."""
    told = [words(name) for name in names.all]

    def said(place: int) -> bool:
        others = (other for other in range(len(told)) if other != place)
        return any(_says(told[other], told[place], earlier=other < place) for other in others)

    keep = iter([not said(place) for place in range(len(told))])
    groups = (names.creators, names.agencies, names.through)
    return Names(*(tuple(name for name in group if next(keep)) for group in groups))


def credit_line(credit: Credit | None, names: Names, style: CreditStyle, lang: str) -> str | None:
    """The line in the words of `lang`; None when nobody can be named."""
    if credit is None:
        return None
    if credit.notice:
        return _each_once_in_notice(credit.notice)
    if not names.all:
        return None
    return STYLES[style](names, lang.partition("-")[0]) + _licence(credit.licence)


def _copyright(names: Names, lang: str) -> str:
    return f"©{NO_BREAK}{_slash(names, lang)}"


def _slash(names: Names, lang: str) -> str:
    return "/".join([*names.creators, *names.agencies]) + _through(names.through, lang)


def _agency_first(names: Names, lang: str) -> str:
    return "/".join([*names.agencies, *names.creators]) + _through(names.through, lang)


def _photograph(names: Names, lang: str) -> str:
    return PHOTOGRAPH.get(lang, PHOTOGRAPH["en"]) + _slash(names, lang)


def _via(names: Names, lang: str) -> str:
    if names.creators and names.agencies and not names.through:
        names = replace(names, agencies=(), through=names.agencies)
    return _slash(names, lang)


STYLES: dict[CreditStyle, Callable[[Names, str], str]] = {
    "copyright": _copyright,
    "slash": _slash,
    "agency-first": _agency_first,
    "photograph": _photograph,
    "via": _via,
}


def _through(names: Sequence[str], lang: str) -> str:
    return f" {VIA.get(lang, 'via')} {'/'.join(names)}" if names else ""


def _people(field: str | None) -> tuple[list[str], list[str]]:
    """The names of one field, and those after its "via"."""
    if not field:
        return [], []
    own, *through = _VIA.split(field)
    return _parts(own), [name for piece in through for name in _parts(piece)]


def _parts(text: str) -> list[str]:
    pieces = [text] if "://" in text else _BETWEEN_NAMES.split(text)
    if len(pieces) > MAX_PARTS:
        pieces = [text]
    names = [bare(piece) for piece in pieces]
    return [name for name in names if key(name) and not _ONLY_A_WORD.match(name)]


def _says(holder: list[str], name: list[str], *, earlier: bool) -> bool:
    """True when `holder` holds the name; of two that are the same, the earlier holds the later."""
    if "".join(holder) == "".join(name):
        return earlier
    return f" {' '.join(name)} " in f" {' '.join(holder)} "


def _each_once_in_notice(notice: str) -> str:
    pieces = ["", *_IN_NOTICE.split(" ".join(notice.split()))]
    told: set[str] = set()
    printed = ""
    for separator, piece in zip(pieces[::2], pieces[1::2], strict=True):
        name = key(bare(piece))
        if name and name in told and not name.isdigit():
            continue
        told.add(name)
        printed += separator + piece if printed else piece
    return printed


def _licence(licence: str | None) -> str:
    if not licence:
        return ""
    address = _LICENCE.search(licence)
    name = f"CC {address[1].upper()} {address[2]}" if address else licence
    return f", {name}" if name.upper().startswith("CC BY") else ""
