"""TextBox → its pieces as spans: each where it was put, as wide as its measure, aligned and tracked as decided."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pagekit.fonts import FontBook, Look
from pagekit.fonts.book import INVISIBLE, coverage, hb_font
from pagekit.fonts.shape import chain
from pagekit.house.story import Run
from pagekit.layout import PrintManifest
from pagekit.paint.composed.css import Rules, number, points
from pagekit.paint.composed.text import Medium, piece_html
from pagekit.typeset.lines.paragraph import TRACKING_STEP
from pagekit.typeset.page import Piece, TextBox
from pagekit.typeset.style import TypeStyle, type_style

_NEAR = 0.0005
"""Points: what differs by less is written the same."""
_UNITS, _GRAINS = 1000, 1024
"""Units of a face in an em, as a PDF counts them; grains of Pango in a pixel."""
_NARROWER = 0.15
"""Em by which the word spaces of a justified line are narrower than natural, before they are stretched."""
_OVER = 0.06
"""Units: advances are rounded to grains as well, and may be so much too small."""


class PieceBrush:
    """Paints the pieces of text boxes, and asks `rules` for their classes."""

    def __init__(self, rules: Rules, medium: Medium, manifest: PrintManifest, book: FontBook) -> None:
        self._rules, self._medium, self._manifest, self._book = rules, medium, manifest, book
        self._styles: dict[tuple[str, str], tuple[TypeStyle, frozenset[int]]] = {}

    def paint(self, text: TextBox, lang: str) -> str:
        """The spans of the box, in reading order. Raises KeyError for a style that the pack has not."""
        style, covered = self._style(text.style, lang)
        spans = list(_indented(text))
        last = len(spans) - 1
        return "".join(
            self._span(piece, indent, text, style, covered, lang, more=number < last)
            for number, (piece, indent) in enumerate(spans)
        )

    def _span(
        self,
        piece: Piece,
        indent: float,
        text: TextBox,
        style: TypeStyle,
        covered: frozenset[int],
        lang: str,
        more: bool,
    ) -> str:
        said = [*self._setting(piece, text, style), *([f"text-indent: {points(indent)}"] if indent else [])]
        setting = self._rules.name("x", "; ".join(said))
        top = self._rules.name("y", f"top: {points(piece.top)}")
        self._program_text(setting, piece, text, style, lang)
        taken_in = piece.tracking < 0
        html = piece_html(piece.lines, self._medium, more, stretched=piece.justified, taken_in=taken_in)
        if 'class="px-g"' in html:
            step = style.tracking + piece.tracking * TRACKING_STEP
            self._rules.inside(setting, ".px-g", f"margin-left: {number(step / 2, 5)}em")
        if _unlevel(piece, covered):
            html = f'<span class="px-l">{html}</span>'
        return f'<span class="{setting} {top}">{html}</span>'

    def _setting(self, piece: Piece, text: TextBox, style: TypeStyle) -> Iterator[str]:
        """All that a piece declares but its top."""
        own = self._manifest.styles[text.style]
        size = piece.size or text.size or style.size
        tracking = style.tracking + piece.tracking * TRACKING_STEP
        lost = 0.0
        if piece.justified and self._medium == "print":
            tracking, lost = _engine_tracking(tracking, size)
        yield f"left: {points(piece.x)}"
        # The last letter is tracked as well; what that adds lies outside the measure.
        yield f"width: {points(piece.measure + (_lost(piece, lost) + tracking) * size)}"
        if abs(size - own.size.points) > _NEAR:
            yield f"font-size: {points(size)}"
        if abs(piece.leading - style.leading) > _NEAR:
            yield f"line-height: {points(piece.leading)}"
        if tracking or own.tracking:
            yield f"letter-spacing: {number(tracking, 5)}em"
        if tracking or piece.justified or style.align == "justify":
            # All lines of a justified style are measured without ligatures; a browser leaves them out of tracked words.
            yield "font-variant-ligatures: no-common-ligatures"
        yield from self._alignment(piece, text, style)

    def _alignment(self, piece: Piece, text: TextBox, style: TypeStyle) -> Iterator[str]:
        paper = self._medium == "print"
        if not piece.justified:
            yield f"text-align: {'start' if style.align == 'justify' else style.align}"
            # Neither of them ever wraps, and `pre` keeps paper's newlines; a screen's line ends are elements.
            yield f"white-space: {'pre' if paper or text.tag == 'pre' else 'nowrap'}"
            return
        # The shorthand resets the longhand: this order.
        yield "text-align: justify"
        yield "text-align-last: justify"
        # The engine justifies lines that end with a newline under this value alone.
        yield f"white-space: {'pre-line' if paper else 'normal'}"
        # Lines are never shrunk. With spaces that are too narrow every line is short, and is stretched to the edge.
        yield f"word-spacing: {number(-_NARROWER)}em"

    def _program_text(self, setting: str, piece: Piece, text: TextBox, style: TypeStyle, lang: str) -> None:
        """Program text in a line: its spaces are as wide as those of the text around it, for so they were measured."""
        if not style.mono or not any(run.code for line in piece.lines for run in line.runs):
            return
        look, share = style.look(Run("", code=True), lang)
        space = self._space(style.look(Run(""), lang)[0]) - (_NARROWER if piece.justified else 0.0)
        said = [f"word-spacing: {number(space / share - self._space(look), 4)}em"]
        size = piece.size or text.size or style.size
        tracking = style.tracking + piece.tracking * TRACKING_STEP
        if tracking and piece.justified and self._medium == "print":
            # Inherited, it would lose what another size loses.
            said.append(f"letter-spacing: {number(_engine_tracking(tracking / share, size * share)[0], 5)}em")
        self._rules.inside(setting, "code", "; ".join(said))

    def _space(self, look: Look) -> float:
        """The word space of a look, in em; 0 when no face is there."""
        faces = chain(self._book, look)
        return _space(faces[0].path, faces[0].sha256) if faces else 0.0

    def _style(self, name: str, lang: str) -> tuple[TypeStyle, frozenset[int]]:
        found = self._styles.get((name, lang))
        if found is None:
            style = type_style(self._manifest, name, lang)
            faces = chain(self._book, Look(style.families, style.weight, style.italic))
            covered = coverage(faces[0].path, faces[0].sha256) if faces else frozenset[int]()
            found = self._styles[name, lang] = style, covered | INVISIBLE
        return found


def _lost(piece: Piece, lost: float) -> float:
    """Em that the engine loses at the end of such lines, when it loses so much of a letter's tracking.

    Each look of a line begins where it should, whatever was lost before: the last one counts. Of its word spaces each
    is cut by half a unit on the average where letters are let out; where they are taken in, spaces are wide and narrow.
    """
    if not lost:
        return 0.0
    ends = [next((run.text for run in reversed(line.runs) if run.text), "") for line in piece.lines]
    spaces = (0.5 if lost > 0 else -0.1) / _UNITS
    return sum(len(end) * lost + end.count(" ") * spaces for end in ends) / max(len(ends), 1)


@lru_cache(maxsize=64)
def _space(path: Path, sha256: str) -> float:
    """The advance of a face's space in em."""
    font = hb_font(path, sha256)
    glyph = font.get_nominal_glyph(ord(" "))
    return font.get_glyph_h_advance(glyph) / font.scale[0] if glyph is not None else 0.0


