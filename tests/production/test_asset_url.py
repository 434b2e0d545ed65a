"""Files of a web page at addresses of their own, such as signed ones: every place that names one has its address."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from html import escape, unescape
from typing import Any

import pytest

import pagekit
from pagekit.paint.policy import source_hash

HOUSE = pagekit.Publication(name="The Courier", url="https://paper.example")
NOWHERE = "files.pagekit.invalid"


def signed(name: str) -> str:
    """Faces from one host, pictures from another, each with a key that is its own."""
    key = hmac.new(b"secret", name.encode(), hashlib.sha256).hexdigest()[:12]
    host = "https://faces.example" if name.startswith("fonts/") else "https://img.example/paper"
    return f"{host}/{name}?expires=9&key={key}"


def from_root(name: str) -> str:
    return f"/files/{name}?v=1&w=2"


@pytest.fixture(scope="module")
def page(ferry: pagekit.Article) -> pagekit.HtmlPage:
    return pagekit.render_html(ferry, publication=HOUSE, asset_url=signed)


def named(html: str) -> set[str]:
    """All addresses that a page loads, from tags and style sheets."""
    tags = re.findall(r"<(?:img|source|link|iframe)\b[^>]*>", html)
    found = [part.split()[0] for tag in tags for name, value in re.findall(r'\b(srcset|imagesrcset|src)="([^"]*)"', tag)
             for part in value.split(",")]  # fmt: skip
    found += re.findall(r'<link rel="preload"[^>]* href="([^"]+)"', html)
    return {unescape(one) for one in found} | set(re.findall(r'url\("([^"]+)"\)', html))


def test_every_file_is_named_at_its_own_address(page: pagekit.HtmlPage) -> None:
    assert {name.partition("/")[0] for name in page.assets} == {"fonts", "pictures"}
    assert page.shared == {}
    assert {signed(name) for name in page.assets} >= named(page.html)
    assert len([name for name in page.assets if signed(name) in named(page.html)]) > 4
    assert 'href="https://files.pagekit.invalid/secret.pdf"' in page.html
    assert page.html.count(NOWHERE) == 1


def test_networks_and_search_engines_are_told_the_same(page: pagekit.HtmlPage) -> None:
    card = unescape(re.findall(r'<meta property="og:image" content="([^"]+)"', page.html)[0])
    records = [json.loads(block) for block in re.findall(r'ld\+json">(.*?)</script>', page.html, re.DOTALL)]

    signed_ones = {signed(name) for name in page.assets}
    assert card in signed_ones
    told = set(re.findall(r'https://img\.example[^"]+', json.dumps(records)))
    assert told
    assert told <= signed_ones


def test_the_policy_names_their_hosts_and_the_style_sheet_as_it_is(page: pagekit.HtmlPage) -> None:
    policy = page.headers["Content-Security-Policy"]
    style = re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL)[0]

    assert "img-src 'self' data: https://faces.example https://img.example;" in policy
    assert "font-src 'self' https://faces.example https://img.example;" in policy
    assert f"style-src {source_hash(style)};" in policy
    alone = policy.removesuffix("; frame-ancestors 'self'")
    assert f'content="{alone}"' in page.html


def test_paths_of_the_server_itself_need_no_host(ferry: pagekit.Article) -> None:
    page = pagekit.render_html(ferry, publication=HOUSE, asset_url=from_root)

    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
    assert {from_root(name) for name in page.assets} >= named(page.html)
    card = unescape(re.findall(r'<meta property="og:image" content="([^"]+)"', page.html)[0])
    assert card.startswith("https://paper.example/files/pictures/")


def test_a_page_in_a_notebook_brings_its_files_wherever_they_are_served_from(
    ferry: pagekit.Article, page: pagekit.HtmlPage
) -> None:
    based = pagekit.render_html(ferry, publication=HOUSE, asset_base="/files")

    assert page.served[next(iter(page.assets))] == signed(next(iter(page.assets)))
    for one in (page, based):
        whole = one.standalone()
        shown = re.sub(r"<meta [^>]*>|<script.*?</script>", "", whole, flags=re.DOTALL)
        assert not [
            address for address in one.served.values() if escape(address) in shown or address in shown
        ]
        assert "data:font/woff2" in whole and "data:image/" in whole


def test_a_front_does_the_same(ferry: pagekit.Article) -> None:
    front = pagekit.render_front([ferry], publication=HOUSE, asset_url=signed)

    assert {signed(name) for name in front.assets} >= named(front.html)
    assert "https://img.example" in front.html
    assert NOWHERE not in front.html


def test_a_name_is_asked_for_once_and_pdfs_have_no_addresses(ferry: pagekit.Article) -> None:
    asked: list[str] = []

    def give(name: str) -> str:
        asked.append(name)
        return f"/files/{name}"

    order = pagekit.Order(publication=HOUSE, asset_url=give)
    assert "/files/" not in pagekit.render_pdf(ferry, order=order).report.subject
    assert asked == []
    page = pagekit.render_html(ferry, order=order)
    assert sorted(asked) == sorted(set(asked))
    assert set(asked) <= set(page.assets)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("javascript:alert(1)", "has the scheme 'javascript'"),
        ("//cdn.example/a", "begins with //"),
        ("https://user:pass@cdn.example/a", "user"),
        ("https://cdn.example/a?a=1,2", "holds a space, a comma"),
        ('/f/"onload="x', "holds a space, a comma"),
        ("/f/</style>", "holds a space, a comma"),
        (None, "no text"),
        ("", "no text"),
        (KeyError("lost"), "for '.*KeyError"),
    ],
    ids=repr,
)
def test_what_is_no_address_is_refused(ferry: pagekit.Article, address: Any, said: str) -> None:
    def give(_: str) -> Any:
        if isinstance(address, Exception):
            raise address
        return address

    with pytest.raises(pagekit.BadOrder, match=f"^asset_url: gives .*{said}"):
        pagekit.render_html(ferry, publication=HOUSE, asset_url=give)


def test_it_is_a_function_and_not_both(ferry: pagekit.Article) -> None:
    with pytest.raises(pagekit.BadOrder, match=r"^asset_url: is .*Pass a function"):
        pagekit.render_html(ferry, asset_url="https://cdn.example")  # type: ignore[arg-type]
    with pytest.raises(pagekit.BadOrder, match=r"^asset_url, asset_base: both"):
        pagekit.render_html(ferry, asset_url=signed, asset_base="/files")
