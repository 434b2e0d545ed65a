"""blocks of a story → what each says it holds: children, words, figures, in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.story import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    InnerText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Runs,
    Stamp,
    StoryBlock,
    TableText,
    UpdateText,
    plain,
    walk,
)
from pagekit.house.words import count_words

STAMP = Stamp("14:05", "2026-05-19T14:05:00+05:00", "en")


def runs(text: str) -> Runs:
    return (Run(text),)


SAID = ParagraphText(runs("one two"))
ASKED = ParagraphText(runs("why"), question=True)
PICTURE = Figure("a.jpg", "A", runs("under it"))
LIST = ListText((ItemText((runs("a b"), runs("c")), (ItemText((runs("d"),)),)), ItemText((runs("e"),))))
TABLE = TableText((runs("f"),), ((runs("g"),), (runs("h i"),)), ("start",), runs("over it"))
PULL = QuoteText((runs("said again"),), runs("Ann"), pull=True)
BOX = FactboxText(runs("title"), (SAID, PICTURE, PULL))
UPDATE = UpdateText(STAMP, STAMP, "u-1", runs("head"), (SAID, PICTURE, ASKED))


@pytest.mark.parametrize(
    ("block", "texts", "words"),
    [
        (SAID, ["one two"], 2),
        (HeadingText(runs("head on")), ["head on"], 2),
        (QuoteText((runs("x"), runs("y z")), runs("Ann")), ["x", "y z", "Ann"], 4),
        (PULL, ["said again", "Ann"], 0),
        (LIST, ["a b", "c", "d", "e"], 5),
        (TABLE, ["over it", "f", "g", "h i"], 4),
        (CodeText("x = 1"), ["x = 1"], 2),
        (PICTURE, [], 0),
        (BreakMark(), [], 0),
        (AdvertMark("inline"), [], 0),
        (BOX, ["title"], 3),
        (UPDATE, ["head"], 4),
    ],
)
def test_what_a_block_says_and_how_many_words_count(block: StoryBlock, texts: list[str], words: int) -> None:
    assert [plain(text) for text in block.texts] == texts
    assert block.words == words


def test_a_box_stands_beside_the_running_text_and_an_update_is_part_of_it() -> None:
    assert (SAID.running, BOX.running, UPDATE.running, TABLE.running) == ((SAID,), (), (SAID, ASKED), ())
    assert (SAID.end, BOX.end, UPDATE.end) == (SAID, BOX, ASKED)
    bare = UpdateText(STAMP, STAMP, "u-2", runs("head"))
    assert bare.end is bare


def test_a_variant_is_told_beside_the_kind() -> None:
    assert (SAID.kinds, ASKED.kinds) == (("paragraph",), ("paragraph", "question"))
    assert (PULL.kinds, QuoteText((runs("x"),)).kinds) == (("quote", "pull"), ("quote",))


# ---- Any text ----------------------------------------------------------------------------------------------

WORDS = st.text(alphabet="ab1漢か—.\u00a0 ", max_size=12).map(runs)
_ITEMS = st.builds(ItemText, st.lists(WORDS, max_size=2).map(tuple))
INNER: st.SearchStrategy[InnerText] = st.one_of(
    st.builds(ParagraphText, WORDS, question=st.booleans()),
    st.builds(HeadingText, WORDS),
    st.builds(QuoteText, st.lists(WORDS, max_size=2).map(tuple), WORDS, pull=st.booleans()),
    st.builds(
        ListText,
        st.lists(
            st.builds(
                ItemText, st.lists(WORDS, max_size=2).map(tuple), st.lists(_ITEMS, max_size=2).map(tuple)
            ),
            max_size=2,
        ).map(tuple),
    ),
    st.builds(Figure, st.sampled_from("abcd"), st.just("alt"), WORDS),
    st.builds(TableText, st.just(()), st.lists(st.tuples(WORDS), max_size=3).map(tuple), st.just(("start",))),
    st.builds(CodeText, st.text(alphabet="ab1 =\n", max_size=12)),
    st.just(BreakMark()),
)
_BODIES = st.lists(INNER, max_size=4).map(tuple)
BLOCKS: st.SearchStrategy[StoryBlock] = st.one_of(
    INNER,
    st.builds(FactboxText, WORDS, _BODIES),
    st.builds(lambda title, body: UpdateText(STAMP, STAMP, "u", title, body), WORDS, _BODIES),
    st.just(AdvertMark("inline")),
)


def _printed(body: list[StoryBlock]) -> str:
    """All that is counted, typed one after the other."""
    return "\n".join(
        plain(text)
        for block in walk(body)
        if not (isinstance(block, QuoteText) and block.pull)
        for text in block.texts
    )


@given(st.lists(BLOCKS, max_size=5))
def test_the_words_of_the_blocks_are_those_of_the_plain_text(body: list[StoryBlock]) -> None:
    assert sum(block.words for block in body) == count_words(_printed(body))


@given(st.lists(BLOCKS, max_size=5))
def test_figures_come_in_reading_order(body: list[StoryBlock]) -> None:
    walked = [block for block in walk(body) if isinstance(block, Figure)]
    assert [figure for block in body for figure in block.figures] == walked


@given(st.lists(BLOCKS, max_size=5))
def test_a_walk_meets_each_block_once_before_its_children(body: list[StoryBlock]) -> None:
    assert len(list(walk(body))) == sum(1 + len(block.children) for block in body)
    met = iter(walk(body))
    for block in body:
        assert next(met) is block
        for child in block.children:
            assert next(met) is child
