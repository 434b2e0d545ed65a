"""a run's text → what runs its own way is kept together."""

from __future__ import annotations

import re

import pytest

from pagekit.house.story import Run
from pagekit.paint.text import cell_html, runs_html


def kept(text: str) -> list[str]:
    """What stands between isolates."""
    return re.findall(r'<bdi dir="ltr">(.*?)</bdi>', runs_html((Run(text),)))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("اتصلوا على +7 (700) 388 81 09 أو غدًا", ["+7 (700) 388 81 09"]),
        ("اتصلوا على 8 (727) 250-00-00.", ["8 (727) 250-00-00"]),
        ("كتب “Found a bug?” ثم", ["Found a bug?"]),
        ("כתב «Found a bug?» ואז", ["Found a bug?"]),
        ("قال “هل وجدت خطأ؟” ثم", []),
        ("صحيفة “BBC News” وصلت", []),
        ("هل هذا C++؟", ["C++"]),
        ("على Disney+ و C#.", ["Disney+", "C#"]),
        ("الحرارة -5°م و +12%", ["-5°", "+12%"]),
        ("בלילה -5°C.", ["-5°C"]),
        ("النتيجة 3-1 عام 2013-2014", []),
        ("الساعة 20:29 والسعر 1,250.50", []),
    ],
)
def test_pieces_of_a_text_that_runs_from_the_right(text: str, pieces: list[str]) -> None:
    assert kept(text) == pieces


@pytest.mark.parametrize(
    "text", ["He asked “Found a bug?” of C++ at -5°C", "В ночь -5 °C, «Ура!»", "1 + 1 = 2"]
)
def test_a_text_that_runs_from_the_left_needs_no_help(text: str) -> None:
    assert kept(text) == []


def test_a_telephone_is_kept_together_wherever_it_stands() -> None:
    assert kept("Call +7 (700) 388 81 09.") == ["+7 (700) 388 81 09"]
    assert kept("+7 (700) 388 81 09") == ["+7 (700) 388 81 09"]


def test_a_look_of_its_own_does_not_part_a_run_from_its_text() -> None:
    runs = (Run("هل هذا "), Run("C++", strong=True), Run("؟"))
    assert runs_html(runs) == 'هل هذا <strong><bdi dir="ltr">C++</bdi></strong>؟'


def test_code_runs_from_the_left_already() -> None:
    assert runs_html((Run("اكتب "), Run("-1 C++", code=True))) == 'اكتب <code dir="ltr">-1 C++</code>'


def test_no_mark_that_was_escaped_is_torn() -> None:
    assert runs_html((Run("قال “AT&T?” و <C++>"),)) == (
        'قال “<bdi dir="ltr">AT&amp;T?</bdi>” و &lt;<bdi dir="ltr">C++</bdi>&gt;'
    )


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        ("-12%", '<bdi dir="ltr">-12%</bdi>'),
        ("1,250.50 (+3)", '<bdi dir="ltr">1,250.50 (+3)</bdi>'),
        ("(USD)", "(USD)"),
        ("البند", "البند"),
        ("–", "–"),
    ],
)
def test_a_cell_of_figures_on_a_page_that_runs_from_the_right(cell: str, html: str) -> None:
    assert cell_html((Run(cell),), "rtl") == html
    assert cell_html((Run(cell),), "ltr") == cell


def test_a_hostile_text_takes_no_longer_than_its_length() -> None:
    text = "ا" + "“" * 50_000 + "+1" * 25_000 + "a+" * 25_000
    assert len(runs_html((Run(text),))) >= len(text)
