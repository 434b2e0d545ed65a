"""a photo and its file's metadata → the photo with its gaps filled, and notes that say from where.

The rules:
1. What the newsroom wrote stands. Only gaps are filled. A credit inside its caption is a credit all the same.
2. Caption: the description, else the headline, without the credit and the instructions in it. Alt text: the alt text,
   else a short extended description.
3. Creator and agency are filled one by one, unless the newsroom's credit and the file's contradict each
   other.
4. The notice is what the owner asks for as it stands, and it replaces the house's line. So it is filled only
   when the newsroom names nobody: with a mandatory credit, or with the copyright notice when the file names
   nobody either.
5. The address where a licence can be had is filled when it passes the gate for web addresses, else it is left out.
6. Instructions of the owner ("NO SALES"), also those in a caption, are a warning. The terms of use are the file's, else
   these instructions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pagekit.intake.captions import part_caption
from pagekit.intake.credits import Owed, agency_of, fits, mandatory_credit, owed_by, same_name
from pagekit.intake.escape import escape
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.model import Credit, Photo
from pagekit.model.address import WEB_SCHEMES, safe_url
from pagekit.model.base import MAX_LINE, altered
from pagekit.model.credit_line import credit_fields
from pagekit.notes import Note, info, warning

MAX_BORROWED_ALT = 250
MOST_MARKS = 6
_MARKED = re.compile(r"[\[\]*_`<\\\n]")
"""Marks of Markdown: a caption with one is not taken apart here."""
_OF_PHOTO = frozenset({"source_type", "data_mining"})
"""Gaps that are the photo's own, and not its credit's."""
AnyPhoto = TypeVar("AnyPhoto", bound=Photo)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A field that was filled, with what, and the name of the metadata's field."""

    name: str
    text: str
    taken_from: str


def fill(photo: AnyPhoto, found: PhotoMetadata, where: str) -> tuple[AnyPhoto, list[Note]]:
    """The photo with its gaps filled, and the notes about it."""
    photo, asked = _own_caption_parted(photo)
    parted = part_caption(found.caption or found.headline or "")
    told = parted.credit
    if told and not fits(told, owed_by(found).creator):
        # It names somebody else: the caption is left as it is.
        parted, told = replace(parted, words=found.caption or found.headline or ""), None
    owed = owed_by(found, told)
    gaps = [*_words(photo, found, parted.words), *_credit_gaps(photo.credit, found, owed)]
    own = {gap.name: _cut(gap.text) for gap in gaps if gap.name in {"caption", "alt"}}
    # Half an address leads nowhere: the gate has bounded it, and it is not cut.
    credit = {
        gap.name: gap.text if gap.name == "acquire" else _cut(gap.text)
        for gap in gaps
        if gap.name not in own and gap.name not in _OF_PHOTO
    }
    changes: dict[str, object] = dict(own)
    changes |= {gap.name: _cut(gap.text) for gap in gaps if gap.name in _OF_PHOTO}
    if credit:
        changes["credit"] = altered(photo.credit or Credit(), **credit)
    instructions = _said_once([found.instructions or "", *asked, *parted.instructions])
    terms = found.terms or instructions
    if terms and photo.terms is None:
        changes["terms"] = _cut(terms)
    notes = _notes(gaps, found, instructions, where)
    return (altered(photo, **changes) if changes else photo), notes


def _own_caption_parted(photo: AnyPhoto) -> tuple[AnyPhoto, tuple[str, ...]]:
    """The photo whose caption, as the newsroom wrote it, has given its credit to the credit's fields; and what its
    owner asks for in it.
    """
    if not photo.caption or _MARKED.search(photo.caption):
        return photo, ()
    parted = part_caption(photo.caption)
    credit = photo.credit or Credit()
    if parted.credit and (credit.notice or not fits(parted.credit, credit.creator, credit.agency)):
        return photo, ()
    changes: dict[str, object] = {}
    if parted.words != photo.caption:
        changes["caption"] = parted.words or None
    if parted.credit:
        fields = credit_fields(parted.credit)
        if credit.creator:
            beside = agency_of(parted.credit, credit.creator)
            fields = {"agency": beside.name, "via": beside.via}
        lacking = {name: text for name, text in fields.items() if text and getattr(credit, name) is None}
        if lacking:
            changes["credit"] = altered(credit, **lacking)
    return (altered(photo, **changes) if changes else photo), parted.instructions


