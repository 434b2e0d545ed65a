"""a site's address + what is written of its pages → whole addresses, paths in its pages, and folders of its files.

The rules:
1. A path of the site is below its address: with a site at https://host/news/, the path /city is /news/city on its host.
   What is written with that beginning already has it.
2. A page lies in the folder of its address. One whose address is not below the site's has none.
3. Addresses that are made here are of Latin letters, figures and hyphens, and end in a slash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from pagekit.errors import InvalidInput
from pagekit.metadata import site_path
from pagekit.plates.latin import checked, latin

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PLAIN = re.compile(r"/(?:[A-Za-z0-9_-]+/)*")
"""A path that reads as it is written. Nearly all are such, and there are thousands."""
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a site stands."""

    origin: str
    """https://host"""
    base: str = ""
    """The path that all of it is below, such as /news; empty at the root of its host."""

    @classmethod
    def of(cls, url: str) -> Ground:
        """The ground at the publication's address."""
        parts = urlsplit(url)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))

    @property
    def home(self) -> str:
        """The whole address of its home page."""
        return f"{self.origin}{self.base}/"

    def whole(self, written: str) -> str:
        """A path of the site, or an address, as a whole address."""
        plain = written if written.startswith(f"{self.base}/") else f"{self.base}{written}"
        if written.startswith("/") and _PLAIN.fullmatch(plain):
            return f"{self.origin}{plain}"
        parts = urlsplit(written)
        if parts.scheme:
            return written
        path = f"/{written.lstrip('/')}"
        below = self.base and (parts.path == self.base or parts.path.startswith(f"{self.base}/"))
        # Steps upwards are taken here, as browsers take them.
        return urljoin(f"{self.origin}/", path if below else f"{self.base}{path}")

    def path(self, written: str) -> str:
        """The address as links within the site say it."""
        whole = self.whole(written)
        return whole.removeprefix(self.origin) or "/" if self._own(whole) else whole

    def folder(self, written: str) -> str | None:
        """The folder of a page below the site's own, "" for the home page; None for what is not below it."""
        whole = self.whole(written)
        if not self._own(whole):
            return None
        inner = whole.removeprefix(f"{self.origin}{self.base}")
        if _PLAIN.fullmatch(inner):
            return inner.strip("/")
        try:
            return site_path(
                urlsplit(whole)._replace(fragment="").geturl().removeprefix(f"{self.origin}{self.base}")
            )
        except InvalidInput:
            return None

    def _own(self, whole: str) -> bool:
        inside = f"{self.base}/"
        if whole.startswith(f"{self.origin}{inside}"):
            return True
        parts = urlsplit(whole)
        return f"{parts.scheme}://{parts.netloc}" == self.origin and f"{parts.path}/".startswith(inside)


def slug(words: str) -> str:
    """The words as a step of an address."""
    plain = _NO_LETTER.sub("-", latin(words).lower()).strip("-")[:LONGEST].strip("-")
    return plain or checked(words)


def quoted(path: str) -> str:
    """A path as it stands in an address."""
    return quote(path, safe="/~!$&'()*+,;=:@-._%")
