"""A story + options → the page's one script, or none; and what the script does in a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pagekit.errors import MissingResource
from pagekit.house.story import LabelledLink, ParagraphText, Run, ShareTool, Story
from pagekit.paint import scripts
from pagekit.paint.policy import source_hash
from pagekit.paint.scripts import page_script, script
from pagekit.resources import assets_dir

Painter = Callable[..., Any]
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
TOOLS = (ShareTool("native", "Share…"), ShareTool("copy", "Copy the link"))
MARKED = {"fault_mail": "selection"}
in_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed; scripts/setup installs it"
)


# ---- Which pages have one ----------------------------------------------------------------------------------


def test_a_page_has_no_script_by_default(english: Story, paint: Painter) -> None:
    assert page_script(english, {}) is None
    text = paint(english, "web-article").html.text
    assert "<script>" not in text and "script-src" not in text and "<button" not in text


@pytest.mark.parametrize("tools", [TOOLS, TOOLS[:1], TOOLS[1:]], ids=["both", "native", "copy"])
def test_share_tools_bring_the_script(english: Story, tools: tuple[ShareTool, ...]) -> None:
    assert page_script(replace(english, share_tools=tools), {}) == script("share.js")


def test_without_an_address_there_is_nothing_to_share(english: Story) -> None:
    assert page_script(replace(english, share_tools=TOOLS, url=None), {}) is None


def test_a_pack_may_ask_for_what_the_reader_has_marked(english: Story) -> None:
    assert page_script(english, MARKED) == script("share.js")
    assert page_script(english, {"fault_mail": "plain"}) is None
    assert page_script(replace(english, report_fault=None), MARKED) is None
    form = LabelledLink("Found a bug?", "https://courier.example/report")
    assert page_script(replace(english, report_fault=form), MARKED) is None


def test_the_script_is_small_and_reaches_nobody() -> None:
    data = (assets_dir() / "scripts/share.js").read_bytes()
    assert len(data) < 1_000
    assert not re.search(rb"fetch|XMLHttp|import|eval|innerHTML|cookie|Storage|https?:", data)


def test_a_script_that_would_end_its_element_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/bad.js").write_text("document.title = '</Script>'")
    monkeypatch.setattr(scripts, "assets_dir", lambda: tmp_path)
    with pytest.raises(MissingResource, match=r"bad\.js: holds </script"):
        script("bad.js")
    with pytest.raises(MissingResource, match=r"gone\.js: cannot be read"):
        script("gone.js")


def test_the_policy_allows_the_script_as_it_stands_on_the_page(english: Story, paint: Painter) -> None:
    text = paint(replace(english, share_tools=TOOLS), "web-article").html.text
    (printed,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert printed == script("share.js")
    assert f"script-src {source_hash(printed)}" in text.replace("&#39;", "'")


# ---- What it does ------------------------------------------------------------------------------------------

# What a phone offers. Chromium on a desk has no share sheet, and asks before it fills a clipboard.
PHONE = """
navigator.share = async what => { window.shared = what; if (window.refuses) throw new DOMException("no", "AbortError"); };
Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { window.copied = text; } } });
"""
NEITHER = """
delete Navigator.prototype.share;
Object.defineProperty(navigator, "clipboard", { value: undefined });
"""


@dataclass
class Desk:
    """Opens pages of a story in Chromium and keeps what the browser complains of."""

    browser: Browser
    paint: Painter
    folder: Path
    complaints: list[str]

    def open(self, story: Story, machine: str = PHONE, options: dict[str, object] | None = None) -> Page:
        page = self.folder / "index.html"
        page.write_text(self.paint(story, "web-article", options).html.text, "utf-8")
        tab = self.browser.new_page(viewport={"width": 1280, "height": 900})
        tab.add_init_script(machine)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on(
            "console",
            lambda said: self.complaints.append(said.text) if "Content Security" in said.text else None,
        )
        tab.goto(page.as_uri())
        return tab


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", *alone])
        yield running
        running.close()


@pytest.fixture
def desk(browser: Browser, paint: Painter, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(browser, paint, tmp_path, [])
    yield desk
    for context in browser.contexts:
        context.close()
    assert desk.complaints == []


@in_chromium
def test_a_browser_without_them_shows_no_tools(desk: Desk, english: Story) -> None:
    tab = desk.open(replace(english, share_tools=TOOLS), NEITHER)
    assert tab.locator(".share button").count() == 2
    assert tab.locator(".share button:visible, .share li:not(:has(a)):visible").count() == 0
    assert tab.locator(".share a:visible").count() == len(english.share) + 1


@in_chromium
def test_the_share_sheet_gets_the_title_and_the_address(desk: Desk, english: Story) -> None:
    tab = desk.open(replace(english, share_tools=TOOLS))
    tab.get_by_role("button", name="Share…").click()
    assert tab.evaluate("window.shared") == {"title": tab.title(), "url": english.url}
    tab.evaluate("window.refuses = true")
    tab.get_by_role("button", name="Share…").click()  # a reader who thinks better of it is no error


@in_chromium
def test_copying_is_said_aloud_and_unsaid_again(desk: Desk, english: Story) -> None:
    story = replace(english, share_tools=TOOLS)
    tab = desk.open(story)
    tab.clock.install()
    bar = tab.locator(".share").bounding_box()
    status = tab.locator(".share").get_by_role("status")
    assert status.text_content() == ""
    tab.get_by_role("button", name="Copy the link").press("Enter")
    tab.wait_for_function("document.querySelector('[role=status]').textContent")
    assert tab.evaluate("window.copied") == english.url
    assert status.text_content() == english.labels.copied
    assert tab.locator(".share").bounding_box() == bar, "nothing moves"
    tab.clock.run_for(4_000)
    assert status.text_content() == ""


def sent(tab: Page) -> tuple[str, str]:
    """The fault link's address, and the text of its mail."""
    href = str(tab.locator(".fault a").get_attribute("href"))
    return href, parse_qs(urlsplit(href).query)["body"][0]


