"""an open page in the browser → what is wrong with it, one sentence each, with the place; nothing for a good page.

What runs inside the page lies in js/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Frame, Page, Request, Response

from tests.web.tools import AXE

Faults = tuple[str, ...]

JS = Path(__file__).with_name("js")
# WCAG 2.2, 1.4.12: text may be spaced this far and nothing is lost.
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
"""
AXE_OPTIONS = {"iframes": False, "resultTypes": ["violations"]}
"""Frames hold what others made. All other rules that are on by default apply, best practice included."""
AXE_COLOURS = {**AXE_OPTIONS, "runOnly": {"type": "tag", "values": ["cat.color"]}}
TABS = 400
"""Presses of Tab before a page counts as a trap."""
MOMENT = 200
"""Milliseconds for the focus to cross into a frame."""
MOMENTS = 5
"""How often the focus is looked for before it is not there."""
FURNITURE = 120
"""CSS px that may stand above the story after the skip link."""


@cache
def script(name: str) -> str:
    """A function that runs in the page, by its file's name."""
    return (JS / f"{name}.js").read_text("utf-8")


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


# ---- For everyone ------------------------------------------------------------------------------------------


def axe_violations(tab: Page, *, colours: bool = False) -> Faults:
    """What axe-core finds, with the selector of every place. The page's policy must be lifted (`Look.free`).

    `colours` asks only about what another colour scheme can change.
    """
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(_axe())
    result = tab.evaluate("options => axe.run(document, options)", AXE_COLOURS if colours else AXE_OPTIONS)
    return tuple(
        f"{rule['id']} ({rule['impact']}) at {' '.join(map(str, node['target']))}: "
        + " ".join(node["failureSummary"].split())
        for rule in result["violations"]
        for node in rule["nodes"]
    )


def layout_faults(tab: Page) -> Faults:
    """What does not fit the window: boxes past it, text cut off, text over text."""
    return tuple(tab.evaluate(script("layout")))


def space_text(tab: Page) -> None:
    """Space the text of the page as far as a reader may (WCAG 2.2, 1.4.12)."""
    tab.evaluate(f"() => {{ {SPACED} }}")


def small_targets(tab: Page) -> Faults:
    """Links outside running text and buttons under 24 px (WCAG 2.2, 2.5.8), those that share under 44."""
    return tuple(tab.evaluate(script("targets")))


def size_faults(tab: Page) -> Faults:
    """Pictures whose `sizes` miss their width by more than 3 % and more than 8 px."""
    return tuple(tab.evaluate(script("sizes")))


# ---- By keyboard -------------------------------------------------------------------------------------------


def keyboard_faults(tab: Page) -> Faults:
    """What Tab misses, meets twice or out of order, and every focus that cannot be seen. The page must be fresh."""
    _wait_for_frames(tab)
    names: list[str] = tab.evaluate(script("controls"))
    visits = _walk(tab)
    places = [visit["place"] for visit in visits if visit["place"] >= 0]
    return (
        *(f"{visit['name']} takes the focus and should not" for visit in visits if visit["place"] < 0),
        *(f"{name} is not reached by Tab" for at, name in enumerate(names) if at not in places),
        *(f"{name} is reached twice" for at, name in enumerate(names) if places.count(at) > 1),
        *(
            f"{names[after]} is reached after {names[before]} and stands before it"
            for before, after in pairwise(places)
            if after < before
        ),
        *(f"{visit['name']}: its focus does not show" for visit in visits if not visit["marked"]),
        *(f"{visit['name']}: in focus, and out of sight" for visit in visits if not visit["seen"]),
    )


def _walk(tab: Page) -> list[dict[str, Any]]:
    """Where the focus goes with every press of Tab, until it leaves the page."""
    visits: list[dict[str, Any]] = []
    for _ in range(TABS):
        tab.keyboard.press("Tab")
        now = _now(tab)
        if now["place"] < 0 and not now["name"]:
            break
        # What a frame holds is its own: the page sees the frame in focus all the while.
        if visits and visits[-1]["place"] == now["place"]:
            continue
        if len(visits) > 1 and visits[0]["place"] == now["place"]:
            break  # Once round: after a frame at its end the browser begins again at the top.
        visits.append({**now, "marked": now["marked"] and not (now.get("frame") and _hidden_inside(tab))})
    return visits


