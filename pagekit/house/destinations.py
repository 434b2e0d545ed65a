"""where a link leads, as a writer put it → another story, a place on the page, or a host.

The rules:
1. A relative path that ends in .md or .markdown is the story that was read from a file of that name, whatever folder.
2. A place is a heading, by its words: capitals, hyphens and what else is no letter do not count. Of several alike,
   "-1" is the second one, as in what most sites make of headings.
3. What begins with www, or ends like a host in one of the domains below, is a host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote

from pagekit.model import Block, ListItem, Table

_FILE = re.compile(r"(?P<path>[^?#:]+)\.(?:md|markdown)(?P<place>#[^#]*)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)
_HOST = re.compile(
    r"(?:www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+(?:com|org|net|gov|edu|int|info|eu|uk|de|fr|ru|kz|kg|uz|ua|by))"
    r"(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<words>.+)-(?P<number>\d{1,3})")
FIXED = ("corrections", "events")
"""Places that the page's own furniture has."""


def links_inside(block: Block | ListItem) -> bool:
    """True where a text of the block links to a place on its own page."""
    texts, holds = _fields(type(block))
    said = [getattr(block, name) for name in texts]
    if isinstance(block, Table):
        said += [cell for row in block.rows for cell in row]
    inner = [one for name in holds for one in getattr(block, name)]
    return any(text and "](#" in text for text in said) or any(links_inside(one) for one in inner)


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a kind of block says, and what it holds: to ask each of thousands for what it has not takes longer."""

    def there(*names: str) -> tuple[str, ...]:
        return tuple(name for name in names if name in kind.model_fields or hasattr(kind, name))

    return there("text", "caption"), there("items", "children")


def story_file(written: str) -> tuple[str, str] | None:
    """The id of the story whose file is named, and the place in it; None for any other address."""
    match = _FILE.fullmatch(written.strip())
    if match is None or match["path"].startswith("//") or looks_like_host(written):
        return None
    stem = unquote(match["path"]).rstrip("/").rpartition("/")[2]
    return _UNSAFE.sub("-", stem).strip("-._"), match["place"] or ""


def looks_like_host(written: str) -> bool:
    """True for a host without its scheme."""
    return _HOST.fullmatch(written.strip()) is not None


def places_of(anchors: list[str]) -> dict[str, str]:
    """The anchors of a page by their words."""
    found = {name: name for name in FIXED}
    for anchor in anchors:
        found.setdefault(_folded(anchor.removeprefix("h-")), anchor)
        found.setdefault(anchor, anchor)
    return found


def place_of(name: str, places: Mapping[str, str]) -> str | None:
    """The anchor that the name means; None where there is none."""
    said = unquote(name)
    found = places.get(said) or places.get(_folded(said))
    if found is None and (numbered := _NUMBERED.fullmatch(said)):
        found = places.get(_folded(f"{numbered['words']}{int(numbered['number']) + 1}"))
    return found


def _folded(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()
