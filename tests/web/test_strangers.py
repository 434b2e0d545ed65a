"""a hostile creative with script, on a server that says its headers and on one that says none → nothing of the paper's.

`test_creatives` has what it finds in windows; here is what it tries to load, to send, to lead elsewhere and to leave behind,
wherever its document is: in the paper's page, in a window of its own, opened by its address, in somebody else's page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Frame, Page

import pagekit
from tests.web.browser import Chromium
from tests.web.server import serve

SECRET = "session-of-the-reader"
WAIT = 200

# What a thief does to each: the name of what went wrong, or what it got.
ATTACKS = {
    "cookie": "document.cookie",
    "cookie store": "cookieStore.getAll()",
    "storage": "localStorage.secret",
    "session": "sessionStorage.length",
    "databases": "indexedDB.databases()",
    "caches": "caches.keys()",
    "domain": "document.domain = '127.0.0.1'",
    "service worker": "navigator.serviceWorker.register(FILE)",
    "worker": "new Worker(PAPER + '/robots.txt')",
    "fetch": "fetch(PAPER + '/')",
    "fetch with cookies": "fetch(PAPER + '/', { credentials: 'include', mode: 'no-cors' })",
    "import": "import(PAPER + '/robots.txt')",
    "request": "new Promise((yes, no) => { const r = new XMLHttpRequest(); r.open('GET', PAPER + '/'); r.onload = yes; "
    "r.onerror = () => no(new DOMException('', 'NetworkError')); r.send(); })",
    "parent": "parent.document.title",
    "top": "top.document.title",
    "top address": "top.location.href",
    "frames beside": "[...Array(top.length).keys()].map(at => top[at].document.title)",
    "opener": "opener ? opener.document.title : null",
    "eval in top": "top.eval('document.cookie')",
    "inner frame": "inner('srcdoc', '<p>x', 'allow-same-origin allow-scripts').contentDocument.cookie",
    "inner paper": "inner('src', PAPER + '/', 'allow-same-origin').contentDocument.title",
}  # fmt: skip
# What leads its own frame elsewhere, or tries; its script ends with it.
LEADS = [
    "location = PAPER + '/'",
    "document.head.innerHTML += `<base href='${PAPER}/'><meta http-equiv=refresh content='0;url=${PAPER}/'>`",
    "put(`<form action='${PAPER}/'></form>`).firstChild.submit()",
]
# What shows nothing at once: it leads away, sends, or leaves something behind.
DEEDS = [
    "parent.postMessage('give me the cookie', '*'); top.postMessage('give me the cookie', '*')",
    "new Image().src = 'http://127.0.0.1:1/pixel.gif?' + name",
    "navigator.sendBeacon(PAPER + '/beacon', 'x')",
    "new WebSocket(PAPER.replace('http', 'ws') + '/socket')",
    "new EventSource(PAPER + '/events')",
    "put(`<form method=post action='${PAPER}/form'><input name=a value=b></form>`).firstChild.submit()",
    "put(`<form method=post target=_blank action='${PAPER}/form'></form>`).firstChild.submit()",
    "put(`<a download=x href='${PAPER}/robots.txt?kept'>x</a>`).firstChild.click()",
    "put(`<a download=x href='data:text/html,x'>x</a>`).firstChild.click()",
    "put(`<a ping='${PAPER}/ping' href='#x'>x</a>`).firstChild.click()",
    "put(`<link rel=stylesheet href='${PAPER}/form.css'><link rel=preload as=fetch href='${PAPER}/ahead'>`)",
    "put(`<iframe src='${PAPER}/'></iframe><object data='${PAPER}/'></object><embed src='${PAPER}/'>`)",
    "put(`<video src='${PAPER}/film'></video><audio src='${PAPER}/sound'></audio>`)",
    'document.head.innerHTML += `<meta http-equiv=Content-Security-Policy content="default-src *">`',
    "history.pushState(null, '', PAPER + '/pushed')",
]
TOOLS = """([paper, file]) => {
  window.PAPER = paper; window.FILE = file;
  window.put = html => { const e = document.createElement("div"); document.body.append(e); e.innerHTML = html; return e; };
  window.inner = (name, value, sandbox) => {
    const e = document.createElement("iframe"); e.sandbox = sandbox; e.setAttribute(name, value); document.body.append(e); return e;
  };
}"""
TRY = """async () => {
  const found = {}, late = new Promise(done => setTimeout(done, 5000, "nothing"));
  await Promise.all(Object.entries({ATTACKS}).map(async ([name, attack]) => {
    try { found[name] = String(await Promise.race([attack(), late])); } catch (problem) { found[name] = problem.name; }
  }));
  return found;
}""".replace("ATTACKS", ", ".join(f"{name!r}: () => {attack}" for name, attack in ATTACKS.items()))
DO = "() => {" + "".join(f"try {{ {deed} }} catch (problem) {{}}" for deed in DEEDS) + "}"
SAFE, NOWHERE = "SecurityError", "TypeError"
# The same wherever it stands.
GOT = {
    **dict.fromkeys(ATTACKS, SAFE), "fetch": NOWHERE, "fetch with cookies": NOWHERE, "import": NOWHERE,
    "request": "NetworkError", "opener": "null", "inner frame": NOWHERE, "inner paper": NOWHERE,
}  # fmt: skip
# What a click may open beside the page, and what a browser asks every site for.
MAY_BE_ASKED = {"GET /robots.txt?kept", "GET /favicon.ico"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's server with one page, the address of the creative's document, and another site that frames it."""

    site: str
    file: str
    elsewhere: str
    told: bool
    asked: list[str]


