"""a place in a text + what stands for it → Stretch: the Markdown in its place, a picture, or a note that it went."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.intake.named_picture import Picture

QUIET = "-"
"""The code of a stretch that is used, or goes with another: nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where it stands. `text` is the Markdown in its place; None takes it out, `what` is said of it."""

    start: int
    end: int
    text: str | None = None
    picture: Picture | None = None
    code: str = ""
    what: str = ""
    remedy: str = ""


def remark_stretch(start: int, end: int) -> Stretch:
    """What was written for the desk."""
    return Stretch(start, end, code="remark-dropped", what="a remark for the desk is not printed.")


def contents_stretch(start: int, end: int) -> Stretch:
    """Where a site would put a table of contents."""
    what = "the place of a table of contents is not printed: its site makes one there."
    return Stretch(start, end, code="contents-dropped", what=what)
