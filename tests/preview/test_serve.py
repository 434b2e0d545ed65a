"""a folder → its desk at an address, in a real browser: a change comes into the open page; it ends when it is told to."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pagekit.errors import WriteError
from pagekit.preview.room import Making, Room
from pagekit.preview.serve import Desk
from tests.preview.conftest import AT, STORY
from tests.web.browser import Chromium, Look
from tests.web.tools import AXE, NO_AXE

LONG = STORY + "\n".join(f"Paragraph {number} of the bridge.\n" for number in range(80))


@dataclass(frozen=True, slots=True)
class Open:
    """A desk that is open."""

    home: Path
    address: str


@pytest.fixture(scope="module")
def opened(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """The desk of a folder of its own, served and watched in a thread; it has ended when the tests have."""
    place = tmp_path_factory.mktemp("desk")
    home = place / "home"
    shutil.copytree(begun, home)
    (home / "stories" / "bridge.md").write_text(LONG, "utf-8")
    told, built = [], threading.Event()
    ready = threading.Event()

    def open_at(address: str) -> None:
        told.append(address)
        ready.set()

    desk = Desk(
        Making(home, place / "out", AT), port=0, watch=True, opened=open_at, built=lambda _: built.set()
    )
    thread = threading.Thread(target=lambda: asyncio.run(desk.run()))
    thread.start()
    assert ready.wait(60) and built.wait(60)
    yield Open(home, told[0])
    desk.end()
    thread.join(30)
    assert not thread.is_alive()


def _at(desk: Open, tab: Page) -> None:
    tab.goto(f"{desk.address}#bridge")
    tab.wait_for_function(
        "() => document.documentElement.dataset.loaded > 0 && document.querySelector('#list [aria-current]')"
    )


def test_a_change_comes_into_the_open_page_which_keeps_its_place(opened: Open, chromium: Chromium) -> None:
    said: list[str] = []

    def work(tab: Page) -> tuple[float, str, str, list[str]]:
        tab.on("console", lambda message: said.append(message.text))
        _at(opened, tab)
        tab.evaluate("() => document.getElementById('frame').contentWindow.scrollTo(0, 700)")
        (opened.home / "stories" / "bridge.md").write_text(
            LONG.replace("It is open.", "It is shut."), "utf-8"
        )
        tab.wait_for_function("""() => { const page = document.getElementById('frame').contentDocument;
            return page.readyState === 'complete' && page.body.textContent.includes('It is shut.'); }""")
        tab.wait_for_function("() => document.getElementById('status').textContent.startsWith('Made again')")
        top = tab.evaluate("() => document.getElementById('frame').contentWindow.scrollY")
        status = tab.inner_text("#status")

        # A fault is told in the place of the page, with file, line, field and remedy.
        (opened.home / "stories" / "bridge.md").write_text(
            LONG.replace("section: Town", "priority: 12"), "utf-8"
        )
        tab.wait_for_selector("#instead .note")
        instead = tab.inner_text("#instead")
        (opened.home / "stories" / "bridge.md").write_text(LONG, "utf-8")
        tab.wait_for_function("() => document.getElementById('instead').hidden")

        # By the keyboard, also from within the page.
        tab.keyboard.press("j")
        names = [tab.get_attribute("#list [aria-current]", "data-id") or ""]
        tab.keyboard.press("k")
        tab.wait_for_function(
            "() => document.getElementById('frame').contentDocument.URL.endsWith('/bridge/')"
        )
        tab.frames[1].click("h1")
        tab.keyboard.press("k")
        names.append(tab.get_attribute("#list [aria-current]", "data-id") or "")
        return top, status, instead, names

    top, status, instead, names = chromium.look(work)
    assert abs(top - 700) <= 2
    assert status.startswith("Made again: The bridge.")
    assert "This story cannot be read." in instead
    assert "stories/bridge.md:3 · priority" in instead
    assert names == ["imprint", "stories/bad.md"]
    assert said == []


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
@pytest.mark.parametrize("look", [Look(1280, 900, "light", free=True), Look(390, 844, "dark", free=True)])
def test_axe_finds_nothing_in_the_desk(opened: Open, chromium: Chromium, look: Look) -> None:
    def work(tab: Page) -> tuple[list[str], list[str]]:
        _at(opened, tab)
        tab.add_script_tag(path=str(AXE))
        run = "() => axe.run(document, {iframes: false}).then(found => found.violations.map(one => one.id))"
        web = tab.evaluate(run)
        tab.evaluate("() => document.querySelector('[name=view][value=print]').click()")
        tab.wait_for_selector(".pages img")
        return web, tab.evaluate(run)

    assert chromium.look(work, look) == ([], [])


def test_no_script_of_a_page_runs_in_the_desk(opened: Open, chromium: Chromium) -> None:
    def work(tab: Page) -> tuple[str, str]:
        _at(opened, tab)
        tab.evaluate(
            "() => { document.getElementById('frame').contentWindow.location.replace('/hostile.html'); }"
        )
        frame = tab.frames[1]
        frame.wait_for_selector("#hostile")
        inner = tab.evaluate("() => document.getElementById('frame').contentDocument.title")
        # By itself it is shut in, too.
        tab.goto(opened.address.replace(".desk/", "hostile.html"))
        return inner, tab.title()

    assert chromium.look(work) == ("x", "x")


def test_a_port_that_is_taken_is_told(opened: Open, tmp_path: Path) -> None:
    port = int(opened.address.split(":")[2].split("/")[0])
    seen: list[Room] = []
    desk = Desk(Making(opened.home, tmp_path, AT), port=port, watch=False, opened=print, built=seen.append)
    with pytest.raises(WriteError, match=f"port {port} of 127.0.0.1 cannot be had"):
        asyncio.run(desk.run())


def test_without_a_port_the_site_is_made_and_that_is_all(opened: Open, tmp_path: Path) -> None:
    seen: list[Room] = []
    desk = Desk(Making(opened.home, tmp_path, AT), port=None, watch=False, opened=print, built=seen.append)
    asyncio.run(desk.run())
    assert seen[0].board.name == "The Valley Post"
    assert (tmp_path / "bridge" / "index.html").is_file()
