"""shortcodes → placeholders and back, with the right line of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.intake.shortcodes import drop, holds_shortcode, mask


@pytest.mark.parametrize(
    "code",
    [
        "{{ page.excerpt }}",
        '{{ "https://a.example/x" | embed: "A: b" }}',
        '{{< figure src="a.jpg" >}}',
        "{% include x.html %}",
        "{%- raw -%}",
        '{% image "a"\n   "b c" %}',
        "{# a remark #}",
        "{: .class #id}",
        "{:toc}",
        '{: target="_blank"}',
        "{::nomarkdown}",
        "{#anchor}",
    ],
)
def test_a_shortcode_is_found_whole(code: str) -> None:
    found = mask(f"before {code} after")
    assert found.codes == [code]
    assert drop(found.text) == "before  after"
    assert found.restore(found.text) == f"before {code} after"


@pytest.mark.parametrize(
    "text",
    [
        "{{ open",
        "open }}",
        "{{ a\n\nb }}",
        "{ a }",
        "{:>10}",
        "{: a :}",
        "{#",
        "{% a",
        "{{" + "x" * 2_001 + "}}",
        "{}",
        "{{}",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert mask(text).text == text
    assert mask(text).codes == []


def test_each_has_the_line_that_it_stands_on() -> None:
    found = mask("a\n{{ b }}\n{% c\nd\ne %} {{ f }}\ng\n{{ h }}\n")
    assert [note.where for note in found.notes(10)] == ["line 11", "line 12", "line 14", "line 16"]
    assert found.notes(1)[0].what == "the shortcode {{ b }} is not printed."


def test_lines_of_the_masked_text_are_told_as_lines_of_the_file() -> None:
    found = mask("a\n{% b\nc\n%} d\ne\n{{ f\n}}\ng")
    masked = drop(found.text).split("\n")
    assert masked == ["a", " d", "e", "", "g"]
    assert [found.line(number) for number in range(len(masked))] == [0, 1, 4, 5, 7]


def test_code_that_was_put_back_is_not_warned_of() -> None:
    found = mask("{{ a }} {{ b }}")
    first, _, _ = found.text.partition(" ")
    assert found.restore(first) == "{{ a }}"
    assert [note.what for note in found.notes(1)] == ["the shortcode {{ b }} is not printed."]


def test_what_closes_far_away_is_looked_for_once() -> None:
    mask("{{" * 200_000)
    mask("{%" * 200_000 + "%}")


@given(st.text("{}%#:. a\n", max_size=60))
def test_masking_and_restoring_changes_nothing(text: str) -> None:
    found = mask(text)
    assert found.restore(found.text) == text
    assert not holds_shortcode(drop(found.text))
