"""the boxes of the pages → faults: trim inside bleed inside media, one size, upright, at the origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import MM, FileSeen, PageSeen, Sheet
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.matrix import Corners, holds

_PRESS_7 = "PDF/X: the boxes of a page (ISO 32000-1, 14.11.2)"
_NEAR = 0.5
"""Points that two sizes may differ by."""
_EXPORT = "Set the page up again and export it."


def _bleeds(asked: Asked) -> bool:
    return asked.condition is not None and asked.condition.bleed > 0


@rule("box-trim", "Every page says where it is cut", _PRESS_7)
def trim(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """A TrimBox, or an ArtBox in its place, never both."""
    sheet = page.sheet
    if sheet.trim is None and sheet.art is None:
        yield Fault("The page has no TrimBox.", "Export it with the size of the finished page.")
    if sheet.trim is not None and sheet.art is not None:
        yield Fault("The page has a TrimBox and an ArtBox.", "Export it with a TrimBox alone.")


@rule("box-nesting", "Trim lies inside bleed, bleed inside media", _PRESS_7)
def nesting(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Each box inside the next."""
    sheet = page.sheet
    cut = sheet.trim or sheet.art
    for inner, outer, what in (
        (cut, sheet.bleed, "The TrimBox reaches outside the BleedBox"),
        (cut, sheet.media, "The TrimBox reaches outside the MediaBox"),
        (sheet.bleed, sheet.media, "The BleedBox reaches outside the MediaBox"),
    ):
        if inner is not None and outer is not None and not holds(outer, inner):
            yield Fault(f"{what}.", _EXPORT, inner)


@rule("box-crop", "The page is not shown smaller than it is printed", _PRESS_7, Severity.WARNING)
def crop(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """A CropBox inside the bleed hides it, and some programs cut there."""
    sheet = page.sheet
    area = sheet.bleed or sheet.trim
    if sheet.crop is not None and area is not None and not holds(sheet.crop, area):
        yield Fault("The CropBox cuts the printed page.", "Export it without a CropBox.", sheet.crop)


@rule("box-origin", "The MediaBox begins at the origin", _PRESS_7, Severity.WARNING)
def origin(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Programs that impose pages are known to forget the corner."""
    left, low, _right, _top = page.sheet.media
    if abs(left) > 0.01 or abs(low) > 0.01:
        yield Fault(f"The MediaBox begins at {left:.1f}, {low:.1f}, not at 0, 0.", _EXPORT)


@rule("box-rotate", "No page is turned", _PRESS_7)
def rotate(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Rotate turns a page for a screen only."""
    if page.sheet.turn:
        yield Fault(
            f"The page is turned by {page.sheet.turn}° (Rotate).", "Turn the page itself and export it."
        )


@rule("box-unit", "A unit of the page is a point", _PRESS_7)
def unit(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """UserUnit is not known to every machine."""
    if page.sheet.unit != 1:
        yield Fault(
            f"A unit of the page is {page.sheet.unit:g} points (UserUnit).", "Export it at its true size."
        )


@rule("box-read", "The boxes of the page can be read", _PRESS_7)
def readable(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """A MediaBox there must be."""
    for fault in page.sheet.faults:
        yield Fault(f"The page is not in order: {fault}.", _EXPORT)


@rule("box-bleed", "The BleedBox has the bleed of the condition", _PRESS_7, when=_bleeds)
def bleed(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """On all four sides."""
    wanted = condition_of(asked).bleed
    has = bleed_of(page.sheet)
    if has < wanted - 0.1:
        yield Fault(
            f"The page has a bleed of {max(has, 0) / MM:.1f} mm; {wanted / MM:.1f} mm are asked for.",
            f"Export it with {wanted / MM:.3g} mm bleed.",
        )


def bleed_of(sheet: Sheet) -> float:
    """The least bleed of its four sides, in points."""
    if sheet.bleed is None:
        return 0.0
    inner, outer = sheet.printed, sheet.bleed
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])


@rule("box-same-size", "All pages have one size", _PRESS_7)
def same_size(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """That of most of them."""
    sizes = {sheet.number: _size(sheet.printed) for sheet in file.sheets}
    if not sizes:
        return
    usual = Counter(sizes.values()).most_common(1)[0][0]
    for number, size in sizes.items():
        if any(abs(one - other) > _NEAR for one, other in zip(size, usual, strict=True)):
            told, most = (" × ".join(f"{side / MM:.1f}" for side in one) for one in (size, usual))
            yield Fault(
                f"The page is {told} mm, others are {most} mm.", "Export all pages in one size.", page=number
            )


def _size(box: Corners) -> tuple[float, float]:
    return round(box[2] - box[0], 1), round(box[3] - box[1], 1)


@rule("box-condition", "The file fits the press condition's sheet", _PRESS_7, Severity.INFO, printing)
def marks(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """Where there are no marks, nothing lies around the bleed."""
    sheet, condition = page.sheet, condition_of(asked)
    if not condition.marks and bleed_of(sheet) <= 0 and not holds(sheet.printed, sheet.media):
        yield Fault(
            "There is room around the trimmed page; this printing has no marks.", "Export it without marks."
        )


@rule("file-pages", "The file has pages", "ISO 32000-1, 7.7.3: the pages of a document")
def pages(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """One at least."""
    if not file.sheets:
        yield Fault("The file has no pages.", "Export it again.")


RULES: tuple[Rule[FileSeen], ...] = (pages, same_size)
PAGE_RULES: tuple[Rule[PageSeen], ...] = (
    trim, nesting, crop, origin, rotate, unit, readable, bleed, marks,
)  # fmt: skip