def _now(tab: Page) -> dict[str, Any]:
    """Where the focus is. A frame has a process of its own, and the focus takes its time to get there."""
    asked = "() => window.pageControls.now()"
    now: dict[str, Any] = tab.evaluate(asked)
    if now["place"] < 0:
        tab.wait_for_timeout(MOMENT)
        now = tab.evaluate(asked)
    return now


def _wait_for_frames(tab: Page) -> None:
    """Load the frames that load when they are near: Tab passes by what is not there yet."""
    if tab.query_selector("iframe"):
        read_to_the_end(tab)
        for element in tab.query_selector_all("iframe:visible"):
            frame = element.content_frame()
            assert frame is not None
            frame.wait_for_load_state("load")
        tab.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")


def _hidden_inside(tab: Page) -> bool:
    """True when what has the focus inside the frame in focus does not show it, or shows it outside the frame."""
    inside = tab.main_frame
    while (deeper := _frame_in_focus(inside)) is not None:
        inside = deeper
    assert inside is not tab.main_frame
    return not inside.evaluate(script("ring"))


def _frame_in_focus(inside: Frame) -> Frame | None:
    """The frame that has the focus in this document, if it is a frame that has it."""
    for _ in range(MOMENTS):
        if inside.evaluate("() => document.activeElement !== document.body"):
            break
        # The page knows of the focus in its frame before the frame does. Where no script runs, no clock runs either.
        inside.wait_for_timeout(MOMENT)
    element = inside.evaluate_handle("() => document.activeElement").as_element()
    return element.content_frame() if element else None


def skip_faults(tab: Page) -> Faults:
    """What keeps the first press of Tab, and Enter, from leading past the furniture. The page must be fresh."""
    tab.evaluate(script("controls"))
    tab.keyboard.press("Tab")
    first = tab.evaluate(
        "() => ({ ...window.pageControls.now(), href: document.activeElement.getAttribute('href') || '' })"
    )
    if first["place"] != 0 or not first["href"].startswith("#"):
        return (f"the first press of Tab reaches {first['name'] or 'nothing'}, not a skip link",)
    tab.keyboard.press("Enter")
    landed = tab.evaluate(
        "() => { const main = document.querySelector('main'); return {"
        "inside: main.contains(document.activeElement), top: main.getBoundingClientRect().top } }"
    )
    found = [] if first["seen"] else ["the skip link is in focus, and out of sight"]
    if not landed["inside"]:
        found.append("the skip link does not move the focus into <main>")
    if not -1 <= landed["top"] <= FURNITURE:
        found.append(f"after the skip link <main> stands at {landed['top']:.0f} px")
    return tuple(found)


# ---- While it loads ----------------------------------------------------------------------------------------


@contextmanager
def listen(tab: Page, home: str) -> Iterator[list[str]]:
    """A list that fills with what is fetched from elsewhere, every answer that is no file, every word in the console."""
    found: list[str] = []
    own = urlsplit(home).netloc

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != own:
            found.append(f"asks elsewhere: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{response.status}: {response.url}")

    def said(message: ConsoleMessage) -> None:
        found.append(f"console {message.type}: {message.text}")

    events: dict[Any, Callable[[Any], None]] = {
        "request": asked,
        "response": answered,
        "requestfailed": lambda request: found.append(f"failed: {request.url}"),
        "console": said,
        "pageerror": lambda error: found.append(f"script error: {error}"),
    }
    for event, heard in events.items():
        tab.on(event, heard)
    yield found
    for event, heard in events.items():
        tab.remove_listener(event, heard)


def read_to_the_end(tab: Page) -> None:
    """Scroll as a reader does, and wait for the pictures."""
    tab.evaluate(script("scroll"))


def layout_shifts(tab: Page) -> tuple[float, Faults]:
    """The sum of all layout shifts since the page was opened; and what moved, from where to where."""
    entries = tab.evaluate(script("shifts"))
    moved = tuple(f"{entry['value']:.4f}: {'; '.join(entry['moved'])}" for entry in entries)
    return sum(entry["value"] for entry in entries), moved


def largest_paint(tab: Page) -> dict[str, Any]:
    """What the largest contentful paint was, and which pictures are asked for at once and first (see js/paint.js)."""
    paint: dict[str, Any] = tab.evaluate(script("paint"))
    return paint
