"""what `-o` says → Target: a web page's folder or a PDF's file, for one story or for several.

1. A target that ends in .pdf is a PDF; every other one is a folder for index.html and its assets.
2. `{id}` stands for the story's id.
3. Several stories need a folder or `{id}`: in a folder each story has a folder of its own, named by its id.
4. A page is index.html in its folder, and may be named so: out/index.html is the folder out.
5. Any other name that ends as files do is refused; with a slash at its end it is a folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

STDIN = "-"
"""The story that is named so is read from standard input."""

SLOT = "{id}"
PAGE_ENDINGS = frozenset({".html", ".htm"})
# What files end in: site-1.0 and courier.example are folders.
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where one of the outputs goes. `pattern` may hold `{id}`."""

    pattern: str
    plates: bool = False
    """A folder of files for a printer."""

    @property
    def medium(self) -> Literal["web", "print"]:
        """A PDF is print, a folder is web, or a printer's."""
        return "print" if self.plates or self.pattern.lower().endswith(".pdf") else "web"

    def path(self, story_id: str) -> Path:
        """The file or folder for the story of that id."""
        return Path(self.pattern.replace(SLOT, story_id))


def read_targets(written: Sequence[str], *, several: bool) -> tuple[Target, ...]:
    """The targets, each once, in order. Raises ValueError with what to write instead."""
    return tuple(dict.fromkeys(_target(text, several) for text in written))


def plates_target(text: str, *, several: bool) -> Target:
    """The folder of a delivery. Raises ValueError with what to write instead."""
    if text in {"", "-"} or _ENDING.fullmatch(Path(text).suffix):
        raise ValueError(f"{text!r}: plates are files with a list; name a folder for them")
    place = Path(text)
    return Target(str(place / SLOT if several and SLOT not in text else place), plates=True)


def _target(text: str, several: bool) -> Target:
    if text in {"", "-"}:
        raise ValueError(f"{text!r} is no target; name a folder, or a file that ends in .pdf")
    place = Path(text)
    target = Target(str(place))
    page = False
    if target.medium == "web" and not text.endswith("/"):
        folder = _folder(place)
        page = folder != place
        target = Target(str(folder))
    if not several or SLOT in text:
        return target
    if target.medium == "print" or page:
        better = str(place.parent / (SLOT if page else f"{SLOT}.pdf"))
        raise ValueError(f"{text} is one file for several stories; name a folder, or write {better!r}")
    return Target(str(place / SLOT))


def _folder(place: Path) -> Path:
    """The folder that is meant; it may be named by its page. Raises ValueError for any other file."""
    ending = place.suffix
    if ending.lower() in PAGE_ENDINGS:
        if place.stem.lower() == "index":
            return place.parent
        raise ValueError(
            f"{place}: a page is index.html in a folder of its own; name a folder, "
            f"for example {str(place.with_suffix(''))!r}"
        )
    if _ENDING.fullmatch(ending):
        raise ValueError(
            f"{place}: pagekit makes no {ending}; name a folder for the page, or a file that ends in .pdf "
            f"({f'{place}/'!r} is a folder)"
        )
    return place
