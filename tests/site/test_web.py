"""The kinds of pages that only a site has → nothing that axe-core or the Nu HTML checker objects to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Built
from tests.web.browser import Chromium, Look, Scheme
from tests.web.checks import axe_violations, layout_faults
from tests.web.server import serve
from tests.web.tools import NO_AXE, html_remarks, no_vnu

KINDS = {
    "home": "/",
    "section": "/walks/",
    "second page": "/walks/page/2/",
    "tag": "/tags/walks/",
    "tags": "/tags/",
    "author": "/authors/ann-weaver/",
    "month": "/archive/2026/04/",
    "archive": "/archive/",
    "not found": "/404.html",
    "story": "/moved/",
    "moved": "/old/place/",
    "imprint": "/imprint/",
}
READ = {"moved"}
"""A page that leads away by itself is read, not looked at."""
WIDTHS: tuple[int, ...] = (390, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
def test_axe_finds_nothing(built: Built, chromium: Chromium) -> None:
    found: dict[str, tuple[str, ...]] = {}
    with serve(built.out) as server:
        for kind, path in KINDS.items():
            if kind in READ:
                continue

            def look(tab: Page, path: str = path) -> tuple[str, ...]:
                faults: list[str] = []
                tab.goto(server + path)
                for scheme in SCHEMES:
                    tab.emulate_media(color_scheme=scheme)
                    for width in WIDTHS if scheme == "light" else WIDTHS[-1:]:
                        tab.set_viewport_size({"width": width, "height": 900})
                        faults += axe_violations(tab, colours=scheme != "light")
                faults += layout_faults(tab)
                return tuple(faults)

            found[kind] = chromium.look(look, Look(free=True))
    assert {kind: faults for kind, faults in found.items() if faults} == {}
    assert len(found) == 11


def test_the_html_is_valid(built: Built) -> None:
    if reason := no_vnu():
        pytest.skip(reason)
    with serve(built.out) as server:
        told = html_remarks([server + path for path in KINDS.values()])
    assert {address: [str(one) for one in remarks] for address, remarks in told.items() if remarks} == {}
    assert len(told) == len(KINDS)
