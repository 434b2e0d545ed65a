"""Files of a web page served from another address: the page names them there, its files have their names below it."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

import pagekit

HOUSE = pagekit.Publication(name="The Courier", url="https://paper.example")


@pytest.fixture(scope="module")
def story() -> pagekit.Article:
    """A story with a picture of its own."""
    made = io.BytesIO()
    Image.new("RGB", (700, 460), (30, 80, 120)).save(made, "JPEG")
    fields = {
        "id": "ferry",
        "headline": "The night ferry",
        "url": "https://paper.example/ferry/",
        "photos": [{"src": "quay.jpg", "alt": "A quay", "credit": "Ann Li"}],
        "body": [{"kind": "paragraph", "text": "At ten past nine the ramp went up."}],
    }
    return pagekit.read_article(fields, files_from=pagekit.MemoryFiles({"quay.jpg": made.getvalue()}))


@pytest.mark.parametrize("base", ["/files/ferry", "https://cdn.example/paper/"])
def test_what_is_served_from_elsewhere_is_named_there(story: pagekit.Article, base: str) -> None:
    page = pagekit.render_html(story, publication=HOUSE, asset_base=base)

    tidy = base.rstrip("/")
    assert page.shared == {}
    assert {name.partition("/")[0] for name in page.assets} == {"fonts", "pictures"}
    # An address is the base, a slash and the name; nothing is looked for beside the page.
    assert all(f"{tidy}/{name}" in page.html for name in page.assets)
    assert not re.search(r"""["( ](?:fonts|pictures)/""", page.html)
    assert ("https://cdn.example" in page.headers["Content-Security-Policy"]) == base.startswith("https")


def test_a_front_does_the_same(story: pagekit.Article) -> None:
    front = pagekit.render_front([story], publication=HOUSE, asset_base="/files")

    assert front.assets
    assert all(f"/files/{name}" in front.html for name in front.assets)


@pytest.mark.parametrize("base", ["ftp://cdn.example", "files", 7, "https://user@cdn.example/"])
def test_what_no_file_can_be_served_from_is_refused(story: pagekit.Article, base: object) -> None:
    with pytest.raises(pagekit.BadOrder, match=r"^asset_base: is "):
        pagekit.render_html(story, asset_base=base)  # type: ignore[arg-type]
