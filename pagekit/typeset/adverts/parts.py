"""an ad contact's words + a size → Blocks: claim, telephone, small print and mark, from a cap height to a baseline.

Lengths are points. A block begins at the capitals of its first line and ends at the baseline of its last one: so edges
line up by what is seen, and not by line boxes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pagekit.house.direction import direction
from pagekit.house.story import LINE_BREAK, ContactLine, Labels, Run, Runs
from pagekit.typeset.blocks.stick import NEAR, Stick, text_box
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.lines.paragraph import ZERO_WIDTH_SPACE, Line, Paragraph
from pagekit.typeset.page import Item, moved
from pagekit.typeset.style import TypeStyle

LEFT_TO_RIGHT, POP = "\u2066", "\u2069"
"""Isolates (UAX #9): what is written from left to right keeps its order in an Arabic line."""
PARTED = " · "
LEAST_MARK = 0.85
LEAST_SIZE = 7.0
"""Points, the least that newsprint takes."""
CLOSER = (0.9, 0.8)
"""Shares of its size and leading that small print has where it is short of room: where its type is as small as may be,
its lines still come closer."""
NO_END = 1e6
"""The measure of what stands in one line, however wide."""
BALANCING = 6
"""Halvings by which the narrowest measure of a claim is found."""
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
"""A space inside a number, where no line ends."""
_ENDS_A_LINE = frozenset(f"-–—/@.{ZERO_WIDTH_SPACE}")

LABEL, CLAIM, MARK = "label", "pitch", "publication"
WAYS = ("phone", "email", "url_text")
"""Ways to the house; the first one that there is stands large."""
SMALL = ("email", "url_text", "hours", "note")


@dataclass(frozen=True, slots=True)
class HouseAdvert:
    """What the house's own advert says: the contact, the words of the page's furniture, and the publication's name."""

    contact: ContactLine
    words: Labels
    publication: str
    publication_lang: str
    modules: int = 0
    """Width of its code to scan in modules, quiet zone included; 0 when there is none."""
    brief: bool = False
    """It says claim and telephone alone: the place is small, and is what was left."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes as shares of those of the pack's styles: claim and telephone, and all that is small."""

    claim: float
    way: float
    small: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """Set lines: how high, how wide and how large they are, and their items from their own top left corner on."""

    height: float = 0.0
    width: float = 0.0
    size: float = 0.0
    items: tuple[Item, ...] = ()
    lines: int = 0
    fits: bool = True
    """No line is wider than the measure it was set in."""
    whole: bool = True
    """No word is parted."""


@dataclass(frozen=True, slots=True)
class HouseSetter:
    """Sets the parts of one house advert. `parts` are those that are said, by name."""

    stick: Stick
    house: HouseAdvert
    parts: dict[str, str] = field(default_factory=dict)
    balanced: bool = False
    """Set displayed lines as even as may be: for the form that was chosen."""
    _set_before: dict[tuple[object, ...], Block] = field(default_factory=dict, init=False, repr=False)
    _styles: dict[tuple[str, float, str], TypeStyle] = field(default_factory=dict, init=False, repr=False)
    _widths: dict[tuple[str, str, float, bool], float] = field(default_factory=dict, init=False, repr=False)

    @property
    def rtl(self) -> bool:
        """Whether the advert begins at its right edge."""
        return self.house.words.direction == "rtl"

    @property
    def way(self) -> str:
        """The way to the house that stands large."""
        return next((name for name in WAYS if name in self.parts), "")

    @property
    def others(self) -> tuple[str, ...]:
        """The names of what is in the small print."""
        return tuple(name for name in SMALL if name in self.parts and name != self.way)

    def label(self, sizes: Sizes, width: float) -> Block:
        """What it is: a line over the claim."""
        if LABEL not in self.parts:
            return Block()
        return self._set((Run(self.parts[LABEL], strong=True),), "label", sizes.small, width, LABEL)

    def claim(self, sizes: Sizes, width: float, *, reversed_out: bool = False) -> Block:
        """The one strong line. `reversed_out`: in white, on a ground."""
        if CLAIM not in self.parts:
            return Block()
        role = "claim" if reversed_out else "line"
        return self._set(
            (Run(_THOUSANDS.sub("\u00a0", self.parts[CLAIM])),),
            "house",
            sizes.claim,
            width,
            role,
            display=True,
        )

    def least_claim(self, sizes: Sizes, width: float) -> float:
        """A height that the claim takes at least: as if its words filled every line."""
        if CLAIM not in self.parts:
            return 0.0
        style = self.style("house", 1.0, self.house.words.lang)
        return (self.least_lines(sizes, width) - 1) * style.leading * sizes.claim

    def least_lines(self, sizes: Sizes, width: float) -> int:
        """The lines that the claim takes at least, just so."""
        wide = self.width(self.parts.get(CLAIM, "").replace(" ", ""), "house", 1.0)
        return max(math.ceil(wide * sizes.claim / max(width, 1.0)), 1)

    def claim_size(self, sizes: Sizes) -> float:
        """The size of the claim in points."""
        return self.style("house", 1.0, self.house.words.lang).size * sizes.claim

    def reach(self, sizes: Sizes, width: float, *, parted: bool = False) -> Block:
        """The telephone, or what stands for it. `parted`: it may be set in several lines."""
        if not self.way:
            return Block()
        href = self._href(self.way)
        lines = self._broken(sizes, width) if parted else (self.parts[self.way],)
        run = Run(LINE_BREAK.join(self._isolated(self.way, line) for line in lines), href=href)
        return self._set((run,), "housephone", sizes.way, width, "phone")

    def way_width(self, sizes: Sizes) -> float:
        """The width of the telephone in one line: it goes with its size."""
        key = self.way, "", 1.0, False
        if key not in self._widths:
            self._widths[key] = self.reach(replace(sizes, way=1.0), NO_END).width
        return self._widths[key] * sizes.way

    def way_size(self, sizes: Sizes) -> float:
        """The size of the telephone in points."""
        return self.style("housephone", 1.0, self.house.words.lang).size * sizes.way

    def way_height(self, sizes: Sizes) -> float:
        """The height of its capitals."""
        style = self.style("housephone", 1.0, self.house.words.lang)
        return heights(self.stick.typesetter.book, style).cap * self.way_size(sizes)

    def small(self, sizes: Sizes, width: float, *, labelled: bool = False) -> Block:
        """Mail, address, hours and note; `labelled` begins with the label. What fits stands in one line."""
        names = (*((LABEL,) if labelled and LABEL in self.parts else ()), *self.others)
        runs: list[Run] = []
        used, between = 0.0, self.width(PARTED, "label", sizes.small)
        for name in names:
            wide = self.width(self.parts[name], "label", sizes.small, strong=name == LABEL)
            fits = bool(runs) and used + between + wide <= width - NEAR
            runs.extend([Run(PARTED if fits else LINE_BREAK)] if runs else [])
            used = used + between + wide if fits else wide
            text = self._isolated(name, self._yielding(name))
            runs.append(Run(text, strong=name == LABEL, href=self._href(name)))
        return self._set(tuple(runs), "label", sizes.small, width, "rest")

    def mark(self, sizes: Sizes, width: float) -> Block:
        """The publication's name."""
        if MARK not in self.parts:
            return Block()
        lang = self.house.publication_lang
        # A name that does not stand in one line is set smaller first.
        tried = [
            self._set((Run(self.parts[MARK]),), "housemark", share, width, "mark", lang=lang)
            for share in (sizes.small, min(sizes.small, 1.0), LEAST_MARK)
        ]
        return next((block for block in tried if block.height <= block.size), tried[0])

    def width(self, text: str, name: str, share: float, *, strong: bool = False) -> float:
        """The width of words in one line."""
        key = text, name, share, strong
        if key not in self._widths:
            lang = self.house.words.lang
            looks = self.stick.typesetter.looks(self.style(name, share, lang), lang)
            self._widths[key] = looks.of(Run(text, strong=strong)).sums(text)[-1] if text else 0.0
        return self._widths[key]

    def style(self, name: str, share: float, lang: str) -> TypeStyle:
        """A style of the pack, so many times as large."""
        key = name, share, lang
        if key not in self._styles:
            style = self.stick.ragged(name, lang)
            size = max(style.size * share, min(style.size, LEAST_SIZE))
            self._styles[key] = style.at(size, style.leading * share)
        return self._styles[key]

    def _set(
        self,
        runs: Runs,
        name: str,
        share: float,
        width: float,
        role: str,
        *,
        lang: str = "",
        display: bool = False,
    ) -> Block:
        key = (runs, name, share, width, role)
        if key not in self._set_before:
            self._set_before[key] = (
                self._made(runs, name, share, width, role, lang, display) if runs else Block()
            )
        return self._set_before[key]

    def _made(
        self, runs: Runs, name: str, share: float, width: float, role: str, lang: str, display: bool
    ) -> Block:
        own = lang or self.house.words.lang
        style = self.style(name, share, own)
        if (direction(own) == "rtl") != self.rtl:
            style = replace(style, align="end")
        paragraph = self.stick.typesetter.paragraph(runs, style, own)
        measure = max(width, 1.0)
        if display and self.balanced:
            measure = _balanced(paragraph, measure)
        return self._block(paragraph, paragraph.best(measure).lines, f"house-{role}")

    def _block(self, paragraph: Paragraph, lines: Sequence[Line], role: str) -> Block:
        style = paragraph.style
        face = heights(self.stick.typesetter.book, style)
        above = face.baseline(style.size, style.leading) - face.cap * style.size
        other = paragraph.lang if paragraph.lang != self.house.words.lang else ""
        width = max(line.natural for line in lines)
        box = text_box(paragraph, [replace(line, measure=width) for line in lines], "p", role)
        return Block(
            height=(len(lines) - 1) * style.leading + face.cap * style.size,
            width=width,
            size=style.size,
            lines=len(lines),
            items=(moved(replace(box, size=style.size, lang=other), 0.0, -above),),
            fits=not any(line.overfull for line in lines),
            whole=not any(_parted(paragraph.text, line) for line in lines),
        )

    def _broken(self, sizes: Sizes, width: float) -> tuple[str, ...]:
        """The telephone in as few lines as hold it, parted at its spaces."""
        lines: list[str] = []
        for word in self.parts[self.way].split():
            longer = f"{lines[-1]}\u00a0{word}" if lines else word
            if lines and self.width(longer, "housephone", sizes.way) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def _isolated(self, name: str, text: str) -> str:
        return f"{LEFT_TO_RIGHT}{text}{POP}" if self.rtl and name in WAYS else text

    def _yielding(self, name: str) -> str:
        """An address may go on in the next line at its joints; a size of so much by so much may not."""
        text = self.parts[name]
        if name not in {"email", "url_text"}:
            return text.replace(" × ", "\u00a0×\u00a0")
        for joint in "@/.":
            text = text.replace(joint, f"{joint}{ZERO_WIDTH_SPACE}")
        return text.rstrip(ZERO_WIDTH_SPACE)

    def _href(self, name: str) -> str | None:
        contact = self.house.contact
        mail = f"mailto:{contact.email}" if contact.email else None
        return {"phone": contact.phone_href, "email": mail, "url_text": contact.url}.get(name)


def all_parts(house: HouseAdvert) -> dict[str, str]:
    """All that the advert says, by name: the names of the contact's fields, and `publication`."""
    contact = house.contact
    if house.brief:
        way = next((name for name in WAYS if (getattr(contact, name) or "").strip()), "")
        claim = {CLAIM: contact.pitch or house.words.advertise_here}
        return claim | ({way: getattr(contact, way)} if way else {})
    said = {
        LABEL: contact.label,
        CLAIM: contact.pitch or house.words.advertise_here,
        "phone": contact.phone,
        "email": contact.email,
        "url_text": contact.url_text,
        "hours": contact.hours,
        "note": contact.note,
        MARK: house.publication,
    }
    return {name: text for name, text in said.items() if text and text.strip()}


def _balanced(paragraph: Paragraph, measure: float) -> float:
    """The narrowest measure that needs no more lines than this one, and parts no more words."""
    lines = paragraph.best(measure).lines
    low, high = measure / 2, measure
    for _ in range(BALANCING if len(lines) > 1 else 0):
        middle = (low + high) / 2
        tried = paragraph.best(middle).lines
        if len(tried) <= len(lines) and not any(
            line.overfull or _parted(paragraph.text, line) for line in tried
        ):
            high = middle
        else:
            low = middle
    return high


def _parted(text: str, line: Line) -> bool:
    """Whether the line ends inside a word."""
    return line.end < len(text) and not text[line.end].isspace() and text[line.end - 1] not in _ENDS_A_LINE
