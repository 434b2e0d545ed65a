"""what was made, its files `ELSEWHERE`, + who gives files their addresses → the same, each file named where that says.

A page is drawn as if a host that there is none of served its files. Here each of them gets its own address: in tags, in
the style sheet, in data for machines, in feeds and sitemaps. So whoever draws knows nothing of keys and signatures, and
all that is said of an address is said here.

The rules:
1. Only the names of files that were made are asked for, each once; what a story's text says is left as it is.
2. An address is a path from the site's root, a path from the page, or a whole one with http or https; no space, comma,
   quote, bracket or line break stands in it, for lists of addresses and style sheets part there.
3. What other machines read has whole addresses, as far as the site's own is known.
4. The page's policy names the hosts of these addresses and no other, and the style sheet as it now is.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import urljoin

from pagekit.errors import BadOrder
from pagekit.makeup.page import ELSEWHERE
from pagekit.model.address import safe_path
from pagekit.paint.policy import origin, source_hash

_NAMED = re.compile(re.escape(ELSEWHERE) + r"/([\w./~-]+)", re.ASCII)
_STYLE = re.compile(r"(<style\b[^>]*>)(.*?)(</style>)", re.DOTALL)
_PLACES = re.compile(
    r"""<style\b.*?</style>|<script\b[^>]*>.*?</script>|<[a-z!/](?:"[^"]*"|'[^']*'|[^'">])*>""",
    re.DOTALL | re.IGNORECASE,
)
_XML_PLACES = re.compile(r"<[^>]*>|[^<]+")
_NEVER = re.compile(r"""[\s"'<>\\,\x00-\x1f\x7f]""")
_REMEDY = (
    'Give a path such as "/files/a.webp?key=1", or an address such as "https://cdn.example/a.webp?key=1".'
)


class Addresses:
    """The addresses of files by their names, as `give` says, each asked for once. `home`: the site's own address.
    `from_root`: for pages in several folders, which a path from one of them would not serve.
    """

    def __init__(
        self, give: Callable[[str], str], *, home: str | None = None, from_root: bool = False
    ) -> None:
        self.known: dict[str, str] = {}
        self.home = home
        self._give = give
        self._from_root = from_root

    def of(self, name: str) -> str:
        """The address of a file. Raises BadOrder."""
        if name not in self.known:
            self.known[name] = self._asked(name)
        return self.known[name]

    def whole(self, name: str) -> str:
        """The same with its host, where the site's is known."""
        return urljoin(f"{self.home.rstrip('/')}/", self.of(name)) if self.home else self.of(name)

    def _asked(self, name: str) -> str:
        try:
            address: object = self._give(name)
        except BadOrder:
            raise
        except Exception as problem:
            told = f"{type(problem).__name__}: {problem}"
            raise BadOrder(
                f"asset_url: gives no address for {name!r} ({told}). Give one for every name."
            ) from problem
        if not isinstance(address, str) or not address:
            raise BadOrder(f"asset_url: gives {address!r:.80} for {name!r}, no text. {_REMEDY}")
        try:
            safe_path(address)
            if _NEVER.search(address):
                raise ValueError(
                    "holds a space, a comma, a quote, a bracket or a backslash; percent-encode it"
                )
            if self._from_root and not address.startswith("/") and not origin(address):
                raise ValueError("is a path from one page; the pages of a site lie in several folders")
        except ValueError as problem:
            raise BadOrder(
                f"asset_url: gives {address!r:.80} for {name!r}, which {problem}. {_REMEDY}"
            ) from None
        return address


def addressed_page(
    text: str, headers: Mapping[str, str], names: Collection[str], addresses: Addresses
) -> tuple[str, dict[str, str]]:
    """A page and its headers, the files of these names where `addresses` says. Raises BadOrder."""
    hosts: set[str] = set()
    sums: dict[str, str] = {}

    def put(text: str, told: Callable[[str], str]) -> str:
        def address(found: re.Match[str]) -> str:
            if found[1] not in names:
                return found[0]
            hosts.add(origin(addresses.of(found[1])))
            return told(found[1])

        return _NAMED.sub(address, text)

    def sheet(found: re.Match[str]) -> str:
        style = put(found[2], addresses.of)
        sums[source_hash(found[2])] = source_hash(style)
        return f"{found[1]}{style}{found[3]}"

    def place(found: re.Match[str]) -> str:
        markup = found[0]
        kind = markup[:7].lower()
        if kind.startswith("<style"):
            return _STYLE.sub(sheet, markup)
        if kind == "<script":
            return put(markup, lambda name: _in_json(addresses.whole(name)))
        told = addresses.whole if kind.startswith("<meta") else addresses.of
        return put(markup, lambda name: html.escape(told(name)))

    made = _PLACES.sub(place, text)
    beside = "".join(f" {host}" for host in sorted(filter(None, hosts)))

    def policy(text: str) -> str:
        text = re.sub(rf" {re.escape(ELSEWHERE)}(?=[; \"]|$)", lambda _: beside, text)
        for old, new in sums.items():
            text = text.replace(old, new)
        return text

    return policy(made), {name: policy(value) for name, value in headers.items()}


def addressed_xml(text: str, names: Collection[str], addresses: Addresses) -> str:
    """A feed or a sitemap, the files of these names where `addresses` says. Raises BadOrder."""

    def place(found: re.Match[str]) -> str:
        # The text of an element is an address, or a page in a page, whose signs are escaped once more.
        alone = found[0].startswith("<") or _NAMED.fullmatch(found[0])

        def address(name: re.Match[str]) -> str:
            if name[1] not in names:
                return name[0]
            told = html.escape(addresses.whole(name[1]))
            return told if alone else html.escape(told)

        return _NAMED.sub(address, found[0])

    return _XML_PLACES.sub(place, text) if ELSEWHERE in text else text


def _in_json(address: str) -> str:
    return json.dumps(address)[1:-1].replace("&", "\\u0026")
