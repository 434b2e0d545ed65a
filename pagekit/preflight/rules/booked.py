"""what the maker of pages knows + what the file shows → faults: adverts not as they were booked, photos not cleared.

Here too: colour where black alone is printed.

Only whoever made the pages knows what was booked for them. Where nobody tells, these rules are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import MM, FileSeen, PageSeen, Sheet
from pagekit.preflight.rules.looking import inside, kind, paint_of, seen, spaces_of
from pagekit.preflight.rules.rule import Asked, Fault, Rule, made_here, rule, told_of
from pagekit.preflight.told import Place, ToldAdvert
from pagekit.preflight.walk.events import PROCESS, Event, Form, Picture, Shading
from pagekit.preflight.walk.matrix import Corners

_BOOKED = "content: an advert against its booking"
_CLEARED = "content: pictures are cleared for print"
_MONO = "content: what is printed in black alone"
_OFF = 1.0 * MM
"""How far an advert may be off its size: what a printer's cut takes."""
_TRACE = 0.5
"""Percent of an ink that nobody sees."""
_NO_SPOTS = frozenset({*PROCESS, "All", "None"})
_GREY = 1


def _corners(place: Place, sheet: Sheet) -> Corners:
    left, _, _, top = sheet.printed
    x, y, width, height = place
    return left + x, top - y - height, left + x + width, top - y


def _on(page: PageSeen, asked: Asked) -> Iterator[tuple[ToldAdvert, Corners]]:
    for advert in told_of(asked).adverts:
        if advert.page == page.sheet.number:
            yield advert, _corners(advert.place, page.sheet)


def _of(page: PageSeen, box: Corners) -> Iterator[Event]:
    """What is seen in a place: its middle lies there."""
    left, low, right, high = box
    for event in seen(page):
        x, y = (event.box[0] + event.box[2]) / 2, (event.box[1] + event.box[3]) / 2
        if left <= x <= right and low <= y <= high:
            yield event


def _coloured(event: Event) -> str:
    """In which colours it is, beside black and spots; nothing where there are none."""
    if isinstance(event, Form):
        return ""
    paint = paint_of(event)
    if isinstance(event, Picture) and paint is None:
        leaf = event.space.leaf if event.space else None
        return "" if leaf is None or leaf.names or leaf.count == _GREY else leaf.told
    if isinstance(event, Shading):
        if event.stops:
            return ", ".join(dict.fromkeys(name for stop in event.stops for name in _process(stop)))
        return "" if event.space.leaf.count == _GREY else event.space.leaf.told
    if paint is None or paint.pattern or paint.space.leaf.names == ("All",):
        return ""
    if paint.ink is None:
        return paint.space.leaf.told
    return ", ".join(_process(paint.ink))


def _process(ink: tuple[tuple[str, float], ...]) -> list[str]:
    return [name for name, part in ink if name in PROCESS[:3] and part > _TRACE]


def _spots(event: Event) -> list[str]:
    return [name for space in spaces_of(event) for name in space.leaf.names if name not in _NO_SPOTS]


@rule("advert-size", "Adverts stand at the size that was booked", _BOOKED, when=made_here)
def size(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """To a millimetre, where the booking says a size."""
    for advert, box in _on(page, asked):
        has = advert.place[2:]
        if advert.size is None or max(abs(a - b) for a, b in zip(has, advert.size, strict=True)) <= _OFF:
            continue
        yield Fault(
            f"{_first(advert.who)} in slot {advert.slot} stands at {_mm(has)}; {_mm(advert.size)} were booked.",
            "Book a slot of that size, or change the booking.",
            box,
        )


def _mm(size_: tuple[float, float]) -> str:
    return f"{size_[0] / MM:.1f} × {size_[1] / MM:.1f} mm"


@rule("advert-colour", "Adverts that were booked in black carry no colour", _BOOKED, when=made_here)
def colour(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Nor do those on a page that is printed in black alone. One that was booked in spots has black and its spots."""
    mono = page.sheet.number in told_of(asked).mono
    for advert, box in _on(page, asked):
        if advert.colour not in {"mono", "spot"} and not mono:
            continue
        found = next((told for event in _of(page, box) if (told := _coloured(event))), "")
        if found:
            sold = "the page is printed in black alone" if mono else f"it was booked as {advert.colour}"
            yield Fault(
                f"{_first(advert.who)} in slot {advert.slot} carries colour ({found}), and {sold}.",
                "Ask for it in black, or book it in colour on a page that has colour.",
                box,
            )


@rule(
    "advert-spot", "Adverts carry the spot colours that were booked, and no others", _BOOKED, when=made_here
)
def spot(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """None where colour was booked as mono or full, and none where the press prints none."""
    printed = asked.condition is None or asked.condition.spots
    for advert, box in _on(page, asked):
        if printed and advert.colour in {None, "spot"}:
            continue
        names = dict.fromkeys(name for event in _of(page, box) for name in _spots(event))
        if names:
            why = f"it was booked as {advert.colour}" if printed else "this press prints none"
            yield Fault(
                f"{_first(advert.who)} in slot {advert.slot} is in the spot colour {', '.join(names)}; {why}.",
                "Ask for it in the four inks, or book the spot colour.",
                box,
            )


@rule("photo-clearance", "Every photo is cleared for print", _CLEARED, when=made_here)
def clearance(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """An error where somebody said that it is not; a warning where nobody is known to whom it belongs."""
    for photo in told_of(asked).photos:
        if photo.page == page.sheet.number:
            yield Fault(
                f"The photo {photo.name} is not cleared for print: {photo.why}.",
                'Ask its owner, and write clearance = "cleared"; or take another picture.',
                _corners(photo.place, page.sheet),
                severity=Severity.ERROR if photo.known else Severity.WARNING,
            )


@rule("page-mono", "A page that is printed in black alone carries black alone", _MONO, when=made_here)
def mono(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Its type, lines, areas and pictures; adverts are told by their own rule."""
    if page.sheet.number not in told_of(asked).mono:
        return
    adverts = [box for _, box in _on(page, asked)]
    booked = {id(event) for box in adverts for event in _of(page, box)}
    for event in seen(page):
        told = ", ".join(filter(None, (_coloured(event), *_spots(event))))
        if told and inside(page, event) and id(event) not in booked:
            yield Fault(
                f"{kind(event).capitalize()} is in {told}, and the page is printed in black alone.",
                "Print it in black.",
                event.box,
                event,
            )


@rule("advert-missing", "Every booked slot has its advert", _BOOKED, when=made_here)
def missing(_: FileSeen, asked: Asked) -> Iterator[Fault]:
    """A creative that was not sent, or cannot be printed: the place was sold, and stands empty or shows another."""
    for one in told_of(asked).absent:
        yield Fault(
            f"{_first(one.who)} is booked for slot {one.slot}; {one.creative} is missing or cannot be printed.",
            "Ask the advertiser for it, or cancel the booking.",
        )


def _first(who: str) -> str:
    return who[:1].upper() + who[1:]


RULES: tuple[Rule[FileSeen], ...] = (missing,)
PAGE_RULES: tuple[Rule[PageSeen], ...] = (size, colour, spot, clearance, mono)
