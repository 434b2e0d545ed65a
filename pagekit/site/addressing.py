"""what a page of the site is made of + who gives files their addresses → the same, its files named where that says.

It is done when a page is written, by the process that builds: whoever makes pages knows no address, and a function of
the caller's need not go to a worker. Which addresses a page was given is kept with it: one that changes is given anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pagekit.asked import AssetUrl
from pagekit.makeup.page import ELSEWHERE
from pagekit.paint.addressed import Addresses, addressed_page, addressed_xml
from pagekit.site.making import Made
from pagekit.site.plan import ASSETS
from pagekit.site.state import PageRecord

GIVEN = "addresses"


class Addressing:
    """Knows the files of the site by their names below its folder of files, and gives them their addresses."""

    def __init__(self, give: AssetUrl, home: str | None) -> None:
        self._addresses = Addresses(give, home=home, from_root=True)
        self._names: set[str] = set()

    def know(self, paths: Iterable[str]) -> None:
        """These files are there."""
        head = f"{ASSETS}/"
        self._names.update(path.removeprefix(head) for path in paths if path.startswith(head))

    def stands(self, record: PageRecord) -> bool:
        """True where the files that it names have the addresses that they had. Raises BadOrder."""
        self.know(record.files)
        given: Mapping[str, Any] = record.told.get(GIVEN, {})
        return all(self._addresses.of(name) == address for name, address in given.items())

    def addressed(self, made: Made) -> Made:
        """The same with its addresses. Raises BadOrder."""
        self.know((*made.files, *made.standing))
        # Asked anew for each page, so that it is known which of them are this one's.
        taken = Addresses(self._addresses.of, home=self._addresses.home)
        files = {path: self._file(path, data, taken) for path, data in made.files.items()}
        return replace(made, files=files, told={**made.told, GIVEN: dict(sorted(taken.known.items()))})

    def _file(self, path: str, data: bytes, taken: Addresses) -> bytes:
        if ELSEWHERE.encode() not in data or path.startswith(f"{ASSETS}/"):
            return data
        if path.endswith(".html"):
            return addressed_page(data.decode(), {}, self._names, taken)[0].encode()
        return addressed_xml(data.decode(), self._names, taken).encode() if path.endswith(".xml") else data