@pytest.fixture(scope="module", params=[True, False], ids=["with headers", "without"])
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "ad.html").write_text(
        "<body style='margin:0'><p>Boots</p><script>window.ran = 1</script>", "utf-8"
    )
    body = [{"kind": "paragraph", "text": "Six trams."}, {"kind": "advert", "slot": "inline"}]
    article = pagekit.Article.model_validate({"id": "trams", "headline": "Trams", "body": body})
    advert = pagekit.HtmlAdvert(src="ad.html", title="Boots", width=300, height=250, scripts=True)
    page = pagekit.render_html(article, adverts=[advert], files_from=folder)
    page.write(folder / "site")
    (file,) = (name for name in page.assets if name.startswith("adverts/"))
    (folder / "elsewhere").mkdir()
    asked: list[str] = []
    with serve(folder / "site", of_files=page.file_headers if request.param else None, asked=asked) as site:
        (folder / "elsewhere" / "index.html").write_text(
            f"<!doctype html><title>Elsewhere</title><iframe src='{site}/{file}'></iframe>"
        )
        with serve(folder / "elsewhere") as elsewhere:
            yield Paper(site, f"{site}/{file}", elsewhere, request.param, asked)


def thieves(tab: Page) -> list[Frame]:
    """The documents in which the creative's script has run."""
    tab.wait_for_load_state()
    return [frame for frame in tab.frames if frame.evaluate("window.ran ?? null") == 1]


def visit(tab: Page, paper: Paper, stand: str) -> Page:
    """The window in which the creative is."""
    addresses = {"top": paper.file, "elsewhere": f"{paper.elsewhere}/"}
    tab.goto(addresses.get(stand, f"{paper.site}/"))
    if stand not in addresses:
        tab.locator("iframe").scroll_into_view_if_needed()
        tab.frame_locator("iframe").frame_locator("iframe").locator("p").wait_for()
    if stand != "popped":
        return tab
    (thief,) = thieves(tab)
    with tab.expect_popup() as popup:
        thief.evaluate("file => void open(file)", paper.file)
    popup.value.frame_locator("iframe").locator("p").wait_for()
    return popup.value


@pytest.mark.parametrize("stand", ["framed", "popped", "top", "elsewhere"])
def test_nothing_of_the_papers_is_read_sent_or_left_behind(
    chromium: Chromium, paper: Paper, stand: str
) -> None:
    def attack(tab: Page) -> tuple[list[dict[str, str]], set[str], list[str], bool, str]:
        tab.context.add_cookies([{"name": "secret", "value": SECRET, "url": paper.site}])
        tab.goto(f"{paper.site}/robots.txt")
        tab.evaluate("secret => { localStorage.secret = secret }", SECRET)
        window = visit(tab, paper, stand)
        here, address, kept, found = thieves(window), window.url, [], []
        title, before = window.title(), len(paper.asked)
        window.on("download", lambda download: kept.append(download.url))
        for thief in here:
            thief.evaluate(TOOLS, [paper.site, paper.file])
            found.append(thief.evaluate(TRY))
            thief.evaluate(DO)
            for lead in LEADS:
                with suppress(Error):
                    thief.evaluate(f"() => void ({lead})")
        window.wait_for_timeout(WAIT)
        reached = {asked for asked in paper.asked[before:] if urlsplit(paper.file).path not in asked}
        return (
            found,
            reached,
            kept,
            (window.url, window.title()) == (address, title),
            str(tab.context.cookies()),
        )

    found, reached, kept, stayed, cookies = chromium.look(attack)
    shown = {"elsewhere": 0 if paper.told else 1}.get(stand, 1)
    own = {} if stand in {"framed", "elsewhere"} else {"frames beside": ""}
    assert found == [GOT | own] * shown
    assert reached <= MAY_BE_ASKED
    assert (kept, stayed) == ([], True)
    assert cookies.count("'name'") == 1
