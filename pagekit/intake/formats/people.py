"""a byline as wires write it → the people in it, without the word before their names, each with what stands behind it.

"By Ann Li and Bo Chan" is two people; "Von Ann Li, dpa" is one of dpa; "ANN LI/Reuters" is one of Reuters.
"""

from __future__ import annotations

import re

from pagekit.model.agencies import known_agency
from pagekit.model.base import MAX_LINE, one_line

MOST = 24
_WORD = re.compile(
    r"^(?:by|von|par|por|di|av|fra|af|door|od|reportage par|reporting by|(?:written|posted|published|story) by"
    r"|(?:veröffentlicht|publiziert|geschrieben|verfasst|erstellt) von|(?:publié|écrit|rédigé) par"
    r"|(?:publicado|escrito) por|(?:scritto|pubblicato) da|text|words|texte|texto|author"
    r"|autor(?:in|en)?|auteure?s?|autor[ei]|автор|авторы|авторлар|автори|текст|мәтін|بقلم|تحریر|نوشته|מאת)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\s&\s|,?\s+(?:and|und|et|och|og|и|және|та|ve|e|y)\s+)\s*")
_COMMAS = re.compile(r"\s*,\s*")
_BEHIND = re.compile(r"\s*(?:,|/|\||\s[-–—]\s|\()\s*(?P<of>[^,/|()]+?)\)?$")
_NAME = re.compile(r"[^\W\d_][\w.'’ʼ-]*(?:\s+[^\W\d_][\w.'’ʼ-]*){0,4}")
_SIGN = re.compile(r"[a-zß-öø-ÿа-я]{2,4}")
_ARTICLES = ("The ", "Der ", "Die ", "El ", "Le ", "La ", "Il ")
"""What a newspaper's name begins with, and no person's."""
_OFFICE = re.compile(
    r"\b(?:writers?|editors?|correspondents?|reporters?|staff|bureau|news|press|desk|agency|redaktion\w*|universit\w+|institut\w*"
    r"|college|school|associa\w+|council|ministr\w+|department|office|service|group|foundation|museum|library|club)\b",
    re.IGNORECASE,
)


def people(byline: str) -> list[dict[str, str]]:
    """The people in wire form; none for a blank line."""
    # One blank for many: what parts the names would be sought from each of them.
    line = _WORD.sub("", " ".join(one_line(byline).split()).strip(" =."))
    if not line:
        return []
    pieces = [piece for piece in _BETWEEN.split(line) if piece]
    listed = _COMMAS.split(line)
    if len(pieces) == 1 and len(listed) > 1 and all(_is_whole(name) for name in listed):
        pieces = listed
    # Commas part names only where a word between the last two says that these are several.
    first = _COMMAS.split(pieces[0]) if len(pieces) > 1 else pieces[:1]
    if len(first) > 1 and all(_is_whole(name) for name in first):
        pieces = [*first, *pieces[1:]]
    if len(pieces) > 1 and not all(_may_be_a_name(piece) for piece in pieces):
        pieces = [line]
    return [_person(piece) for piece in pieces[:MOST]]


def _is_whole(name: str) -> bool:
    """True for a name of two words and more, which is no house's."""
    return " " in name and bool(_NAME.fullmatch(name)) and not _is_of(name)


def _may_be_a_name(piece: str) -> bool:
    head = _BEHIND.sub("", piece)
    if _OFFICE.search(piece) and piece == piece.lower():
        return False
    return bool(_NAME.fullmatch(head)) or known_agency(head)


def _person(piece: str) -> dict[str, str]:
    match = _BEHIND.search(piece)
    name = piece[: match.start()].strip() if match else ""
    # A sign in small letters is the desk's: "det/dpa" is one credit, and nobody of the agency.
    if match and name and _is_of(match["of"]) and not _SIGN.fullmatch(name):
        return {"name": name[:MAX_LINE], "role": match["of"].strip()[:MAX_LINE]}
    return {"name": piece[:MAX_LINE]}


def _is_of(text: str) -> bool:
    """True for a house or an office that stands behind a name."""
    said = text.strip()
    return (
        said.startswith(_ARTICLES)
        or known_agency(said)
        or bool(_OFFICE.search(said))
        or ("." in said.strip(".") and " " not in said)
    )
