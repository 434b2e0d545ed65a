"""colour spaces and colours of a stranger's PDF → Space, and the inks that a colour takes (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from pagekit.preflight.bounds import MAX_SPACES
from pagekit.preflight.walk.events import PROCESS, Ink, Space
from pagekit.preflight.walk.reading import entry, identity, items, named, whole
from pagekit.preflight.walk.streams import unpacked
from pagekit.preflight.walk.tokens import Name, Raw

GREY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
PATTERN, UNKNOWN = Space("Pattern", 0), Space("Unknown", 1)
_PLAIN = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Pattern": PATTERN,
}
_CALIBRATED = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_DEVICES = {1: GREY, 3: RGB, 4: CMYK}
_DEEPEST = 6
_MAX_INKS = 64
_MAX_TABLE = 256 * _MAX_INKS
RED = frozenset({"DeviceRGB", "CalRGB"})


def is_rgb(space: Space | None) -> bool:
    """True for red, green and blue, whatever they are wrapped into."""
    if space is None:
        return False
    leaf = space.leaf
    return leaf.family in RED or (leaf.family == "ICCBased" and leaf.count == 3)


class Colours:
    """The colour spaces of one document, each read once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], Space] = {}

    def space(self, said: Any, resources: Any, deep: int = 0) -> Space:
        """A space by its name in the content or the resources, or as it is written. Unknown for what is none."""
        known = identity(said)
        if known is not None and known in self._kept:
            return self._kept[known]
        made = UNKNOWN if deep > _DEEPEST else self._made(said, resources, deep)
        if known is not None and len(self._kept) < MAX_SPACES:
            self._kept[known] = made
        return made

    def _made(self, said: Any, resources: Any, deep: int) -> Space:
        name = str(said) if isinstance(said, Name) else named(said)
        if name:
            if name in _PLAIN:
                return _PLAIN[name]
            listed = entry(entry(resources, "/ColorSpace"), name)
            return UNKNOWN if listed is None else self.space(listed, None, deep + 1)
        if isinstance(said, Raw):
            return self._inline(said, resources, deep)
        parts = items(said, 8)
        if not parts:
            return UNKNOWN
        family = named(parts[0])
        if len(parts) == 1:
            return _PLAIN.get(family, UNKNOWN)
        return self._of_array(family, parts, resources, deep)

    def _inline(self, said: Raw, resources: Any, deep: int) -> Space:
        parts = said.values()
        if len(parts) == 4 and parts[0] in {"/I", "/Indexed"}:
            base = self.space(parts[1], resources, deep + 1)
            table = parts[3] if isinstance(parts[3], bytes) else b""
            return Space("Indexed", 1, base=base, table=table[:_MAX_TABLE])
        return UNKNOWN

    def _of_array(self, family: str, parts: list[Any], resources: Any, deep: int) -> Space:
        if family in _CALIBRATED:
            return Space(family[1:], _CALIBRATED[family])
        if family == "/ICCBased":
            return _profiled(parts[1])
        if family in {"/Indexed", "/I"} and len(parts) >= 4:
            base = self.space(parts[1], resources, deep + 1)
            return Space("Indexed", 1, base=base, table=_table(parts[3]))
        if family == "/Pattern":
            return Space("Pattern", 0, base=self.space(parts[1], resources, deep + 1))
        if family in {"/Separation", "/DeviceN"} and len(parts) >= 4:
            listed = items(parts[1], _MAX_INKS)
            names = tuple(_told(one) for one in listed)
            return Space(family[1:], len(names), names, base=self.space(parts[2], resources, deep + 1))
        return UNKNOWN


def _profiled(stream: Any) -> Space:
    count = whole(entry(stream, "/N"))
    return (
        Space("ICCBased", count)
        if count in _DEVICES
        else Space("ICCBased", 0, fault="says no N of 1, 3 or 4")
    )


def _table(said: Any) -> bytes:
    if isinstance(said, pikepdf.String):
        return bytes(said)[:_MAX_TABLE]
    if isinstance(said, pikepdf.Stream):
        return unpacked(said, _MAX_TABLE)[0]
    return b""


def _told(name: Any) -> str:
    said = named(name)[1:]
    return said.encode("utf-8", "replace").decode("utf-8")[:80]


def ink_of(space: Space, values: Sequence[float]) -> Ink | None:
    """The inks of a colour: none that takes nothing. None for a colour that no plate knows."""
    parts = [min(max(value, 0.0), 1.0) for value in values]
    family = space.family
    if family in {"DeviceGray", "CalGray"} or (family == "ICCBased" and space.count == 1):
        return _ink({"Black": 1 - parts[0]}) if parts else None
    if family == "DeviceCMYK" or (family == "ICCBased" and space.count == 4):
        return _ink(dict(zip(PROCESS, parts, strict=True))) if len(parts) == 4 else None
    if family in {"Separation", "DeviceN"} and len(parts) == len(space.names):
        return _ink(_separated(space.names, parts))
    if family == "Indexed" and space.base is not None and values:
        return ink_of(space.base, _looked_up(space, values[0]))
    return None


def _separated(names: Sequence[str], parts: Sequence[float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, part in zip(names, parts, strict=True):
        if name == "All":
            found.update(dict.fromkeys(PROCESS, part))
        elif name != "None":
            found[name] = part
    return found


def _looked_up(space: Space, value: float) -> list[float]:
    count = space.base.count if space.base else 0
    place = int(min(max(value, 0.0), 255.0)) * count
    return [byte / 255 for byte in space.table[place : place + count]]


def _ink(parts: dict[str, float]) -> Ink:
    told = ((name, round(part * 100, 2)) for name, part in parts.items())
    return tuple(sorted((one for one in told if one[1] > 0), key=_order))


def _order(one: tuple[str, float]) -> tuple[int, str]:
    return (PROCESS.index(one[0]) if one[0] in PROCESS else len(PROCESS), one[0])
