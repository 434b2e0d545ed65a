"""Story → the tags of the page's head that machines read, in their order.

The Open Graph protocol (ogp.me), Google's pages on robots and on localized versions, X's page on cards. What a browser
needs (charset, title, viewport, the security policy, theme colours) is the template's.

The rules:
1. description, canonical, versions in other languages, robots, Open Graph, the card, the feed, authors.
2. A tag without content is not there. An address is whole, http or https.
3. Versions name each other and themselves, and one by default; a story in one language names none.
4. A card is large when there is a picture.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from pagekit.house import Publisher, Story
from pagekit.metadata.addresses import address_of, front_address, web
from pagekit.metadata.languages import og_locale, versions
from pagekit.metadata.wording import words

ROBOTS = "max-image-preview:large"
PREVIEW_ROBOTS = "noindex, nofollow"
"""Of a page that is not for publication."""
RSS, ATOM = "application/rss+xml", "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta element: `name` or, for Open Graph, `property`."""

    content: str
    name: str = ""
    property: str = ""
    media: str = ""

    @builtins.property  # in this class the bare word is the attribute of that name
    def attributes(self) -> dict[str, str]:
        """The attributes that say something, in the order they are written."""
        told = {"name": self.name, "property": self.property, "content": self.content, "media": self.media}
        return {name: text for name, text in told.items() if text}

    def __html__(self) -> str:
        """The element, escaped: templates print a tag as it is."""
        return _written("meta", self)


@dataclass(frozen=True, slots=True)
class Link:
    """A link element."""

    rel: str
    href: str
    type: str = ""
    hreflang: str = ""
    title: str = ""
    media: str = ""
    sizes: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes that say something, in the order they are written."""
        told = {
            "rel": self.rel,
            "href": self.href,
            "hreflang": self.hreflang,
            "type": self.type,
            "title": self.title,
            "media": self.media,
            "sizes": self.sizes,
        }
        return {name: text for name, text in told.items() if text}

    def __html__(self) -> str:
        """The element, escaped: templates print a tag as it is."""
        return _written("link", self)


Tag = Meta | Link

LARGE_CARD = 600
"""Pixels across that a large card's picture has at least."""


@dataclass(frozen=True, slots=True)
class CardImage:
    """The picture of a link card: whole address, size in pixels, what it shows, and its media type."""

    url: str
    width: int
    height: int
    alt: str = ""
    type: str = "image/jpeg"


def article_tags(story: Story, card: CardImage | None = None) -> tuple[Tag, ...]:
    """The tags of a story's page."""
    url, others = address_of(story), versions(story)
    mark = "" if story.released else f"{story.labels.not_for_publication}: "
    title = f"{mark}{words(story.headline)}"
    authors = story.byline.authors if story.byline else ()
    locales = (og_locale(lang) for lang, _ in others[1:-1])
    tags = (
        *_search(story.description, url, others, released=story.released),
        *_open_graph("article", title, story.description, url, story.publisher.name),
        *_locales(story.lang, locales),
        *_picture(card),
        _og("article:published_time", story.published.iso if story.published else ""),
        _og("article:modified_time", story.updated.iso if story.updated else ""),
        _og("article:section", story.section or ""),
        *(_og("article:tag", tag) for tag in story.tags),
        # The protocol asks for a profile's address; the name is told below.
        *(_og("article:author", web(author.href) or "") for author in authors),
        *_card(card),
        *_feed(story.publisher),
        *(Meta(author.name, name="author") for author in authors),
    )
    return _told(tags)


def front_tags(
    publisher: Publisher,
    *,
    title: str,
    url: str | None = None,
    description: str = "",
    lang: str = "",
    card: CardImage | None = None,
    released: bool = True,
) -> tuple[Tag, ...]:
    """The tags of a home page or a section's. `released` is False when a story on it is not for publication."""
    here = front_address(url, publisher)
    tags = (
        *_search(description, here, (), released=released),
        *_open_graph("website", title, description, here, publisher.name),
        *_locales(lang or publisher.lang, ()),
        *_picture(card),
        *_card(card),
        *_feed(publisher),
    )
    return _told(tags)


@lru_cache(maxsize=256)
def _written(name: str, tag: Tag) -> str:
    """The element; half of a page's are those of all pages of its house."""
    told = "".join([f' {key}="{escape(text)}"' for key, text in tag.attributes.items()])
    return f"<{name}{told}>"


def _told(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if (tag.content if isinstance(tag, Meta) else tag.href))


def _og(name: str, content: str) -> Meta:
    return Meta(content, property=name)


def _search(
    description: str, url: str | None, others: Iterable[tuple[str, str]], *, released: bool
) -> Iterator[Tag]:
    yield Meta(description, name="description")
    yield Link("canonical", url or "")
    for lang, href in others:
        yield Link("alternate", href, hreflang=lang)
    yield Meta(ROBOTS if released else PREVIEW_ROBOTS, name="robots")


def _open_graph(kind: str, title: str, description: str, url: str | None, site: str) -> Iterator[Tag]:
    yield _og("og:type", kind)
    yield _og("og:url", url or "")
    yield _og("og:title", title)
    yield _og("og:description", description)
    yield _og("og:site_name", site)


def _locales(lang: str, others: Iterable[str | None]) -> Iterator[Tag]:
    own = og_locale(lang)
    yield _og("og:locale", own or "")
    for other in dict.fromkeys(others):
        if other and own and other != own:
            yield _og("og:locale:alternate", other)


def _picture(card: CardImage | None) -> Iterator[Tag]:
    if card is None or not web(card.url):
        return
    yield _og("og:image", card.url)
    yield _og("og:image:type", card.type)
    yield _og("og:image:width", str(card.width))
    yield _og("og:image:height", str(card.height))
    yield _og("og:image:alt", card.alt)


def _card(card: CardImage | None) -> Iterator[Tag]:
    there = card is not None and web(card.url)
    large = card is not None and there and card.width >= LARGE_CARD
    yield Meta("summary_large_image" if large else "summary", name="twitter:card")
    if card is not None and there:
        yield Meta(card.alt, name="twitter:image:alt")


def _feed(publisher: Publisher) -> Iterator[Tag]:
    """The feed's kind follows its name: an address that says atom is Atom's, any other RSS."""
    address = web(publisher.feed) or ""
    kind = ATOM if "atom" in address.lower() else RSS
    yield Link("alternate", address, type=kind, title=publisher.name)
