"""Story + its picture files → Graph: the page's JSON-LD, the facts of the story as search engines read them.

The rules:
1. Nothing is invented: what the story does not say is left out. A story without a date has none, one without an
   update no second date, one without a byline no author.
2. An opinion piece and a running report are called what they are; all others are news articles.
3. Things of the page are named by its address: url#article, url#breadcrumbs, home/#organisation. A story without an
   address tells the same facts without the names.
4. Every picture file is told whole, with its own credit, creator and licence: crops are found apart from the page.
5. Which of several translations came first is not known, so no work is called the translation of another.
6. Two breadcrumbs make a way; a step between that leads nowhere is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pagekit.house import (
    CorrectionText,
    CrumbLink,
    Figure,
    Publisher,
    Rights,
    Story,
    UpdateText,
)
from pagekit.metadata import schema_org as schema
from pagekit.metadata.addresses import address_of, home_of, part_of, web
from pagekit.metadata.wording import block_words, cut, paragraphs, words

CONTEXT = "https://schema.org"

# What could end the script element, begin a comment in it, or end a line of JavaScript. As \u escapes they mean the
# same in JSON and nothing in HTML.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class GraphImage:
    """A picture file of the page: its whole address, its size in pixels, and the figure that it shows."""

    url: str
    width: int
    height: int
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """The structures of a page, in a fixed order."""

    nodes: tuple[schema.Thing, ...]

    def as_dict(self) -> dict[str, Any]:
        """The graph as plain data; empty fields are left out."""
        return {
            "@context": CONTEXT,
            "@graph": [_filled(node.model_dump(by_alias=True, exclude_none=True)) for node in self.nodes],
        }

    def json(self) -> str:
        """JSON without white space that may stand inside a script element: nothing in it can end the element."""
        text = json.dumps(self.as_dict(), ensure_ascii=False, separators=(",", ":"))
        return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

    def __html__(self) -> str:
        """The same: templates print a graph as it is, for entities mean nothing inside a script element."""
        return self.json()


def article_graph(
    story: Story,
    images: Sequence[GraphImage] = (),
    portraits: Mapping[str, GraphImage] = MappingProxyType({}),
) -> Graph:
    """The story and the way to it. `images` are the crops of its lead picture, most wanted first (16x9, 4x3, 1x1),
    `portraits` the pictures of its writers that the page shows, by the figure's key.
    """
    way = breadcrumb_list(story.breadcrumbs, address_of(story))
    return Graph((_piece(story, images, portraits), *way))


@lru_cache(maxsize=64)
def organisation(publisher: Publisher) -> schema.NewsMediaOrganization:
    """The house behind the page."""
    home = home_of(publisher)
    logo = web(publisher.logo)
    return schema.NewsMediaOrganization(
        id=part_of(home, "organisation"),
        name=publisher.name,
        url=home,
        logo=schema.ImageObject(url=logo, content_url=logo) if logo else None,
        description=publisher.description or None,
        same_as=tuple(filter(None, map(web, publisher.same_as))),
        publishing_principles=web(publisher.principles),
    )


def breadcrumb_list(crumbs: Sequence[CrumbLink], page: str | None) -> tuple[schema.BreadcrumbList, ...]:
    """The way as one structure, or nothing when there are fewer than two steps (Google, "Breadcrumb")."""
    steps = [
        (crumb.text, web(crumb.href))
        for place, crumb in enumerate(crumbs, 1)
        if crumb.text and (place == len(crumbs) or web(crumb.href))
    ]
    if len(steps) < 2:
        return ()
    items = tuple(
        schema.ListItem(position=position, name=name, item=href)
        for position, (name, href) in enumerate(steps, 1)
    )
    return (schema.BreadcrumbList(id=part_of(page, "breadcrumbs"), item_list_element=items),)


def image_object(image: GraphImage) -> schema.ImageObject:
    """One picture file with what is known of its rights. Raises ValidationError for an address that is not whole."""
    figure = image.figure
    rights = figure.rights if figure else Rights()
    line = rights.line or (figure.credit if figure else None)
    return schema.ImageObject(
        url=image.url,
        content_url=image.url,
        width=image.width,
        height=image.height,
        caption=(words(figure.caption) or None) if figure else None,
        credit_text=line or None,
        creator=(
            *(schema.Person(name=name) for name in rights.creators if name),
            *(schema.Organization(name=name) for name in rights.agencies if name),
        ),
        copyright_notice=rights.notice or None,
        license=web(rights.licence),
        acquire_license_page=web(rights.acquire),
    )


def _piece(story: Story, images: Sequence[GraphImage], portraits: Mapping[str, GraphImage]) -> schema.Piece:
    facts = {**_facts(story, images), "author": _people(story, portraits)}
    if story.format.design == "live":
        return schema.LiveBlogPosting(
            **facts, coverage_start_time=_start(story), live_blog_update=_updates(story)
        )
    kind = schema.OpinionNewsArticle if story.format.design == "opinion" else schema.NewsArticle
    return kind(**facts, dateline=story.dateline or None)


def _facts(story: Story, images: Sequence[GraphImage]) -> dict[str, Any]:
    url, headline = address_of(story), words(story.headline)
    short = cut(headline)
    return {
        "id": part_of(url, "article"),
        "main_entity_of_page": schema.WebPage(id=url) if url else None,
        "url": url,
        "headline": short,
        "name": headline if short != headline else None,
        "description": story.description or None,
        "image": tuple(map(image_object, images)),
        "date_published": story.published.iso if story.published else None,
        "date_modified": story.updated.iso if story.updated else None,
        "publisher": organisation(story.publisher),
        "in_language": story.lang,
        "article_section": story.section or None,
        "keywords": tuple(filter(None, story.tags)),
        "word_count": story.words or None,
        "is_accessible_for_free": story.free,
        "correction": _corrections(story.corrections),
    }


def _people(story: Story, portraits: Mapping[str, GraphImage]) -> tuple[schema.Person, ...]:
    authors = story.byline.authors if story.byline else ()
    return tuple(
        schema.Person(
            name=author.name,
            url=web(author.href),
            job_title=author.role or None,
            image=image_object(portraits[author.portrait.key])
            if author.portrait and author.portrait.key in portraits
            else None,
        )
        for author in authors
        if author.name
    )


def _corrections(corrections: Iterable[CorrectionText]) -> tuple[schema.CorrectionComment, ...]:
    told = ((correction.stamp.iso, paragraphs(correction.paragraphs)) for correction in corrections)
    return tuple(schema.CorrectionComment(date_published=day, text=text) for day, text in told if text)


def _start(story: Story) -> str | None:
    """When the report began: its own time; only without one that of its first entry."""
    if story.published:
        return story.published.iso
    return min((update.stamp.iso for update in story.updates), default=None)


def _updates(story: Story) -> tuple[schema.BlogPosting, ...]:
    return tuple(_update(update, address_of(story)) for update in story.updates)


def _update(update: UpdateText, page: str | None) -> schema.BlogPosting:
    return schema.BlogPosting(
        url=part_of(page, update.anchor) if update.anchor else None,
        headline=cut(words(update.title)) or None,
        date_published=update.stamp.iso,
        article_body=block_words(update.body) or None,
    )


def _filled(value: Any) -> Any:
    """The value without fields that are None, blank or empty; False and 0 say something."""
    if isinstance(value, dict):
        # Nearly all are words, in which there is nothing to be filled.
        return {
            key: inner if type(inner) is str else _filled(inner)
            for key, inner in value.items()
            if inner is not None and inner not in ("", ())
        }
    if isinstance(value, tuple | list):
        return [_filled(inner) for inner in value]
    return value
