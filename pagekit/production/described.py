"""a Story + its pictures → what its page tells machines: the tags of the head and the graph."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pagekit.house import Figure, Story
from pagekit.makeup.materials import CARDS
from pagekit.makeup.page import PagePicture
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


def described(
    story: Story,
    cards: Mapping[str, PictureFiles],
    portraits: Mapping[str, PagePicture] = MappingProxyType({}),
) -> tuple[tuple[Tag, ...], Graph]:
    """The tags and the graph. `cards` are the first picture in the shapes that other sites show, `portraits` those of
    the byline that the page shows, by their keys.

    Pictures are told of by whole addresses, so a story without one tells of none.
    """
    figure = next(iter(story.figures), None)
    url = address_of(story)
    if url is None:
        return article_tags(story), article_graph(story)
    people = {
        one.key: _image(url, portraits[one.key].files, one) for one in story.portraits if one.key in portraits
    }
    if figure is None:
        return article_tags(story), article_graph(story, portraits=people)
    images = tuple(_image(url, cards[shape], figure) for shape in SHAPES if shape in cards)
    return article_tags(story, _card(url, cards, figure.alt)), article_graph(story, images, people)


def _image(url: str, placed: PictureFiles, figure: Figure) -> GraphImage:
    return GraphImage(_address(url, placed), placed.width, placed.height, figure)


def _card(url: str, made: Mapping[str, PictureFiles], alt: str) -> CardImage | None:
    placed = made.get(CARD)
    return CardImage(_address(url, placed), placed.width, placed.height, alt) if placed else None


def _address(url: str, placed: PictureFiles) -> str:
    return file_address(url, placed.largest.name)
