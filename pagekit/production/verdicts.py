"""a story in a layout → notes on what a person should know before it goes out, on the web or on paper."""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.errors import MissingGlyphs
from pagekit.fonts.lacking import allowed, forbids
from pagekit.house import Story
from pagekit.layout import Layout
from pagekit.layout.contract import SLOT_FILE
from pagekit.notes import Note, warning
from pagekit.pictures import DerivativeCache

_CHANNEL = {"web": "web", "print": "print", "any": None}


def channel_notes(story: Story, layout: Layout) -> Iterable[Note]:
    """Says when the story is not meant for the layout's medium."""
    channel = _CHANNEL[layout.manifest.medium]
    if channel and channel not in story.channels:
        yield warning(
            "channel",
            "channels",
            f"the story is not meant for {channel}, and {layout.name} is a {channel} layout.",
            f'Add "{channel}" to its channels, or leave it out of this medium.',
        )


SHARING = frozenset({"share-no-url", "share-too-long"})
"""What is told of a story's share bar."""


def unshared(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes of a story that stands among others on pages without a share bar: in a paper, a magazine, a book."""
    return tuple(note for note in notes if note.code not in SHARING)


def story_twice(name: str, done: str) -> Note:
    """What a list says of a second story with the same id."""
    what = f"another story has the same id; the first one is {done}."
    return warning("story-twice", name, what, "Give each story an id of its own.")


def printable(notes: Iterable[Note], layout: Layout, story: str) -> tuple[Note, ...]:
    """What there is to say of a story on paper. Raises MissingGlyphs where nobody could read it, unless the pack takes
    boxes.
    """
    told = tuple(notes)
    unread = [note for note in told if forbids(note)]
    if unread and layout.manifest.missing_glyphs == "refuse":
        raise MissingGlyphs(story, layout.name, unread)
    return allowed(told)


def unused_notes(layout: Layout) -> Iterable[Note]:
    """Says when a caller's pack draws with files that written pages have no use for."""
    manifest = layout.manifest
    names = dict.fromkeys((manifest.template, manifest.stylesheet, SLOT_FILE))
    own = [name for name in names if not layout.ours(name)]
    if own:
        what = f"its pages are written as they were composed, and {', '.join(own)} changes nothing in them."
        remedy = 'Say colours under [roles] and [colours], or write draw = "engine" into the pack.'
        yield warning("pack-unused", f"layout {layout.name}", what, remedy)


def cache_notes(cache: DerivativeCache | None) -> Iterable[Note]:
    """Says when picture files could not be kept for the next page."""
    if cache is not None and cache.trouble:
        what = f"picture files are not kept: {cache.trouble}"
        yield warning(
            "cache-unwritable", "cache", what, "Name a folder that may be written to, or go without."
        )
