"""a picture, a pause, an advert → FlowBox: what stands in the text but is no paragraph.

Lengths are points. The rules:
1. A box fills whole lines of the baseline grid.
2. A picture fills its width. It is cropped to the tallest shape allowed, and gives or takes a little of its height so
   that its caption ends on the grid. One that would lose more than a quarter so is made narrower, and so is one that
   stands whole; the caption of a strip is as wide as its column.
3. An advert stands at the foot of its box and at one edge of it, its label above it and outside. It has the shape of
   what fills it, as wide as booked, and up to the height that its slot may have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pagekit.house.story import Figure, QuoteText, Run, Runs, plain
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.adverts.design import house_advert
from pagekit.typeset.adverts.parts import HouseAdvert
from pagekit.typeset.blocks.stick import Maker, Stick, held, placed, remembered, text_row
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Item, PictureBox, RuleBox, Side, SlotBox, moved

PictureRole = Literal["lead", "inline"]
CAPTION_GAP = 4.0
MOST_CROPPED = 0.06
"""How much of its height a picture gives or takes so that its caption ends on the grid."""
TALLEST_SHAPE = 1.3
"""Height over width, where the pack says nothing."""
LEAST_MEASURE = 0.5
"""The share of its column that a picture has whose caption is no wider than it is."""
KEPT = 0.75
"""The share of a tall picture that is kept at least."""

PAUSE_LINES = 2
PAUSE_MARKS = 3
PAUSE_MARK = 1.8
PAUSE_PITCH = 9.0

LABEL_GAP = 1.5
LEGIBLE = 0.5
"""The share of its column under which a picture that stands whole cannot be read."""


# ---- Pictures ----------------------------------------------------------------------------------------------


def figure_flow(
    stick: Stick, figure: Figure, source: int = -1, role: PictureRole = "inline"
) -> tuple[FlowBox, ...]:
    """The picture with its caption; nothing when the picture could not be made. `role`: of the file it is made in."""
    if figure.key not in stick.shapes:
        return ()
    make = remembered(_figure, stick, figure, role)
    return (FlowBox(make, "figure", floats=True, source=source, optional=figure.optional),)


def _figure(stick: Stick, figure: Figure, role: PictureRole, width: float) -> SetBox:
    return figure_box(stick, figure, width, role)


def figure_of(box: FlowBox) -> tuple[Figure, PictureRole] | None:
    """The figure that a box of `figure_flow` shows, and its role; None for any other box."""
    if not isinstance(box.make, Maker) or box.make.make is not _figure:
        return None
    _stick, figure, role = box.make.given
    return (figure, role) if isinstance(figure, Figure) and role in ("lead", "inline") else None


def figure_box(stick: Stick, figure: Figure, width: float, role: PictureRole = "inline") -> SetBox:
    """The picture across the width, its caption and credit under it."""
    shape = stick.shapes[figure.key]
    stick = with_room(stick, figure, width)
    wide = min(width, stick.tallest / ((1.0 if figure.whole else KEPT) * shape))
    words = wide if wide >= LEAST_MEASURE * width else width
    height = picture_height(stick, shape, wide, caption_height(stick, figure, words), whole=figure.whole)
    box = figure_at(stick, figure, height, wide, role, words)
    if wide == width:
        return box
    left = width - wide if stick.rtl else 0.0
    picture, *caption = box.rows
    rows = (placed(picture, left), *(placed(row, left if words == wide else 0.0) for row in caption))
    return replace(box, rows=rows, width=width)


def with_room(stick: Stick, figure: Figure, width: float) -> Stick:
    """The stick for a picture that stands whole: one that would be a strip has more of the page's height, up to what
    makes it legible.
    """
    legible = LEGIBLE * width * stick.shapes[figure.key]
    if not figure.whole or legible <= stick.tallest or stick.highest <= stick.tallest:
        return stick
    return replace(stick, tallest=min(legible, stick.highest))


def figure_at(
    stick: Stick,
    figure: Figure,
    height: float,
    width: float,
    role: PictureRole = "inline",
    words: float | None = None,
) -> SetBox:
    """The same with a picture that high. `words` is the measure of what stands under it, where it is another."""
    picture = PictureBox(Box(0.0, 0.0, width, height), figure.key, role, figure.alt)
    caption = _caption(stick, figure, words or width)
    return SetBox(held((Row(height, (picture,)), *caption)), width, tag="figure", role="figure")


def caption_height(stick: Stick, figure: Figure, width: float) -> float:
    """The height of what stands under a picture of that width, the gap included."""
    return sum(row.height for row in _caption(stick, figure, width))


def _caption(stick: Stick, figure: Figure, width: float) -> tuple[Row, ...]:
    """Caption and credit; nothing where there is neither."""
    runs, style = caption_runs(figure), stick.ragged("caption")
    row = text_row(stick.typesetter, runs, style, width, stick.lang, "figcaption", "caption")
    return (placed(row, above=CAPTION_GAP),) if row.items else ()


def picture_height(stick: Stick, shape: float, width: float, below: float, *, whole: bool = False) -> float:
    """The height of a picture with so much under it; both fill whole lines of the grid where a small crop can do it."""
    role = stick.manifest.pictures.get("inline")
    tallest = shape if whole else max(min(shape, role.tallest if role else TALLEST_SHAPE), KEPT * shape)
    height = min(width * tallest, stick.tallest)
    lines = max(1, round((height + below + stick.trim) / stick.grid))
    fitted = lines * stick.grid - stick.trim - below
    return fitted if abs(fitted - height) <= MOST_CROPPED * height else height


def caption_runs(figure: Figure) -> Runs:
    """The caption, and the credit at its end."""
    if not figure.credit:
        return figure.caption
    parted = (Run(" "),) if plain(figure.caption) else ()
    return (*figure.caption, *parted, Run(figure.credit))


def attributed(quote: QuoteText) -> Runs:
    """Who said it, after a dash."""
    return (Run("— "), *quote.attribution)


# ---- Pauses ------------------------------------------------------------------------------------------------


def pause_flow(stick: Stick, source: int = -1, optional: bool = False) -> FlowBox:
    """Three marks in two lines of their own. Decoration: nothing that is read."""
    make = remembered(pause_box, stick)
    return FlowBox(make, "break", before=0, after=0, source=source, optional=optional)


def pause_box(stick: Stick, width: float) -> SetBox:
    """The marks in the middle of the width."""
    height = PAUSE_LINES * stick.grid - stick.trim
    top = (height - PAUSE_MARK) / 2
    first = (width - PAUSE_PITCH * (PAUSE_MARKS - 1) - PAUSE_MARK) / 2
    marks: tuple[Item, ...] = tuple(
        RuleBox(Box(first + n * PAUSE_PITCH, top, PAUSE_MARK, PAUSE_MARK), "accent")
        for n in range(PAUSE_MARKS)
    )
    return SetBox((Row(height, marks),), width, role="pause")


# ---- Adverts -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AdvertPlace:
    """An advert in its place: the slot it fills, its booked size in points, and the line above it."""

    address: SlotAddress
    """Of the whole slot, or of its strip, which whoever fills it may draw in another way."""
    width: float
    height: float
    label: str = ""
    """Such as Advertisement; empty where the advert itself says whose it is."""
    lang: str = ""
    """The language of the label, where it is not the story's."""
    elastic: bool = False
    """Set narrower than booked it keeps its height: a text advert. A picture keeps its shape."""
    house: HouseAdvert | None = None
    """The house's own, which is set here; else the place is a slot that somebody else fills."""
    shape: float | None = None
    """Height over width of what fills it; None where that takes the shape of the place."""
    tallest: float = 0.0
    """The height that it may have for that shape, where that is more than the booked one."""

    def fitted(self, width: float) -> tuple[float, float]:
        """Its width and height in a measure: no wider than booked, and in the shape of what fills it."""
        wide = min(width, self.width)
        scale = wide / self.width
        high = self.height if self.elastic else self.height * scale
        if self.shape is None:
            return wide, high
        high = min(wide * self.shape, max(high, self.tallest * scale))
        return high / self.shape, high


