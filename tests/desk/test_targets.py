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
        ("out.pdf.d/", False, "web", "out.pdf.d"),
        ("out/index.html", False, "web", "out"),
        ("Index.HTML", False, "web", "."),
        ("out/{id}/index.html", True, "web", "out/river"),
        ("courier.com/", False, "web", "courier.com"),
        ("site-1.0", False, "web", "site-1.0"),
        ("week.48/out", False, "web", "week.48/out"),
        ("courier.example", False, "web", "courier.example"),
        (".site", False, "web", ".site"),
        ("..", False, "web", ".."),
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
        (
            "story.docx",
            False,
            "pagekit makes no .docx; name a folder for the page, or a file that ends in .pdf",
        ),
        ("story.docx", False, "('story.docx/' is a folder)"),
        ("week/story.PNG", False, "pagekit makes no .PNG;"),
        ("out.d", False, "('out.d/' is a folder)"),
        ("{id}.epub", True, "pagekit makes no .epub;"),
        (
            "story.html",
            False,
            "a page is index.html in a folder of its own; name a folder, for example 'story'",
        ),
        ("week/story.htm", False, "for example 'week/story'"),
        ("week/index.html", True, "is one file for several stories; name a folder"),
    ],
)
def test_what_cannot_be_a_target_says_what_can(text: str, several: bool, said: str) -> None:
    with pytest.raises(ValueError, match="name a folder") as caught:
        read_targets([text], several=several)
    assert said in str(caught.value)
