"""the pages that the tests judge → a table of what the judges say: bytes, layout shift, faults, Lighthouse's points.

The pages, the server, the browser and the checks are those of tests/web. Pages that stand for others have a row each; of
the others the last row adds up the faults. One page of every design goes to Lighthouse, as a phone and as a desk; the
other pages show a dash there, and so does a tool that is not installed.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

# The checks lie beside this folder, and the benchmarks are run as a script.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.web.browser import Chromium, open_chromium
from tests.web.pages import Made, build_all
from tests.web.server import PICTURES, serve
from tests.web.survey import Survey
from tests.web.tools import NO_AXE, NO_CHROMIUM, Remark, html_remarks, lighthouse, no_lighthouse, no_vnu

TITLE = "web"
HEADINGS = ("page", "gzip B", "LCP kB", "CLS", "axe", "vnu", "mobile", "desktop")
SLOW = 0.3
"""Seconds that a picture takes."""
NONE = "-"
PROMISES = [
    ("anchor", "promises"),
    ("Guardian", "its CI warns over a CLS of 0.002 and fails under 98 for accessibility"),
    ("BBC", "words, direction and fonts by language; data in the page escaped"),
    ("Arc", "slots reserve their space; share buttons need script"),
    ("Ghost Source", "main picture without a size, so it moves the text"),
    ("median news home page", "2,600 kB on a phone"),
    ("here", "14,336 B with style, script 0, CLS 0, axe 0, vnu 0, Lighthouse 100/100/100/100"),
]
"""What the pages to beat promise of themselves, and what is promised here."""

Row = tuple[str, ...]


def tables(_rounds: int = 1) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first; then what the anchors promise."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = [each for each in build_all(folder) if each.kind == "page"]
        with serve(folder) as site, serve(folder, slow=dict.fromkeys(PICTURES, SLOW)) as slow_site:
            yield _caption(), [HEADINGS, *_rows(made, site, slow_site)]
    widest = max(len(promise) for _, promise in PROMISES)
    yield "what the anchors promise", [(who, promise.ljust(widest)) for who, promise in PROMISES]


def _caption() -> str:
    missing = [reason for reason in (NO_CHROMIUM, NO_AXE, no_vnu(), no_lighthouse()) if reason]
    points = "Lighthouse: performance/accessibility/best practices/search"
    return "; ".join((f"pictures {SLOW:g} s late", points, *dict.fromkeys(missing)))


def _rows(made: list[Made], site: str, slow_site: str) -> Iterator[Row]:
    remarks = {} if no_vnu() else html_remarks([site + page.address for page in made])
    scores = _scores(made, site)
    with _browser() as chromium:
        surveys = {
            page.name: Survey(chromium, site + page.address, slow_site + page.address)
            for page in made
            if chromium
        }
        for page in made:
            if page.model:
                yield (
                    page.name,
                    f"{len(gzip.compress(page.html, 9, mtime=0)):,}",
                    *_seen(page, surveys.get(page.name)),
                    _remarked([page], site, remarks),
                    *scores.get(page.name, (NONE, NONE)),
                )
        others = [page for page in made if not page.model]
        axe = _violations([surveys[page.name] for page in others if page.name in surveys])
        name = f"{len(others)} others"
        yield (name, NONE, NONE, NONE, axe, _remarked(others, site, remarks), NONE, NONE)


def _remarked(pages: list[Made], site: str, remarks: dict[str, tuple[Remark, ...]]) -> str:
    """How much the HTML checker has to say about the pages."""
    return str(sum(len(remarks[site + page.address]) for page in pages)) if remarks else NONE


def _violations(surveys: list[Survey]) -> str:
    """How much axe-core objects to, in both colour schemes, on a phone and on a desk."""
    if NO_AXE or not surveys:
        return NONE
    return str(sum(len(faults) for survey in surveys for faults in survey.axe.values()))


@contextmanager
def _browser() -> Iterator[Chromium | None]:
    if NO_CHROMIUM:
        yield None
        return
    with open_chromium() as chromium:
        yield chromium


def _seen(page: Made, survey: Survey | None) -> Row:
    """What the browser says: bytes of the lead picture on a phone, the worst layout shift, what axe-core objects to."""
    if survey is None:
        return (NONE, NONE, NONE)
    lead = urlsplit(survey.phone.paint["lead"]).path.removeprefix(page.address)
    return (
        f"{(page.path.parent / lead).stat().st_size / 1000:.1f}" if lead else NONE,
        f"{max(survey.phone.shift, survey.desk.shift):.4f}",
        _violations([survey]),
    )


def _scores(made: list[Made], site: str) -> dict[str, Row]:
    """Lighthouse's points for one page of every design."""
    if no_lighthouse():
        return {}
    first = {page.design: page for page in reversed(made) if page.model}
    return {
        page.name: tuple(str(lighthouse(site + page.address, preset)) for preset in ("mobile", "desktop"))
        for page in first.values()
    }
