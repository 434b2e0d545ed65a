"""an article → the same with pictures that can be trusted: each decoded and filled, or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pagekit.intake.fill import fill
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.model import Article, Block, Origin, Person, Photo, PhotoBlock, PictureFacts
from pagekit.model.base import altered
from pagekit.notes import Note, error, info, unique
from pagekit.world import World

AnyPhoto = TypeVar("AnyPhoto", bound=Photo)
_AnyBlock = TypeVar("_AnyBlock", bound=Block)


def admit(article: Article, *, folder: Path | None, world: World) -> Article:
    """Check and fill the photos of an article made in code, or once more those of one that was read.

    `folder` is where the pictures lie. A picture that cannot be used is taken out; an error note in the
    article's `origin` says which and why. Admitting twice gives the same article.
    """
    gate = PictureGate(world, folder, article.lang)
    origin = article.origin or Origin(article.id)
    return admit_through(gate, article, replace(origin, folder=folder))


def passed(article: Article) -> bool:
    """True when every photo of the article has been looked at."""
    return all(photo.facts is not None for photo in article.every_photo)


def admit_through(gate: PictureGate, article: Article, origin: Origin) -> Article:
    """The same with a gate that may have seen some of the pictures before."""
    notes: list[Note] = []
    photos = tuple(
        kept
        for index, photo in enumerate(article.photos)
        if (kept := _admit_photo(gate, photo, f"photos[{index}]", notes)) is not None
    )
    body = _admit_blocks(gate, article.body, "body", notes)
    byline = tuple(
        _admit_person(gate, person, f"byline[{index}]", notes) for index, person in enumerate(article.byline)
    )
    admitted = altered(article, photos=photos, body=body, byline=byline)
    # Once a picture is out, those behind it have other numbers: what was said before is not said again.
    said = {(note.code, note.what) for note in origin.notes}
    fresh = [note for note in notes if (note.code, note.what) not in said]
    return admitted.at(replace(origin, notes=unique([*origin.notes, *fresh])))


def _admit_blocks(
    gate: PictureGate, blocks: Sequence[_AnyBlock], where: str, notes: list[Note]
) -> tuple[_AnyBlock, ...]:
    kept: list[Any] = []
    for index, block in enumerate(blocks):
        here = f"{where}[{index}]"
        if isinstance(block, PhotoBlock):
            photo = _admit_photo(gate, block, f"{here}.photo", notes)
            if photo is not None:
                kept.append(photo)
        elif block.children:
            kept.append(block.holding(_admit_blocks(gate, block.children, f"{here}.body", notes)))
        else:
            kept.append(block)
    return tuple(kept)


def _admit_person(gate: PictureGate, person: Person, where: str, notes: list[Note]) -> Person:
    if person.portrait is None:
        return person
    return altered(person, portrait=_admit_photo(gate, person.portrait, f"{where}.portrait", notes))


def _admit_photo(gate: PictureGate, photo: AnyPhoto, where: str, notes: list[Note]) -> AnyPhoto | None:
    where = photo.place or where
    try:
        facts, metadata = gate.look(photo.src)
    except PictureRefused as problem:
        words = f" Its caption was: {photo.caption}" if photo.caption else ""
        what = f"{problem.what} The picture was taken out.{words}"
        notes.append(error(problem.code, where, what, problem.remedy))
        return None
    notes += picture_notes(photo.src, facts, where)
    if (src := gate.found(photo.src)) != photo.src:
        photo = altered(photo, src=src)
    filled, more = fill(photo, metadata, where)
    notes += more
    return filled.admitted(facts, where)


def picture_notes(src: str, facts: PictureFacts, where: str) -> list[Note]:
    """What is odd about a picture that may be used."""
    notes: list[Note] = []
    if facts.animated:
        each = "pages" if facts.format == "TIFF" else "frames"
        notes.append(info("picture-frames", where, f"{src}: has several {each}; the first one is used."))
    if facts.odd_ending:
        notes.append(info("picture-ending", where, f"{src}: is a {facts.format}, whatever its name says."))
    return notes
