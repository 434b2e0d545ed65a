"""a line as decided + its style → what is shown, each with its size and width."""

from __future__ import annotations

import pytest

from pagekit.fonts import Shaper
from pagekit.house.story import Run
from pagekit.ink.line import SOFT_HYPHEN, SPACE, Setting, Shown, Type, filled, shown, space_after
from pagekit.typeset.page import TextLine
from tests.ink.desk import book, line, piece, style_of, wide

TYPE = Type(Shaper(book()))


def setting(style: str = "text", *, lang: str = "en", steps: int = 0, mixed: bool = False) -> Setting:
    own = style_of(style, lang)
    return Setting(TYPE, own, lang, own.size, steps, mixed)


def parts(row: TextLine, own: Setting | None = None, levels: list[int] | None = None) -> list[Shown]:
    return shown(row, own or setting(), levels)


def told(items: list[Shown]) -> list[str]:
    return [item.text for item in items]


def test_a_line_is_words_and_spaces() -> None:
    assert told(parts(line("Ice on  it"))) == ["Ice", " ", "on", " ", " ", "it"]


def test_a_word_is_as_wide_as_it_was_measured() -> None:
    (word,) = parts(line("river"))
    assert word.width == pytest.approx(wide("river", 9.2), abs=1e-9)
    (small,) = parts(line(Run("12", script="sup")))
    assert small.width == pytest.approx(wide("12", 9.2 * 0.72), abs=1e-9)
    (program,) = parts(line(Run("x=1", code=True)))
    # All letters of a typewriter's face are 0.6 em wide.
    assert program.width == pytest.approx(3 * 0.6 * 0.88 * 9.2, abs=1e-9)


def test_a_no_break_space_is_a_space() -> None:
    one, gap, other = parts(line("7\u00a0km"))
    assert (one.text, gap.text, other.text) == ("7", SPACE, "km")
    assert gap.width == pytest.approx(wide(" ", 9.2), abs=1e-9)


def test_what_prints_nothing_is_not_shown() -> None:
    assert told(parts(line("ri\u00adver\u200bside"))) == ["riverside"]


def test_the_hyphen_of_a_line_s_end_is_drawn_and_read_as_a_soft_one() -> None:
    word, hyphen = parts(line("riv", hyphen=True))
    assert hyphen.text == SOFT_HYPHEN and word.text == "riv"
    assert hyphen.width == pytest.approx(wide("\u2010", 9.2), abs=1e-9)


def test_the_hyphen_has_the_look_of_the_word_before_it() -> None:
    *_, hyphen = parts(line("a ", Run("riv", strong=True), hyphen=True))
    assert hyphen.strings.face.path.name == "NotoSerif-Bold.ttf"


def test_tracking_is_of_the_style_and_of_the_line() -> None:
    # The kicker has 0.03 em of its own, and each step is 0.0021 em.
    (word,) = parts(line("Ice"), setting("kicker", steps=-2))
    assert word.tracking == pytest.approx(0.0258 * 8.5, abs=1e-9)
    assert word.width == pytest.approx(wide("Ice", 8.5, "kicker") + 3 * word.tracking, abs=1e-9)


def test_small_letters_are_tracked_by_the_size_around_them() -> None:
    (small,) = parts(line(Run("12", script="sup")), setting(steps=10))
    assert small.tracking == pytest.approx(10 * 0.0021 * 9.2, abs=1e-9)


def test_spaces_of_a_mixed_paragraph_are_the_plain_one_s() -> None:
    row = line(Run("on the", code=True), " river")
    plain, bold = wide(" ", 9.2), wide(" ", 9.2, strong=True)
    gaps = [gap.width + gap.move for gap in parts(row) if gap.text == " "]
    assert gaps == pytest.approx([plain, plain], abs=1e-9)
    strong = line(Run("on the", strong=True))
    assert parts(strong)[1].width == pytest.approx(bold, abs=1e-9)
    gap = parts(strong, setting(mixed=True))[1]
    assert (gap.width, gap.move) == pytest.approx((bold, plain - bold), abs=1e-9)


def test_a_word_of_two_faces_is_in_two_parts() -> None:
    items = parts(line("Ice→on"))
    assert told(items) == ["Ice", "→", "on"]
    assert [item.strings.face.path.stem for item in items] == [
        "NotoSerif-Regular",
        "NotoSansMono-Regular",
        "NotoSerif-Regular",
    ]


def test_a_word_of_two_levels_is_in_two_parts() -> None:
    assert [(item.text, item.level) for item in parts(line("abcd"), None, [0, 0, 2, 2])] == [
        ("ab", 0),
        ("cd", 2),
    ]


def test_a_word_from_the_right_is_read_in_its_order() -> None:
    (word,) = parts(line("قال"), setting(lang="ar"), [1, 1, 1])
    assert word.text == "قال"
    assert word.strings.run.texts == ("ل", "ا", "ق")


def test_rises() -> None:
    rises = {
        item.run.script: item.rise
        for item in parts(line("a", Run("1", script="sup"), Run("2", script="sub")))
    }
    assert rises == {"": 0.0, "sup": 0.33, "sub": -0.2}


def test_a_justified_line_is_filled_by_its_spaces_alike() -> None:
    items = parts(line("Ice on the river"))
    natural = sum(item.width for item in items)
    assert filled(items, piece(justified=True)) == 120.0
    moves = [item.move for item in items if item.text == " "]
    assert moves == pytest.approx([(120 - natural) / 3] * 3, abs=1e-9)
    assert [item.move for item in items if item.text != " "] == [0.0] * 4


def test_the_last_letter_s_tracking_hangs_over_the_measure() -> None:
    items = parts(line("Ice on"), setting(steps=10))
    filled(items, piece(justified=True))
    assert sum(item.width + item.move for item in items) == pytest.approx(120 + 10 * 0.0021 * 9.2, abs=1e-9)


def test_a_line_without_spaces_is_as_wide_as_it_is() -> None:
    items = parts(line("river"))
    assert filled(items, piece(justified=True)) == pytest.approx(wide("river", 9.2), abs=1e-9)
    assert filled([], piece(justified=True)) == 0.0


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (line("Ice"), SPACE),
        (line("Ice", hyphen=True), None),
        (line("Ice—", spaced=False), None),
    ],
)
def test_a_space_is_heard_after_a_line_that_has_one(row: TextLine, after: str | None) -> None:
    found = space_after(row, parts(row)[-1], setting(), 0)
    assert (found.text if found else None) == after
