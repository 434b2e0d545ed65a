"""the colours of what is drawn and set → faults: not too much ink, no tint that is lost, white that knocks out."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.rules.looking import inside, kind, paint_of, seen, told
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.events import PROCESS, Event, Fill, Ink, Shading, TextRun

_TOTAL = "content: total ink of the condition"
_TONES = "content: tone range of the condition"
_OVERPRINT = "content: overprint (ISO 32000-1, 8.6.7)"
_BLACK = 95.0
_ROOM = 0.5


def _colours(event: Event) -> Iterator[Ink]:
    """The colours that it takes, as far as they are told; half transparent ones are the plates' to judge."""
    if isinstance(event, Shading):
        yield from event.stops
        return
    paint = paint_of(event)
    if (
        paint is not None
        and paint.ink is not None
        and paint.alpha >= 1
        and paint.space.leaf.names != ("All",)
    ):
        yield paint.ink


def _placed(page: PageSeen) -> Iterator[tuple[Event, Ink]]:
    for event in seen(page):
        for ink in _colours(event):
            if inside(page, event):
                yield event, ink


@rule("ink-total", "No colour takes more ink than the paper bears", _TOTAL, when=printing)
def total(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Of areas, lines, type, stencils, and the ends of blends: the sum of all plates."""
    most = condition_of(asked).total_ink
    for event, ink in _placed(page):
        has = sum(part for _, part in ink)
        if has > most + _ROOM:
            yield Fault(
                f"{kind(event).capitalize()} takes {has:.0f} % of ink ({told(ink)}); at most {most:.0f} % dry.",
                "Make the colour of less ink.",
                event.box,
                event,
            )


@rule("ink-rich-black", "A black of several inks is the condition's", "content: rich black of the condition",
      Severity.WARNING, printing)  # fmt: skip
def rich_black(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """What a solid black may be made of; type has a rule of its own."""
    most = condition_of(asked).rich_black
    for event, ink in _placed(page):
        parts = [dict(ink).get(name, 0.0) for name in PROCESS]
        if isinstance(event, TextRun) or parts[3] < _BLACK:
            continue
        if any(part > limit + 1 for part, limit in zip(parts[:3], most[:3], strict=True)):
            limit = "/".join(f"{part:.0f}" for part in most)
            yield Fault(
                f"{kind(event).capitalize()} is black of {told(ink)}; at most {limit}.",
                "Use black alone, or the printer's own rich black.",
                event.box,
            )


@rule("tone-lost", "No tint is too light to print", _TONES, Severity.WARNING, printing)
def lost(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """A colour whose inks are all below the lightest tone."""
    least = condition_of(asked).tones[0]
    for event, ink in _placed(page):
        if ink and not isinstance(event, Shading) and all(0 < part < least - 0.05 for _, part in ink):
            yield Fault(
                f"{kind(event).capitalize()} is a tint of {told(ink)}; under {least:.0f} % nothing prints.",
                "Make it darker, or leave it white.",
                event.box,
                event,
            )


@rule("tone-filled", "No tint fills up", _TONES, Severity.INFO, printing)
def filled(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """An ink over the darkest tone and short of solid: it prints as a solid."""
    most = condition_of(asked).tones[1]
    for event, ink in _placed(page):
        if not isinstance(event, Shading) and any(most + 0.05 < part < 99.5 for _, part in ink):
            yield Fault(
                f"{kind(event).capitalize()} is of {told(ink)}; over {most:.0f} % a tone fills up.",
                "Make it solid, or lighter.",
                event.box,
                event,
            )


@rule("white-overprint", "White knocks out", _OVERPRINT)
def white_overprint(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """White that overprints is not there."""
    for event in seen(page):
        paint = paint_of(event)
        if paint is not None and paint.white and paint.overprint and paint.space.leaf.names != ("None",):
            gone = paint.mixes
            yield Fault(
                f"{kind(event).capitalize()} is white and overprints"
                + (": it will not be seen." if gone else "; this time it still knocks out."),
                "Set white to knock out.",
                event.box,
                event,
                severity=None if gone else Severity.WARNING,
            )


@rule("overprint-area", "A solid that overprints is meant to", _OVERPRINT, Severity.INFO)
def overprinting_area(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Colours other than black that overprint mix with what lies below."""
    for event in seen(page):
        if isinstance(event, Fill) and event.paint.mixes and event.paint.ink and not event.paint.black:
            yield Fault(
                f"An area of {told(event.paint.ink)} overprints: what lies below shows through.",
                "Set it to knock out, unless this is meant.",
                event.box,
            )


@rule("spot-names", "A spot colour has one name", "content: spots", Severity.WARNING)
def names(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Two spellings are two plates."""
    known: dict[str, str] = {}
    for name in file.spots:
        tidy = "".join(name.lower().split()).replace("-", "")
        if tidy in known and known[tidy] != name:
            yield Fault(f"One spot colour has two names: {known[tidy]} and {name}.", "Give it one name.")
        known.setdefault(tidy, name)


RULES: tuple[Rule[FileSeen], ...] = (names,)
PAGE_RULES: tuple[Rule[PageSeen], ...] = (
    total, rich_black, lost, filled, white_overprint, overprinting_area,
)  # fmt: skip
