"""Hostile words in every field → a page on which nothing runs and nothing is fetched, in a real Chromium."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pydantic import ValidationError

import pagekit
from pagekit.layout import choose
from pagekit.model.article import Design
from pagekit.paint.scripts import SHARE_SCRIPT, script
from pagekit.resources import layouts_dir

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
    # Markup that a sanitiser lets through and a second parser reads otherwise.
    "<svg></p><style><a id='</style><img src=x onerror=window.hit=1>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=window.hit=1>'>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img src=x onerror=window.hit=1>'>",
    "<svg><desc><![CDATA[</desc><script>window.hit=1</script>]]></svg>",
    "<math><annotation-xml encoding='text/html'><script>window.hit=1</script></annotation-xml></math>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.hit=1</script>'></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=window.hit=1/>#x'></svg>",
    "<svg><set attributeName=onmouseover to=window.hit=1>",
    "<svg><a xlink:href='javascript:window.hit=1'><text>x</text></a></svg>",
    "<svg/onload=window.hit=1//",
    "<svg><script href='data:,window.hit=1'/></svg>",
    "<math href=javascript:window.hit=1>x</math>",
    "<xmp><p title='</xmp><script>window.hit=1</script>'>",
    "<textarea><p title='</textarea><img src onerror=window.hit=1>'>",
    "<plaintext>", "<frameset onload=window.hit=1>", "<isindex type=image src=1 onerror=window.hit=1>",
    "<!doctype html><html onmousemove=window.hit=1>", "</html><script>window.hit=1</script>", "<?xml-stylesheet?>",
    "<x onclick=window.hit=1 tabindex=0 autofocus onfocus=window.hit=1>x", "<input autofocus onfocus=window.hit=1>",
    "<button popovertarget=x>x</button><p popover id=x onbeforetoggle=window.hit=1>",
    "<p style='animation:x 1ms' onanimationstart=window.hit=1>", "<a href=x ping=//evil.example/>x</a>",
    "<script type=importmap>{}</script><script type=speculationrules>{}</script>",
    # Schemes in disguise.
    "[x](java\tscript:window.hit=1)", "[x](\u0001javascript:window.hit=1)", "[x](javascript&colon;window.hit=1)",
    "[x](javas\u200bcript:window.hit=1)", "[x](%6aavascript:window.hit=1)", "[x](blob:https://evil.example/1)",
    "[x](//evil.example/x)", "[x](\\\\evil.example)", "[x](https:evil.example)", "[x](view-source:javascript:window.hit=1)",
    "[x](https://courier.example@evil.example/)", "[x](feed:javascript:window.hit=1)", "<javascript:window.hit=1>",
    "[x](tel:+77003888109;rm)", "[x](mailto:a@b.example?bcc=all@evil.example)", "[x](mailto:a@b.example%0d%0aBcc:c@d.example)",
    "[x][1]\n\n[1]: javascript:window.hit=1", "[![x](y)](javascript:window.hit=1)", "[x](<javascript:window.hit=1> 'y')",
    # Line ends that only some readers count.
    "a\u2028</script><script>window.hit=1</script>", "a\u2029\" onload=\"window.hit=1", "a\u0085<script>window.hit=1</script>",
    "a\x0b<img\x0csrc=x\x0conerror=window.hit=1>", "a\r\nSet-Cookie: hit=1\r\n\r\n<script>window.hit=1</script>",
    "a\r\nBcc: all@evil.example",
    # Templates, ours and others'.
    "{{ self.__init__.__globals__ }}", "{% include '/etc/passwd' %}", "{# x #}{{ cycler.__init__ }}", "{% endblock %}{% endif %}",
    "${7*7}#{7*7}<%= 7*7 %>", "{{constructor.constructor('window.hit=1')()}}", "%(x)s {0.__class__} %n", "{{ page.story | safe }}",
    # Style sheets.
    "</style><style>@import '//evil.example/x.css';</style>", "x\" } body { background: url(//evil.example/x.png) } .y { a: \"",
    "\\", "\\22 } * { display: none } \\22", "@import url(//evil.example/x.css);", "behavior:url(#default#VML)",
    "a\n} * { background: url(//evil.example/y.png) } p {", "-moz-binding:url(//evil.example/x)", "var(--x);}",
    # JSON-LD and other data.
    '"}]}</script><script>window.hit=1</script>', '"},{"@type":"Person","name":"Eve"},{"x":"', "\\u003c/script>\\u003cscript>",
    "]]>--><script>window.hit=1</script>", "<!--<script>", "\\\"},//", "<\\/script><script>window.hit=1</script>",
    # Attributes.
    "x' onmouseover='window.hit=1", 'x"autofocus/onfocus="window.hit=1', "x/onload=window.hit=1", "x\" srcdoc=\"<script>parent.hit=1</script>",
    "x\" href=\"javascript:window.hit=1", "&quot; onload=&quot;window.hit=1", "&#34;&#62;<img src onerror=window.hit=1>",
    "x=`onerror=window.hit=1`", "a.jpg 1x, //evil.example/b.jpg 2x", "a.jpg\" srcset=\"//evil.example/c.jpg 2x",
    "0;url=javascript:window.hit=1", "x\" http-equiv=\"refresh\" content=\"0;url=//evil.example", "x</title><base href=//evil.example/>",
    # Letters that lie about their order or their form.
    "\u202egpj.exe\u202c", "\u2066\u2067<script>\u2069", "\u061c\u200f\u200e<b onclick=window.hit=1>", "\ufeff<script>window.hit=1</script>",
    "\ufe64script\ufe65window.hit=1", "\u02b9onload=window.hit=1", "<ſcript>window.hit=1</ſcript>", "<İframe/src=javascript:window.hit=1>",
    "\U000e0001<script\U000e0020>",
]  # fmt: skip

# What may come where an address is asked for. Most is refused at the door; what passes must be harmless on the page.
ADDRESSES = [
    "javascript:window.hit=1", "JaVaScRiPt:window.hit=1", "java\tscript:window.hit=1", "\x01javascript:window.hit=1",
    " javascript:window.hit=1", "javascript&colon;window.hit=1", "javascript%3Awindow.hit=1", "data:text/html,<script>hit=1</script>",
    "vbscript:hit", "blob:https://evil.example/1", "filesystem:https://evil.example/1", "view-source:https://evil.example/",
    "//evil.example/", "/\\evil.example", "\\\\evil.example", "https:\\\\evil.example", "https:evil.example", "https:///evil.example",
    "https://courier.example@evil.example/", "https://evil.example:x/", "https://127.0.0.1/", "https://[::1]/", "http://0x7f.1/",
    "https://localhost/", 'https://courier.example/"onclick="window.hit=1', "https://courier.example/'onclick='window.hit=1",
    "https://courier.example/><script>window.hit=1</script>", "https://courier.example/</script><script>window.hit=1</script>",
    "https://courier.example/{{7*7}}", "https://courier.example/%22%3E%3Cscript%3E", "https://courier.example/?a=b&c=<b>#\"x",
    "https://courier.example/\u202egpj", "https://courier.example/a\r\nX: y", "https://courier.example/%0d%0aX:y",
    '/"onclick="window.hit=1', "/'><img/src/onerror=window.hit=1>", "/;url=javascript:window.hit=1", "?\"autofocus", "#</style>",
    "mailto:a@b.example?bcc=all@evil.example", "mailto:a@b.example%0D%0ABcc:c@d.example", "mailto:a@b.example?subject=x%0ABcc:c@d.example",
    "mailto:a@b.example,c@d.example", "mailto:a@b.example?body=%22onclick", "tel:+77003888109;rm", "tel:javascript:1", "tel:*21%23",
]  # fmt: skip
PHONES = ["javascript:window.hit=1", "+7 700 388 81 09<script>", "*21*+77003888109#", "+7 700 388 81 09;ext=1", "tel:+77003888109",
          "+7\u202e700 388 81 09", '+7 700 388 81 09" onclick="', "٠٧٧٠٠٣٨٨٨١٠٩", "1" * 40, "+7(700) 388 81 09"]  # fmt: skip
MAILS = ["a@b.example?bcc=c@d.example", "a@b.example\r\nBcc: c@d.example", '"onclick="x"@b.example', "a@b.example,c@d.example",
         "a'&?b=c@b.example", "a?bcc=all@evil.example", "a+b'c@b.example", "a%0ABcc:c@b.example", "a@b.example>", "<a@b.example>", "a@b@c.example", "\u202ea@b.example", "a&b=c@d.example"]  # fmt: skip
ACCOUNTS = ["x&url=javascript:window.hit=1", '"onclick="x', "a\r\nb", "../x", "ә", "@@a", "a b"]


# ---- What a page is asked ----------------------------------------------------------------------------------

# Everything on the page that could run, load, lead away or send on its own, whatever the browser made of the text.
LOOK = """
([ours, protocols]) => {
  const wrong = [];
  if (window.hit === 1) wrong.push("it ran");
  const scripts = [...document.scripts].filter(s => s.type !== "application/ld+json").map(s => s.textContent);
  if (new Set(scripts).size > 1 || scripts.some(s => s !== ours)) wrong.push("script: " + scripts);
  for (const data of document.querySelectorAll("script[type='application/ld+json']"))
    try { JSON.parse(data.textContent) } catch (fault) { wrong.push("JSON-LD: " + fault) }
  const never = "base, form, object, embed, applet, frame, frameset, plaintext, xmp, noscript, template, math, textarea, input, " +
    "video, audio, marquee, svg :not(path, g, circle, rect), link[rel~=stylesheet], meta[http-equiv=refresh]";
  for (const e of document.querySelectorAll(never)) wrong.push("element: " + e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll("iframe:not([sandbox])")) wrong.push("open frame: " + e.outerHTML);
  for (const e of document.querySelectorAll("*")) for (const a of e.attributes) {
    if (/^on|^style$|^srcdoc$|^ping$|^formaction$|^autofocus$|^popover/i.test(a.name)) wrong.push("attribute: " + e.outerHTML.slice(0, 80));
    if (a.name === "name" && e.localName !== "meta") wrong.push("name: " + e.outerHTML.slice(0, 80));
    if (/^(href|src|action|data|poster|xlink:href|cite)$/.test(a.name) && !protocols.includes(new URL(a.value, document.baseURI).protocol))
      wrong.push("address: " + a.value);
    if (a.name === "srcset" && a.value.split(",").some(part => !/^ *pictures\\/[\\w.\\/-]+ \\d+w$/.test(part))) wrong.push("srcset: " + a.value);
  }
  return wrong;
}
"""
# Told before anything of the page is read: a policy that has to refuse something has found something.
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", e => window.refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
"""
PROTOCOLS = ["http:", "https:", "mailto:", "tel:", "sms:", "viber:", "file:"]
# The embeddings and overrides that make a page read other than it is written.
TURNED = re.compile("[\u202a-\u202e]")


