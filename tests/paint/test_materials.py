"""a story's pictures and its adverts' creatives → what the page shows, or a note for each that it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from pagekit.house.labels import labels_for
from pagekit.house.story import AdvertMark, ContactLine, FactboxText, Figure, Story
from pagekit.layout import PictureRole, Slot
from pagekit.layout.slots import Filled
from pagekit.model import (
    AdContact,
    Advert,
    AdvertBook,
    Article,
    ContactAdvert,
    Credit,
    Factbox,
    HtmlAdvert,
    ImageAdvert,
    Origin,
    PdfAdvert,
    Photo,
    PhotoBlock,
)
from pagekit.notes import Severity
from pagekit.paint import Materials, PageAdvert
from pagekit.units import px
from pagekit.world import FakeWorld

DESK, ADS = Path("desk"), Path("ads")
BOOKED = Origin("ads.toml", ADS)
LABELS, _ = labels_for("en")
SLOT = Slot(width=px(300), height=px(250), accepts=("contact", "image", "html", "pdf"))
LINE = ContactLine("Adverts", "+7(700) 388 81 09", "tel:+77003888109", scan="tel:+77003888109")
RED = (200, 30, 30)


def picture(width: int, height: int, form: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), RED).save(stream, form)
    return stream.getvalue()


def sheet(pages: int) -> bytes:
    pdf, stream = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(72, 36))
    pdf.save(stream)
    return stream.getvalue()


FILES = {
    "desk/wide.jpg": picture(900, 600),
    "desk/tall.jpg": picture(300, 900),
    "desk/words.jpg": b"words",
    "ads/boots.png": picture(900, 750, "PNG"),
    "ads/small.png": picture(100, 50, "PNG"),
    "ads/frame.html": b"<p>Buy boots</p><script>go()</script>",
    "ads/page.pdf": sheet(2),
    "ads/words.pdf": b"words",
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


def materials(
    *, web: bool = True, article: Article | None = None, origin: Origin | None = BOOKED
) -> Materials:
    roles = {
        "lead": PictureRole(widths=(400, 800), sizes="100vw", tallest=1.0, wide_up_to=0.9),
        "inline": PictureRole(widths=(200,)),
    }
    article = article or ARTICLE.at(Origin("order.md", DESK))
    return Materials(FakeWorld(FILES), article, AdvertBook((), origin), roles, web)


def shown(made: Materials, advert: Advert, contact: ContactLine | None = LINE) -> PageAdvert | None:
    return made.advert(Filled("inline", SLOT, advert), LABELS, contact)


def credit_of(data: bytes) -> Any:
    with Image.open(io.BytesIO(data)) as image:
        return image.getxmp()["xmpmeta"]["RDF"]["Description"]["creator"]["Seq"]["li"]


# ---- Pictures ----------------------------------------------------------------------------------------------


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
        ("webp", 400, 267), ("jpeg", 400, 267), ("webp", 800, 533), ("jpeg", 800, 533),
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
    assert "Pass photos_from, or read it from a file." in made.notes[0].what


# ---- Adverts -----------------------------------------------------------------------------------------------


def test_an_image_is_made_for_twice_its_slot_and_never_enlarged() -> None:
    made = materials()
    large = shown(
        made, ImageAdvert(src="boots.png", alt="Boots", url="https://boots.example/", advertiser="Boots & Co")
    )
    small = shown(made, ImageAdvert(src="small.png", alt="Small"))
    assert large is not None and large.picture is not None and small is not None and small.picture is not None
    assert (large.picture.width, large.picture.height) == (600, 500)
    assert (small.picture.width, small.picture.height) == (100, 50)
    assert (large.alt, large.href, large.advertiser) == ("Boots", "https://boots.example/", "Boots & Co")
    assert {file.name for file in large.picture.files} <= set(made.assets)


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_elses_html_is_framed_under_our_policy(scripts: bool) -> None:
    made = materials()
    advert = shown(made, HtmlAdvert(src="frame.html", title="Boots", width=300, height=250, scripts=scripts))
    assert advert is not None and advert.frame is not None
    data = made.assets[advert.frame]
    assert data.endswith(FILES["ads/frame.html"])
    head = data.removesuffix(FILES["ads/frame.html"]).decode()
    assert head.startswith("<!doctype html>")
    assert "default-src 'none'" in head
    assert ("script-src" in head) is scripts
    assert (advert.frame_width, advert.frame_height, advert.frame_scripts, advert.alt) == (
        300,
        250,
        scripts,
        "Boots",
    )


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_of_a_pdf_becomes_a_picture_for_print(page: int) -> None:
    made = materials(web=False)
    advert = shown(made, PdfAdvert(src="page.pdf", alt="Boots", page=page))
    assert advert is not None and advert.picture is not None
    assert (advert.picture.width, advert.picture.height) == (300, 150), "300 pixels an inch"
    assert advert.alt == "Boots"


@pytest.mark.parametrize(
    ("advert", "words"),
    [
        (ImageAdvert(src="gone.png", alt="x"), "no such file"),
        (PdfAdvert(src="page.pdf", alt="x", page=3), "page.pdf: has no page 3. Name a page that is there."),
        (PdfAdvert(src="words.pdf", alt="x"), "the PDF cannot be opened"),
        (HtmlAdvert(src="gone.html", title="x", width=1, height=1), "no such file"),
    ],
)
def test_a_creative_that_cannot_be_shown_is_a_note(advert: Advert, words: str) -> None:
    made = materials()
    assert shown(made, advert) is None
    (note,) = made.notes
    assert (note.severity, note.code, note.where) == (Severity.ERROR, "creative-missing", "slot inline")
    assert words in note.what


def test_adverts_without_a_folder_are_a_note() -> None:
    made = materials(origin=None)
    assert shown(made, ImageAdvert(src="boots.png", alt="x")) is None
    assert "nobody said which folder it lies in" in made.notes[0].what


def test_the_house_advert_sells_with_the_publications_contact() -> None:
    made = materials()
    advert = shown(made, ContactAdvert())
    assert advert is not None and advert.code is not None
    assert (advert.kind, advert.contact, advert.label) == ("contact", LINE, "Adverts")
    assert made.assets == {advert.code.name: advert.code.data}


def test_a_house_advert_may_have_a_contact_and_a_label_of_its_own() -> None:
    own = ContactAdvert(contact=AdContact(email="tower@courier.example", label="The tower"), label="Ours")
    advert = shown(materials(), own)
    assert advert is not None and advert.contact is not None
    assert (advert.contact.email, advert.contact.label, advert.label) == (
        "tower@courier.example",
        "The tower",
        "Ours",
    )
    assert advert.code is None


def test_a_booked_house_advert_that_nobody_answers_is_a_note() -> None:
    made = materials()
    assert shown(made, ContactAdvert(), None) is None
    assert [(note.code, note.where) for note in made.notes] == [("contact-missing", "slot inline")]


def test_adverts_are_labelled_in_the_pages_language() -> None:
    russian, _ = labels_for("ru")
    advert = materials().advert(Filled("inline", SLOT, ImageAdvert(src="small.png", alt="x")), russian, None)
    assert advert is not None
    assert advert.label == "Реклама"
    labelled = materials().advert(
        Filled("inline", SLOT, ImageAdvert(src="small.png", alt="x", label="Anzeige")), russian, None
    )
    assert labelled is not None
    assert labelled.label == "Anzeige"


@pytest.mark.parametrize(
    ("advert", "tag"),
    [
        (
            ImageAdvert(src="boots.png", alt="Boots", url="https://boots.example/"),
            '<a href="https://boots.example/" rel="sponsored',
        ),
        (HtmlAdvert(src="frame.html", title="Boots", width=300, height=250), 'sandbox="allow-popups"'),
        (
            HtmlAdvert(src="frame.html", title="Boots", width=300, height=250, scripts=True),
            'sandbox="allow-popups allow-scripts"',
        ),
    ],
)
def test_an_advert_on_the_page(paint: Callable[..., Any], english: Story, advert: Advert, tag: str) -> None:
    placed = shown(materials(), advert)
    body = tuple((block, placed if isinstance(block, AdvertMark) else None) for block in english.body)
    text = paint(english, "web-article", body=body).html.text
    assert tag in text
    assert "srcdoc" not in text
