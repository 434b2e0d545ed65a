"""an address of a story → the same address where machines follow it, or nothing."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pagekit.house import Publisher, Story

_WHOLE = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def web(address: str | None) -> str | None:
    """A whole http or https address as it stands; None for any other, such as mail, telephone or a path."""
    return address if address and _WHOLE.fullmatch(address) else None


def part_of(page: str | None, name: str) -> str | None:
    """The address of one thing of a page (RFC 3986, 3.5): c of https://host/a#b is https://host/a#c.

    None when the page has no address.
    """
    whole = web(page)
    if whole is None:
        return None
    bare = whole.partition("#")[0]
    return f"{bare}{'' if urlsplit(bare).path or '?' in bare else '/'}#{name}"


def home_of(publisher: Publisher) -> str | None:
    """The front page's address, the same whether it was written with its last slash or without."""
    bare = part_of(publisher.url, "")
    return bare[:-1] if bare else None


def front_address(url: str | None, publisher: Publisher) -> str | None:
    """Where a front stands: the home page has one address, however its last slash was written."""
    here, home = web(url), home_of(publisher)
    return home if here and home and here.rstrip("/") == home.rstrip("/") else here


def address_of(story: Story) -> str | None:
    """Where the story stands on the web."""
    return web(story.url)
