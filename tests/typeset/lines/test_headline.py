"""a headline + a measure + a ladder → size and lines, drawn as letters, each of them half an em wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import LINE_BREAK, Run, Runs
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import Headline, Step, set_headline
from pagekit.typeset.lines.headline import (
    SAFETY,
    WEAK_END,
    WEAK_WORDS,
    every_step,
    set_display,
    shaped_measure,
    split_words,
)
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.style import TypeStyle
from pagekit.units import Length, pt

LETTER = 0.5
SIZE = pt(20)
NBSP = "\u00a0"


def half_em(text: str) -> float:
    return LETTER * len(text)


def room_for(letters: int, size: Length = SIZE) -> Length:
    """The measure that holds exactly so many letters at this size."""
    return size * (LETTER * letters / SAFETY * 1.000001)


def step(size: float, lines: int) -> Step:
    return Step(pt(size), pt(size * 1.2), lines)


def words_of(line: Runs) -> str:
    return "".join(run.text for run in line)


def head(text: str | Runs, letters: int, lines: int = 9) -> Headline:
    """The head in a measure of so many letters, at one size."""
    runs = (Run(text),) if isinstance(text, str) else text
    return set_headline(runs, room_for(letters), [Step(SIZE, pt(24), lines)], half_em, "headline")


def drawn(headline: Headline) -> str:
    return "\n".join(words_of(line) for line in headline.lines)


def read(headline: Headline) -> str:
    """What a reader reads: a space at a line's end where one was."""
    lines = zip(headline.lines, headline.spaced or (True,) * len(headline.lines), strict=True)
    return "".join(words_of(line) + (" " if spaced else "") for line, spaced in lines).rstrip(" ")


def picture(text: str) -> str:
    return dedent(text).strip("\n").replace("_", NBSP)


# ---- Where lines break -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        pytest.param(
            "Committee counts boots with blankets before winter", 40, """
            Committee counts boots
            with blankets before winter
            """, id="two lines, none of them a stub"),
        pytest.param(
            "One two three four five six", 20, """
            One two three
            four five six
            """, id="the widest line is as narrow as it can be"),
        pytest.param(
            "Rain", 20, "Rain", id="one word"),
        pytest.param(
            "Rain in the night", 17, "Rain in the night", id="what fits stays on one line"),
        pytest.param(
            "Rain in the night", 16, """
            Rain in
            the night
            """, id="one letter less, and it breaks"),
        pytest.param(
            "Boots are counted twice before winter", 15, """
            Boots are
            counted twice
            before winter
            """, id="as few lines as possible"),
        pytest.param(
            "Saiga come home to green grassland!", 21, """
            Saiga come home
            to green grassland!
            """, id="no line ends on a weak word when a few per cent avoid it"),
        pytest.param(
            "Saiga come home to the wide grassland", 21, """
            Saiga come home to
            the wide grassland
            """, id="a weak end is borne when it costs more"),
        pytest.param(
            "Поезд вернулся в родной город", 18, """
            Поезд вернулся
            в родной город
            """, id="Russian has weak words too"),
        pytest.param(
            "Zug nach Hause und wieder in die Stadt", 22, """
            Zug nach Hause und
            wieder in die Stadt
            """, id="German too, where it has one everywhere else"),
        pytest.param(
            "Fine for 12_000 boots on_the road", 14, """
            Fine for
            12_000 boots
            on_the road
            """, id="no-break spaces hold"),
        pytest.param(
            "Word  with   holes ", 10, """
            Word with
            holes
            """, id="runs of spaces are one"),
        pytest.param(
            "Rain: the night train is late", 20, """
            Rain: the night
            train is late
            """, id="a colon far from the middle does not draw the break"),
        pytest.param(
            "A quiet winter, a railway town", 21, """
            A quiet winter,
            a railway town
            """, id="a comma near the middle does"),
        pytest.param(
            "Rain at last — wells fill", 16, """
            Rain at last —
            wells fill
            """, id="no line begins with a dash"),
    ],
)  # fmt: skip
def test_lines(text: str, letters: int, expected: str) -> None:
    headline = head(text.replace("_", NBSP), letters)
    assert drawn(headline) == picture(expected)
    assert headline.note is None


