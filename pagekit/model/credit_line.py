"""a credit line as a supplier wrote it → its names in their order, and through whom; or the fields of a Credit.

Seen in the trade: `AP Photo/Name`, `Name/Outlet via AP`, `REUTERS/Name`, `Name/Getty Images`, `Photograph:
Name/Agency`, `© Name`, `(Credit Image: © Name/ZUMA Press Wire)`. The rules for who of several is the person:
1. A name is an agency's that the table of agencies has, that is one word in capitals, or that ends in Photo, Images,
   Pictures, Press or Agency.
2. The first of the others is the person; all the rest is the agency.
3. What says how a picture came (file photo, stringer, staff) is nobody's name.
"""

from __future__ import annotations

import re

from pagekit.model.agencies import is_agency, known_agency

PHOTO = (
    r"(?:(?:text|words|story|текст)\s*(?:and|&|und|и|et|/)\s*)?(?:(?:file|handout|pool|archive|undated|courtesy|stock|staff|press|screen)\s+)?(?:photos?(?:\s+d['’]archives?)?|photographs?|photography"
    r"|photographers?|pictures?|pics?|images?|illustrations?|fotos?|fotografie|fotografía|fotografia|fotograf(?:in)?"
    r"|bild(?:er|nachweis|quelle)?|archivbild|archivfoto|symbolbild|symbolfoto|photographie|zdjęcie|fot\.|fotó|kuva"
    r"|valokuva|фотографи[яи]|фотограф|(?:автор\s+)?фото|снимок|фотосурет|сурет|fotoğraf|beeld|写真|图片|圖片|摄影|攝影|사진|الصورة|صورة|تصوير)"
)
OPENER = re.compile(
    rf"""(?:
        mandatory\s+(?:photo\s+)?credits?\s*(?:must\s+read\s*)?[:：\-–—]?\s*
      | (?:must|please)\s+credit\s*[:：]?\s*
      | {PHOTO}(?:\s+(?:credits?|copyright|courtesy))*(?:\s+should\s+(?:say|read))\s*[:：]?\s*
      | (?:crédits?\s+)?{PHOTO}(?:\s+(?:credits?|by|copyright|courtesy(?:\s+of)?))*\s*[:：]\s*
      | {PHOTO}\s+[/|–—-]\s+
      | {PHOTO}\s+(?:credits?\s+)?(?:by|par|courtesy\s+of|courtesy|copyright
          |(?:provided|supplied|released|taken|submitted|made)\s+by|предоставлено|предоставил[аи]?)\s+
      | {PHOTO}\s*(?=©|\(c\)\s)
      | credits?\s+(?:image|photo|line|picture)\s*[:：]\s*
      | (?:crédits?|créditos?|credits?|bildnachweis|foto\s*credit)\s*(?:[:：]|\s[-–—]\s)\s*
      | (?:image|photo|picture)\s+source\s*[:：,]\s+
      | credits?\s*(?:…|\.{{2,}})\s*
      | (?:author|autor|auteur|автор)\s*[:：]\s*
      | courtesy(?:\s+of|\s+photo)?\s*[:：]?\s+
      | (?:©|\(c\)|\(с\)|copyright\b)[\s:©]*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\b[\s,]*)?(?:by\s+)?
      | photographed\s+by\s+
      | supplied\s*:\s*
      | суретті\s+түсірген\s*:?\s+
      | fot\.\s+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is written before the names of a credit."""
MOST_OPENERS = 4

_PHOTO_ALONE = re.compile(
    rf"{PHOTO}\s+(?:(?:di|de|von|van)\s+)?|(?:file|archive|archiv|архив|source|quelle|fuente|fonte|источник(?:\s+фото)?|дереккөз)\s*[:：]\s*",
    re.IGNORECASE,
)
_VIA = re.compile(r"[\s/]+via\s+|^via\s+", re.IGNORECASE)
_PHOTO = re.compile(r"\s+photos?$", re.IGNORECASE)
_BY = re.compile(r"^by\s+(?=\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[/|—]\s*|\s+(?=©)|\s+[-–]\s+")
_COMMA = re.compile(r",\s+(?=[^,]+$)")
_HELD = re.compile(r",\s*(?:file|archives?|archiv)(?:\s+photo)?$", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\(\s*\w*\d{4,}\w*\s*\)$")
_RESERVED = re.compile(
    r"[.,;]?\s*(?:all rights reserved|tous droits réservés|alle rechte vorbehalten)\.?$", re.IGNORECASE
)
_HOW_IT_CAME = re.compile(
    r"(?:file|archives?|archiv|stock)(?: (?:photo|picture|image))?|stringer|str|staff|contributor|freelancer?"
    r"|photographer|released|honorarfrei",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,]+")
_PARTICLES = frozenset({
    "a", "af", "al", "and", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos",
    "du", "e", "ed", "el", "et", "for", "für", "ibn", "la", "las", "le", "les", "los", "of", "och", "og", "or", "the",
    "und", "van", "vom", "von", "y", "zu", "zur", "для", "и",
})  # fmt: skip
_DESKS = frozenset({
    "handout", "privat", "screengrab", "screenshot", "zvg", "архив", "пресс-служба", "пресс-центр", "скриншот",
})  # fmt: skip
"""What names of those who hand out pictures begin with, in small letters."""
_AS_THEY_STAND = frozenset({"NASA", "ESA", "ESO", "NOAA", "USGS"})
"""Owners who name themselves first, and whose line has its own order: "NASA/JPL-Caltech"."""
MOST_WORDS = 7
_ON_THE_WEB = re.compile(r"@[\w.]{2,40}|(?:[a-zа-яё0-9-]{2,40}\.){1,3}[a-zа-яё]{2,10}")
"""A name there: of a site, of an account."""


def without_opener(line: str) -> str:
    """The line without the words that stand before its names, the brackets around it, and numbers behind it."""
    line = " ".join(line.split())
    for _ in range(MOST_OPENERS):
        found = opener(line)
        shorter = line[found.end() :] if found else line
        if shorter[:1] in {"(", "["} and shorter[-1:] in {")", "]"}:
            shorter = shorter[1:-1].strip()
        if shorter[:1] in {'"', "“", "'", "‘"} and shorter[-1:] in {'"', "”", "'", "’"}:
            shorter = shorter[1:-1].strip()
        if shorter == line or not any(sign.isalnum() for sign in shorter):
            break
        line = shorter
    return _BY.sub("", _RESERVED.sub("", _NUMBER.sub("", line)))


def opener(line: str, at: int = 0) -> re.Match[str] | None:
    """What stands before the names; a word that says less, before an agency of the table: "Photo AFP", "Foto di Ann
    Li/ANSA", "File: Reuters", and not "Photo Agency Nord".
    """
    found = OPENER.match(line, at)
    if found:
        return found if found.end() > at else None
    found = _PHOTO_ALONE.match(line, at)
    if not found:
        return None
    strokes = [part for part in _BETWEEN.split(line[found.end() :].rstrip(".")) if part]
    parts = [name for part in strokes for name in _agency_apart(part)]
    known = any(known_agency(part) or _ON_THE_WEB.fullmatch(part) for part in parts)
    return found if known and all(map(looks_like_a_name, parts)) else None


def names_of(line: str) -> tuple[tuple[str, ...], str | None]:
    """The names between the strokes, as they are written, and the distributor."""
    rest, *via = _VIA.split(without_opener(line.strip()), maxsplit=1)
    strokes = (_HELD.sub("", part.strip(" ,;")) for part in _BETWEEN.split(rest))
    parts = (_BY.sub("", piece) for part in strokes for piece in _agency_apart(part))
    names = tuple(part for part in parts if part and not _HOW_IT_CAME.fullmatch(part))
    return names, "/".join(_agency_apart(via[0].strip())) if via else None


def _agency_apart(part: str) -> list[str]:
    """A name and the agency or the pool behind its comma or its hyphen: "Ann Li, Reuters", "Ann Li-Imagn Images"."""
    for dash in re.finditer("-", part) if " " in part and not known_agency(part) else ():
        person, agency = part[: dash.start()], part[dash.end() :]
        if " " in person and known_agency(agency):
            return [person, agency]
    pieces = _COMMA.split(part)
    apart = len(pieces) > 1 and (known_agency(pieces[1]) or pieces[1].lower() == "pool")
    return pieces if apart else [part]


def agency_name(name: str, *, alone: bool) -> str:
    """The agency's name: in "AP Photo/Name" the word Photo belongs to the line, not to the name."""
    return name if alone else _PHOTO.sub("", name)


def credit_fields(line: str) -> dict[str, str | None]:
    """Creator, agency and distributor of a whole line."""
    names, via = names_of(line)
    if len(names) > 1 and names[0] in _AS_THEY_STAND:
        return {"creator": None, "agency": "/".join(names), "via": via}
    person = next((name for name in names if not is_agency(name)), None)
    others = list(names)
    if person is not None:
        others.remove(person)
    agency = "/".join(agency_name(name, alone=len(names) == 1) for name in others)
    return {"creator": person, "agency": agency or None, "via": via}


def looks_like_a_name(text: str) -> bool:
    """True for what can be a person's or a house's name: capitals at the heads of its words, and not many of them."""
    if known_agency(text) or _ON_THE_WEB.fullmatch(text):
        return True
    words = _WORD.findall(text)
    if words and words[0].lower() in _DESKS:
        return len(words) <= MOST_WORDS
    if not 1 <= len(words) <= MOST_WORDS or not any(sign.isalpha() for sign in text):
        return False
    return all(_may_stand_in_a_name(word) for word in words) and words[-1].lower() not in _PARTICLES


def _may_stand_in_a_name(word: str) -> bool:
    bare = word.strip("\"'“”‘’().-&@«»_*")
    if not bare or bare.lower() in _PARTICLES or known_agency(bare) or known_agency(bare.partition("-")[0]):
        return True
    head = bare[0]
    # A letter without capitals (Arabic, Chinese) is a name's as well as another word's.
    return head.isupper() or head.isdigit() or head.lower() == head.upper()
