"""a Galley + a width + levers → for every length that can be reached, the cheapest way to set the story so long.

Dynamic programming over the story's blocks: the least cost of every total length so far, for each item that may stand
last before the next one (cuts leave a choice), since spaces and indents depend on it. Lengths are column lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from pagekit.typeset.copyfit.levers import (
    ABOVE,
    BESIDE,
    CUT,
    CUT_LINE,
    OPENED,
    PULL,
    Columns,
    Galley,
    Head,
    Levers,
    Picture,
    Variant,
    lines_for,
)
from pagekit.typeset.flow.cast import NARROWEST_MEASURE, indent_of
from pagekit.typeset.lines.initials import initial
from pagekit.typeset.lines.paragraph import Paragraph, Setting
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, is_spare


class _Last(NamedTuple):
    """The item that stands last and the last paragraph, or others like them: -1 for none."""

    item: int
    text: int


class _Choice(NamedTuple):
    """What was chosen for an item: the fields that a Variant lists."""

    setting: tuple[int, int] | None = None
    picture: tuple[int, int] | None = None
    cuts: tuple[int, ...] = ()
    opened: int | None = None
    head: Head | None = None
    made: tuple[int, int] | None = None


class _Trail(NamedTuple):
    before: _Trail | None
    choice: _Choice


class _Way(NamedTuple):
    lines: int
    cost: float
    choice: _Choice | None = None


_State = tuple[float, _Trail | None]
_Reached = dict[int, _State]
"""Column lines so far → the cheapest way."""


def table(galley: Galley, columns: Columns, levers: Levers) -> dict[int, Variant]:
    """Column lines → the cheapest variant that long. There is always at least one."""
    search = _Search(galley, columns, levers)
    states = {_Last(-1, -1): search.above()}
    for block in blocks(galley.matter):
        states = search.block(block, states)
    reached: _Reached = {}
    for last, ways in states.items():
        if not search.strands(last, len(galley.matter)):
            _merge(reached, ways)
    return {lines: _variant(lines, *reached[lines]) for lines in sorted(reached)}


def blocks(matter: Sequence[Flowing]) -> Iterator[range]:
    """Places of the matter that are cut together or not at all: those of one block of the story that is marked."""

    def of(item: int) -> tuple[int, int]:
        flowing = matter[item]
        return (flowing.source, 0) if flowing.optional and flowing.source >= 0 else (-1, item)

    for _, items in groupby(range(len(matter)), key=of):
        found = list(items)
        yield range(found[0], found[-1] + 1)


class _Search:
    """What each item may take, and what it costs, in columns of one width."""

    def __init__(self, galley: Galley, columns: Columns, levers: Levers) -> None:
        self.galley, self.columns, self.levers = galley, columns, levers
        self.matter, self.grid, self.line = galley.matter, galley.grid, galley.line
        self._pictures = {picture.item: place for place, picture in enumerate(galley.pictures)}
        self._ways: dict[tuple[int, float], tuple[_Way, ...]] = {}
        self._alike: dict[tuple[object, object], int] = {}
        self._text_lines: int | None = None

    def above(self) -> _Reached:
        """What stands over the text: head and pictures."""
        count, width = self.columns.number, self.columns.across(self.columns.number)
        heads = self.galley.heads(width)[: None if self.levers.heads else 1]
        reached: _Reached = {0: (0.0, None)}
        if heads:
            ways = [_Way(head.taken(count), head.cost, _Choice(head=head)) for head in heads]
            reached = _grown(reached, ways)
        for place, picture in enumerate(self.galley.pictures):
            if picture.item == ABOVE:
                reached = _grown(reached, self._picture(place, picture, picture.span))
        return reached

    def block(self, items: range, states: Mapping[_Last, _Reached]) -> dict[_Last, _Reached]:
        """The states after a block that stands, or is cut where it may be."""
        result: dict[_Last, _Reached] = {}
        if self._may_stand(items[0]):
            standing: Mapping[_Last, _Reached] = states
            for item in items:
                standing = self._item(item, standing)
            result = {last: dict(ways) for last, ways in standing.items()}
        cost = self._cut_cost(items)
        if cost is not None:
            gone = [_Way(0, cost, _Choice(cuts=tuple(items)))]
            for last, ways in states.items():
                _merge(result.setdefault(last, {}), _grown(ways, gone))
        return result

    def _may_stand(self, item: int) -> bool:
        """Whether it may, which all may but what is spare."""
        if not is_spare(self.matter[item]):
            return True
        return self.levers.pulls and bool(self._taken(item, _Last(-1, -1)))

    def strands(self, last: _Last, item: int) -> bool:
        """True when cuts would leave a head without what it heads, before the item of that place or the end."""
        if last.item < 0 or last.item == item - 1:
            return False
        heads = item == len(self.matter) or _is_head(self.matter[item])
        return heads and _is_head(self.matter[last.item])

    def _item(self, item: int, states: Mapping[_Last, _Reached]) -> dict[_Last, _Reached]:
        result: dict[_Last, _Reached] = {}
        for last, ways in states.items():
            if not self.strands(last, item):
                after = self._standing(item, last)
                found = _grown(ways, self._spaced(item, last, self._taken(item, last)))
                _merge(result.setdefault(after, {}), found)
        return result

    def _standing(self, item: int, last: _Last) -> _Last:
        """The state in which this item stands last. Items after which all goes on alike share one."""
        flowing = self.matter[item]
        after = item
        if not _is_head(flowing):
            after = self._alike.setdefault((flowing.after, self._span(item)), item)
        if not isinstance(flowing, FlowText):
            return _Last(after, last.text)
        text = self._alike.setdefault((flowing.paragraph.style.name, flowing.role), item)
        return _Last(after, text)

    def _spaced(self, item: int, last: _Last, ways: Sequence[_Way]) -> list[_Way]:
        """The ways with the space above, which may be opened by a line over heads and boxes."""
        flowing, columns, gap = self.matter[item], self._span(item), 0
        if last.item >= 0:
            columns = max(columns, self._span(last.item))
            gap = max(self.matter[last.item].after, flowing.before) * columns
        made = [way._replace(lines=way.lines + gap) for way in ways]
        opens = gap and flowing.before and columns == 1 and self.levers.spacing
        if not opens or (isinstance(flowing, FlowText) and not _is_head(flowing)):
            return made
        more = [
            _Way(lines + 1, cost + OPENED, (choice or _Choice())._replace(opened=item))
            for lines, cost, choice in made
        ]
        return [*made, *more]

    def _taken(self, item: int, last: _Last) -> tuple[_Way, ...]:
        """What the item itself takes."""
        flowing = self.matter[item]
        indent = 0.0
        if isinstance(flowing, FlowText) and last.text >= 0:
            indent = indent_of((self.matter[last.text], flowing), 1)
        found = self._ways.get((item, indent))
        if found is None:
            made = (
                self._text(item, flowing, indent)
                if isinstance(flowing, FlowText)
                else self._box(item, flowing)
            )
            found = self._ways[item, indent] = tuple(made)
        return found

    def _text(self, item: int, text: FlowText, indent: float) -> Iterator[_Way]:
        measure = max(self.columns.width - text.inset_start - text.inset_end, NARROWEST_MEASURE)
        settings, lead = self._settings(text, measure, indent)
        ratio = text.paragraph.style.leading / self.grid
        best = min(settings.values(), key=lambda setting: setting.cost)
        natural = next(count for count, setting in settings.items() if setting is best)
        for count, setting in settings.items():
            if setting is best or self._yields(text, count - natural, setting.cost - best.cost):
                lines = max(lead, ceil(count * ratio - 1e-6))
                yield _Way(lines, setting.cost - best.cost, _Choice(setting=(item, count)))

    def _yields(self, text: FlowText, more: int, cost: float) -> bool:
        """Whether a paragraph may be set in so many lines more. One with a drop cap is left to the flow."""
        limits = self.galley.limits
        near = -limits.tighter <= more <= limits.looser and cost < limits.dearest
        return self.levers.paragraphs and near and not text.drop_cap

    def _settings(self, text: FlowText, measure: float, indent: float) -> tuple[Mapping[int, Setting], int]:
        """Number of lines → setting, and the lines that a drop cap takes at least."""
        setter = self.galley.typesetter
        first = initial(text.paragraph, text.drop_cap, setter) if setter and text.drop_cap > 1 else None
        if first is None:
            return text.paragraph.settings(measure, indent), 1
        beside = max(measure - first.width - first.air, NARROWEST_MEASURE)
        shape = _beside(beside, measure, first.lines)
        rest: Paragraph = first.rest
        return rest.shaped(shape, 0.0, first.lines, first.ragged(measure)), first.lines

    def _box(self, item: int, box: FlowBox) -> Iterator[_Way]:
        place, span = self._pictures.get(item), self._span(item)
        if place is not None:
            yield from self._picture(place, self.galley.pictures[place], span)
            return
        known = set[int]()
        for way, make in enumerate((box.make, *box.ways)):
            lines = lines_for(make(self.columns.across(span)).height, self.grid, self.line) * span
            if lines not in known and (box.spare is None or self._holds(lines + box.before + box.after)):
                yield _Way(lines, box.spare or 0.0, _Choice(made=(item, way)) if way else None)
            known.add(lines)

    def _holds(self, lines: int) -> bool:
        """Whether columns hold a spare box of so many lines with text over it and under it."""
        if self._text_lines is None:
            measured = (
                one.paragraph.settings(self.columns.width, one.paragraph.style.indent if item else 0.0)
                for item, one in enumerate(self.matter)
                if isinstance(one, FlowText)
            )
            self._text_lines = sum(min(ways.items(), key=lambda way: way[1].cost)[0] for ways in measured)
        return self._text_lines + lines >= self.columns.number * (lines + 2 * BESIDE)

    def _picture(self, place: int, picture: Picture, span: int) -> Iterator[_Way]:
        span = max(1, min(span, self.columns.number))
        for lines, cost in picture.heights(self.columns.across(span), self.grid, self.line):
            if self.levers.pictures or not cost:
                yield _Way(lines * span, cost, _Choice(picture=(place, lines)))

    def _span(self, item: int) -> int:
        flowing = self.matter[item]
        return min(flowing.span, self.columns.number) if isinstance(flowing, FlowBox) else 1

    def _cut_cost(self, items: range) -> float | None:
        """What it costs to leave the block out; None when it may not be."""
        first = self.matter[items[0]]
        if is_spare(first):
            return 0.0
        if isinstance(first, FlowBox) and first.kind == "pull" and self.levers.pulls:
            return PULL
        if not first.optional or not self.levers.cuts:
            return None
        ways = (self._taken(item, _Last(-1, -1)) for item in items)
        return CUT + CUT_LINE * sum(min(found, key=lambda way: way.cost).lines for found in ways)


def _is_head(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowText) and flowing.keep_next and flowing.tag.startswith("h")


def _beside(beside: float, measure: float, lines: int) -> Callable[[int], tuple[float, float]]:
    return lambda line: (0.0, beside if line < lines else measure)


def _grown(reached: Mapping[int, _State], ways: Sequence[_Way] | Iterator[_Way]) -> _Reached:
    """Each length so far with each way to go on."""
    found: _Reached = {}
    for more, extra, choice in ways:
        for lines, (cost, trail) in reached.items():
            total, paid = lines + more, cost + extra
            known = found.get(total)
            if known is None or paid < known[0]:
                found[total] = (paid, _Trail(trail, choice) if choice else trail)
    return found or dict(reached)


def _merge(into: _Reached, ways: Mapping[int, _State]) -> None:
    for lines, state in ways.items():
        known = into.get(lines)
        if known is None or state[0] < known[0]:
            into[lines] = state


def _variant(lines: int, cost: float, trail: _Trail | None) -> Variant:
    choices: list[_Choice] = []
    while trail:
        choices.append(trail.choice)
        trail = trail.before
    choices.reverse()
    return Variant(
        lines=lines,
        cost=cost,
        settings=tuple(choice.setting for choice in choices if choice.setting),
        head=next((choice.head for choice in choices if choice.head), None),
        pictures=tuple(choice.picture for choice in choices if choice.picture),
        cuts=tuple(item for choice in choices for item in choice.cuts),
        opened=tuple(choice.opened for choice in choices if choice.opened is not None),
        made=tuple(choice.made for choice in choices if choice.made),
    )