def test_a_break_that_the_writer_set_is_a_space_in_a_head() -> None:
    assert drawn(head(f"Rain{LINE_BREAK}in the night", 20)) == "Rain in the night"


def test_an_empty_head_has_no_lines_and_no_note() -> None:
    assert head((), 20) == Headline(SIZE, pt(24), ())
    assert head(" ", 20).lines == ()


# ---- Rich heads --------------------------------------------------------------------------------------------


def test_looks_are_kept_word_by_word() -> None:
    runs = (Run("The "), Run("old", emphasis=True), Run(" and the "), Run("new town", strong=True), Run("!"))
    headline = head(runs, 13)
    assert headline.lines == (
        (Run("The"), Run(" old", emphasis=True), Run(" and")),
        (Run("the"), Run(" new town", strong=True), Run("!")),
    )


def test_a_look_inside_a_word_does_not_break_it() -> None:
    runs = (Run("H"), Run("2", script="sub"), Run("O rises in the wells"))
    headline = head(runs, 14)
    assert [words_of(line) for line in headline.lines] == ["H2O rises", "in the wells"]
    assert headline.lines[0] == (Run("H"), Run("2", script="sub"), Run("O rises"))


def test_a_link_is_kept_on_both_lines() -> None:
    href = "https://courier.example/a"
    headline = head((Run("Read the whole report", href=href),), 12)
    assert [[run.href for run in line] for line in headline.lines] == [[href], [href]]


# ---- The ladder --------------------------------------------------------------------------------------------

LADDER = [step(40, 1), step(30, 2), step(20, 3)]


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("Rain", 40, "Rain"),
        ("Rain at last", 40, "Rain at last"),
        ("Rain at last falls", 30, "Rain at last falls"),
        ("Rain at last falls on the old town", 30, "Rain at last falls\non the old town"),
        (
            "Rain at last falls on the old town beyond the hills",
            20,
            "Rain at last falls on the\nold town beyond the hills",
        ),
    ],
)
def test_the_largest_step_that_holds_the_head_is_taken(text: str, size: float, expected: str) -> None:
    # 300 pt hold 14 letters at 40 pt, 19 at 30 and 29 at 20.
    headline = set_headline((Run(text),), pt(300), LADDER, half_em, "headline")
    assert (headline.size, headline.leading) == (pt(size), pt(size * 1.2))
    assert drawn(headline) == expected
    assert headline.note is None


def test_a_head_too_long_for_every_step_is_set_small_and_told() -> None:
    text = "word " * 40
    headline = set_headline((Run(text),), pt(300), LADDER, half_em, "headline")
    assert headline.size == pt(20)
    assert drawn(headline).split() == text.split()
    assert headline.note is not None and headline.note.code == "headline-long"
    assert headline.step == 2
    assert (headline.note.code, headline.note.where) == ("headline-long", "headline")
    assert headline.note.what == (
        f"needs {len(headline.lines)} lines at the smallest size of the layout (20pt); 3 are meant."
    )
    assert "headline_variants" in headline.note.remedy


LONG = "Donaudampfschifffahrtsgesellschaft"


def test_a_word_wider_than_the_measure_makes_the_head_smaller() -> None:
    headline = head(f"The great {LONG} sails again in the spring", 25)
    assert drawn(headline) == picture(f"""
        The great
        {LONG}
        sails again in the spring
    """)
    assert headline.size == pt(14.7)
    assert headline.leading == pytest.approx(pt(24) * (14.7 / 20))
    assert half_em(LONG) * headline.size.points <= room_for(25).points
    assert headline.note is not None and headline.note.code == "headline-long"
    assert (
        headline.note.what == "holds a word wider than the measure at the smallest size of the layout (20pt)."
    )


def test_a_word_that_would_make_it_too_small_is_divided_evenly_and_without_a_hyphen() -> None:
    headline = head(f"The great {LONG} sails again in the spring", 20)
    assert headline.size == SIZE
    assert drawn(headline) == picture("""
        The great
        Donaudampfschifff
        ahrtsgesellschaft
        sails again
        in the spring
    """)
    assert headline.spaced == (True, False, True, True, True)
    assert [line.spaced for line in headline.set_lines] == list(headline.spaced)
    assert not any(line.hyphen for line in headline.set_lines)
    assert headline.note is not None and headline.note.code == "headline-long"


