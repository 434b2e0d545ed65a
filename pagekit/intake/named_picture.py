"""a picture as a text names it: the path as written, and the words that come with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the text names it. `line` is the file's. `caption` is Markdown, `title` and `credit` are plain."""

    src: str
    alt: str
    line: int
    title: str = ""
    caption: str = ""
    credit: str = ""
