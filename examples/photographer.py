"""a page on disk → pictures of it and its print, by the Chromium that this machine has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from contact_sheet import Frame

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SHOTS: tuple[tuple[str, int, Literal["light", "dark"]], ...] = (
    ("1280", 1280, "light"),
    ("390-dark", 390, "dark"),
)
HEIGHT = 1400
# A lazy picture that is not shown is never loaded, and would be waited for in vain.
ALL_SHOWN = """Promise.all([...document.images].filter(image => image.getClientRects().length)
    .map(image => image.decode().catch(() => null)))"""


@dataclass(frozen=True)
class Photographer:
    """Takes pictures when there is a browser; `missing` says why there is none."""

    browser: Browser | None
    missing: str = ""

    def pictures(self, page: str, folder: Path, pack: str) -> list[Frame]:
        """One picture for every width and colour scheme, of the whole page. It carries its files, so that its faces are
        there for the first paint.
        """
        if self.browser is None:
            return []
        frames = []
        for name, width, scheme in SHOTS:
            tab = self.browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
            tab.set_content(page)
            # Pictures below the fold are lazy: a page taller than itself has no fold.
            tab.set_viewport_size(
                {"width": width, "height": tab.evaluate("document.documentElement.scrollHeight")}
            )
            tab.evaluate(ALL_SHOWN)
            target = folder / f"web-{name}.png"
            tab.screenshot(path=target, full_page=True)
            tab.close()
            frames.append(Frame(f"{pack}, {width} px, {scheme}", target))
        return frames

    def print(self, page: str, target: Path) -> None:
        """The page as the browser prints it, with the page's own print style."""
        if self.browser is None:
            return
        tab = self.browser.new_page()
        tab.set_content(page)
        tab.pdf(path=target, format="A4")
        tab.close()


@contextmanager
def open_photographer() -> Iterator[Photographer]:
    """A photographer for the length of the block, with a browser if there is one."""
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        yield Photographer(None, "Chromium is not installed (apt-get install chromium)")
        return
    # Chromium's own sandbox does not start for the superuser, as in a container.
    alone = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=[*QUIET, *alone])
        try:
            yield Photographer(browser)
        finally:
            browser.close()
