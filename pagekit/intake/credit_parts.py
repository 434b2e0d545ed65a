"""a piece of a caption → whom it credits, and what of it is the caption's own; a text → its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pagekit.model.agencies import is_agency, known_agency
from pagekit.model.credit_line import MOST_OPENERS, looks_like_a_name, opener

LONGEST = 160
"""No credit is longer."""

_ENDS = re.compile(r"[.!?…][\"”»)\]]*\s+(?=[^\sa-zа-яё])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(./«“\"-])(?:\w|Mr|Mrs|Ms|Dr|Drs|St|Jr|Sr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Cmdr|Prof|No|Nos|vs|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Ave|Calif|[Ff]ot|им|ул|г|гг|a\.m|p\.m|U\.S|[A-Z]\.[A-Z])\.$"
)
_OWN_DOT = re.compile(r"(?:^|[\s.])(?:\w|Jr|Sr|Inc|Ltd|Co|Corp)\.$")
_NUMBER = re.compile(r"\s*\(\s*\w*\d{4,}\w*\s*\)")
_STROKE = re.compile(r"\s*[/|—]\s*(?:via\s+)?|\s+via\s+|^via\s+|\s+[-–]\s+|\s+(?=©)", re.IGNORECASE)
_MADE = re.compile(
    r"\s(?=(?:taken|shot|made|captured|снят|снята|сделано|сделан|сделана|aufgenommen|prise?)\s)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s(?=(?:on|in|at|from|during|am|im|vom|в|на)\s)", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;:.]\s+|\s+[-–—]\s+")
_PHOTO_BEHIND = re.compile(r"\s+photos?$", re.IGNORECASE)
_HELD = re.compile(r"(?<=\w)\s+(?:file|archive)(?:\s+photo)?\.?$", re.IGNORECASE)
_SHOWN_ON = re.compile(
    r"\s+(?:on|from|auf|sur|at)\s+(?=(?:Unsplash|Pexels|Pixabay|Flickr|Instagram|Facebook|Telegram)\b)"
)
_HOUSE_PHOTO = re.compile(r"(?P<house>\S.{1,60}?)\s+photos?\s+by\s+(?P<who>\S.*)")
_OF_THE_HOUSE = frozenset({"staff", "stringer", "contributor", "handout", "freelance"})
_YEAR = re.compile(r"(?:\d{1,2}\s+)?(?:19|20)\d\d")
_PERSON = re.compile(r"\S+(?:\s+\S+){1,3}")
_COMMA = re.compile(r"\s*[,;]\s+|$")
_STRONG = re.compile(r"(?:[:：]|\bby|\bpar|\bread|mandatory\s+credits?|\s[/|])\s*$", re.IGNORECASE)
"""Words before a name after which even a caption may go on behind the name."""
_WEAK = frozenset({"copyright", "courtesy"})
"""Words that begin a sentence as well as a credit."""
_ACRONYM = re.compile(r"[A-ZА-Я]{2,4}")


@dataclass(frozen=True, slots=True)
class Credited:
    """The names of a credit, as they are written, and what stood behind them and is the caption's."""

    names: str
    rest: str = ""


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a caption begin and end."""
    places, start = [], 0
    for match in _ENDS.finditer(text):
        if _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start() + 1]):
            continue
        places.append((start, match.end() - len(match[0]) + len(match[0].rstrip())))
        start = match.end()
    places.append((start, len(text)))
    return places


def credit_in(piece: str, *, bracketed: bool, ends: bool = True) -> Credited | None:
    """Whom the piece credits; None where it is no credit. `ends`: a sentence has ended before it."""
    piece = piece.strip()
    if "\n" in piece or not piece:
        return None
    words, at = "", 0
    for _ in range(MOST_OPENERS):
        found = opener(piece, at)
        if not found:
            break
        words, at = found[0], found.end()
    number = _NUMBER.search(piece, at) if words else None
    if number and piece[number.end() :].strip(" ."):
        # Behind the number of the picture its caption begins.
        before = credit_in(piece[: number.start()], bracketed=bracketed, ends=ends)
        return replace(before, rest=piece[number.end() :].strip()) if before else None
    line = _SHOWN_ON.sub(" via ", _HELD.sub("", _NUMBER.sub("", piece[at:]).strip(" ,;-–—")))
    if not any(sign.isalpha() for sign in line):
        return None
    if words:
        if words.strip().lower() in _WEAK and not bracketed and not _STROKE.search(line):
            return None
        names = _whole(line) if len(line) <= LONGEST else None
        return names or (_leading(line) if bracketed or _STRONG.search(words) else None)
    if len(line) > LONGEST:
        return None
    return _in_brackets(line, ends=ends) if bracketed else _by_itself(line)


def _in_brackets(line: str, *, ends: bool) -> Credited | None:
    """Names in brackets without a word before them: one of them is an agency of the table, or a house's own."""
    if own := _of_a_house(line):
        return own
    parts = [part for part in re.split(rf"{_STROKE.pattern}|,\s+", line, flags=re.IGNORECASE) if part]
    if not _one_is_known(parts):
        return None
    if len(parts) == 1 and not ends:
        # "The Environmental Protection Agency (EPA)" is nobody's credit.
        return None if _ACRONYM.fullmatch(line) else Credited(_tidy(line))
    return Credited(_tidy(line if "/" in line else re.sub(r",\s+|\s+[-–—]\s+", "/", line)))


