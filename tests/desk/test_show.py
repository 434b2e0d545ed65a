"""text from outside → text that a terminal does not obey."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from pagekit.desk.as_json import write_json
from pagekit.desk.show import inert, put, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, қазақша, العربية", "plain, қазақша, العربية"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\x07\x08", "a\\x0db\\x07\\x08"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\udcff", "\\udcff"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_name_stays_on_its_line() -> None:
    assert inert("two\nlines\tand a tab", lines=False) == "two\\nlines\\tand a tab"


@given(st.text(st.characters()))
def test_no_text_prints_a_control_character(text: str) -> None:
    stream = io.StringIO()
    console = Console(
        file=stream, markup=False, emoji=False, highlight=False, width=10_000, force_terminal=False
    )
    put(console, [Text(inert(text)), table(("name",), [(text,)])])
    printed = set(stream.getvalue()) - {"\n"}
    assert not [
        letter for letter in printed if letter < " " or "\x7f" <= letter <= "\x9f" or letter == "\u202e"
    ]


def test_brackets_are_not_markup() -> None:
    stream = io.StringIO()
    put(Console(file=stream, markup=False, emoji=False), [table(("[b]head[/b]",), [("[red]:smile:[/red]",)])])
    assert "[red]:smile:[/red]" in stream.getvalue()
    assert "[b]head[/b]" in stream.getvalue()


class _Narrow(io.StringIO):
    encoding = "ascii"


@given(st.text(st.characters()))
def test_json_reads_back_whatever_is_in_it(text: str) -> None:
    for stream in (io.StringIO(), _Narrow()):
        write_json({"text": text}, stream)
        assert json.loads(stream.getvalue()) == {"text": text}
        assert not set(stream.getvalue()) & {"\x1b", "\x9b", "\x7f", "\u202e", "\udcff"}
    assert stream.getvalue().isascii()