def _said_once(texts: Sequence[str]) -> str:
    """The instructions, each once."""
    kept: list[str] = []
    for text in texts:
        if text and not any(text.casefold() in other.casefold() for other in kept):
            kept.append(text)
    return "; ".join(kept)


def _words(photo: Photo, found: PhotoMetadata, caption: str) -> list[_Gap]:
    gaps: list[_Gap] = []
    name = "caption" if found.caption else "headline"
    if not caption and name == "caption" and found.headline:
        caption, name = part_caption(found.headline).words, "headline"
    if photo.caption is None and caption:
        gaps.append(_Gap("caption", escape(caption), name))
    if photo.alt is None:
        if found.alt:
            gaps.append(_Gap("alt", found.alt, "alt"))
        elif found.description and len(found.description) <= MAX_BORROWED_ALT:
            gaps.append(_Gap("alt", found.description, "description"))
    if found.source_type and photo.source_type is None:
        gaps.append(_Gap("source_type", found.source_type, "source_type"))
    if found.data_mining and photo.data_mining is None:
        gaps.append(_Gap("data_mining", found.data_mining, "data_mining"))
    return gaps


def _credit_gaps(credit: Credit | None, found: PhotoMetadata, owed: Owed) -> list[_Gap]:
    own = credit or Credit()
    gaps: list[_Gap] = []
    if not _contradict(own.creator, owed.creator) and not _contradict(own.agency, owed.agency):
        names = [_Gap(name, getattr(owed, name) or "", taken_from) for name, taken_from in owed.said]
        gaps += [gap for gap in names if gap.text and getattr(own, gap.name) is None]
    if not own.names_someone:
        asked = mandatory_credit(found.instructions)
        if asked:
            gaps.append(_Gap("notice", asked, "instructions"))
        elif found.notice and not gaps:
            gaps.append(_Gap("notice", found.notice, "notice"))
    if found.licensor and own.licensor is None:
        gaps.append(_Gap("licensor", found.licensor, "licensor"))
    if found.licence and own.licence is None:
        gaps.append(_Gap("licence", found.licence, "licence"))
    acquire = _web_address(found.acquire)
    if acquire and own.acquire is None:
        gaps.append(_Gap("acquire", acquire, "acquire"))
    return gaps


def _web_address(text: str | None) -> str | None:
    try:
        return safe_url(text, schemes=WEB_SCHEMES) if text else None
    except ValueError:
        return None


def _contradict(own: str | None, found: str | None) -> bool:
    return bool(own and found) and not same_name(own, found)


def _notes(gaps: list[_Gap], found: PhotoMetadata, instructions: str, where: str) -> list[Note]:
    notes: list[Note] = []
    by_source: dict[str, list[str]] = {}
    for gap in gaps:
        by_source.setdefault(found.read_from.get(gap.taken_from, "metadata"), []).append(gap.name)
    for source, names in by_source.items():
        notes.append(info("photo-filled", where, f"{_and(names)} taken from the file's {source}."))
    if any(len(gap.text) > MAX_LINE for gap in gaps if gap.name != "acquire"):
        what = f"the metadata is longer than {MAX_LINE:,} characters and was cut."
        notes.append(warning("photo-cut", where, what, "Write the caption in the article."))
    if instructions:
        what = f"the owner's instructions are: {_cut(instructions, 300).rstrip('.')}."
        notes.append(warning("photo-instructions", where, what, "Check that you may print it, and how."))
    if found.guesses:
        what = f"letters of its metadata were guessed: {'; '.join(found.guesses)}."
        notes.append(warning("photo-charset", where, what, "Check names and caption, sign by sign."))
    if found.left_out:
        marks = ", ".join(f"“{_cut(text, 60)}”" for text in found.left_out[:MOST_MARKS])
        what = f"left out of its metadata, which a camera, a program or a form wrote: {marks}."
        notes.append(info("photo-boilerplate", where, what))
    if found.trouble:
        what = f"a part of the metadata was not read: {found.trouble}."
        notes.append(info("photo-metadata", where, what, "Write caption and credit in the article."))
    return notes


def _cut(text: str, length: int = MAX_LINE) -> str:
    """The text, or as much of it as fits, to the last whole word."""
    if len(text) <= length:
        return text
    words = text[: length - 1].rpartition(" ")[0] or text[: length - 1]
    # A backslash that lost the mark it was for would escape what comes next.
    return words.rstrip("\\") + "…"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
