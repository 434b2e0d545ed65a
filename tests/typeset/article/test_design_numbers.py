"""a printed pack with other design numbers → pages that follow them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import Story, dress
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.article.compose import compose_article
from pagekit.typeset.article.ending import LARGE_CODE
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Composition, Item, PictureBox, SlotBox, TextBox, walk
from pagekit.typeset.sheet.foot import FootAdvert
from pagekit.typeset.story.galley import story_galley

WORDS = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
BOOKED = FootAdvert(AdvertPlace(SlotAddress("foot"), 498.9, 113.4, "Advertisement", "en"), booked=True)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def pack(folder: Path, toml: str) -> PrintManifest:
    """The printed article with some other lines."""
    (folder / "mine").mkdir()
    head = 'schema = 1\nname = "mine"\ntitle = "Mine"\nsummary = "Mine"\ninherits = "print-article"\n'
    (folder / "mine" / "layout.toml").write_text(head + toml, "utf-8")
    return find_layout("mine", layouts=folder).printed


def story(*paragraphs: str) -> Story:
    body = [{"kind": "paragraph", "text": text} for text in paragraphs]
    made = {"id": "river", "lang": "en", "headline": "The river", "deck": "It moves.", "body": body}
    return dress(
        pagekit.Article.model_validate(made | {"url": "https://courier.example/river"}), pagekit.Publication()
    )


def composed(told: Story, manifest: PrintManifest, setter: Typesetter, **matter: object) -> Composition:
    given = {"shapes": {}, "adverts": {}, "code": True, **matter}
    return compose_article(
        told, manifest, setter, paper=manifest.papers["a4"], columns=2, matter=ArticleMatter(**given)  # type: ignore[arg-type]
    )  # fmt: skip


def everything(made: Composition) -> list[Item]:
    return [item for page in made.pages for item in walk(page.items)]


@pytest.mark.parametrize(
    ("toml", "size"), [("", 69.732), ('[composed.code]\nsize = "90pt"\nquiet = "9pt"', 90.0)]
)
def test_the_code_to_scan_has_the_packs_size(
    tmp_path: Path, setter: Typesetter, toml: str, size: float
) -> None:
    made = composed(story(WORDS), pack(tmp_path, toml), setter)
    (code,) = (item.box for item in everything(made) if isinstance(item, SlotBox) and item.kind == "code")
    # An ending may show it large.
    assert code.width == code.height
    assert code.width / size in (pytest.approx(1.0), pytest.approx(LARGE_CODE))
    (address,) = (
        item for item in everything(made) if isinstance(item, TextBox) and item.role == "online-address"
    )
    assert address.pieces[0].x == pytest.approx(code.x + code.width + 4.0), "four points of air"


@pytest.mark.parametrize(
    ("toml", "size"), [("", 7.0), ('[composed.advert_label]\nsize = "9pt"\nleading = "11pt"', 9.0)]
)
def test_the_label_of_an_advert_has_the_packs_size(
    tmp_path: Path, setter: Typesetter, toml: str, size: float
) -> None:
    made = composed(story(WORDS), pack(tmp_path, toml), setter, foot=BOOKED)
    (label,) = (
        item for item in everything(made) if isinstance(item, TextBox) and item.role == "advert-label"
    )
    assert (label.size, label.pieces[0].leading) == (size, size + 2.0)


@pytest.mark.parametrize(("toml", "page"), [("", 1), ("[composed]\nbeside_advert = 60", 2)])
def test_a_booked_advert_wants_the_packs_lines_above_it(
    tmp_path: Path, setter: Typesetter, toml: str, page: int
) -> None:
    made = composed(story(WORDS), pack(tmp_path, toml), setter, foot=BOOKED)
    where = [
        sheet.number
        for sheet in made.pages
        for item in walk(sheet.items)
        if isinstance(item, SlotBox) and item.kind == "advert"
    ]
    assert where == [page]


@pytest.mark.parametrize(("toml", "most"), [("", 0.42), ("[composed]\ntallest = 0.2", 0.2)])
def test_a_picture_in_the_text_is_no_taller_than_the_pack_says(
    tmp_path: Path, setter: Typesetter, toml: str, most: float
) -> None:
    told = story(WORDS)
    shown = dress(
        pagekit.Article.model_validate(
            {
                "id": "a",
                "lang": "en",
                "headline": "A",
                "body": [{"kind": "photo", "src": "a.jpg", "alt": "A"}],
            }
        ),
        pagekit.Publication(),
    )
    told = replace(told, body=(*told.body, *shown.body))
    (key,) = (figure.key for figure in told.figures)
    made = composed(told, pack(tmp_path, toml), setter, shapes={key: 3.0})
    (picture,) = (item.box for item in everything(made) if isinstance(item, PictureBox))
    # 59 lines of 12.5 points, and a little of its height so that it ends on the grid.
    assert picture.height == pytest.approx(most * 737.5, rel=0.06)
    assert picture.width == pytest.approx(most * 737.5 / (0.75 * 3.0), rel=0.01), (
        "a quarter of it is cut away"
    )


@pytest.mark.parametrize(
    ("toml", "most"), [("", 6), ("[composed]\ntighten = 2", 2), ("[composed]\ntighten = 0", 0)]
)
def test_paragraphs_are_tightened_by_as_many_lines_as_the_pack_allows(
    tmp_path: Path, setter: Typesetter, toml: str, most: int
) -> None:
    lines, manifest = set(), pack(tmp_path, toml)
    for count in range(33, 39):
        told = story(*[(WORDS * 6)[: 223 + 9 * place % 160].strip() for place in range(count)])
        made = composed(told, manifest, setter)
        lines |= {int(note.what.split()[0]) for note in made.notes if note.code == "text-tightened"}
    assert bool(lines) is bool(most)
    assert max(lines, default=0) <= most


def test_a_story_in_a_box_yields_as_far_as_the_pack_says(tmp_path: Path, setter: Typesetter) -> None:
    toml = "[composed.fit]\ndearest = 9\npicture_least = 0.9\npicture_most = 1.05\n[composed.jump]\nbefore = 20\nturned = 12"
    article = {"id": "a", "lang": "en", "headline": "A", "photos": [{"src": "a.jpg", "alt": "A"}]}
    told = dress(pagekit.Article.model_validate(article), pagekit.Publication())
    (key,) = (figure.key for figure in told.figures)
    galley = story_galley(told, pack(tmp_path, toml), setter, {key: 0.5}).galley
    assert [(picture.least, picture.most) for picture in galley.pictures] == [(0.9, 1.05)]
    assert galley.limits.dearest == 9
    assert (galley.jump.before, galley.jump.after_head, galley.jump.turned) == (20, 4, 12)