def advert_flow(stick: Stick, advert: AdvertPlace, source: int = -1, optional: bool = False) -> FlowBox:
    """An advert in the text."""
    make = remembered(advert_box, stick, advert)
    return FlowBox(make, "advert", floats=True, source=source, optional=optional)


def advert_box(stick: Stick, advert: AdvertPlace, width: float, *, outer: Side | None = None) -> SetBox:
    """The advert, no wider than booked, its foot on the grid. Narrower than the measure it stands at its start, or at
    the `outer` edge of the page.
    """
    wide, high = advert.fitted(width)
    left = width - wide if outer == "right" or (stick.rtl and outer is None) else 0.0
    label = _advert_label(stick, advert, wide)
    above = label.height + LABEL_GAP if label.items else 0.0
    height = stick.filling(above + high)
    words = placed(label, left, above=height - above - high).items
    if advert.house is not None:
        own = house_advert(stick, advert.house, wide, high, advert.address)
        row = Row(height, (*words, moved(own.group, left, height - high)))
        label_read = advert.label or advert.house.contact.label
        notes = own.notes(advert.address)
        return SetBox((row,), width, "aside", "advert", label=label_read, notes=notes)
    slot = SlotBox(Box(left, height - high, wide, high), "advert", advert.address)
    return SetBox((Row(height, (*words, slot)),), width, "aside", "advert", label=advert.label)


def _advert_label(stick: Stick, advert: AdvertPlace, width: float) -> Row:
    size = stick.manifest.composed.advert_label
    style = stick.ragged("label").at(size.size.points, size.leading.points)
    lang = advert.lang or stick.lang
    runs = (Run(advert.label),)
    setter = stick.typesetter
    if not advert.label:
        return Row(0.0, ())
    return text_row(setter, runs, style, width, lang, "p", "advert-label", story_lang=stick.lang, sized=True)
