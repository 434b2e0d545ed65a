"""links and anchors of pages → annotations and named destinations (ISO 32000-1, 12.3.2.3, 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from pagekit.ink.page import LinkInk, PageInk, Rect
from pagekit.join.syntax import number, numbers, refer, text
from pagekit.join.tree import Spot
from pagekit.notes import Note, warning

# All that may stand in an address, so that only what is not ASCII is written as %XX.
_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~"
_PRINTED = 4
"""The flag of an annotation that is there on paper, too (12.5.3)."""


class Places:
    """The named places of a document: of two with one name the first is meant."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def add(self, ink: PageInk, page: int, shift: float) -> None:
        """Take in the anchors of a page, given the number of its object."""
        for anchor in ink.anchors:
            self._places.setdefault(anchor.name, destination(page, anchor.x + shift, anchor.y + shift))

    def names(self) -> str:
        """The name tree, sorted as readers search it: by its bytes."""
        rows = sorted((_bytes(name), name, place) for name, place in self._places.items())
        listed = " ".join(f"{text(name)} {place}" for _, name, place in rows)
        return f"<</Names[{listed}]>>" if rows else ""


def destination(page: int, left: float, top: float) -> str:
    """A place on a page, seen at the size at which the reader is."""
    return f"[{refer(page)}/XYZ {number(left)} {number(top)} null]"


def standing(links: Mapping[Spot, LinkInk], places: Places) -> tuple[dict[Spot, LinkInk], tuple[Note, ...]]:
    """The links that lead somewhere and stand somewhere, and what is to be said of the others."""
    kept: dict[Spot, LinkInk] = {}
    notes: list[Note] = []
    for spot, link in links.items():
        if link.href.startswith("#") and link.href[1:] not in places:
            what = f'"{link.text[:60]}" leads to {link.href[:80]}, which is on no page.'
            notes.append(
                warning("link-nowhere", f"page {spot.page + 1}", what, "The words stand without a link.")
            )
        elif link.areas:
            kept[spot] = link
    return kept, tuple(notes)


def annotation(link: LinkInk, shift: float, key: int | None) -> str:
    """A link's annotation. `key` is what it is called in the tree of parents."""
    areas = [moved(area, shift) for area in link.areas]
    around = (
        min(area[0] for area in areas),
        min(area[1] for area in areas),
        max(area[2] for area in areas),
        max(area[3] for area in areas),
    )
    quads = f"/QuadPoints[{' '.join(map(_quad, areas))}]" if len(areas) > 1 else ""
    parent = "" if key is None else f"/StructParent {key}"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{numbers(around)}]{quads}/Border[0 0 0]/F {_PRINTED}"
        f"/Contents{text(link.text or link.href)}/A{_action(link.href)}{parent}>>"
    )


def _action(href: str) -> str:
    if href.startswith("#"):
        return f"<</S/GoTo/D{text(href[1:])}>>"
    return f"<</S/URI/URI{text(quote(href, safe=_ADDRESS, errors='replace'))}>>"


def _quad(area: Rect) -> str:
    """The corners in the order in which all readers take them: along the top, then along the foot."""
    left, bottom, right, top = area
    return numbers((left, top, right, top, left, bottom, right, bottom))


def moved(area: Rect, shift: float) -> Rect:
    """An area of a page whose content was moved right and up."""
    left, bottom, right, top = area
    return left + shift, bottom + shift, right + shift, top + shift


def _bytes(said: str) -> bytes:
    written = text(said)
    if written.startswith("<"):
        return bytes.fromhex(written[1:-1])
    return said.encode("ascii")
