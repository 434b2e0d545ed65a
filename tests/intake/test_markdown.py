"""Markdown → the blocks of a story. No word is lost, nothing that is not text is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.house import inline as house_inline
from pagekit.intake.html_tree import KEPT
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]
Read = Callable[..., Article]
MakePicture = Callable[..., bytes]


def notes(article: Article) -> list[tuple[str, str, str]]:
    assert article.origin is not None
    return [(note.code, note.where, note.what) for note in article.origin.notes]


# ---- Paragraphs and their inline text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "Plain *em* **strong** `co*de` ~~gone~~ [l](https://a.example \"t\").",
        "Two lines\nof one paragraph.",
        "A hard break  \nand another\\\nhere.",
        "1986\\. A year, \\* a star, AT&T, &amp; an entity.",
        "<https://a.example> and <desk@a.example>",
        "H<sub>2</sub>O<br>x<sup>2</sup> <kbd>Esc</kbd> <b>b</b>",
        "a < b and c > d",
        "[not a link] [nor this](a b)",
    ],
)  # fmt: skip
def test_a_paragraph_keeps_its_source(source: str, blocks: Blocks) -> None:
    assert blocks(source) == [{"kind": "paragraph", "text": source}]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("See [this][a] and [a] and [B][].\n\n[a]: https://a.example/x 'T'\n[b]: </y z>", "See [this](https://a.example/x) and [a](https://a.example/x) and [B](/y%20z)."),
        ("[a *b* `c`][r]\n\n[r]: <https://a.example/(x>", "[a *b* `c`](<https://a.example/(x>)"),
        ("[a][r]\n\n[r]: https://a.example/?b&copy=1", "[a](https://a.example/?b&amp;copy=1)"),
        ("[a][r]\n\n[r]: javascript:alert(1)", "[a](<javascript:alert(1)>)"),
        ("One[^1] and two[^x].\n\n[^1]: First.\n[^x]: Second.", "One\\[1\\] and two\\[2\\]."),
        ("A <a href=\"https://a.example\">link</a> here", "A [link](https://a.example) here"),
        ("Wow!<a href='/x'>link</a>", "Wow\\![link](/x)"),
        ("A <a href='/x'>[b]</a> <a>c</a>", "A \\[b\\] c"),
        ("A <span class='x'>span</span> and <u>u</u>", "A span and u"),
        ("a<p>b</p>c<hr>d", "a b c d"),
        ("A <!-- remark -->text", "A text"),
        ("Set <yourname> here", "Set \\<yourname\\> here"),
        ("<!weird> x", "\\<!weird\\> x"),
        ("a <my-widget x='y'>b</my-widget>", "a b"),
        ("a {{ x }} b", "a b"),
        ("a\n{{ x }}  \nb {{ y }}\nc", "a\nb\nc"),
        ("*{{ x }} b*", "*b*"),
        ("See [home]({{ site.url }}/a) and [b]({{ url }}).", "See [home](/a) and b."),
        ("Use `{{ x }}` and ``{% y %}``", "Use `{{ x }}` and ``{% y %}``"),
    ],
)  # fmt: skip
def test_what_cannot_stand_alone_is_rewritten(source: str, text: str, blocks: Blocks) -> None:
    assert blocks(source)[0]["text"] == text


def test_the_tags_that_stay_are_those_that_the_house_understands() -> None:
    assert set(KEPT) == {*house_inline.HONOURED, "br"}


def test_a_script_inside_a_line_goes_with_what_it_holds(markdown: Read) -> None:
    found = markdown("Before <script>alert(1)</script> after <iframe src='x'>inside")
    assert [block.text for block in found.body] == ["Before after"]  # type: ignore[union-attr]
    assert [what for _, _, what in notes(found)] == [
        "<script> and what it holds are not printed.",
        "<iframe> and what it holds are not printed.",
    ]


def test_notes_name_the_line_of_the_file(markdown: Read) -> None:
    found = markdown("one\n\ntwo\n{{ a }}\n\n- x\n- y\n\nz <foo>\n\n![p](https://a.example/p.jpg)\n")
    assert [(code, where) for code, where, _ in notes(found)] == [
        ("shortcode-dropped", "line 7"),
        ("html-unknown", "line 12"),
        ("picture-remote", "line 14"),
    ]


# ---- Headings, code, breaks, tables --------------------------------------------------------------------------------


def test_six_levels_of_headings_become_two(blocks: Blocks) -> None:
    found = blocks(
        "x\n\n" + "".join(f"{'#' * level} H{level} ##\n\n" for level in range(1, 7)) + "Set\next\n===\n\n#\n"
    )
    assert found[1:] == [
        {"kind": "heading", "text": "H1"},
        {"kind": "heading", "text": "H2"},
        {"kind": "heading", "text": "H3", "level": 3},
        {"kind": "heading", "text": "H4", "level": 3},
        {"kind": "heading", "text": "H5", "level": 3},
        {"kind": "heading", "text": "H6", "level": 3},
        {"kind": "heading", "text": "Set ext"},
    ]


def test_a_heading_longer_than_a_line_is_a_paragraph(blocks: Blocks) -> None:
    assert blocks("x\n\n# " + "word " * 300)[1]["kind"] == "paragraph"


def test_code_is_kept_as_typed(blocks: Blocks) -> None:
    assert blocks("```jinja title=x\n{{ a }}\n  *b*\n\n# c\n```\n\n    d\n      e\n\n```\n```") == [
        {"kind": "code", "text": "{{ a }}\n  *b*\n\n# c", "language": "jinja"},
        {"kind": "code", "text": "d\n  e"},
    ]


def test_a_rule_is_a_break(blocks: Blocks) -> None:
    assert [block["kind"] for block in blocks("a\n\n* * *\n\nb")] == ["paragraph", "break", "paragraph"]


def test_a_table_keeps_its_cells_and_their_sides(blocks: Blocks) -> None:
    assert blocks("| a *b* | c | d |\n|:--|:-:|--:|\n| 1 | x \\| y | [l][r] |\n| 2 |\n\n[r]: /z") == [
        {
            "kind": "table",
            "header": ["a *b*", "c", "d"],
            "rows": [["1", "x | y", "[l](/z)"], ["2", "", ""]],
            "align": ["start", "center", "end"],
        }
    ]


def test_a_table_that_says_nothing_of_its_sides_leaves_them_to_its_cells(blocks: Blocks) -> None:
    assert blocks("| a | b |\n|---|---|\n| c | 5 |") == [
        {"kind": "table", "header": ["a", "b"], "rows": [["c", "5"]]}
    ]


def test_a_table_with_a_line_of_attributes_under_it_is_shown_as_bars(blocks: Blocks) -> None:
    assert blocks("| a | b |\n|---|---|\n| c | 5 |\n{.bars}\n\nd") == [
        {"kind": "table", "header": ["a", "b"], "rows": [["c", "5"]], "show": "bars"},
        {"kind": "paragraph", "text": "d"},
    ]


# ---- Lists ---------------------------------------------------------------------------------------------------------


def test_lists_nest(blocks: Blocks) -> None:
    assert blocks("- a\n  1. b\n  2. c\n     - d\n- e\n") == [
        {
            "kind": "list",
            "items": [
                {
                    "text": "a",
                    "ordered": True,
                    "items": [{"text": "b"}, {"text": "c", "items": [{"text": "d"}]}],
                },
                {"text": "e"},
            ],
        }
    ]


def test_a_numbered_list_keeps_its_start(blocks: Blocks) -> None:
    assert blocks("7. a\n8. b") == [
        {"kind": "list", "ordered": True, "start": 7, "items": [{"text": "a"}, {"text": "b"}]}
    ]
    assert blocks("999999999. a") == [{"kind": "list", "items": [{"text": "999999999\\. a"}]}]


def test_paragraphs_of_an_item_are_parted_by_a_blank_line(blocks: Blocks) -> None:
    assert blocks("- a\n\n  b\n- c")[0]["items"] == [{"text": "a\n\nb"}, {"text": "c"}]


def test_what_no_list_can_hold_stands_after_the_item_and_the_numbers_go_on(blocks: Blocks) -> None:
    found = blocks("1. a\n\n   ```\n   x\n   ```\n\n   after\n2. b\n3. c\n\n   > q\n")
    assert found == [
        {"kind": "list", "ordered": True, "items": [{"text": "a"}]},
        {"kind": "code", "text": "x"},
        {"kind": "paragraph", "text": "after"},
        {"kind": "list", "ordered": True, "start": 2, "items": [{"text": "b"}, {"text": "c"}]},
        {"kind": "quote", "text": "q"},
    ]


def test_a_list_deeper_than_six_is_flattened_with_a_note(
    markdown: Read, words_of: Callable[[Article], Any]
) -> None:
    found = markdown("".join(f"{'  ' * depth}- level{depth}\n" for depth in range(10)))
    assert len(found.body) == 1
    assert max(item.depth for item in found.body[0].items) == 6  # type: ignore[union-attr]
    assert {f"level{depth}" for depth in range(10)} <= set(words_of(found))
    assert notes(found)[0][0] == "list-flattened"


def test_an_item_without_words_gives_way_to_those_under_it(blocks: Blocks) -> None:
    assert blocks("- - a\n  - b\n-\n- c")[0]["items"] == [{"text": "a"}, {"text": "b"}, {"text": "c"}]


# ---- Quotations ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text", "who"),
    [
        ("> a\n> b", "a\nb", None),
        ("> a\n>\n> — Ann Lee, *editor*", "a", "Ann Lee, *editor*"),
        ("> a\n> – Ann Lee", "a", "Ann Lee"),
        ("> a  \n> -- Ann Lee", "a", "Ann Lee"),
        ("> a\n>\n> - Ann Lee", "a", "Ann Lee"),
        ("> — only a dash", "— only a dash", None),
        ("> a\n>\n> - b\n> - c", "a\n\n• b\n\n• c", None),
        ("> # h\n> a\n>\n> 3. b\n>    - c", "h\n\na\n\n3\\. b\n\n• c", None),
        ("> a\n>\n> > b\n> > — c\n>\n> d", "a\n\nb\n\n— c\n\nd", None),
        ("> a\n>\n> — " + "x" * 301, "a\n\n— " + "x" * 301, None),
    ],
)
def test_a_quotation_keeps_its_words_and_who_said_them(
    source: str, text: str, who: str | None, blocks: Blocks
) -> None:
    expected = {"kind": "quote", "text": text}
    assert blocks(source) == [expected | ({"attribution": who} if who else {})]


def test_what_no_quotation_can_hold_stands_between_its_parts(blocks: Blocks) -> None:
    assert blocks("> a\n>\n>     x\n>\n> b\n> — Ann") == [
        {"kind": "quote", "text": "a"},
        {"kind": "code", "text": "x"},
        {"kind": "quote", "text": "b", "attribution": "Ann"},
    ]


# ---- Footnotes -----------------------------------------------------------------------------------------------------


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks(markdown: Read, blocks: Blocks) -> None:
    source = (
        "A[^b] b[^a] c^[inline *note*] d[^b].\n\n[^a]: First.\n\n    More.\n\n[^b]: Second.\n[^c]: Unasked.\n"
    )
    assert blocks(source) == [
        {"kind": "paragraph", "text": "A\\[1\\] b\\[2\\] c\\[3\\] d\\[1\\]."},
        {"kind": "break"},
        {
            "kind": "list",
            "ordered": True,
            "items": [
                {"text": "Second."},
                {"text": "First.\n\nMore."},
                {"text": "inline *note*"},
                {"text": "Unasked."},
            ],
        },
    ]
    assert [code for code, _, _ in notes(markdown(source))] == ["footnote-unasked"]


def test_a_footnote_that_stands_twice_has_the_words_of_both(blocks: Blocks) -> None:
    assert blocks("A[^a]\n\n[^a]: one\n\n[^a]: two")[-1]["items"] == [{"text": "one\n\ntwo"}]


def test_a_footnote_without_words_keeps_its_number(blocks: Blocks) -> None:
    found = blocks("A[^a] b[^b]\n\n[^a]:\n\n[^b]: Words")
    assert found[-1]["items"] == [{"text": "–"}, {"text": "Words"}]


# ---- Pictures ------------------------------------------------------------------------------------------------------


def test_a_picture_alone_is_a_block(blocks: Blocks, picture: MakePicture) -> None:
    files = {"p/a b.jpg": picture()}
    for source in (
        "![Two *stalls*](<p/a b.jpg>)",
        "![Two *stalls*](p/a%20b.jpg)",
        "![Two *stalls*](./p/a%20b.jpg?v=1)",
    ):
        assert blocks(source, files) == [{"kind": "photo", "src": "p/a b.jpg", "alt": "Two stalls"}]


def test_a_link_around_a_picture_gives_way(blocks: Blocks, picture: MakePicture) -> None:
    assert blocks("[![A](a.jpg)](https://x.example)", {"a.jpg": picture()}) == [
        {"kind": "photo", "src": "a.jpg", "alt": "A"}
    ]


@pytest.mark.parametrize("caption", ["*A park. Photo credit: Ann Lee.*", "_A park. Photo by [Ann Lee](/x)_"])
def test_the_emphasised_line_under_a_picture_is_its_caption(
    caption: str, blocks: Blocks, picture: MakePicture
) -> None:
    assert blocks(f"[![A](a.jpg)](/x)\n{caption}", {"a.jpg": picture()}) == [
        {"kind": "photo", "src": "a.jpg", "alt": "A", "caption": "A park.", "credit": {"creator": "Ann Lee"}}
    ]


def test_a_picture_in_html_has_its_caption_too(blocks: Blocks, picture: MakePicture) -> None:
    source = '<img src="a.jpg" alt="A" />\n*A park.*\n\n<br/>\n<br/>'
    assert blocks(source, {"a.jpg": picture()}) == [
        {"kind": "photo", "src": "a.jpg", "alt": "A", "caption": "A park."}
    ]


@pytest.mark.parametrize("line", ["**Strong.**", "*One* and *two*", "plain", "*one*."])
def test_any_other_line_under_a_picture_is_text(line: str, blocks: Blocks, picture: MakePicture) -> None:
    assert blocks(f"![A](a.jpg)\n{line}", {"a.jpg": picture()}) == [
        {"kind": "paragraph", "text": line},
        {"kind": "photo", "src": "a.jpg", "alt": "A"},
    ]


def test_a_title_stands_in_for_a_caption(blocks: Blocks, picture: MakePicture) -> None:
    (found,) = blocks('![A](a.jpg "A *park*")', {"a.jpg": picture()})
    assert found["caption"] == "A \\*park\\*"


def test_a_picture_in_the_text_stands_behind_its_paragraph(blocks: Blocks, picture: MakePicture) -> None:
    assert blocks("Before ![A](a.jpg) after.\n\nNext", {"a.jpg": picture()}) == [
        {"kind": "paragraph", "text": "Before after."},
        {"kind": "photo", "src": "a.jpg", "alt": "A"},
        {"kind": "paragraph", "text": "Next"},
    ]


@pytest.mark.parametrize(
    "source", ["**![](a.jpg)**", "# ![](a.jpg)", "- ![](a.jpg)", "| ![](a.jpg) |\n|---|", "> ![](a.jpg)"]
)
def test_a_picture_is_found_wherever_it_stands(source: str, blocks: Blocks, picture: MakePicture) -> None:
    found = blocks(source, {"a.jpg": picture()})
    assert {"kind": "photo", "src": "a.jpg"} in found
    assert [block["kind"] for block in found if block["kind"] not in {"photo", "table"}] == []


@pytest.mark.parametrize(
    ("src", "code", "reason"),
    [
        ("https://a.example/p.jpg", "picture-remote", "lies elsewhere, and nothing is fetched"),
        ("//a.example/p.jpg", "picture-remote", "lies elsewhere"),
        ("data:image/png;base64,x", "picture-data", "stands in the text itself"),
        ("none.jpg", "picture-missing", "none.jpg: no such file."),
        ("../p.jpg", "picture-refused", "climbs out of the article's folder"),
        ("/assets/p.jpg", "picture-missing", "no such file"),
        ("p.svg", "picture-refused", "is an SVG, which can carry script"),
        ("bad.jpg", "picture-broken", "is damaged or cut off"),
        ("{{ url }}", "picture-shortcode", "its address is the shortcode {{ url }}"),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_a_note_and_its_caption(
    src: str, code: str, reason: str, markdown: Read, picture: MakePicture
) -> None:
    found = markdown(f"a\n\n![Alt words]({src})\n*A caption.*", {"bad.jpg": picture()[:300]})
    assert [block.model_dump(exclude_defaults=True) for block in found.body] == [
        {"text": "a"},
        {"text": "*A caption.*"},
    ]
    (first, *_) = notes(found)
    assert first[:2] == (code, "line 6")
    assert reason in first[2]
    assert '("Alt words")' in first[2]


def test_the_lead_picture_is_not_shown_twice_and_takes_its_words(
    markdown: Read, picture: MakePicture
) -> None:
    found = markdown("a\n\n![A](a.jpg)\n*C. Photo: Ann Lee*", {"a.jpg": picture()}, "title: T\nimage: a.jpg")
    assert [block.kind for block in found.body] == ["paragraph"]
    (lead,) = found.photos
    assert (lead.alt, lead.caption, lead.credit and lead.credit.creator) == ("A", "C.", "Ann Lee")
    assert [code for code, *_ in notes(found)] == ["credit-from-caption"]


def test_a_shortcode_for_the_own_picture_is_understood(markdown: Read, picture: MakePicture) -> None:
    found = markdown("![A]({{ image | url }})\n\na", {"a.jpg": picture()}, "title: T\nimage: a.jpg")
    assert [(photo.src, photo.alt) for photo in found.photos] == [("a.jpg", "A")]
    assert notes(found) == []


# ---- Headline ------------------------------------------------------------------------------------------------------


def test_a_first_heading_is_the_headline_where_there_is_none(markdown: Read) -> None:
    found = markdown("# A *head*\n\nText", matter="id: x")
    assert found.headline == "A *head*"
    assert [block.kind for block in found.body] == ["paragraph"]
    assert notes(found)[0][:2] == ("headline-from-text", "line 4")


def test_a_headline_that_stands_in_the_text_too_is_printed_once(markdown: Read) -> None:
    found = markdown("# The **same**\n\nText", matter="title: the same")
    assert [block.kind for block in found.body] == ["paragraph"]
    assert notes(found)[0][0] == "headline-twice"
    assert [block.kind for block in markdown("# Another\n\nText").body] == ["heading", "paragraph"]


def test_without_any_headline_the_error_says_so(markdown: Read) -> None:
    with pytest.raises(InvalidInput, match=r"headline: is missing. Add headline."):
        markdown("Text", matter="id: x")


# ---- Bounds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "where", "what"),
    [
        (
            "a\n\n" + "word " * 400_000,
            "line 6",
            "begins a block of 1,999,999 characters, at most 100,000 are taken",
        ),
        ("> " * 500 + "a", "line 4", "is nested too deep"),
        ("".join("  " * depth + "- a\n" for depth in range(500)), "line 35", "is nested too deep"),
        ("[" * 10_001, "line 4", "begins a block with more than 10,000 Markdown signs"),
        (("*a* " * 5_000 + "\n\n") * 31, "line 4", "Markdown signs, at most 300,000 are read"),
        ("a\n" * 20_000, "line 20000", "at most 20,000 are read"),
    ],
)
def test_what_no_story_has_is_refused_with_its_line(
    source: str, where: str, what: str, markdown: Read
) -> None:
    with pytest.raises(InvalidInput) as caught:
        markdown(source)
    (note,) = caught.value.problems
    assert note.where == where
    assert what in note.what
    assert note.remedy


def test_an_error_of_the_model_names_the_line(markdown: Read) -> None:
    with pytest.raises(InvalidInput, match=r"body\[1\].header \(line 6\): holds 30 entries, at most 24"):
        markdown("a\n\n" + "|a" * 30 + "|\n" + "|-" * 30 + "|\n")


def test_the_remedy_fits_the_picture(markdown: Read) -> None:
    found = markdown("![A](a.svg) ![B](../b.jpg) ![C](https://x.example/c.jpg)")
    assert found.origin is not None
    assert [note.remedy for note in found.origin.notes] == [
        "Export it as PNG.",
        "Move the file beside the article.",
        "Save it beside the article and name it by its path.",
    ]


@pytest.mark.parametrize(
    ("written", "codes"),
    [("IMAGES/A.JPG", ["picture-renamed"]), ("images\\A.jpg", []), ("images\\a.JPG", ["picture-renamed"])],
)
def test_a_picture_is_found_in_other_capitals_and_by_a_path_of_windows(
    written: str, codes: list[str], markdown: Read, picture: MakePicture
) -> None:
    found = markdown(f"![A]({written})", {"images/A.jpg": picture()})
    assert [block.src for block in found.body if block.kind == "photo"] == ["images/A.jpg"]
    assert [code for code, *_ in notes(found)] == codes


def test_of_two_pictures_in_other_capitals_none_is_taken(markdown: Read, picture: MakePicture) -> None:
    found = markdown("![A](a.JPG)", {"A.jpg": picture(), "a.jpg": picture()})
    assert [code for code, *_ in notes(found)] == ["picture-missing"]
