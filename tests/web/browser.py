"""work on a page → its result, from one Chromium that runs in a thread of its own.

Playwright allows one of its kind per thread. In a thread of its own this one may stay open from the first page to the last,
whatever other tests start in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeVar

from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.tools import CHROMIUM, FLAGS

# What draws draws here without a processor of its own, and needs no process of its own.
ARGS = [*FLAGS, "--in-process-gpu"]
T = TypeVar("T")
Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader looks: the window in CSS px, the colour scheme, and pixels to a CSS px.

    `free` lifts the page's policy, for tools that bring script of their own.
    """

    width: int = 1280
    height: int = 900
    scheme: Scheme = "light"
    density: float = 1
    free: bool = False


class Chromium:
    """The running browser: `look` opens a fresh tab, does the work in it, and closes it; `stay` keeps it for the next."""

    def __init__(self, browser: Browser, thread: ThreadPoolExecutor) -> None:
        self._browser = browser
        self._thread = thread
        self._kept: dict[Look, Page] = {}

    def look(self, work: Callable[[Page], T], look: Look | None = None) -> T:
        """What the work returns; it goes to the page's address itself, so that it can listen from the start."""
        return self._thread.submit(self._look, work, look or Look()).result()

    def stay(self, work: Callable[[Page], T], look: Look | None = None) -> T:
        """The same in one tab for all who look this way, one after the other: it has long read the script that the work
        brings. What the work changes besides the page, the window's size and the colour scheme, it must set back; for work
        that asks how a page arrives, or what it keeps, the tab has to be fresh.
        """
        return self._thread.submit(self._stay, work, look or Look()).result()

    def do(self, work: Callable[[Browser], T]) -> T:
        """What work with the browser itself returns."""
        return self._thread.submit(work, self._browser).result()

    def _look(self, work: Callable[[Page], T], look: Look) -> T:
        tab = self._opened(look)
        try:
            return work(tab)
        finally:
            tab.context.close()

    def _stay(self, work: Callable[[Page], T], look: Look) -> T:
        tab = self._kept.pop(look, None) or self._opened(look)
        try:
            tab.set_viewport_size({"width": look.width, "height": look.height})
            tab.emulate_media(color_scheme=look.scheme)
            done = work(tab)
        except BaseException:
            # Nobody knows what it was in the middle of.
            tab.context.close()
            raise
        self._kept[look] = tab
        return done

    def _opened(self, look: Look) -> Page:
        context = self._browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.scheme,
            device_scale_factor=look.density,
            bypass_csp=look.free,
            reduced_motion="reduce",
        )
        return context.new_page()


def enlarge(tab: Page, size: int) -> None:
    """Make this the reader's default size of text, in px, as in the browser's own settings."""
    sizes = {"standard": size, "fixed": round(size * 13 / 16)}
    tab.context.new_cdp_session(tab).send("Page.setFontSizes", {"fontSizes": sizes})


def forget_files(tab: Page) -> None:
    """From here on the tab asks the server for every file of every page, whatever it has seen."""
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


@contextmanager
def open_chromium() -> Iterator[Chromium]:
    """Chromium for the length of the block."""
    with ThreadPoolExecutor(1, thread_name_prefix="chromium") as thread:
        play = thread.submit(lambda: sync_playwright().start()).result()
        try:
            browser = thread.submit(
                lambda: play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
            ).result()
            try:
                yield Chromium(browser, thread)
            finally:
                thread.submit(browser.close).result()
        finally:
            thread.submit(play.stop).result()
