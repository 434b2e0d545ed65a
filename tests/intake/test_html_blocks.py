"""each kind of block in HTML → the block of the wire form, its words, its place and its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pagekit.intake.html_blocks import html_blocks
from pagekit.intake.picture_gate import PictureGate
from pagekit.intake.reading import Reading
from pagekit.world import FakeWorld

Blocks = Callable[..., list[dict[str, Any]]]


def paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text}


def heading(text: str, level: int) -> dict[str, Any]:
    return {"kind": "heading", "text": text, "level": level}


def quote(text: str, who: str | None = None) -> dict[str, Any]:
    return {"kind": "quote", "text": text} | ({"attribution": who} if who else {})


def bullets(*items: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "list", "ordered": False, "items": [{"text": item} for item in items], **fields}


def numbers(*items: str, **fields: Any) -> dict[str, Any]:
    return bullets(*items, ordered=True, **fields)


def table(*rows: list[str], align: list[str], **fields: Any) -> dict[str, Any]:
    return {"kind": "table", "rows": list(rows), "align": align, **fields}


def code(text: str) -> dict[str, Any]:
    return {"kind": "code", "text": text}


def photo(src: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "photo", "src": src, **fields}


@pytest.fixture(scope="module")
def made(picture: Callable[..., bytes]) -> Blocks:
    """`made("<p>a")`: the blocks in wire form; a.jpg and b.jpg lie beside the text."""
    gate = PictureGate(FakeWorld({"a.jpg": picture(), "b.jpg": picture()}), Path())
    return lambda source: [placed.block for placed in html_blocks(source, 1, Reading(gate))]


def test_a_table_of_the_class_bars_is_shown_as_bars(made: Blocks) -> None:
    cells = "<tr><td>c</td><td align=right>5</td></tr>"
    (block,) = made(f'<table class="small bars">{cells}</table>')
    assert block == table(["c", "5"], align=["start", "end"], show="bars")


@pytest.mark.parametrize(("tag", "level"), [("h1", 2), ("h2", 2), ("h3", 3), ("h4", 3), ("h5", 3), ("h6", 3)])
def test_the_six_heads_of_html_are_the_two_of_a_story(
    tag: str, level: int, made: Blocks, blocks: Blocks
) -> None:
    assert made(f"<p>a</p><{tag}>A <em>head</em></{tag}>") == [
        paragraph("a"),
        heading("A <em>head</em>", level),
    ]
    # The models take both levels, so no head refuses its story.
    assert [
        block.get("level", 2) for block in blocks(f"<p>a</p>\n<{tag}>B</{tag}>") if block["kind"] == "heading"
    ] == [level]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<h2> </h2>", []),
        ("<h2>a\nb<br>c</h2>", [heading("a b<br>c", 2)]),
        ("<h2>A <img src=a.jpg> b</h2>", [heading("A b", 2), photo("a.jpg")]),
        ("<h2>A<p>b</p></h2>", [heading("A", 2), heading("b", 2)]),
        ("<h2><pre>x</pre></h2>", [code("x")]),
        ("a<h2>B</h2>c", [paragraph("a"), heading("B", 2), paragraph("c")]),
    ],
)
def test_a_head_is_one_line_and_loses_nothing(source: str, wanted: list[Any], made: Blocks) -> None:
    assert made(source) == wanted


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("", []),
        ("One.", [quote("One.")]),
        ("<p>One.</p><p>Two.</p>", [quote("One.\n\nTwo.")]),
        ("<p>One.</p><p>Two – with a dash.</p>", [quote("One.\n\nTwo – with a dash.")]),
        ("<p>One.</p><p>-5 degrees</p>", [quote("One.\n\n-5 degrees")]),
        ("<p>One.</p><div>Two.</div><span>Three.</span>", [quote("One.\n\nTwo.\n\nThree.")]),
        ("<p>One.</p>\n<p>Two.</p>\n<p>— Ann Lee</p>\n", [quote("One.\n\nTwo.", "Ann Lee")]),
        ("<p>One.</p><p>-- Ann Lee</p>", [quote("One.", "Ann Lee")]),
        ("<p>One.</p><cite>Ann <b>Lee</b></cite>", [quote("One.", "Ann <b>Lee</b>")]),
        ("<p>One.</p><footer>– Ann Lee</footer>", [quote("One.", "Ann Lee")]),
        ("<p>One.</p><figcaption>Ann Lee</figcaption>", [quote("One.", "Ann Lee")]),
        # A name alone is no speaker: somebody must have said something.
        ("<footer>Ann Lee</footer>", [quote("Ann Lee")]),
        ("<p>— Ann Lee</p>", [quote("— Ann Lee")]),
        # Not at the end, not of one line, or no words: it is text.
        ("<cite>Ann</cite> said so.", [quote("Ann said so.")]),
        ("<p>One.</p><footer><p>Ann</p><p>Lee</p></footer>", [quote("One.\n\nAnn\n\nLee")]),
        ("<p>One.</p><footer><img src=a.jpg></footer>", [quote("One."), photo("a.jpg")]),
        ("<p>One.</p><footer> </footer>", [quote("One.")]),
        # What no quotation holds parts it; the speaker stands with the last part.
        (
            "<p>One.</p><img src=a.jpg><p>Two.</p><footer>Ann</footer>",
            [quote("One."), photo("a.jpg"), quote("Two.", "Ann")],
        ),
        ("<pre>x</pre><footer>Ann</footer>", [code("x"), paragraph("— Ann")]),
        (
            "<p>One.</p><h3>Head</h3><ul><li>a</li></ul><ol start=4><li>b<ul><li>c</ul></ol><p>Two.</p>",
            [quote("One.\n\nHead\n\n• a\n\n4\\. b\n\n• c\n\nTwo.")],
        ),
        (
            "<p>One.</p><blockquote>In.<footer>Bob</footer></blockquote><footer>Ann</footer>",
            [quote("One.\n\nIn.\n\n— Bob", "Ann")],
        ),
    ],
)
def test_a_blockquote_is_a_quotation_whose_speaker_is_marked_as_one(
    inside: str, wanted: list[Any], made: Blocks
) -> None:
    assert made(f"<blockquote>{inside}</blockquote>") == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<ul><li>a<li>b</ul>", [bullets("a", "b")]),
        ("<menu><li>a</menu><dir><li>b</dir>", [bullets("a"), bullets("b")]),
        ("<ul start=3><li>a</ul>", [bullets("a")]),
        ("<ol><li>a<li>b</ol>", [numbers("a", "b")]),
        ("<ol start=3><li>a</ol>", [numbers("a", start=3)]),
        ("<ol start=0><li>a</ol>", [numbers("a", start=0)]),
        ("<ol start=-3><li>a</ol>", [numbers("a")]),
        ("<ol start=²><li>a</ol>", [numbers("a")]),
        ("<ol start=1234567890><li>a</ol>", [numbers("a")]),
        ("<ol start=100001><li>a</ol>", [bullets("100001\\. a")]),
        ("<ul></ul>", []),
        ("<ul><li> </li></ul>", []),
        ("<ul>\n<li>a</li>\nloose<p>b</p></ul>", [bullets("a", "loose", "b")]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", [bullets("a\n\nb")]),
        ("<ul><li><ol><li>a</ol></li></ul>", [bullets("a")]),
        ("<ul><ol><li>a</ol></ul>", [bullets("a")]),
        (
            "<ul><li>a<pre>x</pre><h4>H</h4></li><li>b</li></ul>",
            [bullets("a"), code("x"), heading("H", 3), bullets("b")],
        ),
        ("<ol><li>a<pre>x</pre></li><li>b</li></ol>", [numbers("a"), code("x"), numbers("b", start=2)]),
    ],
)
def test_a_list_keeps_its_items_its_numbers_and_what_stands_in_it(
    source: str, wanted: list[Any], made: Blocks
) -> None:
    assert made(source) == wanted


@pytest.mark.parametrize("inner", ["<li>a<ol><li>b<li>c</ol></li>", "<li>a</li><ol><li>b<li>c</ol>"])
def test_a_list_within_an_item_keeps_its_kind_where_it_stands_in_the_item(inner: str, made: Blocks) -> None:
    (found,) = made(f"<ul>{inner}<li>d</ul>")
    assert [item["text"] for item in found["items"]] == ["a", "d"]
    assert [item["text"] for item in found["items"][0]["items"]] == ["b", "c"]
    assert found["items"][0].get("ordered", False) is inner.startswith("<li>a<ol>")
    (found,) = made("<ol><li>a<ul><li>b</ul></ol>")
    assert (found["ordered"], "ordered" in found["items"][0]) == (True, False)


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("<tr><td>1<td>2", [table(["1", "2"], align=["start", "start"])]),
        ("<tr><th>A<th>B<tr><td>1<td>2", [table(["1", "2"], align=["start", "start"], header=["A", "B"])]),
        (
            "<thead><tr><th>A</thead><tbody><tr><td>1</tbody><tfoot><tr><td>2</tfoot>",
            [table(["1"], ["2"], align=["start"], header=["A"])],
        ),
        # One head among other cells heads its row, not the table.
        ("<tr><th>A<td>1<tr><th>B<td>2", [table(["A", "1"], ["B", "2"], align=["start", "start"])]),
        ("<tr><th>A", [table(align=["start"], header=["A"])]),
        ("<tr></tr><tr><td>1", [table(["1"], align=["start"])]),
        (
            "<caption>The <b>take</b><br>by hour</caption><tr><td>1",
            [table(["1"], align=["start"], caption="The <b>take</b><br>by hour")],
        ),
        # The widest row says how the columns are set.
        ("<tr><td>1<tr><td>2<td align=right>3", [table(["1"], ["2", "3"], align=["start", "end"])]),
        (
            "<tr><td align=CENTER>1<td align=left>2<td align=left style='color:red;text-align : RIGHT'>3<td align=justify>4",
            [table(["1", "2", "3", "4"], align=["center", "start", "end", "start"])],
        ),
        # A cell is a line: what cannot stand in it stands behind the table.
        (
            "<tr><td>a<br>b<p>c</p><h3>d</h3><img src=a.jpg><ul><li>e</ul><td>f",
            [table(["a<br>b<br>c<br>d<br>• e", "f"], align=["start", "start"]), photo("a.jpg")],
        ),
        (
            "<tr><td>a<table><tr><td>b</table>",
            [table(["a"], align=["start"]), table(["b"], align=["start"])],
        ),
        # No words are lost where the cells are missing or something stands between them.
        ("<caption>C</caption>", [paragraph("C")]),
        ("a", [paragraph("a")]),
        ("<tr>a", [paragraph("a")]),
        ("<td>a", [paragraph("a")]),
        (
            "a<caption>C</caption><tr>b<td>1</td><img src=a.jpg></tr>",
            [paragraph("a"), paragraph("b"), photo("a.jpg"), table(["1"], align=["start"], caption="C")],
        ),
    ],
)
def test_a_table_has_its_head_its_rows_and_its_columns(inside: str, wanted: list[Any], made: Blocks) -> None:
    assert made(f"<table>{inside}</table>") == wanted


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("<img src=a.jpg alt=A><figcaption>C</figcaption>", [photo("a.jpg", alt="A", caption="C")]),
        ("<figcaption>C</figcaption><a href='/x'><img src=a.jpg></a>", [photo("a.jpg", caption="C")]),
        ("<img src=a.jpg title=T><figcaption>C</figcaption>", [photo("a.jpg", caption="C")]),
        ("<img src=a.jpg title=T><figcaption> </figcaption>", [photo("a.jpg", caption="T")]),
        ("<img src=a.jpg>", [photo("a.jpg")]),
        (
            "<img src=a.jpg><figcaption>C</figcaption><figcaption>D</figcaption>",
            [photo("a.jpg", caption="C D")],
        ),
        (
            "<p>Before</p><img src=a.jpg><p>After</p><figcaption><p>C</p><h4>D</h4></figcaption>",
            [photo("a.jpg", caption="C<br>D"), paragraph("Before"), paragraph("After")],
        ),
        (
            "<img src=a.jpg><figcaption>C<pre>x</pre></figcaption>",
            [photo("a.jpg", caption="C"), code("x")],
        ),
        # Of two pictures it cannot be said whose the caption is.
        (
            "<img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption>",
            [photo("a.jpg"), photo("b.jpg"), paragraph("Both")],
        ),
        ("<blockquote>Q</blockquote><figcaption>Ann</figcaption>", [quote("Q"), paragraph("Ann")]),
        ("<figcaption>C</figcaption>", [paragraph("C")]),
    ],
)
def test_a_figure_is_one_picture_with_its_words(inside: str, wanted: list[Any], made: Blocks) -> None:
    assert made(f"<figure>{inside}</figure>") == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<pre> x\n  y </pre>", [code(" x\n  y")]),
        ("<textarea>\nx\n</textarea>", [code("x")]),
        ("<pre><b>x</b></pre>", [code("x")]),
        ("<pre> \n</pre>", []),
        ("a<hr>b", [paragraph("a"), {"kind": "break"}, paragraph("b")]),
        ("<dl><dt>t<dd>d<dt>u</dl>", [bullets("**t**\n\nd", "**u**")]),
        ("<dl><div><dt><b>t</b><dt>u<dd>d<dd>e</div></dl>", [bullets("<b>t</b>", "**u**\n\nd\n\ne")]),
        ("<p hidden>a</p><div style='display: none'>b</div><p>c</p>", [paragraph("c")]),
        (
            "<figure><table><tr><td>1</table><figcaption>A <i>b</i></figcaption></figure>",
            [table(["1"], align=["start"], caption="A <i>b</i>")],
        ),
        ("<div>a<div>b</div>c</div>", [paragraph("a"), paragraph("b"), paragraph("c")]),
        ("<p>a <img src=a.jpg> b</p><p>c</p>", [paragraph("a b"), photo("a.jpg"), paragraph("c")]),
        ("<p><br> <br>a<br><br>b<br> <br></p>", [paragraph("a<br><br>b")]),
        ("<p><b> </b><br></p>", []),
        ("<p>a<i></i><b>b</b></p>", [paragraph("a<b>b</b>")]),
        ("<p>a<wbr>b<input>c</p>", [paragraph("abc")]),
        ("<p><a href='/x'> a </a> <a href=''>b</a> <a>c</a></p>", [paragraph("[a](/x) b c")]),
        ("<p>a!<a href='/x'>b</a></p>", [paragraph("a\\![b](/x)")]),
        ("<a href='/x'><img src=a.jpg></a>", [photo("a.jpg")]),
        ("a<a href='/x'><p>b</p></a>c", [paragraph("a"), paragraph("[b](/x)"), paragraph("c")]),
    ],
)
def test_what_else_stands_in_a_text(source: str, wanted: list[Any], made: Blocks) -> None:
    assert made(source) == wanted


def test_every_block_knows_the_line_that_it_comes_from(picture: Callable[..., bytes]) -> None:
    source = (
        "<p>a\n<p>b\n<h2>c</h2>\n<blockquote>\n<p>d</p>\n</blockquote>\n<ul>\n<li>e\n<li>f<pre>g</pre>\n</ul>\n"
        "<table>\n<tr><td>h\n</table>\n<figure>\n<img src=a.jpg>\n<figcaption>i</figcaption>\n</figure>\n<hr>"
    )
    gate = PictureGate(FakeWorld({"a.jpg": picture()}), Path())
    found = html_blocks(source, 100, Reading(gate))
    assert [(placed.line, placed.block["kind"]) for placed in found] == [
        (100, "paragraph"),
        (101, "paragraph"),
        (102, "heading"),
        (104, "quote"),
        (106, "list"),
        (108, "code"),
        (110, "table"),
        (114, "photo"),
        (117, "break"),
    ]


def test_a_picture_that_is_missing_is_noted_with_its_line_and_its_words_stay() -> None:
    reading = Reading(PictureGate(FakeWorld(), None))
    found = html_blocks("<figure>\n<img src=a.jpg>\n<figcaption>C</figcaption></figure>", 10, reading)
    assert [placed.block for placed in found] == [paragraph("*C*")]
    assert [(note.code, note.where) for note in reading.notes] == [("picture-missing", "line 11")]


def test_what_is_not_printed_is_noted_with_its_line() -> None:
    reading = Reading(PictureGate(FakeWorld(), None))
    found = html_blocks("<div>\n<iframe>x</iframe>\n<x-y>z</x-y>\n<odd a=b>w</div>", 10, reading)
    assert [placed.block for placed in found] == [paragraph("z \\<odd a=b\\>w")]
    assert [(note.code, note.where) for note in reading.notes] == [
        ("html-dropped", "line 11"),
        ("html-component", "line 12"),
        ("html-unknown", "line 13"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        '<figure class="wp-block-pullquote"><blockquote><p>Said</p><cite>Ann</cite></blockquote></figure>',
        '<blockquote class="pullquote"><p>Said</p><cite>Ann</cite></blockquote>',
        '<div class="pullquote"><p>Said</p><p>— Ann</p></div>',
    ],
)
def test_a_quotation_may_be_pulled_by_its_class(source: str, made: Blocks) -> None:
    assert made(source) == [quote("Said", "Ann") | {"pull": True}]
