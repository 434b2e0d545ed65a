"""a picture as a text names it: the path as written, and the words that come with it."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.intake.html_tree import Element


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the text names it. `line` is the file's. `caption` is Markdown, `title` and `credit` are plain."""

    src: str
    alt: str
    line: int
    title: str = ""
    caption: str = ""
    credit: str = ""


_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
"""Where an element names its file; pages that show pictures late have a stand-in in the first."""


def picture_of(element: Element, line: int) -> Picture:
    """The picture that an `img` shows."""
    attrs = element.attrs
    named = [attrs.get(key, "").strip() for key in _SOURCES]
    src = next((said for said in named if said and not said.startswith("data:")), named[0])
    return Picture(src, attrs.get("alt", ""), line, attrs.get("title", ""))
