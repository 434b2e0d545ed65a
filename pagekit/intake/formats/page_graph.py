"""the JSON-LD of a page → the article it describes, and the people, dates and pictures in it, by schema.org's names.

Pages hold it as one object, as a list, or as a graph whose parts point at each other. What cannot be parsed is left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import bound_json
from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.loose import first_said, listed, mapping, mappings, said

Node = Mapping[str, Any]
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|Chapter|CreativeWork|LiveBlogPosting)$")
_NEWS = re.compile(r"News|Article|Blog|Report")
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$")
MOST = 4_000
"""Nodes of one page that are looked at."""


class Graph:
    """What a page's blocks of JSON-LD say."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self.nodes: list[Node] = []
        for block in blocks:
            self._take(_parsed(block))
        self.by_id = {said(node.get("@id")): node for node in reversed(self.nodes) if len(node) > 2}

    def _take(self, data: object) -> None:
        waiting = [data]
        while waiting and len(self.nodes) < MOST:
            value = waiting.pop(0)
            if isinstance(value, Mapping):
                self.nodes.append(value)
                waiting += [inner for inner in value.values() if isinstance(inner, Mapping | list)]
            elif isinstance(value, list):
                waiting += [inner for inner in value if isinstance(inner, Mapping | list)]

    @property
    def article(self) -> Node:
        """The article of the page: one of news first; an empty node where none is told of."""
        found = [
            node
            for node in self.nodes
            if any(map(_ARTICLE.search, types_of(node))) and ("headline" in node or "author" in node)
        ]
        news = [node for node in found if any(map(_NEWS.search, types_of(node)))]
        return next(iter([*news, *found]), {})

    def resolved(self, value: object) -> list[Node | str]:
        """The values, a pointer being the node that it points at."""
        listed = value if isinstance(value, list) else [value]
        found: list[Node | str] = []
        for each in listed:
            if isinstance(each, Mapping):
                found.append(
                    self.by_id.get(said(each.get("@id")), each)
                    if len(each) <= 2 and each.get("@id")
                    else each
                )
            elif isinstance(each, str) and each.strip():
                found.append(self.by_id.get(each.strip(), each.strip()))
        return found

    def names(self, value: object) -> list[str]:
        """The names of people or houses."""
        found: list[str] = []
        for each in self.resolved(value):
            name = each if isinstance(each, str) else first_said(each, "name", "alternateName")
            if not name and isinstance(each, Mapping):
                name = " ".join(filter(None, (said(each.get(key)) for key in ("givenName", "familyName"))))
            if not name and isinstance(each, Mapping) and isinstance(each.get("name"), list):
                found += [plain(inner) for inner in each["name"] if isinstance(inner, str)]
            if name and not re.match(r"https?://", name):
                found.append(plain(name))
        return [name for number, name in enumerate(found) if name and name not in found[:number]]

    def people(self, value: object) -> list[str]:
        """The names of people, without those of houses."""
        houses = {"Organization", "NewsMediaOrganization", "Corporation"}
        persons = [
            each for each in self.resolved(value) if isinstance(each, str) or not houses & set(types_of(each))
        ]
        return self.names(persons)

    def pictures(self, value: object) -> Iterator[Node]:
        """The pictures, an address alone being one, too."""
        for each in self.resolved(value):
            if isinstance(each, Mapping):
                yield each
            elif each.startswith(("http", "/")):
                yield {"url": each}


def types_of(node: Node) -> list[str]:
    """The types of a node, without the names of their vocabulary."""
    named = node.get("@type")
    listed = named if isinstance(named, list) else [named]
    return [each.rpartition("/")[2] for each in listed if isinstance(each, str)]


def picture_source(node: Node) -> list[str]:
    """The addresses of a picture's file."""
    found = [said(node.get("contentUrl")), said(node.get("url")), said(node.get("@id"))]
    found += [inner for inner in listed(node.get("url")) if isinstance(inner, str)]
    thumbs = node.get("thumbnail")
    found += [first_said(each, "contentUrl", "url") for each in mappings([thumbs])]
    return [address for address in dict.fromkeys(found) if address and "#" not in address]


def words(value: object) -> str:
    """A text, which may be one of several."""
    if isinstance(value, list):
        return next((text for each in value if (text := said(each))), "")
    return said(value) or first_said(mapping(value), "@value", "name")


def _parsed(block: str) -> object:
    text = _WRAPPED.sub("", block).strip()
    for attempt in (text, re.sub(r"[\x00-\x1f]", " ", text)):
        try:
            bound_json(attempt, "JSON-LD")
            return json.loads(attempt, strict=False)
        except (ValueError, InvalidInput, RecursionError):
            continue
    return None
