"""Markdown with front matter → the wire form of an article, with a note for everything left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import bound_lines
from pagekit.intake.front_matter import FrontMatter, named, split_front_matter
from pagekit.intake.items import LinedBlock
from pagekit.intake.markdown_blocks import body_blocks
from pagekit.intake.markdown_parser import (
    Document,
    MarkdownRefused,
    inline_token,
    parse_markdown,
    plain_words,
)
from pagekit.intake.matter_fields import Fields, article_fields
from pagekit.intake.picture_gate import PictureGate
from pagekit.intake.reading import Reading
from pagekit.intake.shortcodes import mask
from pagekit.intake.times import read_time
from pagekit.intake.updates import with_updates
from pagekit.model.base import clean
from pagekit.notes import Note, error, info
from pagekit.world import World

_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class MarkdownArticle:
    """An article in wire form, the file's own names of fields, the lines of blocks, the notes, the gate.

    `problems` are what no article can be made of.
    """

    wire: dict[str, Any]
    written: dict[str, str]
    lines: dict[int, int]
    notes: tuple[Note, ...]
    problems: tuple[Note, ...]
    gate: PictureGate


def read_markdown(text: str, name: str, stem: str, *, folder: Path | None, world: World) -> MarkdownArticle:
    """Read a text. `name` is the file's, for errors; `stem` gives the id. Raises InvalidInput."""
    bound_lines(text, name)
    matter = named(split_front_matter(clean(text), name, heads=True))
    lang = matter.fields.get("lang") or matter.fields.get("language")
    gate = PictureGate(world, folder, lang if isinstance(lang, str) else None)
    fields = article_fields(matter, stem, gate)
    reading = _reading(matter, fields, gate)
    placed = body_blocks(_parsed(reading, name), reading)
    placed = _headline(fields, placed)
    placed = _lead(fields, placed)
    if fields.wire.get("design") == "live":
        placed = with_updates(placed, fields.wire.get("published_at"), reading.notes)
    notes = [*matter.notes, *fields.notes, *reading.notes, *reading.shortcodes.notes(reading.first_line)]
    return MarkdownArticle(
        wire=fields.wire | {"body": [part.block for part in placed]},
        written=fields.written,
        lines={index: part.line for index, part in enumerate(placed)},
        notes=tuple(sorted(notes, key=_line_of)),
        problems=tuple(sorted([*matter.problems, *fields.problems], key=_line_of)),
        gate=gate,
    )


def _reading(matter: FrontMatter, fields: Fields, gate: PictureGate) -> Reading:
    photos = fields.wire.get("photos")
    lead = photos[0] if isinstance(photos, list) and photos and isinstance(photos[0], Mapping) else {}
    own_image = lead.get("src")
    published = fields.wire.get("published_at")
    return Reading(
        gate,
        mask(matter.body),
        matter.first_line,
        own_image if isinstance(own_image, str) else None,
        published=read_time(published) if isinstance(published, str) else published,
    )


def _parsed(reading: Reading, name: str) -> Document:
    try:
        return parse_markdown(reading.shortcodes.text)
    except MarkdownRefused as problem:
        where = f"line {reading.line(problem.line)}"
        raise InvalidInput(name, [error("too-long", where, problem.what, problem.remedy)]) from None


def _headline(fields: Fields, placed: list[LinedBlock]) -> list[LinedBlock]:
    """A first heading is the headline where there is none yet, and is not printed twice where there is."""
    first = placed[0] if placed else None
    if first is None or first.block["kind"] != "heading":
        return placed
    own = fields.wire.get("headline")
    if own is None:
        fields.wire["headline"] = first.block["text"]
        fields.notes.append(
            info("headline-from-text", f"line {first.line}", "the first heading is the headline.")
        )
        return placed[1:]
    if isinstance(own, str) and _words(own) == _words(first.block["text"]):
        fields.notes.append(
            info("headline-twice", f"line {first.line}", "the headline stands in the text, too.")
        )
        return placed[1:]
    return placed


def _lead(fields: Fields, placed: list[LinedBlock]) -> list[LinedBlock]:
    """The lead picture is not shown twice: where it comes again it gives its words to the lead."""
    photos = fields.wire.get("photos")
    if not isinstance(photos, list) or not photos or not isinstance(photos[0], dict):
        return placed
    lead = photos[0]
    for index, part in enumerate(placed):
        if part.block["kind"] == "photo" and part.block["src"] == lead.get("src"):
            fields.wire["photos"] = [_merged(lead, part.block), *photos[1:]]
            return [*placed[:index], *placed[index + 1 :]]
    return placed


def _merged(lead: dict[str, Any], block: dict[str, Any]) -> dict[str, Any]:
    words = {key: value for key, value in block.items() if key in {"alt", "caption", "credit"}}
    return words | {key: value for key, value in lead.items() if value is not None}


def _words(text: str) -> str:
    return " ".join(plain_words(inline_token(text).children or ()).casefold().split())


def _line_of(note: Note) -> int:
    match = _LINE.search(note.where)
    return int(match[1]) if match else 0
