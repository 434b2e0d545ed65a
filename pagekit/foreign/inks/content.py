"""what draws on a stranger's page → the same in inks: each colour that it sets, and the pictures that stand inside.

ISO 32000-1, 8.6.8 (operators of colours), 8.9.7 (pictures in the content).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Operator
from pikepdf.models import PdfParsingError

from pagekit.foreign.bounds import Refused
from pagekit.foreign.inks.colours import Inks
from pagekit.foreign.inks.spaces import GREY, Space, Spaces
from pagekit.foreign.syntax import named, real

MAX_RECOLOURED = 16 * 1024 * 1024
"""Bytes of content: it is read operator by operator."""
_COLOURED = re.compile(rb"(?<![^\s\]>)/])(?:k|K|rg|RG|cs|CS|sc|SC|scn|SCN|BI)(?=[\s/\[(<%]|$)")
_CMYK = Space("kept", 4)
_DEVICES = frozenset({"/DeviceRGB", "/RGB"})
_DAMAGED = "is damaged: its content cannot be read."
Step = ContentStreamInstruction | ContentStreamInlineImage
InPicture = Callable[[pikepdf.Stream, Space], None]
"""Brings a picture of this space into inks."""
_KEYS = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter",
    "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip


@dataclass
class Rewritten:
    """The content anew. `changed` is how many colours it set."""

    content: bytes
    changed: int = 0
    pictures: dict[str, Any] = field(default_factory=dict)
    """Those that stood inside of it, by the names by which they are drawn now."""
    spots: dict[str, None] = field(default_factory=dict)
    in_inks: bool = False
    """Whether it sets colours of several inks, or spots, too."""


def rewritten(
    pdf: pikepdf.Pdf, content: bytes, resources: Any, spaces: Spaces, inks: Inks, picture: InPicture
) -> Rewritten:
    """Raises Refused for content in which a colour cannot be converted."""
    if not _COLOURED.search(content):
        return Rewritten(content)
    if len(content) > MAX_RECOLOURED:
        raise Refused("has RGB in a page too full to take it out of.", "Export it in CMYK.")
    writer = _Writer(pdf, resources, spaces, inks, picture)
    try:
        steps = [writer.step(each) for each in pikepdf.parse_content_stream(pikepdf.Stream(pdf, content))]
        made = writer.made
        if made.changed or made.pictures:
            made.content = pikepdf.unparse_content_stream(steps)
        else:
            made.content = content
    except PdfParsingError as problem:
        raise Refused(_DAMAGED, "Export it again.") from problem
    return made


class _Writer:
    def __init__(
        self, pdf: pikepdf.Pdf, resources: Any, spaces: Spaces, inks: Inks, picture: InPicture
    ) -> None:
        self.made = Rewritten(b"")
        self._pdf = pdf
        self._resources, self._spaces, self._inks, self._picture = resources, spaces, inks, picture
        # What a form inherits is not known; a page begins with grey, and sets it before all else.
        self._now: dict[bool, Space | None] = {False: None, True: None}
        self._named: dict[str, Space] = {}
        self._saved: list[dict[bool, Space | None]] = []
        named_ = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        self._taken = set(named_.keys()) if isinstance(named_, Dictionary) else set()

    def step(self, step: Step) -> Step:
        """The operator, with what it works on."""
        if isinstance(step, ContentStreamInlineImage):
            return self._inline(step)
        by, given = str(step.operator), list(step.operands)
        stroke = by.isupper()
        match by:
            case "q":
                self._saved.append(dict(self._now))
            case "Q" if self._saved:
                self._now = self._saved.pop()
            case "g" | "G":
                self._now[stroke] = GREY
            case "k" | "K":
                self.made.in_inks = True
                self._now[stroke] = _CMYK
            case "rg" | "RG":
                space = self._spaces.space(Name.DeviceRGB, self._resources)
                self._now[stroke] = space
                said = self._colour(space, given)
                plain = {4: "k", 1: "g"}[self._inks.count]
                return ContentStreamInstruction(said, Operator(plain.upper() if stroke else plain))
            case "cs" | "CS":
                return self._space(step, stroke)
            case "sc" | "SC" | "scn" | "SCN":
                return self._set(step, self._now[stroke])
        return step

    def _space(self, step: ContentStreamInstruction, stroke: bool) -> Step:
        if len(step.operands) != 1:
            raise Refused(_DAMAGED, "Export it again.")
        name = named(step.operands[0])
        if name not in self._named:
            self._named[name] = self._spaces.space(step.operands[0], self._resources)
        space = self._now[stroke] = self._named[name]
        self.made.in_inks |= space.kind == "kept" and (space.count > 1 or bool(space.spots))
        self.made.spots |= dict.fromkeys(space.spots)
        if name in _DEVICES:
            self.made.changed += 1
            return ContentStreamInstruction([self._inks.space], step.operator)
        return step

    def _set(self, step: ContentStreamInstruction, space: Space | None) -> Step:
        given = list(step.operands)
        if space is None:
            if len(given) == 3 and all(isinstance(one, int | Decimal) for one in given):
                raise Refused("sets a colour and does not say of what.", "Export it in CMYK.")
            return step
        if space.kind == "pattern" and space.base is not None and space.base.converted and len(given) > 1:
            said = [*self._colour(space.base, given[:-1]), given[-1]]
            return ContentStreamInstruction(said, step.operator)
        if space.kind in {"rgb", "lab"}:
            return ContentStreamInstruction(self._colour(space, given), step.operator)
        return step

    def _colour(self, space: Space, given: Sequence[Any]) -> list[Any]:
        if len(given) != 3 or not all(isinstance(one, int | float | Decimal) for one in given):
            raise Refused(_DAMAGED, "Export it again.")
        self.made.changed += 1
        return [Decimal(real(share)) for share in self._spaces.inks(space, [float(one) for one in given])]

    def _inline(self, step: ContentStreamInlineImage) -> Step:
        stream = outside(self._pdf, step.iimage)
        if stream.get("/ImageMask", False):
            return step
        space = self._spaces.space(stream.get("/ColorSpace"), self._resources)
        self.made.spots |= dict.fromkeys(space.spots)
        if space.instead is None:
            return step
        name = f"/PagekitInline{len(self.made.pictures)}"
        while name in self._taken:
            name += "x"
        self._taken.add(name)
        self._picture(stream, space)
        self.made.pictures[name] = stream
        return ContentStreamInstruction([Name(name)], Operator("Do"))


def outside(pdf: pikepdf.Pdf, picture: Any) -> pikepdf.Stream:
    """A picture that stands in the content, as one that is an object (8.9.7, tables 93 and 94)."""
    data, written = picture.read_raw_bytes(), picture.unparse()
    said = pikepdf.Object.parse(
        b"<<" + written[len(b"BI") : len(written) - len(b"ID\nEI") - len(data)] + b">>"
    )
    if not isinstance(said, Dictionary):
        raise Refused(_DAMAGED, "Export it again.")
    entries = {_KEYS.get(key, key): value for key, value in said.items()}
    if "/Filter" in entries:
        entries["/Filter"] = pikepdf.Array([Name(one) for one in picture.filters])
    given = {"/Type": Name.XObject, "/Subtype": Name.Image}
    return pdf.make_indirect(pikepdf.Stream(pdf, data, Dictionary(entries | given)))