def _of_a_house(line: str) -> Credited | None:
    """What a house's own photographer took: "White House photo by Ann Li"."""
    own = _HOUSE_PHOTO.fullmatch(line)
    if own is None or own["house"].lower().startswith(("a ", "the ")):
        return None
    named = _names(own["house"]) and _names(own["who"])
    return Credited(_tidy(f"{own['who'].rstrip('.')}/{own['house']}")) if named else None


def _by_itself(line: str) -> Credited | None:
    """A sentence of names and strokes: "REUTERS/Name", "Name via Agency"; "White House photo by Name"."""
    if own := _of_a_house(line):
        return own
    if re.search(r"\s[-–—]\s", line):
        return None
    stroked = "/" in line or re.search(r"\svia\s", line, re.IGNORECASE)
    return _whole(line) if stroked and _one_is_known(_STROKE.split(line)) else None


def _one_is_known(parts: list[str]) -> bool:
    """True for names of which one is an agency's of the table, or says that the person is of the house."""
    names = [name for part in parts if (name := part.strip(" .©"))]
    return all(map(looks_like_a_name, names)) and any(
        known_agency(_PHOTO_BEHIND.sub("", name)) or name.lower() in _OF_THE_HOUSE or name.startswith("@")
        for name in names
    )


def _whole(line: str) -> Credited | None:
    """The line as names; those behind a comma count where they are a person's, an agency's or a year."""
    start, kept = 0, 0
    for comma in _COMMA.finditer(line):
        part = line[start : comma.start()]
        if not (_names(part) if not kept else _another(part)):
            return Credited(_tidy(line[:kept]), line[start:]) if kept else None
        start, kept = comma.end(), comma.start()
    return Credited(_tidy(line[:kept]))


def _another(part: str) -> bool:
    bare = part.rstrip(".")
    if _YEAR.fullmatch(bare) or bare.upper().startswith("CC BY"):
        return True
    person = _PERSON.fullmatch(bare) is not None and not any(sign.isdigit() for sign in bare)
    how = bare.lower() in {"file", "file photo", "archive"}
    return how or (_names(part) and (is_agency(bare) or "/" in part or person))


def _names(text: str) -> bool:
    parts = [part for part in _STROKE.split(text) if part.strip()]
    return (
        bool(parts)
        and all(looks_like_a_name(part.strip(" ©")) for part in parts)
        and len(sentences(text)) == 1
    )


def _leading(line: str) -> Credited | None:
    """The names at the head of a line that goes on as the caption's own words."""
    for rule in (_CUT, _MADE, _WHERE):
        for match in rule.finditer(line[: LONGEST * 2]):
            head, rest = line[: match.start()], line[match.end() :]
            if match[0].lstrip()[:1] == ".":
                head += "."
            if (
                not rest
                or not _names(head)
                or (rule is _WHERE and not looks_like_a_name(rest.partition(" ")[2]))
            ):
                continue
            if rule is _CUT or len(head.split()) > 1:
                return Credited(_tidy(head), rest)
    return None


def _tidy(names: str) -> str:
    names = " ".join(names.split()).strip(" ,;/|-–—")
    return names if _OWN_DOT.search(names) else names.rstrip(".").strip()
