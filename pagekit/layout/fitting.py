"""a Layout + what is to be made → the same Layout, or an error that names those which would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pagekit.errors import LayoutError
from pagekit.layout.manifest import Layout, Manifest, Medium, Shows
from pagekit.layout.packs import find_layout, list_layouts

Use = Literal["page", "pdf", "front", "feed"]


@dataclass(frozen=True, slots=True)
class _Need:
    """What a pack must be, of the mediums the one that is meant first."""

    what: str
    shows: Shows
    mediums: tuple[Medium, ...]


# A printed page is HTML before it goes to the press; to look at it in a browser is no mistake.
_NEEDS: dict[Use, _Need] = {
    "page": _Need("a story's page", "story", ("web", "print", "any")),
    "pdf": _Need("a PDF", "story", ("print", "any")),
    "front": _Need("a front", "front", ("web",)),
    "feed": _Need("a feed", "story", ("web", "any")),
}
_SHOWS = {"story": "for single stories", "front": "for fronts"}
_MEDIUM = {"web": "for the web", "print": "for print", "any": "not for the web"}


def fits(manifest: Manifest, use: Use) -> bool:
    """True when the pack can make that."""
    need = _NEEDS[use]
    return manifest.shows == need.shows and manifest.medium in need.mediums


def fitting(layout: Layout, use: Use, folders: Sequence[Path] = ()) -> Layout:
    """The layout, when it can make that. Raises LayoutError with the names of those that can."""
    manifest = layout.manifest
    if fits(manifest, use):
        return layout
    need = _NEEDS[use]
    if manifest.medium not in need.mediums:
        only_web = need.mediums == ("web",)
        reason = "not for the web" if only_web else _MEDIUM[manifest.medium]
    else:
        reason = _SHOWS[manifest.shows]
    others = [*_others(use, folders)]
    named = " or ".join([", ".join(others[:-1]), others[-1]] if len(others) > 1 else others)
    raise LayoutError(f"layout {layout.name} is {reason}. For {need.what} use {named}.")


def _others(use: Use, folders: Sequence[Path]) -> Iterator[str]:
    for name in list_layouts(folders=folders):
        try:
            manifest = find_layout(name, folders=folders).manifest
        except LayoutError:
            continue  # A broken pack is no advice.
        if manifest.medium != "any" and fits(manifest, use):
            yield name
