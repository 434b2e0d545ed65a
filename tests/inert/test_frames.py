"""A page with somebody else's creative, from the disk and from a server → nothing leaves its frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

import pagekit
from tests.inert.stories import hostile_article, same
from tests.web.browser import Chromium


def _creative(folder: Path) -> pagekit.HtmlPage:
    advert = pagekit.HtmlAdvert(src="ad.html", title="An advert", width=300, height=250, scripts=True)
    return pagekit.render_html(hostile_article(same("x")), adverts=[advert], files_from=folder)


def test_somebody_elses_html_cannot_leave_its_frame(chromium: Chromium, desk: Path, tmp_path: Path) -> None:
    page = _creative(desk)
    assert "<iframe" in page.html and "frame-src 'self'" in page.headers["Content-Security-Policy"]
    asked: list[str] = []

    def visit(tab: Page) -> tuple[object, str]:
        tab.on("requestfinished", lambda request: asked.append(request.url))
        # What a policy stops never leaves the browser; anything else that fails was on its way out.
        tab.on("requestfailed", lambda request: request.failure == "csp" or asked.append(request.url))
        tab.goto(page.write(tmp_path).resolve().as_uri())
        tab.locator("iframe").scroll_into_view_if_needed()
        tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return tab.evaluate("window.hit"), tab.url

    hit, address = chromium.look(visit)
    assert hit is None
    assert [url for url in asked if not url.startswith("file:")] == []
    assert address.startswith("file:")


def test_a_page_works_under_its_headers_and_in_nobody_elses_frame(chromium: Chromium, desk: Path) -> None:
    page = _creative(desk)
    said: list[str] = []

    def serve(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if parts.hostname != "courier.example":
            route.fulfill(body="<iframe src='https://courier.example/'></iframe>", content_type="text/html")
        elif parts.path == "/":
            route.fulfill(
                body=page.html, headers={**page.headers, "Content-Type": "text/html; charset=utf-8"}
            )
        elif parts.path[1:] in page.assets:
            kind = {
                "jpg": "image/jpeg",
                "webp": "image/webp",
                "avif": "image/avif",
                "html": "text/html",
                "woff2": "font/woff2",
            }
            route.fulfill(body=page.assets[parts.path[1:]], content_type=kind[parts.path.rpartition(".")[2]])
        else:
            route.fulfill(status=404, body="")

    def visit(tab: Page) -> None:
        tab.context.route("**/*", serve)
        tab.on("console", lambda message: said.append(message.text))
        tab.goto("https://courier.example/")
        tab.locator("iframe").scroll_into_view_if_needed()
        assert tab.locator("h1").evaluate("e => getComputedStyle(e).fontWeight") == "700", (
            "the style sheet is taken"
        )
        assert tab.locator("article img").first.evaluate("e => e.decode().then(() => e.naturalWidth)") > 0
        # The creative in the frame tries what its own policy refuses; of the page and its headers nobody complains.
        assert [
            text for text in said if "evil.example" not in text and "parent" not in text and "404" not in text
        ] == []
        with tab.expect_console_message(lambda message: "frame-ancestors" in message.text):
            tab.goto("https://evil.example/")
        assert "https://courier.example/" not in {frame.url for frame in tab.frames}

    chromium.look(visit)
