"""a page that was drawn → its files by their paths in the site's folder, each with its sum."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pagekit.makeup import Html
from pagekit.notes import Note
from pagekit.site.plan import ASSETS

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Made:
    """A page, or another thing that is made as one."""

    files: Mapping[str, bytes]
    notes: tuple[Note, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    standing: Mapping[str, str] = field(default_factory=dict)
    """Files that it shows and that stand already, with their sums."""
    made: int = 0
    """Picture files that had to be encoded."""


class Shelves:
    """Puts what pages share below one folder; names say what is in a file, so each is summed once."""

    def __init__(self, assets: str, frames: str) -> None:
        roots = dict.fromkeys((assets, frames))
        self._heads = tuple(f"{written}/" for root in roots for written in (root, root.strip("/")))
        self._places: dict[str, str | None] = {}
        self._sums: dict[tuple[str, int], str] = {}

    def files(self, html: Html, folder: str) -> dict[str, bytes]:
        """The files of a page that lies in this folder."""
        found: dict[str, bytes] = {}
        for name, data in {**html.assets, **html.shared}.items():
            found[self.place(name, folder)] = data
        found[f"{folder}/{PAGE}".lstrip("/")] = html.text.encode()
        return found

    def place(self, name: str, folder: str) -> str:
        """Where a file of a page lies."""
        if name not in self._places:
            head = next((head for head in self._heads if name.startswith(head)), None)
            self._places[name] = f"{ASSETS}/{name[len(head) :]}" if head is not None else None
        return self._places[name] or f"{folder}/{name}".lstrip("/")

    def digest(self, path: str, data: bytes) -> str:
        """The sum of the file."""
        if not path.startswith(f"{ASSETS}/"):
            return hashlib.sha256(data).hexdigest()
        known = path, len(data)
        if known not in self._sums:
            self._sums[known] = hashlib.sha256(data).hexdigest()
        return self._sums[known]
