"""a note's place and the text → the line to look at."""

from __future__ import annotations

import pytest

from pagekit.preview.places import line_of

MARKDOWN = "---\nheadline: X\nphotos:\n  - src: a.jpg\n---\n\nbody: no field\n"


@pytest.mark.parametrize(
    ("where", "what", "name", "text", "line"),
    [
        ("headline", "is long", "a.md", MARKDOWN, 2),
        ("photos[0].alt", "is missing", "a.md", MARKDOWN, 3),
        ("body[0]", "is odd", "a.md", MARKDOWN, None),
        ("the file (line 7)", "", "a.yaml", "", 7),
        ("the file", "line 3, column 2: no", "a.json", "", 3),
        ("deck", "is long", "a.json", '{\n  "deck": "x"\n}', 2),
        ("deck", "is long", "a.toml", 'headline = "x"\ndeck = "y"\n', 2),
        ("sections[1].url", "is odd", "publication.toml", 'name = "x"\n\n[[sections]]\n', 3),
        ("page 2", "is short", "a.md", MARKDOWN, None),
        ("", "", "a.md", MARKDOWN, None),
    ],
)
def test_the_line_of_a_field(where: str, what: str, name: str, text: str, line: int | None) -> None:
    assert line_of(where, what, name, text) == line
