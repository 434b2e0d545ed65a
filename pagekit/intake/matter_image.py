"""front matter → the lead picture: its block, its caption, the keys that were used, and the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake.front_matter import FrontMatter
from pagekit.intake.markdown_parser import inline_token, plain_words
from pagekit.intake.matter_names import IMAGE_WORDS, IMAGES
from pagekit.intake.named_picture import Picture
from pagekit.intake.picture_gate import PictureGate
from pagekit.intake.reading import Reading
from pagekit.intake.site_codes import is_picture
from pagekit.model.fields import tidy
from pagekit.notes import Note, info

_PATHS = ("src", "path", "url", "feature", "image", "overlay_image", "file", "teaser", "relative")
_OTHERWISE = frozenset({"header", "photo", "picture"})
"""Keys that say other things, too: without the ending of a picture they name none."""
_WORDS = {"caption": ("caption", "figcaption", "title"), "alt": ("alt",), "creator": ("credit", "attr")}


@dataclass(slots=True)
class LeadPicture:
    """What was found. `photo` is None where there is no picture that can be shown; `key` is that of its caption."""

    photo: dict[str, Any] | None = None
    caption: str = ""
    key: str = ""
    used: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """A picture as one key names it, with the words in its table."""

    key: str
    src: str
    words: Mapping[str, str]
    rest: tuple[tuple[str, str], ...] = ()


def lead_picture(matter: FrontMatter, gate: PictureGate) -> LeadPicture:
    """The first picture of the front matter. Keys that name the same file once more are used, too, with their words."""
    found = LeadPicture()
    named = list(_all_named(matter))
    if not named:
        found.used = {name for name in IMAGES if _blank(matter.fields.get(name, ""))}
        return found
    first = named[0]
    same = [other for other in named if other.src == first.src]
    found.used = {other.key for other in same}
    line = matter.lines.get(first.key, 1)
    reading = Reading(gate, first_line=line)
    words: dict[str, str] = {}
    spoken: set[str] = set()
    for wire, key, said in _said(matter, same):
        if wire not in words or words[wire] == said:
            words[wire], found.key = said, key if wire == "caption" else found.key
            spoken.add(key)
    placed = reading.photo(Picture(first.src, words.get("alt", ""), line))
    found.notes += reading.notes
    if not placed:
        if own := [word for other in same for word in other.words.values()]:
            what = f"{tidy(' '.join(own), 200)!r} is not printed without its picture."
            found.notes.append(info("front-matter-dropped", matter.where(first.key), what))
        return found
    found.used |= spoken
    found.photo = {key: said for key, said in placed[0].block.items() if key != "kind"}
    found.caption = words.get("caption", "")
    if creator := words.get("creator"):
        found.photo["credit"] = plain_words(inline_token(creator).children or ())
    rest = [f"{name} ({tidy(said, 200)})" for other in same for name, said in other.rest]
    if rest:
        what = f"of the picture, {', '.join(rest)} is not used."
        found.notes.append(info("front-matter-dropped", matter.where(first.key), what))
    return found


def _all_named(matter: FrontMatter) -> Iterator[_Named]:
    for name in IMAGES:
        value: Any = matter.fields.get(name)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str) and value.strip():
            if name in _OTHERWISE and not is_picture(value.strip()):
                continue
            yield _Named(name, value.strip(), {})
        elif isinstance(value, Mapping):
            path = next(
                (key for key in _PATHS if isinstance(value.get(key), str) and value[key].strip()), None
            )
            if path is None:
                continue
            words = {
                wire: str(value[key])
                for wire, keys in _WORDS.items()
                for key in reversed(keys)
                if _says(value.get(key))
            }
            told = {key for keys in _WORDS.values() for key in keys if key in value}
            rest = tuple(
                (str(key), str(said))
                for key, said in value.items()
                if key not in told | {path} and said != value[path]
            )
            yield _Named(name, value[path].strip(), words, rest)


def _said(matter: FrontMatter, named: list[_Named]) -> Iterator[tuple[str, str, str]]:
    """What the picture's own table says, then what keys beside it say: the word, the key, and what it says."""
    for other in named:
        for wire, said in other.words.items():
            yield wire, other.key, said.strip()
    for other in named:
        for wire, endings in IMAGE_WORDS.items():
            for key in (f"{other.key}_{ending}" for ending in endings):
                if _says(matter.texts.get(key)):
                    yield wire, key, str(matter.texts[key]).strip()


def _says(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})
