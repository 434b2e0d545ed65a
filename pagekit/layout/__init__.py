"""layout.toml → Layout: page, grid, text styles, colours, slots and options, as a designer wrote them."""

from pagekit.layout.manifest import Composed, Ink, Layout, Manifest, Paper, PictureRole, Style
from pagekit.layout.options import OptionValue, choose
from pagekit.layout.packs import find_layout, list_layouts
from pagekit.layout.slot import Slot

__all__ = [
    "Composed",
    "Ink",
    "Layout",
    "Manifest",
    "OptionValue",
    "Paper",
    "PictureRole",
    "Slot",
    "Style",
    "choose",
    "find_layout",
    "list_layouts",
]
