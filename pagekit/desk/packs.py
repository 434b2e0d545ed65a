"""a layout pack → what a person, or a program, wants to know of it: papers, options, slots, styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pagekit.desk.show import inert, table
from pagekit.errors import LayoutError
from pagekit.layout import (
    Layout,
    Manifest,
    PrintManifest,
    PrintStyle,
    Style,
    WebManifest,
    WebStyle,
    find_layout,
    list_layouts,
)
from pagekit.layout.options import (
    ChoiceOption,
    ColourOption,
    IntegerOption,
    LengthOption,
    SwitchOption,
    TextOption,
)
from pagekit.layout.packs import MANIFEST
from pagekit.units import Length

AnyOption = ChoiceOption | IntegerOption | SwitchOption | LengthOption | ColourOption | TextOption
SHOWN = {"name", "medium", "title", "summary", "inherits", "faces", "baseline", "gutter"}
TABLES = {"papers", "options", "slots", "styles"}
UNPRINTED: dict[str, Any] = {"baseline": None, "gutter": None, "papers": {}}
"""What a pack that is not for print says of paper."""


def named_pack(name: str, folders: Sequence[Path]) -> str | Path:
    """A pack's name, or its folder: one with a slash in it, or one that no pack has the name of."""
    path = Path(name)
    if name not in list_layouts(layouts=folders) and (path / MANIFEST).is_file():
        return path.resolve()
    return path if len(path.parts) > 1 else name


def find_all(folders: Sequence[Path]) -> tuple[list[Layout], list[LayoutError]]:
    """Every pack that can be found, and the errors of those that are broken."""
    packs: list[Layout] = []
    broken: list[LayoutError] = []
    for name in list_layouts(layouts=folders):
        try:
            packs.append(find_layout(name, layouts=folders))
        except LayoutError as problem:
            broken.append(problem)
    return packs, broken


def brief(packs: Sequence[Layout]) -> RenderableType:
    """One line a pack."""
    rows = [(pack.name, pack.manifest.medium, pack.manifest.title, pack.manifest.summary) for pack in packs]
    return table(("name", "medium", "title", "summary"), rows)


def brief_dict(pack: Layout) -> dict[str, Any]:
    """The same for JSON."""
    chosen = pack.manifest.model_dump(mode="json", include={"name", "medium", "title", "summary"})
    return {**chosen, "folder": str(pack.folders[0].folder)}


def whole(pack: Layout) -> Iterator[RenderableType]:
    """Everything a caller or a designer needs to know of a pack."""
    manifest = pack.manifest
    heir = f", inherits {manifest.inherits}" if manifest.inherits else ""
    yield Text.assemble((inert(pack.name, lines=False), "bold"), f"  {manifest.medium}{heir}")
    yield Text(inert(f"{manifest.title}. {manifest.summary}", lines=False))
    yield Text(inert(str(pack.folders[0].folder), lines=False), "dim")
    for part in (_papers(manifest), _options(manifest), _slots(manifest), _styles(manifest)):
        if part.row_count:
            yield Text()
            yield part


def whole_dict(pack: Layout) -> dict[str, Any]:
    """The same for JSON; lengths are in points."""
    found = pack.manifest.model_dump(mode="json", include=SHOWN | TABLES)
    return {**UNPRINTED, **found, "folder": str(pack.folders[0].folder)}


def _papers(manifest: Manifest) -> Table:
    rows = [
        (name, _size(paper.width, paper.height, "mm"), " ".join(_plain(edge.mm) for edge in edges) + " mm")
        for name, paper in (manifest.papers if isinstance(manifest, PrintManifest) else {}).items()
        for edges in [(paper.top, paper.right, paper.bottom, paper.left)]
    ]
    return table(("paper", "size", "margins: top right bottom left"), rows, "Papers")


def _options(manifest: Manifest) -> Table:
    rows = [
        (name, option.type, _range(option), _value(option.default), option.help)
        for name, option in manifest.options.items()
    ]
    return table(("option", "type", "takes", "default", "help"), rows, "Options")


def _range(option: AnyOption) -> str:
    if isinstance(option, ChoiceOption):
        return ", ".join(option.choices)
    if isinstance(option, IntegerOption | LengthOption):
        return f"{_value(option.min)} to {_value(option.max)}"
    if isinstance(option, TextOption):
        return f"at most {option.max_length} characters"
    return "yes, no" if isinstance(option, SwitchOption) else "#rrggbb"


def _value(value: str | int | bool | Length) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _slots(manifest: Manifest) -> Table:
    unit = "px" if isinstance(manifest, WebManifest) else "mm"
    rows = [
        (name, _size(slot.width, slot.height, unit), ", ".join(slot.accepts), slot.unsold)
        for name, slot in manifest.slots.items()
    ]
    return table(("slot", "size", "accepts", "unsold"), rows, "Slots for adverts")


def _styles(manifest: Manifest) -> Table:
    unit = "px" if isinstance(manifest, WebManifest) else "pt"
    rows = [(name, style.family, *_setting(style, unit)) for name, style in manifest.styles.items()]
    return table(("style", "family", "size", "leading", "weight", "colour"), rows, "Text styles")


def _setting(style: Style, unit: str) -> tuple[str, str, str, str]:
    # On paper a head climbs its ladder, on the web a size grows with the window.
    sizes = [style.size]
    if isinstance(style, PrintStyle) and style.ladder:
        sizes = sorted(step.size for step in style.ladder)
    elif isinstance(style, WebStyle) and style.size_wide and unit == "px":
        sizes.append(style.size_wide)
    least, most = _in(sizes[0], unit), _in(sizes[-1], unit)
    size = f"{least} {unit}" if least == most else f"{least} to {most} {unit}"
    lead = style.leading
    leading = f"{_in(lead, unit)} {unit}" if isinstance(lead, Length) else f"× {_plain(lead)}"
    return size, leading, f"{style.weight}{' italic' if style.italic else ''}", style.colour


def _size(width: Length, height: Length, unit: str) -> str:
    return f"{_in(width, unit)} × {_in(height, unit)} {unit}"


def _in(length: Length, unit: str) -> str:
    return _plain({"mm": length.mm, "pt": length.pt, "px": length.px}[unit])


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
