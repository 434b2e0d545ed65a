"""a story in columns → the places where it may be split; such a place → the front and the turn, with their lines.

The rules:
1. A jump stands inside a paragraph: who reads to the foot of the column wants to know how it goes on.
2. Never at a line that ends in a hyphen or inside a word; two lines of the paragraph at least stand on either side.
3. Lines of text come before it, come after a head, and are turned, at least as many as the pack says: one reader in
   five is lost here.
4. Lists, quotations, heads, boxes and the first words beside a drop cap are not parted.
5. The jump line names the page and a key word of the head; the turn opens with that word as its head.

Lengths are points, `lines` column lines of the baseline grid.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pagekit.house.labels import jump_words
from pagekit.house.story import Labels, Run, Runs, plain
from pagekit.layout import JumpLimits
from pagekit.typeset.copyfit.decided import Decided
from pagekit.typeset.copyfit.levers import Columns, lines_for
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.cast import NARROWEST_MEASURE, indent_of
from pagekit.typeset.lines.headline import WEAK_WORDS
from pagekit.typeset.lines.paragraph import Line, Setting, Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.style import TypeStyle

WON = 6
"""Column lines that a flow may win against the count, at the heads and feet of columns."""
OF_PARAGRAPH = 2
"""Lines of the broken paragraph on either side."""
USUAL = JumpLimits()
"""What a pack asks for that says nothing else."""
_MARKS = "«»„“”‚‘’\"'()[]{}<>.,:;!?…—–-·"


@dataclass(frozen=True, slots=True)
class Jump:
    """A place where a story may be split."""

    item: int
    """The paragraph's place in the matter."""
    line: int
    """Its lines that stay on the front."""
    text: int
    """Lines of text on the front."""
    lines: int
    """Column lines that all of the front takes, spaces included."""
    turned: int
    """Column lines that are turned."""
    measure: float
    """What the paragraph is set in, with the indent of its first line."""
    indent: float


@dataclass(frozen=True, slots=True)
class _Place:
    """An item of the matter as it stands: the column lines before it, its own, and the lines of text before it."""

    item: int
    before: int
    taken: int
    text: int
    since_head: int
    """Lines of text since the last head, or since the beginning of a story that has none yet."""


def jumps(
    matter: Sequence[Flowing],
    columns: Columns,
    grid: float,
    line: GridLine | None = None,
    limits: JumpLimits = USUAL,
) -> tuple[Jump, ...]:
    """The legal jump lines of matter as it is set in such columns, in order."""
    places = list(_places(matter, columns, grid, line or GridLine()))
    total = places[-1].before + places[-1].taken if places else 0
    words = sum(place.taken for place in places if isinstance(matter[place.item], FlowText))
    found: list[Jump] = []
    for place in places:
        text = matter[place.item]
        if isinstance(text, FlowText) and _may_break(text, grid):
            measure, indent = _measure(text, columns.width), indent_of(matter, place.item)
            found.extend(_inside(place, text, measure, indent, total, limits))
    return tuple(jump for jump in found if words - jump.text >= limits.turned)


def worth_trying(found: Sequence[Jump], room: int) -> Iterator[Jump]:
    """The jumps whose front may go into so many column lines, the last first.

    What takes more lines than there are, by more than a flow can win, need not be tried.
    """
    return (jump for jump in reversed(found) if jump.lines <= room + WON)


def split(
    matter: Sequence[Flowing], at: Jump, typesetter: Typesetter
) -> tuple[tuple[Flowing, ...], tuple[Flowing, ...]]:
    """Front and turn. In its own measure the broken paragraph keeps the lines that were decided; else it is set anew.

    Raises TypeError when the jump is not one of this matter's.
    """
    text = matter[at.item]
    if not isinstance(text, FlowText):
        raise TypeError(f"Item {at.item} is no paragraph: take a jump that was found in this matter.")
    lines = text.paragraph.best(at.measure, at.indent).lines
    part = partial(_part, text, at, typesetter)
    front = part(lines[: at.line], 0, lines[at.line - 1].end, at.indent)
    turn = part(lines[at.line :], lines[at.line].start, len(text.paragraph.text), 0.0)
    turn = replace(turn, anchor="", before=0)
    return (*matter[: at.item], front), (turn, *matter[at.item + 1 :])


# ---- What stands at either end -----------------------------------------------------------------------------


def key_word(headline: Runs) -> str:
    """The word of a head that stands for it: the longest that is not a weak word, as written; of equals the first.

    >>> key_word((Run("Saiga come home over the railway"),))
    'railway'
    """
    words = [_bare(word) for word in plain(headline).split()]
    strong = [word for word in words if word.lower() not in WEAK_WORDS and any(map(str.isalpha, word))]
    return max(strong or words, key=len, default="")