def test_a_head_of_one_huge_word_keeps_every_letter_inside_the_measure() -> None:
    headline = head("x" * 500, 20)
    assert [len(words_of(line)) for line in headline.lines] == [20] * 25
    assert headline.spaced == (False,) * 24 + (True,)
    assert headline.note is not None and headline.note.code == "headline-long"


def test_a_divided_word_keeps_its_looks_and_its_marks() -> None:
    runs = (Run("a\u0301" * 30), Run("e\u0301" * 30, strong=True))
    headline = head(runs, 15)
    assert "".join(words_of(line) for line in headline.lines) == words_of(runs)
    assert not any(words_of(line).startswith("\u0301") for line in headline.lines)
    assert {run.strong for run in headline.lines[-1]} == {True}


# ---- Inside words, where the writing has a place -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "letters", "expected", "spaced"),
    [
        pytest.param(
            "新聞の組版は難、しいという話", 8, """
            新聞の組版は難、
            しいという話
            """, (False, True), id="between ideographs, where no closing mark begins a line"),
        pytest.param(
            "Oberbürgermeister-Wahlkampf", 20, """
            Oberbürgermeister-
            Wahlkampf
            """, (False, True), id="after a hyphen"),
        pytest.param(
            "Commissioners/councillors", 15, """
            Commissioners/
            councillors
            """, (False, True), id="after a slash"),
        pytest.param(
            "Rain for well-known towns", 20, """
            Rain for
            well-known towns
            """, (), id="but not where a space is near"),
    ],
)  # fmt: skip
def test_a_line_may_end_inside_a_word(
    text: str, letters: int, expected: str, spaced: tuple[bool, ...]
) -> None:
    headline = head(text, letters)
    assert drawn(headline) == picture(expected)
    assert headline.spaced == spaced
    assert headline.note is None


# ---- For any text ------------------------------------------------------------------------------------------

TEXTS = st.lists(
    st.text("abcdefghijklmno абв\u00a0", min_size=1, max_size=12) | st.sampled_from(sorted(WEAK_WORDS)),
    max_size=24,
).map(" ".join)


@given(TEXTS, st.floats(5, 900), st.integers(1, 4))
def test_every_word_is_set_once_and_in_order(text: str, width: float, lines: int) -> None:
    ladder = [step(40, lines), step(25, lines + 1), step(12, lines + 2)]
    headline = set_headline((Run(text),), pt(width), ladder, half_em, "headline")
    assert read(headline).split(" ") == " ".join(w for w in text.split(" ") if w).split(" ")
    if width > 12:
        # It holds the smallest letter.
        widest = max((half_em(words_of(line)) for line in headline.lines), default=0)
        assert widest * headline.size.points <= width
    taken = next((rung for rung in ladder if rung.size == headline.size), ladder[-1])
    if headline.note is None:
        assert len(headline.lines) <= taken.lines
        widest = max((half_em(words_of(line)) for line in headline.lines), default=0)
        assert widest * headline.size.points <= width * SAFETY * 1.000001
    else:
        assert taken is ladder[-1], "only the smallest step may be too small"


@given(
    st.lists(st.builds(Run, st.text("ab \u00a0", max_size=6), strong=st.booleans()), max_size=8),
    st.integers(1, 12),
)
def test_no_letter_changes_its_look(runs: list[Run], letters: int) -> None:
    def letters_of(pieces: Sequence[Run]) -> list[tuple[str, bool]]:
        return [(letter, run.strong) for run in pieces for letter in run.text if letter != " "]

    headline = head(tuple(runs), letters)
    assert letters_of([run for line in headline.lines for run in line]) == letters_of(runs)


def every_break(count: int, lines: int) -> Iterator[list[slice]]:
    for cuts in combinations(range(1, count), lines - 1):
        edges = [0, *cuts, count]
        yield [slice(start, end) for start, end in pairwise(edges)]


def cost_of(words: list[str], lines: list[slice], room: float) -> float | None:
    """The widest line, weak ends paid for; None when a line does not fit."""
    widest = 0.0
    for line in lines:
        width = half_em(" ".join(words[line]))
        if width > room:
            return None
        weak = words[line][-1] in WEAK_WORDS and line.stop < len(words)
        widest = max(widest, width + (WEAK_END * room if weak else 0))
    return widest


