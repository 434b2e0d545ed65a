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
from pagekit.ink.numbers import number, numbers
from pagekit.ink.order import line_levels
from pagekit.ink.page import AnchorInk, Element, HeadInk
from pagekit.ink.palette import Palette
from pagekit.layout import PrintManifest
from pagekit.typeset.lines.bidi import visual_order
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.page import Piece, TextBox, TextLine
from pagekit.typeset.style import TypeStyle, type_style

_SIMPLE = re.compile("[\u0020-\u007e\u00a1-\u024f\u0370-\u052f\u2010-\u2026\u20a0-\u20bf\u2116]*")
_HEAD = re.compile("h([1-6])")
LINK_ABOVE, LINK_BELOW = 0.75, 0.25
"""How far the area of a link reaches over and under the baseline, as a share of the size."""
STRIKE_AT, STRIKE_WEIGHT = 0.26, 0.05
"""Where the line through struck text lies over the baseline, and how thick it is, as shares of the size."""


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
        colour, opening = self._colours(text, style)
        pen = _Pen(canvas, self._palette.fill(colour), read, _tag(text))
        box = _Box(self._type, self._book, text, style, own, pen, self._palette.fill(opening))
        box.write()
        if not read:
            return None
        first = text.pieces[0] if text.pieces else None
        head = _HEAD.fullmatch(text.tag)
        if first is not None and head is not None:
            canvas.heads.append(HeadInk(int(head[1]), box.words(), canvas.height - first.top))
        if first is not None and text.anchor and not text.continued:
            canvas.anchors.append(AnchorInk(text.anchor, first.x, canvas.height - first.top))
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
class _Pen:
    """What is set on the page: the state of its text object, and the marked content that is open."""

    canvas: Canvas
    colour: str
    read: bool
    tag: str
    kids: list[Element | int] = field(default_factory=list)
    face: str = ""
    size: float = 0.0
    tracking: float = 0.0
    rise: float = 0.0
    ink: str = ""
    href: str | None = None
    link: int = -1
    link_kids: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Open the text object."""
        self.canvas.out.append("BT")
        self._open()
        self.use(self.colour)

    def end(self) -> None:
        """Close it, and leave everything as it was found."""
        self._close_link()
        out = self.canvas.out
        if self.tracking:
            out.append("0 Tc")
        if self.rise:
            out.append("0 Ts")
        out.append("EMC ET" if self.read else "ET")

    def use(self, ink: str) -> None:
        """Take up a colour."""
        if ink != self.ink:
            self.canvas.out.append(ink)
            self.ink = ink

    def track(self, tracking: float) -> None:
        """Set the letters further apart. Points."""
        if abs(tracking - self.tracking) > 1e-6:
            self.canvas.out.append(f"{number(tracking)} Tc")
            self.tracking = tracking

    def font(self, face: str, size: float, rise: float = 0.0) -> None:
        """Take up a face."""
        if face != self.face or size != self.size:
            self.canvas.out.append(f"/{face} {number(size)} Tf")
            self.face, self.size = face, size
        if abs(rise - self.rise) > 1e-6:
            self.canvas.out.append(f"{number(rise)} Ts")
            self.rise = rise

    def follow(self, href: str | None) -> None:
        """Begin or end a link. One that goes on in the next line is the same one."""
        if href == self.href:
            return
        out = self.canvas.out
        if self.read:
            out.append("EMC")
        self._close_link()
        self.href = href
        if href is not None:
            self.link = self.canvas.link(href)
            self.link_kids = []
        self._open()

    def _open(self) -> None:
        if not self.read:
            return
        mcid = self.canvas.mark()
        (self.kids if self.href is None else self.link_kids).append(mcid)
        tag = self.tag if self.href is None else "Link"
        self.canvas.out.append(f"/{tag}<</MCID {mcid}>>BDC")

    def _close_link(self) -> None:
        if self.href is not None and self.read:
            self.kids.append(Element("Link", tuple(self.link_kids), link=self.link))


@dataclass(slots=True)
class _Box:
    type: Type
    book: FontBook
    text: TextBox
    style: TypeStyle
    lang: str
    pen: _Pen
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
        space, hyphen = words[SPACE], words[LINE_END_HYPHEN]
        if words.face is None or space is None or hyphen is None:
            return False
        texts = (run.text.upper() if self.style.caps == "upper" else run.text).split(SPACE)
        parts = [words[text] for text in texts]
        if None in parts:
            return False
        canvas, gaps = pen.canvas, len(parts) - 1
        wide = sum([part.width for part in parts if part]) + gaps * space.width
        count = sum([part.count for part in parts if part]) + gaps
        shows = [part.parts[0][1] for part in parts if part]
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
        canvas.using(words).update(texts)
        canvas.using(words).add(SPACE)
        if line.spaced and not line.hyphen:
            # It prints nothing, and readers hear two words.
            shows.append("")
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
        if levels is not None:
            items = [items[place] for place in visual_order([item.level for item in items])]
        self._show(items, piece, setting, x, y)

    def _show(self, items: Sequence[Shown], piece: Piece, setting: Setting, x: float, y: float) -> None:
        pen, out = self.pen, self.pen.canvas.out
        opening = _opening(piece) if self.opening != pen.colour else frozenset()
        out.append(f"1 0 0 1 {numbers(x, y)} Tm")
        array: list[str] = []
        start, words = x, list[str]()

        def flush() -> None:
            if array:
                out.append(f"[{''.join(array)}]TJ")
                array.clear()

        for item in items:
            run = item.run
            if run.href != pen.href:
                flush()
                self._area(start, x, y, setting.size, words)
                pen.follow(run.href)
                start, words = x, []
            ink = self.opening if id(run) in opening else pen.colour
            strings = pen.canvas.strings(item.strings, item.said)
            face = pen.canvas.codes(strings.face).name
            for raised, array_part in strings.parts:
                rise = item.rise * setting.size + raised * item.size
                if (face, item.size, ink) != (pen.face, pen.size, pen.ink) or (
                    abs(rise - pen.rise) > 1e-6 or abs(item.tracking - pen.tracking) > 1e-6
                ):
                    flush()
                    pen.use(ink)
                    pen.track(item.tracking)
                    pen.font(face, item.size, rise)
                array.append(array_part)
            if abs(item.move) > 1e-4:
                array.append(f"{-item.move * 1000 / item.size:.2f}")
            if run.strike:
                self._strike(x, y, item)
            words.append(item.said or "".join(item.strings.run.texts))
            x += item.width + item.move
        flush()
        self._area(start, x, y, setting.size, words)

    def _area(self, start: float, end: float, y: float, size: float, words: Sequence[str]) -> None:
        """Where the open link stands on this line."""
        pen = self.pen
        said = "".join(words).replace(SOFT_HYPHEN, "").strip()
        if pen.href is not None and end > start and said:
            area = (start, y - LINK_BELOW * size, end, y + LINK_ABOVE * size)
            pen.canvas.linked(pen.link, area, said)

    def _strike(self, x: float, y: float, item: Shown) -> None:
        at, weight = y + STRIKE_AT * item.size, STRIKE_WEIGHT * item.size
        self.struck.append(f"{numbers(x, at, item.width + item.move, weight)} re")


def _slack(style: TypeStyle, slack: float, *, rtl: bool) -> float:
    """What a ragged line leaves free at its left."""
    if style.align == "center":
        return slack / 2
    at_right = (style.align == "end") != rtl
    return slack if at_right else 0.0


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
