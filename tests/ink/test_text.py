"""TextBox → glyph runs on the page: where its lines stand, what they look like, what they are read as."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pagekit.errors import LayoutError
from pagekit.house.story import Run
from pagekit.ink import Inker, PageInk
from pagekit.ink.page import AnchorInk, Element, HeadInk
from pagekit.model.base import altered
from pagekit.typeset.page import ComposedPage, TextBox
from tests.ink.desk import HEIGHT, baseline, book, ink, line, manifest, piece, text, wide
from tests.ink.reading import drawn, tree

EXACT = 0.002
"""Points: places are written to a thousandth, and widths inside a line to a hundred-thousandth of the size."""
BLACK, ACCENT, SOFT = "0 g", "0.541 0.11 0.11 rg", "0.235 0.251 0.278 rg"


def ends(page: PageInk) -> list[tuple[float, float]]:
    """Left and right end of each line."""
    return [(row[0].x, row[-1].right) for row in drawn(page).lines()]


def near(*wanted: tuple[float, float]) -> object:
    return [pytest.approx(each, abs=EXACT) for each in wanted]


def with_style(name: str, **values: object) -> Inker:
    """Inks pages of the printed article with one style changed."""
    styles = {**manifest().styles, name: altered(manifest().styles[name], **values)}
    return Inker(altered(manifest(), styles=styles), book())


# ---- Places ------------------------------------------------------------------------------------------------


def test_lines_stand_on_their_baselines() -> None:
    first, second = drawn(ink(text("Ice on", "the river"))).lines()
    assert first[0].y == pytest.approx(HEIGHT - 10 - baseline(9.2), abs=EXACT)
    # Half of 12.5 - 1.362 * 9.2 lies over the 1.069 em of Noto Serif's ascent.
    assert HEIGHT - first[0].y == pytest.approx(10 + 9.8196, abs=EXACT)
    assert first[0].y - second[0].y == pytest.approx(12.5, abs=EXACT)


@pytest.mark.parametrize("more", [{}, {"tracking": 5}, {"tracking": -7}])
def test_justified_lines_end_at_the_measure(more: dict[str, int]) -> None:
    page = ink(text(piece("Ice on the river to the", "and the wind on it", justified=True, **more)))
    assert ends(page) == near((20, 140), (20, 140))


@pytest.mark.parametrize("tracking", [1, -2, -4, 6])
def test_long_tracked_lines_end_at_the_measure(tracking: int) -> None:
    words = "twelve plain words stand here in a row and say nothing more than they have to say " * 2
    page = ink(text(piece(words.strip(), justified=True, tracking=tracking, measure=640)))
    assert ends(page) == near((20, 660))


def test_justified_lines_of_several_looks_and_with_a_hyphen_end_at_the_measure() -> None:
    looks = line("Ice ", Run("on", emphasis=True), " the", Run("12", script="sup"), " riv")
    page = ink(text(piece(looks, line("Ice on riv", hyphen=True), justified=True)))
    _raised, *level = ends(page)
    assert level == near((20, 140), (20, 140))


@pytest.mark.parametrize(
    ("align", "direction", "left"),
    [
        ("start", "ltr", 0.0),
        ("center", "ltr", 0.5),
        ("end", "ltr", 1.0),
        ("start", "rtl", 1.0),
        ("end", "rtl", 0.0),
    ],
)
@pytest.mark.parametrize("look", [{}, {"emphasis": True}], ids=["plain", "mixed"])
def test_ragged_lines(align: str, direction: str, left: float, look: dict[str, bool]) -> None:
    own = with_style("caption", align=align)
    row = line("Ice on ", Run("it", **look)) if look else line("Ice on it")
    page = own.page(
        ComposedPage(1, 300, HEIGHT, (text(row, style="caption", direction=direction),)), lang="en"
    )
    width = sum(wide(word, 7.8, "caption") for word in ("Ice", " ", "on", " "))
    width += wide("it", 7.8, "caption", **look)
    start = 20 + left * (120 - width)
    assert ends(page) == near((start, start + width))


@pytest.mark.parametrize("hyphen", [False, True])
def test_a_line_of_one_look_is_written_in_one_go(hyphen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("pagekit.ink.text.shown")
    page = ink(text(line("Ice on the riv", hyphen=hyphen)))
    assert "".join(letter.said for letter in drawn(page).letters).strip("\u00ad ") == "Ice on the riv"


def test_words_are_where_their_widths_put_them() -> None:
    (row,) = drawn(ink(text("Tavern Yard", style="caption"))).lines()
    yard = next(letter for letter in row if letter.said == "Y")
    assert yard.x == pytest.approx(20 + wide("Tavern", 7.8, "caption") + wide(" ", 7.8, "caption"), abs=EXACT)
    # Kerned: T and a stand closer than their advances.
    assert row[1].x < row[0].right - 0.1


def test_an_initial_is_as_large_as_its_piece_says() -> None:
    box = text(piece(line("I", spaced=False), size=40.0, leading=44.0), piece("ce on", x=50.0))
    page = ink(box)
    rest, capital = drawn(page).lines()
    assert (capital[0].size, rest[0].size) == (40, 9.2)
    assert capital[0].y == pytest.approx(HEIGHT - 10 - baseline(40, 44), abs=EXACT)
    assert drawn(page).said == "Ice on " and tree(page.elements) == [("P", 0)]


def test_a_head_off_the_ladder_has_its_own_size() -> None:
    (row,) = drawn(ink(text("Ice", style="headline", tag="h1", size=21.5))).lines()
    assert {letter.size for letter in row} == {21.5}


def test_superior_and_inferior_figures_stand_off_the_baseline() -> None:
    page = ink(text(line("m", Run("2", script="sup"), " H", Run("2", script="sub"), "O")))
    base = HEIGHT - 10 - baseline(9.2)
    found = {letter.said + str(at): letter for at, letter in enumerate(drawn(page).letters)}
    assert found["21"].y == pytest.approx(base + 0.33 * 9.2, abs=EXACT)
    assert found["24"].y == pytest.approx(base - 0.2 * 9.2, abs=EXACT)
    assert found["21"].size == found["24"].size == pytest.approx(0.72 * 9.2, abs=1e-9)
    assert [found[key].y for key in ("m0", "H3", "O5")] == pytest.approx([base] * 3, abs=EXACT)


def test_what_was_raised_and_tracked_stays_in_its_box() -> None:
    raised = text(line("m", Run("2", script="sup"), spaced=False), style="kicker")
    first, second = raised, text(piece("Ice", top=50.0))
    (row,) = [row for row in drawn(ink(first, second)).lines() if row[0].said == "I"]
    assert row[0].y == pytest.approx(HEIGHT - 50 - baseline(9.2), abs=EXACT)
    assert row[-1].right - row[0].x == pytest.approx(wide("Ice", 9.2), abs=EXACT)


def test_struck_text_has_a_line_through_it_that_nobody_reads() -> None:
    page = ink(text(line("Ice ", Run("on", strike=True), " it")))
    (struck,) = drawn(page).paths
    left = 20 + wide("Ice", 9.2) + wide(" ", 9.2)
    y = HEIGHT - 10 - baseline(9.2) + 0.26 * 9.2
    assert struck.boxes == (pytest.approx((left, y, wide("on", 9.2), 0.05 * 9.2), abs=EXACT),)
    assert struck.ink == BLACK and struck.marks == ("Artifact",)


# ---- What is read ------------------------------------------------------------------------------------------


def test_lines_are_parted_by_a_space_where_the_writer_has_one() -> None:
    page = ink(text("Ice on", line("riv", hyphen=True), line("er—", spaced=False), "far"))
    assert drawn(page).said == "Ice on riv\u00ader—far "


def test_the_space_after_a_line_prints_nothing_and_moves_nothing() -> None:
    page = ink(text("Ice on", style="caption"))
    last = drawn(page).letters[-1]
    assert last.said == " "
    assert last.x == pytest.approx(
        20 + sum(wide(word, 7.8, "caption") for word in ("Ice", " ", "on")), abs=EXACT
    )


def test_small_capitals_are_read_as_their_letters() -> None:
    page = ink(text(line(Run("Ice on", small_caps=True), " it")))
    letters = drawn(page).letters
    assert drawn(page).said == "Ice on it "
    assert letters[1].glyph != drawn(ink(text("ce"))).letters[0].glyph


def test_capitals_of_a_style_are_read_as_they_are_printed() -> None:
    own = with_style("kicker", caps="upper")
    box = text(line("Straße ", Run("é", emphasis=True)), "on", style="kicker")
    assert drawn(own.page(ComposedPage(1, 300, HEIGHT, (box,)))).said == "STRASSE É ON "


def test_a_ligature_is_read_as_its_letters() -> None:
    joined = drawn(ink(text("fit", style="caption"))).letters
    assert [letter.said for letter in joined] == ["fi", "t", " "]
    # Justified text is not joined: it may be tracked.
    assert [letter.said for letter in drawn(ink(text("fit"))).letters] == ["f", "i", "t", " "]


def test_a_no_break_space_is_read_as_a_space() -> None:
    assert drawn(ink(text("7\u00a0km"))).said == "7 km "


def test_the_hyphen_at_a_line_s_end_and_that_of_a_word_are_one_glyph_and_two_codes() -> None:
    letters = drawn(ink(text("on‐it", line("riv", hyphen=True)))).letters
    plain, soft = (letter for letter in letters if letter.said in {"-", "\u00ad"})
    assert (plain.said, soft.said) == ("-", "\u00ad")
    assert plain.glyph == soft.glyph
    assert len({plain.glyph, plain.code, soft.code}) == 3


def test_a_word_takes_another_face_for_a_letter_that_its_own_has_not() -> None:
    page = ink(text("Ice→on"))
    assert [letter.face for letter in drawn(page).letters[2:5]] == [
        "NotoSerif-Regular",
        "NotoSansMono-Regular",
        "NotoSerif-Regular",
    ]
    assert drawn(page).said == "Ice→on "


# ---- Colours -----------------------------------------------------------------------------------------------


def inks(page: PageInk) -> dict[str, str]:
    """Words by their colour."""
    found: dict[str, str] = {}
    for letter in drawn(page).letters:
        found[letter.ink] = found.get(letter.ink, "") + letter.said
    return {colour: " ".join(words.split()) for colour, words in found.items()}


def test_text_has_the_colour_of_its_style_or_of_its_role() -> None:
    assert inks(ink(text("Ice"))) == {BLACK: "Ice"}
    assert inks(ink(text("Ice", style="caption"))) == {SOFT: "Ice"}
    assert inks(ink(text("Ice", style="caption", role="fault"))) == {ACCENT: "Ice"}
    assert inks(ink(text("Ice", style="caption", role="nobody's"))) == {SOFT: "Ice"}


def test_the_strong_words_that_a_box_opens_with_have_a_colour_of_their_own() -> None:
    row = line(Run("Advert", strong=True), " to ", Run("you", strong=True))
    assert inks(ink(text(row, style="adline", role="adline"))) == {ACCENT: "Advert", BLACK: "to you"}
    alone = line(Run("Advert", strong=True))
    assert inks(ink(text(alone, style="adline", role="adline"))) == {ACCENT: "Advert"}
    assert inks(ink(text(alone, style="adline"))) == {BLACK: "Advert"}
    two = text(
        line(Run("Adv", strong=True), hyphen=True),
        line(Run("ert", strong=True), " to"),
        style="adline",
        role="adline",
    )
    assert inks(ink(two)) == {ACCENT: "Adv\u00adert", BLACK: "to"}


def test_a_colour_is_of_its_pack() -> None:
    assert inks(ink(text("Ice", style="caption"), pack="magazine")) == {"0.263 0.278 0.302 rg": "Ice"}


# ---- Elements ----------------------------------------------------------------------------------------------


def test_a_box_is_one_element_in_however_many_pieces() -> None:
    page = ink(text(piece("Ice on"), piece("the river", x=160.0), tag="h2", style="heading"))
    assert page.elements == (Element("H2", (0,)),) and page.marks == 1


def test_an_element_says_its_language_where_it_is_another() -> None:
    page = ink(text("Лёд", lang="ru"), text("Ice", lang="en"), text("Ice"))
    assert [element.lang for element in page.elements] == ["ru", "", ""]


def test_what_began_on_an_earlier_page_is_continued() -> None:
    page = ink(text("the river", continued=True, anchor="ice"), text("Wind", anchor="wind"))
    assert [element.continued for element in page.elements] == [True, False]
    assert page.anchors == (AnchorInk("wind", 20, 190),)


def test_a_marker_is_a_label() -> None:
    assert tree(ink(text("1.", tag="span", role="marker")).elements) == [("Lbl", 0)]


def test_heads_are_told_for_the_outline() -> None:
    rows = line("Ice on riv", hyphen=True), line("er\u2028of"), line(Run("ten\u00adants", emphasis=True))
    page = ink(text(*rows, tag="h2", style="heading"), text("Ice", tag="p"))
    assert page.heads == (HeadInk(2, "Ice on river of tenants", 190.0),)


def test_a_box_without_lines_draws_nothing() -> None:
    for box in (TextBox("p", "text", ()), text(line()), text("")):
        page = ink(box)
        assert drawn(page).letters == () and page.marks == 0
        assert page.elements == page.heads == page.anchors == page.links == ()


# ---- Faults ------------------------------------------------------------------------------------------------


def test_a_style_that_the_pack_has_not() -> None:
    with pytest.raises(
        LayoutError, match=r"layout print-article has no style 'shout'.*Write under \[styles\]: shout ="
    ):
        ink(text("Ice", style="shout"))


def test_a_part_that_is_not_known() -> None:
    with pytest.raises(ValueError, match=r"'marquee' is no element of a composed page. Use one of address, "):
        ink(text("Ice", tag="marquee"))


@pytest.mark.parametrize(
    "odd", [Run("ab cd ef", code=True), Run("قال مدير هنا", strong=True)], ids=["program text", "bold"]
)
def test_a_line_from_the_right_begins_at_the_edge_whatever_spaces_are_in_it(odd: Run) -> None:
    row = line("قال ", odd, " هنا", spaced=False)
    page = ink(text(row, style="caption", lang="ar", direction="rtl"), lang="ar")
    letters = drawn(page).letters
    assert max(letter.right for letter in letters) == pytest.approx(140, abs=EXACT)
    # No letter stands on another.
    spots = sorted((letter.x, letter.right) for letter in letters if letter.said.strip())
    assert min(after[0] - before[1] for before, after in pairwise(spots)) > -0.6
