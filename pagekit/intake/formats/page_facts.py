"""a web page as a tree → what it says of itself: headline, deck, byline, times, section, tags, language, lead picture.

The rules:
1. JSON-LD counts first, then what the page tells networks and search engines in `meta`, then what readers see.
2. The headline is the one that readers see, where the page has one heading of the first order that is near the others.
3. A picture's credit is what its record says: the credit line, who made it, who holds the rights.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.item import FoundPicture
from pagekit.intake.formats.loose import said
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.page_authors import byline_seen
from pagekit.intake.formats.page_byline import byline
from pagekit.intake.formats.page_days import day_of_address, days_seen
from pagekit.intake.formats.page_graph import Graph, Node, picture_source, words
from pagekit.intake.formats.page_lines import Line

_HEADLINES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "citation_title",
    "title",
    "parsely-title",
    "sailthru.title",
)
_DECKS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_FIRST = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "sailthru.date", "dc.date", "dc:date", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date",
    "bepress_citation_date", "shareaholic:article_published_time",
)  # fmt: skip
_LAST = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
)
_SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:recs:category",
)
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags")
_BARS = re.compile(r"(?<!\s)\s+(?:[|–—•·»:]|-{1,2})\s+")
_WORD = re.compile(r"\w+")
NEAR = 0.5
"""From which share of common words on two headlines are one."""
LONGEST = 400


@dataclass(slots=True)
class Facts:
    """What the page says of itself."""

    fields: dict[str, Any] = field(default_factory=dict)
    lead: FoundPicture | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page that its facts are read from."""

    meta: Mapping[str, list[str]]
    """The values of `meta`, by name in small letters."""
    graph: Graph
    headings: list[str]
    """The words of its headings of the first order."""
    title: str = ""
    lang: str = ""
    canonical: str = ""
    lines: Callable[[str], Sequence[Line]] = lambda headline: ()
    """What readers see, once the headline is known."""

    def first(self, names: Iterable[str]) -> str:
        """The first of these names that says something."""
        return next(iter(self.every(names)), "")

    def every(self, names: Iterable[str]) -> list[str]:
        """All that these names say, in their order."""
        return [plain(value) for name in names for value in self.meta.get(name, ()) if value.strip()]


def facts_of(page: Page) -> Facts:
    """The facts."""
    node = page.graph.article
    site = page.first(("og:site_name", "application-name"))
    headline = _headline(page, node, site)
    lang = page.lang or words(node.get("inLanguage")) or page.first(("og:locale", "content-language"))
    address = page.canonical or page.first(("og:url",)) or words(node.get("url"))
    lines = page.lines(headline)
    published, updated = days_seen(lines, lang)
    deck = plain(words(node.get("description"))) or page.first(_DECKS)
    subtitle = plain(words(node.get("alternativeHeadline")))
    fields: dict[str, Any] = {
        "headline": headline,
        "deck": subtitle if subtitle and _nearness(subtitle, headline) < NEAR else deck,
        "description": page.first(("description",)) or deck,
        "byline": byline(page.meta, page.graph, byline_seen(lines, lang), site, address),
        "published_at": _time(
            [words(node.get("datePublished")), *page.every(_FIRST), published, day_of_address(address)]
        ),
        "updated_at": _time([words(node.get("dateModified")), *page.every(_LAST), updated]),
        "section": _section(page, node),
        "tags": _tags(page, node),
        "lang": lang,
        "url": address,
    }
    if str(node.get("isAccessibleForFree")).strip().lower() == "false":
        fields["free"] = False
    if isinstance(dateline := node.get("dateline"), str):
        fields["dateline"] = plain(dateline)
    return Facts(fields, _lead(page, node), site)


def _time(told: Sequence[str]) -> str:
    """The first that can be read; the first of all where none can, so that a note tells of it."""
    return next((text for text in told if text and moment(text) is not None), next(filter(None, told), ""))


def _headline(page: Page, node: Node, site: str) -> str:
    told = [
        plain(words(node.get("headline"))),
        _without_site(page.first(_HEADLINES), site),
        _without_site(page.title, site),
    ]
    told = [text for text in told if text]
    near = [(max(_nearness(text, other) for other in told), text) for text in page.headings] if told else []
    best = max(near, default=(0.0, ""), key=lambda each: each[0])
    return best[1] if best[0] >= NEAR else next(iter([*told, *page.headings[:1]]), "")


def _without_site(title: str, site: str) -> str:
    """A title without the name of the house behind it."""
    parts = _BARS.split(title)
    if len(parts) > 1 and (
        not site
        or parts[-1].casefold() in site.casefold()
        or site.casefold() in parts[-1].casefold()
        or len(parts[-1]) < 25
    ):
        return title[: title.rfind(parts[-1])].rstrip(" |–—•·»:-")
    return title


def _nearness(one: str, other: str) -> float:
    """How many of all their words both have, as a share."""
    words_of_one, words_of_other = (
        {word.casefold() for word in _WORD.findall(text)} for text in (one, other)
    )
    every = words_of_one | words_of_other
    if not every or max(len(one), len(other)) > LONGEST:
        return 0.0
    return len(words_of_one & words_of_other) / len(every)


def _section(page: Page, node: Node) -> str:
    told = node.get("articleSection")
    named = [text for each in (told if isinstance(told, list) else [told]) if (text := plain(said(each)))]
    return next(iter(named), "").strip(" ,;") or page.first(_SECTIONS).rpartition("/")[2]


def _tags(page: Page, node: Node) -> list[str]:
    told = node.get("keywords")
    listed = [text for each in (told if isinstance(told, list) else [told]) if (text := words(each))]
    if not listed:
        key = next((name for name in _TAGS if page.meta.get(name)), "")
        listed = list(page.meta.get(key, ()))
    parted = [
        part.strip() for text in listed for part in (re.split(r"[,;]", text) if len(listed) == 1 else [text])
    ]
    return list(dict.fromkeys(plain(part) for part in parted if part and ":" not in part[:12]))


def _lead(page: Page, node: Node) -> FoundPicture | None:
    """The picture of the story: the record's with all that it says, else the one for networks."""
    shared = [
        value.strip()
        for name in ("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src")
        for value in page.meta.get(name, ())
    ]
    shared = list(dict.fromkeys(filter(None, shared)))
    alt = page.first(("og:image:alt", "twitter:image:alt"))
    for picture in page.graph.pictures(node.get("image")):
        sources = picture_source(picture)
        if sources:
            return FoundPicture(
                renditions=tuple(dict.fromkeys([*sources, *shared])),
                name="the page's picture",
                alt=alt,
                caption=plain(words(picture.get("caption")) or words(picture.get("description"))),
                byline=", ".join(
                    page.graph.names(picture.get("creator")) or page.graph.names(picture.get("author"))
                ),
                creditline=plain(words(picture.get("creditText"))),
                holder=", ".join(page.graph.names(picture.get("copyrightHolder"))),
                notice=plain(words(picture.get("copyrightNotice"))),
                licence=words(picture.get("license")),
                lead=True,
            )
    return (
        FoundPicture(renditions=tuple(shared), name="the page's picture", alt=alt, lead=True)
        if shared
        else None
    )
