"""Stories as a plan knows them, made of numbers: so much text, a head, and a picture if wanted; pages with holes."""

from __future__ import annotations

from typing import Any

from pagekit.layout import find_layout
from pagekit.model import Article
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter, measures
from pagekit.plan.records import Hole, PlannedPage
from pagekit.typeset.story.shapes import HeadShape, PictureShape, Shape

LAYOUT = find_layout("tabloid")
MANIFEST = LAYOUT.printed
assert MANIFEST.edition is not None
DESIGN = MANIFEST.edition
GRID = Grid.of(MANIFEST, DESIGN, MANIFEST.papers["tabloid"])


def matter(
    id: str,
    text: int,
    *,
    priority: int = 3,
    picture: float = 0.0,
    section: str = "News",
    tags: tuple[str, ...] = (),
    **wishes: Any,
) -> StoryMatter:
    """A story of so many lines in one column of 47.2 mm; `picture`: height over width."""
    article = Article.model_validate(
        {
            "id": id,
            "headline": id,
            "body": [{"kind": "paragraph", "text": "x"}],
            "priority": priority,
            "tags": tags,
            "print": wishes,
        }
    )
    leading, following = {}, {}
    for units, columns in measures(DESIGN, GRID, "en"):
        lines = round(text * 133.8 / columns.width)
        lengths = tuple((lines + more, abs(more) * 0.5) for more in range(-3, 4))
        pictures = tuple(
            PictureShape(
                span,
                round(columns.across(span) * picture / 10) + 3 + more,
                0.5 * abs(more),
                columns.across(span) ** 2 * picture,
            )
            for span in range(1, columns.number + 1)
            for more in range(-2, 3)
            if picture
        )
        leading[units] = Shape(columns, lengths, (HeadShape(14, 0.0, 44.0),), pictures)
        following[units] = Shape(
            columns, lengths, (HeadShape(6, 0.0, 17.0 + 4 * (3 - min(priority, 3))),), pictures
        )
    return StoryMatter(article, section, leading, following)


def page(*runs: tuple[int, int]) -> PlannedPage:
    """Page 2 with so many columns of the grid free down to a line, one after the other."""
    feet = [foot for units, foot in runs for _ in range(units)]
    strips = frozenset((unit, 6, foot) for unit, foot in enumerate(feet))
    return PlannedPage(2, "2", "News", "plain", holes=(Hole((), (), (), float(sum(feet)), strips),))
