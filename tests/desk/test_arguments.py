"""what is written at the prompt → options and times, or what to write instead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest

from pagekit.desk import arguments
from pagekit.desk.arguments import read_moment, read_mono, read_options, refuse_contradictions
from pagekit.desk.targets import Target
from pagekit.intake import FileFormat


def test_the_formats_of_the_prompt_are_those_of_the_reader() -> None:
    # The prompt has words of its own, so that help need not load the reader.
    option, _ = get_args(arguments.Format)
    words, _ = get_args(option)
    assert get_args(words) == get_args(FileFormat) == ("json", "yaml", "toml", "markdown")


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        (["columns=3"], {"columns": "3"}),
        (["columns = 3"], {"columns": "3"}),
        ([" paper =  letter "], {"paper": "letter"}),
        (["motto=a=b"], {"motto": "a=b"}),
        (["motto="], {"motto": ""}),
        (["columns=2", "columns=3", "paper=a4"], {"columns": "3", "paper": "a4"}),
        ([], {}),
    ],
)
def test_options_are_read_with_or_without_spaces(written: list[str], chosen: dict[str, object]) -> None:
    assert read_options(written) == chosen


@pytest.mark.parametrize("text", ["columns", "=3", " = 3", ""])
def test_what_is_no_option_says_how_one_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="write KEY=VALUE, for example columns=3"):
        read_options(["paper=a4", text])


def test_a_time_is_read_with_its_zone() -> None:
    almaty = timezone(timedelta(hours=6))
    assert read_moment("2014-08-15T20:29:00+06:00") == datetime(2014, 8, 15, 20, 29, tzinfo=almaty)
    assert read_moment("2014-08-15T14:29Z") == datetime(2014, 8, 15, 14, 29, tzinfo=UTC)
    assert read_moment("2014-08-15 20:29") == datetime(2014, 8, 15, 20, 29)  # noqa: DTZ001 - the publication's
    assert read_moment(None) is None


@pytest.mark.parametrize("text", ["2014-08-15", "20:29", "now", ""])
def test_what_is_no_time_says_how_one_is_written(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"write a time with its zone, for example 2014-08-15T20:29:00\+06:00"
    ):
        read_moment(text)


def test_pages_in_black_are_all_or_their_numbers() -> None:
    assert (read_mono(None), read_mono("all"), read_mono("2, 3")) == (False, True, (2, 3))
    for text in ("", "none", "0", "2,", "2-3"):
        with pytest.raises(ValueError, match="write all, or the numbers of pages, for example 2,3"):
            read_mono(text)


def test_pages_in_black_are_said_of_plates() -> None:
    refuse_contradictions(["a.md"], [Target("a.pdf")], "newsprint", (2,))
    with pytest.raises(ValueError, match="name the press with --press"):
        refuse_contradictions(["a.md"], [Target("a.pdf")], None, True)


def test_standard_input_is_one_story() -> None:
    refuse_contradictions(["-", "a.md"], [Target("out")], None)
    with pytest.raises(ValueError, match="can be read only once"):
        refuse_contradictions(["-", "a.md", "-"], [Target("out")], None)


def test_a_press_condition_needs_a_pdf_among_the_targets() -> None:
    refuse_contradictions(["a.md"], [Target("out"), Target("a.pdf")], "newsprint")
    with pytest.raises(ValueError, match=r"name a target that ends in \.pdf"):
        refuse_contradictions(["a.md"], [Target("out")], "newsprint")
