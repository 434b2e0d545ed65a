"""the lines of a page → faults: thick enough for their inks, as they come to stand."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.against import Least
from pagekit.preflight.facts import PageSeen
from pagekit.preflight.rules.looking import inks, inside, seen
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.events import Fill, Paint, Stroke

_LINES = "content: rules of the condition"
_NEAR = 0.02
_LONG = 4.0
"""Times as long as thick: a filled rectangle that is a line."""
_NOTHING = 0.02
"""Points: what machines draw as thin as they can."""


def _lines(page: PageSeen) -> Iterator[tuple[Stroke | Fill, float]]:
    """Lines that are seen, and thin areas that are lines, each with its thickness."""
    for event in seen(page):
        if isinstance(event, Stroke):
            yield event, event.width
        elif isinstance(event, Fill) and event.rectangle:
            sides = sorted((event.box[2] - event.box[0], event.box[3] - event.box[1]))
            if sides[1] >= _LONG * sides[0]:
                yield event, sides[0]


def _thin(page: PageSeen, least: Least, *, several: bool) -> Iterator[Fault]:
    for event, width in _lines(page):
        how, wanted = _wanted(event.paint, least)
        if (wanted != least.one) is several and _NOTHING <= width < wanted - _NEAR and inside(page, event):
            yield Fault(
                f"A line of {width:.2f} pt {how}; {wanted:g} pt at least print well.",
                "Make it thicker, or of one solid ink.",
                event.box,
            )


def _wanted(paint: Paint, least: Least) -> tuple[str, float]:
    if paint.ink is None:
        return "in one ink", least.one
    if paint.white:
        return "in white", least.several
    if inks(paint.ink) > 1:
        return "in several inks", least.several
    return ("in one ink", least.one) if paint.solid else ("in a tint", least.tint)


@rule("line-hairline", "No line is as thin as a machine can draw", _LINES, Severity.ERROR)
def hairline(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """A width of nothing is one dot: of a printer on a desk, or of a plate."""
    for event, width in _lines(page):
        if isinstance(event, Stroke) and width < _NOTHING and inside(page, event):
            yield Fault("A line has no width: each machine draws its own.", "Give it a width.", event.box)


@rule("line-one-ink", "Lines in one ink are thick enough", _LINES, Severity.WARNING, printing)
def one_ink(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """In points, as they come to stand."""
    return _thin(page, condition_of(asked).rule, several=False)


@rule("line-several-inks", "Lines in several inks, in a tint or in white are thick enough", _LINES,
      Severity.WARNING, printing)  # fmt: skip
def several_inks(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Inks that do not meet, dots that break, and ink that creeps in."""
    return _thin(page, condition_of(asked).rule, several=True)


PAGE_RULES: tuple[Rule[PageSeen], ...] = (hairline, one_ink, several_inks)
