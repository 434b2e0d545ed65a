"""the page that is being inked: its operators so far, and what they need."""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.fonts.book import Face
from pagekit.ink.codes import FaceCodes
from pagekit.ink.line import SOFT_HYPHEN, Words
from pagekit.ink.page import AnchorInk, Element, FormInk, HeadInk, ImageInk, LinkInk, PageInk, Rect, SpotInk
from pagekit.ink.palette import Paint
from pagekit.ink.words import READ_AS, Strings, strings

TOUCH = 0.01
"""Points that do not part what touches."""


class Canvas:
    """One page. Nothing of another page is known to it."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.out: list[str] = []
        self.marks = 0
        self.heads: list[HeadInk] = []
        self.anchors: list[AnchorInk] = []
        self._links: list[tuple[str, list[Rect], list[str]]] = []
        self._faces: dict[str, FaceCodes] = {}
        self._images: dict[str, ImageInk] = {}
        self._forms: dict[str, FormInk] = {}
        self._states: dict[str, None] = {}
        self._spots: dict[str, SpotInk] = {}
        # With each its strings in their own codes: what is told by its identity must not be gone.
        self._written: dict[tuple[int, str | None], tuple[Strings, Strings]] = {}
        self._used: dict[int, tuple[Words, set[str]]] = {}

    def mark(self) -> int:
        """The number of a new piece of marked content."""
        self.marks += 1
        return self.marks - 1

    def codes(self, face: Face) -> FaceCodes:
        """The codes of a face on this page."""
        found = self._faces.get(face.sha256)
        if found is None:
            found = self._faces[face.sha256] = FaceCodes(f"F{face.sha256[:10]}", face)
        return found

    def strings(self, plain: Strings, said: str | None = None) -> Strings:
        """The strings in this page's codes; `said`: each of its glyphs is read as this."""
        key = id(plain), said
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = plain, self._coded(plain, said)
        return found[1]

    def using(self, words: Words) -> set[str]:
        """The words of one look that stand on the page in their glyphs' own codes: for more to be added."""
        found = self._used.get(id(words))
        if found is None:
            found = self._used[id(words)] = words, set()
        return found[1]

    def _coded(self, plain: Strings, said: str | None) -> Strings:
        codes = self.codes(plain.face)
        run = plain.run
        if said is None and plain.plain:
            codes.used(glyph for glyph in run.glyphs if isinstance(glyph, int))
            return plain
        texts = [READ_AS.get(text, text) for text in run.texts] if said is None else [said] * len(run.glyphs)
        wanted = [codes.code(glyph, text) for glyph, text in zip(run.glyphs, texts, strict=True)]
        return strings(run, wanted)

    def paint(self, paint: Paint) -> str:
        """The operators that take up a colour; what they name is among the page's resources."""
        self._states.update(dict.fromkeys(paint.states))
        self._spots.update((spot.name, spot) for spot in paint.spots)
        return paint.operators

    def image(self, file: str) -> str:
        """The name of a picture in the content stream."""
        found = self._images.setdefault(file, ImageInk(f"I{len(self._images)}", file))
        return found.name

    def form(self, file: str) -> str:
        """The name of somebody else's page in the content stream."""
        found = self._forms.setdefault(file, FormInk(f"X{len(self._forms)}", file))
        return found.name

    def link(self, href: str) -> int:
        """The number of a new link."""
        self._links.append((href, [], []))
        return len(self._links) - 1

    def linked(self, number: int, area: Rect | None, text: str) -> None:
        """Give a link one more line that it stands on, or a further part of one; None for what prints nothing."""
        _href, areas, words = self._links[number]
        words.append(text)
        if area is None:
            return
        while areas and _beside(areas[-1], area):
            left, bottom, right, top = areas.pop()
            area = (min(left, area[0]), bottom, max(right, area[2]), top)
        areas.append(area)

    def ink(self, *, label: str, elements: tuple[Element, ...], bleed: float = 0.0) -> PageInk:
        """The page as it is now."""
        for words, used in self._used.values():
            glyphs = words.numbers(used)
            if words.face is not None and glyphs:
                self.codes(words.face).used(glyphs)
        return PageInk(
            self.width,
            self.height,
            "\n".join(self.out).encode("ascii"),
            label,
            tuple(codes.ink() for _, codes in sorted(self._faces.items())),
            tuple(self._images.values()),
            tuple(self._forms.values()),
            elements,
            self.marks,
            tuple(LinkInk(href, tuple(areas), _healed(words)) for href, areas, words in self._links),
            tuple(self.heads),
            tuple(self.anchors),
            bleed,
            states=tuple(sorted(self._states)),
            spots=tuple(spot for _, spot in sorted(self._spots.items())),
        )


def _healed(words: Sequence[str]) -> str:
    """The words of a link, those whole again that were divided at the end of a line."""
    return " ".join("".join(words).replace(SOFT_HYPHEN, "").split())


def _beside(one: Rect, other: Rect) -> bool:
    """Whether both are parts of one line and touch each other."""
    level = abs(one[1] - other[1]) < TOUCH and abs(one[3] - other[3]) < TOUCH
    return level and (abs(one[2] - other[0]) < TOUCH or abs(one[0] - other[2]) < TOUCH)
