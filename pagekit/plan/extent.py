"""an edition + what its matter needs → PageSlots: how many pages there are, and what each of them is.

The rules:
1. Pages come in whole steps of the pack, between the least and the most that the edition says.
2. Sections stand in their order, each with as many pages as it says, or as near as can be to what its matter needs.
3. One that starts right or left begins on such a page.
4. A page that is supplied whole, or is a standing item's, holds nothing of what its section needs; one on which
   something must stand holds so much less of it.
5. Where no number of pages keeps all that is asked, the edition is impossible: the fewest demands that cannot all be
   had are named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pagekit.errors import InvalidInput
from pagekit.layout import EditionDesign, PageDesign
from pagekit.model import Edition, EditionSection, SpecialPage
from pagekit.notes import Note, error

STANDARD = "standard"
OPENINGS = ("front", "section-front")
"""Designs of a first page alone."""
CLOSED = frozenset({"standing", "supplied"})
"""Kinds of pages on which no advert stands."""


@dataclass(frozen=True, slots=True)
class PageSlot:
    """A page before anything stands on it."""

    number: int
    section: str
    kind: str
    design: str
    look: PageDesign
    adverts: bool
    colour: bool
    last: int
    """The number of the edition's last page."""

    @property
    def right(self) -> bool:
        """True for a right-hand page."""
        return self.number % 2 == 1

    @property
    def facing(self) -> int | None:
        """The page that it faces; the first page and an even last one face none."""
        other = self.number - 1 if self.right else self.number + 1
        return other if self.number > 1 and 1 < other <= self.last else None


@dataclass(frozen=True, slots=True)
class _Demand:
    """Something that the edition asks of its pages, and how it is told."""

    section: int
    """Its place among the sections; -1 for the edition as a whole."""
    what: str
    """least, most, exact or starts."""
    words: str


def page_counts(edition: Edition, design: EditionDesign, needed: int) -> tuple[int, ...]:
    """The numbers of pages that may be, those that are nearest to what is needed first. Raises InvalidInput."""
    demands = _demands(edition)
    counts = _possible(edition, design, demands)
    if not counts:
        raise InvalidInput(edition.name, [_impossible(edition, design, demands)])
    return (*(n for n in counts if n >= needed), *(n for n in reversed(counts) if n < needed))


def lay_pages(
    edition: Edition,
    design: EditionDesign,
    count: int,
    needs: Mapping[str, float],
    bound: Mapping[int, float] = MappingProxyType({}),
) -> tuple[PageSlot, ...]:
    """The pages of an edition of so many; `needs` are those of its sections, `bound` the shares of pages that are taken
    by what must stand there.
    """
    sections = _sections(edition)
    taken = {**bound, **dict.fromkeys(_closed(edition), 1.0)}
    needed = [needs.get(section.name, 0.0) for section in sections]
    wanted = _stretched(needed, count - sum(share for number, share in taken.items() if number <= count))
    shares = _shares(sections, count, wanted, _demands(edition), taken) or ()
    special = {page.number: page for page in edition.file.special_pages}
    slots: list[PageSlot] = []
    for section, pages in zip(sections, shares, strict=True):
        for place in range(pages):
            number = len(slots) + 1
            slots.append(_slot(number, place, section, special.get(number), design, count, len(sections)))
    return tuple(slots)


def _stretched(wanted: Sequence[float], count: float) -> tuple[float, ...]:
    """The pages that sections want, of so many: what nobody needs, and what there is too little of, is shared in the
    measure of their needs; where nobody needs anything, to all of them alike.
    """
    whole = sum(wanted)
    if not whole:
        return tuple(count / max(1, len(wanted)) for _ in wanted)
    return tuple(need * count / whole for need in wanted)


def _closed(edition: Edition) -> frozenset[int]:
    """The pages that hold nothing of a section's matter."""
    return frozenset(page.number for page in edition.file.special_pages if page.kind in CLOSED)


def _slot(
    number: int,
    place: int,
    section: EditionSection,
    special: SpecialPage | None,
    design: EditionDesign,
    count: int,
    sections: int,
) -> PageSlot:
    kind = special.kind if special else _kind(number, place, section, sections)
    # A section that opens with a front has plain pages behind it.
    opening = section.design in OPENINGS and place > 0
    own = section.design if section.design in design.designs and not opening else "plain"
    name = kind if kind in design.designs and kind != "plain" else own
    adverts = kind not in CLOSED and (special is None or special.adverts)
    return PageSlot(
        number, section.name, kind, name, design.designs[name], adverts, section.colour or number == 1, count
    )


