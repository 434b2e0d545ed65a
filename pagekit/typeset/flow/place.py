"""parts on slots → the items of each page: text boxes of pieces, boxes with their grounds and rules, elements around
them.

Lengths are points in page coordinates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from pagekit.house.story import Run
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.cast import edges
from pagekit.typeset.flow.nesting import BoxNesting, Entry, Nesting, broken_paths
from pagekit.typeset.flow.parts import BoxPart, Stood, TextPart, boxes, texts
from pagekit.typeset.lines.paragraph import Typesetter, pieces
from pagekit.typeset.matter import Flowing, FlowText, Row, SetBox
from pagekit.typeset.page import Box, Group, Item, Piece, RuleBox, TextBox, TextLine, TintBox, moved

MARKER_LETTER = 0.55
"""Em that a letter of a marker takes when nobody can measure it."""
MARKER_AIR = 0.4
"""Em between a marker and its text."""


class Placer:
    """Places parts. The same for every page of a flow."""

    def __init__(
        self, matter: Sequence[Flowing], grid: float, line: GridLine, typesetter: Typesetter | None
    ) -> None:
        self.matter, self.grid, self.line, self.typesetter = matter, grid, line, typesetter
        self._nesting = Nesting()
        self._broken: Mapping[int, BoxNesting] = {}

    def pages(self, stood: Iterable[Stood]) -> Mapping[int, tuple[Item, ...]]:
        """Page number → its items in reading order, which is that of the matter."""
        by_page: dict[int, list[Stood]] = defaultdict(list)
        parts: dict[int, list[tuple[Stood, BoxPart]]] = defaultdict(list)
        stood = list(stood)
        for one in stood:
            by_page[one.page].append(one)
            if isinstance(one.part, BoxPart):
                parts[one.part.item].append((one, one.part))
        self._nesting = Nesting(broken_paths(self.matter, stood))
        self._broken = {item: BoxNesting(item, own) for item, own in parts.items() if len(own) > 1}
        return {
            page: self._page(sorted(own, key=lambda one: one.part.item))
            for page, own in sorted(by_page.items())
        }

    def _page(self, stood: Sequence[Stood]) -> tuple[Item, ...]:
        entries = []
        bars = self._bars(stood)
        for item, group in groupby(stood, key=lambda one: one.part.item):
            flowing, parts = self.matter[item], list(group)
            if isinstance(flowing, FlowText):
                text = texts(parts)
                rules = tuple(self._rules(flowing, text))
                entries.append(Entry(flowing.group, (*bars.get(item, ()), *rules, self._text(flowing, text))))
            else:
                entries.append(Entry((), (self._box(boxes(parts)),)))
        return self._nesting.items(entries)

    # ---- paragraphs ------------------------------------------------------------------------------------------

    def _text(self, text: FlowText, parts: Sequence[tuple[Stood, TextPart]]) -> TextBox:
        """One element for all the parts that stand on the page."""
        made: list[Piece] = []
        for one, part in parts:
            if part.first == 0:
                made += self._marker(text, one)
                made += _initial(text, part, one)
            made += _lines(text, part, one, self.top(one))
        continued = parts[0][1].first > 0
        return TextBox(
            tag=text.tag,
            style=text.paragraph.style.name,
            pieces=tuple(made),
            lang=text.paragraph.lang,
            direction=text.paragraph.direction,
            anchor="" if continued else text.anchor,
            role=text.role,
            continued=continued,
        )

    def top(self, one: Stood) -> float:
        """The top of a text part's first line.

        Slack goes above a head, and is shared above and below other text; there is none above at the head of a leg.
        """
        part, top = one.part, one.slots[0].top
        if not isinstance(part, TextPart) or part.cast.ratio == 1.0 or one.head:
            return top
        text = self.matter[part.item]
        slack = max(0.0, part.taken - part.lines * part.cast.ratio) * self.grid
        above = isinstance(text, FlowText) and text.keep_next
        return top + (slack if above else slack / 2)

    def _marker(self, text: FlowText, one: Stood) -> list[Piece]:
        if not text.marker:
            return []
        style, slot = text.paragraph.style, one.slots[0]
        if self.typesetter:
            width = self.typesetter.width(text.marker, style, text.paragraph.lang)
        else:
            width = MARKER_LETTER * style.size * len(text.marker)
        air = MARKER_AIR * style.size
        if text.paragraph.direction == "rtl":
            x = min(slot.x + slot.width - text.inset_start + air, slot.x + slot.width - width)
        else:
            x = max(slot.x, slot.x + text.inset_start - width - air)
        line = TextLine((Run(text.marker),))
        return [Piece(x, self.top(one), width, style.leading, (line,), marker=True)]

    def _rules(self, text: FlowText, parts: Sequence[tuple[Stood, TextPart]]) -> Iterator[RuleBox]:
        """The style's rules over a text's first line and under its last."""
        style = text.paragraph.style
        (first, opening), (last, ending) = parts[0], parts[-1]
        if style.rule_above and opening.first == 0:
            top = self.top(first) - style.rule_above
            yield RuleBox(_strip(text, first, top, style.rule_above), style.rule_colour)
        if style.rule_below and ending.last:
            foot = self.top(last) + ending.lines * style.leading
            yield RuleBox(_strip(text, last, foot, style.rule_below), style.rule_colour)

    def _bars(self, stood: Sequence[Stood]) -> Mapping[int, list[RuleBox]]:
        """The upright rules beside texts, drawn on to the next text of the same outermost element."""
        bars: dict[int, list[RuleBox]] = defaultdict(list)
        following: list[Stood | None] = [*stood[1:], None]
        for one, after in zip(stood, following, strict=True):
            text, part = self.matter[one.part.item], one.part
            if not isinstance(text, FlowText) or not isinstance(part, TextPart) or not text.bar:
                continue
            top = self.top(one)
            foot = top + part.lines * text.paragraph.style.leading
            if after and after.frame is one.frame and after.slots[0].top > top and self._joined(text, after):
                foot = self.top(after)
            slot = one.slots[0]
            x = slot.x + slot.width - text.bar if text.paragraph.direction == "rtl" else slot.x
            bars[part.item].append(RuleBox(Box(x, top, text.bar, foot - top), text.bar_colour))
        return bars

    def _joined(self, text: FlowText, after: Stood) -> bool:
        other = self.matter[after.part.item]
        return isinstance(other, FlowText) and bool(other.bar) and other.group[:1] == text.group[:1] != ()

    # ---- boxes -----------------------------------------------------------------------------------------------

    def _box(self, parts: Sequence[tuple[Stood, BoxPart]]) -> Group:
        """One element for all the parts of a box that stand on the page, with a ground and rules for each."""
        first = parts[0][1].box
        broken = self._broken.get(parts[0][1].item)
        grounds: list[Item] = []
        entries: list[Entry] = []
        for one, part in parts:
            x, top = one.slots[0].x, self.box_top(one, part)
            grounds += _grounds(part.box, x, top)
            again = broken.again(part) if broken else 0
            entries += _rows(part.box.rows, x, top + part.box.pad_top, again)
        nesting = broken.nesting if broken else Nesting()
        group = Group(first.tag, (*grounds, *nesting.items(entries)), role=first.role, label=first.label)
        return broken.part(group) if broken else group

    def box_top(self, one: Stood, part: BoxPart) -> float:
        """The top of a box: on the x-height at a leg's head, its foot on the baseline at a foot, else in the middle."""
        slack = part.taken * self.grid - self.line.rise - self.line.drop - part.box.height
        share = 0.0 if one.head or slack < 0 else 1.0 if one.foot else 0.5
        if part.given and share == 0.5:
            # Above and below there is a line less in all: what is left is shared.
            slack -= self.grid
        return one.slots[0].top + self.line.rise + share * slack


