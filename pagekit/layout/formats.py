"""Manifest + a story's format → the Manifest that this story is set with: its theme's colours, its design's styles.

The rules:
1. A pack that knows no designs sets every story the same way, and says nothing. Displays are the web's.
2. A design, display or theme that the pack does not have is left out, with a note, and the rest still counts.
3. The theme lays its colours over the pack's; then the design, then the display, each changing colours and parts
   of styles and picture roles, and on paper parts of `[composed]`.
4. The web's head has the order of the display, else the design's, else the pack's. The part that a dress opens with
   goes to its front: the display's, else the design's.
5. On paper a colour that is an option is the option's default, so that a caller's own still takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from pydantic import ValidationError

from pagekit.errors import InvalidInput, LayoutError
from pagekit.house.story import Format
from pagekit.layout.manifest import Dress, Manifest, PrintManifest, WebDress, WebManifest, WebPart
from pagekit.layout.options import ColourOption, Option
from pagekit.layout.records import Ink
from pagekit.model import Design, Display
from pagekit.model.base import Record, altered, validated
from pagekit.model.explain import explain
from pagekit.notes import Note, warning

_Dressing = WebManifest | PrintManifest
_Table = Mapping[str, Mapping[str, Any]]

_MAX_KEPT = 64
_wardrobe: dict[tuple[int, Format], tuple[_Dressing, _Dressing]] = {}


def worn(manifest: Manifest, asked: Format) -> tuple[Format, tuple[Note, ...]]:
    """The part of the format that the pack has, and a note on every part that it has not."""
    if not isinstance(manifest, _Dressing) or not manifest.designs:
        return Format(), ()
    if isinstance(manifest, PrintManifest):
        asked = Format(asked.design, theme=asked.theme)
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
    if not isinstance(manifest, _Dressing):
        return manifest
    key = (id(manifest), wearing)
    found = _wardrobe.get(key)
    if found is None:
        while len(_wardrobe) >= _MAX_KEPT:
            _wardrobe.pop(next(iter(_wardrobe)))
        # The manifest is kept beside what was made of it, so that no other can come to have its identity.
        found = _wardrobe[key] = (manifest, _dressed(manifest, wearing))
    return found[1]


def check_formats(manifest: Manifest) -> None:
    """Dress a story in everything the pack has, so that a slip shows when the pack is read. Raises LayoutError."""
    for made in every_dress(manifest):
        for name, style in made.styles.items():
            _has(made, f"styles.{name}.family", style.family, made.families)
            _has(made, f"styles.{name}.colour", style.colour, made.colours)


def every_dress(manifest: Manifest) -> Iterator[WebManifest | PrintManifest]:
    """The manifest in each design and display, and on paper in each theme; none where it knows none of them."""
    if not isinstance(manifest, _Dressing):
        return
    designs: tuple[Design, ...] = tuple(manifest.designs) or ("standard",)
    displays: tuple[Display, ...] = ("plain",)
    if isinstance(manifest, WebManifest):
        displays = ("plain", *(name for name in manifest.displays if name != "plain"))
    else:
        yield from (_dressed(manifest, Format(theme=theme)) for theme in manifest.themes)
    for design, display in product(designs, displays):
        yield _dressed(manifest, Format(design, display))


# ---- A dress over the pack ---------------------------------------------------------------------------------


def _dressed(manifest: _Dressing, wearing: Format) -> _Dressing:
    return _printed(manifest, wearing) if isinstance(manifest, PrintManifest) else _shown(manifest, wearing)


def _shown(manifest: WebManifest, wearing: Format) -> WebManifest:
    dresses = [
        dress
        for dress in (manifest.designs.get(wearing.design), manifest.displays.get(wearing.display))
        if dress is not None
    ]
    colours = _colours(manifest, manifest.themes.get(wearing.theme or "", {}), dresses)
    head = _head(manifest, dresses)
    return altered(manifest, colours=colours, head=head, **_tables(manifest, {}, dresses))


def _printed(manifest: PrintManifest, wearing: Format) -> PrintManifest:
    theme, dress = manifest.themes.get(wearing.theme or ""), manifest.designs.get(wearing.design)
    if theme is None and dress is None:
        return manifest
    dresses = [dress] if dress else []
    rule = {"section": {"rule_below": theme.rule}} if theme and theme.rule is not None else {}
    colours = _colours(manifest, theme.colours if theme else {}, dresses)
    options = {name: _default(option, colours.get(name)) for name, option in manifest.options.items()}
    composed = manifest.composed
    if dress and dress.composed:
        composed = _over(manifest, "composed", composed, dress.composed)
    tables = _tables(manifest, rule, dresses)
    return altered(manifest, colours=colours, options=options, composed=composed, **tables)


def _colours(
    manifest: _Dressing, theme: Mapping[str, Ink], dresses: list[Dress] | list[Any]
) -> dict[str, Ink]:
    colours = {**manifest.colours, **theme}
    for dress in dresses:
        colours |= dress.colours
    return colours


def _tables(manifest: _Dressing, rule: _Table, dresses: list[Any]) -> dict[str, dict[str, Any]]:
    """Styles and picture roles, the dresses' parts over them."""
    return {
        "styles": _laid_over(manifest, "styles", [rule, *(dress.styles for dress in dresses)]),
        "pictures": _laid_over(manifest, "pictures", [dress.pictures for dress in dresses]),
    }


