"""a story in a script that no face has → refused in print by its name; or printed with boxes where the pack says so."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.errors import MissingGlyphs
from pagekit.house.story import plain
from pagekit.model import AdContact
from pagekit.production.article_pdf import PDF
from pagekit.production.docket import take_order
from pagekit.production.order import Order
from pagekit.production.stages import lay_out
from pagekit.typeset.page import TextBox, walk

GEORGIAN = "ქართული"
PLAIN = {
    "id": "tbilisi",
    "lang": "en",
    "headline": "Plain words",
    "body": [{"kind": "paragraph", "text": "Words."}],
}


def story(**fields: object) -> pagekit.Article:
    return pagekit.Article.model_validate(PLAIN | fields)


def refused(article: pagekit.Article, **how: Any) -> str:
    """Where the letters stand that the story was refused for."""
    with pytest.raises(MissingGlyphs) as told:
        pagekit.render_pdf(article, **how)
    assert {note.severity for note in told.value.problems} == {"error"}
    return ", ".join(note.where for note in told.value.problems)


def pack(folder: Path, text: str) -> Path:
    """A pack of that name in a folder of its own."""
    (folder / "mine").mkdir()
    (folder / "mine" / "layout.toml").write_text(
        f'schema = 1\nname = "mine"\ntitle = "Mine"\nsummary = "One of ours"\n{text}\n', "utf-8"
    )
    return folder / "mine"


def test_a_georgian_story_is_refused_by_its_script_with_the_face_to_add() -> None:
    with pytest.raises(MissingGlyphs) as told:
        pagekit.render_pdf(story(headline="ბა", deck="ა"))
    assert str(told.value) == (
        "tbilisi: layout print-article has no face for some of its letters.\n"
        "  headline, deck: no face of the layout shows the Georgian letters ა (U+10D0), ბ (U+10D1); a box stands for each. "
        "Put the file of a face that has them, such as Noto Sans Georgian (npm package "
        "@expo-google-fonts/noto-sans-georgian), into the folder fonts of a pack of your own, and name its family last "
        'in [families]; missing_glyphs = "note" in the pack prints the boxes.'
    )
    again = pickle.loads(pickle.dumps(told.value))  # noqa: S301 - made here
    assert (str(again), again.problems) == (str(told.value), told.value.problems)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"kicker": GEORGIAN}, "kicker"),
        ({"byline": [{"name": GEORGIAN}]}, "byline"),
        ({"body": [{"kind": "heading", "text": GEORGIAN}, *PLAIN["body"]]}, "heading"),
        ({"body": [{"kind": "code", "text": GEORGIAN}]}, "code"),
        ({"body": [{"kind": "paragraph", "text": f"`{GEORGIAN}`"}]}, "text"),
        ({"body": [{"kind": "quote", "text": "Words " * 90, "attribution": GEORGIAN}]}, "quote-by"),
        ({"body": [{"kind": "table", "header": ["A"], "rows": [[GEORGIAN]]}]}, "cell"),
        ({"body": [{"kind": "factbox", "title": GEORGIAN, "body": PLAIN["body"]}]}, "factbox-title"),
    ],
)
def test_each_part_of_a_story_is_looked_at(fields: dict[str, object], where: str) -> None:
    assert refused(story(**fields)) == where


def test_the_words_of_the_house_are_looked_at() -> None:
    assert refused(story(), publication=pagekit.Publication(name=GEORGIAN)) == "nameplate"
    contact = AdContact(phone="+7(700) 388 81 09", label=GEORGIAN)
    house = pagekit.Publication(name="Courier", ad_contacts=(contact,))
    assert refused(story(), publication=house) == "adline, house-rest"


def test_a_pack_may_take_the_boxes(tmp_path: Path) -> None:
    mine = pack(tmp_path, 'medium = "print"\ninherits = "print-article"\nmissing_glyphs = "note"')
    made = pagekit.render_pdf(story(headline=GEORGIAN), layout=mine)
    (note,) = made.report.with_code("glyph-missing")
    assert (note.severity, note.where) == ("warning", "headline")
    assert "the Georgian letters ა (U+10D0), " in note.what
    assert made.report.ok


def test_a_pack_whose_pages_the_engine_draws_refuses_too(tmp_path: Path) -> None:
    mine = pack(tmp_path, 'medium = "print"\ninherits = "print-article"\ndraw = "engine"')
    assert refused(story(headline=GEORGIAN), layout=mine) == "headline"


def test_a_page_that_flows_is_refused_on_paper_and_noted_in_a_browser() -> None:
    with pytest.raises(MissingGlyphs, match="page: no face"):
        pagekit.render_pdf(story(deck=GEORGIAN), layout="base")
    page = pagekit.render_html(story(deck=GEORGIAN), layout="base")
    (note,) = page.report.with_code("glyph-missing")
    assert (note.severity, note.where) == ("warning", "page")


def test_the_web_page_says_nothing() -> None:
    made = pagekit.render_html(story(headline=GEORGIAN, deck="漢字 ⚽"))
    assert made.report.with_code("glyph-missing") == ()


def test_what_is_not_printed_on_a_page_that_flows_is_not_missed() -> None:
    """The title of the document and an address are not on the page."""
    body = [{"kind": "paragraph", "text": "[Words](https://courier.example/ქ)"}]
    page = pagekit.render_html(story(body=body), layout="base")
    assert page.report.with_code("glyph-missing") == ()


def test_a_hebrew_story_is_set_from_the_right_with_all_its_letters() -> None:
    words = "בְּרֵאשִׁית, כך נפתח הספר (״הראשון״)."
    article = story(lang="he", headline="הרכבת חוזרת", body=[{"kind": "paragraph", "text": words}])
    made = lay_out(article, take_order(PDF, Order(), {}))
    assert [note.code for note in made.notes if note.code == "glyph-missing"] == []
    composition = made.page.composition
    assert composition is not None
    (text,) = (
        box
        for page in composition.pages
        for box in walk(page.items)
        if isinstance(box, TextBox) and box.style == "text"
    )
    assert text.direction == "rtl"
    assert [plain(line.runs) for piece in text.pieces for line in piece.lines] == [words]
    assert pagekit.render_pdf(article).report.ok
