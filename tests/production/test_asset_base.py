"""Files of a web page served from another address: the page names them there, its files have their names below it."""

from __future__ import annotations

import re

import pytest

import pagekit

HOUSE = pagekit.Publication(name="The Courier", url="https://paper.example")


@pytest.mark.parametrize("base", ["/files/ferry", "https://cdn.example/paper/"])
def test_what_is_served_from_elsewhere_is_named_there(ferry: pagekit.Article, base: str) -> None:
    page = pagekit.render_html(ferry, publication=HOUSE, asset_base=base)

    tidy = base.rstrip("/")
    assert page.shared == {}
    assert {name.partition("/")[0] for name in page.assets} == {"fonts", "pictures"}
    # An address is the base, a slash and the name; nothing is looked for beside the page.
    assert all(f"{tidy}/{name}" in page.html for name in page.assets)
    assert not re.search(r"""["( ](?:fonts|pictures)/""", page.html)
    assert ("https://cdn.example" in page.headers["Content-Security-Policy"]) == base.startswith("https")


def test_a_front_does_the_same(ferry: pagekit.Article) -> None:
    front = pagekit.render_front([ferry], publication=HOUSE, asset_base="/files")

    assert front.assets
    assert all(f"/files/{name}" in front.html for name in front.assets)


@pytest.mark.parametrize("base", ["ftp://cdn.example", "files", 7, "https://user@cdn.example/"])
def test_what_no_file_can_be_served_from_is_refused(ferry: pagekit.Article, base: object) -> None:
    with pytest.raises(pagekit.BadOrder, match=r"^asset_base: is "):
        pagekit.render_html(ferry, asset_base=base)  # type: ignore[arg-type]
