"""A page → what it tried in a real Chromium: what ran, what it asked for, what could still run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Browser, Page

import pagekit
from pagekit.paint.scripts import SHARE_SCRIPT, script
from tests.web.browser import Chromium

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

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._tried: list[str] = []
        self._home = ""
        self._tab = chromium.do(self._opened)

    def evaluate(self, script: str) -> Any:
        """What a script says of the page that was read last."""
        return self._chromium.do(lambda _: self._tab.evaluate(script))

    def faults(self, page: Path) -> list[str]:
        """What is wrong with the page: what it asked for besides its own files, ran, or could run."""
        return self._chromium.do(lambda _: self._faults(page))

    def _opened(self, browser: Browser) -> Page:
        tab = browser.new_context().new_page()
        tab.add_init_script(WATCH)
        # What the page's policy stops never leaves the browser, but then it was on the page.
        tab.on("request", lambda request: self._try(request.url))
        tab.on("pageerror", lambda fault: self._tried.append(f"error: {fault}"))
        tab.on("dialog", lambda dialog: (self._tried.append("dialog"), dialog.dismiss()))
        return tab

    def _faults(self, page: Path) -> list[str]:
        self._tried, self._home = [], page.parent.resolve().as_uri()
        self._tab.goto(page.resolve().as_uri(), wait_until="load")
        # Handlers that a load sets off have run once two frames have been drawn.
        self._tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found = self._tab.evaluate(LOOK, [script(SHARE_SCRIPT), PROTOCOLS])
        words = self._tab.evaluate("document.documentElement.outerHTML")
        refused = self._tab.evaluate("window.refused")
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


def wrong(
    reader: Reader, folder: Path, pages: Iterable[tuple[str, pagekit.HtmlPage]]
) -> dict[str, list[str]]:
    """The pages that have faults, by what was said on them."""
    read = [
        (said, reader.faults(page.write(folder / str(number)))) for number, (said, page) in enumerate(pages)
    ]
    assert read, "no page was made"
    return {said: faults for said, faults in read if faults}
