"""the bytes of a PDF + what its plates are held against → Plated. Runs as a job."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from PIL import Image

from pagekit.jobs.ghostscript import ghostscript
from pagekit.preflight.bounds import MAX_BOXES, MAX_PLATE_PIXELS
from pagekit.preflight.facts import Sheet
from pagekit.preflight.finding import Box, Finding
from pagekit.preflight.looked import BlackRun
from pagekit.preflight.plates.coverage import LEAST_AREA, letters_and_ground, most, over, total
from pagekit.preflight.plates.ghostscript import PagePlates, Plate, rendered
from pagekit.preflight.plates.rules import BLACK, INK, KNOCKED, Plated, PlateRule, PlatesAsked
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

_DPI, _LEAST_DPI = 150.0, 36.0
_CHUNK = 8
"""Pages whose plates lie on the disk at once; those that are too large for the full resolution come one by one."""
_MAX_PAGES = 400
_TOLERANCE = 1.0
"""Percent of ink: a plate has 255 steps of each."""
_ON_LETTERS = 8.0
"""Percent by which letters may have more of an ink than what is around them."""
_UNDER_LETTERS = 25.0
_COLOURS = ("Cyan", "Magenta", "Yellow")


def look_at_plates(data: bytes, name: str, asked: PlatesAsked) -> Plated:
    """Render the plates and measure them. Raises Unreadable."""
    program = ghostscript()
    if program is None:
        return Plated((), ("there is no Ghostscript",))
    book = _Book(asked)
    with tempfile.TemporaryDirectory(prefix="pagekit-plates-") as made:
        folder = Path(made)
        pdf = folder / "in.pdf"
        pdf.write_bytes(data)
        for pages, dpi in _chunks(asked.sheets, book.stopped):
            for page in rendered(program, pdf, folder, pages, dpi, asked.spots):
                book.page(page)
    return Plated(tuple(book.found.values()), tuple(book.stopped), round(book.most, 1))


def _chunks(sheets: tuple[Sheet, ...], stopped: list[str]) -> Iterator[tuple[tuple[int, ...], float]]:
    """Pages that follow each other and are rendered alike."""
    if len(sheets) > _MAX_PAGES:
        stopped.append(f"plates are made of the first {_MAX_PAGES} pages")
    for dpi, alike in groupby(sheets[:_MAX_PAGES], key=_dpi):
        numbers = tuple(sheet.number for sheet in alike)
        if dpi < _LEAST_DPI:
            stopped.append(f"page {numbers[0]} is too large for plates")
            continue
        chunk = _CHUNK if dpi >= _DPI else 1
        for start in range(0, len(numbers), chunk):
            yield numbers[start : start + chunk], dpi


def _dpi(sheet: Sheet) -> float:
    left, low, right, high = sheet.media
    square_inches = (right - left) * (high - low) / POINTS_PER_INCH**2
    return float(round(min(_DPI, (MAX_PLATE_PIXELS / max(square_inches, 0.01)) ** 0.5)))


class _Book:
    def __init__(self, asked: PlatesAsked) -> None:
        self._asked = asked
        self._sheets = {sheet.number: sheet for sheet in asked.sheets}
        self.found: dict[tuple[str, int, str], Finding] = {}
        self.stopped: list[str] = []
        self.most = 0.0

    def page(self, page: PagePlates) -> None:
        """The plates of a page are there."""
        if not page.plates:
            self.stopped.append(f"page {page.page} gave no plates")
            return
        area = _Area(self._sheets[page.page], page.dpi)
        self._ink(page, area)
        for run in self._asked.black:
            if run.page == page.page:
                self._black(run, page.plates, area)

    def _ink(self, page: PagePlates, area: _Area) -> None:
        ink = total({name: area.printed(plate) for name, plate in page.plates.items()})
        highest = most(ink)
        self.most = max(self.most, highest)
        limit = self._asked.total_ink + _TOLERANCE
        if highest <= limit:
            return
        for spot in over(ink, limit, page.dpi):
            size = spot.pixels / (page.dpi / MM_PER_INCH) ** 2
            has = most(ink.crop(spot.box))
            what = f"Areas of over {LEAST_AREA:.0f} mm² take more than {self._asked.total_ink:.0f} % of ink"
            sample = f"one of {size:,.0f} mm² with up to {has:.0f} %"
            self._find(
                INK, page.page, f"{what}.", "Make its colours of less ink, or convert its pictures for this paper.",
                area.box(spot.box), sample,
            )  # fmt: skip

    def _black(self, run: BlackRun, plates: Mapping[str, Plate], area: _Area) -> None:
        if "Black" not in plates:
            return
        around = area.pixels(run.box)
        black = plates["Black"].crop(around)
        for name in _COLOURS:
            seen = letters_and_ground(black, plates[name].crop(around)) if name in plates else None
            if seen is None:
                continue
            on, beside = seen
            place = self._sheets[run.page].box(run.box)
            if on - beside > _ON_LETTERS:
                what = f"Black type is on the {name.lower()} plate, too."
                self._find(BLACK, run.page, what, "Set it in black alone (DeviceCMYK 0 0 0 1).", place)
            elif run.overprints and beside - on > _UNDER_LETTERS:
                what = f"Black type that overprints leaves a gap on the {name.lower()} plate."
                self._find(KNOCKED, run.page, what, "Set its overprint mode to 1.", place)

    def _find(self, rule: PlateRule, page: int, what: str, remedy: str, box: Box, sample: str = "") -> None:
        key = (rule.name, page, what)
        if key in self.found:
            self.found[key] = self.found[key].and_at((box,), MAX_BOXES)
        else:
            self.found[key] = Finding(rule.severity, rule.name, what, remedy, page, (box,), sample=sample)


class _Area:
    """A page as it lies on its plates: from points to dots and back to millimetres."""

    def __init__(self, sheet: Sheet, dpi: float) -> None:
        self._sheet = sheet
        self._scale = dpi / MM_PER_INCH
        self._media = sheet.box(sheet.media)
        self._trim = self.pixels(sheet.printed)

    def pixels(self, corners: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        """Dots on the plate."""
        box = self._sheet.box(corners)
        left, top = (box.x - self._media.x) * self._scale, (box.y - self._media.y) * self._scale
        right, foot = left + box.width * self._scale, top + box.height * self._scale
        return round(left), round(top), max(round(right), round(left) + 1), max(round(foot), round(top) + 1)

    def printed(self, plate: Plate) -> Image.Image:
        """The plate as the page is cut: marks around it are to be full of ink."""
        return plate.crop(self._trim)

    def box(self, pixels: tuple[int, int, int, int]) -> Box:
        """A place on the cut page."""
        left, top, right, foot = (value / self._scale for value in pixels)
        return Box(left, top, right - left, foot - top)
