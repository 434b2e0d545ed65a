"""Pages with one fault each → the check that is meant for it names it, and a good page passes all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.web import checks
from tests.web.browser import Chromium, Look, enlarge, forget_files
from tests.web.server import serve
from tests.web.tools import NO_AXE, html_remarks, no_vnu

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 1rem/1.5 sans-serif } img { display: block; width: 100%; height: auto }
.skip { position: absolute; top: -5rem } .skip:focus { top: 0 } .line a { display: inline-block; padding: 0.5rem }
main:focus { outline: none } STYLE</style></head><body>
"""
GOOD = """<a class="skip" href="#story">To the story</a><nav class="line"><a href="/one">One of them</a></nav>
<main id="story" tabindex="-1"><h1>A head</h1><img src="a.png" srcset="a.png 800w" sizes="100vw" width="800" height="400"
alt="A thing" fetchpriority="high"><p>Words and <a href="/two">a link</a> among them.</p></main>"""
FRAME = """<iframe title="Theirs" srcdoc="<style>body { margin: 0 } a { display: block; height: 5rem } STYLE</style>
<a href='/three'>Boots</a>" width="300" height="100"></iframe>"""
COVERED = """.skip { z-index: 1 } .line a { outline: 0 } .line { position: relative } .line a::after { content: ""; position: absolute; inset: 0 }
.line a:focus-visible::after { outline: 3px solid; outline-offset: -3px }"""


@pytest.fixture(scope="module")
def show(chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., object]]:
    """Runs a check on a page of this body and style."""
    shelf = tmp_path_factory.mktemp("faults")
    # Grain, since a picture that says nothing does not count as a paint.
    Image.frombytes("L", (800, 400), Random(7).randbytes(320_000)).save(shelf / "a.png")
    with serve(shelf, slow={".png": 0.2}) as site:

        def run(
            check: Callable[[Page], object], body: str = GOOD, style: str = "", look: Look | None = None
        ) -> object:
            (shelf / "page.html").write_text(HEAD.replace("STYLE", style) + body + "</body></html>", "utf-8")

            def work(tab: Page) -> object:
                forget_files(tab)
                tab.goto(f"{site}/page.html", wait_until="load")
                found = check(tab)
                # What this page still asks for is not heard as the next one's.
                tab.goto("about:blank")
                return found

            return chromium.stay(work, look or Look(width=360, height=640))

        yield run


FAULTS: list[tuple[Callable[[Page], checks.Faults], str, str, str]] = [
    (checks.layout_faults, GOOD, "h1 { width: 30rem }", "past the window"),
    (checks.layout_faults, GOOD, "h1 { width: 30rem }", "scrolls sideways"),
    (checks.layout_faults, GOOD, "h1 { width: 2rem; overflow: hidden; white-space: nowrap }", "cuts its text"),
    (checks.layout_faults, GOOD, "p { max-height: 1rem; overflow: hidden }", "px high in 16"),
    (checks.layout_faults, GOOD, "p { margin-top: -2rem } h1 { margin-bottom: 0 } img { display: none }", "stands over"),
    (checks.small_targets, GOOD, ".line a { padding: 0; line-height: 1 }", '"One of them" (/one)'),
    (checks.small_targets, GOOD.replace('href="/one"', 'class="share-link" href="/one"'), "", "44 are needed"),
    (checks.size_faults, GOOD.replace("100vw", "50vw"), "", '"50vw" say 180 px, it is 360'),
    (checks.size_faults, GOOD.replace(' sizes="100vw"', ""), "", "has no sizes"),
    (checks.keyboard_faults, GOOD, "a:focus { outline: none }", "focus does not show"),
    (checks.keyboard_faults, GOOD.replace('href="/two"', 'href="/two" tabindex="3"'), "", "stands before it"),
    (checks.keyboard_faults, GOOD, ".skip:focus { top: -5rem }", "out of sight"),
    (checks.keyboard_faults, GOOD + FRAME, "", "iframe. \"\": its focus does not show"),
    (checks.skip_faults, GOOD.replace('class="skip" href="#story"', 'href="/three"'), "", "not a skip link"),
    (checks.skip_faults, GOOD, ".skip:focus { top: -5rem }", "out of sight"),
    (checks.skip_faults, GOOD.replace(' tabindex="-1"', "").replace("#story", "#nowhere"), "", "into <main>"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "body", "style", "words"), FAULTS)
def test_a_fault_is_found(
    show: Callable[..., tuple[str, ...]],
    check: Callable[[Page], checks.Faults],
    body: str,
    style: str,
    words: str,
) -> None:
    assert words in " ".join(show(check, body, style))