class Reader:
    """A tab that pages are opened in, one after the other, and that notes what they try."""

    def __init__(self, context: BrowserContext) -> None:
        self.tab: Page = context.new_page()
        self.tab.add_init_script(WATCH)
        self._tried: list[str] = []
        self._home = ""
        # What the page's policy stops never leaves the browser, but then it was on the page.
        self.tab.on("request", lambda request: self._try(request.url))
        self.tab.on("pageerror", lambda fault: self._tried.append(f"error: {fault}"))
        self.tab.on("dialog", lambda dialog: (self._tried.append("dialog"), dialog.dismiss()))

    def faults(self, page: Path) -> list[str]:
        """What is wrong with the page: what it asked for besides its own files, ran, or could run."""
        self._tried, self._home = [], page.parent.resolve().as_uri()
        self.tab.goto(page.resolve().as_uri(), wait_until="load")
        # Handlers that a load sets off have run once two frames have been drawn.
        self.tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found = self.tab.evaluate(LOOK, [script(SHARE_SCRIPT), PROTOCOLS])
        words = self.tab.evaluate("document.documentElement.outerHTML")
        refused = self.tab.evaluate("window.refused")
        letters = [
            fault for fault in map(_letter_fault, re.findall(r'href="(mailto:[^"]*)"', words)) if fault
        ]
        turned = ["bidi override"] if TURNED.search(words) else []
        return [*self._tried, *found, *(f"refused: {what}" for what in refused), *letters, *turned]

    def _try(self, url: str) -> None:
        if not url.startswith((self._home, "data:image/")):
            self._tried.append(f"asked for {url}")


