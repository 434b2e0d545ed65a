"""a Story + its pictures → what its page tells machines: the tags of the head and the graph."""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.house import Story
from pagekit.metadata import (
    CardImage,
    Graph,
    GraphImage,
    Tag,
    address_of,
    article_graph,
    article_tags,
    file_address,
)
from pagekit.paint import Materials
from pagekit.paint.materials import CARDS
from pagekit.pictures import Placed

CARD = "card"
SHAPES = tuple(shape for shape in CARDS if shape != CARD)


def described(story: Story, materials: Materials) -> tuple[tuple[Tag, ...], Graph]:
    """The tags and the graph. Pictures are told of by whole addresses, so a story without one tells of none."""
    figure = next(iter(story.figures), None)
    url = address_of(story)
    if figure is None or url is None:
        return article_tags(story), article_graph(story)
    made = materials.cards(figure)
    images = tuple(
        GraphImage(_address(url, made[shape]), made[shape].width, made[shape].height, figure)
        for shape in SHAPES
        if shape in made
    )
    return article_tags(story, _card(url, made, figure.alt)), article_graph(story, images)


def _card(url: str, made: Mapping[str, Placed], alt: str) -> CardImage | None:
    placed = made.get(CARD)
    return CardImage(_address(url, placed), placed.width, placed.height, alt) if placed else None


def _address(url: str, placed: Placed) -> str:
    return file_address(url, placed.largest.name)