def _grounds(box: SetBox, x: float, top: float) -> Iterator[Item]:
    if box.ground:
        yield TintBox(Box(x, top, box.width, box.height), box.ground)
    if box.rule_above:
        yield RuleBox(Box(x, top, box.width, box.rule_above), box.rule_colour)
    if box.rule_below:
        foot = top + box.height - box.rule_below
        yield RuleBox(Box(x, foot, box.width, box.rule_below), box.rule_colour)


def _rows(rows: Sequence[Row], x: float, top: float, again: int) -> Iterator[Entry]:
    for place, row in enumerate(rows):
        yield Entry(row.group, tuple(moved(item, x, top) for item in row.items), place < again)
        top += row.height


def _strip(text: FlowText, one: Stood, top: float, height: float) -> Box:
    slot = one.slots[0]
    left = text.inset_end if text.paragraph.direction == "rtl" else text.inset_start
    return Box(slot.x + left, top, max(slot.width - text.inset_start - text.inset_end, 0.0), height)


def _initial(text: FlowText, part: TextPart, one: Stood) -> list[Piece]:
    first, slot = part.cast.initial, one.slots[0]
    if first is None:
        return []
    if text.paragraph.direction == "rtl":
        x = slot.x + slot.width - text.inset_start - first.width
    else:
        x = slot.x + text.inset_start
    return [Piece(x, slot.top + first.rise, first.width, first.leading, (first.line,), size=first.size)]


def _lines(text: FlowText, part: TextPart, one: Stood, top: float) -> list[Piece]:
    """The part's lines as pieces, each at the left edge of its own slot."""
    cast = part.cast
    leading = cast.paragraph.style.leading
    alike = len({slot.x for slot in one.slots}) == 1 and cast.initial is None
    if alike and cast.paragraph.direction == "ltr":
        # One left edge: no line needs to be asked for its own.
        lines = cast.lines[part.first : part.first + part.lines]
        return list(pieces(cast.paragraph, lines, one.slots[0].x + text.inset_start, top))
    lefts = [_left(text, part, one, line) for line in range(part.lines)]
    changes = [line for line, (left, right) in enumerate(pairwise(lefts), 1) if left != right]
    made: list[Piece] = []
    for start, end in pairwise([0, *changes, part.lines]):
        lines = cast.lines[part.first + start : part.first + end]
        made += pieces(cast.paragraph, lines, lefts[start], top + start * leading)
    return made


def _left(text: FlowText, part: TextPart, one: Stood, number: int) -> float:
    """The x that a line's own inset counts from; of right-to-left lines, the left edge itself."""
    cast, line = part.cast, part.cast.lines[part.first + number]
    left, right = edges(one.slots, 0, number, cast.ratio, len(one.slots))
    beside = cast.initial and part.first + number < cast.initial.lines
    shift = cast.initial.width + cast.initial.air if cast.initial and beside else 0.0
    if cast.paragraph.direction == "rtl":
        return right - text.inset_start - shift - line.left - line.measure
    return left + text.inset_start + shift