@given(
    st.lists(
        st.sampled_from(["a", "the", "of", "boots", "railway", "winter", "в", "степь"]),
        min_size=1,
        max_size=9,
    ),
    st.integers(7, 40),
)
def test_no_other_break_of_as_few_lines_is_more_even(words: list[str], letters: int) -> None:
    headline = head(" ".join(words), letters)
    room = SAFETY * room_for(letters).points / SIZE.points
    by_lines = {
        lines: [
            cost for way in every_break(len(words), lines) if (cost := cost_of(words, way, room)) is not None
        ]
        for lines in range(1, len(words) + 1)
    }
    fewest = min(lines for lines, costs in by_lines.items() if costs)
    assert len(headline.lines) == fewest
    ends, at = [], 0
    for line in headline.lines:
        at += len(split_words(line))
        ends.append(at)
    taken = [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    assert cost_of(words, taken, room) == pytest.approx(min(by_lines[fewest]))


# ---- With real faces ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("Rain at last", 44, 1),
        ("Committee counts boots and blankets before the winter order", 30, 2),
        ("Сайгаки возвращаются через железную дорогу", 35, 2),
    ],
)
def test_the_ladder_of_print_article(text: str, size: float, lines: int) -> None:
    manifest, book = find_layout("print-article").manifest, load_book((assets_dir() / "fonts",))
    style = manifest.styles["headline"]
    ladder = [Step(rung.size, rung.leading, rung.lines) for rung in style.ladder]
    headline = set_headline(
        (Run(text),),
        manifest.papers["a4"].measure,
        ladder,
        lambda words: (
            book.width(words, manifest.families[style.family], style.weight) + style.tracking * len(words)
        ),
        "headline",
    )
    assert (headline.size, len(headline.lines)) == (pt(size), lines)


# ---- Shaped widths -----------------------------------------------------------------------------------------

DISPLAY = TypeStyle("headline", ("Source Serif 4",), 35.0, 40.0, weight=700, tracking=-0.012)
DECK = TypeStyle("deck", ("Source Serif 4",), 12.0, 15.0)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def widest(headline: Headline, style: TypeStyle, setter: Typesetter) -> float:
    """The widest line at the size that was chosen, shaped whole. Points."""
    size = headline.size.points
    at_size = style.at(size, headline.leading.points)
    return max(setter.width(words_of(line), at_size, "en") for line in headline.lines)


def test_a_width_is_linear_in_size_and_kerned(setter: Typesetter) -> None:
    small, large = (setter.width("AVATAR To", DISPLAY.at(size, size), "en") for size in (10.0, 80.0))
    assert large == pytest.approx(8 * small)
    letters = sum(setter.width(letter, DISPLAY.at(80.0, 80.0), "en") for letter in "AVATAR To")
    assert large < letters - 2
    assert shaped_measure(setter, DISPLAY, "en")("AVATAR To") * 80 == pytest.approx(large)


@given(
    st.lists(
        st.sampled_from(
            ["Tuesday", "AVATAR", "railway", "boots,", "a", "the", "Wolf", "— Yes", "Тут", "ёлка"]
        ),
        min_size=1,
        max_size=12,
    ),
    st.floats(80, 700),
    st.integers(1, 4),
)
def test_no_line_that_is_shaped_whole_passes_the_measure(words: list[str], width: float, lines: int) -> None:
    setter = _SETTER
    ladder = [step(size, 9) for size in (88, 70, 52, 44, 35, 26, 17)]
    text = " ".join(words)
    headline = set_display([(Run(text),)], DISPLAY, pt(width), setter, ladder=ladder, lang="en", most=lines)
    assert [words_of(line) for line in headline.lines] and drawn(headline).split() == text.split()
    if headline.note is None:
        assert len(headline.lines) <= lines
        assert widest(headline, DISPLAY, setter) <= width + 0.01


_SETTER = Typesetter(load_book((assets_dir() / "fonts",)))


def test_the_size_that_the_note_names_fits_and_one_a_little_larger_does_not(setter: Typesetter) -> None:
    runs = (Run("Committee counts boots and blankets before the winter order"),)
    ladder = [step(44, 2), step(30, 3)]
    headline = set_display([runs], DISPLAY, pt(240), setter, ladder=ladder, lang="en")
    assert headline.note is not None and headline.note.code == "headline-long"
    found = float(headline.note.remedy.partition(" pt")[0].removeprefix("It would fit at "))
    assert 10 < found < 30
    for size, fits in ((found, True), (found + 0.1, False)):
        again = set_display([runs], DISPLAY, pt(240), setter, ladder=[step(size, 3)], lang="en")
        assert (again.note is None) is fits


