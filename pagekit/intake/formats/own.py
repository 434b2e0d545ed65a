"""a story in our own notations, among files from elsewhere → Article, by `read_article`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from pagekit.intake.arrival import FileFormat
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.reader import Format
from pagekit.intake.read import read_article
from pagekit.model import Article

_ENDINGS: dict[str, FileFormat] = {
    ".md": "markdown", ".markdown": "markdown", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml",
}  # fmt: skip
_HEADLINE = re.compile(r"^(?:headline|title)\s*[:=]", re.MULTILINE)
_MATTER = re.compile(r"\s*(?:---|\+\+\+|;;;)(?:json|toml|yaml)?[ \t]*\r?\n")


def _recognises(opened: Opened) -> bool:
    if opened.kind == "json":
        data = opened.json
        return isinstance(data, Mapping) and "headline" in data and ("body" in data or "id" in data)
    ending = PurePath(opened.name).suffix.lower()
    if _MATTER.match(opened.head):
        return True
    return ending in {".md", ".markdown"} or (ending in _ENDINGS and bool(_HEADLINE.search(opened.text)))


def _read(opened: Opened) -> Iterator[Article]:
    if opened.fields is not None:
        yield read_article(opened.fields)
    elif opened.folder is not None and opened.path:
        form: FileFormat | None = "json" if opened.kind == "json" else None
        if form is None and _MATTER.match(opened.head):
            form = "markdown"
        yield read_article(opened.folder.path / opened.path, format=form, world=opened.folder.world)
    else:
        form = _ENDINGS.get(PurePath(opened.name).suffix.lower(), "markdown")
        yield read_article(opened.data or b"", format="json" if opened.kind == "json" else form)


FORMAT = Format("pagekit", "pagekit's own stories", ("json", "text"), _recognises, _read)
