"""an edition's folder → Told: what each story says, piece by piece, and what is booked. The folder alone is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pagekit
from pagekit.model import Article, Booking

_TARGET = re.compile(r"\]\([^)]*\)|\[\^[^\]]*\]")
_WORDED = frozenset({"text", "items"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ug", "ckb"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a story that stand together. Those that flow stand behind one another."""

    text: str
    flows: bool


@dataclass(frozen=True, slots=True)
class ToldStory:
    """What a story says, and what the desk asks of its place."""

    id: str
    heads: tuple[str, ...]
    """Its head and the shorter ones: one of them stands."""
    pieces: tuple[Piece, ...]
    priority: int
    must: bool
    jumps: bool
    tags: frozenset[str]
    leftward: bool
    shown: tuple[str, ...] = ()
    """What else may stand in large type: quotations that the desk pulled, who wrote it."""
    beside: tuple[str, ...] = ()
    """What else may stand in the type of text: the place where it was filed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was handed in."""

    layout: str
    stories: dict[str, ToldStory]
    bookings: dict[str, Booking]
    standing: frozenset[str]
    supplied: frozenset[int]
    """Pages that come from outside."""
    unread: frozenset[str]
    """Ids of what could not be taken at all; a report names them."""


def told_of(folder: Path) -> Told:
    """What the folder holds."""
    edition = pagekit.read_edition(folder)
    return Told(
        edition.file.layout,
        {story.id: _story(story) for story in edition.stories},
        {str(booking.id): booking for booking in edition.bookings},
        frozenset(standing.id for standing in edition.file.standing),
        frozenset(page.number for page in edition.file.special_pages if page.kind == "supplied"),
        frozenset(id for id, _ in edition.left_out),
    )


def letters_of(text: str) -> str:
    """What is compared: letters and figures, whatever their case, their marks and the signs between them."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _story(story: Article) -> ToldStory:
    pieces = [Piece(_plain(story.deck), flows=False)] if story.deck else []
    pieces += (piece for block in story.body for piece in _pieces(block.model_dump()))
    return ToldStory(
        story.id,
        tuple(_plain(head) for head in (story.headline, *story.headline_variants)),
        tuple(piece for piece in pieces if letters_of(piece.text)),
        story.priority,
        story.print.must,
        story.print.jump,
        frozenset(tag.casefold() for tag in story.tags),
        (story.lang or "").partition("-")[0] in _RIGHT_TO_LEFT,
        (*_pulled(story), *(person.name for person in story.byline)),
        tuple(filter(None, (story.dateline, *(person.name for person in story.byline)))),
    )


def _pulled(story: Article) -> Iterator[str]:
    for block in (block.model_dump() for block in story.body):
        for inner in (block, *block.get("body", ())):
            if inner["kind"] == "quote" and inner["pull"]:
                yield from _texts(inner)


def _pieces(block: dict[str, Any]) -> Iterator[Piece]:
    """Captions of pictures and quotations that only repeat are furniture, and may fall away."""
    kind = block["kind"]
    if kind == "photo" or (kind == "quote" and block["pull"]):
        return
    if kind == "table":
        rows = [block["header"], *block["rows"]]
        yield from (
            Piece(_plain(text), flows=False) for text in (block["caption"] or "", *map(" ".join, rows))
        )
        return
    for name in ("title", "figure", "attribution"):
        yield Piece(_plain(block.get(name) or ""), flows=False)
    for inner in block.get("body", ()):
        yield from (Piece(piece.text, flows=False) for piece in _pieces(inner))
    flows = kind in {"paragraph", "heading", "list"}
    yield from (
        Piece(_plain(text), flows)
        for text in _texts({"text": block.get("text"), "items": block.get("items")})
    )


def _texts(value: Any, key: str = "text") -> Iterator[str]:
    if isinstance(value, str):
        yield from (_plain(value),) if key in _WORDED else ()
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, key)


def _plain(text: str) -> str:
    """The words without the addresses that lie behind them."""
    return _TARGET.sub("]", text)
