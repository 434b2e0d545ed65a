"""what shines through on a page → faults, for PDF/X-1a: it knows no transparency, and nothing here flattens it."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.preflight.facts import PageSeen
from pagekit.preflight.rules.looking import kind, paint_of
from pagekit.preflight.rules.rule import Asked, Fault, Rule, rule, x1a
from pagekit.preflight.walk.events import Event, Form, Picture, Shading

_PRESS_6 = "PDF/X: no transparency in PDF/X-1a (ISO 32000-1, 11)"
_REMEDY = "Flatten it in the program that made it, or send PDF/X-4."
_PLAIN = frozenset({"Normal", "Compatible"})


@rule("transparency-alpha", "Nothing is half transparent", _PRESS_6, when=x1a)
def alpha(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Ca and CA below 1."""
    for event in page.events:
        through = _alpha(event)
        if through < 1:
            yield Fault(f"{kind(event).capitalize()} is {through:.0%} opaque.", _REMEDY, event.box, event)


def _alpha(event: Event) -> float:
    if isinstance(event, Shading | Form | Picture):
        return event.alpha
    paint = paint_of(event)
    return 1.0 if paint is None else paint.alpha


@rule("transparency-blend", "Nothing is blended with what lies below", _PRESS_6, when=x1a)
def blend(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Blend modes but Normal."""
    for event in page.events:
        mode = event.blend if isinstance(event, Shading | Form | Picture) else event.paint.blend
        if mode not in _PLAIN:
            yield Fault(f"{kind(event).capitalize()} is blended ({mode}).", _REMEDY, event.box, event)


@rule("transparency-mask", "Nothing has a soft mask", _PRESS_6, when=x1a)
def mask(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Of a picture, or of the state of the graphics."""
    for event in page.events:
        if isinstance(event, Picture) and event.soft:
            yield Fault("A picture has a soft mask.", _REMEDY, event.box, event)
        elif isinstance(event, Form) and event.masked:
            yield Fault("A form is drawn through a soft mask.", _REMEDY, event.box)
        elif event.inside == "a soft mask" and not isinstance(event, Form):
            yield Fault("A soft mask is on.", _REMEDY)


@rule("transparency-group", "Nothing is a group of its own", _PRESS_6, when=x1a)
def group(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Transparency groups."""
    if page.transparent:
        yield Fault("The page is a transparency group.", _REMEDY)
    for event in page.events:
        if isinstance(event, Form) and event.transparent and event.visible:
            yield Fault("A form is a transparency group.", _REMEDY, event.box)


PAGE_RULES: tuple[Rule[PageSeen], ...] = (alpha, blend, mask, group)
