"""glyphs → codes of a content stream."""

from __future__ import annotations

from pagekit.fonts import Face
from pagekit.fonts.book import hb_font
from pagekit.fonts.glyphs import Whole
from pagekit.ink.codes import FaceCodes
from tests.ink.desk import book, ink, line, text
from tests.ink.reading import drawn


def serif() -> Face:
    return next(face for face in book().faces if face.path.name == "NotoSerif-Regular.ttf")


def glyph(letter: str) -> int:
    face = serif()
    found = hb_font(face.path, face.sha256).get_nominal_glyph(ord(letter))
    assert found
    return found


def beyond() -> int:
    face = serif()
    return int(hb_font(face.path, face.sha256).face.glyph_count)


def test_a_glyph_that_is_read_as_its_own_letter_is_its_code() -> None:
    codes = FaceCodes("F", serif())
    assert codes.code(glyph("A"), "A") == glyph("A")
    assert codes.ink().codes == ((glyph("A"), glyph("A"), "A"),)


def test_what_is_read_as_other_text_has_a_code_beyond_the_last_glyph() -> None:
    codes = FaceCodes("F", serif())
    hyphen = glyph("\u2010")
    assert codes.code(hyphen, "\u00ad") == beyond()
    assert codes.code(hyphen, "\u2010") == hyphen
    assert codes.code(hyphen, "\u00ad") == beyond()
    assert codes.code(glyph("A"), "\u00ad") == beyond() + 1
    assert codes.ink().codes == (
        (hyphen, hyphen, "\u2010"),
        (beyond(), hyphen, "\u00ad"),
        (beyond() + 1, glyph("A"), "\u00ad"),
    )


def test_a_letter_of_several_glyphs_has_a_code_of_its_own() -> None:
    codes = FaceCodes("F", serif())
    whole = Whole(((3, 0, 0), (4, 10, 20)), 500)
    assert codes.code(whole, "é") == codes.code(whole, "é") == beyond()


def test_a_glyph_without_a_letter_is_the_code_of_the_first_text_it_stands_for() -> None:
    """A small capital is in no map from letters to glyphs."""
    face = serif()
    own = {
        hb_font(face.path, face.sha256).get_nominal_glyph(code)
        for code in hb_font(face.path, face.sha256).face.unicodes
    }
    small = next(number for number in range(1, beyond()) if number not in own)
    codes = FaceCodes("F", serif())
    assert codes.code(small, "a") == small
    assert codes.code(small, "b") == beyond()


def test_codes_are_in_their_order_whatever_came_first() -> None:
    one, other = FaceCodes("F", serif()), FaceCodes("F", serif())
    one.used({glyph("A"): "A"})
    one.code(glyph("B"), "B")
    other.code(glyph("B"), "B")
    other.used({glyph("A"): "A"})
    assert one.ink() == other.ink()


def test_a_page_says_what_each_of_its_codes_is() -> None:
    page = ink(text(line("Ice on riv", hyphen=True)), text("A", style="caption"))
    assert [face.face.path.stem for face in page.faces] == ["IBMPlexSans-Regular", "NotoSerif-Regular"]
    for face in page.faces:
        known = {code for code, _, _ in face.codes}
        shown = {letter.code for letter in drawn(page).letters if letter.face == face.face.path.stem}
        assert known == shown


def test_codes_of_one_page_are_not_those_of_another() -> None:
    first = ink(text(line("riv", hyphen=True)))
    assert "Ice" not in {said for face in first.faces for _, _, said in face.codes}
    second = ink(text("Ice"))
    assert {said for face in second.faces for _, _, said in face.codes} == {"I", "c", "e", " "}
