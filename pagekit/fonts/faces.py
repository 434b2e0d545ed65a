"""a layout → FontBook: the faces of its packs, then those that pagekit ships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pagekit.asked import near
from pagekit.errors import LayoutError
from pagekit.fonts.book import FontBook
from pagekit.fonts.said import rights
from pagekit.fonts.shelf import has_fonts, load_book
from pagekit.layout import Layout, PrintManifest, WebManifest
from pagekit.layout.manifest import PackFolder
from pagekit.resources import assets_dir

GENERIC = frozenset(
    {
        "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif",
        "ui-monospace", "ui-rounded", "math", "emoji",
    }
)  # fmt: skip
"""Families that a browser finds for itself (CSS Fonts Level 4, section 2.1.3); in print no face answers to them."""


def font_book(layout: Layout) -> FontBook:
    """The faces a layout may use; a pack's own come first.

    Raises MissingResource; LayoutError for a family that a printed page would be set without.
    """
    book = _shipped_book(layout.folders) if layout.shipped else _book(layout.folders)
    faults = [*_unknown(layout, book)]
    if faults:
        raise LayoutError(
            f"layout {layout.name}, {' '.join(faults)} To add one, put its TTF, OTF or WOFF2 file into the folder "
            "fonts of the pack; a fonts/manifest.toml, where there is one, lists it in a [[face]] with its file."
        )
    locked = [*_locked(layout, book)]
    if locked:
        raise LayoutError(
            f"layout {layout.name}, {' '.join(locked)} Ask its maker for a file that may be, or name another family."
        )
    return book


def _unknown(layout: Layout, book: FontBook) -> Iterator[str]:
    """What is wrong with the families. A page for the web may name the reader's own; the press has none but these."""
    manifest = layout.manifest
    if isinstance(manifest, WebManifest):
        return
    there = book.families()
    strict = isinstance(manifest, PrintManifest) or manifest.faces == "bundled"
    for key, chain in manifest.families.items():
        strange = [name for name in chain if name not in there and name not in GENERIC]
        for name in strange if strict else ():
            yield f"families.{key}: there is no family {name!r}. {near(name, there)}"
        if not any(name in there for name in chain) and not (strict and strange):
            yield f"families.{key}: names no family of ours, only {', '.join(chain)}. There are {', '.join(there)}."


def _locked(layout: Layout, book: FontBook) -> Iterator[str]:
    """Faces that no PDF may hold, of those that a printed page could be set in."""
    manifest = layout.manifest
    if isinstance(manifest, WebManifest):
        return
    ours = assets_dir() / "fonts"
    for key, chain in manifest.families.items():
        for face in book.of(chain):
            if not face.path.is_relative_to(ours) and rights(face.path, face.sha256) == "none":
                yield (
                    f"families.{key}: {face.path.name} ({face.family}) may not be embedded in a PDF: "
                    "so its maker says in the file."
                )


@lru_cache(maxsize=32)
def _shipped_book(packs: tuple[PackFolder, ...]) -> FontBook:
    # The files of an installed package do not change under a running process; a caller's may.
    return _book(packs)


def _book(packs: tuple[PackFolder, ...]) -> FontBook:
    folders = (entry.folder / "fonts" for entry in packs)
    own = [folder for folder in folders if has_fonts(folder)]
    return load_book((*own, assets_dir() / "fonts"))
