"""a drawn page → the words that a reader sees."""

from __future__ import annotations

import pytest

from pagekit.production.page_words import words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<!doctype html><html><head><title>Title</title><style>p{}</style></head><body>Text</body>", "Text"),
        (
            '<p>A <b>bold</b> word, <img alt="unseen" src="a.jpg">&amp; a sign &#x26bd;</p>',
            "A bold word, & a sign ⚽",
        ),
        ("<script>let a = 'b'</script>after<style>c{}</style> it", "after it"),
        ("<template><p>not</p></template>but <svg><title>not</title><text>this</text></svg>", "but this"),
        ("</style>an end without a beginning", "an end without a beginning"),
        ("<head><title>Title</title><body>the head is left open", "the head is left open"),
        ("<template><template>not</template>", ""),
        ("<title><b>not</title>but this", "but this"),
    ],
)
def test_only_what_is_seen_is_a_word(html: str, words: str) -> None:
    assert words_of(html) == words
