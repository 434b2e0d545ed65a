"""outcomes and errors → one JSON document, in any encoding, without a character that a terminal would obey."""

from __future__ import annotations

import io
import json

import pytest

from pagekit.desk.as_json import error_dict, failed_dict, write_json
from pagekit.errors import InvalidInput, MissingDependency, UnknownLayout
from pagekit.notes import error

STRANGE = "Река\x7f\x9b\u2028\u202e\u2066\ud800é"


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "UTF-8", "utf_8_sig", "latin-1"])
def test_a_document_is_written_in_the_encoding_of_its_stream(encoding: str) -> None:
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding=encoding, newline="\n")
    write_json({"story": STRANGE}, stream)
    stream.flush()
    text = data.getvalue().decode(encoding)
    assert json.loads(text) == {"story": STRANGE}
    assert not set(STRANGE[4:-1]) & set(text)
    assert ("Река" in text) == encoding.lower().startswith("utf")
    assert text.endswith('"\n}\n')


def test_an_error_is_told_with_everything_that_helps() -> None:
    found = error_dict(InvalidInput("story.md", [error("no", "headline", "is missing.", "Give one.")]))
    assert (found["kind"], found["exit_code"], found["command"]) == ("InvalidInput", 3, None)
    assert found["problems"] == [
        {
            "severity": "error",
            "code": "no",
            "where": "headline",
            "what": "is missing.",
            "remedy": "Give one.",
            "pointer": "/headline",
        }
    ]
    lacking = error_dict(MissingDependency("Pango is missing.", "brew install pango"))
    assert (lacking["command"], lacking["exit_code"]) == ("brew install pango", 4)
    assert failed_dict(UnknownLayout("no layout")) == {
        "ok": False,
        "exit_code": 3,
        "error": {
            "kind": "UnknownLayout", "message": "no layout", "exit_code": 3, "problems": [], "command": None,
        },
    }  # fmt: skip