LONG = "Қ&?#%\n\"<b>' " + "қар жауды " * 80 + "😀 " * 80
BARE = "mailto:desk@courier.example?subject=a&body=b"


@in_chromium
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("boots & blankets?bcc=x@y.example", "b\n\nboots & blankets?bcc=x@y.example"),
        ("boots " * 120, "b\n\n" + ("boots " * 84)[:500]),
        ("", "b"),
    ],
    ids=["marks", "long", "nothing"],
)
def test_what_the_reader_has_marked_goes_into_the_mail(
    desk: Desk, english: Story, text: str, wanted: str
) -> None:
    told = replace(english, body=(ParagraphText((Run(text),)),), dateline=None, more_photos=())
    tab = desk.open(told, options=dict(MARKED))
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('.body p'))")
    tab.locator(".fault a").dispatch_event("pointerdown")
    href, body = sent(tab)
    assert body == wanted
    assert href.count("?") == 1 and href.count("&") == 1
    tab.evaluate("getSelection().removeAllRanges()")
    tab.locator(".fault a").dispatch_event("pointerdown")
    assert sent(tab) == (BARE, "b")


@in_chromium
def test_the_mail_stays_short_enough_to_be_sent(desk: Desk, english: Story) -> None:
    told = replace(english, body=(ParagraphText((Run(LONG),)),), dateline=None, share_tools=TOOLS)
    tab = desk.open(told)
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('.body'))")
    tab.locator(".fault a").focus()
    tab.keyboard.press("Shift")
    href, body = sent(tab)
    assert 1_900 < len(href) < 2_000
    assert re.fullmatch(
        r"mailto:desk@courier\.example\?subject=a&body=b(?:[A-Za-z0-9_.!~*'()-]|%[0-9A-F]{2})+", href
    )
    assert body.startswith("b\n\nҚ&?#% \"<b>' қар жауды")


@in_chromium
def test_a_mail_without_text_gets_one(desk: Desk, english: Story) -> None:
    plain = LabelledLink("Found a bug?", "mailto:desk@courier.example")
    told = replace(english, report_fault=plain, body=(ParagraphText((Run("boots"),)),), dateline=None)
    tab = desk.open(told, options=dict(MARKED))
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('.body p'))")
    box = tab.locator(".fault a").bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + 5, box["y"] + 5)
    tab.mouse.down()
    assert tab.locator(".fault a").get_attribute("href") == "mailto:desk@courier.example?body=boots"
