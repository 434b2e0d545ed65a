"""a Story + its pictures → what its page tells machines: the tags of the head and the graph."""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.house import Story
from pagekit.makeup.materials import CARDS
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
from pagekit.pictures import PictureFiles

CARD = "card"
SHAPES = tuple(shape for shape in CARDS if shape != CARD)


def described(story: Story, cards: Mapping[str, PictureFiles]) -> tuple[tuple[Tag, ...], Graph]:
    """The tags and the graph. `cards` are the first picture in the shapes that other sites show.

    Pictures are told of by whole addresses, so a story without one tells of none.
    """
    figure = next(iter(story.figures), None)
    url = address_of(story)
    if figure is None or url is None:
        return article_tags(story), article_graph(story)
    images = tuple(
        GraphImage(_address(url, cards[shape]), cards[shape].width, cards[shape].height, figure)
        for shape in SHAPES
        if shape in cards
    )
    return article_tags(story, _card(url, cards, figure.alt)), article_graph(story, images)


def _card(url: str, made: Mapping[str, PictureFiles], alt: str) -> CardImage | None:
    placed = made.get(CARD)
    return CardImage(_address(url, placed), placed.width, placed.height, alt) if placed else None


def _address(url: str, placed: PictureFiles) -> str:
    return file_address(url, placed.largest.name)