def jump_line(labels: Labels, page: int | str, key: str = "") -> Runs:
    """`Continued on page 4: railway`, in the page's language."""
    words = jump_words(labels)
    line = words.jump.format(page=page)
    return (Run(f"{line}{words.colon}"), Run(key, strong=True)) if key else (Run(line),)


def turn_line(labels: Labels, page: int | str) -> Runs:
    """`From page 1`, in the page's language."""
    return (Run(jump_words(labels).turn.format(page=page)),)


def jump_foot(
    typesetter: Typesetter, style: TypeStyle, labels: Labels, page: int | str, key: str = ""
) -> FlowText:
    """The jump line, to stand under the front."""
    paragraph = typesetter.paragraph(jump_line(labels, page, key), style, labels.lang)
    return FlowText(paragraph, role="jump-line", whole=True)


def turn_head(
    typesetter: Typesetter,
    head: TypeStyle,
    style: TypeStyle,
    labels: Labels,
    page: int | str,
    key: str,
    lang: str,
) -> tuple[FlowText, ...]:
    """The jump head, set small in the story's language, and the turn line under it, to stand over the turn."""
    line = typesetter.paragraph(turn_line(labels, page), style, labels.lang)
    under = FlowText(line, role="turn-line", keep_next=True, whole=True)
    if not key:
        return (under,)
    paragraph = typesetter.paragraph((Run(key),), head, lang)
    return FlowText(paragraph, tag="h2", role="jump-head", keep_next=True, whole=True), under


# ---- Where -------------------------------------------------------------------------------------------------


def _places(matter: Sequence[Flowing], columns: Columns, grid: float, line: GridLine) -> Iterator[_Place]:
    before = text = since_head = after = 0
    spanned = 1
    for item, flowing in enumerate(matter):
        span = min(flowing.span, columns.number) if isinstance(flowing, FlowBox) else 1
        before += max(after, flowing.before) * max(span, spanned) if item else 0
        if isinstance(flowing, FlowText):
            lines = flowing.paragraph.best(_measure(flowing, columns.width), indent_of(matter, item)).lines
            taken = math.ceil(len(lines) * flowing.paragraph.style.leading / grid - 1e-6)
        else:
            taken = lines_for(flowing.make(columns.across(span)).height, grid, line) * span
        yield _Place(item, before, taken, text, since_head)
        before, after, spanned = before + taken, flowing.after, span
        if isinstance(flowing, FlowText):
            text += taken
            since_head = 0 if flowing.keep_next else since_head + taken


def _inside(
    place: _Place, text: FlowText, measure: float, indent: float, total: int, limits: JumpLimits
) -> Iterator[Jump]:
    """The jumps inside one paragraph."""
    lines = text.paragraph.best(measure, indent).lines
    for count in range(OF_PARAGRAPH, len(lines) - OF_PARAGRAPH + 1):
        last, far = lines[count - 1], place.since_head + count >= limits.after_head
        if last.spaced and not last.hyphen and far and place.text + count >= limits.before:
            front = place.before + count
            yield Jump(place.item, count, place.text + count, front, total - front, measure, indent)


def _may_break(text: FlowText, grid: float) -> bool:
    whole = text.whole or text.keep_next or text.drop_cap or text.marker
    plain_text = text.tag == "p" and not text.role and not text.group
    return plain_text and not whole and abs(text.paragraph.style.leading - grid) < 1e-6


def _measure(text: FlowText, width: float) -> float:
    return max(width - text.inset_start - text.inset_end, NARROWEST_MEASURE)


def _part(
    text: FlowText,
    at: Jump,
    typesetter: Typesetter,
    lines: Sequence[Line],
    start: int,
    end: int,
    indent: float,
) -> FlowText:
    """The part of a paragraph from one offset to another, in the lines that are given."""
    whole = text.paragraph
    moved = tuple(replace(line, start=line.start - start, end=line.end - start) for line in lines)
    part = typesetter.paragraph(_cut(whole.runs, start, end), whole.style, whole.lang)
    cost = whole.best(at.measure, at.indent).cost
    return replace(text, paragraph=Decided(part, at.measure, {indent: Setting(moved, cost)}))


def _cut(runs: Runs, start: int, end: int) -> Runs:
    """The runs from one offset of their text to another, soft hyphens and all."""
    found, position = [], 0
    for run in runs:
        piece = run.text[max(0, start - position) : max(0, end - position)]
        found.extend([replace(run, text=piece)] if piece else [])
        position += len(run.text)
    return tuple(found)


def _bare(word: str) -> str:
    bare = word.strip(_MARKS)
    return bare.removesuffix("’s").removesuffix("'s") or word
