"""what -o says → where the outputs go."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagekit.desk.targets import Target, read_targets


@pytest.mark.parametrize(
    ("text", "several", "medium", "path"),
    [
        ("out", False, "web", "out"),
        ("out/", False, "web", "out"),
        ("out.pdf", False, "print", "out.pdf"),
        ("OUT.PDF", False, "print", "OUT.PDF"),
        (".pdf", False, "print", ".pdf"),
        ("out.pdf.d", False, "web", "out.pdf.d"),
        ("out/{id}.pdf", False, "print", "out/river.pdf"),
        ("out", True, "web", "out/river"),
        ("out/{id}/web", True, "web", "out/river/web"),
        ("{id}/{id}.pdf", True, "print", "river/river.pdf"),
    ],
)
def test_a_target_knows_its_medium_and_its_place(text: str, several: bool, medium: str, path: str) -> None:
    (target,) = read_targets([text], several=several)
    assert (target.medium, target.path("river")) == (medium, Path(path))


def test_a_target_that_is_written_twice_counts_once() -> None:
    assert read_targets(["out", "./out", "out/", "a.pdf"], several=False) == (Target("out"), Target("a.pdf"))


@pytest.mark.parametrize(
    ("text", "several", "said"),
    [
        ("", False, "name a folder"),
        ("-", False, "name a folder"),
        ("week/story.pdf", True, "write 'week/{id}.pdf'"),
    ],
)
def test_what_cannot_be_a_target_says_what_can(text: str, several: bool, said: str) -> None:
    with pytest.raises(ValueError, match="name a folder") as caught:
        read_targets([text], several=several)
    assert said in str(caught.value)