def _default(option: Option, worn_colour: Ink | None) -> Option:
    """A colour option as the dress has it."""
    if not isinstance(option, ColourOption) or worn_colour is None:
        return option
    return altered(option, default=worn_colour.light)


def _has(manifest: _Dressing, where: str, name: str, table: Mapping[str, object]) -> None:
    if name not in table:
        raise LayoutError(
            f"layout {manifest.name}, {where} of a design or display: there is no {name!r}. "
            f"It has {', '.join(table)}."
        )


def _head(manifest: WebManifest, dresses: list[WebDress]) -> tuple[WebPart, ...]:
    order = next((dress.head for dress in reversed(dresses) if dress.head), manifest.head)
    opens = next((dress.opens for dress in reversed(dresses) if dress.opens), None)
    # A head that leaves the part out keeps it out.
    return (opens, *(part for part in order if part != opens)) if opens in order else order


def _laid_over(manifest: _Dressing, field: str, layers: list[_Table]) -> dict[str, Any]:
    table: dict[str, Any] = dict(getattr(manifest, field))
    for layer in layers:
        for name, part in layer.items():
            under = table.get(name)
            if under is None:
                raise LayoutError(
                    f"layout {manifest.name}: a design or display changes {field}.{name}, which the pack lacks. "
                    f"It has {', '.join(table)}."
                )
            table[name] = _over(manifest, f"{field}.{name}", under, part)
    return table


def _over(manifest: _Dressing, where: str, under: Any, part: Mapping[str, Any]) -> Any:
    """The record with that part of it said otherwise. Raises LayoutError."""
    said = _said(under)
    inner = {
        name: {**_said(said[name]), **value}
        for name, value in part.items()
        if isinstance(value, Mapping) and isinstance(said.get(name), Record)
    }
    try:
        return validated(type(under), {**said, **part, **inner})
    except ValidationError as fault:
        subject = f"layout {manifest.name}, {where} of a design or display"
        raise LayoutError(str(InvalidInput(subject, explain(fault, type(under))))) from fault


def _said(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.model_fields_set}


# ---- What a pack has not -----------------------------------------------------------------------------------


def _lacking(manifest: _Dressing, asked: Format) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    if asked.design != "standard" and asked.design not in manifest.designs:
        yield "design", asked.design, {str(key): value for key, value in manifest.designs.items()}
    displays = manifest.displays if isinstance(manifest, WebManifest) else {}
    if asked.display != "plain" and asked.display not in displays:
        yield "display", asked.display, {str(key): value for key, value in displays.items()}
    if asked.theme and asked.theme not in manifest.themes:
        yield "theme", asked.theme, manifest.themes


def _without(manifest: _Dressing, part: str, name: str, known: Mapping[str, object]) -> Note:
    what = f"layout {manifest.name} has no {part} {name!r}; the story is set without it."
    return warning(f"{part}-unknown", part, what, f"It has: {', '.join(known) or 'none'}.")
