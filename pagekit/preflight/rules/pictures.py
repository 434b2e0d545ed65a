"""the pictures of a page → faults: fine enough at the size at which they stand, and no finer than is of use."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.against import Finest
from pagekit.preflight.facts import PageSeen
from pagekit.preflight.rules.looking import inside
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.events import Picture

_PPI = "content: pixels an inch of the condition, at the size placed"
_SMALLEST = 6.0
"""Points: a picture that is smaller is a dot or a line of colour."""
_FEWEST = 4
"""Pixels: what has fewer is a tint, stretched."""
_TOO_FINE = 2.0
"""Times the target."""


def _pictures(page: PageSeen, *, line_art: bool) -> Iterator[Picture]:
    for event in page.events:
        if (
            isinstance(event, Picture)
            and event.visible
            and inside(page, event)
            and (event.bits == 1) is line_art
            and min(event.pixels) >= _FEWEST
            and min(event.box[2] - event.box[0], event.box[3] - event.box[1]) >= _SMALLEST
        ):
            yield event


def _too_coarse(page: PageSeen, least: Finest, what: str, *, line_art: bool) -> Iterator[Fault]:
    for picture in _pictures(page, line_art=line_art):
        if picture.ppi < least.warn - 0.5:
            stop = picture.ppi < least.stop - 0.5
            yield Fault(
                f"{what} has {picture.ppi:.0f} pixels an inch where it stands; "
                + (f"under {least.stop} it must not be printed." if stop else f"{least.target} are meant."),
                "Use a larger picture, or place it smaller.",
                picture.box,
                picture,
                severity=Severity.ERROR if stop else Severity.WARNING,
            )


@rule("picture-ppi", "Photos are fine enough", _PPI, when=printing)
def photos(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Of the coarser of the two directions."""
    return _too_coarse(page, condition_of(asked).photo, "A photo", line_art=False)


@rule("picture-ppi-line-art", "Pictures of one bit are fine enough", _PPI, when=printing)
def line_art(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Scanned lines and type show every step."""
    return _too_coarse(page, condition_of(asked).line_art, "A picture of one bit", line_art=True)


@rule("picture-too-fine", "Pictures are no finer than is of use", _PPI, Severity.INFO, printing)
def too_fine(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Over twice the target is thrown away on the plate, and carried until then."""
    most = condition_of(asked).photo.target * _TOO_FINE
    for picture in _pictures(page, line_art=False):
        if picture.ppi > most + 0.5:
            yield Fault(
                f"A photo has {picture.ppi:.0f} pixels an inch; over {most:.0f} are of no use.",
                "Downsample it.",
                picture.box,
                picture,
            )


PAGE_RULES: tuple[Rule[PageSeen], ...] = (photos, line_art, too_fine)
