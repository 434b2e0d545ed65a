"""two PageInks that face each other → one wide PageInk: the left page, and the right one beside it.

Each page is cut where they meet, so that its bleed hangs over the outer edges alone; what both show of one picture
meets there. What a page calls its faces, its pictures and its marks it has to itself: those of the right page get names
and numbers that the left one has not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pagekit.errors import BadOrder
from pagekit.ink.numbers import numbers
from pagekit.ink.page import Element, LinkInk, PageInk, Rect, SpotInk

_RIGHT = "R"
"""Before the names of the right page's resources."""
_BETWEEN = "–"
_OFF = 0.01
"""Points by which two heights may differ."""
# Strings are passed over: what looks like a name in them is none.
_NAMED = re.compile(rb"\((?:[^()\\]|\\.)*\)|/(?P<entry>MCID\s+)(?P<mark>\d+)|/(?P<name>[A-Za-z][A-Za-z0-9]*)")


def spread(left: PageInk, right: PageInk) -> PageInk:
    """Both pages as one. Raises BadOrder where they are not of one height."""
    if abs(left.height - right.height) > _OFF:
        raise BadOrder(
            f"pages {left.label} and {right.label}: are {left.height:.2f} and {right.height:.2f} points high; pages "
            "that face each other are of one height. Send them page by page."
        )
    away, bleed = left.width, max(left.bleed, right.bleed)
    spots = _spots(left.spots, right.spots)
    own = [face.name for face in right.faces]
    own += [image.name for image in right.images] + [form.name for form in right.forms]
    names = {name: _RIGHT + name for name in own} | spots
    content = b"\n".join(
        (
            _cut(-bleed, -bleed, left.width + bleed, left.height + 2 * bleed),
            left.content,
            b"Q",
            _cut(left.width, -bleed, right.width + bleed, right.height + 2 * bleed),
            f"1 0 0 1 {numbers(away, 0)} cm".encode("ascii"),
            _renamed(right.content, names, left.marks),
            b"Q",
        )
    )
    return PageInk(
        left.width + right.width,
        left.height,
        content,
        _BETWEEN.join(filter(None, (left.label, right.label))),
        (*left.faces, *(replace(one, name=names[one.name]) for one in right.faces)),
        (*left.images, *(replace(one, name=names[one.name]) for one in right.images)),
        (*left.forms, *(replace(one, name=names[one.name]) for one in right.forms)),
        (*left.elements, *(_moved(one, away, left) for one in right.elements)),
        left.marks + right.marks,
        (*left.links, *(_link(one, away) for one in right.links)),
        (*left.heads, *right.heads),
        (*left.anchors, *(replace(one, x=one.x + away) for one in right.anchors)),
        bleed,
        0.0,
        tuple(sorted({*left.states, *right.states})),
        (*left.spots, *(replace(one, name=spots[one.name]) for one in _new(left.spots, right.spots))),
    )


def _cut(x: float, y: float, width: float, height: float) -> bytes:
    return f"q {numbers(x, y, width, height)} re W n".encode("ascii")


def _new(left: Sequence[SpotInk], right: Sequence[SpotInk]) -> list[SpotInk]:
    known = {spot.ink for spot in left}
    return [spot for spot in right if spot.ink not in known]


def _spots(left: Sequence[SpotInk], right: Sequence[SpotInk]) -> dict[str, str]:
    """What the right page's spots are called now: an ink that both have goes by the left page's name for it."""
    known = {spot.ink: spot.name for spot in left}
    return {spot.name: known.get(spot.ink, _RIGHT + spot.name) for spot in right}


def _renamed(content: bytes, names: Mapping[str, str], marks: int) -> bytes:
    called = {name.encode("ascii"): b"/" + new.encode("ascii") for name, new in names.items()}

    def new(found: re.Match[bytes]) -> bytes:
        if found["mark"]:
            return b"/%s%d" % (found["entry"], int(found["mark"]) + marks)
        return called.get(found["name"], found[0]) if found["name"] else found[0]

    return _NAMED.sub(new, content)


def _moved(element: Element, away: float, left: PageInk) -> Element:
    kids = tuple(
        kid + left.marks if isinstance(kid, int) else _moved(kid, away, left) for kid in element.kids
    )
    return replace(
        element,
        kids=kids,
        bbox=_area(element.bbox, away) if element.bbox else None,
        link=element.link + len(left.links) if element.link is not None else None,
    )


def _link(link: LinkInk, away: float) -> LinkInk:
    return replace(link, areas=tuple(_area(area, away) for area in link.areas))


def _area(area: Rect, away: float) -> Rect:
    return area[0] + away, area[1], area[2] + away, area[3]
