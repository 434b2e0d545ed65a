"""the figures of a story + where their files lie → Media RSS (1.5.1): each picture with its words and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from pagekit.feeds.feed import PicturePlaces
from pagekit.feeds.xml import Element, filled
from pagekit.house import Figure, Story
from pagekit.metadata import words
from pagekit.model.address import WEB_SCHEMES, safe_url
from pagekit.notes import Note, about, info, warning

NAMESPACE = "http://search.yahoo.com/mrss/"
_TYPES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif", "gif": "gif"}


def pictures_of(story: Story, places: PicturePlaces) -> tuple[dict[str, str], tuple[Note, ...]]:
    """The addresses of the story's pictures that readers can reach, and a note for each that they cannot.

    A caller who names no picture of a story wants none shown: that is no finding.
    """
    named = places.get(story.id, {})
    found: dict[str, str] = {}
    notes: list[Note] = []
    for figure in story.figures if named else ():
        address = named.get(figure.key)
        if address is None:
            notes.append(info("feed-no-picture", figure.key, "has no address, and is not shown in the feed."))
            continue
        try:
            found[figure.key] = safe_url(address, schemes=WEB_SCHEMES)
        except ValueError as fault:
            remedy = "Pass its whole address, such as https://host/pictures/a.jpg."
            notes.append(
                warning("feed-bad-picture", figure.key, f"{address!r} {fault}; it is not shown.", remedy)
            )
    return found, about(story.id, notes)


def media(story: Story, pictures: Mapping[str, str]) -> Iterator[Element]:
    """A media:content for each picture, each file once."""
    once = {pictures[figure.key]: figure for figure in reversed(story.figures) if figure.key in pictures}
    for address, figure in reversed(once.items()):
        yield _content(address, figure)


def _content(address: str, figure: Figure) -> Element:
    ending = urlsplit(address).path.rpartition(".")[2].lower()
    kind = {"type": f"image/{_TYPES[ending]}"} if ending in _TYPES else {}
    inner = filled([Element("media:description", words(figure.caption) or figure.alt), *_rights(figure)])
    return Element("media:content", inner, {"url": address, "medium": "image", **kind})


def _rights(figure: Figure) -> Iterator[Element]:
    rights = figure.rights
    owed = (*rights.creators, *rights.agencies) or (rights.line or figure.credit or "",)
    for name in owed:
        yield Element("media:credit", name)
    yield Element("media:copyright", rights.notice)
    if rights.licence:
        yield Element("media:license", rights.licence, {"type": "text/html", "href": rights.licence})
