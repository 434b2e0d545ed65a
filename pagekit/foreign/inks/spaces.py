"""a colour space of a stranger's PDF → Space: what its numbers mean, and what is written in its place
(ISO 32000-1, 8.6).

1. Grey, calibrated or with a profile, is the black plate's. CMYK with a profile keeps its numbers, not the profile.
2. Red, green and blue become CMYK, and so does what is measured (Lab); in a table of colours only the table changes.
3. A spot colour is never touched. What stands in for it where it has no plate is of inks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Name

from pagekit.foreign.bounds import Refused
from pagekit.foreign.inks.calibrated import profile_of_calibrated
from pagekit.foreign.inks.colours import Inks, samples
from pagekit.foreign.inks.functions import function, numbers
from pagekit.foreign.streams import Streams
from pagekit.foreign.syntax import named, told

Kind = Literal["kept", "rgb", "lab", "indexed", "pattern"]
PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "All", "None"})
_DEEPEST = 6
_MAX_INKS = 32
_MAX_ENTRIES = 256
_TINTS = 256
_DEVICES = {
    "/DeviceGray": 1, "/G": 1, "/CalGray": 1, "/DeviceRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4,
}  # fmt: skip
_PLAIN = {1: Name.DeviceGray, 4: Name.DeviceCMYK}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space."""

    kind: Kind
    count: int = 0
    """How many numbers make a colour."""
    profile: bytes | None = None
    """The one that tells what RGB means; without one it is a screen's."""
    ranges: tuple[float, ...] = (-100.0, 100.0, -100.0, 100.0)
    """Of Lab."""
    base: Space | None = None
    """Of a table of colours, or of a pattern that is given its colour."""
    spots: tuple[str, ...] = ()
    instead: Any = None
    """What is written in its place; None where it stays."""

    @property
    def converted(self) -> bool:
        """Whether its colours become others; a space may be written anew though they do not."""
        return self.kind in {"rgb", "lab"} or (self.base is not None and self.base.converted)

    @property
    def first(self) -> tuple[float, ...]:
        """The colour with which it begins (8.6.8): black, as near as it has it."""
        return (0.0,) * self.count


GREY = Space("kept", 1)


