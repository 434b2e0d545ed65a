"""words of an article → the types that a story's text is made of: runs of one look, stamps of time, a picture's rights.

Frozen dataclasses of text and tuples. U+2028 inside a run is a line break that the writer set. The blocks made of
them stand in `story_blocks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LINE_BREAK = "\u2028"
DATELINE_DASH = " — "
"""Between the place where a story was filed and its first words."""
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `href` has passed the address gate."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    strike: bool = False
    script: Literal["", "sup", "sub"] = ""
    href: str | None = None
    small_caps: bool = False
    """Set in small capitals: the first words of a story, where the layout asks for them."""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of the runs, without their look."""
    # Most texts are of one look.
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    return text.replace(LINE_BREAK, " ")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day or a time as readers see it, as machines read it (ISO 8601), and the language it is told in."""

    text: str
    iso: str
    lang: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What machines are told of a picture's rights. Addresses are whole and have passed the gate."""

    creators: tuple[str, ...] = ()
    """People, without the words around their names."""
    agencies: tuple[str, ...] = ()
    line: str = ""
    """The credit as it is printed."""
    notice: str = ""
    licence: str | None = None
    """The licence's address."""
    acquire: str | None = None
    """Where a licence can be got."""