def _letter_fault(href: str) -> str | None:
    """Why a mail would not be the one that the page shows: another addressee, a header of its own (RFC 6068)."""
    parts = urlsplit(href.replace("&amp;", "&"))
    fields = parse_qs(parts.query, keep_blank_values=True)
    if not set(fields) <= {"subject", "body"} or any(len(texts) > 1 for texts in fields.values()):
        return f"mail: {href}"
    one_line = [unquote(parts.path), *fields.get("subject", [])]
    return f"mail: {href}" if re.search(r"[\r\n]", "".join(one_line)) or "," in unquote(parts.path) else None


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", *alone])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reader(running: Browser) -> Reader:
    return Reader(running.new_context())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a picture, once under a plain name and once under a hostile one, and a creative."""
    home = tmp_path_factory.mktemp("desk")
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), (90, 120, 90)).save(stream, "JPEG")
    for name in ("a.jpg", EVIL_FILE):
        (home / name).write_bytes(stream.getvalue())
    (home / "calm.html").write_text("<p>A creative that does nothing")
    (home / "ad.html").write_text(
        "<script>parent.hit=1; top.location='https://evil.example'</script><img src=https://evil.example/pixel.gif>"
    )
    return home


EVIL_FILE = "a' onerror='window.hit=1' x=\".jpg"
Next = Callable[[], str]


# ---- A story with something hostile in every field ---------------------------------------------------------


def _article(say: Next, design: str = "standard", **more: Any) -> pagekit.Article:
    """A story of the design; `say` gives the words of one field after the other."""

    def inner() -> list[dict[str, Any]]:
        return [{"kind": "paragraph", "text": say()}, {"kind": "heading", "text": f"h {say()}"}]

    def photo(src: str = "a.jpg") -> dict[str, Any]:
        names = ("creator", "agency", "via", "licence")
        credit = {**{name: f"c {say()}" for name in names}, "acquire": "https://courier.example/buy"}
        return {"src": src, "alt": say(), "caption": say(), "credit": credit}

    updates = [
        {
            "kind": "update",
            "time": f"2026-01-01T1{hour}:00:00Z",
            "title": f"u {say()}",
            "key": True,
            "body": inner(),
        }
        for hour in range(2 if design == "live" else 0)
    ]
    return pagekit.Article.model_validate(
        {
            "id": "hostile",
            "design": design,
            "url": "https://courier.example/hostile",
            "section": f"s {say()}",
            "kicker": say(),
            "headline": f"h {say()}",
            "headline_variants": [f"v {say()}"],
            "deck": say(),
            "description": say(),
            "dateline": say(),
            "byline": [{"name": f"n {say()}", "role": say(), "email": "ann@courier.example"}],
            "breadcrumbs": [{"label": f"b {say()}", "url": "/x"}, {"label": f"c {say()}"}],
            "tags": [f"t {say()}", f"t {say()}"],
            "published_at": "2026-01-01T10:00:00Z",
            "translations": {"ru": "https://courier.example/ru/", "ar": '/ar/"onclick="window.hit=1'},
            "photos": [
                photo(),
                photo(EVIL_FILE),
                {"src": "a.jpg", "alt": say(), "credit": {"notice": f"x {say()}"}},
            ],
            "body": [
                *updates,
                *inner(),
                {"kind": "quote", "text": say(), "attribution": say(), "pull": True},
                {"kind": "quote", "text": say(), "attribution": say()},
                {"kind": "list", "items": [say(), {"text": say(), "items": [say()]}]},
                {"kind": "photo", **photo()},
                {"kind": "factbox", "title": say(), "body": inner()},
                {"kind": "table", "header": [say()], "rows": [[say()]], "caption": say()},
                {"kind": "code", "text": say(), "language": say()},
                {"kind": "advert", "slot": "inline"},
                *inner(),
            ],
            "corrections": [{"time": "2026-01-01", "text": say()}],
            **more,
        }
    )


def _site(say: Next, **more: Any) -> pagekit.Publication:
    return pagekit.Publication.model_validate(
        {
            "name": f"p {say()}",
            "url": "https://courier.example",
            "description": say(),
            "sections": [{"name": f"s {say()}", "url": "/s"}, {"name": f"s {say()}"}],
            "share": ["native", "copy", "vk", "x", "telegram", "whatsapp", "sms", "email"],
            "share_via": "courier",
            "ad_contacts": [
                {"phone": "+7 700 388 81 09", "label": say(), "hours": say(), "pitch": say(), "note": say()}
            ],
            "corrections": {"label": say(), "email": "desk@courier.example"},
            "calls_to_action": [{"label": f"j {say()}", "url": "https://t.me/courier"}],
            **more,
        }
    )


def _adverts(say: Next) -> list[pagekit.ImageAdvert | pagekit.HtmlAdvert]:
    url = 'https://shop.example/"onclick="window.hit=1'
    names = {"label": say(), "advertiser": say()}
    return [
        pagekit.ImageAdvert(src="a.jpg", alt=f"a {say()}", url=url, slot="inline", **names),
        pagekit.HtmlAdvert(src="calm.html", title=f"t {say()}", width=300, height=250, slot="foot", **names),
    ]


def _groups(texts: Iterable[str], longest: int = 800) -> list[str]:
    """The texts one after the other, in as few lines as fit into a field."""
    groups = [""]
    for text in texts:
        if len(groups[-1]) + len(text) > longest:
            groups.append("")
        groups[-1] += f" {text}"
    return groups


def _same(text: str) -> Next:
    return lambda: text


def _in_turn(start: int) -> Next:
    """The hostile texts alone, each field having the next."""
    texts = itertools.islice(itertools.cycle(HOSTILE), start, None)
    return lambda: next(texts)


def _wrong(
    reader: Reader, folder: Path, pages: Iterable[tuple[str, pagekit.HtmlPage]]
) -> dict[str, list[str]]:
    """The pages that have faults, by what was said on them."""
    read = (
        (said, reader.faults(page.write(folder / str(number)))) for number, (said, page) in enumerate(pages)
    )
    return {said: faults for said, faults in read if faults}


def test_the_list_is_long_and_says_nothing_twice() -> None:
    assert len(HOSTILE) >= 85 and len(set(HOSTILE)) == len(HOSTILE)


@pytest.mark.parametrize("layout", ["web-article", "base"])
def test_hostile_words_in_every_field_are_inert(
    reader: Reader, desk: Path, tmp_path: Path, layout: str
) -> None:
    # All of the list in every field, a few lines at a time.
    assert _wrong(reader, tmp_path, (
        (text, pagekit.render_html(
            _article(_same(text)), publication=_site(_same(text)), layout=layout, adverts=_adverts(_same(text)), photos_from=desk
        ))
        for text in _groups(HOSTILE)
    )) == {}  # fmt: skip


def test_hostile_words_that_stand_alone_are_inert(reader: Reader, desk: Path, tmp_path: Path) -> None:
    assert _wrong(reader, tmp_path, (
        (f"from {start}", pagekit.render_html(
            _article(_in_turn(start)), publication=_site(_in_turn(start + 7)), adverts=_adverts(_in_turn(start)), photos_from=desk
        ))
        for start in range(0, len(HOSTILE), 9)
    )) == {}  # fmt: skip


@pytest.mark.parametrize("design", get_args(Design))
def test_every_design_is_inert(reader: Reader, desk: Path, tmp_path: Path, design: str) -> None:
    assert _wrong(reader, tmp_path, (
        (text, pagekit.render_html(
            _article(_same(text), design, lang=lang), publication=_site(_same(text)), adverts=_adverts(_same(text)), photos_from=desk
        ))
        for text, lang in zip(_groups(HOSTILE, 900)[::2], itertools.cycle(["en", "ar"]), strict=False)
    )) == {}  # fmt: skip


@pytest.mark.skipif(not (layouts_dir() / "web-front").is_dir(), reason="there is no layout for a front page")
def test_a_front_page_is_inert(reader: Reader, desk: Path, tmp_path: Path) -> None:
    render_front = import_module("pagekit.production.front").render_front
    assert _wrong(reader, tmp_path, (
        (text, render_front(
            [_article(_same(text), id=f"s{n}", url=f"https://courier.example/{n}") for n in range(4)],
            publication=_site(_same(text)), photos_from=desk,
        ))
        for text in _groups(HOSTILE)
    )) == {}  # fmt: skip


def test_hostile_words_stay_words_in_the_pdf(desk: Path) -> None:
    for evil in _groups(HOSTILE, 900)[::3]:
        made = pagekit.render_pdf(_article(_same(evil)), publication=_site(_same("x")), photos_from=desk)
        assert b"/JavaScript" not in made.data
        assert not made.report.with_code("engine")


# ---- Fields that are no words ------------------------------------------------------------------------------


# Where an address, a number or an account is asked for → what the record says there, whole.
Record = dict[str, Any]
Door = tuple[list[str], Callable[[str], Record]]
ARTICLE_DOORS: dict[str, Door] = {
    "url": (ADDRESSES, lambda text: {"url": text}),
    "crumb": (ADDRESSES, lambda text: {"breadcrumbs": [{"label": "a", "url": text}, {"label": "b"}]}),
    "author": (ADDRESSES, lambda text: {"byline": [{"name": "Ann", "url": text}]}),
    "translation": (ADDRESSES, lambda text: {"translations": {"ru": text}}),
    "picture": (ADDRESSES, lambda text: {"photos": [{"src": f"{text}.jpg"}]}),
    "acquire": (ADDRESSES, lambda text: {"body": [{"kind": "photo", "src": "a.jpg", "credit": {"acquire": text, "agency": "a"}}]}),
    "link": (ADDRESSES, lambda text: {"corrections": [{"time": "2026-01-01", "text": f"[x](<{text}>) [y]({text}) <{text}>"}]}),
}  # fmt: skip
AUTHORS: dict[str, Door] = {
    "author mail": (MAILS, lambda text: {"byline": [{"name": "Ann", "email": text}]}),
}  # fmt: skip
SITE_DOORS: dict[str, Door] = {
    "url": (ADDRESSES, lambda text: {"url": text}),
    "logo": (ADDRESSES, lambda text: {"logo": text}),
    "feed": (ADDRESSES, lambda text: {"feed": text}),
    "section": (ADDRESSES, lambda text: {"sections": [{"name": "s x", "url": text}]}),
    "call": (ADDRESSES, lambda text: {"calls_to_action": [{"label": "a", "url": text}]}),
    "desk": (ADDRESSES, lambda text: {"corrections": {"url": text}}),
    "ad url": (ADDRESSES, lambda text: {"ad_contacts": [{"url": text}]}),
    "account": (ACCOUNTS, lambda text: {"share_via": text}),
    "instance": (ADDRESSES, lambda text: {"share": ["mastodon"], "mastodon_instance": text}),
}
SITE_MAILS: dict[str, Door] = {
    "desk mail": (MAILS, lambda text: {"corrections": {"email": text}}),
    "ad mail": (MAILS, lambda text: {"ad_contacts": [{"email": text}]}),
}
SITE_PHONES: dict[str, Door] = {"ad phone": (PHONES, lambda text: {"ad_contacts": [{"phone": text}]})}


def _let_in(make: Callable[..., Any], doors: dict[str, Door]) -> list[Record]:
    """What the doors let in, as records that have one thing of each; the rest is refused, as it should be."""
    taken = []
    for texts, record in doors.values():
        passed = []
        for text in texts:
            with contextlib.suppress(ValidationError, pagekit.InvalidInput):
                make(_same("x"), **record(text))
                passed.append(record(text))
        taken.append(passed)
    return [
        dict(itertools.chain(*(one.items() for one in row)))
        for row in itertools.zip_longest(*taken, fillvalue={})
    ]


@pytest.mark.parametrize("doors", [ARTICLE_DOORS, AUTHORS], ids=["addresses", "mails"])
def test_addresses_of_a_story_are_refused_or_harmless(
    reader: Reader, desk: Path, tmp_path: Path, doors: dict[str, Door]
) -> None:
    taken = _let_in(_article, doors)
    assert 0 < len(taken) <= len(ADDRESSES)
    assert _wrong(reader, tmp_path, (
        (str(record), pagekit.render_html(_article(_same("x"), **record), publication=_site(_same("x")), photos_from=desk))
        for record in taken
    )) == {}  # fmt: skip


@pytest.mark.parametrize("doors", [SITE_DOORS, SITE_MAILS, SITE_PHONES], ids=["addresses", "mails", "phones"])
def test_addresses_of_a_publication_are_refused_or_harmless(
    reader: Reader, desk: Path, tmp_path: Path, doors: dict[str, Door]
) -> None:
    taken = _let_in(_site, doors)
    assert 0 < len(taken) <= len(ADDRESSES)
    story = _article(_same("x"), photos=[])
    assert _wrong(reader, tmp_path, (
        (str(record), pagekit.render_html(story, publication=_site(_same("x"), **record), photos_from=desk))
        for record in taken
    )) == {}  # fmt: skip


# ---- Options of a pack -------------------------------------------------------------------------------------


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of somebody's own that prints a text option on the page and in its style sheet."""
    folder = tmp_path / "packs" / "hostile"
    folder.mkdir(parents=True)
    (folder / "layout.toml").write_text(
        'schema = 1\nname = "hostile"\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
        '[options.words]\ntype = "text"\ndefault = ""\nhelp = "h"\nmax_length = 900\n'
    )
    (folder / "page.html.j2").write_text(
        '{% extends "web-article/page.html.j2" %}\n{% block masthead %}<p title="{{ page.options.words }}">'
        "{{ page.options.words }}</p>{% endblock %}",
        "utf-8",
    )
    (folder / "page.css.j2").write_text(
        '{% include "web-article/page.css.j2" %}\n.x::after { content: "{{ options.words }}"; }\n.end { order: 7; }'
    )
    return folder


