"""a photo and its file's metadata → the photo with its gaps filled, and notes that say from where.

The rules:
1. What the newsroom wrote stands. Only gaps are filled.
2. Caption: the description, else the headline. Alt text: the alt text, else a short extended description.
3. Creator and agency are filled one by one, unless the newsroom's credit and the file's contradict each
   other.
4. The notice is what the owner asks for as it stands, and it replaces the house's line. So it is filled only
   when the newsroom names nobody: with a mandatory credit, or with the copyright notice when the file names
   nobody either.
5. The address where a licence can be had is filled when it passes the gate for web addresses, else it is left out.
6. Instructions of the owner ("NO SALES") are a warning. The terms of use are the file's, else these instructions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pagekit.intake.credits import agency_of, mandatory_credit, same_name
from pagekit.intake.escape import escape
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.model import Credit, Photo
from pagekit.model.address import WEB_SCHEMES, safe_url
from pagekit.model.base import MAX_LINE, altered
from pagekit.notes import Note, info, warning

MAX_BORROWED_ALT = 250
MOST_MARKS = 6
AnyPhoto = TypeVar("AnyPhoto", bound=Photo)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A field that was filled, with what, and the name of the metadata's field."""

    name: str
    text: str
    taken_from: str


def fill(photo: AnyPhoto, found: PhotoMetadata, where: str) -> tuple[AnyPhoto, list[Note]]:
    """The photo with its gaps filled, and the notes about it."""
    gaps = [*_words(photo, found), *_credit_gaps(photo.credit, found)]
    own = {gap.name: _cut(gap.text) for gap in gaps if gap.name in {"caption", "alt"}}
    # Half an address leads nowhere: the gate has bounded it, and it is not cut.
    credit = {
        gap.name: gap.text if gap.name == "acquire" else _cut(gap.text) for gap in gaps if gap.name not in own
    }
    changes: dict[str, object] = dict(own)
    if credit:
        changes["credit"] = altered(photo.credit or Credit(), **credit)
    terms = found.terms or found.instructions
    if terms and photo.terms is None:
        changes["terms"] = _cut(terms)
    notes = _notes(gaps, found, where)
    return (altered(photo, **changes) if changes else photo), notes


def _words(photo: Photo, found: PhotoMetadata) -> list[_Gap]:
    gaps: list[_Gap] = []
    name = "caption" if found.caption else "headline"
    caption = found.caption or found.headline
    if photo.caption is None and caption:
        gaps.append(_Gap("caption", escape(caption), name))
    if photo.alt is None:
        if found.alt:
            gaps.append(_Gap("alt", found.alt, "alt"))
        elif found.description and len(found.description) <= MAX_BORROWED_ALT:
            gaps.append(_Gap("alt", found.description, "description"))
    return gaps


def _credit_gaps(credit: Credit | None, found: PhotoMetadata) -> list[_Gap]:
    own = credit or Credit()
    line, source = agency_of(found.credit, found.creator), agency_of(found.source, found.creator)
    agency = line.name or source.name
    gaps: list[_Gap] = []
    if not _contradict(own.creator, found.creator) and not _contradict(own.agency, agency):
        names = [
            _Gap("creator", found.creator or "", "creator"),
            _Gap("agency", agency or "", "credit" if line.name else "source"),
            _Gap("via", line.via or "", "credit"),
        ]
        gaps += [gap for gap in names if gap.text and getattr(own, gap.name) is None]
    if not own.names_someone:
        asked = mandatory_credit(found.instructions)
        if asked:
            gaps.append(_Gap("notice", asked, "instructions"))
        elif found.notice and not gaps:
            gaps.append(_Gap("notice", found.notice, "notice"))
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


def _notes(gaps: list[_Gap], found: PhotoMetadata, where: str) -> list[Note]:
    notes: list[Note] = []
    by_source: dict[str, list[str]] = {}
    for gap in gaps:
        by_source.setdefault(found.read_from.get(gap.taken_from, "metadata"), []).append(gap.name)
    for source, names in by_source.items():
        notes.append(info("photo-filled", where, f"{_and(names)} taken from the file's {source}."))
    if any(len(gap.text) > MAX_LINE for gap in gaps if gap.name != "acquire"):
        what = f"the metadata is longer than {MAX_LINE:,} characters and was cut."
        notes.append(warning("photo-cut", where, what, "Write the caption in the article."))
    if found.instructions:
        what = f"the owner's instructions are: {_cut(found.instructions, 300)}"
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
