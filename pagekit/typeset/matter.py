"""what a story is made of, ready to flow: paragraphs that break between lines, boxes that break only when they must.

Lengths are points; spaces before and after are lines of the baseline grid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pagekit.notes import Note
from pagekit.typeset.lines.paragraph import Paragraph
from pagekit.typeset.page import Item


@dataclass(frozen=True, slots=True)
class FlowText:
    """A paragraph or head of the flow, on the baseline grid: each of its lines takes one line of the grid."""

    paragraph: Paragraph
    tag: str = "p"
    role: str = ""
    before: int = 0
    """Lines of the grid left free above; none at the top of a frame. Of two neighbours the larger space counts."""
    after: int = 0
    keep_next: bool = False
    """Never parted from the first two lines of what follows: a cross-head."""
    keep_previous: bool = False
    """Never parted from the last two lines of what stands before: a byline."""
    whole: bool = False
    """Never broken over frames, unless no frame could hold it."""
    inset_start: float = 0.0
    """Space left free at its start edge (the left, or the right in right-to-left text): quotations, items of a list."""
    inset_end: float = 0.0
    drop_cap: int = 0
    """Lines the initial takes; 0 for none."""
    marker: str = ""
    """An item's bullet or number, set in the free space at its start."""
    anchor: str = ""
    source: int = -1
    """The place of the block in the story's body; -1 for furniture such as the byline."""
    optional: bool = False
    group: tuple[str, ...] = ()
    """The elements it stands in, outermost first, each `tag#key`, such as ("ul#4", "li#4.0"): neighbours with an equal
    path share the element. A key may end in `?` and the element's attributes, such as `ol#4?start=7`; `role` its role.
    """
    bar: float = 0.0
    """The thickness of an upright rule at the start edge of the measure, beside all its lines, drawn on through the
    space between neighbours that share the outermost element: quotations."""
    bar_colour: str = "accent"


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a box that is never broken. Its items lie relative to its own top left corner."""

    height: float
    items: tuple[Item, ...]
    keep_next: bool = False
    repeat: bool = False
    """A table's head: set again where the box goes on in another frame."""
    group: tuple[str, ...] = ()
    """The elements its items stand in, inside the box, as in `FlowText.group`: rows of one list share the list. A
    paragraph may run over several rows of one path; its later text boxes are `continued` and go on in the first one's
    element."""


@dataclass(frozen=True, slots=True)
class SetBox:
    """A box set to a width: its rows from top to foot. `ground` is drawn behind them, in each part of a broken box."""

    rows: tuple[Row, ...]
    width: float
    tag: str = "div"
    role: str = ""
    label: str = ""
    ground: str = ""
    """A colour of the pack behind the box, or nothing."""
    rule_above: float = 0.0
    rule_below: float = 0.0
    rule_colour: str = "ink"
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    again: tuple[Row, ...] = ()
    """What stands at the head of every later part: that it goes on."""
    narrow: bool = False
    """It gains nothing by more columns than one, and is set in one."""
    notes: tuple[Note, ...] = ()
    """What a person should see about the box where it stands in this width."""

    @property
    def height(self) -> float:
        """From the top rule to the bottom rule, in points; the flow rounds it up to the grid."""
        return self.pad_top + self.pad_bottom + sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class FlowBox:
    """A picture with its caption, a fact box, a table, a pull quote, an advert: set for a width, kept whole."""

    make: Callable[[float], SetBox]
    """Width in points → the box. Pure; called again for another width."""
    kind: Literal["figure", "factbox", "table", "pull", "code", "advert", "break", "list"]
    span: int = 1
    """Columns it would like to take; the flow gives it at most what the page has."""
    floats: bool = False
    """It may leave its place for the head of a coming frame, and text goes on before it: pictures, boxes, adverts."""
    foot: bool = False
    """It would rather stand at the foot of its page's last column: side boxes."""
    before: int = 1
    after: int = 1
    source: int = -1
    optional: bool = False
    spare: float | None = None
    """What it costs that it stands, as copyfitting counts: it is out, and comes in where a story is short of its box.
    None for all that belongs to the story."""
    ways: tuple[Callable[[float], SetBox], ...] = ()
    """Of what is spare: other ways to make it."""


Flowing = FlowText | FlowBox


def is_spare(flowing: Flowing) -> bool:
    """Whether it is out, and comes in only where a story is short of its box."""
    return isinstance(flowing, FlowBox) and flowing.spare is not None
