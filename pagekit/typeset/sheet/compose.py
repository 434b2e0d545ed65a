"""a paper + set stories + set adverts + furniture → ComposedPage: one sheet, on which everything has its place already.

The rules:
1. Nothing stands on anything else, and nothing hangs over the sheet: whoever chose the places has made a mistake.
2. Each story is one element, with its language; its pictures, slots and anchors carry its name: two stories may show
   pictures of one name, and fill slots of one name.
3. Stories are read in the order given, then the adverts; furniture is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pagekit.errors import LayoutError
from pagekit.layout import Paper
from pagekit.typeset.flow.frames import TOUCH
from pagekit.typeset.page import Box, ComposedPage, Group, Item, Side, owned, side_of
from pagekit.typeset.sheet.advert import SetAdvert
from pagekit.typeset.story.in_box import SetStory


def compose_sheet(
    paper: Paper,
    number: int,
    *,
    stories: Sequence[SetStory] = (),
    adverts: Sequence[SetAdvert] = (),
    furniture: Sequence[Item] = (),
    label: str = "",
    section: str = "",
    side: Side | None = None,
) -> ComposedPage:
    """The sheet. `side` is that of its number where it is not said. Raises LayoutError where two things collide."""
    name = label or str(number)
    sheet = Box(0.0, 0.0, paper.width.points, paper.height.points)
    _check(name, sheet, list(_boxes(stories, adverts)))
    return ComposedPage(
        number,
        sheet.width,
        sheet.height,
        (*(_story(story) for story in stories), *(advert.item for advert in adverts)),
        tuple(furniture),
        label=label,
        section=section,
        side=side or side_of(number),
    )


def _story(story: SetStory) -> Group:
    items = tuple(owned(item, story.story) for item in story.items)
    if not story.part:
        return Group("article", items, role="story", lang=story.lang)
    # Readers are told of one story, wherever its parts stand.
    return Group("article", items, role="story", lang=story.lang, key=story.story, continued=story.part > 1)


def _boxes(stories: Sequence[SetStory], adverts: Sequence[SetAdvert]) -> Iterator[tuple[str, Box]]:
    yield from ((f"story {story.story}", story.box) for story in stories)
    yield from ((f"advert {advert.address}", advert.box) for advert in adverts)


def _check(page: str, sheet: Box, boxes: Sequence[tuple[str, Box]]) -> None:
    for name, box in boxes:
        if not _inside(box, sheet):
            raise LayoutError(f"page {page}: {name} hangs over the sheet. Give it a place on the type area.")
    for (one, box), (other, its_box) in combinations(boxes, 2):
        if one == other:
            raise LayoutError(f"page {page}: {one} stands there twice. Give each its own name.")
        if overlap(box, its_box):
            raise LayoutError(f"page {page}: {one} and {other} stand on each other. Give one another place.")


def _inside(box: Box, sheet: Box) -> bool:
    across = box.x >= -TOUCH and box.x + box.width <= sheet.width + TOUCH
    return across and box.y >= -TOUCH and box.bottom <= sheet.height + TOUCH


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    beside = one.x + one.width <= other.x + TOUCH or other.x + other.width <= one.x + TOUCH
    return not beside and one.bottom > other.y + TOUCH and other.bottom > one.y + TOUCH
