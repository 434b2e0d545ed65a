"""layout.toml → Layout: page, grid, text styles, colours, slots and options, as a designer wrote them."""

from pagekit.layout.edition import (
    AdvertSize,
    EditionCosts,
    EditionDesign,
    HeadBand,
    JumpDesign,
    PageDesign,
)
from pagekit.layout.manifest import (
    Composed,
    FlowManifest,
    JumpLimits,
    Layout,
    Manifest,
    PrintManifest,
    WebManifest,
)
from pagekit.layout.options import OptionValue, choose
from pagekit.layout.packs import find_layout, list_layouts
from pagekit.layout.records import (
    Cmyk,
    Ink,
    Paper,
    PictureRole,
    PrintPicture,
    PrintStyle,
    Style,
    WebPicture,
    WebStyle,
)
from pagekit.layout.runs import RunsDesign
from pagekit.layout.slot import Slot

__all__ = [
    "AdvertSize",
    "Cmyk",
    "Composed",
    "EditionCosts",
    "EditionDesign",
    "FlowManifest",
    "HeadBand",
    "Ink",
    "JumpDesign",
    "JumpLimits",
    "Layout",
    "Manifest",
    "OptionValue",
    "PageDesign",
    "Paper",
    "PictureRole",
    "PrintManifest",
    "PrintPicture",
    "PrintStyle",
    "RunsDesign",
    "Slot",
    "Style",
    "WebManifest",
    "WebPicture",
    "WebStyle",
    "choose",
    "find_layout",
    "list_layouts",
]