def _kind(number: int, place: int, section: EditionSection, sections: int) -> str:
    if number == 1:
        return "front"
    opens = sections > 1 and section.design in (STANDARD, *OPENINGS)
    return "section-front" if place == 0 and opens else "plain"


def _sections(edition: Edition) -> tuple[EditionSection, ...]:
    return edition.file.sections or (EditionSection(name=edition.publication.name),)


def _demands(edition: Edition) -> tuple[_Demand, ...]:
    """What is asked, the least important to tell last."""
    pages = edition.file.pages
    found = [
        _Demand(-1, "most", f"the edition has at most {pages.most} pages"),
        _Demand(-1, "least", f"the edition has at least {pages.least} pages"),
    ]
    for place, section in enumerate(_sections(edition)):
        if section.pages is not None:
            least, most = section.pages.least, section.pages.most
            if least == most:
                found.append(_Demand(place, "exact", f"{section.name} has {least} pages"))
            else:
                found.append(_Demand(place, "least", f"{section.name} has at least {least} pages"))
                found.append(_Demand(place, "most", f"{section.name} has at most {most} pages"))
        if section.starts != "any":
            found.append(_Demand(place, "starts", f"{section.name} starts on a {section.starts}-hand page"))
    return tuple(found)


def _possible(edition: Edition, design: EditionDesign, demands: Sequence[_Demand]) -> tuple[int, ...]:
    """The numbers of pages with which the demands can all be had."""
    asked = _asked(demands)
    pages, step = edition.file.pages, design.page_step
    least = pages.least if (-1, "least") in asked else step
    most = pages.most if (-1, "most") in asked else 2 * pages.most + 8 * step
    counts = range(max(step, -(-least // step) * step), most + 1, step)
    starts = {1}
    for place, section in enumerate(_sections(edition)):
        fewest, greatest = _bounds(place, section, most, asked)
        starts = {
            start + pages
            for start in starts
            for pages in range(fewest, min(greatest, most + 1 - start) + 1)
            if not pages or _begins(place, section, start, asked)
        }
    return tuple(count for count in counts if count + 1 in starts)


def _asked(demands: Sequence[_Demand]) -> frozenset[tuple[int, str]]:
    return frozenset((demand.section, demand.what) for demand in demands)


def _bounds(
    place: int, section: EditionSection, count: int, asked: frozenset[tuple[int, str]]
) -> tuple[int, int]:
    """The fewest and the most pages that a section has."""
    if section.pages is None:
        return 1, count
    exact = (place, "exact") in asked
    least = section.pages.least if exact or (place, "least") in asked else 0
    return least, min(section.pages.most, count) if exact or (place, "most") in asked else count


def _begins(place: int, section: EditionSection, start: int, asked: frozenset[tuple[int, str]]) -> bool:
    """True when a section may begin on that page."""
    starts = section.starts if (place, "starts") in asked else "any"
    return starts == "any" or (start % 2 == 1) == (starts == "right")


def _shares(
    sections: Sequence[EditionSection],
    count: int,
    needs: Sequence[float],
    demands: Sequence[_Demand],
    taken: Mapping[int, float],
) -> tuple[int, ...] | None:
    """The pages of each section, as near to its need as can be; None where there is no way."""
    asked = _asked(demands)

    @cache
    def best(place: int, start: int) -> tuple[float, tuple[int, ...]] | None:
        if place == len(sections):
            return (0.0, ()) if start == count + 1 else None
        section = sections[place]
        least, most = _bounds(place, section, count, asked)
        found: tuple[float, tuple[int, ...]] | None = None
        for pages in range(least, min(most, count + 1 - start) + 1):
            if pages and not _begins(place, section, start, asked):
                break
            rest = best(place + 1, start + pages)
            if rest is not None:
                shut = sum(taken.get(number, 0.0) for number in range(start, start + pages))
                cost = rest[0] + (pages - shut - needs[place]) ** 2
                # Of two ways that are as near, the section that comes first has more.
                if found is None or cost < found[0] + 1e-9:
                    found = (cost, (pages, *rest[1]))
        return found

    way = best(0, 1)
    return way[1] if way is not None else None


def _impossible(edition: Edition, design: EditionDesign, demands: tuple[_Demand, ...]) -> Note:
    kept = list(demands)
    for demand in demands:
        without = [each for each in kept if each is not demand]
        if not _possible(edition, design, without):
            kept = without
    told = "; ".join(demand.words for demand in kept) or "it has no page at all"
    what = f"cannot all be had, in steps of {design.page_step} pages: {told}."
    return error("edition-impossible", "edition, pages", what, "Change one of them.")
