"""ComposedPage → PageInk: everything that stands on a page, drawn where it was decided.

    TextBox → glyph runs          PictureBox → an image          SlotBox → what fills it
    RuleBox, TintBox → a filled rectangle                        Group → an element around what is in it

What is read has marked content and an element; all else is an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pagekit.fonts import FontBook, Shaper
from pagekit.ink.booked import Stood, reaches, stood
from pagekit.ink.canvas import Canvas
from pagekit.ink.elements import group_element, hidden
from pagekit.ink.fillings import CodeFilling, Filling, Fillings, FormFilling, PictureFilling
from pagekit.ink.line import Type
from pagekit.ink.numbers import number, numbers
from pagekit.ink.page import Element, PageInk, Rect
from pagekit.ink.palette import Palette, screen_palette
from pagekit.ink.tables import head_again, headed
from pagekit.ink.text import TextBrush
from pagekit.layout import PrintManifest
from pagekit.typeset.bleed import beyond, grown
from pagekit.typeset.page import (
    Box,
    ComposedPage,
    Group,
    Item,
    PictureBox,
    RuleBox,
    SlotBox,
    TextBox,
    TintBox,
    walk,
)
from pagekit.units import Length

EDGE = 0.5
"""Points: the line around a booked picture."""
_ARTIFACT, _END = "/Artifact BMC", "EMC"
Pictures = Mapping[PictureBox, str]
"""A picture's box → the name of the file that fills it: one of its shape."""


class Inker:
    """Inks the pages of one pack. What it learns of words serves all of them; no page depends on another."""

    def __init__(
        self,
        manifest: PrintManifest,
        book: FontBook,
        palette: Palette | None = None,
        shaper: Shaper | None = None,
        bleed: Length | None = None,
    ) -> None:
        """`bleed` is how far what touches the edges of a sheet goes beyond it; by default as far as the pack says."""
        self._palette = palette or screen_palette(manifest)
        self._bleed = (manifest.bleed if bleed is None else bleed).points
        self._text = TextBrush(manifest, book, Type(shaper or Shaper(book)), self._palette)

    def page(
        self,
        page: ComposedPage,
        *,
        pictures: Pictures | None = None,
        fillings: Fillings | None = None,
        lang: str = "",
    ) -> PageInk:
        """Ink one page. `lang` is that of the document.

        A picture without a file, and a slot that nothing fills, stay white. Raises ValueError for a part that is not
        known, LayoutError for a style or a colour that the pack has not.
        """
        canvas = Canvas(page.width, page.height)
        bleed = self._bleed if any(_reaching(page, fillings)) else 0.0
        drawing = _Drawing(canvas, self._text, self._palette, pictures or {}, fillings, bleed, page.name)
        elements = drawing.all(page.items, lang)
        if page.furniture:
            canvas.out.append("/Artifact<</Type/Pagination>>BDC")
            drawing.decoration(page.furniture, lang)
            canvas.out.append(_END)
        return canvas.ink(label=page.name, elements=elements, bleed=bleed)