def test_a_hostile_text_option_is_inert(reader: Reader, pack: Path, desk: Path, tmp_path: Path) -> None:
    texts = [*_groups(HOSTILE), *(text for text in HOSTILE if re.search(r"[\\\n{}]", text))]
    for number, text in enumerate(texts):
        page = pagekit.render_html(
            _article(_same("x"), photos=[]), layout="hostile", layouts=[pack.parent], options={"words": text}
        )
        assert reader.faults(page.write(tmp_path / "out" / str(number))) == [], text
        # The style sheet ends as it was written: the option is one string in it, and no rule.
        last = reader.tab.evaluate(
            "[...[...document.styleSheets[0].cssRules].slice(-2)].map(rule => rule.selectorText)"
        )
        assert last == [".x::after", ".end"], text


def test_a_hostile_colour_or_choice_is_refused() -> None:
    options = pagekit.find_layout("web-article").manifest.options
    for text, name in itertools.product(HOSTILE, ("accent", "faces")):
        for value in (text, f"#8a1c1c{text}", f"bundled{text}"):
            with pytest.raises(pagekit.BadOption, match=name):
                choose("web-article", options, {name: value})


def test_what_a_pack_adds_beyond_the_policy_is_refused_by_the_browser(
    reader: Reader, pack: Path, tmp_path: Path
) -> None:
    (pack / "page.html.j2").write_text(
        '{% extends "web-article/page.html.j2" %}\n{% block masthead %}'
        "<p style='color: red' onclick='window.hit=1'>x</p><script>window.hit=1</script><img src=https://evil.example/x.png>"
        "{% endblock %}"
    )
    page = pagekit.render_html(_article(_same("x"), photos=[]), layout="hostile", layouts=[pack.parent])
    faults = reader.faults(page.write(tmp_path / "out"))
    assert "it ran" not in faults
    refused = {fault.split()[1] for fault in faults if fault.startswith("refused: ")}
    assert refused == {"style-src-attr", "script-src-attr", "script-src-elem", "img-src"}


