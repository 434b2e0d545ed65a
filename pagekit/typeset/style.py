"""a pack's text style + a language → TypeStyle: the style in points, with the look that its words are shaped in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from pagekit.errors import LayoutError
from pagekit.fonts import Look
from pagekit.house.direction import ARABIC_SCRIPT, direction
from pagekit.house.story import Run
from pagekit.layout import PrintManifest, PrintStyle, Style
from pagekit.units import Length, pt

ARABIC_FAMILY = "arabic"
"""The family of a pack that leads in text of these languages, where the pack has one."""
ARABIC_SIZE, ARABIC_FILL = 1.18, 0.9
"""How much larger Arabic letters are set, which are small on their body; and the most of the leading that they take."""
SCRIPT_SIZE, CODE_SIZE = 0.72, 0.88
"""Superior and inferior figures, and program text in a line, as a share of the size; the stylesheet says the same."""

_SWAPPED: Mapping[str, Literal["start", "end"]] = MappingProxyType({"start": "end", "end": "start"})
_FIGURES = {"lining": ("lnum",), "oldstyle": ("onum",), "tabular": ("lnum", "tnum")}


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one kind of text is set. Lengths in points, tracking in em, `before` and `after` in lines of the grid."""

    name: str
    families: tuple[str, ...]
    size: float
    leading: float
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    caps: Literal["none", "upper", "small"] = "none"
    figures: Literal["default", "lining", "oldstyle", "tabular"] = "default"
    align: Literal["start", "center", "end", "justify"] = "start"
    hyphenate: bool = False
    indent: float = 0.0
    hang: bool = False
    drop_cap: int = 0
    lead_in: bool = False
    parted: bool = False
    """Letters never join in ligatures, for the lines of the style may be tracked: it is justified, or was."""
    ragged_under: float = 0.0
    """The measure under which its text is not justified."""
    before: float = 0.0
    after: float = 0.0
    rule_above: float = 0.0
    rule_below: float = 0.0
    rule_colour: str = "ink"
    mono: tuple[str, ...] = ()
    """The families of program text inside a line."""

    def at(self, size: float, leading: float) -> TypeStyle:
        """The style at another size, from a ladder or to fit a column. Points."""
        return replace(self, size=size, leading=leading)

    def look(self, run: Run, lang: str) -> tuple[Look, float]:
        """The look of a run in this style, and its size as a share of the style's own."""
        features = list(_FIGURES.get(self.figures, ()))
        if self.caps == "small" or run.small_caps:
            features.append("smcp")
        if self.align == "justify" or self.parted or self.tracking:
            # Justified lines may be tracked, and tracked letters do not join.
            features.append("-liga")
        weight = _bolder(self.weight) if run.strong else self.weight
        families = self.mono if run.code and self.mono else self.families
        look = Look(families, weight, self.italic or run.emphasis, tuple(features), lang)
        return look, SCRIPT_SIZE if run.script else CODE_SIZE if run.code else 1.0


def type_style(manifest: PrintManifest, name: str, lang: str = "") -> TypeStyle:
    """The pack's style of that name for text in a language. Raises LayoutError for a name the pack has not."""
    style = manifest.styles.get(name)
    if style is None:
        line = f'{name} = {{ family = "{next(iter(manifest.families), "text")}", size = "9pt", leading = "12pt" }}'
        raise LayoutError(f"layout {manifest.name} has no style {name!r}. Write under [styles]: {line}")
    families = manifest.families[style.family]
    size = style.size
    tracking = style.tracking
    italic = style.italic
    align = style.align
    language = lang.partition("-")[0]
    arabic = language in ARABIC_SCRIPT and ARABIC_FAMILY in manifest.families
    if arabic:
        families = tuple(dict.fromkeys((*manifest.families[ARABIC_FAMILY], *families)))
        size = style.size_arabic or _arabic(style)
        # Arabic letters join: tracking would tear them, and there is no italic.
        tracking, italic = 0.0, False
    if direction(lang) == "rtl" and align == "justify":
        # The page engine sets justified right-to-left lines off their edge.
        align = "start"
    return TypeStyle(
        name=name,
        families=families,
        size=size.points,
        leading=_leading(style, style.size_arabic or style.size if arabic else style.size),
        weight=style.weight,
        italic=italic,
        tracking=tracking,
        caps=style.caps,
        figures=style.figures,
        align=align,
        hyphenate=style.hyphenate,
        indent=style.indent.points,
        hang=style.hang,
        drop_cap=style.drop_cap,
        lead_in=style.lead_in,
        parted=align == "justify",
        ragged_under=style.ragged[language].points if language in style.ragged else 0.0,
        before=style.before,
        after=style.after,
        rule_above=style.rule_above.points,
        rule_below=style.rule_below.points,
        rule_colour=style.rule_colour,
        mono=manifest.families.get("mono", ()),
    )


def page_aligned(style: TypeStyle, lang: str, *, rtl: bool) -> TypeStyle:
    """The style with its start and end where a page that runs so has them: words of another language may run on."""
    other = (direction(lang) == "rtl") != rtl
    return replace(style, align=_SWAPPED.get(style.align, style.align)) if other else style


def _arabic(style: PrintStyle) -> Length:
    """The size of Arabic letters where the pack says none: larger, as long as the leading holds them."""
    if style.ladder:
        return style.size
    return min(ARABIC_SIZE * style.size, max(style.size, ARABIC_FILL * pt(_leading(style, style.size))))


def _leading(style: Style, size: Length) -> float:
    return style.leading.points if isinstance(style.leading, Length) else style.leading * size.points


def _bolder(weight: int) -> int:
    """What `bolder` means (CSS Fonts Level 4, section 2.2.1)."""
    return 400 if weight < 350 else 700 if weight < 550 else 900
