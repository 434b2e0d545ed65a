"""Article + Publication → the types of what stands around a story's text: byline, share bar, contacts, labels.

Frozen dataclasses. Every address is whole and has passed the gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pagekit.house.story_blocks import Figure
from pagekit.house.text import Direction, Runs, Stamp
from pagekit.model import Design, Display, ShareTarget


@dataclass(frozen=True, slots=True)
class CrumbLink:
    """A step of the breadcrumbs. The last one is where we are; it has no address."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person in the byline."""

    name: str
    role: str | None = None
    href: str | None = None
    email: str | None = None
    portrait: Figure | None = None
    """It has no caption: the byline says who it is."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Such as By Ann Smith and Bob Jones: `parts` in reading order, names as authors, the words between as text."""

    parts: tuple[str | Author, ...]

    @property
    def text(self) -> str:
        """The whole line as text."""
        return "".join(part if isinstance(part, str) else part.name for part in self.parts)

    @property
    def authors(self) -> tuple[Author, ...]:
        """The people of the line."""
        return tuple(part for part in self.parts if isinstance(part, Author))


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A way to share: `target` is its id and its icon's name, `name` what readers call it."""

    target: ShareTarget
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ShareTool:
    """A way to share that the reader's own machine offers, where it does: its sheet of apps, its clipboard."""

    target: Literal["native", "copy"]
    name: str


@dataclass(frozen=True, slots=True)
class Format:
    """What kind of piece a story is, how much is made of it, and the colours it wears."""

    design: Design = "standard"
    display: Display = "plain"
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """Another story to read: its head and deck as plain text, when it was published, and where it stands."""

    headline: str
    on_subject: bool = True
    """The desk named it, or it shares a tag; else it is of the same section, or the same house."""
    deck: str = ""
    stamp: Stamp | None = None
    href: str | None = None
    short_url: str | None = None
    """The address as print shows it."""
    lang: str = ""
    """Its language, where it is another one than the story's; `tongue` is that language in its own words."""
    tongue: str = ""


@dataclass(frozen=True, slots=True)
class TranslatedStory:
    """The story in another language: `name` is the language in its own words."""

    lang: str
    direction: Direction
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """The house behind the page, as machines are told of it. Addresses are whole and have passed the gate."""

    name: str = ""
    lang: str = ""
    url: str | None = None
    logo: str | None = None
    description: str | None = None
    feed: str | None = None
    same_as: tuple[str, ...] = ()
    principles: str | None = None
    named: bool = True
    """The house has said what it is called."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """The house's own advert line. `scan` is the address for a code to scan."""

    label: str
    phone: str | None = None
    phone_href: str | None = None
    email: str | None = None
    url: str | None = None
    url_text: str | None = None
    hours: str | None = None
    pitch: str | None = None
    note: str | None = None
    scan: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledLink:
    """A label and where it leads."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """What was put right, and when."""

    stamp: Stamp
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the page's furniture in one language."""

    lang: str
    direction: Direction
    advertise_here: str
    advertisement: str
    breadcrumbs: str
    brief: str
    continued: str
    copied: str
    copy_link: str
    corrections: str
    found_mistake: str
    front: str
    in_pictures: str
    interview: str
    key_events: str
    latest: str
    live: str
    not_for_publication: str
    opinion: str
    page: str
    photo: str
    read_also: str
    read_in: str
    related: str
    scan: str
    sections: str
    share: str
    share_more: str
    skip: str
    topics: str
    updated: str
