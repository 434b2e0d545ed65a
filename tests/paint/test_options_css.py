"""Options → what a style sheet may print: signs that mean something to CSS are escaped, the rest stays."""

from __future__ import annotations

import pytest
import tinycss2

from pagekit.paint.options_css import css_options, css_text
from pagekit.units import mm


@pytest.mark.parametrize("plain", ["bundled", "#8a1c1c", "two columns", "1.5", "-3", "100%", "a_b"])
def test_words_and_colours_stay(plain: str) -> None:
    assert css_text(plain) == plain


def test_what_is_no_text_stays() -> None:
    assert css_options({"n": 3, "on": True, "width": mm(3), "accent": "#8a1c1c"}) == {
        "n": 3,
        "on": True,
        "width": mm(3),
        "accent": "#8a1c1c",
    }


@pytest.mark.parametrize(
    "text",
    [
        'a"b',
        "a'b",
        "a\\",
        "\\22 b",
        "a\nb { }",
        "a\r\fb",
        "*/ } body { x: y } /*",
        "</style><script>",
        "url(//evil.example)",
        "@import 'x'",
        "Құрмет 😀 ١",
        "\u2028<!--",
    ],
)
def test_a_text_is_one_string_that_says_the_same(text: str) -> None:
    sheet = f'p {{ content: "{css_text(text)}"; }} q {{ color: red }}'
    first, second = tinycss2.parse_stylesheet(sheet, skip_whitespace=True)
    assert [rule.prelude[0].value for rule in (first, second)] == ["p", "q"]
    (content,) = tinycss2.parse_declaration_list(first.content, skip_whitespace=True)
    (string,) = [token for token in content.value if token.type != "whitespace"]
    assert (string.type, string.value) == ("string", text)
    assert "</" not in sheet
