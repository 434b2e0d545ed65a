"""a layout → FontBook: the faces of its packs, then those that pagekit ships."""

from __future__ import annotations

from functools import lru_cache

from pagekit.fonts.book import MANIFEST, FontBook, load_book
from pagekit.layout import Layout
from pagekit.layout.manifest import PackFolder
from pagekit.resources import assets_dir


def font_book(layout: Layout) -> FontBook:
    """The faces a layout may use; a pack's own come first. Raises MissingResource."""
    return _shipped_book(layout.folders) if layout.shipped else _book(layout.folders)


@lru_cache(maxsize=32)
def _shipped_book(packs: tuple[PackFolder, ...]) -> FontBook:
    # The files of an installed package do not change under a running process; a caller's may.
    return _book(packs)


def _book(packs: tuple[PackFolder, ...]) -> FontBook:
    folders = (entry.folder / "fonts" for entry in packs)
    own = [folder for folder in folders if (folder / MANIFEST).is_file()]
    return load_book((*own, assets_dir() / "fonts"))
