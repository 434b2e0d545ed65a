"""paragraphs in the shipped faces: what their lines hold, how wide they are, and that nothing is ever lost."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import LINE_BREAK, Run, Runs
from pagekit.resources import assets_dir
from pagekit.typeset.lines.costs import Costs
from pagekit.typeset.lines.paragraph import Line, Paragraph, Setting, Typesetter, pieces, sliced, text_line
from pagekit.typeset.style import TypeStyle

FACES = ("Noto Serif", "Noto Naskh Arabic", "Noto Sans Mono")
TEXT = TypeStyle("text", FACES, 9.0, 11.0, align="justify", hyphenate=True, mono=("Noto Sans Mono",))
RAGGED = TypeStyle("text", FACES, 9.0, 11.0, hyphenate=False)
NARROW = 45 / 25.4 * 72

ENGLISH = (
    "The freight trains slow to walking pace for eleven nights in May, because the saiga have come back across the "
    "railway and nobody in the district office wants to explain another collision to the ministry. Drivers who have "
    "worked the line for thirty years say that they had never seen the herd from the cab before."
)
RUSSIAN = (
    "Одиннадцать ночей в мае товарные поезда сбавляют ход, потому что сайгаки снова переходят железную дорогу, "
    "и никто в районном управлении не хочет объяснять министерству ещё одно столкновение. Машинисты говорят, что "
    "раньше такого стада не видели."
)
KAZAKH = (
    "Мамыр айында он бір түн бойы жүк пойыздары баяулайды, өйткені ақбөкендер теміржолдан қайта өте бастады, "
    "ал аудан басшылығы министрлікке тағы бір апатты түсіндіргісі келмейді."
)


@cache
def typesetter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def paragraph(text: str | Runs, lang: str = "en", style: TypeStyle = TEXT) -> Paragraph:
    return typesetter().paragraph((Run(text),) if isinstance(text, str) else text, style, lang)


def printed(set_: Paragraph, line: Line) -> str:
    return "".join(run.text for run in text_line(set_, line).runs)


def healed(set_: Paragraph, setting: Setting) -> str:
    """What a reader reads: hyphens of ours healed, a space where one was."""
    return "".join(printed(set_, line) + (" " if line.spaced else "") for line in setting.lines)


def words(text: str) -> list[str]:
    return re.sub("[\u00ad\u200b]", "", text).replace(LINE_BREAK, " ").split()


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (KAZAKH, "kk")])
@pytest.mark.parametrize("measure", [60.0, NARROW, 170.0, 400.0, 5000.0])
def test_every_word_comes_out_in_order(text: str, lang: str, measure: float) -> None:
    set_ = paragraph(text, lang)
    assert words(healed(set_, set_.best(measure))) == words(text)


def test_lines_fill_their_measure() -> None:
    set_ = paragraph(ENGLISH)
    *full, last = set_.best(NARROW).lines
    space = typesetter().width(" ", TEXT)
    for line in full:
        assert line.justified and line.measure == NARROW
        letters = line.end - line.start
        tracked = line.tracking * 0.0021 * 9 * letters
        assert line.natural + tracked + (line.gap - 1) * line.gaps * space == pytest.approx(NARROW, abs=0.01)
    assert not last.justified or last.natural >= NARROW


def test_widths_are_those_of_the_shaped_line() -> None:
    set_ = paragraph(ENGLISH, style=RAGGED)
    for line in set_.best(NARROW).lines:
        assert line.natural == pytest.approx(typesetter().width(printed(set_, line), RAGGED, "en"), abs=0.1)
        assert line.natural <= NARROW


def test_a_hyphen_has_its_place_in_the_line() -> None:
    set_ = paragraph("antidisestablishmentarianism " * 8)
    hyphened = [line for line in set_.best(90.0).lines if line.hyphen]
    assert hyphened
    for line in hyphened:
        word = printed(set_, line)
        assert not word.endswith("-"), "the hyphen is the painter's"
        assert line.natural == pytest.approx(typesetter().width(word + "\u2010", TEXT, "en"), abs=0.1)


def test_no_more_than_two_hyphens_in_a_row_where_it_can_be_had() -> None:
    lines = paragraph(RUSSIAN * 6, "ru").best(NARROW * 1.3).lines
    ends = "".join("-" if line.hyphen else " " for line in lines)
    assert "---" not in ends and "-" in ends


def test_tracking_is_within_two_per_cent() -> None:
    for text, lang in ((ENGLISH, "en"), (RUSSIAN, "ru")):
        for line in paragraph(text * 4, lang).best(NARROW).lines:
            assert abs(line.tracking * 0.0021 * 9 * (line.end - line.start)) <= 0.024 * NARROW


def test_tracking_can_be_turned_off() -> None:
    plain = Typesetter(load_book((assets_dir() / "fonts",)), Costs(tracked=0.0))
    setting = plain.paragraph((Run(ENGLISH * 3),), TEXT, "en").best(NARROW)
    assert {line.tracking for line in setting.lines} == {0}
    assert not any(line.overfull for line in setting.lines)


def test_one_setting_for_every_number_of_lines() -> None:
    set_ = paragraph(ENGLISH * 2)
    found = set_.settings(NARROW)
    best = set_.best(NARROW)
    assert len(found) >= 2
    assert [len(setting.lines) for setting in found.values()] == list(found)
    assert min(found.values(), key=lambda setting: setting.cost).lines == best.lines
    for setting in found.values():
        assert words(healed(set_, setting)) == words(ENGLISH * 2)


def test_lines_beside_an_inset_have_its_measure() -> None:
    set_ = paragraph(ENGLISH * 2)
    found = set_.shaped(lambda line: (40.0, NARROW - 40.0) if line < 4 else (0.0, NARROW), lines=5)
    for setting in found.values():
        assert [(line.left, line.measure) for line in setting.lines[:4]] == [(40.0, NARROW - 40.0)] * 4
        assert {(line.left, line.measure) for line in setting.lines[4:]} == {(0.0, NARROW)}
        assert words(healed(set_, setting)) == words(ENGLISH * 2)


def test_a_first_line_is_indented() -> None:
    first, second, *_ = paragraph(ENGLISH).best(NARROW, indent=11.0).lines
    assert (first.left, first.measure) == (11.0, pytest.approx(NARROW - 11.0))
    assert (second.left, second.measure) == (0.0, NARROW)


def test_a_break_of_the_writers_is_kept() -> None:
    set_ = paragraph(f"First line{LINE_BREAK}second line, which is somewhat longer")
    lines = set_.best(400.0).lines
    assert [printed(set_, line) for line in lines] == ["First line", "second line, which is somewhat longer"]
    assert not lines[0].justified


def test_looks_are_measured_as_they_are_printed() -> None:
    runs = (
        Run("plain "),
        Run("bold", strong=True),
        Run(" and "),
        Run("code", code=True),
        Run(" H"),
        Run("2", script="sub"),
    )
    set_ = paragraph(runs, style=RAGGED)
    (line,) = set_.best(400.0).lines
    apart = [
        typesetter().paragraph((run,), RAGGED, "en").best(400.0).lines[0].natural
        for run in runs
        if run.text.strip()
    ]
    spaces = 4 * typesetter().width(" ", RAGGED)
    assert line.natural == pytest.approx(sum(apart) + spaces, abs=0.2)
    assert text_line(set_, line).runs == runs


def test_signs_hang_out_of_the_measure_where_the_style_says_so() -> None:
    hanging = replace(TEXT, hang=True)
    set_ = paragraph("«Цитата», — сказал он. " + RUSSIAN * 3, "ru", hanging)
    lines = set_.best(NARROW).lines
    first = lines[0]
    assert first.left < 0 and first.measure > NARROW, "a quotation mark hangs at the start"
    out = {line.measure - NARROW + min(line.left, 0.0) for line in lines if line.hyphen and line.justified}
    hyphen = typesetter().width("\u2010", TEXT)
    assert out and all(width == pytest.approx(0.6 * hyphen, abs=0.01) for width in out)
    assert {
        line.measure
        for line in lines
        if printed(set_, line)[-1].isalpha() and not line.hyphen and line.left == 0
    } <= {NARROW}
    assert words(healed(set_, set_.best(NARROW))) == words("«Цитата», — сказал он. " + RUSSIAN * 3)


def test_a_word_space_is_the_texts_own_whichever_look_it_begins_with() -> None:
    code = paragraph((Run("code", code=True), Run(" and plain words after it")), style=RAGGED)
    (line,) = code.best(400.0).lines
    apart = typesetter().width("and plain words after it", RAGGED)
    mono = paragraph((Run("code", code=True),), style=RAGGED).best(400.0).lines[0].natural
    assert line.natural == pytest.approx(mono + typesetter().width(" ", RAGGED) + apart, abs=0.1)


def test_pieces_are_lines_of_one_measure_and_one_tracking() -> None:
    set_ = paragraph(ENGLISH * 2)
    lines = set_.best(NARROW).lines
    made = pieces(set_, lines, 30.0, 100.0)
    assert sum(len(piece.lines) for piece in made) == len(lines)
    tops = [piece.top + n * 11.0 for piece in made for n in range(len(piece.lines))]
    assert tops == [pytest.approx(100.0 + 11.0 * n) for n in range(len(lines))]
    keys = [(piece.justified, piece.tracking) for piece in made]
    assert all(one != other for one, other in pairwise(keys))


def test_right_to_left_text_is_set_ragged_from_its_own_edge() -> None:
    set_ = paragraph("تعود السايغا إلى عبور السكة الحديدية في أحد عشر ليلة من شهر مايو كل عام", "ar")
    lines = set_.best(90.0).lines
    assert set_.direction == "rtl" and len(lines) > 2
    assert {piece.x for piece in pieces(set_, lines, 30.0, 0.0)} == {30.0}


@pytest.mark.parametrize(
    ("lang", "side"),
    [("ar", "rtl"), ("sd", "rtl"), ("az-Arab", "rtl"), ("yi", "rtl"), ("ug-Cyrl", "ltr"), ("kk", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_a_paragraph_runs_the_way_that_its_story_does(lang: str, side: str) -> None:
    assert paragraph("words", lang).direction == side


def test_runs_are_cut_without_what_is_not_printed() -> None:
    runs = (Run("a\u00adb"), Run("cd\u200be", strong=True))
    assert sliced(runs, 1, 7) == (Run("b"), Run("cde", strong=True))


# ---- Bad input ---------------------------------------------------------------------------------------------

HOSTILE = {
    "a 400-letter word": "x" * 400,
    "an address": "https://courier.example/" + "a/very-long-path_with.parts?and=more&" * 12,
    "10,000 soft hyphens": "so\u00adft" * 10_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇰🇿" * 60,
    "mixed directions": "Алматы العربية Almaty עברית 123 " * 12,
    "no glyphs": "世界人权宣言" * 30,
    "only spaces": "     ",
    "nothing": "",
    "marks without letters": "\u0301" * 300,
    "no-break spaces": "a\u00a0" * 300,
    "line breaks": LINE_BREAK * 50,
    "zero-width spaces": "ab\u200b" * 300,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("measure", [0.0, 2.0, 40.0, NARROW])
@pytest.mark.parametrize("style", [TEXT, RAGGED], ids=["justified", "ragged"])
def test_bad_input_gives_a_result_and_no_letter_is_lost(text: str, measure: float, style: TypeStyle) -> None:
    set_ = paragraph(text, style=style)
    for setting in (set_.best(measure), set_.best(measure, indent=11.0)):
        assert "".join(words(healed(set_, setting))) == "".join(words(text))
        assert all(one.end <= other.start for one, other in pairwise(setting.lines))


def test_a_missing_glyph_is_a_note() -> None:
    own = Typesetter(load_book((assets_dir() / "fonts",)))
    own.paragraph((Run("a 世 b"),), TEXT, "en").best(NARROW)
    assert [note.code for note in own.notes] == ["glyph-missing"]
    assert "世 (U+4E16)" in own.notes[0].what


def test_a_word_wider_than_the_measure_is_broken_and_fits() -> None:
    set_ = paragraph("x" * 400)
    lines = set_.best(NARROW).lines
    assert all(line.natural <= NARROW for line in lines)
    assert not any(line.hyphen for line in lines)


alphabet = st.sampled_from([*"abcdefghij АБВгдеёжз.,-—/\u00a0\u00ad\u200b'\u2028(«»)1234 ", " ", " ", " "])


@given(
    st.text(alphabet, max_size=220),
    st.floats(1.0, 300.0),
    st.floats(0.0, 20.0),
    st.sampled_from([TEXT, RAGGED]),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_in_any_measure_comes_out_whole(
    text: str, measure: float, indent: float, style: TypeStyle
) -> None:
    set_ = paragraph(text, "ru", style)
    for setting in (set_.best(measure, indent), *set_.settings(measure, indent).values()):
        assert "".join(words(healed(set_, setting))) == "".join(words(text))


# ---- Words that no line holds ------------------------------------------------------------------------------

LETTERS = "ABCDEFGHIJKLMNOPQRST" * 10


@pytest.mark.parametrize(
    "runs",
    [
        (Run(LETTERS + " — " + ENGLISH),),
        (Run(LETTERS, strong=True), Run(" — "), Run(ENGLISH)),
        (Run(LETTERS[:100], strong=True), Run(LETTERS[100:], emphasis=True), Run(" — " + ENGLISH)),
        (Run("10\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"), Run(" — " + ENGLISH)),
    ],
    ids=["one look", "a bold word", "two looks in a word", "no-break spaces"],
)
@pytest.mark.parametrize("style", [TEXT, RAGGED])
def test_a_word_with_a_dash_is_divided_as_any_other(runs: Runs, style: TypeStyle) -> None:
    set_ = paragraph(runs, style=style)
    for measure in (NARROW, 60.0):
        setting = set_.best(measure)
        assert not any(line.overfull for line in setting.lines)
        assert (
            healed(set_, setting).replace("\u00a0", " ").split() == set_.text.replace("\u00a0", " ").split()
        )
        assert not any(printed(set_, line).startswith("—") for line in setting.lines)


def test_words_held_together_part_at_their_spaces_before_they_are_divided() -> None:
    set_ = paragraph("Almaty\u00a0Astana\u00a0Karaganda\u00a0Shymkent", style=RAGGED)
    setting = set_.best(60.0)
    assert [printed(set_, line) for line in setting.lines] == ["Almaty", "Astana", "Karaganda", "Shymkent"]
    assert all(line.spaced for line in setting.lines)
    assert len(set_.best(400.0).lines) == 1


def test_a_text_of_soft_hyphens_alone_is_set() -> None:
    set_ = paragraph("\u00ad" * 500)
    assert [printed(set_, line) for line in set_.best(1.0).lines] == [""]


# ---- How a line is filled ----------------------------------------------------------------------------------


def filled(set_: Paragraph, line: Line) -> float:
    """The width of a justified line as set: its words, its spaces as wide as was decided, its tracking."""
    tracked = line.tracking * 0.0021 * 9 * (line.end - line.start)
    return line.natural + tracked + (line.gap - 1) * line.gaps * typesetter().width(" ", TEXT)


@pytest.mark.parametrize("measure", [90.0, NARROW, 170.0])
def test_every_setting_fills_its_lines_within_the_bounds(measure: float) -> None:
    """No space under 0.64 of the natural one. A line is tracked where it is loose or tight without, and gains by it."""
    set_ = paragraph(RUSSIAN * 2, "ru")
    space, tracked = typesetter().width(" ", TEXT), set()
    for line in (line for setting in set_.settings(measure).values() for line in setting.lines):
        if not line.justified:
            continue
        assert filled(set_, line) == pytest.approx(measure, abs=0.01)
        assert line.gap >= 0.64 - 0.005
        # The gap that the line would have without its tracking.
        bare = line.gap + line.tracking * 0.0021 * 9 * (line.end - line.start) / (line.gaps * space)
        if line.tracking:
            assert bare > 1.22 if line.tracking > 0 else bare < 0.86
            assert abs(line.gap - 1) < abs(bare - 1)
        tracked.add((line.tracking > 0) - (line.tracking < 0))
    assert len(tracked) > 1


def test_a_line_that_signs_hang_out_of_is_filled_to_its_own_measure() -> None:
    """Dashes, quotation marks and full stops at both edges: what hangs is added to the measure, and is filled."""
    quotes = "«Да», — «нет», — «да», — «нет»: «так», — «вот», — «что», — «это», — «тут», — «там». " * 3
    set_ = paragraph(quotes, "ru", replace(TEXT, hang=True))
    lines = set_.best(NARROW).lines
    hanging = [line for line in lines if line.left < 0]
    assert len(hanging) > 3
    mark = typesetter().width("«", TEXT, "ru")
    for line in hanging:
        assert line.left == pytest.approx(-0.4 * mark)
        if not line.hyphen:
            assert line.natural == pytest.approx(typesetter().width(printed(set_, line), TEXT, "ru"), abs=0.1)
        assert not line.justified or filled(set_, line) == pytest.approx(line.measure, abs=0.01)
    shares = {"-": 0.6, ",": 0.7, ".": 0.7, "—": 0.2, ":": 0.4, "»": 0.4}
    for line in lines:
        last = printed(set_, line)[-1]
        if line.justified and not line.hyphen:
            out = shares.get(last, 0.0) * typesetter().width(last, TEXT, "ru")
            assert line.measure == pytest.approx(NARROW + out - min(line.left, 0.0))


def test_text_from_right_to_left_hangs_nothing_out() -> None:
    set_ = paragraph("“שלום”, עולם. " * 12, "he", replace(TEXT, align="start", hang=True))
    assert {(line.left, line.measure) for line in set_.best(NARROW).lines} == {(0.0, NARROW)}


def test_what_no_line_holds_is_overfull() -> None:
    """Two families of one sign each: nothing parts a sign."""
    set_ = paragraph("👩\u200d👩\u200d👧\u200d👦👩\u200d👩\u200d👧\u200d👦 a", style=RAGGED)
    assert [line.overfull for line in set_.best(4.0).lines] == [True, True, True]
    assert [line.overfull for line in set_.best(60.0).lines] == [False]


def test_a_soft_hyphen_divides_where_the_writer_says_and_is_not_printed() -> None:
    plain_, soft = "representatives ", "repre\u00adsentatives "
    ends: dict[str, set[str]] = {plain_: set(), soft: set()}
    for text, found in ends.items():
        set_ = paragraph(text * 8)
        for measure in range(60, 130, 10):
            lines = set_.best(float(measure)).lines
            found |= {printed(set_, line).split(" ")[-1] for line in lines if line.hyphen}
    assert ends[soft] == {"repre"}
    assert len(ends[plain_]) > 1


def test_a_ragged_last_line_is_rather_more_than_one_word() -> None:
    """A line more even at the price of a word: a caption does not end on one word where two can be had."""
    text = "Boots counted in the old railway hall on Tuesday by the committee."
    ends = {}
    for lone in (0.0, 0.9):
        own = Typesetter(load_book((assets_dir() / "fonts",)), Costs(lone_word=lone))
        set_ = own.paragraph((Run(text),), RAGGED, "en")
        lasts = [printed(set_, set_.best(float(measure)).lines[-1]) for measure in range(70, 200)]
        ends[lone] = sum(" " not in last for last in lasts)
    assert ends[0.9] < ends[0.0]


def test_no_story_hears_what_was_found_in_another() -> None:
    shared, style = typesetter(), replace(TEXT, hyphenate=True)
    one, other = shared.scoped(), shared.scoped()
    one.paragraph((Run("Boots \u1200"),), style, "xx")
    other.paragraph((Run("Boots"),), style, "en")
    assert [note.code for note in one.notes] == ["hyphenation-unknown", "glyph-missing"]
    assert other.notes == ()
    third = shared.scoped()
    # The words are known by now; their faults are told all the same.
    third.paragraph((Run("Boots \u1200"),), style, "xx")
    assert third.notes == one.notes
    assert third.width("Boots", style, "en") == one.width("Boots", style, "en")
