"""where a link leads, as a writer put it → another story, a place on the page, or a host."""

from __future__ import annotations

import pytest

from pagekit.house import dress
from pagekit.house.destinations import looks_like_host, place_of, places_of, story_file
from pagekit.model import Article, Publication


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("other.md", ("other", "")),
        ("../posts/2020-01-01-x.markdown#part", ("2020-01-01-x", "#part")),
        ("my%20story.md", ("my-story", "")),
        ("https://x.example/README.md", None),
        ("//x.example/a.md", None),
        ("/news/a.html", None),
        ("www.example.com/a.md", None),
    ],
)
def test_a_file_of_text_is_the_story_that_was_read_from_it(
    written: str, found: tuple[str, str] | None
) -> None:
    assert story_file(written) == found


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("www.example.com", True), ("www.example.kz/a?b#c", True), ("example.com/page", True), ("news/page.html", False),
        ("a.md", False), ("paper.pdf", False), ("/www.example.com", False), ("www.", False),
    ],
)  # fmt: skip
def test_a_host_is_known_without_its_scheme(written: str, host: bool) -> None:
    assert looks_like_host(written) is host


def test_a_place_is_a_heading_by_its_words() -> None:
    places = places_of(["h-a-head", "h-same", "h-same-2", "h-глава-первая"])
    assert place_of("a-head", places) == "h-a-head"
    assert place_of("A_Head", places) == "h-a-head"
    assert place_of("same-1", places) == "h-same-2"
    assert place_of("%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0-первая", places) == "h-глава-первая"
    assert place_of("corrections", places) == "corrections"
    assert place_of("nowhere", places) is None


def test_links_of_a_text_lead_where_they_were_meant_to() -> None:
    body = [
        {"kind": "heading", "text": "A head"},
        {
            "kind": "paragraph",
            "text": "[a](#a-head) [b](#none) [c](www.example.com) [d](other.md#x) [e](gone.md) [f](/news/)",
        },
    ]
    article = Article(id="a", headline="A", url="/a", body=body)
    story = dress(article, Publication(url="https://p.example/"), others={"other": "/o"})
    runs = story.body[1].texts[0]
    assert [(run.text, run.href) for run in runs if run.text.strip()] == [
        ("a", "https://p.example/a#h-a-head"),
        (" b ", None),
        ("c", "https://www.example.com"),
        ("d", "https://p.example/o#x"),
        (" e ", None),
        ("f", "https://p.example/news/"),
    ]
    assert [note.code for note in story.notes] == ["link-dropped", "link-dropped"]
    assert "names a place that is not on the page" in story.notes[0].what
    assert "names another story, which is not at hand" in story.notes[1].what
