"""a hostile creative on a page whose origin keeps a secret → what it got of it, wherever it is opened; in Chromium.

The advertiser's own page has a server of its own and works there as it does everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Frame, Page

import pagekit
from tests.web.browser import Chromium
from tests.web.server import serve

SECRET = "session-of-the-reader"
Stand = Literal["framed", "popped", "top"]

# What a thief tries wherever his script runs: its own origin's keep, and that of every document it can name.
THIEF = """
window.loot = {};
window.attempt = (what, get) => { try { loot[what] = String(get()); } catch (problem) { loot[what] = problem.name; } };
window.rob = (whose, there) => {
  attempt(whose + " cookie", () => there.document.cookie);
  attempt(whose + " storage", () => there.localStorage.getItem("secret"));
};
attempt("origin", () => origin);
rob("own", self);
if (parent !== self) { rob("parent's", parent); rob("top's", top); }
if (opener) { rob("opener's", opener); rob("page's", opener.top); }
"""
KEPT = "SecurityError"
OWN = {"origin": "null", "own cookie": KEPT, "own storage": KEPT}
IN_A_FRAME = {
    **OWN,
    "parent's cookie": KEPT,
    "parent's storage": KEPT,
    "top's cookie": KEPT,
    "top's storage": KEPT,
}
IN_A_WINDOW = {
    **OWN,
    "opener's cookie": KEPT,
    "opener's storage": KEPT,
    "page's cookie": KEPT,
    "page's storage": KEPT,
}

# Way to open a window beside the page → what a thief has in it; nothing where his script does not arrive.
WINDOWS: dict[str, tuple[str, list[dict[str, str]]]] = {
    "its own address": ("open(location.href)", []),
    "its base": ("open(document.baseURI)", [IN_A_FRAME]),
    "its file": ("open(FILE, 'shop')", [IN_A_FRAME]),
    "blank": ("write(open('about:blank'))", [IN_A_WINDOW]),
    "empty": ("write(open(''))", [IN_A_WINDOW]),
    "blob": ("open(URL.createObjectURL(new Blob([PAGE], { type: 'text/html' })))", [IN_A_WINDOW]),
}
# Way to move the windows around, or to have one run something → what becomes of it.
WINDOW = "[object Window]"
MOVES = {
    "top.location = 'http://127.0.0.1:1/'": KEPT,
    "parent.location = 'http://127.0.0.1:1/'": KEPT,
    "top.location = STEAL": KEPT,
    "parent.location = STEAL": KEPT,
    "open(STEAL, '_top')": "null",
    "open(STEAL, '_parent')": "null",
    "open(STEAL, 'shop')": WINDOW,
    "open(STEAL)": WINDOW,
    "open('data:text/html,' + encodeURIComponent(PAGE))": WINDOW,
}
TOOLS = """([file, thief]) => {
  window.FILE = file;
  window.PAGE = "<script>" + thief + "<" + "/script>";
  window.STEAL = "javascript:void(window.stolen = document.cookie)";
  window.write = (there) => { there.document.write(PAGE); there.document.close(); };
}"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's server with one page: its address, that of the creative's file, and the advertiser's."""

    site: str
    file: str
    advertiser: str
    page: pagekit.HtmlPage


@pytest.fixture(scope="module")
def advertiser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("advertiser")
    (folder / "index.html").write_text(
        "<!doctype html><title>Boots</title><script>localStorage.setItem('basket', 'two boots');"
        "window.works = [origin, localStorage.getItem('basket')];</script>"
    )
    with serve(folder) as site:
        yield site


def build(folder: Path, creative: str, *, scripts: bool) -> pagekit.HtmlPage:
    """A page with one advert of this HTML."""
    (folder / "ad.html").write_text(creative, "utf-8")
    article = pagekit.Article.model_validate(
        {
            "id": "trams",
            "headline": "Trams",
            "body": [{"kind": "paragraph", "text": "Six trams."}, {"kind": "advert", "slot": "inline"}],
        }
    )
    advert = pagekit.HtmlAdvert(src="ad.html", title="Boots", width=300, height=250, scripts=scripts)
    return pagekit.render_html(article, adverts=[advert], files_from=folder)


@contextmanager
def published(home: Path, advertiser: str, *, scripts: bool) -> Iterator[Paper]:
    """The page with the thief's advert on its server."""
    creative = (
        f"<body style='margin:0'><a id=link href='{advertiser}/'>Buy boots</a> "
        f"<button id=tag onclick='window.open(\"{advertiser}/\")'>Buy</button> "
        f"<a id=trick href='javascript:void(window.loot = 1)'>x</a><script>{THIEF}</script>"
    )
    page = build(home, creative, scripts=scripts)
    page.write(home / "site")
    (file,) = (name for name in page.assets if name.startswith("adverts/"))
    with serve(home / "site") as site:
        yield Paper(site, f"{site}/{file}", advertiser, page)


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory, advertiser: str) -> Iterator[Paper]:
    """The advert was booked with scripts."""
    with published(tmp_path_factory.mktemp("lively"), advertiser, scripts=True) as paper:
        yield paper


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory, advertiser: str) -> Iterator[Paper]:
    """The same without."""
    with published(tmp_path_factory.mktemp("still"), advertiser, scripts=False) as paper:
        yield paper


