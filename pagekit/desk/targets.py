"""what `-o` says → Target: a web page's folder or a PDF's file, for one story or for several.

1. A target that ends in .pdf is a PDF; every other one is a folder for index.html and its assets.
2. `{id}` stands for the story's id.
3. Several stories need a folder or `{id}`: in a folder each story has a folder of its own, named by its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SLOT = "{id}"


@dataclass(frozen=True, slots=True)
class Target:
    """Where one of the outputs goes. `pattern` may hold `{id}`."""

    pattern: str

    @property
    def medium(self) -> Literal["web", "print"]:
        """A PDF is print, a folder is web."""
        return "print" if self.pattern.lower().endswith(".pdf") else "web"

    def path(self, story_id: str) -> Path:
        """The file or folder for the story of that id."""
        return Path(self.pattern.replace(SLOT, story_id))


def read_targets(written: Sequence[str], *, several: bool) -> tuple[Target, ...]:
    """The targets, each once, in order. Raises ValueError with what to write instead."""
    return tuple(dict.fromkeys(_target(text, several) for text in written))


def _target(text: str, several: bool) -> Target:
    if text in {"", "-"}:
        raise ValueError(f"{text!r} is no target; name a folder, or a file that ends in .pdf")
    place = Path(text)
    target = Target(str(place))
    if not several or SLOT in text:
        return target
    if target.medium == "print":
        better = str(place.parent / f"{SLOT}.pdf")
        raise ValueError(f"{text} is one file for several stories; name a folder, or write {better!r}")
    return Target(str(place / SLOT))
