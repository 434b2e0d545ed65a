"""Hostile words in every field → a page on which nothing runs and nothing is fetched, in a real Chromium."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, sync_playwright

import pagekit

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed; scripts/setup installs it"
)

# Each sets window.hit when it runs. The list walks through the places where markup can be broken out of.
HOSTILE = [
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<body onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    '" onmouseover="window.hit=1" x="',
    "' onfocus='window.hit=1' autofocus='",
    "`onload=window.hit=1`",
    "<a href=javascript:window.hit=1>x</a>",
    "[x](javascript:window.hit=1)",
    "[x](JaVaScRiPt:window.hit=1)",
    "[x](java&#115;cript:window.hit=1)",
    "[x](data:text/html,<script>parent.hit=1</script>)",
    "[x](vbscript:window.hit=1)",
    "![x](javascript:window.hit=1)",
    '<https://courier.example/"onclick="window.hit=1>',
    '[x](https://courier.example/" onclick="window.hit=1)',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
    '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">',
    "<template><script>window.hit=1</script></template>",
    "<object data=javascript:window.hit=1>",
    "<embed src=javascript:window.hit=1>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<base href=//evil.example/>",
    "<form action=javascript:window.hit=1><button>x",
    "<details open ontoggle=window.hit=1>",
    "<video><source onerror=window.hit=1>",
    "<marquee onstart=window.hit=1>",
    "<!--><img src=x onerror=window.hit=1>-->",
    "<![CDATA[><script>window.hit=1</script>]]>",
    "{{ 7 * 7 }}{% raw %}",
    "{{ ''.__class__.__mro__ }}",
    "\u202e<script>window.hit=1</script>",
    "<scr\u0000ipt>window.hit=1</scr\u0000ipt>",
    "＜script＞window.hit=1＜/script＞",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "url(javascript:window.hit=1)",
    "expression(window.hit=1)",
    "*/ } body { background: url(//evil.example/) } /*",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", *alone])
        yield running.new_context()
        running.close()


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("photos")
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), (90, 120, 90)).save(stream, "JPEG")
    (home / "a.jpg").write_bytes(stream.getvalue())
    return home


def _story(evil: str) -> pagekit.Article:
    inner = [{"kind": "paragraph", "text": evil}, {"kind": "heading", "text": f"h {evil}"}]
    return pagekit.Article.model_validate(
        {
            "id": "hostile",
            "url": "https://courier.example/hostile",
            "section": evil,
            "kicker": evil,
            "headline": f"h {evil}",
            "headline_variants": [f"v {evil}"],
            "deck": evil,
            "dateline": evil,
            "byline": [{"name": f"n {evil}", "role": evil}],
            "breadcrumbs": [{"label": f"b {evil}", "url": "/x"}, {"label": f"c {evil}"}],
            "tags": [f"t {evil}"],
            "photos": [
                {
                    "src": "a.jpg",
                    "alt": evil,
                    "caption": evil,
                    "credit": {"creator": evil, "agency": f"a {evil}", "licence": evil},
                },
                {"src": "a.jpg", "alt": evil, "credit": {"notice": evil}},
            ],
            "body": [
                *inner,
                {"kind": "quote", "text": evil, "attribution": evil, "pull": True},
                {"kind": "quote", "text": evil, "attribution": evil},
                {"kind": "list", "items": [evil, {"text": evil, "items": [evil]}]},
                {"kind": "photo", "src": "a.jpg", "alt": evil, "caption": evil},
                {"kind": "factbox", "title": evil, "body": inner},
                {"kind": "table", "header": [evil], "rows": [[evil]], "caption": evil},
                {"kind": "code", "text": evil, "language": evil},
                {"kind": "advert", "slot": "inline"},
            ],
            "corrections": [{"time": "2026-01-01", "text": evil}],
        }
    )


def _site(evil: str) -> pagekit.Publication:
    return pagekit.Publication.model_validate(
        {
            "name": f"p {evil}",
            "url": "https://courier.example",
            "share": ["vk", "telegram", "whatsapp", "email"],
            "ad_contacts": [
                {"phone": "+7 700 388 81 09", "label": evil, "hours": evil, "pitch": evil, "note": evil}
            ],
            "corrections": {"label": evil, "email": "desk@courier.example"},
            "calls_to_action": [{"label": f"j {evil}", "url": "https://t.me/courier"}],
        }
    )


def _ran(browser: BrowserContext, page: Path) -> tuple[list[str], bool]:
    """What the page asked for besides its own files, and whether anything ran on it."""
    tab = browser.new_page()
    asked: list[str] = []
    home = page.parent.resolve().as_uri()
    tab.on("requestfinished", lambda request: asked.append(request.url))
    # What the page's policy stops never leaves the browser; anything else that fails was on its way out.
    tab.on("requestfailed", lambda request: request.failure == "csp" or asked.append(request.url))
    tab.on("dialog", lambda dialog: (asked.append("dialog"), dialog.dismiss()))
    tab.goto(page.resolve().as_uri(), wait_until="load")
    # Handlers that a load sets off have run once two frames have been drawn.
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    active = tab.query_selector_all(
        "[onmouseover], [onfocus], [onclick], [onload], [onerror], [style], script"
    )
    asked += [f"active markup: {element.evaluate('e => e.outerHTML.slice(0, 80)')}" for element in active]
    hit = bool(tab.evaluate("window.hit === 1"))
    wrong = tab.evaluate(
        "[...document.links].map(a => a.protocol).filter(p => !/^(https?|mailto|tel|file):$/.test(p))"
    )
    tab.close()
    return [url for url in asked if not url.startswith(home)] + list(wrong), hit


def test_hostile_words_in_every_field_are_inert(browser: BrowserContext, photo: Path, tmp_path: Path) -> None:
    for number, evil in enumerate(HOSTILE):
        page = pagekit.render_html(_story(evil), publication=_site(evil), photos_from=photo)
        asked, hit = _ran(browser, page.write(tmp_path / str(number)))
        assert not hit, evil
        assert asked == [], evil


def test_the_base_layout_is_inert_too(browser: BrowserContext, photo: Path, tmp_path: Path) -> None:
    for number, evil in enumerate(_by(6)):
        page = pagekit.render_html(_story(evil), publication=_site(evil), layout="base", photos_from=photo)
        asked, hit = _ran(browser, page.write(tmp_path / str(number)))
        assert not hit, evil
        assert asked == [], evil


def _by(count: int) -> list[str]:
    return [" ".join(HOSTILE[start : start + count]) for start in range(0, len(HOSTILE), count)]


def test_hostile_words_stay_words_in_the_pdf(photo: Path) -> None:
    for evil in _by(12):
        made = pagekit.render_pdf(_story(evil), publication=_site("x"), photos_from=photo)
        assert b"/JavaScript" not in made.data
        assert not made.report.with_code("engine")


def test_a_hostile_pack_option_is_inert(browser: BrowserContext, photo: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "hostile"
    pack.mkdir(parents=True)
    (pack / "layout.toml").write_text(
        'schema = 1\nname = "hostile"\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
        '[options.words]\ntype = "text"\ndefault = ""\nhelp = "h"\nmax_length = 900\n'
    )
    (pack / "page.html.j2").write_text('{% extends "web-article/page.html.j2" %}', "utf-8")
    (pack / "page.css.j2").write_text(
        '{% include "web-article/page.css.j2" %}\n.x::after { content: "{{ options.words }}"; }'
    )
    for number, evil in enumerate(_by(4)):
        page = pagekit.render_html(
            _story("x"), layout="hostile", layouts=[pack.parent], options={"words": evil}, photos_from=photo
        )
        asked, hit = _ran(browser, page.write(tmp_path / "out" / str(number)))
        assert not hit, evil
        assert asked == [], evil


def test_somebody_elses_html_cannot_leave_its_frame(
    browser: BrowserContext, photo: Path, tmp_path: Path
) -> None:
    (photo / "ad.html").write_text(
        "<script>parent.hit=1; top.location='https://evil.example'</script><img src=https://evil.example/pixel.gif>"
    )
    advert = pagekit.HtmlAdvert(src="ad.html", title="An advert", width=300, height=250, scripts=True)
    page = pagekit.render_html(_story("x"), adverts=[advert], photos_from=photo)
    assert "<iframe" in page.html
    asked, hit = _ran(browser, page.write(tmp_path))
    assert not hit
    assert asked == []
