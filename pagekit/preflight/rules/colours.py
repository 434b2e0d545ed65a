"""the colour spaces of a page → faults: inks alone, wherever a colour hides: forms, patterns, masks, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.rules.looking import inside, kind, paint_of, spaces_of
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, rule
from pagekit.preflight.walk.colours import is_rgb
from pagekit.preflight.walk.events import PROCESS, Event, Form, Picture, Space

_PRESS_5 = "PDF/X: colours are inks (ISO 32000-1, 8.6)"
_CONVERT = "Convert it to the inks of the printing."
_NO_INKS = frozenset({*PROCESS, "All", "None"})


def _painted(page: PageSeen, wrong: Callable[[Space], bool]) -> Iterator[tuple[Event, Space]]:
    for event in page.events:
        for space in spaces_of(event):
            if wrong(space):
                yield event, space
                break


@rule("colour-rgb", "Nothing is red, green and blue", _PRESS_5)
def rgb(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """With a profile or without; seen or not."""
    for event, space in _painted(page, is_rgb):
        yield Fault(f"{kind(event).capitalize()} in {space.told}.", _CONVERT, event.box, event)


@rule("colour-calibrated", "No colour is measured by eye: Lab and calibrated spaces", _PRESS_5)
def calibrated(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Lab and CalGray; CalRGB is RGB."""
    for event, space in _painted(page, lambda space: space.leaf.family in {"Lab", "CalGray"}):
        yield Fault(f"{kind(event).capitalize()} in {space.told}.", _CONVERT, event.box, event)


@rule("colour-profiled", "Inks carry no profiles of their own", _PRESS_5, Severity.WARNING)
def profiled(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """CMYK or grey with a profile is converted once more on the way to the plate; X-1a has none."""
    grave = Severity.ERROR if asked.variant == "x1a" else None
    for event, space in _painted(page, lambda one: one.leaf.family == "ICCBased" and not is_rgb(one)):
        yield Fault(
            f"{kind(event).capitalize()} in {space.leaf.told}.",
            "Export it in the inks of the printing, without a profile.",
            event.box,
            event,
            severity=grave,
        )


@rule("colour-several-inks", "A colour of several inks is CMYK, not DeviceN", _PRESS_5, Severity.WARNING)
def device_n(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """DeviceN: not every machine separates it alike."""
    for event, space in _painted(page, lambda space: space.leaf.family == "DeviceN"):
        yield Fault(
            f"{kind(event).capitalize()} in {space.leaf.told}.",
            "Ask the printer, or convert it.",
            event.box,
            event,
        )


@rule("colour-stand-in", "What stands in for a spot colour is made of inks", _PRESS_5, Severity.WARNING)
def stand_in(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """The alternate space of a Separation: RGB or Lab shows when the plate is not made."""
    for event, space in _painted(page, _odd_stand_in):
        base = space.leaf.base
        yield Fault(
            f"The spot colour {', '.join(space.leaf.names)} stands on {base.told if base else 'nothing'}.",
            "Give the spot colour a recipe in CMYK.",
            event.box,
        )


def _odd_stand_in(space: Space) -> bool:
    base = space.leaf.base if space.leaf.names else None
    return base is not None and (is_rgb(base) or base.leaf.family == "Lab")


@rule("colour-unknown", "Every colour space can be read", _PRESS_5)
def unknown(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """One that is missing or of no kind; a picture in JPEG 2000 that brings its own."""
    for event, space in _painted(
        page, lambda space: space.leaf.family == "Unknown" or bool(space.leaf.fault)
    ):
        fault = f": {space.leaf.fault}" if space.leaf.fault else ""
        yield Fault(
            f"{kind(event).capitalize()} has a colour space that cannot be read{fault}.",
            "Export it again.",
            event.box,
            event,
        )
    for event in page.events:
        if isinstance(event, Picture) and event.space is None and event.paint is None:
            yield Fault(
                "A picture does not say which colours it is in.",
                "Save it as a JPEG in CMYK.",
                event.box,
                event,
            )


@rule("colour-mixing", "Transparent parts mix in inks", "PDF/X: colours are inks (ISO 32000-1, 11.6.6)")
def mixing(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """The colour space of a transparency group: the page's, a form's, a mask's."""
    remedy = "Set the space in which transparency mixes to CMYK and export it again."
    if page.group is not None and is_rgb(page.group):
        yield Fault(f"The transparency of the page mixes in {page.group.told}.", remedy)
    for event in page.events:
        if isinstance(event, Form) and event.group is not None and is_rgb(event.group):
            yield Fault(
                f"The transparency of a form mixes in {event.group.told}.", remedy, _place(event), event.name
            )


def _place(event: Form) -> tuple[float, float, float, float] | None:
    return event.box if event.box[0] <= event.box[2] else None


@rule("colour-default", "No colour space is quietly taken for another", _PRESS_5)
def default(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """DefaultGray, DefaultRGB, DefaultCMYK (8.6.5.6)."""
    told = file.found.get("default space")
    if told is not None:
        yield Fault(
            f"Colours are taken for others: {', '.join(told)}.", "Export it without default colour spaces."
        )


@rule("spot-not-allowed", "There are no spot colours where none can be printed", "content: spots of the condition",
      when=lambda asked: asked.condition is not None and not asked.condition.spots)  # fmt: skip
def spots(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Each is a plate that this press has no ink for."""
    for event, space in _painted(page, lambda space: bool(_spots_in(space))):
        names = ", ".join(_spots_in(space))
        yield Fault(
            f"{kind(event).capitalize()} is in the spot colour {names}; {condition_of(asked).title} has none.",
            "Convert it to the four inks.",
            event.box,
            event,
        )


def _spots_in(space: Space) -> list[str]:
    return [name for name in space.leaf.names if name not in _NO_INKS]


@rule(
    "spot-all-plates", "What is on all plates lies outside the page", "content: marks (ISO 32000-1, 8.6.6.4)"
)
def all_plates(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Separation All is for marks; on the page it is four hundred percent of ink."""
    for event in page.events:
        paint = paint_of(event)
        spread = paint is not None and paint.space.leaf.names == ("All",) and not paint.white
        if spread and event.visible and inside(page, event):
            yield Fault(
                f"{kind(event).capitalize()} is painted on all plates at once.",
                "Use black.",
                event.box,
                event,
            )


RULES: tuple[Rule[FileSeen], ...] = (default,)
PAGE_RULES: tuple[Rule[PageSeen], ...] = (
    rgb, calibrated, profiled, device_n, stand_in, unknown, mixing, spots, all_plates,
)  # fmt: skip
