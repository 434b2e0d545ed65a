"""Markdown files → articles: every word of a file stands in the article or in a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.intake import read_article
from pagekit.model import Article

STORIES = Path(__file__).resolve().parents[2] / "examples/morning-edition/stories"
POSTS = [
    "| a | b |\n|---|---|\n| one |\n| two | three | four five |\n| `six|seven` | eight |",
    "<table><tr><th colspan=2>one<th>two<tr><td rowspan=2>three<td>four<td>five<tr><td>six<td>seven eight</table>",
    "{% if x %}one two{% else %}three{% endif %} four {% raw %}{{ five }}{% endraw %}",
    '{{< figure src="a.jpg" alt="one two" caption="three *four*" attr="Five Six" >}}\n\nseven',
    '[caption id="x"]<img src="a.jpg" alt="one"> two three[/caption] four [gallery ids="1,2"]',
    '<a href="/x"><div><h3>one</h3><p>two</p></div></a>\n\n<iframe src="https://youtu.be/abc" title="three four"></iframe>',
    "one[^1] two[^none]\n\n[^1]: three\n\n[^two]: four",
    "one\n: two\n\n- [x] three\n- [ ] four\n\n> five\n>\n> — six",
    "::: factbox one two\nthree\n:::\n\n> [!NOTE] four\n> five\n\n::: odd six\nseven\n:::",
    "![one](two.jpg) ![](https://x.example/three.jpg) <video>four</video> <x-y>five</x-y>",
]


@pytest.mark.parametrize("source", POSTS)
def test_no_word_of_an_odd_post_is_lost(
    source: str, markdown: Callable[..., Article], lost_words: Callable[[str, Article], Counter[str]]
) -> None:
    matter = "title: Flat #5 burned\nsubtitle: 3.10\nauthor: Ann Li\ndescription: eleven twelve"
    article = markdown(source, {}, matter)
    # The names of directives, what a player would show in a browser that has none, the sign of a task that is done.
    signs = Counter(["factbox", "note"] if ":::" in source else ["four"] if "<video>" in source else ["x"])
    assert lost_words(f"---\n{matter}\n---\n{source}", article) - signs == Counter()


@pytest.mark.parametrize(
    "name", ["horse-race", "saiga-count", "kopir-qysqa", "obituary-prokopenko", "correction-salt"]
)
def test_no_word_of_a_story_of_the_edition_is_lost(
    name: str, lost_words: Callable[[str, Article], Counter[str]]
) -> None:
    path = STORIES / f"{name}.md"
    assert lost_words(path.read_text("utf-8"), read_article(path)) == Counter()


def test_a_word_that_is_lost_is_found(lost_words: Callable[[str, Article], Counter[str]]) -> None:
    article = Article(id="a", headline="One", body=[{"kind": "paragraph", "text": "two"}])
    assert lost_words("---\ntitle: One\n---\ntwo three three", article) == Counter(three=2)
