"""a page that was gone through → what several rules ask of it: what is painted, in which spaces, on what ground."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from pagekit.preflight.facts import PageSeen
from pagekit.preflight.walk.events import (
    PROCESS,
    Event,
    Fill,
    Form,
    Ink,
    Paint,
    Picture,
    Shading,
    Space,
    Stroke,
    TextRun,
)
from pagekit.preflight.walk.fonts import words_of
from pagekit.preflight.walk.matrix import Corners, common, empty

_MOST_GROUNDS = 300
_SAMPLE = 40
_TRACE = 3.0
"""Percent of an ink below which nobody counts it among the inks of a colour."""
_KINDS: dict[type, str] = {
    TextRun: "type",
    Fill: "an area",
    Stroke: "a line",
    Picture: "a picture",
    Shading: "a blend",
    Form: "a form",
}


def kind(event: Event) -> str:
    """What it is, for people."""
    said = _KINDS[type(event)]
    return f"{said} in {event.inside}" if event.inside else said


def seen(page: PageSeen) -> Iterator[Event]:
    """What is seen of the page."""
    return (event for event in page.events if event.visible)


def runs(page: PageSeen) -> Iterator[TextRun]:
    """The type that is seen."""
    return (event for event in page.events if isinstance(event, TextRun) and event.visible)


def paint_of(event: Event) -> Paint | None:
    """What it is painted with, where it is one colour."""
    return None if isinstance(event, Shading | Form) else event.paint


def spaces_of(event: Event) -> Iterator[Space]:
    """The colour spaces in it."""
    if isinstance(event, Shading | Picture) and event.space is not None:
        yield event.space
    if isinstance(event, Form):
        return
    paint = paint_of(event)
    if paint is not None:
        yield paint.space


def inks(ink: Ink) -> int:
    """How many inks a colour is made of, less traces."""
    return sum(part >= _TRACE for _, part in ink)


def told(ink: Ink) -> str:
    """A colour as printers say it: 0/100/100/0, then the spots."""
    process = dict(ink)
    said = "/".join(f"{process.get(name, 0):.0f}" for name in PROCESS)
    spots = ", ".join(f"{name} {part:.0f} %" for name, part in ink if name not in PROCESS)
    return f"{said}, {spots}" if spots and any(name in PROCESS for name, _ in ink) else spots or said


def sample(event: Event) -> str:
    """The first words, or the name of a picture."""
    if isinstance(event, Picture):
        return f"the picture {event.name}"
    if not isinstance(event, TextRun):
        return ""
    if event.font.double:
        words = words_of(event.said) if isinstance(event.said, pikepdf.Dictionary) else {}
        codes = event.codes[: 4 * _SAMPLE]
        said = "".join(words.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))
    else:
        said = event.codes[: 2 * _SAMPLE].decode("cp1252", "replace")
    tidy = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
    return f"“{tidy[:_SAMPLE]}”" if tidy else ""


def inside(page: PageSeen, event: Event) -> bool:
    """True when any of it lies on the trimmed page."""
    cut = common(event.box, page.sheet.printed)
    return not empty(cut) and (cut[2] > cut[0] or cut[3] > cut[1])


class Grounds:
    """What has been painted on a page, to be asked what type stands on."""

    def __init__(self, page: PageSeen) -> None:
        self._page = page

    def under(self, sure: bool) -> Iterator[tuple[TextRun, Ink | None]]:
        """Each run of type that is seen, and the inks that it stands on; None for bare paper.

        `sure`: shapes of which only the box is known are passed over.
        """
        grounds: list[tuple[Corners, Ink]] = []
        for event in seen(self._page):
            if isinstance(event, TextRun):
                yield event, _behind(grounds, event.box)
                continue
            ink = _covers(event, sure)
            if ink is not None:
                grounds.append((event.box, ink))
                del grounds[:-_MOST_GROUNDS]


def _behind(grounds: list[tuple[Corners, Ink]], box: Corners) -> Ink | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for (left, low, right, high), ink in reversed(grounds):
        if left <= x <= right and low <= y <= high:
            return ink or None
    return None


def _covers(event: Event, sure: bool) -> Ink | None:
    """The inks that it covers with: of what is no one colour, some of all."""
    if isinstance(event, Fill):
        paint = event.paint
        if paint.alpha < 0.05 or (sure and not event.rectangle) or (paint.white and paint.overprint):
            return None
        return paint.ink if paint.ink is not None else _ALL
    if isinstance(event, Picture) and event.paint is None and event.alpha >= 0.05:
        grey = event.space is not None and event.space.leaf.count == 1 and not event.space.leaf.names
        return _GREY if grey else _ALL
    if isinstance(event, Shading) and event.alpha >= 0.05:
        return _ALL
    return None


_ALL: Ink = tuple((name, 50.0) for name in PROCESS)
_GREY: Ink = (("Black", 50.0),)
