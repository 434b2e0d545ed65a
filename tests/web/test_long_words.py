"""words of ninety letters in every place of a page → the page does not go sideways on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pagekit import render_front, render_html
from pagekit.model import Article, Publication
from tests.web.browser import Chromium, Look

WORD = "Донаудампфшиффартс" * 5
TIME = "2026-05-05T10:00:00+05:00"
BODY = [
    {"kind": "paragraph", "text": WORD},
    {"kind": "heading", "text": WORD},
    {"kind": "quote", "text": WORD, "attribution": WORD},
    {"kind": "quote", "text": WORD, "pull": True},
    {"kind": "list", "items": [WORD]},
    {"kind": "table", "header": [WORD, "b"], "rows": [[WORD, "1"], ["x", WORD]], "caption": WORD},
    {"kind": "table", "rows": [[WORD, "12"], ["b", "5"]], "show": "bars"},
    {"kind": "code", "text": WORD},
    {"kind": "factbox", "title": WORD, "figure": WORD, "body": [{"kind": "list", "items": [WORD]}]},
    {
        "kind": "update",
        "time": TIME,
        "title": WORD,
        "key": True,
        "body": [{"kind": "paragraph", "text": WORD}],
    },
]
STORY = Article(
    id="a",
    url="/a",
    lang="ru",
    design="live",
    headline=WORD,
    kicker=WORD,
    deck=WORD,
    section=WORD,
    dateline=WORD,
    byline=[{"name": WORD, "role": WORD}],
    tags=[WORD],
    breadcrumbs=[{"label": WORD, "url": "/x"}, {"label": WORD}],
    published_at=TIME,
    corrections=[{"time": TIME, "text": WORD}],
    body=BODY,
)
HOUSE = Publication(name=WORD, url="https://p.example/", lang="ru", timezone="Asia/Almaty")


def width_of(html: str, chromium: Chromium) -> int:
    """How wide the page is on a phone of 320 px."""

    def measured(tab: Page) -> int:
        tab.goto("about:blank")
        tab.set_content(html)
        return int(tab.evaluate("document.documentElement.scrollWidth"))

    return chromium.stay(measured, Look(width=320))


@pytest.mark.parametrize("kind", ["story", "front"])
def test_a_word_of_ninety_letters_wraps_everywhere(kind: str, chromium: Chromium) -> None:
    page = (
        render_html(STORY, publication=HOUSE) if kind == "story" else render_front([STORY], publication=HOUSE)
    )
    assert width_of(page.standalone(), chromium) == 320