# ---- Frames, and the page on a server ----------------------------------------------------------------------


def _creative(folder: Path) -> pagekit.HtmlPage:
    advert = pagekit.HtmlAdvert(src="ad.html", title="An advert", width=300, height=250, scripts=True)
    return pagekit.render_html(_article(_same("x")), adverts=[advert], photos_from=folder)


def test_somebody_elses_html_cannot_leave_its_frame(running: Browser, desk: Path, tmp_path: Path) -> None:
    page = _creative(desk)
    assert "<iframe" in page.html and "frame-src 'self'" in page.headers["Content-Security-Policy"]
    tab = running.new_page()
    asked: list[str] = []
    tab.on("requestfinished", lambda request: asked.append(request.url))
    # What a policy stops never leaves the browser; anything else that fails was on its way out.
    tab.on("requestfailed", lambda request: request.failure == "csp" or asked.append(request.url))
    tab.goto(page.write(tmp_path).resolve().as_uri())
    tab.locator("iframe").scroll_into_view_if_needed()
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert tab.evaluate("window.hit") is None
    assert [url for url in asked if not url.startswith("file:")] == []
    assert tab.url.startswith("file:")
    tab.close()


def test_a_page_works_under_its_headers_and_in_nobody_elses_frame(running: Browser, desk: Path) -> None:
    page = _creative(desk)
    said: list[str] = []
    context = running.new_context()

    def serve(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if parts.hostname != "courier.example":
            route.fulfill(body="<iframe src='https://courier.example/'></iframe>", content_type="text/html")
        elif parts.path == "/":
            route.fulfill(
                body=page.html, headers={**page.headers, "Content-Type": "text/html; charset=utf-8"}
            )
        elif parts.path[1:] in page.assets:
            kind = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "html": "text/html"}
            route.fulfill(body=page.assets[parts.path[1:]], content_type=kind[parts.path.rpartition(".")[2]])
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", serve)
    tab = context.new_page()
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
    context.close()
