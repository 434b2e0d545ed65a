"""a story's pictures and its adverts' files → what the page shows, or a note for each that it cannot."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pagekit.adverts import Filled
from pagekit.house.labels import labels_for
from pagekit.house.story import FactboxText, Figure, Story
from pagekit.layout import Slot, WebPicture
from pagekit.makeup import Materials
from pagekit.model import (
    AdvertBook,
    Article,
    Credit,
    Factbox,
    ImageAdvert,
    Origin,
    Photo,
    PhotoBlock,
    booking_of,
)
from pagekit.notes import Severity
from pagekit.world import FakeWorld

DESK = Path("desk")
RED = (200, 30, 30)


def picture(width: int, height: int, form: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), RED).save(stream, form)
    return stream.getvalue()


FILES = {
    "desk/wide.jpg": picture(900, 600),
    "desk/tall.jpg": picture(300, 900),
    "desk/words.jpg": b"words",
}
ARTICLE = Article(
    id="order",
    headline="The order",
    photos=(
        Photo(src="wide.jpg", credit=Credit(creator="Дана Серік", licence="CC BY 4.0")),
        Photo(src="tall.jpg"),
    ),
    body=(
        PhotoBlock(src="inner.jpg", credit=Credit(creator="Ann")),
        Factbox(body=(PhotoBlock(src="boxed.jpg", credit=Credit(creator="Bob")),)),
    ),
)


def materials(*, web: bool = True, article: Article | None = None) -> Materials:
    roles = {
        "lead": WebPicture(widths=(400, 800), sizes="100vw", tallest=1.0, wide_up_to=0.9),
        "inline": WebPicture(widths=(200,)),
    }
    article = article or ARTICLE.at(Origin("order.md", DESK))
    return Materials(FakeWorld(FILES), article, AdvertBook(), roles, web)


def credit_of(data: bytes) -> Any:
    with Image.open(io.BytesIO(data)) as image:
        return image.getxmp()["xmpmeta"]["RDF"]["Description"]["creator"]["Seq"]["li"]


@pytest.fixture
def told(english: Story) -> Story:
    return replace(
        english, lead=Figure("wide.jpg", "A table"), more_photos=(), body=(Figure("tall.jpg", "Papers"),)
    )


def test_pictures_are_made_by_their_role(told: Story) -> None:
    made = materials()
    roles = made.figures(told)
    lead, inline = roles["lead"]["wide.jpg"], roles["inline"]["tall.jpg"]
    assert [(file.format, file.width, file.height) for file in lead.files.files] == [
        ("avif", 400, 267), ("webp", 400, 267), ("jpeg", 400, 267),
        ("avif", 800, 533), ("webp", 800, 533), ("jpeg", 800, 533),
    ]  # fmt: skip
    assert (lead.sizes, lead.wide) == ("100vw", True)
    assert (inline.files.width, inline.files.height) == (200, 600)
    assert inline.wide, "the role says nothing against it"
    assert set(made.assets) == {file.name for found in (lead, inline) for file in found.files.files}
    assert made.notes == []


def test_a_tall_lead_is_cropped_and_set_narrow(told: Story) -> None:
    roles = materials().figures(replace(told, lead=Figure("tall.jpg", "Papers"), body=()))
    lead = roles["lead"]["tall.jpg"]
    assert (lead.files.width, lead.files.height, lead.wide) == (300, 300, False)


def test_for_print_only_jpeg_is_made(told: Story) -> None:
    assert {name.rpartition(".")[2] for name in _assets(materials(web=False), told)} == {"jpg"}


def _assets(made: Materials, told: Story) -> dict[str, bytes]:
    made.figures(told)
    return made.assets


def test_one_picture_in_two_roles_is_made_for_both(told: Story) -> None:
    roles = materials().figures(replace(told, body=(Figure("wide.jpg", "A table"),)))
    assert roles["lead"]["wide.jpg"].files.width == 800
    assert roles["inline"]["wide.jpg"].files.width == 200


def test_pictures_in_boxes_and_after_the_text_are_made(told: Story) -> None:
    box = FactboxText((), (Figure("tall.jpg", "Papers"),))
    roles = materials().figures(replace(told, body=(box,), more_photos=(Figure("wide.jpg", "A table"),)))
    assert set(roles["inline"]) == {"tall.jpg", "wide.jpg"}


def test_every_file_says_whose_it_is(told: Story) -> None:
    made = materials()
    lead = made.figures(told)["lead"]["wide.jpg"]
    assert {credit_of(made.assets[file.name]) for file in lead.files.files} == {"Дана Серік"}


@pytest.mark.parametrize(("src", "name"), [("inner.jpg", "Ann"), ("boxed.jpg", "Bob")])
def test_the_credit_of_a_picture_in_the_text_goes_with_it(told: Story, src: str, name: str) -> None:
    world = FakeWorld({f"desk/{src}": FILES["desk/wide.jpg"]})
    made = Materials(world, ARTICLE.at(Origin("order.md", DESK)), AdvertBook(), {}, False)
    placed = made.figures(replace(told, lead=Figure(src, "A picture"), body=()))["lead"][src]
    assert credit_of(placed.files.largest.data) == name


@pytest.mark.parametrize(
    ("src", "words"), [("gone.jpg", "no such file"), ("words.jpg", "is of no kind that is known")]
)
def test_a_picture_that_cannot_be_made_is_a_note_and_the_page_goes_on(
    told: Story, src: str, words: str
) -> None:
    made = materials()
    roles = made.figures(replace(told, lead=Figure(src, "A picture")))
    assert src not in roles["lead"]
    assert "tall.jpg" in roles["inline"]
    (note,) = made.notes
    assert (note.severity, note.code, note.where) == (Severity.ERROR, "picture-missing", src)
    assert words in note.what


def test_an_article_without_a_folder_says_how_to_name_one(told: Story) -> None:
    made = materials(article=ARTICLE)
    assert made.figures(told) == {"lead": {}, "inline": {}}
    assert "Pass files_from, or read it from a file." in made.notes[0].what


def test_adverts_are_made_beside_the_pictures_and_share_their_assets(told: Story) -> None:
    world = FakeWorld({"ads/boots.jpg": FILES["desk/wide.jpg"]})
    made = Materials(world, ARTICLE, AdvertBook((), Origin("ads.toml", Path("ads"))), {}, True)
    slot = Slot.model_validate({"size": "large-rectangle", "accepts": ["image"]})
    labels, _ = labels_for("en")
    advert = made.advert(
        Filled("foot", slot, booking_of(ImageAdvert(src="boots.jpg", alt="Boots"))), labels, None
    )
    assert advert is not None and advert.picture is not None
    assert set(made.assets) == {file.name for file in advert.picture.files}
    assert [note.code for note in made.notes] == ["advert-shape", "advert-narrow"]
