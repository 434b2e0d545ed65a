"""a word in one face → its glyphs: which, where, and what text each of them stands for."""

from __future__ import annotations

import pickle

import pytest
from fontTools.ttLib import TTFont

from pagekit.fonts import Face, Look, Shaper, load_book
from pagekit.fonts.book import hb_font
from pagekit.fonts.glyphs import GlyphRun, Whole, glyph_run, plain_texts, shaped
from pagekit.fonts.metrics import glyph_advances
from pagekit.resources import assets_dir
from tests.fonts.conftest import MakeFont

BOOK = load_book((assets_dir() / "fonts",))
SERIF = Look(("Noto Serif", "Noto Naskh Arabic", "Noto Sans Mono"))
ARABIC = Look(("Noto Naskh Arabic", "Noto Serif"), lang="ar")


def face(file: str) -> Face:
    return next(face for face in BOOK.faces if face.path.name == file)


LATIN, LABEL, NASKH = (
    face(name) for name in ("NotoSerif-Regular.ttf", "IBMPlexSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf")
)


def of(letter: str, own: Face = LATIN) -> int:
    """The glyph of a letter by itself."""
    found = hb_font(own.path, own.sha256).get_nominal_glyph(ord(letter))
    assert found
    return found


def run(text: str, own: Face = LATIN, rtl: bool | None = None, **features: bool) -> GlyphRun:
    return glyph_run(own, shaped(text, own, features, rtl=rtl))


# ---- Letter by letter --------------------------------------------------------------------------------------


def test_letters_are_a_glyph_each() -> None:
    found = run("Ice")
    assert found.glyphs == tuple(map(of, "Ice")) and found.texts == ("I", "c", "e")
    assert found.advances == tuple(glyph_advances(LATIN)[of(letter)] for letter in "Ice")
    assert found.offsets == () and not found.rtl


def test_a_part_of_what_was_shaped() -> None:
    whole = shaped("Ice Yard", LATIN, {})
    part = glyph_run(LATIN, whole, 4, 8)
    assert part.texts == ("Y", "a", "r", "d")
    # The Y is as far from the a as it was shaped.
    assert part.advances[0] == whole.advances[4] < glyph_advances(LATIN)[of("Y")]


def test_words_that_were_measured_in_one_go_have_the_glyphs_they_have_alone() -> None:
    table = Shaper(BOOK).table(SERIF)
    table.warm(["Tavern", "Yard", "Волга", "Ice"])
    alone = Shaper(BOOK).table(SERIF)
    for word in ("Tavern", "Yard", "Волга", "Ice"):
        assert table.glyphs(word) == alone.glyphs(word)


@pytest.mark.parametrize(
    "word",
    [
        "Tavern",
        "office",
        "Ёлка",
        "ﬁn",
        "Ice→on☎",
        "élan",
        "e\u0301lan",
        "x\u0323\u0301y",
        "re\u00adset",
        "7\u00a0km",
        "été—là",
        "",
    ],
)
def test_glyphs_are_as_wide_as_the_word_was_measured(word: str) -> None:
    for look in (SERIF, Look(("IBM Plex Sans", "Noto Serif", "Noto Sans Mono"), 600, features=("smcp",))):
        table = Shaper(BOOK).table(look)
        wide = sum(
            sum(each.advances) / hb_font(each.face.path, each.face.sha256).scale[0]
            for each in table.glyphs(word)
        )
        assert wide == pytest.approx(table[word][-1], abs=1e-9)


@pytest.mark.parametrize("word", ["قال", "عُلِّقت", "السلام", "(قال)", "لا", "إنَّ12"])
def test_arabic_glyphs_are_as_wide_as_the_word_was_measured(word: str) -> None:
    table = Shaper(BOOK).table(ARABIC)
    wide = sum(
        sum(each.advances) / hb_font(each.face.path, each.face.sha256).scale[0]
        for each in table.glyphs(word, rtl=True)
    )
    assert wide == pytest.approx(table[word][-1], abs=1e-9)


# ---- Clusters ----------------------------------------------------------------------------------------------


def test_a_ligature_is_one_glyph_with_two_letters() -> None:
    found = run("fit", LABEL)
    assert found.texts == ("fi", "t") and len(found.glyphs) == 2
    assert found.glyphs[0] not in map(of, "fi", (LABEL, LABEL))
    assert run("fit", LABEL, liga=False).texts == ("f", "i", "t")


def test_a_letter_with_a_mark_that_no_glyph_has_is_whole() -> None:
    found = run("q\u0301a")
    assert found.texts == ("q\u0301", "a")
    whole = found.glyphs[0]
    assert isinstance(whole, Whole) and whole.advance == found.advances[0]
    (letter, x, y), (mark, mark_x, _) = whole.parts
    assert (letter, x, y) == (of("q"), 0, 0) and mark == of("\u0301")
    # Over the letter, and not after it.
    assert -glyph_advances(LATIN)[letter] < mark_x < glyph_advances(LATIN)[letter]


def test_a_letter_with_a_mark_that_has_a_glyph_is_that_glyph() -> None:
    found = run("e\u0301")
    assert found.glyphs == (of("é"),) and found.texts == ("e\u0301",)


def test_what_is_shaped_away_leaves_no_text_out() -> None:
    found = run("re\u00adset")
    assert "".join(found.texts).replace("\u00ad", "") == "reset"
    assert run("\u00ad").advances in {(), (0,)}


def test_letters_from_the_right_are_drawn_from_the_left() -> None:
    found = run("قال", NASKH)
    assert found.rtl and found.texts == ("ل", "ا", "ق")


def test_a_letter_drawn_from_parts_is_whole_and_its_text_runs_as_it_is_drawn() -> None:
    found = run("لِّ", NASKH)
    (text,) = found.texts
    assert text == "لِّ"[::-1]
    assert isinstance(found.glyphs[0], Whole) and len(found.glyphs[0].parts) == 2


def test_a_bracket_from_the_right_is_its_mirror_image_and_its_own_text() -> None:
    found = run("(قال)", NASKH)
    assert found.texts[0] == ")" and found.texts[-1] == "("
    assert (found.glyphs[0], found.glyphs[-1]) == (of("(", NASKH), of(")", NASKH))


def test_figures_have_the_direction_that_they_are_given() -> None:
    assert run("12").texts == ("1", "2")
    assert run("12", rtl=False).texts == ("1", "2")


# ---- The rest ----------------------------------------------------------------------------------------------


def test_of_several_characters_with_one_glyph_the_first_is_meant(make_font: MakeFont) -> None:
    def as_greek(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap[0x391] = "A"

    own = make_font(change=as_greek)
    assert of("\u0391", own) == of("A", own) == 2
    assert plain_texts(own.path, own.sha256) == {1: " ", 2: "A", 3: "\u0301", 4: "Á"}


def test_runs_pickle() -> None:
    found = run("لِّ", NASKH)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made here
