"""twice as much of a thing → at most twice the steps and twice the memory, for every parser of what strangers send.

Steps are calls, Python's and those of its libraries, counted and not timed; what is loaded or made once is left out by a
first reading.
"""

from __future__ import annotations

import io
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import numpy as np
import pikepdf
import pytest
from PIL import Image

import pagekit
from pagekit.errors import PagekitError
from pagekit.foreign.eps.header import header
from pagekit.foreign.take import take
from pagekit.intake.xmp_tree import parse_packet
from pagekit.layout.edition import StoryCosts
from pagekit.paint.environment import render
from pagekit.paint.filters import FILTERS
from pagekit.plan.tables import Tables
from pagekit.plan.ways import Ways
from pagekit.press.bounds import hold_page
from pagekit.world import FakeWorld

FEW = 200
"""More than may stand in each other: up to there each looks for its end behind all others."""
MOST = 2.4
"""Twice, and some for lists that are grown by more than is needed."""
Parse = Callable[[int], object]


class Steps:
    """How many calls there were."""

    count = 0

    def __call__(self, _frame: object, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            self.count += 1


@contextmanager
def counted() -> Iterator[Steps]:
    steps, before = Steps(), sys.getprofile()
    sys.setprofile(steps)
    try:
        yield steps
    finally:
        sys.setprofile(before)


def markdown(piece: str) -> Parse:
    def parse(count: int) -> object:
        text = ("# A\n\n" + piece * count).encode()
        return pagekit.read_article(text, format="markdown", world=FakeWorld(), files_from="here")

    return parse


def packet(count: int) -> object:
    items = "<rdf:li>Ann</rdf:li>" * count
    return parse_packet(
        (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
            f"{items}</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode()
    )


def scans(count: int) -> object:
    stream = io.BytesIO()
    Image.new("RGB", (16, 16)).save(stream, "JPEG", progressive=True)
    data = stream.getvalue()
    start = data.index(b"\xff\xda")
    files = {Path("here/a.jpg"): data[:start] + data[start:-2] * count + data[-2:]}
    told = {"id": "a", "headline": "A", "photos": [{"src": "a.jpg", "alt": "x"}]}
    return pagekit.read_article(told, world=FakeWorld({**files}), files_from="here")


def pdf(count: int) -> object:
    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 100))
    page = made.pages[0].obj
    page.Contents = pikepdf.Array([made.make_stream(b"0 0 5 5 re f") for _ in range(count)])
    page.TrimBox = pikepdf.Array([5, 5, 195, 95])
    stream = io.BytesIO()
    made.save(stream)
    return take(stream.getvalue(), "ad.pdf", 1, "trim")


def eps(count: int) -> object:
    return header(b"%!PS-Adobe-3.0 EPSF-3.0\n" + b"%%BoundingBox: 0 0 200 100\n" * count + b"%%EOF\n")


def style(count: int) -> object:
    root = Element("html")
    SubElement(root, "style").text = ":root { --v0: x; " + "".join(
        f"--v{number + 1}: var(--v{number});" for number in range(count)
    )
    for _ in range(count):
        SubElement(root, "p", style="width: 1px")
    return hold_page(root, "river")


def lines(count: int) -> object:
    """Three stories on pages of so many lines of three columns."""
    costs = np.full((4, count + 1), np.inf, np.float32)
    costs[1:, 5:] = 1.0
    story = Ways(costs, np.zeros_like(costs, np.int16), np.where(np.isfinite(costs), 20, 0))
    return Tables([story] * 3, [story] * 3, 1, StoryCosts(), (count,) * 4, 3.0 * count)


PIECES = (
    "*a **b ",
    "[",
    "![a](",
    "`a``b ",
    "- a\n  - b\n\n",
    "| a | b |\n",
    "<b>",
    "&amp;",
    "[^1] ",
    "> a\n\n",
)
PARSERS: dict[str, Parse] = {
    **{piece: markdown(piece) for piece in PIECES},
    "packet": packet,
    "scans": scans,
    "pdf": pdf,
    "eps": eps,
    "style": style,
    "lines": lines,
}


@pytest.mark.parametrize("parse", PARSERS.values(), ids=[repr(name) for name in PARSERS])
def test_twice_as_much_takes_twice_as_many_steps(parse: Parse) -> None:
    taken(parse, 3)
    one, two = taken(parse, FEW), taken(parse, 2 * FEW)
    assert two[0] <= MOST * one[0]
    # What is there before the first of them counts for both.
    assert two[1] <= MOST * one[1]


def test_so_does_a_template(tmp_path: Path) -> None:
    home = tmp_path / "mine"
    home.mkdir()
    (home / "layout.toml").write_text('schema = 1\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n')
    (home / "page.html.j2").write_text(
        "{% macro m(x) %}<b>{{ x | upper }}</b>{% endmacro %}{% for a in all %}{{ m(a ~ '-') }}{% endfor %}"
    )
    layout = pagekit.find_layout(home)

    def parse(count: int) -> object:
        return render(layout, "page.html.j2", FILTERS, {"all": ["a"] * count})

    taken(parse, 3)
    one, two = taken(parse, FEW), taken(parse, 2 * FEW)
    assert two[0] <= MOST * one[0] and two[1] <= MOST * one[1]


def taken(parse: Parse, count: int) -> tuple[int, int]:
    """Calls, and the most bytes at a time. What is refused has been read as well."""
    tracemalloc.start()
    try:
        with counted() as steps:
            try:
                parse(count)
            except PagekitError as problem:
                assert str(problem)
        return steps.count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
