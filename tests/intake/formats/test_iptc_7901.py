"""IPTC 7901: messages of the teleprinter, with their head lines, their paragraphs and their day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit import read_articles
from pagekit.model import Article

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]

MESSAGE = """\x01eca0124 3 i 93  dpa 1888\r
\r
Yemen/conflict/\r
\x02EXTRA
Peace talks to take place in Sweden =\r
\r
   Aksu (dpa) - The ferry was expected\r
to sail.\r
\r
   "It will," he said.\r
Monday     4     12\r
Tuesday    5     11\r
\x03212101 GMT Nov 18\r
\x04"""


def test_a_message_is_a_story(story: Story, texts: Texts) -> None:
    article = story(MESSAGE.replace("said.\r\nMonday", "said.\r\n\r\nMonday").encode())

    assert (article.id, article.headline) == ("eca0124-20181121", "Peace talks to take place in Sweden")
    assert (article.tags, article.priority) == (("Yemen", "conflict"), 3)
    assert (
        article.published_at is not None and article.published_at.isoformat() == "2018-11-21T21:01:00+00:00"
    )
    assert texts(article) == [
        "Aksu (dpa) - The ferry was expected to sail.",
        '"It will," he said.',
        "code: Monday     4     12\nTuesday    5     11",
    ]


def heads(*lines: str) -> bytes:
    return f"\x01abc0001 4 s 10\r\n\r\nkey/\r\n\x02{chr(10).join(lines)} =\r\n\r\nText.\r\n\x03011200 Nov 18\r\n\x04".encode()


@pytest.mark.parametrize(
    ("lines", "headline", "byline"),
    [
        (["Ferry sails"], "Ferry sails", []),
        (["1ST LEAD", "Ferry sails", "By Ann Li, dpa"], "Ferry sails", [("Ann Li", "dpa")]),
        (["(Achtung)", "Impressum"], "Impressum", []),
        (
            ["A long first line of a headline that goes on here", "and ends in the next"],
            "A long first line of a headline that goes on here and ends in the next",
            [],
        ),
    ],
)
def test_the_head_lines_are_told_apart(
    lines: list[str], headline: str, byline: list[tuple[str, str]], story: Story
) -> None:
    article = story(heads(*lines))

    assert article.headline == headline
    assert [(person.name, person.role) for person in article.byline] == byline


def test_what_is_not_for_publication_is_not_printed(story: Story, texts: Texts) -> None:
    private = b"Text.\n\n# Notebook\n- [Site](https://a.example)\n\n* * * *\nThe following information is not for publication\n\ncall 123\n\x03"
    article = story(heads("Ferry").replace(b"Text.\r\n\x03", private))

    assert texts(article) == ["Text.", "heading: Notebook", "list"] and article.origin is not None
    assert [note.what for note in article.origin.notes] == ["what is not for publication says: call 123"]


def test_a_file_may_hold_many_messages() -> None:
    batch = read_articles(heads("One") + b"\r\n" + heads("Two"))

    assert [article.headline for article in batch] == ["One", "Two"]
    assert [article.id for article in batch] == ["abc0001-20181101", "abc0001-20181101-2"]


def test_a_message_that_lost_its_signs_is_one_all_the_same(story: Story, texts: Texts) -> None:
    article = story(
        b"eca00075 3 i 510    dpa 1003\n\n/politics/Britain/\n2ND LEAD\nTop court rules\nBy Ann Li  =\n \nAksu (dpa) - Yes.\n"
    )

    assert (article.headline, article.tags) == ("Top court rules", ("politics", "Britain"))
    assert texts(article) == ["Aksu (dpa) - Yes."]
