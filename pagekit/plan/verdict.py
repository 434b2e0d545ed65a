"""a plan in the making → what an editor should know of its pages, and the edition in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pagekit.asked import near
from pagekit.layout import EditionDesign
from pagekit.model import Edition
from pagekit.notes import Note, error, info, warning
from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.records import PlannedPage, Rect
from pagekit.plan.words import words_of


def page_notes(edition: Edition, design: EditionDesign, slots: Sequence[PageSlot]) -> Iterator[Note]:
    """Sections, designs and special pages that are not there."""
    names = {slot.section.casefold() for slot in slots}
    told = edition.file.sections
    for section in told:
        if section.name.casefold() not in names:
            what = f"the section {section.name} has no page; its stories have nowhere to stand."
            yield warning("section-without-pages", "edition, sections", what, "Give it pages.")
        if section.design != "standard" and section.design not in design.designs:
            what = f"the layout has no page design {section.design!r}; plain pages are taken."
            yield warning("design-unknown", section.name, what, near(section.design, design.designs))
    for story in edition.stories:
        if told and story.section and story.section.casefold() not in {one.name.casefold() for one in told}:
            what = (
                f"its section {story.section!r} is none of this edition's; it is counted to {told[0].name}."
            )
            remedy = near(story.section, [one.name for one in told])
            yield warning("section-unknown", f"story {story.id}", what, remedy)
    for page in edition.file.special_pages:
        if page.number > len(slots):
            what = f"there is no page {page.number}: the edition has {len(slots)}."
            yield error("page-missing", "edition, special_pages", what, "Say another number.")


def summary(pages: Sequence[PlannedPage], items: Iterable[Item]) -> Note:
    """How many of the adverts that run stand."""
    standing = sum(box.kind == "advert" for page in pages for box in page.boxes)
    asked = sum(item.kind == "advert" for item in items)
    what = f"{len(pages)} pages: {standing} of {asked} adverts that run stand on them."
    return info("edition-pages", "edition", what)


def figures(edition: Edition, grid: Grid, pages: Sequence[PlannedPage]) -> dict[str, int | float]:
    """The edition in numbers; areas in square millimetres."""
    boxes = [box for page in pages for box in page.boxes]
    kinds = Counter(box.kind for box in boxes)
    areas = {kind: round(sum(_area(box.rects) for box in boxes if box.kind == kind)) for kind in kinds}
    page_area = grid.width * (grid.foot(grid.rows) - grid.head(0)) * grid.line
    return {
        "page_count": len(pages),
        "bookings": len(edition.bookings),
        "adverts": kinds["advert"],
        "house_adverts": kinds["house"],
        "standing": kinds["standing"],
        "advert_mm2": areas.get("advert", 0),
        "house_mm2": areas.get("house", 0),
        "news_hole_mm2": round(sum(page.news for page in pages)),
        "advert_share": round(areas.get("advert", 0) / (page_area * max(1, len(pages))), 4),
        "words": sum(words_of(story) for story in edition.stories),
    }


def _area(rects: Sequence[Rect]) -> float:
    return sum(width * height for _, _, width, height in rects)