class Spaces:
    """The colour spaces of one document, each read once. What changes is found here and written by others."""

    def __init__(self, pdf: pikepdf.Pdf, colours: Inks, streams: Streams) -> None:
        self.profiles = 0
        """How many profiles of inks are left out."""
        self.rgb = Space("rgb", 3, instead=colours.space)
        self._pdf, self._colours, self._streams = pdf, colours, streams
        self._kept: dict[tuple[int, int], Space] = {}

    def space(self, said: Any, resources: Any = None, deep: int = 0) -> Space:
        """As it is written, or by its name among the resources. Raises Refused."""
        key = said.objgen if isinstance(said, Array) and said.is_indirect else None
        if key is not None and key in self._kept:
            return self._kept[key]
        if deep > _DEEPEST:
            raise _odd()
        found = (
            self._named(named(said), resources, deep)
            if isinstance(said, Name)
            else self._made(said, resources, deep)
        )
        if key is not None:
            self._kept[key] = found
        return found

    def _named(self, name: str, resources: Any, deep: int) -> Space:
        listed = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
        listed = listed if isinstance(listed, pikepdf.Dictionary) else pikepdf.Dictionary()
        if name in {"/DeviceRGB", "/RGB"} and "/DefaultRGB" in listed:
            meant = self.space(listed["/DefaultRGB"], None, deep + 1)
            return meant if meant.kind == "rgb" else self.rgb
        if name == "/Pattern":
            return Space("pattern")
        count = _DEVICES.get(name)
        if count is not None:
            return (
                self.rgb
                if count == 3
                else Space("kept", count, instead=_PLAIN[count] if name == "/CalGray" else None)
            )
        if name not in listed:
            raise _odd()
        return self.space(listed[name], None, deep + 1)

    def _made(self, said: Any, resources: Any, deep: int) -> Space:
        if not isinstance(said, Array) or not len(said):
            raise _odd()
        family, rest = named(said[0]), list(said)[1:4]
        if not rest or (family in _DEVICES and family != "/CalGray"):
            return self._named(family, resources, deep)
        if family == "/ICCBased" and isinstance(rest[0], pikepdf.Stream):
            return self._profiled(rest[0])
        if family == "/CalGray":
            return Space("kept", 1, instead=Name.DeviceGray)
        if family == "/CalRGB" and isinstance(rest[0], pikepdf.Dictionary):
            return Space("rgb", 3, profile_of_calibrated(rest[0]), instead=self._colours.space)
        if family == "/Lab" and isinstance(rest[0], pikepdf.Dictionary):
            ranges = tuple(numbers(rest[0].get("/Range")))
            ranges = ranges if len(ranges) == 4 else (-100.0, 100.0, -100.0, 100.0)
            return Space("lab", 3, ranges=ranges, instead=self._colours.space)
        if family in {"/Indexed", "/I"} and len(rest) == 3:
            return self._indexed(self.space(rest[0], resources, deep + 1), rest)
        if family == "/Pattern":
            base = self.space(rest[0], resources, deep + 1)
            return Space(
                "pattern",
                base.count,
                base=base,
                instead=Array([Name.Pattern, base.instead]) if base.instead else None,
            )
        if family in {"/Separation", "/DeviceN"} and len(rest) == 3:
            return self._spot(said, self.space(rest[1], resources, deep + 1))
        raise _odd()

    def _profiled(self, stream: pikepdf.Stream) -> Space:
        if stream.objgen not in self._kept:
            self._kept[stream.objgen] = self._by_profile(stream)
        return self._kept[stream.objgen]

    def _by_profile(self, stream: pikepdf.Stream) -> Space:
        count: Any = stream.get("/N")
        if count == 3:
            alternate = stream.get("/Alternate")
            if isinstance(alternate, Array) and named(alternate[0]) == "/Lab":
                raise Refused("has colours measured by a profile of Lab.", "Export it in CMYK.")
            return Space("rgb", 3, self._streams.content(stream), instead=self._colours.space)
        if count not in _PLAIN:
            raise _odd()
        self.profiles += count == 4
        return Space("kept", count, instead=_PLAIN[count])

    def _indexed(self, base: Space, rest: list[Any]) -> Space:
        last: Any = rest[1]
        table = rest[2]
        data = bytes(table) if isinstance(table, pikepdf.String) else self._table(table)
        if not isinstance(last, int) or not 0 <= last < _MAX_ENTRIES or base.kind in {"indexed", "pattern"}:
            raise _odd()
        if base.instead is None:
            return Space("indexed", 1, base=base)
        if not base.converted:
            return Space("indexed", 1, base=base, instead=Array([Name.Indexed, base.instead, last, table]))
        data = data[: 3 * (last + 1)].ljust(3 * (last + 1), b"\0")
        colours = [self.inks(base, _entry(base, data[at : at + 3])) for at in range(0, len(data), 3)]
        inks = bytes(round(share * 255) for colour in colours for share in colour)
        instead = Array([Name.Indexed, self._colours.space, last, pikepdf.String(inks)])
        return Space("indexed", 1, base=base, instead=instead)

    def _table(self, said: Any) -> bytes:
        if not isinstance(said, pikepdf.Stream):
            raise _odd()
        return self._streams.content(said)

    def _spot(self, said: Array, base: Space) -> Space:
        inks = list(said[1])[:_MAX_INKS] if isinstance(said[1], Array) else [said[1]]
        names = tuple(told(one) for one in inks)
        spots = tuple(name for name in names if name not in PROCESS)
        if base.instead is None:
            return Space("kept", len(names), spots=spots)
        if len(names) == 1 and base.kind in {"rgb", "lab"}:
            tint = self._tint(said[3], base)
            instead = Array([said[0], said[1], self._colours.space, tint])
            return Space("kept", 1, spots=spots, instead=instead)
        if base.converted:
            listed = ", ".join(names)
            raise Refused(f"has colours of several inks ({listed}) that stand on RGB.", "Export it in CMYK.")
        instead = Array([said[0], said[1], base.instead, *list(said)[3:]])
        return Space("kept", len(names), spots=spots, instead=instead)

    def _tint(self, said: Any, base: Space) -> pikepdf.Stream:
        """What stands in for a spot, at each of its tints."""
        mixed = function(said, self._streams)
        return samples(self._pdf, lambda at: self.inks(base, mixed((at,))), (0.0, 1.0), _TINTS)

    def inks(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        """A colour of a space that is converted, as shares of the inks."""
        if len(values) != 3:
            raise _odd()
        if space.kind == "lab":
            return self._colours.lab(values, space.ranges)
        return self._colours.rgb(values, space.profile)


def _entry(space: Space, entry: bytes) -> tuple[float, ...]:
    """A colour of a table, as the space has it (8.6.6.3)."""
    if space.kind == "rgb":
        return tuple(one / 255 for one in entry)
    low_a, high_a, low_b, high_b = space.ranges
    light, a, b = (one / 255 for one in entry)
    return light * 100, low_a + a * (high_a - low_a), low_b + b * (high_b - low_b)


def _odd() -> Refused:
    return Refused("has a colour space that cannot be read.", "Export it in CMYK.")