def test_a_word_too_wide_is_told_its_size_too(setter: Typesetter) -> None:
    runs = (Run("Donaudampfschifffahrtsgesellschaft"),)
    headline = set_display([runs], DISPLAY, pt(100), setter, ladder=[step(30, 2)], lang="de")
    assert headline.note is not None and headline.note.code == "headline-long"
    assert "It would fit at 5." in headline.note.remedy


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("H" * 300, "en"),
        ("AVATAR" * 40, "en"),
        ("新聞の組版は難しいという話を長く書いてみるとどうなるか" * 3, "ja"),
        ("مستشفياتهمواستقبالاتهم" * 8, "ar"),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft tagt", "de"),
    ],
)
@pytest.mark.parametrize("width", [60, 150, 500])
def test_no_letter_stands_outside_the_measure(setter: Typesetter, text: str, lang: str, width: float) -> None:
    style = replace(DISPLAY, families=("Source Serif 4", "Noto Naskh Arabic"))
    ladder = [step(44, 2), step(21.5, 5)]
    headline = set_display([(Run(text),)], style, pt(width), setter, ladder=ladder, lang=lang)
    assert read(headline) == text
    at_size = style.at(headline.size.points, headline.leading.points)
    assert max(setter.width(words_of(line), at_size, lang) for line in headline.lines) <= width


def test_bold_and_italic_words_are_measured_in_their_own_faces(setter: Typesetter) -> None:
    light = TypeStyle("deck", ("Source Serif 4",), 20.0, 24.0)
    plain_width = setter.width("railway committee", light, "en")
    for runs in ((Run("railway committee", strong=True),), (Run("railway "), Run("committee", strong=True))):
        headline = set_display([runs], light, pt(plain_width / SAFETY + 0.1), setter, lang="en")
        assert len(headline.lines) == 2


# ---- Several texts -----------------------------------------------------------------------------------------

MAIN = (Run("Committee counts boots and blankets before the winter order"),)
SHORT = (Run("Boots counted"),)


@pytest.mark.parametrize(
    ("texts", "width", "text"),
    [
        ((MAIN, MAIN[:1]), 500, 0),
        ((MAIN, SHORT), 500, 0),
        ((SHORT, MAIN), 500, 0),
        ((MAIN, SHORT), 2000, 0),
        ((MAIN, SHORT), 100, 1),
    ],
    ids=[
        "equal",
        "a larger step for the other",
        "the main one is larger",
        "the main one fits the largest",
        "only it fits",
    ],
)
def test_a_variant_is_taken_only_where_the_main_head_does_not_fit(
    setter: Typesetter, texts: tuple[Runs, ...], width: float, text: int
) -> None:
    ladder = [step(44, 1), step(30, 2), step(17, 3)]
    headline = set_display(texts, DISPLAY, pt(width), setter, ladder=ladder, lang="en")
    assert headline.text == text
    assert drawn(headline).split() == words_of(texts[text]).split()


def test_when_none_fits_the_main_one_is_set_and_told(setter: Typesetter) -> None:
    headline = set_display([MAIN, MAIN], DISPLAY, pt(40), setter, ladder=[step(44, 1)], lang="en")
    assert headline.text == 0
    assert headline.note is not None and headline.note.code == "headline-long"


def test_no_text_at_all_is_refused(setter: Typesetter) -> None:
    with pytest.raises(ValueError, match="no text"):
        set_display([], DISPLAY, pt(300), setter)


# ---- Decks, kickers, and the steps a head can yield --------------------------------------------------------


def test_a_deck_is_set_in_its_own_size_in_as_many_lines_as_it_needs(setter: Typesetter) -> None:
    runs = (Run("Nobody had expected so many, and nobody could say who had sent them by the night train"),)
    free = set_display([runs], DECK, pt(150), setter, lang="en", where="deck")
    assert (free.size, free.leading, free.note) == (pt(12), pt(15), None)
    assert len(free.lines) > 2
    bound = set_display([runs], DECK, pt(150), setter, lang="en", where="deck", most=2)
    assert bound.note is not None and bound.note.code == "headline-long"
    assert (bound.note.where, drawn(bound).split()) == ("deck", words_of(runs).split())


