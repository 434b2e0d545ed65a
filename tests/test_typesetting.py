"""the typesetter by itself, as somebody would use it who wants lines and no page."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import pagekit
from pagekit import Compositor, Rect, mm, pt
from pagekit.house import dress
from pagekit.house.story import Figure, ParagraphText, Run
from pagekit.model import PictureFacts
from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory
from pagekit.typeset.copyfit.levers import Levers
from pagekit.typeset.page import PictureBox, TintBox, walk
from pagekit.typesetting.results import shown

TEXT = (
    "The freight trains slow to walking pace for eleven nights in May, because the saiga have come back across the "
    "railway and nobody in the district office wants to explain another collision to the ministry. "
)


@pytest.fixture(scope="module")
def setter() -> Compositor:
    return Compositor("print-article")


def article(*paragraphs: str) -> pagekit.Article:
    body = [{"kind": "paragraph", "text": text} for text in paragraphs]
    return pagekit.Article.model_validate(
        {"id": "saiga", "lang": "en", "headline": "The saiga", "body": body}
    )


def test_a_paragraph_gives_its_lines_with_their_statistics(setter: Compositor) -> None:
    column = setter.paragraph(TEXT * 3, measure=mm(60), lang="en")
    healed = "".join(line.text.removesuffix("\u2010") + ("" if line.hyphen else " ") for line in column.lines)
    assert healed.split() == (TEXT * 3).split()
    assert column.statistics.lines == len(column.lines)
    assert column.statistics.over_three == 0
    assert len(column.lines) in column.counts
    assert column.notes == ()


def test_a_paragraph_can_be_asked_for_in_another_number_of_lines(setter: Compositor) -> None:
    column = setter.paragraph(TEXT * 3, measure=mm(60), lang="en")
    for count in column.counts:
        other = setter.paragraph(TEXT * 3, measure=mm(60), lang="en", lines=count)
        assert len(other.lines) == count
        assert other.cost >= column.cost
    assert len(setter.paragraph(TEXT, measure=mm(60), lang="en", lines=99).lines) == max(
        setter.paragraph(TEXT, measure=mm(60), lang="en").counts
    )


def test_an_unknown_style_says_which_there_are(setter: Compositor) -> None:
    with pytest.raises(pagekit.LayoutError, match=r"no style 'body'\. It has: .*text"):
        setter.paragraph("x", measure=mm(45), lang="en", style="body")


def test_a_headline_takes_the_largest_step_that_fits(setter: Compositor) -> None:
    wide = setter.headline("The saiga come back across the railway", width=mm(176), lang="en", lines=2)
    narrow = setter.headline("The saiga come back across the railway", width=mm(85), lang="en")
    assert (wide.size, len(wide.lines), wide.note) == (pt(35), 2, None)
    assert narrow.size < wide.size
    words = " ".join("".join(run.text for run in line) for line in narrow.lines)
    assert words == "The saiga come back across the railway"


def test_another_head_is_taken_where_the_first_does_not_fit(setter: Compositor) -> None:
    long = "Nobody in the district office wants to explain another collision to the ministry " * 3
    found = setter.headline(long, width=mm(85), lang="en", others=["The saiga come back"])
    assert (found.text, found.note) == (1, None)
    alone = setter.headline(long, width=mm(85), lang="en")
    assert alone.note is not None and "would fit at" in alone.note.remedy


def boxes(lines: int) -> list[Rect]:
    return [Rect(mm(left), mm(10), mm(45), pt(12.5 * lines)) for left in (0, 51)]


def test_a_story_fills_boxes_line_by_line(setter: Compositor) -> None:
    set_ = setter.story(article(TEXT * 2, TEXT), boxes=boxes(12))
    assert set_.overset is None
    first = [line.place.x < mm(51) for line in set_.lines if line.style == "text"]
    assert first == [True] * 12 + [False] * (len(first) - 12), (
        "the second box is entered when the first is full"
    )
    assert {line.place.right for line in set_.lines} == {mm(45), mm(96)}
    tops = [(line.place.y - mm(10)).points / 12.5 for line in set_.lines]
    assert all(top == pytest.approx(round(top)) for top in tops)


def test_what_does_not_go_in_is_told_in_lines_and_millimetres(setter: Compositor) -> None:
    set_ = setter.story(article(TEXT * 4), boxes=boxes(5))
    assert len(set_.lines) == 10
    assert set_.overset is not None
    assert set_.overset.mm == pytest.approx(set_.overset.lines * 12.5 / 72 * 25.4)
    assert [note.code for note in set_.notes] == ["overset"]


def test_text_runs_around_an_inset(setter: Compositor) -> None:
    inset = Rect(mm(20), mm(25), mm(30), mm(15))
    set_ = setter.story(article(TEXT * 4), boxes=boxes(20), insets=[inset])
    beside = [
        line.place for line in set_.lines if line.place.bottom > inset.y and line.place.y < inset.bottom
    ]
    assert len(beside) > 3
    assert all(place.right <= inset.x or place.x >= inset.right for place in beside)
    assert {place.x for place in beside} == {mm(0), inset.right + setter.manifest.gutter}


def test_no_box_at_all_is_overset_and_no_error(setter: Compositor) -> None:
    set_ = setter.story(article(TEXT), boxes=[])
    assert set_.lines == () and set_.overset is not None


def test_a_story_fits_or_says_what_would_help(setter: Compositor) -> None:
    story = article(*[TEXT * 2] * 4)
    results = [setter.fit(story, columns=2, column=mm(60), lines=lines) for lines in (4, 60)]
    over, under = results
    assert isinstance(over, OversetStory)
    assert [(remedy.lever, remedy.cures) for remedy in over.remedies][-2:] == [("box", True), ("text", True)]
    assert isinstance(under, UndersetStory)
    needed = sum(count for _, count in under.longest.settings)
    assert over.lines == sum(count for _, count in over.shortest.settings) - 2 * 4
    assert (under.lines, under.longest.lines) == (2 * 60 - needed, needed)
    heights = range(4, 60)
    fits = [
        found
        for lines in heights
        if isinstance(found := setter.fit(story, columns=2, column=mm(60), lines=lines), Fit)
    ]
    assert min(found.short for found in fits) <= 1


def test_a_photo_in_the_text_gives_up_height(setter: Compositor) -> None:
    told = dress(article(*[TEXT * 2] * 4), pagekit.Publication())
    facts = PictureFacts("JPEG", 1000, 700, "0" * 64)
    photo = Figure("boots.jpg", "Boots", (Run("Boots by the railway"),), facts=facts)
    story = replace(told, body=(told.body[0], photo, *told.body[1:]))
    levers = Levers(paragraphs=False, spacing=False)
    found = {}
    for lines in range(24, 40):
        fit = setter.fit(story, columns=2, column=mm(60), lines=lines, levers=levers)
        if isinstance(fit, Fit):
            found[lines] = fit.yields
    assert found == {28: ("photo 1 line lower",), 29: ()}


def test_a_picture_whose_shape_is_known_stands_in_the_text_and_is_grey_on_a_proof(setter: Compositor) -> None:
    photo = Figure("boots.jpg", "Boots", facts=PictureFacts("JPEG", 1000, 700, "0" * 64))
    told = dress(article(TEXT), pagekit.Publication())
    made = setter.story(replace(told, body=(*told.body, photo)), boxes=boxes(60))
    (picture,) = (item for item in walk(made.items[1]) if isinstance(item, PictureBox))
    assert picture.box.height / picture.box.width == pytest.approx(0.7, abs=0.05)
    assert [item.box for item in walk(shown(made.items[1])) if isinstance(item, TintBox)] == [picture.box]
    with pytest.warns(DeprecationWarning, match="knows the shapes of its pictures") as told_off:
        old = setter.story(
            replace(told, body=(Figure("old.jpg", ""),)), boxes=boxes(60), ratios={"old.jpg": 1.2}
        )
    assert sum(isinstance(item, PictureBox) for item in walk(old.items[1])) == 1
    assert told_off[0].filename == __file__, "the line that passes it is told"


def test_old_names_of_what_was_set_work_and_tell_the_new_ones(setter: Compositor) -> None:
    column, story = (
        setter.paragraph(TEXT, measure=mm(60), lang="en"),
        setter.story(article(TEXT), boxes=boxes(60)),
    )
    for made in (column, story):
        with pytest.warns(DeprecationWarning, match=r"^figures is called statistics now\.$") as told:
            assert made.figures is made.statistics
        assert told[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="SetStory is called ComposedStory now"):
        assert isinstance(story, pagekit.typesetting.SetStory)


def test_a_proof_speaks_the_language_of_its_stories(setter: Compositor) -> None:
    english, kazakh = (
        setter.story(article(TEXT).model_copy(update={"lang": lang}), boxes=BOX) for lang in ("en", "kk")
    )
    told = []
    for stories, lang in (((english,), ""), ((english, kazakh), ""), ((english,), "ru"), ((), "")):
        proof = setter.proof(*stories, width=mm(60), height=mm(100), lang=lang)
        with pikepdf.open(io.BytesIO(proof.data)) as pdf:
            parts = [item.get("/Lang") for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
            told.append(
                (str(pdf.Root.Lang), *sorted({str(part) for part in parts if part} - {str(pdf.Root.Lang)}))
            )
    assert told == [("en",), ("en", "kk"), ("ru", "en"), ("und",)]


def test_notes_are_those_of_the_text_at_hand() -> None:
    own = Compositor("print-article")
    strange = own.paragraph("Runes: \u16a0\u16b1", measure=mm(60), lang="en")
    assert [note.code for note in strange.notes] == ["glyph-missing"]
    assert own.paragraph("Clean words", measure=mm(60), lang="en").notes == ()
    head = own.headline("\u16a0 runes", width=mm(176), lang="en")
    assert head.note is not None and head.note.code == "glyph-missing"


def test_what_a_story_in_boxes_leaves_out_is_said(setter: Compositor) -> None:
    body = [
        {"kind": "paragraph", "text": TEXT},
        {"kind": "photo", "src": "a.jpg", "alt": "A photo", "caption": "Words under it"},
        {"kind": "advert", "slot": "inline"},
    ]
    made = pagekit.Article.model_validate({"id": "x", "lang": "en", "headline": "H", "body": body})
    codes = {note.code for note in setter.story(made, boxes=boxes(40)).notes}
    assert {"picture-missing", "slot-closed"} <= codes, "the picture's file is not there"
    told = dataclasses.replace(
        dress(made, pagekit.Publication()), body=(ParagraphText((Run(TEXT),)), Figure("a.jpg", "A photo"))
    )
    assert "picture-left-out" in {note.code for note in setter.story(told, boxes=boxes(40)).notes}


def test_a_story_is_never_cut_to_nothing(setter: Compositor) -> None:
    body = [{"kind": "paragraph", "text": TEXT, "optional": True} for _ in range(12)]
    made = pagekit.Article.model_validate({"id": "x", "lang": "en", "headline": "H", "body": body})
    assert isinstance(setter.fit(made, columns=1, column=mm(60), lines=0), OversetStory)
    small = setter.fit(made, columns=1, column=mm(60), lines=8)
    assert isinstance(small, Fit) and 0 < len(small.variant.cuts) < 12


@pytest.mark.parametrize(("columns", "width", "lines"), [(0, 60, 10), (2, 60, -1)])
def test_a_box_that_is_none_is_refused(setter: Compositor, columns: int, width: int, lines: int) -> None:
    with pytest.raises(pagekit.LayoutError, match="are no box"):
        setter.fit(article(TEXT), columns=columns, column=mm(width), lines=lines)


def test_a_word_broken_against_all_rules_is_noted(setter: Compositor) -> None:
    notes = setter.paragraph("x" * 400, measure=mm(45), lang="en").notes
    assert [note.code for note in notes] == ["word-broken"]


def test_a_story_too_long_jumps_to_another_page(setter: Compositor) -> None:
    made = article(*[TEXT * 2] * 4)
    front, turn = setter.jump(made, boxes=boxes(12), turn=boxes(40), pages=(1, 4))
    assert turn is not None and front.overset is None and turn.overset is None
    assert front.lines[-1].text.startswith("Continued on page\u00a04")
    assert [line.text for line in turn.lines[:2]] == ["saiga", "From page\u00a01"]
    kept = (*front.lines[:-1], *turn.lines[2:])
    said = "".join(line.text.removesuffix("\u2010") + ("" if line.hyphen else " ") for line in kept)
    assert said.split() == (TEXT * 8).split()
    assert not front.lines[-2].hyphen


def test_a_jump_keeps_to_the_lines_that_the_layout_asks_for(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text(
        'schema = 1\ntitle = "T"\nsummary = "S"\ninherits = "print-article"\n[composed.jump]\nbefore = 200',
        "utf-8",
    )
    made = article(*[TEXT * 2] * 4)
    front, turn = Compositor(tmp_path).jump(made, boxes=boxes(12), turn=boxes(40), pages=(1, 4))
    assert turn is None
    assert front.overset is not None


@pytest.mark.parametrize(
    ("layout", "told"),
    [("web-article", "is for the web"), ("base", "is not for print")],
)
def test_type_is_set_in_a_layout_for_print(layout: str, told: str) -> None:
    with pytest.raises(pagekit.LayoutError) as refused:
        Compositor(layout)
    known = "broadsheet, magazine, print-article or tabloid"
    assert str(refused.value) == f"layout {layout} {told}. For type alone use {known}."


def test_a_story_that_fits_does_not_jump(setter: Compositor) -> None:
    front, turn = setter.jump(article(TEXT), boxes=boxes(30), turn=boxes(30), pages=(1, 2))
    assert turn is None and front.overset is None


def test_a_jump_needs_boxes_of_one_width(setter: Compositor) -> None:
    uneven = [Rect(mm(0), mm(0), mm(45), mm(50)), Rect(mm(50), mm(0), mm(60), mm(50))]
    with pytest.raises(pagekit.LayoutError, match="one width"):
        setter.jump(article(TEXT), boxes=uneven, turn=[], pages=(1, 2))


BOX = Rect(mm(0), mm(0), mm(45), mm(90))
MADE = article(TEXT)
WRONG: list[tuple[Callable[[Any], object], str]] = [
    (lambda s: s.paragraph(3, measure=mm(45), lang="en"), "text: is 3, an int. Pass text"),
    (
        lambda s: s.paragraph("x", measure=45, lang="en"),
        "measure: is 45, an int. Pass a length, for example mm(45)",
    ),
    (lambda s: s.paragraph("x", measure="45mm", lang="en"), "measure: is '45mm', a str. "),
    (
        lambda s: s.paragraph("x", measure=mm(0), lang="en"),
        "measure: is 0pt, which is no room. Pass a length, for",
    ),
    (
        lambda s: s.paragraph("x", measure=mm(45), lang="en", indent=-pt(9)),
        "indent: is -9pt, less than nothing. ",
    ),
    (lambda s: s.headline("x", width=-pt(9), lang="en"), "width: is -9pt, which is no room. "),
    (
        lambda s: s.story(MADE, boxes=[BOX, Rect(mm(0), mm(0), pt(9), -pt(9))]),
        "boxes[1]: is 9pt wide and -9pt high, which is no box. ",
    ),
    (
        lambda s: s.story(MADE, boxes=[BOX], insets=Rect(mm(0), mm(0), pt(0), pt(9))),
        "insets[0]: is 0pt wide and 9pt high",
    ),
    (lambda s: s.fit(MADE, columns=2, column=mm(0), lines=9), "column: is 0pt, which is no room. "),
    (lambda s: s.proof(width=mm(45), height=-pt(9)), "height: is -9pt, which is no room. "),
    (lambda s: s.paragraph("x", measure=mm(45), lang=None), "lang: is None. Pass a language, for example"),
    (lambda s: s.paragraph("x", measure=mm(45), lang="en", indent=3), "indent: is 3, an int. "),
    (
        lambda s: s.paragraph("x", measure=mm(45), lang="en", lines="3"),
        "lines: is '3', a str. Pass a whole number",
    ),
    (lambda s: s.paragraph("x", measure=mm(45), lang="en", style=None), "style: is None. "),
    (lambda s: s.headline(None, width=mm(45), lang="en"), "text: is None. "),
    (lambda s: s.headline("x", width=45, lang="en"), "width: is 45, an int. "),
    (lambda s: s.headline("x", width=mm(45), lang="en", others=[3]), "others[0]: is 3, an int. "),
    (lambda s: s.headline("x", width=mm(45), lang="en", others=3), "others: is 3, an int. "),
    (
        lambda s: s.story("story.md", boxes=[BOX]),
        "article: is 'story.md', a str. Read it first: pagekit.read_article(",
    ),
    (lambda s: s.story([MADE], boxes=[BOX]), "article: is a list. "),
    (
        lambda s: s.story(MADE, boxes=[mm(45)]),
        "boxes[0]: is a Length. Pass a list of boxes, for example [Rect(",
    ),
    (lambda s: s.story(MADE, boxes=[BOX], insets="x"), "insets: is 'x', a str. "),
    (lambda s: s.story(MADE, boxes=[BOX], ratios=[1]), "ratios: is a list. Leave it out"),
    (lambda s: s.story(MADE, boxes=[BOX], publication="p.toml"), "publication: is 'p.toml', a str. "),
    (lambda s: s.fit(MADE, columns="2", column=mm(45), lines=9), "columns: is '2', a str. "),
    (lambda s: s.fit(MADE, columns=2, column=45, lines=9), "column: is 45, an int. "),
    (lambda s: s.fit(MADE, columns=2, column=mm(45), lines=None), "lines: is None. "),
    (lambda s: s.fit(MADE, columns=2, column=mm(45), lines=9, levers=7), "levers: is 7, an int. "),
    (lambda s: s.fit("x", columns=2, column=mm(45), lines=9), "article: is 'x', a str. "),
    (lambda s: s.jump(MADE, boxes=[BOX], turn=3, pages=(1, 4)), "turn: is 3, an int. "),
    (
        lambda s: s.jump(MADE, boxes=[BOX], turn=[BOX], pages=4),
        "pages: is 4, an int. Pass the numbers of both pages",
    ),
    (lambda s: s.jump(MADE, boxes=[BOX], turn=[BOX], pages=(1,)), "pages: is a tuple. "),
    (lambda s: s.proof([], width=mm(45), height=mm(90)), "stories[0]: is a list. Pass what story() gave"),
    (lambda s: s.proof(width=45, height=mm(90)), "width: is 45, an int. Pass a length"),
]


@pytest.mark.parametrize(("call", "what"), WRONG, ids=[what for _, what in WRONG])
def test_an_argument_of_the_wrong_kind_is_refused_by_name(
    setter: Compositor, call: Callable[[Any], object], what: str
) -> None:
    with pytest.raises(pagekit.BadOrder) as refused:
        call(setter)
    assert str(refused.value).startswith(what)


@pytest.mark.parametrize(
    ("words", "what"), [({"layouts": 3}, "layouts: is 3"), ({"costs": 3}, "costs: is 3")]
)
def test_a_compositor_is_made_of_the_right_things(words: dict[str, Any], what: str) -> None:
    with pytest.raises(pagekit.BadOrder, match=what):
        Compositor("print-article", **words)


def test_one_box_and_one_other_head_are_lists_of_one(setter: Compositor) -> None:
    made = article(TEXT)
    assert setter.story(made, boxes=BOX, insets=()).lines == setter.story(made, boxes=[BOX]).lines
    assert setter.jump(made, boxes=BOX, turn=BOX, pages=(1, 4))[0].overset is None
    long = "Nobody in the district office wants to explain another collision to the ministry " * 3
    assert setter.headline(long, width=mm(85), lang="en", others="The saiga come back").text == 1
    assert setter.paragraph(Run("Words"), measure=mm(60), lang="en").lines[0].text == "Words"


def test_french_words_get_their_narrow_spaces(setter: Compositor) -> None:
    (line,) = setter.paragraph("«Oui» : non !", measure=mm(90), lang="fr").lines
    assert line.text == "«\u202fOui\u202f»\u00a0: non\u202f!"
