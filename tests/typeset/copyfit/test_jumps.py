"""a story in columns → where it may be split: never at a hyphen, never a lone line, no word lost, lines as decided."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.labels import JUMPS, LABELS, jump_words
from pagekit.house.story import Run, plain
from pagekit.layout import JumpLimits
from pagekit.resources import assets_dir
from pagekit.typeset.copyfit.jumps import (
    OF_PARAGRAPH,
    Jump,
    jump_foot,
    jump_line,
    jumps,
    key_word,
    split,
    turn_head,
    turn_line,
)
from pagekit.typeset.copyfit.levers import Columns
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, Row, SetBox
from pagekit.typeset.page import TextBox
from pagekit.typeset.style import TypeStyle

GRID = 10.0
LIMITS = JumpLimits(before=6, after_head=4, turned=6)
TEXT = TypeStyle("text", ("Noto Serif",), 8.2, GRID, align="justify", hyphenate=True, indent=8.5)
HEADING = TypeStyle("heading", ("IBM Plex Sans",), 8.2, GRID, weight=700)
ONE = Columns(1, 133.8)
SAMPLES = {
    "en": "The committee met in the old railway hall on Tuesday and counted the boots, the blankets and the stoves "
    "that had come by the night train; nobody had expected so many, and nobody could say who had sent them.",
    "ru": "Комитет собрался во вторник в старом железнодорожном зале и пересчитал сапоги, одеяла и печки, которые "
    "пришли ночным поездом; никто не ожидал такого количества, и никто не мог сказать, кто их отправил.",
}


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def text(words: int, lang: str = "en", skip: int = 0) -> FlowText:
    sample = (SAMPLES[lang].split() * 12)[skip : skip + words]
    half = len(sample) // 2
    runs = (Run(" ".join(sample[:half])), Run(" " + " ".join(sample[half:]), emphasis=True))
    return FlowText(setter().paragraph(runs, TEXT, lang), source=1)


def heading(words: str) -> FlowText:
    found = setter().paragraph((Run(words),), HEADING, "en")
    return FlowText(found, tag="h2", before=1, keep_next=True, whole=True, source=2)


def picture(lines: int, span: int = 1) -> FlowBox:
    return FlowBox(lambda width: SetBox((Row(lines * GRID, ()),), width), "figure", span=span)


def words_in(matter: tuple[Flowing, ...]) -> list[str]:
    return [w for flowing in matter if isinstance(flowing, FlowText) for w in flowing.paragraph.text.split()]


def matter_of(drawn: list[tuple[str, int, str]]) -> tuple[Flowing, ...]:
    made: list[Flowing] = []
    for kind, size, lang in drawn:
        if kind == "text":
            made.append(text(size, lang, size % 7))
        else:
            made.append(heading("What came by train") if kind == "head" else picture(size % 9 + 2))
    return tuple(made)


stories = st.lists(
    st.tuples(
        st.sampled_from(["text", "text", "text", "head", "picture"]),
        st.integers(4, 150),
        st.sampled_from(["en", "ru"]),
    ),
    max_size=7,
).map(matter_of)
widths = st.sampled_from([60.0, 109.6, 133.8, 170.0, 206.0])


# ---- Where -------------------------------------------------------------------------------------------------


@given(stories, widths, st.integers(1, 3))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_jump_stands_where_a_reader_can_bear_it(
    matter: tuple[Flowing, ...], width: float, columns: int
) -> None:
    for jump in jumps(matter, Columns(columns, width, 12.0), GRID, limits=LIMITS):
        broken = matter[jump.item]
        assert isinstance(broken, FlowText)
        lines = broken.paragraph.best(jump.measure, jump.indent).lines
        assert OF_PARAGRAPH <= jump.line <= len(lines) - OF_PARAGRAPH
        assert not lines[jump.line - 1].hyphen
        assert lines[jump.line - 1].spaced
        assert jump.text >= LIMITS.before
        above = [place for place in range(jump.item) if is_head(matter[place])]
        if above:
            between = [matter[place] for place in range(above[-1] + 1, jump.item)]
            under = sum(len(one.paragraph.text.split()) for one in between if isinstance(one, FlowText))
            assert under or jump.line >= LIMITS.after_head


def is_head(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowText) and flowing.keep_next


def test_each_legal_line_of_a_story_is_found() -> None:
    story = (text(90), heading("What came by train"), text(70))
    first, second = (
        list(story[place].paragraph.best(ONE.width).lines)  # type: ignore[union-attr]
        for place in (0, 2)
    )
    expected = [
        (place, count)
        for place, lines, least in ((0, first, LIMITS.before), (2, second, LIMITS.after_head))
        for count in range(least, len(lines) - OF_PARAGRAPH + 1)
        if lines[count - 1].spaced
        and not lines[count - 1].hyphen
        and (place == 0 or len(lines) - count >= LIMITS.turned)
    ]
    found = jumps(story, ONE, GRID, limits=LIMITS)
    assert [(jump.item, jump.line) for jump in found] == expected
    total = len(first) + 1 + 1 + len(second)
    assert [(jump.lines, jump.turned) for jump in found] == [
        (at := (count if place == 0 else len(first) + 2 + count), total - at) for place, count in expected
    ]


def test_a_picture_counts_for_each_column_it_spans() -> None:
    story = (picture(8, 2), text(90))
    one, two = (jumps(story, Columns(number, 133.8, 12.0), GRID, limits=LIMITS) for number in (1, 2))
    assert [wide.lines - narrow.lines for narrow, wide in zip(one, two, strict=True)] == [9] * len(one)


@pytest.mark.parametrize(
    "change",
    [{"whole": True}, {"marker": "•"}, {"drop_cap": 3}, {"group": ("ul#1", "li#1")}, {"role": "byline"}],
)
def test_what_is_no_plain_paragraph_is_not_parted(change: dict[str, object]) -> None:
    plain_text = text(150)
    assert jumps((plain_text,), ONE, GRID, limits=LIMITS)
    changed = FlowText(plain_text.paragraph, source=1, **change)  # type: ignore[arg-type]
    assert jumps((changed,), ONE, GRID, limits=LIMITS) == ()


def test_a_short_story_is_not_split() -> None:
    assert jumps((text(30), text(20)), ONE, GRID, limits=LIMITS) == ()
    assert jumps((), ONE, GRID, limits=LIMITS) == ()


# ---- Front and turn ----------------------------------------------------------------------------------------


@given(stories, widths)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_no_word_is_lost_and_no_line_changes(matter: tuple[Flowing, ...], width: float) -> None:
    for jump in jumps(matter, Columns(1, width), GRID, limits=LIMITS)[::5]:
        front, turn = split(matter, jump, setter())
        assert words_in(front) + words_in(turn) == words_in(matter)
        assert [*front[:-1], *turn[1:]] == [*matter[: jump.item], *matter[jump.item + 1 :]]
        assert lines_of(front[-1], jump.indent, jump) + lines_of(turn[0], 0.0, jump) == lines_of(
            matter[jump.item], jump.indent, jump
        )


def lines_of(flowing: Flowing, indent: float, jump: Jump) -> list[tuple[str, float, int, float]]:
    assert isinstance(flowing, FlowText)
    paragraph = flowing.paragraph
    return [
        (paragraph.text[line.start : line.end], line.gap, line.tracking, line.left)
        for line in paragraph.best(jump.measure, indent).lines
    ]


def printed(items: tuple[object, ...]) -> list[str]:
    return [
        "".join(run.text for run in line.runs)
        for item in items
        if isinstance(item, TextBox)
        for piece in item.pieces
        for line in piece.lines
    ]


def test_a_front_and_its_turn_are_printed_as_the_whole_would_be() -> None:
    story = (text(60), text(90, skip=5))
    whole = flow(story, [Frame(0, 0, 133.8, 60)], GRID)
    jump = jumps(story, ONE, GRID, limits=LIMITS)[-1]
    front, turn = split(story, jump, setter())
    first = flow(front, [Frame(0, 0, 133.8, 60)], GRID)
    second = flow(turn, [Frame(0, 0, 133.8, 60)], GRID)
    assert printed(first.pages[1]) + printed(second.pages[1]) == printed(whole.pages[1])
    last = first.pages[1][-1]
    assert isinstance(last, TextBox)
    assert last.pieces[-1].justified, "the line above a jump is full"


def test_a_turn_in_another_measure_is_set_anew_without_indent() -> None:
    story = (text(60), text(90, skip=5))
    front, turn = split(story, jumps(story, ONE, GRID, limits=LIMITS)[-1], setter())
    assert isinstance(turn[0], FlowText)
    lines = turn[0].paragraph.best(206.0).lines
    assert lines[0].left == 0
    assert {line.measure for line in lines} == {206.0}
    assert words_in(front) + words_in(turn) == words_in(story)


def test_a_jump_of_another_story_is_refused() -> None:
    jump = jumps((text(150),), ONE, GRID, limits=LIMITS)[0]
    with pytest.raises(TypeError, match="no paragraph"):
        split((picture(5),), jump, setter())


# ---- What stands at either end -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("Saiga come home over the railway", "railway"),
        ("Night Train Returns to Oskemen", "Returns"),
        ("With and without: a town waits", "without"),
        ("“Bakery’s” ledger, 1931", "Bakery"),
        ("Сайгаки возвращаются через дорогу", "возвращаются"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_the_key_word_is_the_longest_strong_one(head: str, key: str) -> None:
    assert key_word((Run(head),)) == key


@pytest.mark.parametrize(
    ("lang", "jump", "turn"),
    [
        ("en", "Continued on page 4: Saiga", "From page 1"),
        ("ru", "Продолжение на стр. 4: Saiga", "Начало на стр. 1"),
        ("kk", "Жалғасы 4-бетте: Saiga", "Басы 1-бетте"),
        ("de", "Fortsetzung auf Seite 4: Saiga", "Fortsetzung von Seite 1"),
        ("fr", "Suite page 4 : Saiga", "Suite de la page 1"),
        ("ar", "التتمة في صفحة 4: Saiga", "تتمة المنشور في صفحة 1"),
    ],
)
def test_the_lines_are_in_the_language_of_the_page(lang: str, jump: str, turn: str) -> None:
    labels = LABELS[lang]
    assert re.sub("\u00a0", " ", plain(jump_line(labels, 4, "Saiga"))) == jump
    assert re.sub("\u00a0", " ", plain(turn_line(labels, 1))) == turn
    assert plain(jump_line(labels, "B4")) == jump_words(labels).jump.format(page="B4")


def test_every_language_of_the_house_has_the_words_of_a_jump() -> None:
    assert set(JUMPS) == set(LABELS)


def test_the_turn_opens_with_a_small_head_and_where_it_came_from() -> None:
    labels = LABELS["en"]
    head, line = turn_head(setter(), HEADING, TEXT, labels, 1, "Saiga", "en")
    assert (head.tag, head.role, head.paragraph.text, head.keep_next) == ("h2", "jump-head", "Saiga", True)
    assert (line.tag, line.role, line.keep_next) == ("p", "turn-line", True)
    assert [one.role for one in turn_head(setter(), HEADING, TEXT, labels, 1, "", "en")] == ["turn-line"]
    foot = jump_foot(setter(), TEXT, labels, 4, "Saiga")
    assert (foot.role, foot.paragraph.runs[-1]) == ("jump-line", Run("Saiga", strong=True))


def test_a_whole_turn_flows_with_its_heads() -> None:
    story = (text(60), text(120, skip=5))
    legal = jumps(story, ONE, GRID, limits=LIMITS)
    assert all(one.lines < other.lines for one, other in pairwise(legal))
    front, turn = split(story, legal[0], setter())
    foot = jump_foot(setter(), HEADING, LABELS["en"], 4, "railway")
    first = flow((*front, foot), [Frame(0, 0, 133.8, legal[0].lines + 1)], GRID)
    assert first.overset is None
    heads = turn_head(setter(), HEADING, HEADING, LABELS["en"], 1, "railway", "en")
    second = flow((*heads, *turn), [Frame(0, 0, 133.8, legal[0].turned + 2)], GRID)
    assert second.overset is None