def test_every_step_that_holds_the_head_is_given(setter: Typesetter) -> None:
    ladder = [step(70, 1), step(44, 2), step(30, 2), step(17, 1)]
    heads = every_step(MAIN, DISPLAY, pt(560), setter, ladder, lang="en")
    assert [(one.step, len(one.lines)) for one in heads] == [(2, 2), (3, 1)]
    assert every_step(MAIN, DISPLAY, pt(560), setter, ladder, lang="en", most=1) == (heads[1],)
    assert every_step(MAIN, DISPLAY, pt(60), setter, ladder, lang="en") == ()


def test_between_breaks_with_one_long_word_the_other_lines_are_even(setter: Typesetter) -> None:
    assert drawn(head(f"{LONG} one two three four five six seven eight", 36)) == picture(f"""
        {LONG}
        one two three four
        five six seven eight
    """)


def test_weak_words_are_weak_in_capitals_too() -> None:
    assert drawn(head("Saiga Come Home To Green Grassland!", 21)) == picture("""
        Saiga Come Home
        To Green Grassland!
    """)


def test_no_more_lines_are_taken_than_the_box_or_the_step_has(setter: Typesetter) -> None:
    """The box has room for one line; the step of 44 points allows none but that, the step of 30 allows two."""
    ladder = [step(44, 1), step(30, 2), step(17, 3)]
    sizes = {
        most: set_display([MAIN], DISPLAY, pt(560), setter, ladder=ladder, lang="en", most=most).size
        for most in (1, 2, 5, None)
    }
    assert sizes == {1: pt(17), 2: pt(30), 5: pt(30), None: pt(30)}


# ---- Words divided at their joints -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "lines"),
    [
        (LONG, "de", ["Donaudampfschifffahrts-", "gesellschaft"]),
        (
            "Rechtsschutzversicherungsgesellschaft klagt",
            "de",
            ["Rechtsschutzversicherungs-", "gesellschaft klagt"],
        ),
        ("Landesregierungserklärungsversuch", "de", ["Landesregierungs-", "erklärungsversuch"]),
        ("Bundesverfassungsgerichtsurteil", "de", ["Bundesverfassungs-", "gerichtsurteil"]),
        ("Donaudampf\u00adschifffahrtsgesellschaft", "de", ["Donaudampf-", "schifffahrtsgesellschaft"]),
        ("Verkehrs\u00adinfrastruktur\u00adfinanzierung", "xx", ["Verkehrsinfrastruktur-", "finanzierung"]),
        ("Водогрязеторфопарафинолечение", "ru", ["Водогрязеторфо-", "парафинолечение"]),
    ],
)
def test_a_word_wider_than_every_step_is_divided_at_its_joint(
    setter: Typesetter, text: str, lang: str, lines: list[str]
) -> None:
    style = TypeStyle("headline", ("Noto Serif",), 20.0, 24.0)
    width = pt(max(setter.width(line.replace("-", "\u2010"), style, lang) for line in lines) + 8.0)
    ladder = [Step(pt(40), pt(44), 1), Step(pt(20), pt(24), 3)]
    headline = set_display([(Run(text),)], style, width, setter, ladder=ladder, lang=lang)
    drawn_lines = [words_of(line.runs) + ("-" if line.hyphen else "") for line in headline.set_lines]
    assert drawn_lines == lines
    assert (headline.size, headline.note and headline.note.code) == (pt(20), "headline-long")
    assert all(line.spaced != line.hyphen for line in headline.set_lines)


def test_a_step_that_holds_the_word_divides_nothing(setter: Typesetter) -> None:
    style = TypeStyle("headline", ("Noto Serif",), 20.0, 24.0)
    width = pt(setter.width(LONG, style, "de") + 4.0)
    ladder = [Step(pt(40), pt(44), 4), Step(pt(20), pt(24), 3)]
    headline = set_display([(Run(LONG),)], style, width, setter, ladder=ladder, lang="de")
    assert (headline.size, headline.hyphens, headline.note) == (pt(20), (), None)