def _indented(text: TextBox) -> Iterator[tuple[Piece, float]]:
    """The pieces with their indent: an indented line and the lines under it are one span, for spans cost time."""
    rest = list(text.pieces)
    while rest:
        piece = rest.pop(0)
        indent = _indent(piece, rest[0]) if rest and text.direction == "ltr" else 0.0
        if indent:
            below = rest.pop(0)
            piece = replace(below, top=piece.top, lines=(*piece.lines, *below.lines))
        yield piece, indent


def _indent(piece: Piece, below: Piece) -> float:
    """How much further in a single line stands than the lines right under it that are set like it; 0 for any other."""
    indent = piece.x - below.x
    like = replace(below, x=piece.x, top=piece.top, measure=piece.measure, lines=piece.lines)
    right = abs(piece.x + piece.measure - below.x - below.measure) < _NEAR
    under = abs(piece.top + piece.leading - below.top) < _NEAR
    return indent if indent > 0 and len(piece.lines) == 1 and like == piece and right and under else 0.0


def _engine_tracking(wanted: float, size: float) -> tuple[float, float]:
    """Tracking as the page engine is told it, and how much of it each letter loses in its hands. Both in em.

    It puts half on either side of a letter: the left half as it is, counting 1,000 grains for 1,024, and the right one,
    when it draws but not when it measures, cut to whole units of the face. So it is told what leaves just over so many
    whole units, and what is cut is little and known.
    """
    units = int(abs(wanted) * _UNITS / 2 + _NEAR)
    if not units:
        return wanted, 0.0
    pixels, share = size * 4 / 3, 2 * _UNITS / _GRAINS - 1
    half = math.ceil((units + _OVER) * pixels / share)
    lost = (half * share / pixels - units) / _UNITS
    return math.copysign((2 * half + 0.5) / (pixels * _GRAINS), wanted), math.copysign(lost, wanted)


def _unlevel(piece: Piece, covered: frozenset[int]) -> bool:
    """True when glyphs of another size or face than the style's own may stand in its lines."""
    return any(
        run.code or run.script or not covered.issuperset(map(ord, run.text))
        for line in piece.lines
        for run in line.runs
    )
