"""PageInk → what stands on it, letter by letter: its operators carried out one by one, for the tests of `ink`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pagekit.fonts.book import hb_font
from pagekit.fonts.glyphs import Glyph, Whole
from pagekit.fonts.metrics import glyph_advances
from pagekit.ink import PageInk
from pagekit.ink.page import Element, FaceInk


@dataclass(frozen=True)
class Letter:
    """A glyph of a page: what it is read as, where it stands, and all that was set when it was shown."""

    said: str
    x: float
    y: float
    right: float
    size: float
    face: str
    ink: str
    code: int
    glyph: Glyph
    marks: tuple[str, ...]
    """The marked content around it, from outside: `P 0`, `ReversedChars`, `Artifact`."""


@dataclass(frozen=True)
class Path:
    """Rectangles that were filled, or drawn around."""

    boxes: tuple[tuple[float, ...], ...]
    ink: str
    filled: bool
    marks: tuple[str, ...]
    matrix: tuple[float, ...]
    weight: float


@dataclass(frozen=True)
class Drawn:
    """All of a page, in the order in which it is drawn."""

    letters: tuple[Letter, ...]
    paths: tuple[Path, ...]
    images: tuple[tuple[str, tuple[float, ...], tuple[str, ...]], ...]
    """Name, matrix, and the marked content around it."""
    clips: tuple[tuple[float, ...], ...] = ()
    """What images were cut to, one after another."""

    @property
    def said(self) -> str:
        """What is read, glyph after glyph as they are drawn."""
        return "".join(letter.said for letter in self.letters)

    def lines(self) -> list[list[Letter]]:
        """The letters by their baselines from the top down, each line from left to right, spaces left out."""
        rows: dict[float, list[Letter]] = {}
        for letter in self.letters:
            if letter.said.strip():
                rows.setdefault(round(letter.y, 2), []).append(letter)
        return [sorted(rows[y], key=lambda letter: letter.x) for y in sorted(rows, reverse=True)]


_TOKEN = re.compile(rb"<<.*?>>|<[0-9a-f]*>|/[^\s/<>\[\]]+|[\[\]]|[^\s/<>\[\]]+")
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(page: PageInk) -> Drawn:
    """Carry out the operators of a page (ISO 32000-1, 8 and 9). One that is not known here fails."""
    return _Reader(page).read()


class _Reader:
    def __init__(self, page: PageInk) -> None:
        self.page = page
        self.faces: dict[str, FaceInk] = {face.name: face for face in page.faces}
        self.marks: list[str] = []
        self.state: dict[str, Any] = {
            "fill": "0 g",
            "stroke": "0 G",
            "w": 1.0,
            "Tf": ("", 0.0),
            "Tc": 0.0,
            "Ts": 0.0,
            "cm": IDENTITY,
        }
        self.stack: list[dict[str, Any]] = []
        self.at = (0.0, 0.0)
        self.in_text = False
        self.boxes: list[tuple[float, ...]] = []
        self.letters: list[Letter] = []
        self.paths: list[Path] = []
        self.clips: list[tuple[float, ...]] = []
        self.images: list[tuple[str, tuple[float, ...], tuple[str, ...]]] = []

    def read(self) -> Drawn:
        operands: list[str] = []
        for token in _TOKEN.findall(self.page.content):
            word = token.decode()
            if re.match(r"[<\[\]/]|[-+.0-9]", word):
                operands.append(word)
            else:
                self._do(word, operands)
                operands = []
        assert not operands and not self.marks and not self.stack and not self.in_text
        return Drawn(tuple(self.letters), tuple(self.paths), tuple(self.images), tuple(self.clips))

    def _do(self, operator: str, given: list[str]) -> None:
        state = self.state
        match operator:
            case "q":
                self.stack.append(dict(state))
            case "Q":
                self.state = self.stack.pop()
            case "cm":
                assert state["cm"] == IDENTITY
                state["cm"] = tuple(map(float, given))
            case "g" | "rg" | "G" | "RG":
                state["fill" if operator.islower() else "stroke"] = " ".join([*given, operator])
            case "BDC" | "BMC" | "EMC":
                self._mark(given)
            case "BT" | "ET" | "Tf" | "Tc" | "Ts" | "Tm" | "TJ":
                self._text(operator, given)
            case _:
                self._draw(operator, given)

    def _mark(self, given: list[str]) -> None:
        if not given:
            self.marks.pop()
            return
        number = re.search(r"/MCID (\d+)", given[-1])
        self.marks.append(given[0][1:] + (f" {number[1]}" if number else ""))

    def _text(self, operator: str, given: list[str]) -> None:
        match operator:
            case "BT" | "ET":
                assert self.in_text == (operator == "ET")
                self.in_text = operator == "BT"
            case "Tf":
                self.state["Tf"] = given[0][1:], float(given[1])
            case "Tc" | "Ts":
                self.state[operator] = float(given[0])
            case "Tm":
                assert given[:4] == ["1", "0", "0", "1"]
                self.at = float(given[4]), float(given[5])
            case "TJ":
                assert (given[0], given[-1]) == ("[", "]") and self.in_text
                self._show(given[1:-1])

    def _draw(self, operator: str, given: list[str]) -> None:
        state, marks = self.state, tuple(self.marks)
        match operator:
            case "re":
                self.boxes.append(tuple(map(float, given)))
            case "f" | "S":
                ink = state["fill" if operator == "f" else "stroke"]
                self.paths.append(
                    Path(tuple(self.boxes), ink, operator == "f", marks, state["cm"], state["w"])
                )
                self.boxes = []
            case "W":
                assert self.stack
                self.clips += self.boxes
            case "n":
                self.boxes = []
            case "w":
                state["w"] = float(given[0])
            case "Do":
                self.images.append((given[0][1:], state["cm"], marks))
            case _:
                raise AssertionError(f"{operator} is not read here")

    def _show(self, parts: list[str]) -> None:
        name, size = self.state["Tf"]
        face = self.faces[name].face
        codes = {code: (glyph, said) for code, glyph, said in self.faces[name].codes}
        widths, per_em = glyph_advances(face), hb_font(face.path, face.sha256).scale[0]
        x, y = self.at
        for part in parts:
            if not part.startswith("<"):
                x -= float(part) / 1000 * size
                continue
            for code in _codes(part):
                glyph, said = codes[code]
                own = glyph.advance if isinstance(glyph, Whole) else widths[glyph]
                right = x + own / per_em * size
                self.letters.append(
                    Letter(
                        said, x, y + self.state["Ts"], right, size, face.path.stem, self.state["fill"], code, glyph,
                        tuple(self.marks),
                    )
                )  # fmt: skip
                x = right + self.state["Tc"]
        self.at = x, y


def _codes(string: str) -> Iterator[int]:
    digits = string[1:-1]
    return (int(digits[at : at + 4], 16) for at in range(0, len(digits), 4))


def tree(elements: tuple[Element | int, ...]) -> list[object]:
    """Elements to read: (tag, kids)."""
    return [each if isinstance(each, int) else (each.tag, *tree(each.kids)) for each in elements]
