"""an earlier feed of ours → its entries by their addresses, to be taken as they are where nothing has changed.

A feed that tells fifty stories in full need not be told fifty stories when one of them has changed. What stands in our
own file can be cut by its tags: text in it holds none.
"""

from __future__ import annotations

import re
from html import unescape

from pagekit.feeds.xml import Written

_ENTRY = re.compile(r"<item>.*?</item>|<entry(?: [^>]*)?>.*?</entry>", re.DOTALL)
_ADDRESS = re.compile(r"<(?:link|id)>([^<]*)</")


def kept_entries(data: bytes) -> dict[str, Written]:
    """The items of an RSS feed, the entries of an Atom feed. Only ever called with files that pagekit wrote."""
    found: dict[str, Written] = {}
    for entry in _ENTRY.findall(data.decode("utf-8")):
        address = _ADDRESS.search(entry)
        if address:
            found[unescape(address[1])] = Written(entry)
    return found