@pytest.mark.parametrize("check", list(dict.fromkeys(check for check, *_ in FAULTS)))
def test_a_good_page_has_none(show: Callable[..., object], check: Callable[[Page], checks.Faults]) -> None:
    assert show(check) == ()


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (GOOD, COVERED),
        (GOOD + FRAME.replace("STYLE", ":focus-visible { outline: 3px solid; outline-offset: -3px }"), ""),
        (GOOD, ".line { width: 5rem; overflow: auto; white-space: nowrap }"),
    ],
    ids=["a link that covers its card", "a ring inside a frame", "a line of links that scrolls"],
)
def test_focus_may_show_elsewhere(show: Callable[..., tuple[str, ...]], body: str, style: str) -> None:
    assert show(checks.keyboard_faults, body, style) == ()


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
def test_axe_names_the_place(show: Callable[..., tuple[str, ...]]) -> None:
    assert show(checks.axe_violations, look=Look(free=True)) == ()
    (found,) = show(checks.axe_violations, GOOD.replace('alt="A thing" ', ""), look=Look(free=True))
    assert found.startswith("image-alt (critical) at img")


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
def test_axe_reads_the_colours_of_the_other_scheme(show: Callable[..., tuple[str, ...]]) -> None:
    pale = "@media (prefers-color-scheme: dark) { h1 { color: #777; background: #666 } }"
    asked = partial(checks.axe_violations, colours=True)
    assert show(asked, style=pale, look=Look(free=True)) == ()
    (found,) = show(asked, style=pale, look=Look(free=True, scheme="dark"))
    assert found.startswith("color-contrast (serious) at h1")


def test_a_tab_that_stays_shows_the_scheme_that_was_asked_for(chromium: Chromium) -> None:
    dark = 'matchMedia("(prefers-color-scheme: dark)").matches'
    chromium.stay(lambda tab: tab.emulate_media(color_scheme="dark"), Look(320, 240))
    assert chromium.stay(lambda tab: bool(tab.evaluate(dark)), Look(320, 240)) is False


def test_a_picture_without_a_size_moves_the_text(show: Callable[..., tuple[float, checks.Faults]]) -> None:
    def read(tab: Page) -> tuple[float, checks.Faults]:
        checks.read_to_the_end(tab)
        return checks.layout_shifts(tab)

    assert show(read) == (0, ())
    total, moved = show(read, GOOD.replace('width="800" height="400"', ""))
    assert total > 0.01 and "p from" in moved[0]


def test_the_largest_paint_is_told(show: Callable[..., dict[str, object]]) -> None:
    paint = show(checks.largest_paint)
    assert paint["isLead"] and str(paint["lead"]).endswith("/a.png") and paint["pictures"] == 1
    other = show(checks.largest_paint, GOOD.replace(' fetchpriority="high"', ""))
    assert not other["isLead"] and other["first"] == [] and len(other["eager"]) == 1  # type: ignore[arg-type]


def test_strangers_and_words_in_the_console_are_told(chromium: Chromium, tmp_path: Path) -> None:
    body = '<img src="gone.svg" alt=""><img src="http://localhost:9/x.svg" alt=""><script>console.log("ah")</script>'
    (tmp_path / "index.html").write_text(HEAD + body)

    def load(tab: Page) -> list[str]:
        with checks.listen(tab, site) as found:
            tab.goto(site, wait_until="load")
        return found

    with serve(tmp_path) as site:
        said = " ".join(chromium.look(load))
    for words in ("asks elsewhere: http://localhost:9/x.svg", "404: ", "failed: ", "console log: ah"):
        assert words in said


def test_a_tab_that_stays_asks_for_every_file_again_when_it_is_told_to(
    chromium: Chromium, tmp_path: Path
) -> None:
    Image.new("L", (8, 8)).save(tmp_path / "a.png")
    (tmp_path / "index.html").write_text(HEAD + '<img src="a.png" alt="">')

    def visits(tab: Page) -> list[bool]:
        found = []
        for _ in range(2):
            tab.goto(site, wait_until="load")
            found.append(tab.evaluate("performance.getEntriesByType('resource')[0].transferSize > 0"))
        forget_files(tab)
        tab.goto(site, wait_until="load")
        return [*found, tab.evaluate("performance.getEntriesByType('resource')[0].transferSize > 0")]

    with serve(tmp_path) as site:
        assert chromium.look(visits) == [True, False, True]


def test_a_tab_that_stays_is_the_same_until_its_work_fails(chromium: Chromium) -> None:
    look = Look(width=333)
    first = chromium.stay(lambda tab: tab, look)
    assert (
        chromium.stay(lambda tab: tab, look) is first is not chromium.stay(lambda tab: tab, Look(width=334))
    )
    with pytest.raises(ZeroDivisionError):
        chromium.stay(lambda tab: 1 / 0, look)
    assert chromium.stay(lambda tab: tab, look) is not first


def test_the_readers_own_size_of_text_is_taken(chromium: Chromium) -> None:
    def size(tab: Page) -> object:
        tab.goto("data:text/html,<p>x")
        enlarge(tab, 32)
        return tab.evaluate("getComputedStyle(document.documentElement).fontSize")

    assert chromium.look(size) == "32px"


def test_the_html_checker_is_asked_once_for_all(tmp_path: Path) -> None:
    if reason := no_vnu():
        pytest.skip(reason)
    (tmp_path / "good.html").write_text(HEAD.replace("STYLE", "") + GOOD)
    (tmp_path / "bad.html").write_text(HEAD.replace("STYLE", "") + GOOD + "<p id=story>")
    with serve(tmp_path) as site:
        good, bad = (f"{site}/{name}.html" for name in ("good", "bad"))
        found = html_remarks([good, bad])
    assert found[good] == ()
    assert "Duplicate ID" in " ".join(map(str, found[bad]))
