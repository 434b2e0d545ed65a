"""directives, callouts, tasks, terms and bare addresses in Markdown → the blocks and links that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from pagekit.intake.directive_heads import directive
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]
Read = Callable[..., Article]
Codes = Callable[[Article], list[str]]

README = Path(__file__).resolve().parents[2] / "README.md"
WORDS = {"kind": "paragraph", "text": "Words."}


def plain(article: Article) -> list[dict[str, Any]]:
    """The blocks with their kinds, without what is the default."""
    return [{"kind": block.kind, **block.model_dump(exclude_defaults=True)} for block in article.body]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("::: pullquote\nWords *that* matter.\n\n— Ann Li\n:::", {"kind": "quote", "text": "Words *that* matter.", "attribution": "Ann Li", "pull": True}),
        ("> [!QUOTE] Ann Li\n> Words.", {"kind": "quote", "text": "Words.", "attribution": "Ann Li", "pull": True}),
        ('::: factbox The *town* {figure="42 %"}\nWords.\n:::', {"kind": "factbox", "title": "The *town*", "figure": "42 %", "body": ({"text": "Words."},)}),
        (":::note[The town]\nWords.\n:::", {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        ('::: {.factbox title="The town"}\nWords.\n:::', {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        ("> [!NOTE]\n> Words.", {"kind": "factbox", "body": ({"text": "Words."},)}),
        ("> [!warning]- The town\n> Words.", {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        ('!!! note "The town"\n    Words.', {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        ("!!! warning inline end\n    Words.", {"kind": "factbox", "body": ({"text": "Words."},)}),
        ('???+ tip ""\n    Words.', {"kind": "factbox", "body": ({"text": "Words."},)}),
        ("```{note}\nWords.\n```", {"kind": "factbox", "body": ({"text": "Words."},)}),
        ("```{admonition} The town\n:class: tip\n\nWords.\n```", {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        (":::{tip} The town\n:class: x\n\nWords.\n:::", {"kind": "factbox", "title": "The town", "body": ({"text": "Words."},)}),
        ("```{epigraph}\nWords.\n\n-- Ann Li\n```", {"kind": "quote", "text": "Words.", "attribution": "Ann Li", "pull": True}),
        ("```{code-block} python\n:linenos:\nprint(1)\n```", {"kind": "code", "text": "print(1)", "language": "python"}),
        ("```{math}\nx = 1\n```", {"kind": "code", "text": "x = 1", "language": "math"}),
        ("::: cut\nWords.\n:::", {"kind": "paragraph", "text": "Words.", "optional": True}),
        ("::: advert\n:::", {"kind": "advert"}),
        ("::: advert skyline\n:::", {"kind": "advert", "slot": "skyline"}),
    ],
)  # fmt: skip
def test_what_a_directive_asks_for(source: str, wanted: dict[str, Any], markdown: Read, codes: Codes) -> None:
    article = markdown(f"Before.\n\n{source}\n\nAfter.")
    assert plain(article)[1:-1] == [wanted]
    assert codes(article) == []


@pytest.mark.parametrize(
    "source",
    [
        '::: photo a.jpg {alt="A bridge" credit="Ann Li/Reuters" focus="0.5 0.3"}\nThe *bridge*.\n:::',
        '::: photo {credit="Ann Li/Reuters" focus="50%, 30%"}\n![A bridge](a.jpg)\n\nThe *bridge*.\n:::',
        '::: figure {src=a.jpg alt="A bridge" credit="Ann Li/Reuters" focus="0.5,0.3" caption="The *bridge*."}\n:::',
        "```{figure} a.jpg\n:alt: A bridge\n:credit: Ann Li/Reuters\n:focus: 0.5 0.3\n\nThe *bridge*.\n```",
        "```{figure} a.jpg\n---\nalt: A bridge\ncredit: Ann Li/Reuters\nfocus: 0.5 0.3\n---\nThe *bridge*.\n```",
    ],
)
def test_a_photo_has_its_credit_and_its_focus(
    source: str, markdown: Read, picture: Callable[..., bytes]
) -> None:
    (block,) = markdown(source, {"a.jpg": picture()}).body
    assert block.kind == "photo"
    assert (block.src, block.alt, block.caption, block.focus) == (
        "a.jpg",
        "A bridge",
        "The *bridge*.",
        (0.5, 0.3),
    )
    assert block.credit is not None
    assert (block.credit.creator, block.credit.agency) == ("Ann Li", "Reuters")


def test_an_update_has_its_time_its_title_and_its_mark(markdown: Read) -> None:
    east = timezone(timedelta(hours=5))
    full = markdown("::: update 2026-05-19T14:05+05:00 Doors *open* {key}\nWords.\n:::")
    (entry,) = full.body
    assert entry.kind == "update"
    assert (entry.time, entry.title, entry.key) == (
        datetime(2026, 5, 19, 14, 5, tzinfo=east),
        "Doors *open*",
        True,
    )
    live = "title: T\ndesign: live\npublished_at: 2026-05-19T10:00:00+05:00"
    mixed = markdown("## 14:05 One\n\nWords.\n\n::: update 15:00 Two\nWords.\n:::\n\nBehind.", matter=live)
    assert [getattr(block, "title", block.kind) for block in mixed.body] == ["One", "Two", "paragraph"]


@pytest.mark.parametrize(
    ("source", "code", "kinds"),
    [
        ("::: something Title\nWords.\n:::", "directive-unknown", ["paragraph", "paragraph"]),
        ("::: factbox\nWords.\n\nMore.", "directive-open", ["factbox"]),
        ("::: update soon\nWords.\n:::", "update-unclear", ["paragraph", "paragraph"]),
        ("::: advert a b\n:::\n\nWords.", "directive-unread", ["paragraph"]),
        ("::::: factbox A\n::: facts B\nWords.\n:::\n:::::", "directive-nested", ["factbox", "factbox"]),
    ],
)
def test_what_cannot_be_done_is_told_and_no_word_is_lost(
    source: str, code: str, kinds: list[str], markdown: Read, codes: Codes
) -> None:
    article = markdown(source)
    assert codes(article) == [code]
    assert [block.kind for block in article.body] == kinds
    assert "Words." in article.model_dump_json()


def test_a_focus_outside_the_picture_is_told_of(
    markdown: Read, codes: Codes, picture: Callable[..., bytes]
) -> None:
    article = markdown('::: photo a.jpg {alt=A focus="7 9"}\n:::', {"a.jpg": picture()})
    assert codes(article) == ["directive-unread"]


def test_what_only_looks_like_one_is_text(blocks: Blocks) -> None:
    assert blocks("a [!NOTE] b")[0]["text"] == "a [!NOTE] b"
    assert blocks("> a\n> [!NOTE] b")[0]["kind"] == "quote"
    assert blocks(":::")[0]["text"] == ":::"
    assert blocks("```\n::: factbox\n```")[0]["kind"] == "code"
    assert directive(": { }") is None


def test_the_readmes_example_says_what_the_models_can(
    markdown: Read, picture: Callable[..., bytes], codes: Codes
) -> None:
    example = README.read_text("utf-8").split("~~~markdown\n", 1)[1].split("~~~", 1)[0]
    article = markdown(example, {"photos/saiga.jpg": picture()})
    assert [block.kind for block in article.body] == [
        "quote",
        "factbox",
        "factbox",
        "photo",
        "advert",
        "update",
        "paragraph",
    ]
    assert codes(article) == []


def test_tasks_have_their_boxes(blocks: Blocks) -> None:
    (found,) = blocks("- [x] done *it*\n- [ ] open\n- [X] [link](https://x.example)\n- [x]no")
    assert [item["text"] for item in found["items"]] == [
        "\\[×\\] done *it*",
        "\\[\u00a0\\] open",
        "\\[×\\] [link](https://x.example)",
        "[x]no",
    ]


def test_terms_are_strong_and_keep_what_is_said_of_them(blocks: Blocks) -> None:
    (found,) = blocks("Term\n: One\n: Two\n\nOther *t*\n: More\n\n    - a")
    assert found["items"] == [
        {"text": "**Term**\n\nOne\n\nTwo"},
        {"text": "**Other *t***\n\nMore", "items": [{"text": "a"}]},
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("See https://x.example/a_b_c.", "See <https://x.example/a_b_c>."),
        ("(https://x.example/a_(b)), b", "(<https://x.example/a_(b)>), b"),
        ("www.x.example/z!", "[www.x.example/z](https://www.x.example/z)!"),
        ("*https://x.example/a* and", "*<https://x.example/a>* and"),
        ("https://x.example/?a=1&b=2", "<https://x.example/?a=1&b=2>"),
        ("<p>See https://x.example/a_b.</p>", "See <https://x.example/a_b>."),
        ("<div>https://x.example/</div>", "<https://x.example/>"),
        ("<a href='https://x.example'>https://x.example</a> b", "[https://x.example](https://x.example) b"),
    ],
)
def test_a_bare_address_is_a_link(source: str, text: str, blocks: Blocks) -> None:
    assert blocks(source)[0]["text"] == text


@pytest.mark.parametrize(
    "source",
    [
        "`https://x.example`",
        "[https://x.example](https://x.example)",
        "<https://x.example>",
        "http://localhost:8000 and a@www.x.example",
    ],
)
def test_what_is_a_link_or_may_be_none_stays(source: str, blocks: Blocks) -> None:
    assert blocks(source)[0]["text"] == source


@pytest.mark.parametrize(
    ("head", "title"),
    [('{.callout-note title="A"}', "A"), ("{note} A", "A"), ("{note} A :::", "A"), ("tip A", "A")],
)
def test_boxes_of_quarto_and_myst_are_boxes(head: str, title: str, blocks: Blocks) -> None:
    assert blocks(f":::{head}\nb\n:::") == [{"kind": "factbox", "title": title, "body": [{"text": "b"}]}]


def test_faults_of_directives_are_told_and_no_colons_are_printed(markdown: Read, codes: Codes) -> None:
    article = markdown("::: note\na\n::: tip\nb\n:::\n:::\n\n::: photo {alt=x}\nc\n:::")
    assert [block.kind for block in article.body] == ["factbox", "factbox", "paragraph"]
    assert codes(article) == ["directive-nested", "directive-stray", "directive-unread"]


def test_a_private_remark_is_never_printed(markdown: Read, codes: Codes) -> None:
    article = markdown(
        "::: private\na\n:::\n\n> [!todo] Ask\n> b\n\n{{% comment %}}c{{% /comment %}}\n\n<comment>d</comment> e"
    )
    assert [block.text for block in article.body] == ["e"]
    assert codes(article) == ["remark-dropped", "remark-dropped", "remark-dropped", "html-dropped"]


@pytest.mark.parametrize("source", ["!!! Alarm in the town", '!!! note "The town"\nWords.', "!!!"])
def test_marks_of_surprise_alone_begin_no_box(source: str, markdown: Read) -> None:
    assert [block.kind for block in markdown(f"{source}\n").body] == ["paragraph"]


def test_a_line_in_a_fence_that_asks_for_something_is_told_by_its_number(markdown: Read) -> None:
    article = markdown("Before.\n\n```{note}\n:class: x\n\nWords.\n\n![A](none.jpg)\n```\n")
    assert article.origin is not None
    assert [note.where for note in article.origin.notes] == ["line 11"]


def test_a_box_with_nothing_in_it_is_not_printed(markdown: Read, codes: Codes) -> None:
    article = markdown("Before.\n\n> [!NOTE]\n")
    assert [block.kind for block in article.body] == ["paragraph"]
    assert codes(article) == ["directive-empty"]


def test_fences_within_one_another_without_end_are_program_text(markdown: Read) -> None:
    article = markdown("```{note}\n" * 500 + "Words.")
    assert "Words." in article.model_dump_json()


def test_columns_of_a_site_are_none_of_ours_and_need_no_note(markdown: Read, codes: Codes) -> None:
    article = markdown(":::: columns\n::: column\nOne\n:::\n::: {.column width=50%}\nTwo\n:::\n::::")
    assert [block.text for block in article.body if block.kind == "paragraph"] == ["One", "Two"]
    assert codes(article) == []


def test_names_of_places_are_not_printed(markdown: Read, codes: Codes) -> None:
    article = markdown("## Head {#fig:one}\n\nSee [it](#fig:one).")
    assert [block.text for block in article.body] == ["Head", "See [it](#head)."]
    assert codes(article) == []
