"""a caption with its credit in it → the caption, the credit, and what its owner asks for.

The rules:
1. A credit stands in brackets, is a sentence of its own, at the head or at the end, or follows a dash: behind a word
   that says so ("Photo:", "Mandatory Credit:", "Photo by", "©"), or as names with an agency among them
   ("REUTERS/Name").
2. It ends with its sentence, or where what follows a comma is no name: that is the caption's.
3. What can be no name is the caption's, whatever stands before it: "A photo by the sea", "Photo: the bridge opens".
4. A sentence that is nothing but instructions ("NO SALES", "Embargoed until …") is the desk's to see, not the reader's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pagekit.intake.credit_parts import credit_in, sentences
from pagekit.intake.instructions import is_instruction, mandatory_credit
from pagekit.model.credit_line import names_of

MOST_ROUNDS = 6
"""Sources write some credits one after the other."""

LONGEST = 8_000
"""No caption is longer; what is, is cut when it is printed."""
FURTHEST = 400
"""Characters behind a dash in which a credit ends."""
_BRACKETS = re.compile(
    r"\s*(?:\((?P<round>[^()\n]{1,200}(?:\([^()\n]{0,40}\)[^()\n]{0,80})?)\)|\[(?P<square>[^\[\]\n]{1,200})\](?!\ue000))"
)
_TARGET = re.compile(r"(?<=\])\([^()\n]*\)")
_MASK = "\ue000"
"""Stands for the target of a link while a caption is taken apart."""
_DASH = re.compile(
    r"\s+[-–—|•/]{1,3}\s+|\s+(?=©)|\s*\n\s*|\s+(?=[Ff]ot\.\s)"
    r"|(?<=[\w,.])\s+(?=(?:Photo|Foto|Picture|Image|Фото|PHOTO|FOTO)(?: [Cc]redit)?s?:\s)"
)
_MANDATORY = re.compile(r"(?<=\s)(?=mandatory\s+(?:photo\s+)?credit)", re.IGNORECASE)
_SHOUTED = re.compile(
    r"\s(?=(?:REUTERS|EPA|EPA-EFE|AP P(?:hoto|HOTO)|AFP|AFP P(?:hoto|HOTO)|TASS|ТАСС|XINHUA|ANSA|EFE|LUSA|PAP"
    r"|MTI|LEHTIKUVA"
    r"|KEYSTONE|AAP I(?:mage|MAGE)|BELGA PHOTO|THE CANADIAN PRESS)\s?/)"
)
_FOR_EDITORS = re.compile(
    r"\s?\b(?:TPX IMAGES OF THE DAY\b\.?|ATTENTION (?:VISUAL )?EDITORS?\b.*$"
    r"|THIS (?:IMAGE|PICTURE|PHOTO) (?:HAS BEEN|WAS) (?:SUPPLIED|PROVIDED|PROCESSED)\b.*$"
    r"|(?:MANDATORY CREDIT )?(?:HANDOUT )*EDITORIAL USE ONLY\b(?:\s?/\s?NO SALES\b)?)",
    re.DOTALL,
)
"""What Reuters and EPA write behind a caption, in capitals."""
_STOPS = frozenset('.!?…:)]”»"')


@dataclass(frozen=True, slots=True)
class Parted:
    """A caption without what was not for its reader. `credit` is its names, as "Name/Agency via Distributor"."""

    words: str
    credit: str | None = None
    instructions: tuple[str, ...] = ()


def split_credit(caption: str) -> tuple[str, str | None]:
    """The caption without its credit, and whom the credit names; None when there is no credit. Its links stay links."""
    targets = _TARGET.findall(caption)
    parted = part_caption(_TARGET.sub(_MASK, caption))
    if not parted.credit:
        return caption, None
    words, credit = parted.words, parted.credit
    # The credit is a piece of the caption: the targets before it are the words' own, and so are those behind it.
    first = _TARGET.sub(_MASK, caption).partition(credit)[0].count(_MASK)
    inside = credit.count(_MASK)
    return (
        _unmasked(words, [*targets[:first], *targets[first + inside :]]),
        _unmasked(credit, targets[first:]),
    )


def _unmasked(text: str, targets: list[str]) -> str:
    waiting = iter(targets)
    return "".join(next(waiting, "") if sign == _MASK else sign for sign in text)


def part_caption(caption: str) -> Parted:
    """The caption without its credit and its owner's instructions."""
    if len(caption) > LONGEST:
        return Parted(caption)
    words = _FOR_EDITORS.sub("", caption)
    credits: list[str] = []
    told = [said[0].strip(" .") for said in _FOR_EDITORS.finditer(caption)]
    words = words.rstrip() if told else words
    for _ in range(MOST_ROUNDS):
        found = _bracketed(words) or _sentence(words) or _behind_a_dash(words)
        if found is None:
            break
        words = found.words
        if found.credit:
            credits.append(found.credit)
        told += found.instructions
    credit = max(credits, key=lambda each: len(_all_names(each)), default=None)
    return Parted(words, credit, tuple(sorted(dict.fromkeys(told), key=caption.find)))


def _all_names(credit: str) -> tuple[str, ...]:
    names, via = names_of(credit)
    return (*names, via) if via else names


def _parted(before: str, piece: str, after: str, *, bracketed: bool) -> Parted | None:
    """The caption without the piece, where that is a credit or an instruction."""
    if is_instruction(piece):
        words = _together(before, "", after, bracketed=bracketed)
        return Parted(words, mandatory_credit(piece), (piece.strip(" .;,-"),))
    ends = before.rstrip()[-1:] in {"", *_STOPS}
    found = credit_in(piece, bracketed=bracketed, ends=ends)
    if found is None:
        return None
    asked = (f"Mandatory credit: {found.names}",) if mandatory_credit(piece) else ()
    rest = f"({found.rest})" if bracketed and found.rest else found.rest[:1].upper() + found.rest[1:]
    return Parted(_together(before, rest, after, bracketed=bracketed), found.names, asked)


def _bracketed(text: str) -> Parted | None:
    for match in _BRACKETS.finditer(text):
        inner = match["round"] or match["square"] or ""
        found = _parted(text[: match.start()], inner, text[match.end() :], bracketed=True)
        if found is not None:
            return found
    return None


def _sentence(text: str) -> Parted | None:
    places = sentences(text)
    for start, end in dict.fromkeys([*places[-1:], *places]):
        found = _parted(text[:start], text[start:end], text[end:], bracketed=False)
        if found is not None:
            return found
    return None


def _behind_a_dash(text: str) -> Parted | None:
    for rule in (_MANDATORY, _DASH, _SHOUTED):
        for match in rule.finditer(text):
            piece = text[match.end() : match.end() + FURTHEST]
            end = match.end() + sentences(piece)[0][1]
            if end == match.end() + FURTHEST:
                continue
            found = _parted(text[: match.start()], text[match.end() : end], text[end:], bracketed=False)
            if found is not None:
                return found
    return None


def _together(before: str, rest: str, after: str, *, bracketed: bool) -> str:
    before, after = before.rstrip(), after.strip()
    if not bracketed:
        before = before.rstrip(" -–—|•/,;")
    if after[:1] in {".", ",", ";", ":"} and before[-1:] in {"", ".", "!", "?", "…", ",", ";", ":"}:
        after = after.lstrip(".,;: ")
    words = " ".join(filter(None, [before, rest]))
    return f"{words}{after}" if after[:1] in set(".,;:!?") else " ".join(filter(None, [words, after]))
