"""an address of a story → the same address where machines follow it, or nothing; and where its files stand.

One rule for addresses and files: a page lies in a folder of its own, with its files beside it. The folder is the page's
address, with its last slash or without; so is the place of its files. `site_path` says the folder, `file_address` where
a file of it is found.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from pagekit.errors import InvalidInput
from pagekit.house import Publisher, Story
from pagekit.notes import error

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


def file_address(page: str, name: str) -> str:
    """Where a file of a page stands: pictures/a.jpg of https://host/river/ferry is
    https://host/river/ferry/pictures/a.jpg, whether the page's address ends in a slash or not. A name that
    begins at the site's root stands there, and one that is a whole address is that.
    """
    if web(name):
        return name
    parts = urlsplit(page)
    if name.startswith("/"):
        return urlunsplit((parts.scheme, parts.netloc, name, "", ""))
    return urlunsplit((parts.scheme, parts.netloc, f"{parts.path.rstrip('/')}/{name}", "", ""))


def site_path(address: str | None) -> str:
    """The folder of a page below that of its site: "river/ferry" for https://host/river/ferry, "" for the home page.

    Takes a whole address or a path. Raises InvalidInput for one that no folder can have: with a query, with steps that
    lead elsewhere, or none at all.
    """
    if not address or not isinstance(address, str):
        raise _no_folder(address)
    try:
        parts = urlsplit(urljoin("/", address))
    except ValueError:
        raise _no_folder(address) from None
    steps = [step for step in unquote(parts.path).split("/") if step]
    if parts.query or any(step in {".", ".."} or not step.isprintable() or "\\" in step for step in steps):
        raise _no_folder(address)
    return "/".join(steps)


def _no_folder(address: str | None) -> InvalidInput:
    what = f"{address!r} is an address that no folder of a site can have."
    remedy = "Give the page a path of plain steps, such as /news/ferry."
    return InvalidInput("address", [error("no-folder", "url", what, remedy)])
