"""what stands near the edges of a page → faults: bleed that is missing, type that may be cut, an empty page."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import MM, PageSeen
from pagekit.preflight.rules.looking import inside, kind, runs, seen
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.events import Event, Fill, Form, Picture, Shading, TextRun
from pagekit.preflight.walk.matrix import Corners

_TOUCHES = 1.0 * MM
_NEAR = 0.3
"""Points that an edge may be off."""
_SIDES = ("left", "bottom", "right", "top")


def _bleeds(asked: Asked) -> bool:
    return asked.condition is not None and asked.condition.bleed > 0


def _beyond(box: Corners, trim: Corners) -> tuple[float, float, float, float]:
    """How far it reaches beyond each side; less than nothing inside."""
    return trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3]


@rule(
    "bleed-missing",
    "What touches the edge runs into the bleed",
    "content: bleed of the condition",
    when=_bleeds,
)
def missing(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Areas, pictures and blends within a millimetre of the trim, or over it and not far enough."""
    wanted, trim = condition_of(asked).bleed, page.sheet.printed
    for event in seen(page):
        if not _covers(event) or not inside(page, event):
            continue
        short = [
            side
            for side, beyond in zip(_SIDES, _beyond(event.box, trim), strict=True)
            if -_TOUCHES <= beyond < wanted - _NEAR
        ]
        if short:
            yield Fault(
                f"{kind(event).capitalize()} ends at the edge of the page ({', '.join(short)}); "
                f"it must run {wanted / MM:.3g} mm into the bleed.",
                "Draw it into the bleed, or keep it away from the edge.",
                event.box,
                event,
            )


def _covers(event: Event) -> bool:
    if isinstance(event, Fill):
        return not event.paint.white
    return isinstance(event, Picture | Shading)


@rule(
    "safe-area",
    "Type keeps away from the edge",
    "content: safe area of the condition",
    Severity.WARNING,
    printing,
)
def safe(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """The knife is not exact; type that the edge itself cuts is an error."""
    keep, trim = condition_of(asked).safe, page.sheet.printed
    for run in runs(page):
        if not inside(page, run):
            continue
        nearest = max(_beyond(run.box, trim))
        if nearest > _NEAR:
            yield Fault(
                "Type is cut by the edge of the page.",
                "Move it in.",
                run.box,
                run,
                severity=Severity.ERROR,
            )
        elif nearest > -keep + _NEAR:
            yield Fault(
                f"Type stands within {keep / MM:.3g} mm of the edge.",
                f"Move it in, {keep / MM:.3g} mm from the edge.",
                run.box,
                run,
            )


@rule("page-empty", "Every page has something on it", "content: pages", Severity.WARNING)
def empty_page(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """A page that nobody meant to leave white."""
    if not page.stopped and not any(_marks(page, event) for event in page.events):
        yield Fault("There is nothing on the page.", "Leave it out, or put on it what is missing.")


def _marks(page: PageSeen, event: Event) -> bool:
    if isinstance(event, Form) or not event.visible or not inside(page, event):
        return False
    return isinstance(event, TextRun | Picture | Shading) or not event.paint.white


PAGE_RULES: tuple[Rule[PageSeen], ...] = (missing, safe, empty_page)
