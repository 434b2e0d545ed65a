"""a page → everything that is seen of it in six visits, each made when it is first asked for.

Opening a page costs more than looking at it, so each visit answers as many questions as it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from playwright.sync_api import Page

from tests.web import checks
from tests.web.browser import Chromium, Look, Scheme, enlarge, forget_files
from tests.web.checks import Faults

PHONE, DESK = 360, 1280
NARROW = 320
"""The narrowest phone; also a window of 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
TALL = 12_000
"""A window as tall as a page: there, what a reader has not come to yet may not move either."""
AXE_WIDTHS = (NARROW, DESK)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FIT_WIDTHS = (NARROW, 640, 768, DESK)
"""640 px: a window of 1280 px at 200 % (WCAG 2.2, 1.4.4)."""
SPACED_WIDTHS = (NARROW, DESK)
LARGE_WIDTHS = (640, DESK)
USUAL, LARGE = 16, 32
"""The reader's own default size of text in px: when nothing was chosen, and twice that."""
TARGET_WIDTHS = (PHONE, DESK)
SIZES_WIDTHS = (320, 412, 768, 1024, 1280, 1600)


@dataclass(frozen=True, slots=True)
class Load:
    """How a page arrived: the sum of its layout shifts, what moved, its largest paint, and what it should not have done."""

    shift: float
    moved: Faults
    paint: Mapping[str, Any]
    stray: Faults


@dataclass(frozen=True, slots=True)
class Fit:
    """Faults by width: of the page as it is, spaced, with large text; its targets; its pictures' `sizes`."""

    plain: Mapping[int, Faults]
    spaced: Mapping[int, Faults]
    large: Mapping[int, Faults]
    targets: Mapping[int, Faults]
    sizes: Mapping[int, Faults]


@dataclass(frozen=True, slots=True)
class Hands:
    """Faults when only the keyboard is used, by width; and of the skip link."""

    tab: Mapping[int, Faults]
    skip: Faults


class Survey:
    """A page at its address, and at that of a server with slow pictures."""

    def __init__(self, chromium: Chromium, url: str, slow_url: str) -> None:
        self._chromium = chromium
        self._url = url
        self._slow_url = slow_url

    @cached_property
    def phone(self) -> Load:
        """On a phone, with slow pictures, read to its end."""
        return self._load(Look(PHONE, 740, density=2))

    @cached_property
    def desk(self) -> Load:
        """On a desk, with slow pictures, read to its end."""
        return self._load(Look(DESK, 900))

    @cached_property
    def whole(self) -> Load:
        """On a phone that is taller than the page."""
        return self._load(Look(PHONE, TALL))

    @cached_property
    def axe(self) -> Mapping[tuple[Scheme, int], Faults]:
        """What axe-core objects to, by colour scheme and width."""
        return self._chromium.stay(self._axe, Look(free=True))

    @cached_property
    def fit(self) -> Fit:
        """What does not fit, at every width."""
        return self._chromium.stay(self._fit)

    @cached_property
    def hands(self) -> Hands:
        """What the keyboard cannot do."""
        return self._chromium.stay(self._hands)

    def _load(self, look: Look) -> Load:
        def load(tab: Page) -> Load:
            forget_files(tab)
            with checks.listen(tab, self._slow_url) as stray:
                tab.goto(self._slow_url, wait_until="load")
                paint = checks.largest_paint(tab)
                checks.read_to_the_end(tab)
                shift, moved = checks.layout_shifts(tab)
            # What this page still asks for is not heard as the next one's.
            tab.goto("about:blank")
            return Load(shift, moved, paint, tuple(stray))

        return self._chromium.stay(load, look)

    def _axe(self, tab: Page) -> Mapping[tuple[Scheme, int], Faults]:
        tab.goto(self._url)
        found = {}
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for width in AXE_WIDTHS:
                _resize(tab, width)
                found[scheme, width] = checks.axe_violations(tab, colours=scheme != SCHEMES[0])
        return found

    def _fit(self, tab: Page) -> Fit:
        tab.goto(self._url)
        plain: dict[int, Faults] = {}
        targets: dict[int, Faults] = {}
        sizes: dict[int, Faults] = {}
        for width in sorted({*FIT_WIDTHS, *TARGET_WIDTHS, *SIZES_WIDTHS}):
            _resize(tab, width)
            if width in FIT_WIDTHS:
                plain[width] = checks.layout_faults(tab)
            if width in TARGET_WIDTHS:
                targets[width] = checks.small_targets(tab)
            if width in SIZES_WIDTHS:
                sizes[width] = checks.size_faults(tab)
        checks.space_text(tab)
        spaced = {width: _fits(tab, width) for width in SPACED_WIDTHS}
        tab.reload()
        enlarge(tab, LARGE)
        large = {width: _fits(tab, width) for width in LARGE_WIDTHS}
        enlarge(tab, USUAL)
        return Fit(plain, spaced, large, targets, sizes)

    def _hands(self, tab: Page) -> Hands:
        found = {}
        for width in (PHONE, DESK):
            _resize(tab, width)
            tab.goto(self._url)
            found[width] = checks.keyboard_faults(tab)
        tab.goto(self._url)
        return Hands(found, checks.skip_faults(tab))


def _resize(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})


def _fits(tab: Page, width: int) -> Faults:
    _resize(tab, width)
    return checks.layout_faults(tab)
