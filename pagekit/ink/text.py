"""TextBox → glyph runs on the page, and the element that readers are given for it.

Nearly all lines are of one look and run from left to right: they are written straight from the words' strings. All
others are laid out part by part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from pagekit.fonts.book import FontBook
from pagekit.house.story import Run
from pagekit.ink.canvas import Canvas
from pagekit.ink.elements import tag_of
from pagekit.ink.line import SOFT_HYPHEN, SPACE, Setting, Shown, Type, filled, shown, space_after
from pagekit.ink.numbers import numbers
from pagekit.ink.order import line_levels
from pagekit.ink.page import AnchorInk, Element, HeadInk
from pagekit.ink.palette import Palette
from pagekit.ink.pen import Pen
from pagekit.ink.row import Row
from pagekit.layout import PrintManifest
from pagekit.typeset.lines.bidi import visual_order
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.page import Piece, TextBox, TextLine
from pagekit.typeset.style import TypeStyle, type_style

_SIMPLE = re.compile("[\u0020-\u007e\u00a1-\u024f\u0370-\u052f\u2010-\u2026\u20a0-\u20bf\u2116]*")
_HEAD = re.compile("h([1-6])")


class TextBrush:
    """Writes the text boxes of pages."""

    def __init__(self, manifest: PrintManifest, book: FontBook, type_: Type, palette: Palette) -> None:
        self._manifest, self._book, self._type, self._palette = manifest, book, type_, palette
        self._styles: dict[tuple[str, str], TypeStyle] = {}

    def style(self, name: str, lang: str) -> TypeStyle:
        """A style of the pack in a language. Raises LayoutError for a name the pack has not."""
        found = self._styles.get((name, lang))
        if found is None:
            found = self._styles[name, lang] = type_style(self._manifest, name, lang)
        return found

    def write(self, text: TextBox, canvas: Canvas, lang: str, read: bool) -> Element | None:
        """Write the box. `read`: it is not decoration; then its element is given back."""
        own = text.lang or lang
        style = self.style(text.style, own)
        size = text.size or style.size
        plain, opening = (
            canvas.paint(self._palette.text(colour, size)) for colour in self._colours(text, style)
        )
        pen = Pen(canvas, plain, read, _tag(text))
        box = _Box(self._type, self._book, text, style, own, pen, opening)
        box.write()
        if not read:
            return None
        first = text.pieces[0] if text.pieces else None
        head = _HEAD.fullmatch(text.tag)
        if first is not None and head is not None:
            canvas.heads.append(HeadInk(int(head[1]), box.words(), canvas.height - first.top))
        if first is not None and text.anchor and not text.continued:
            canvas.anchors.append(AnchorInk(text.anchor, first.x, canvas.height - first.top))
        if not pen.kids:
            return None
        return Element(pen.tag, tuple(pen.kids), own if own != lang else "", continued=text.continued)

    def _colours(self, text: TextBox, style: TypeStyle) -> tuple[str, str]:
        """The colour of the box, and that of the strong words that it opens with."""
        own = self._manifest.styles[text.style].colour
        said = self._manifest.roles.get(text.role)
        colour = said.colour if said is not None and said.colour else own
        return colour, said.opening if said is not None and said.opening else colour


def _tag(text: TextBox) -> str:
    return "Lbl" if text.role == "marker" else tag_of(text.tag)


@dataclass(slots=True)
class _Box:
    type: Type
    book: FontBook
    text: TextBox
    style: TypeStyle
    lang: str
    pen: Pen
    opening: str
    struck: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Every line of the box."""
        text, pen = self.text, self.pen
        levels = iter(line_levels(text))
        tall, mixed = heights(self.book, self.style), _mixed(text)
        height = pen.canvas.height
        pen.begin()
        for piece in text.pieces:
            size = piece.size or text.size or self.style.size
            setting = Setting(self.type, self.style, self.lang, size, piece.tracking, mixed)
            base = height - piece.top - tall.baseline(size, piece.leading)
            for place, line in enumerate(piece.lines):
                y = base - place * piece.leading
                own = next(levels)
                if own is not None or not self._plain(line, piece, setting, y):
                    self._line(line, piece, setting, y, own)
            if piece.marker:
                pen.label()
        pen.end()
        if self.struck:
            pen.canvas.out.append(f"/Artifact BMC {pen.colour} {' '.join(self.struck)} f EMC")

    def words(self) -> str:
        """The words of the box, for the outline."""
        lines = (line for piece in self.text.pieces for line in piece.lines)
        said = "".join(
            "".join(run.text for run in line.runs) + ("" if line.hyphen or not line.spaced else " ")
            for line in lines
        )
        return " ".join(said.translate({0xAD: None, 0x200B: None, 0x2028: " "}).split())

    def _plain(self, line: TextLine, piece: Piece, setting: Setting, y: float) -> bool:
        """Write a line of one look without links: nearly all lines of a newspaper. False for any other."""
        if len(line.runs) != 1:
            return False
        run, pen = line.runs[0], self.pen
        if run.href or run.script or run.code or run.strike or setting.mixed or pen.href is not None:
            return False
        if (run.strong and self.opening != pen.colour) or not _SIMPLE.fullmatch(run.text):
            return False
        words, size, tracking = setting.words(run)
        # The hyphen at a line's end has a code of its own on every page: it is read as a soft one.
        space, hyphen = words[SPACE], words.single(LINE_END_HYPHEN) if line.hyphen else words[SPACE]
        if words.face is None or space is None or hyphen is None:
            return False
        texts = (run.text.upper() if self.style.caps == "upper" else run.text).split(SPACE)
        parts = [part for part in map(words.__getitem__, texts) if part is not None]
        if len(parts) != len(texts):
            return False
        canvas, gaps = pen.canvas, len(parts) - 1
        wide = sum([part.width for part in parts]) + gaps * space.width
        count = sum([part.count for part in parts]) + gaps
        shows = [part.parts[0][1] for part in parts]
        if line.hyphen:
            wide, count = wide + hyphen.width, count + hyphen.count
            shows[-1] += canvas.strings(hyphen, SOFT_HYPHEN).parts[0][1]
        # The last letter is tracked as well; what that adds lies outside the measure.
        width = wide * size + tracking * (count - 1)
        between = space.parts[0][1]
        x = piece.x
        if piece.justified and gaps:
            between += f"{(width - piece.measure) * 1000 / (gaps * size):.2f}"
        elif not piece.justified:
            x += _slack(self.style, piece.measure - width, rtl=self.text.direction == "rtl")
        used = canvas.using(words)
        used.update(texts)
        used.add(SPACE)
        if line.spaced and not line.hyphen:
            # It prints nothing, and readers hear two words.
            shows.append("")
        pen.follow(None)
        pen.use(pen.colour)
        pen.track(tracking)
        pen.font(canvas.codes(words.face).name, size)
        canvas.out.append(f"1 0 0 1 {numbers(x, y)} Tm[{between.join(shows)}]TJ")
        return True

    def _line(
        self, line: TextLine, piece: Piece, setting: Setting, y: float, levels: Sequence[int] | None
    ) -> None:
        """Write any line, part by part."""
        items = shown(line, setting, levels)
        if not items:
            return
        rtl = self.text.direction == "rtl"
        width = filled(items, piece)
        x = piece.x
        if not piece.justified:
            x += _slack(self.style, piece.measure - width, rtl=rtl)
        after = space_after(line, items[-1], setting, int(rtl))
        if after is not None:
            items.append(after)
            x -= after.width + after.move if rtl else 0.0
        if levels is None:
            self._row(items, piece, setting, x, y)
            return
        # Words follow each other as they are read, wherever they stand: so the content says what the tree says.
        for item, place in zip(items, _across(items, x), strict=True):
            self._row([item], piece, setting, place, y)

    def _row(self, items: Sequence[Shown], piece: Piece, setting: Setting, x: float, y: float) -> None:
        plain, opening = self.pen.colour, self.opening
        opens = _opening(piece) if opening != plain else frozenset()
        row = Row(self.pen, x, y, setting.size, lambda run: opening if id(run) in opens else plain)
        row.show(items)
        self.struck += row.struck


def _slack(style: TypeStyle, slack: float, *, rtl: bool) -> float:
    """What a ragged line leaves free at its left."""
    if style.align == "center":
        return slack / 2
    at_right = (style.align == "end") != rtl
    return slack if at_right else 0.0


def _across(items: Sequence[Shown], x: float) -> list[float]:
    """Where each item stands on a line in which not all run one way; `x` is the line's left end."""
    places = [0.0] * len(items)
    for at in visual_order([item.level for item in items]):
        places[at] = x
        x += items[at].width + items[at].move
    return places


def _mixed(text: TextBox) -> bool:
    """Whether its words are of several looks: then all spaces are those of the plain one, as they were measured."""
    looks = {
        (run.strong, run.emphasis, run.code, run.script, run.small_caps)
        for piece in text.pieces
        for line in piece.lines
        for run in line.runs
    }
    return len(looks) > 1


def _opening(piece: Piece) -> frozenset[int]:
    """The strong words that the piece opens with, by identity: one element's, over however many lines."""
    runs = [run for line in piece.lines for run in line.runs if run.text.strip()]
    marked = dropwhile(lambda run: run == Run(run.text), runs)
    return frozenset(id(run) for run in takewhile(lambda run: run.strong, marked))
