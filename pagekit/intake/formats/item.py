"""what a reader of another system's format found → WireItem: an article's fields, its text and its pictures.

Text comes in one of three forms, and the core turns each into the inline Markdown of the model:
plain `str`, which is escaped; `Html`, whose marks are kept; `Markdown`, which stands as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pagekit.notes import Note


class Html(str):
    """Text with HTML's marks."""

    __slots__ = ()


class Markdown(str):
    """Text in the Markdown that our own stories are written in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture as another system names it. Words are plain text or Html.

    The parts of its credit stand in the order in which they count: who made it by the item's own byline, the credit
    line as it is to be printed, the photographer, the holder of the rights; then what the file itself says.
    """

    renditions: tuple[str, ...] = ()
    """Addresses or paths of its files, the best first. Each is looked for among the files by path and by name."""
    name: str = ""
    """What the item calls it, such as associations.featuremedia."""
    alt: str = ""
    caption: str = ""
    byline: str = ""
    creditline: str = ""
    photographer: str = ""
    holder: str = ""
    notice: str = ""
    """The copyright notice: printed where nothing names anybody."""
    terms: str = ""
    licence: str = ""
    instructions: str = ""
    """What its owner asks of the desk."""
    focus: tuple[float, float] | None = None
    data: bytes | None = None
    """Its bytes, where they came with the item."""
    keys: tuple[str, ...] = ()
    """What the text may call it in place of an address: identifiers, other addresses."""
    lead: bool = False
    """The picture of the whole story: it comes first."""


Part = str | FoundPicture | Mapping[str, Any]
"""A piece of a body: plain text whose blank lines part paragraphs, Html, Markdown, a picture where it stands, or a
block in wire form, whose texts may be Html, too."""


@dataclass(slots=True)
class WireItem:
    """One article in wire form. `fields` are those of Article by name, but for id, photos and body."""

    name: str
    """What the item is called in notes and refusals: its address, its number in the source."""
    fields: dict[str, Any] = field(default_factory=dict)
    body: list[Part] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    """Those that go with the story. One that the text shows stands there; the others stand by themselves."""
    notes: list[Note] = field(default_factory=list)
    id: str = ""
    """What the system calls the item for good; the article's id is made of it."""
    folder: str = ""
    """Where in the source's folder its pictures lie, if that is known."""
    shortcodes: bool = False
    """Whether a site's own codes, as of WordPress, may stand in the text."""
    version_of: str = ""
    """What all versions of the story in other languages have in common, and no other story of the source."""
    dropped: tuple[str, ...] = ()
    """Names of what the item says and no field of ours holds."""


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """An item that no article can be made of, and why."""

    name: str
    notes: tuple[Note, ...]
