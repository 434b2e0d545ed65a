"""What the library says is read by callers and at the prompt: it names an argument where it names an option of the prompt,
and the option where it names an argument that the prompt has.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pagekit

HOME = Path(pagekit.__file__).parent
OPTIONS = {
    "at": "--at",
    "drafts": "--drafts",
    "press": "--press",
    "files_from": "--files",
    "format": "--format",
    "plan": "--plan",
}
CALLERS = {
    "asked.py", "output.py", "production/feeds.py", "production/order.py", "production/asked.py", "intake/arrival.py", "plates/naming.py",
}  # fmt: skip
"""Where only a caller can come."""
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+(?![\w:-])")
_ARGUMENT = re.compile(rf"\b({'|'.join(OPTIONS)})=")


def told(path: Path) -> Iterator[str]:
    """The texts of a module, but for what it says of itself."""
    tree = ast.parse(path.read_text("utf-8"))
    own = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own | parts:
            yield node.value


def library() -> Iterator[tuple[str, str]]:
    """Every sentence outside of the prompt's own room, with its module."""
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if not name.startswith(("desk/", "cli.py", "__main__.py")):
            yield from ((name, text) for text in told(path) if " " in text)


def test_an_option_is_named_beside_what_a_caller_passes() -> None:
    commands = ("pip install", "pagekit ")
    alone = [
        (name, text)
        for name, text in library()
        if _OPTION.search(text)
        and not text.startswith(commands)
        and not re.search(r"\b\w+=|Pass `at`|on the command line", text)
        and "var(--" not in text
        and not re.search(r"--[a-z]+:", text)
    ]
    assert alone == []


def test_an_argument_is_named_beside_its_option() -> None:
    sentences = [(name, text, found[1]) for name, text in library() if (found := _ARGUMENT.search(text))]
    assert len(sentences) > 4
    assert [
        (name, text)
        for name, text, argument in sentences
        if name not in CALLERS and OPTIONS[argument] not in text
    ] == []


@pytest.mark.parametrize(
    "read",
    [
        pagekit.read_article, pagekit.read_publication, pagekit.read_adverts, pagekit.read_articles, pagekit.read_plan,
        pagekit.preflight_pdf,
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_is_told_by_the_path_that_was_passed(read: object) -> None:
    with pytest.raises(pagekit.Unreadable) as told_of:
        read("no/where.pdf")  # type: ignore[operator]
    assert str(told_of.value) == "where.pdf: no such file. Check its path: 'no/where.pdf'."
