"""A text → its blocks: most paragraphs are told by their first letter, and none that another rule wants is one."""

from __future__ import annotations

import pytest

from pagekit.intake.markdown_parser import Node, parse_markdown


def _told(nodes: tuple[Node, ...] | list[Node]) -> list[str]:
    return [node.type if not node.token.content else node.token.content for node in nodes]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One line.\n\nAnother.", ["paragraph", "paragraph"]),
        ("Term\n\n: what it means", ["dl"]),
        ("Term\n: what it means", ["dl"]),
        ("Term\n\n\n: no definition", ["paragraph", "paragraph"]),
        ("a | b\n--|--\n1 | 2", ["table"]),
        ("A head\n===", ["heading"]),
        ("Words\ngo on\n\n- one\n\n  Two", ["paragraph", "bullet_list"]),
        ("    Set in", ["code_block"]),
    ],
)
def test_what_begins_with_a_letter_is_a_paragraph_unless_another_rule_wants_it(
    text: str, blocks: list[str]
) -> None:
    assert [node.type for node in parse_markdown(text).blocks] == blocks


def test_a_paragraph_of_one_line_has_its_words_and_its_place() -> None:
    first, second = parse_markdown("Ferries wait.\n\nThe river is *high*.\n").blocks
    assert (first.line, second.line) == (0, 2)
    assert (first.inline.content, second.inline.content) == ("Ferries wait.", "The river is *high*.")
    assert _told([Node(child.type, child, 0) for child in first.inline.children or ()]) == ["Ferries wait."]
    assert [child.type for child in second.inline.children or ()] == [
        "text",
        "em_open",
        "text",
        "em_close",
        "text",
    ]


def test_space_at_a_lines_ends_is_none_of_its_words() -> None:
    (block,) = parse_markdown("Ferries wait.  \n").blocks
    assert block.inline.content == "Ferries wait."