@dataclass(frozen=True, slots=True)
class _Drawing:
    canvas: Canvas
    text: TextBrush
    palette: Palette
    pictures: Pictures
    fillings: Fillings | None
    bleed: float
    name: str
    """The page's own: what is named on it is told apart by that."""

    def all(self, items: Iterable[Item], lang: str) -> tuple[Element, ...]:
        """Draw what is read, and give back its elements."""
        found = (self._item(item, lang) for item in items)
        return tuple(element for element in found if element is not None)

    def decoration(self, items: Iterable[Item], lang: str) -> None:
        """Draw what is not read. An artifact is open."""
        for item in items:
            match item:
                case TextBox():
                    self.text.write(item, self.canvas, lang, read=False)
                case Group():
                    self.decoration(item.items, item.lang or lang)
                case PictureBox():
                    self._photo(self.pictures.get(item), item.box)
                case SlotBox():
                    self._filled(item.box, self._filling(item))
                case RuleBox() | TintBox():
                    self.canvas.out.append(self._ground(item))

    def _item(self, item: Item, lang: str) -> Element | None:
        match item:
            case TextBox():
                return self.text.write(item, self.canvas, lang, read=True)
            case Group():
                return self._group(item, lang)
            case PictureBox():
                return self._picture(item)
            case SlotBox():
                return self._slot(item)
            case RuleBox() | TintBox():
                self.canvas.out.append(f"{_ARTIFACT} {self._ground(item)} {_END}")
                return None

    def _group(self, group: Group, lang: str) -> Element | None:
        own = group.lang or lang
        if hidden(group):
            self.canvas.out.append(_ARTIFACT)
            self.decoration(group.items, own)
            self.canvas.out.append(_END)
            return None
        made = group_element(group, self.all(group.items, own), own if own != lang else "")
        if made is None or made.tag != "Table":
            return made
        # The parts of one table name its heads alike, whichever pages they stand on.
        name = quote(group.key, safe="") if group.key else f"{self.name}-{self.canvas.marks}"
        return headed(made, name, head_again(group))

    def _ground(self, item: RuleBox | TintBox) -> str:
        if isinstance(item, TintBox):
            paint, box = self.palette.ground(item.colour), self._to_the_knife(item.box)
        else:
            paint, box = self.palette.rule(item.colour, min(item.box.width, item.box.height)), item.box
        return f"{self.canvas.paint(paint)} {self._rectangle(box)} f"

    def _to_the_knife(self, box: Box) -> Box:
        """The box, and beyond each edge of the sheet that it touches the bleed."""
        return grown(box, beyond(box, self.canvas.width, self.canvas.height, self.bleed))

    def _rectangle(self, box: Box) -> str:
        return f"{numbers(box.x, self.canvas.height - box.bottom, box.width, box.height)} re"

    def _picture(self, item: PictureBox) -> Element | None:
        file = self.pictures.get(item)
        if file is None:
            return None
        if not item.alt:
            self.canvas.out.append(_ARTIFACT)
            self._photo(file, item.box)
            self.canvas.out.append(_END)
            return None
        mark = self._open("Figure")
        self._photo(file, item.box)
        return self._close("Figure", mark, item.box, item.alt)

    def _photo(self, file: str | None, box: Box) -> None:
        """A picture in its box, and beyond it where it touches the trim: its file is made that much larger."""
        self._image(file, self._to_the_knife(box))

    def _image(self, file: str | None, box: Box, clip: str = "") -> None:
        if file is not None:
            name = self.canvas.image(file)
            y = self.canvas.height - box.bottom
            state = _then(self.canvas.paint(self.palette.picture()))
            self.canvas.out.append(
                f"q {state}{clip}{numbers(box.width, 0, 0, box.height, box.x, y)} cm /{name} Do Q"
            )

    def _open(self, tag: str) -> int:
        mark = self.canvas.mark()
        self.canvas.out.append(f"/{tag}<</MCID {mark}>>BDC")
        return mark

    def _close(self, tag: str, mark: int, box: Box, alt: str) -> Element:
        self.canvas.out.append(_END)
        return Element(tag, (mark,), alt=alt, bbox=self._area(box))

    def _area(self, box: Box) -> Rect:
        height = self.canvas.height
        return box.x, height - box.bottom, box.x + box.width, height - box.y

    def _filling(self, item: SlotBox) -> Filling | None:
        return self.fillings(item.address) if self.fillings else None

    def _slot(self, item: SlotBox) -> Element | None:
        filling = self._filling(item)
        if filling is None:
            return None
        if not filling.alt:
            self.canvas.out.append(_ARTIFACT)
            self._filled(item.box, filling)
            self.canvas.out.append(_END)
            return None
        mark = self._open("Figure")
        self._filled(item.box, filling)
        figure = self._close("Figure", mark, item.box, filling.alt)
        href = None if isinstance(filling, CodeFilling) else filling.href
        if href is None:
            return figure
        link = self.canvas.link(href)
        self.canvas.linked(link, self._area(item.box), filling.alt)
        return Element("P", (Element("Link", (figure,), link=link),))

    def _filled(self, box: Box, filling: Filling | None) -> None:
        match filling:
            case CodeFilling():
                self._code(box, filling)
            case PictureFilling() | FormFilling():
                self._booked(box, filling)

    def _code(self, box: Box, code: CodeFilling) -> None:
        """The symbol, a unit a module, from the top down; filled in one go, so that no seam shows between modules."""
        scale = box.width / code.modules
        y = self.canvas.height - box.y
        black = self.canvas.paint(self.palette.code())
        bars = " ".join(f"{column} {row} {count} 1 re" for column, row, count in code.bars)
        self.canvas.out.append(
            f"q {number(scale)} 0 0 {number(-scale)} {numbers(box.x, y)} cm {black} {bars} f Q"
        )

    def _booked(self, box: Box, booked: PictureFilling | FormFilling) -> None:
        """What was booked, the rest of its place tinted, and a line inside the edge of it all where nothing is cut."""
        out, height = self.canvas.out, self.canvas.height
        own = stood(box, booked, (self.canvas.width, height), self.bleed)
        if own.air or own.lined:
            tint = self._rectangle(self._to_the_knife(box))
            out.append(f"{self.canvas.paint(self.palette.ground('tint'))} {tint} f")
        clip = f"{self._rectangle(own.cut)} W n " if own.cut != own.place else ""
        if isinstance(booked, FormFilling):
            self._form(booked.file, own, clip)
        else:
            self._image(booked.file, own.place, clip)
        if own.lined:
            inner = (box.x + EDGE / 2, height - box.bottom + EDGE / 2, box.width - EDGE, box.height - EDGE)
            out.append(f"{self.canvas.paint(self.palette.line('ink', EDGE))} {EDGE} w {numbers(*inner)} re S")

    def _form(self, file: str, own: Stood, clip: str) -> None:
        """On white paper, as it was drawn, cut to what is printed of it. A scale to a thousandth would put a page
        half a point off.
        """
        name, at = self.canvas.form(file), numbers(own.place.x, self.canvas.height - own.place.bottom)
        state = _then(self.canvas.paint(self.palette.picture()))
        placed = f"{own.scale:.7f} 0 0 {own.scale:.7f} {at} cm /{name} Do"
        self.canvas.out.append(f"q {state}{clip}1 g {self._rectangle(own.cut)} f {placed} Q")


def _then(operators: str) -> str:
    """The operators with a space after them, where there are any."""
    return f"{operators} " if operators else ""


def _reaching(page: ComposedPage, fillings: Fillings | None) -> Iterator[bool]:
    """Whether each of what reaches the edge of the sheet goes on beyond it."""
    for item in walk((*page.items, *page.furniture)):
        if not isinstance(item, PictureBox | TintBox | SlotBox):
            continue
        if any(beyond(item.box, page.width, page.height, 1)):
            filling = fillings(item.address) if isinstance(item, SlotBox) and fillings else None
            if isinstance(filling, PictureFilling | FormFilling):
                yield reaches(filling)
            else:
                yield not isinstance(item, SlotBox)
