"""a Layout + what is to be made → the same Layout, or an error that names those which would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pagekit.errors import LayoutError
from pagekit.layout.manifest import Layout, Manifest, Medium, WebManifest
from pagekit.layout.packs import find_layout, list_layouts

Use = Literal["page", "pdf", "type", "front", "feed"]


@dataclass(frozen=True, slots=True)
class _Need:
    """What a pack must be, of the mediums the one that is meant first."""

    what: str
    mediums: tuple[Medium, ...]
    fronts: bool = False


# A printed page is HTML before it goes to the press; to look at it in a browser is no mistake.
_NEEDS: dict[Use, _Need] = {
    "page": _Need("a story's page", ("web", "print", "any")),
    "pdf": _Need("a PDF", ("print", "any")),
    "type": _Need("type alone", ("print",)),
    "front": _Need("a front", ("web",), fronts=True),
    "feed": _Need("a feed", ("web", "any")),
}
_MEDIUM = {"web": "for the web", "print": "for print, not for the web"}


def fits(manifest: Manifest, use: Use) -> bool:
    """True when the pack can make that."""
    need = _NEEDS[use]
    fronts = isinstance(manifest, WebManifest) and manifest.fronts
    return manifest.medium in need.mediums and fronts >= need.fronts


def fitting(layout: Layout, use: Use, folders: Sequence[Path] = ()) -> Layout:
    """The layout, when it can make that. Raises LayoutError with the names of those that can."""
    manifest = layout.manifest
    if fits(manifest, use):
        return layout
    need = _NEEDS[use]
    flows = "not for the web" if "web" in need.mediums else "not for print"
    reason = "for single stories" if manifest.medium in need.mediums else _MEDIUM.get(manifest.medium, flows)
    others = [*_others(use, folders)]
    named = " or ".join([", ".join(others[:-1]), others[-1]] if len(others) > 1 else others)
    raise LayoutError(f"layout {layout.name} is {reason}. For {need.what} use {named}.")


def _others(use: Use, folders: Sequence[Path]) -> Iterator[str]:
    for name in list_layouts(layouts=folders):
        try:
            manifest = find_layout(name, layouts=folders).manifest
        except LayoutError:
            continue  # A broken pack is no advice.
        if manifest.medium != "any" and fits(manifest, use):
            yield name
