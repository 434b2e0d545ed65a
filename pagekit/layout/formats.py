"""Manifest + a story's format → the Manifest that this story is set with: its theme's colours, its design's styles.

The rules:
1. A pack that knows no designs, and none but one for the web does, sets every story the same way, and says nothing.
2. A design, display or theme that the pack does not have is left out, with a note, and the rest still counts.
3. The theme lays its colours over the pack's; then the design, then the display, each changing colours and parts
   of styles and picture roles.
4. The head's order is the display's, else the design's, else the pack's. The part that a dress opens with goes to
   its front: the display's, else the design's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from pydantic import ValidationError

from pagekit.errors import InvalidInput, LayoutError
from pagekit.house.story import Format
from pagekit.layout.manifest import Dress, Manifest, WebManifest, WebPart
from pagekit.model import Design, Display
from pagekit.model.base import altered, validated
from pagekit.model.explain import explain
from pagekit.notes import Note, warning

_MAX_KEPT = 64
_wardrobe: dict[tuple[int, Format], tuple[WebManifest, WebManifest]] = {}


def worn(manifest: Manifest, asked: Format) -> tuple[Format, tuple[Note, ...]]:
    """The part of the format that the pack has, and a note on every part that it has not."""
    if not isinstance(manifest, WebManifest) or not manifest.designs:
        return Format(), ()
    lacking = [*_lacking(manifest, asked)]
    notes = tuple(_without(manifest, *found) for found in lacking)
    gone = {part for part, *_ in lacking}
    design: Design = "standard" if "design" in gone else asked.design
    display: Display = "plain" if "display" in gone else asked.display
    return Format(design, display, None if "theme" in gone else asked.theme), notes


def dressed(manifest: Manifest, wearing: Format) -> Manifest:
    """The manifest as a story of this format sees it; the same one each time, while it is asked for.

    Raises LayoutError where the pack's own tables do not fit.
    """
    if not isinstance(manifest, WebManifest):
        return manifest
    key = (id(manifest), wearing)
    found = _wardrobe.get(key)
    if found is None:
        while len(_wardrobe) >= _MAX_KEPT:
            _wardrobe.pop(next(iter(_wardrobe)))
        # The manifest is kept beside what was made of it, so that no other can come to have its identity.
        found = _wardrobe[key] = (manifest, _dressed(manifest, wearing))
    return found[1]


def _dressed(manifest: WebManifest, wearing: Format) -> WebManifest:
    dresses = [
        dress
        for dress in (manifest.designs.get(wearing.design), manifest.displays.get(wearing.display))
        if dress is not None
    ]
    colours = {**manifest.colours, **manifest.themes.get(wearing.theme or "", {})}
    for dress in dresses:
        colours |= dress.colours
    return altered(
        manifest,
        colours=colours,
        styles=_laid_over(manifest, "styles", [dress.styles for dress in dresses]),
        pictures=_laid_over(manifest, "pictures", [dress.pictures for dress in dresses]),
        head=_head(manifest, dresses),
    )


def check_formats(manifest: Manifest) -> None:
    """Dress a story in everything the pack has, so that a slip shows when the pack is read. Raises LayoutError."""
    if not isinstance(manifest, WebManifest):
        return
    designs: tuple[Design, ...] = tuple(manifest.designs) or ("standard",)
    displays: tuple[Display, ...] = ("plain", *(name for name in manifest.displays if name != "plain"))
    for design, display in product(designs, displays):
        made = _dressed(manifest, Format(design, display))
        for name, style in made.styles.items():
            _has(made, f"styles.{name}.family", style.family, made.families)
            _has(made, f"styles.{name}.colour", style.colour, made.colours)


def _has(manifest: WebManifest, where: str, name: str, table: Mapping[str, object]) -> None:
    if name not in table:
        raise LayoutError(
            f"layout {manifest.name}, {where} of a design or display: there is no {name!r}. "
            f"It has {', '.join(table)}."
        )


def _head(manifest: WebManifest, dresses: list[Dress]) -> tuple[WebPart, ...]:
    order = next((dress.head for dress in reversed(dresses) if dress.head), manifest.head)
    opens = next((dress.opens for dress in reversed(dresses) if dress.opens), None)
    # A head that leaves the part out keeps it out.
    return (opens, *(part for part in order if part != opens)) if opens in order else order


def _laid_over(manifest: WebManifest, field: str, layers: list[dict[str, dict[str, Any]]]) -> dict[str, Any]:
    table: dict[str, Any] = dict(getattr(manifest, field))
    for layer in layers:
        for name, part in layer.items():
            under = table.get(name)
            if under is None:
                raise LayoutError(
                    f"layout {manifest.name}: a design or display changes {field}.{name}, which the pack lacks. "
                    f"It has {', '.join(table)}."
                )
            try:
                table[name] = validated(type(under), {**_said(under), **part})
            except ValidationError as fault:
                subject = f"layout {manifest.name}, {field}.{name} of a design or display"
                raise LayoutError(str(InvalidInput(subject, explain(fault, type(under))))) from fault
    return table


def _said(record: Dress | Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.model_fields_set}


def _lacking(manifest: WebManifest, asked: Format) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    if asked.design != "standard" and asked.design not in manifest.designs:
        yield "design", asked.design, {str(key): value for key, value in manifest.designs.items()}
    if asked.display != "plain" and asked.display not in manifest.displays:
        yield "display", asked.display, {str(key): value for key, value in manifest.displays.items()}
    if asked.theme and asked.theme not in manifest.themes:
        yield "theme", asked.theme, manifest.themes


def _without(manifest: WebManifest, part: str, name: str, known: Mapping[str, object]) -> Note:
    what = f"layout {manifest.name} has no {part} {name!r}; the story is set without it."
    return warning(f"{part}-unknown", part, what, f"It has: {', '.join(known) or 'none'}.")