def hide_the_secret(tab: Page, paper: Paper) -> None:
    """A reader who was here before: a cookie and an entry in the storage of the paper's origin."""
    tab.context.add_cookies([{"name": "secret", "value": SECRET, "url": paper.site}])
    tab.goto(f"{paper.site}/robots.txt")
    tab.evaluate("secret => localStorage.setItem('secret', secret)", SECRET)
    assert tab.evaluate("document.cookie + localStorage.getItem('secret')") == f"secret={SECRET}{SECRET}"


def opened(tab: Page, paper: Paper, stand: Stand) -> Page:
    """The window that the creative is in."""
    tab.goto(paper.file if stand == "top" else f"{paper.site}/")
    if stand != "top":
        tab.locator("iframe").scroll_into_view_if_needed()
        innermost(tab)
    if stand != "popped":
        return tab
    with tab.expect_popup() as popup:
        innermost(tab).evaluate("file => void open(file)", paper.file)
    popup.value.wait_for_load_state()
    return popup.value


def innermost(window: Page) -> Frame:
    """The document of the creative in this window, loaded."""
    frame = window.main_frame
    while inner := frame.query_selector("iframe"):
        content = inner.content_frame()
        assert content is not None
        frame = content
        frame.wait_for_load_state()
    return frame


def loot(window: Page) -> list[dict[str, str]]:
    """What the thief's script found, in every document of the window in which it ran."""
    found = [frame.evaluate("window.loot ?? null") for frame in window.frames]
    return [each for each in found if each is not None]


@pytest.mark.parametrize("stand", ["framed", "popped", "top"])
def test_a_hostile_creative_reads_nothing_wherever_it_is_opened(
    chromium: Chromium, lively: Paper, stand: Stand
) -> None:
    def attack(tab: Page) -> tuple[dict[str, list[dict[str, str]]], dict[str, str], list[str | None]]:
        hide_the_secret(tab, lively)
        window = opened(tab, lively, stand)
        address, thief = window.url, innermost(window)
        thief.evaluate(TOOLS, [lively.file, THIEF])
        found = {stand: loot(window)}
        assert SECRET not in str(found)
        for name, (way, _) in WINDOWS.items():
            with window.expect_popup() as popup:
                thief.evaluate(f"() => void ({way})")
            popup.value.wait_for_load_state()
            innermost(popup.value)
            found[name] = loot(popup.value)
        moves = {
            way: thief.evaluate(f"() => {{ attempt('it', () => {way}); return loot.it; }}") for way in MOVES
        }
        assert window.url == address
        everywhere = [frame for page in tab.context.pages for frame in page.frames]
        return found, moves, [frame.evaluate("window.stolen ?? null") for frame in everywhere]

    found, moves, stolen = chromium.look(attack)
    assert SECRET not in str(found)
    assert found == {stand: [IN_A_FRAME]} | {name: wanted for name, (_, wanted) in WINDOWS.items()}
    assert moves == MOVES
    assert set(stolen) == {None}


def test_a_creative_without_scripts_runs_none(chromium: Chromium, still: Paper) -> None:
    def visit(tab: Page) -> list[dict[str, str]]:
        for stand in ("framed", "top"):
            innermost(opened(tab, still, stand)).click("#trick")
        return [each for page in tab.context.pages for each in loot(page)]

    assert chromium.look(visit) == []


@pytest.mark.parametrize(("book", "way"), [("lively", "#tag"), ("still", "#link")])
def test_a_click_opens_the_advertisers_page_free_of_the_sandbox(
    request: pytest.FixtureRequest, chromium: Chromium, book: str, way: str
) -> None:
    paper: Paper = request.getfixturevalue(book)

    def click(tab: Page) -> list[tuple[str, list[str]]]:
        found = []
        for stand in ("framed", "top"):
            window = opened(tab, paper, stand)
            with tab.context.expect_page() as page:
                innermost(window).click(way)
            page.value.wait_for_load_state()
            found.append((page.value.url, page.value.evaluate("window.works")))
        return found

    assert chromium.look(click) == [(f"{paper.advertiser}/", [paper.advertiser, "two boots"])] * 2


def test_the_creative_has_the_frame_to_itself(chromium: Chromium, still: Paper) -> None:
    def measure(tab: Page) -> tuple[dict[str, float], str | None, list[float]]:
        window = opened(tab, still, "framed")
        frame = tab.locator("iframe")
        box = frame.bounding_box()
        assert box is not None
        room = "[innerWidth, innerHeight, document.documentElement.clientWidth, document.documentElement.clientHeight]"
        named = frame.get_attribute("title")
        return {"width": box["width"], "height": box["height"]}, named, innermost(window).evaluate(room)

    assert chromium.look(measure) == ({"width": 300, "height": 250}, "Boots", [300, 250, 300, 250])


def test_the_page_as_one_text_shows_the_creative_and_runs_nothing(
    chromium: Chromium, lively: Paper, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(lively.page.standalone(), "utf-8")

    def visit(tab: Page) -> tuple[str, list[dict[str, str]]]:
        tab.goto((tmp_path / "page.html").as_uri())
        tab.locator("iframe").scroll_into_view_if_needed()
        return innermost(tab).inner_text("#link"), loot(tab)

    assert chromium.look(visit) == ("Buy boots", [])
