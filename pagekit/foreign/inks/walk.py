"""a page of a stranger's PDF + the inks of a press → the page converted, in place; and what was found on it.

Every content is read once: the page's, its forms', its patterns', its letters' that are drawings, its masks'. What
several share is converted once; what is both drawn and a mask cannot be two things and is refused.
"""

from __future__ import annotations

import zlib
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name

from pagekit.foreign.bounds import MAX_CONTENTS, MAX_OBJECTS, Refused
from pagekit.foreign.inks import pictures, shadings
from pagekit.foreign.inks.colours import Inks, Light
from pagekit.foreign.inks.content import rewritten
from pagekit.foreign.inks.functions import numbers
from pagekit.foreign.inks.press import PressInks
from pagekit.foreign.inks.spaces import Space, Spaces
from pagekit.foreign.sheet import inherited
from pagekit.foreign.streams import Streams
from pagekit.foreign.syntax import named

Role = Literal["seen", "mask"]
_LEVEL = 6
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
_BLENDING = frozenset({"/DeviceRGB", "/CalRGB", "/ICCBased", "/CalGray"})


class Recolourer:
    """Converts one page. `spots` and `found` grow."""

    def __init__(self, pdf: pikepdf.Pdf, press: PressInks) -> None:
        self.spots: dict[str, None] = {}
        self.found: Counter[str] = Counter()
        self._pdf = pdf
        self._streams = Streams()
        self._inks: dict[Role, Inks] = {"seen": Inks(press), "mask": Light(press)}
        self._spaces = {role: Spaces(pdf, inks, self._streams) for role, inks in self._inks.items()}
        self._roles: dict[tuple[int, int], Role] = {}
        self._seen: set[tuple[int, int]] = set()
        self._left: deque[tuple[pikepdf.Stream, Any, Role]] = deque()
        self._over: list[Any] = []
        self._in_inks = False
        self._later: list[tuple[Any, str, Any]] = []
        """Entries of resources: they are looked up until all is read."""

    @property
    def told(self) -> str:
        """What there was of RGB."""
        words = {"colours": ("colour", "colours"), "pictures": ("picture", "pictures"),
                 "shadings": ("shading", "shadings"), "mixing": ("transparent part", "transparent parts")}  # fmt: skip
        return ", ".join(
            f"{count} {words[kind][count > 1]}" for kind, count in sorted(self.found.items()) if count
        )

    @property
    def overprints(self) -> bool:
        """Whether what was RGB may leave inks under it that it took away before."""
        return bool(self._over) and self._in_inks and self.found["colours"] > 0

    @property
    def profiles(self) -> int:
        """Profiles of inks that were left out."""
        return sum(spaces.profiles for spaces in self._spaces.values())

    @property
    def unusable(self) -> int:
        """Profiles that could not be used."""
        return sum(inks.unusable for inks in self._inks.values())

    def page(self, page: Any) -> None:
        """Convert the page and all that it draws."""
        resources = inherited(page, "/Resources")
        resources = resources if isinstance(resources, Dictionary) else Dictionary()
        said = page.get("/Contents")
        listed = list(said) if isinstance(said, Array) and len(said) <= MAX_CONTENTS else [said]
        pieces = [self._streams.content(one) for one in listed if isinstance(one, pikepdf.Stream)]
        self._resources(resources, "seen")
        content = self._content(b"\n".join(pieces), resources, "seen")
        if content is not None:
            page["/Contents"] = self._pdf.make_stream(content)
        self._group(page, "seen")
        while self._left:
            stream, above, role = self._left.popleft()
            self._form(stream, above, role)
        if self.found["colours"] and not self._in_inks:
            # RGB always takes away what is under it, in every ink; so must what it became (8.6.7, 11.7.4.3).
            for state in self._over:
                state["/OPM"] = 0
        for holder, key, value in self._later:
            if value is None:
                del holder[key]
            else:
                holder[key] = value

    def _form(self, stream: pikepdf.Stream, above: Any, role: Role) -> None:
        own = stream.get("/Resources")
        resources = own if isinstance(own, Dictionary) else above
        if own is not None:
            self._resources(resources, role)
        content = self._content(self._streams.content(stream), resources, role)
        if content is not None:
            stream.write(zlib.compress(content, _LEVEL), filter=Name.FlateDecode)
        self._group(stream, role)

    def _content(self, content: bytes, resources: Any, role: Role) -> bytes | None:
        """None where nothing changes."""
        spaces, inks = self._spaces[role], self._inks[role]

        def picture(stream: pikepdf.Stream, space: Space) -> None:
            self._picture(stream, space, role)

        made = rewritten(self._pdf, content, resources, spaces, inks, picture)
        self.found["colours"] += made.changed
        self.spots |= made.spots
        self._in_inks |= made.in_inks
        if made.pictures:
            listed = resources.get("/XObject")
            if not isinstance(listed, Dictionary):
                listed = resources["/XObject"] = Dictionary()
            self._later += [(listed, key, stream) for key, stream in made.pictures.items()]
        return made.content if made.changed or made.pictures else None

    def _once(self, value: Any, role: Role) -> bool:
        """Whether it is come upon for the first time."""
        if not value.is_indirect:
            return True
        known = self._roles.setdefault(value.objgen, role)
        if known != role:
            raise Refused("has a part in RGB that is both drawn and a mask.", "Export it in CMYK.")
        if len(self._roles) > MAX_OBJECTS:
            raise Refused(
                f"needs more than {MAX_OBJECTS:,} objects.", "Flatten the page and export it again."
            )
        seen = value.objgen in self._seen
        self._seen.add(value.objgen)
        return not seen

    def _resources(self, resources: Any, role: Role) -> None:
        if not self._once(resources, role):
            return
        for key, value in _entries(resources, "/ColorSpace"):
            if key in _DEFAULTS:
                self._later.append((resources["/ColorSpace"], key, None))
                continue
            space = self._spaces[role].space(value, resources)
            self.spots |= dict.fromkeys(space.spots)
            if space.instead is not None:
                self._later.append((resources["/ColorSpace"], key, space.instead))
        self._all_in(resources, role)

    def _all_in(self, resources: Any, role: Role) -> None:
        for _, value in _entries(resources, "/XObject"):
            self._drawn(value, resources, role)
        for _, value in _entries(resources, "/Pattern"):
            if isinstance(value, pikepdf.Stream):
                self._drawn(value, resources, role)
            elif isinstance(value, Dictionary):
                self._shading(value.get("/Shading"), resources, role)
        for _, value in _entries(resources, "/Shading"):
            self._shading(value, resources, role)
        for _, value in _entries(resources, "/ExtGState"):
            self._mask(value, resources)
            if isinstance(value, Dictionary) and value.get("/OPM") == 1:
                self._over.append(value)
        for _, value in _entries(resources, "/Font"):
            self._letters(value, resources, role)

    def _drawn(self, stream: Any, resources: Any, role: Role) -> None:
        """A form, a pattern or a picture."""
        if not isinstance(stream, pikepdf.Stream) or not self._once(stream, role):
            return
        if named(stream.get("/Subtype")) == "/Image":
            self._image(stream, resources, role)
        elif named(stream.get("/Subtype")) == "/Form" or stream.get("/PatternType") == 1:
            self._left.append((stream, resources, role))

    def _image(self, stream: pikepdf.Stream, resources: Any, role: Role) -> None:
        if "/ColorSpace" in stream:
            space = self._spaces[role].space(stream["/ColorSpace"], resources)
        elif pictures.channels(stream, self._streams) == 3:
            space = self._spaces[role].rgb
        else:
            return
        self.spots |= dict.fromkeys(space.spots)
        if space.instead is not None:
            self._picture(stream, space, role)

    def _picture(self, stream: pikepdf.Stream, space: Space, role: Role) -> None:
        self.found["pictures"] += space.converted
        pictures.recoloured(self._pdf, stream, space, self._inks[role], self._streams)

    def _shading(self, shading: Any, resources: Any, role: Role) -> None:
        if not isinstance(shading, Dictionary | pikepdf.Stream) or not self._once(shading, role):
            return
        spaces = self._spaces[role]
        space = spaces.space(shading.get("/ColorSpace"), resources)
        self.spots |= dict.fromkeys(space.spots)
        if space.instead is not None:
            self.found["shadings"] += space.converted
            shadings.recoloured(self._pdf, shading, space, spaces, self._inks[role], self._streams)

    def _mask(self, state: Any, resources: Any) -> None:
        mask = state.get("/SMask") if isinstance(state, Dictionary) else None
        if not isinstance(mask, Dictionary):
            return
        drawn = mask.get("/G")
        if not isinstance(drawn, pikepdf.Stream):
            return
        group = drawn.get("/Group")
        space = named(_family(group.get("/CS"))) if isinstance(group, Dictionary) else ""
        light = named(mask.get("/S")) == "/Luminosity" and space not in {"/DeviceCMYK", "/DeviceGray"}
        role: Role = "mask" if light else "seen"
        ground = numbers(mask.get("/BC"))
        if light and len(ground) == 3:
            mask["/BC"] = Array(self._inks["mask"].rgb(ground))
        self._drawn(drawn, resources, role)

    def _letters(self, font: Any, resources: Any, role: Role) -> None:
        """Letters that are drawings (9.6.5)."""
        if not isinstance(font, Dictionary) or named(font.get("/Subtype")) != "/Type3":
            return
        if not self._once(font, role):
            return
        own = font.get("/Resources")
        if isinstance(own, Dictionary):
            self._resources(own, role)
        for _, stream in _entries(font, "/CharProcs"):
            if isinstance(stream, pikepdf.Stream) and self._once(stream, role):
                self._left.append((stream, own if isinstance(own, Dictionary) else resources, role))

    def _group(self, holder: Any, role: Role) -> None:
        """The space in which transparent parts are mixed (11.6.6)."""
        group = holder.get("/Group")
        family = _family(group.get("/CS")) if isinstance(group, Dictionary) else None
        if named(family) not in _BLENDING:
            return
        rgb = named(family) in {"/DeviceRGB", "/CalRGB"} or self._spaces[role].space(group["/CS"]).converted
        self.found["mixing"] += rgb and role == "seen"
        group["/CS"] = self._inks[role].space


def _family(space: Any) -> Any:
    return space[0] if isinstance(space, Array) and len(space) else space


def _entries(holder: Any, key: str) -> Iterator[tuple[str, Any]]:
    """What stands under this key, by name."""
    listed = holder.get(key)
    if isinstance(listed, Dictionary):
        yield from list(listed.items())
