"""a layout → FontBook: the faces of its packs, then those that pagekit ships."""

from __future__ import annotations

from pagekit.fonts.book import MANIFEST, FontBook, load_book
from pagekit.layout import Layout
from pagekit.resources import assets_dir


def font_book(layout: Layout) -> FontBook:
    """The faces a layout may use; a pack's own come first. Raises MissingResource."""
    folders = (entry.folder / "fonts" for entry in layout.folders)
    own = [folder for folder in folders if (folder / MANIFEST).is_file()]
    return load_book((*own, assets_dir() / "fonts"))
