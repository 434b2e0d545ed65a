"""filled places and their creatives → adverts as a page shows them, or a note for each that it cannot."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from pagekit.adverts import Filled
from pagekit.house.labels import labels_for
from pagekit.house.story import AdvertMark, ContactLine, Story
from pagekit.layout import Slot
from pagekit.makeup.creative_frame import creative_file
from pagekit.makeup.creative_html import DrawHtml, DrawnHtml
from pagekit.makeup.creatives import Creatives, FittedAdvert
from pagekit.model import (
    AdContact,
    Advert,
    AdvertBook,
    ContactAdvert,
    HtmlAdvert,
    ImageAdvert,
    Origin,
    PdfAdvert,
)
from pagekit.model.advert import NarrowHtml, booking_of
from pagekit.notes import Note, Severity, warning
from pagekit.units import px
from pagekit.world import FakeWorld

BOOKED = Origin("ads.toml", Path("ads"))
LABELS, _ = labels_for("en")
TAKES = ("contact", "image", "html", "pdf")
SLOT = Slot(width=px(300), height=px(250), accepts=TAKES)
WIDE = Slot.model_validate({"size": "billboard", "narrow": "large-mobile-banner", "accepts": TAKES})
ONE_SIZE = Slot.model_validate({"size": "billboard", "accepts": TAKES})
LINE = ContactLine("Adverts", "+7(700) 388 81 09", "tel:+77003888109", scan="tel:+77003888109")


def picture(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(stream, "PNG")
    return stream.getvalue()


def sheet(pages: int) -> bytes:
    pdf, stream = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(72, 36))
    pdf.save(stream)
    return stream.getvalue()


FILES = {
    "ads/boots.png": picture(900, 750),
    "ads/small.png": picture(100, 50),
    "ads/wide.png": picture(1940, 500),
    "ads/narrow.png": picture(640, 200),
    "ads/words.png": b"words",
    "ads/frame.html": b"<p>Buy boots</p><script>go()</script>",
    "ads/narrow.html": b"<p>Boots</p>",
    "ads/page.pdf": sheet(2),
    "ads/words.pdf": b"words",
}


class Desk(Creatives):
    """Creatives of the files above, with what they leave behind at hand."""

    def __init__(
        self, *, web: bool = True, origin: Origin | None = BOOKED, draw: DrawHtml | None = None
    ) -> None:
        self.assets: dict[str, bytes] = {}
        self.notes: list[Note] = []
        super().__init__(
            FakeWorld(FILES), AdvertBook((), origin), web=web, assets=self.assets, notes=self.notes, draw=draw
        )


def shown(
    made: Desk, advert: Advert, contact: ContactLine | None = LINE, slot: Slot = SLOT
) -> FittedAdvert | None:
    return made.advert(Filled("inline", slot, booking_of(advert)), LABELS, contact)


def test_an_image_is_made_for_twice_its_slot_and_never_enlarged() -> None:
    made = Desk()
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
def test_somebody_elses_html_is_in_a_document_of_ours(scripts: bool) -> None:
    made = Desk()
    advert = shown(made, HtmlAdvert(src="frame.html", title="Boots", width=300, height=250, scripts=scripts))
    assert advert is not None and advert.frame is not None
    assert made.assets == {advert.frame: creative_file(FILES["ads/frame.html"], "Boots", scripts)}
    assert (advert.frame_width, advert.frame_height, advert.frame_scripts, advert.alt) == (
        300,
        250,
        scripts,
        "Boots",
    )


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_of_a_pdf_becomes_a_picture_for_print(page: int) -> None:
    made = Desk(web=False)
    advert = shown(made, PdfAdvert(src="page.pdf", alt="Boots", page=page))
    assert advert is not None and advert.picture is not None
    assert (advert.picture.width, advert.picture.height) == (300, 150), "300 pixels an inch"
    assert advert.alt == "Boots"


def on_paper(*links: str, notes: tuple[Note, ...] = (), **how: Any) -> tuple[Desk, FittedAdvert]:
    """The slot as it is printed, where the creative is drawn as a page of this PDF."""
    made = Desk(web=False, draw=lambda _creative, _data: DrawnHtml(sheet(1), links, notes))
    slot = Slot(width=px(300), height=px(150), accepts=TAKES)
    advert = shown(made, HtmlAdvert(src="frame.html", title="Boots", width=300, height=150, **how), slot=slot)
    assert advert is not None
    return made, advert


def test_html_is_drawn_for_paper_and_leads_where_its_one_link_does() -> None:
    made, advert = on_paper("https://boots.example/")
    assert advert.picture is not None and advert.frame is None
    assert (advert.alt, advert.href, made.notes) == ("Boots", "https://boots.example/", [])


def test_what_was_said_of_it_while_it_was_drawn_is_told_of_its_slot() -> None:
    made, _ = on_paper(notes=(warning("creative-cut", "frame.html", "is cut."),))
    assert [(note.code, note.where, note.what) for note in made.notes] == [
        ("creative-cut", "slot inline", "is cut.")
    ]


def test_of_several_addresses_paper_has_none() -> None:
    made, advert = on_paper("https://boots.example/", "https://shoes.example/")
    (note,) = made.notes
    assert (advert.href, note.code, note.severity) == (None, "advert-link", Severity.INFO)


def test_an_address_that_may_not_be_linked_is_left_out() -> None:
    made, advert = on_paper("javascript:go()", "https://boots.example/")
    (note,) = made.notes
    assert (advert.href, note.code) == ("https://boots.example/", "advert-link")
    assert note.what.startswith("a link of the creative is left out: 'javascript:go()' has the scheme")


def test_a_creative_with_script_is_shown_without_and_that_is_told() -> None:
    made, _ = on_paper(scripts=True)
    assert [note.code for note in made.notes] == ["advert-script"]


def test_nobody_to_draw_it_is_a_creative_that_fails() -> None:
    made = Desk(web=False)
    assert shown(made, HtmlAdvert(src="frame.html", title="Boots", width=300, height=250)) is None
    assert [note.code for note in made.notes] == ["creative-missing"]


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
    made = Desk()
    assert shown(made, advert) is None
    (note,) = made.notes
    assert (note.severity, note.code, note.where) == (Severity.ERROR, "creative-missing", "slot inline")
    assert words in note.what


def test_adverts_without_a_folder_are_a_note() -> None:
    made = Desk(origin=None)
    assert shown(made, ImageAdvert(src="boots.png", alt="x")) is None
    assert "nobody said which folder it lies in" in made.notes[0].what


def test_the_house_advert_sells_with_the_publications_contact() -> None:
    made = Desk()
    advert = shown(made, ContactAdvert())
    assert advert is not None and advert.code is not None
    assert (advert.kind, advert.contact, advert.label) == ("contact", LINE, "Adverts")
    assert made.assets == {advert.code.name: advert.code.data}


def test_a_house_advert_may_have_a_contact_and_a_label_of_its_own() -> None:
    own = ContactAdvert(contact=AdContact(email="tower@courier.example", label="The tower"), label="Ours")
    advert = shown(Desk(), own)
    assert advert is not None and advert.contact is not None
    assert (advert.contact.email, advert.contact.label, advert.label) == (
        "tower@courier.example",
        "The tower",
        "Ours",
    )
    assert advert.code is None


def test_a_booked_house_advert_that_nobody_answers_is_a_note() -> None:
    made = Desk()
    assert shown(made, ContactAdvert(), None) is None
    assert [(note.code, note.where) for note in made.notes] == [("contact-missing", "slot inline")]


def test_adverts_are_labelled_in_the_pages_language() -> None:
    russian, _ = labels_for("ru")
    advert = Desk().advert(
        Filled("inline", SLOT, booking_of(ImageAdvert(src="small.png", alt="x"))), russian, None
    )
    assert advert is not None
    assert advert.label == "Реклама"
    labelled = Desk().advert(
        Filled("inline", SLOT, booking_of(ImageAdvert(src="small.png", alt="x", label="Anzeige"))),
        russian,
        None,
    )
    assert labelled is not None
    assert labelled.label == "Anzeige"


# ---- Two sizes ---------------------------------------------------------------------------------------------


def codes(made: Desk) -> list[tuple[Severity, str]]:
    return [(note.severity, note.code) for note in made.notes]


def test_an_image_may_have_a_second_picture_for_narrow_pages() -> None:
    made = Desk()
    advert = shown(made, ImageAdvert(src="wide.png", narrow="narrow.png", alt="Boots"), slot=WIDE)
    assert advert is not None and advert.narrow_picture is not None
    assert (advert.narrow_picture.width, advert.narrow_picture.height) == (640, 200)
    assert {file.name for file in advert.narrow_picture.files} <= set(made.assets)
    assert (advert.two, made.notes) == (True, [])


def test_html_may_have_a_second_frame_for_narrow_pages() -> None:
    made = Desk()
    narrow = NarrowHtml(src="narrow.html", width=320, height=100)
    advert = shown(
        made, HtmlAdvert(src="frame.html", title="Boots", width=970, height=250, narrow=narrow), slot=WIDE
    )
    assert advert is not None and advert.frame is not None and advert.narrow_frame is not None
    assert made.assets[advert.narrow_frame] == creative_file(FILES["ads/narrow.html"], "Boots", scripts=False)
    assert (advert.narrow_width, advert.narrow_height, advert.two, advert.wide_only) == (
        320,
        100,
        True,
        False,
    )
    assert made.notes == []


def test_an_image_without_one_is_made_smaller_and_the_desk_knows_how_small() -> None:
    made = Desk()
    advert = shown(made, ImageAdvert(src="wide.png", alt="Boots"), slot=WIDE)
    assert advert is not None
    assert not advert.two
    (note,) = made.notes
    assert (note.severity, note.code) == (Severity.INFO, "advert-narrow")
    assert "on a phone down to 320 by 82.5 px" in note.what
    assert note.remedy == "Supply a narrow version at 320 by 100 px."


def test_a_wide_frame_without_one_is_not_on_phones_and_the_desk_is_warned() -> None:
    made = Desk()
    advert = shown(made, HtmlAdvert(src="frame.html", title="Boots", width=970, height=250), slot=WIDE)
    assert advert is not None
    assert advert.wide_only
    (note,) = made.notes
    assert (note.severity, note.code) == (Severity.WARNING, "advert-narrow")
    assert "pages narrower than 1002 px leave it out, and phones do not see it" in note.what
    assert note.remedy == "Supply a narrow version at 320 by 100 px."


def test_a_frame_that_a_phone_can_show_needs_no_other() -> None:
    made = Desk()
    advert = shown(made, HtmlAdvert(src="frame.html", title="Boots", width=300, height=250), slot=WIDE)
    assert advert is not None
    assert (advert.wide_only, advert.two, made.notes) == (False, False, [])


@pytest.mark.parametrize(
    "advert",
    [
        ImageAdvert(src="wide.png", narrow="narrow.png", alt="Boots"),
        HtmlAdvert(
            src="frame.html",
            title="Boots",
            width=970,
            height=250,
            narrow=NarrowHtml(src="narrow.html", width=320, height=100),
        ),
    ],
)
def test_a_slot_of_one_size_says_that_the_second_is_not_used(advert: Advert) -> None:
    made = Desk()
    placed = shown(made, advert, slot=ONE_SIZE)
    assert placed is not None
    assert not placed.two
    assert (
        made.notes[0].what
        == "the slot has one size for all pages, so the version for narrow pages is not used."
    )
    assert made.notes[1].remedy == "Book a slot that has a narrow size."


@pytest.mark.parametrize("src", ["gone.png", "words.png"])
def test_a_second_picture_that_cannot_be_shown_is_a_note_and_the_first_stands(src: str) -> None:
    made = Desk()
    advert = shown(made, ImageAdvert(src="wide.png", narrow=src, alt="Boots"), slot=WIDE)
    assert advert is not None
    assert advert.picture is not None
    assert not advert.two
    assert (Severity.ERROR, "creative-missing") in codes(made)


def test_a_second_version_of_another_shape_is_told() -> None:
    made = Desk()
    narrow = NarrowHtml(src="narrow.html", width=640, height=200)
    frame = shown(
        made, HtmlAdvert(src="frame.html", title="Boots", width=970, height=250, narrow=narrow), slot=WIDE
    )
    assert frame is not None
    assert (frame.narrow_width, frame.narrow_height) == (320, 100)
    shown(made, ImageAdvert(src="wide.png", narrow="boots.png", alt="Boots"), slot=WIDE)
    assert [note.remedy for note in made.notes] == ["Supply it at 320 by 100 px."] * 2


def test_print_has_no_narrow_pages() -> None:
    made = Desk(web=False)
    advert = shown(made, ImageAdvert(src="wide.png", narrow="narrow.png", alt="Boots"), slot=WIDE)
    assert advert is not None
    assert (advert.two, made.notes) == (False, [])


# ---- On the page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("advert", "tag"),
    [
        (
            ImageAdvert(src="boots.png", alt="Boots", url="https://boots.example/"),
            '<a href="https://boots.example/" rel="sponsored',
        ),
        (
            HtmlAdvert(src="frame.html", title="Boots", width=300, height=250),
            'sandbox="allow-popups allow-popups-to-escape-sandbox"',
        ),
        (
            HtmlAdvert(src="frame.html", title="Boots", width=300, height=250, scripts=True),
            'sandbox="allow-popups allow-popups-to-escape-sandbox allow-scripts"',
        ),
    ],
)
def test_an_advert_on_the_page(paint: Callable[..., Any], english: Story, advert: Advert, tag: str) -> None:
    placed = shown(Desk(), advert)
    body = tuple((block, placed if isinstance(block, AdvertMark) else None) for block in english.body)
    text = paint(english, "web-article", body=body).html.text
    assert tag in text
    assert "srcdoc" not in text


def placed_on(paint: Callable[..., Any], told: Story, foot: FittedAdvert | None) -> str:
    """The page with nothing but this advert at its foot."""
    body = tuple((block, None) for block in told.body)
    text = paint(told, "web-article", body=body, slots={"foot": foot} if foot else {}).html.text
    return str(text)


def at_foot(advert: Advert) -> FittedAdvert | None:
    return Desk().advert(Filled("foot", WIDE, booking_of(advert)), LABELS, LINE)


def css_of(text: str) -> str:
    (css,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    return str(css)


def test_narrow_pages_take_the_second_picture_and_its_box(paint: Callable[..., Any], english: Story) -> None:
    text = placed_on(paint, english, at_foot(ImageAdvert(src="wide.png", narrow="narrow.png", alt="Boots")))
    sources = re.findall(r'<source media="not all and \(min-width:1002px\)" type="image/(\w+)"', text)
    assert sources == ["webp", "jpeg"]
    css = css_of(text)
    assert ".slot-foot { --w: 970; --h: 250; }" in css
    narrow = css[css.index("@media not all and (min-width:1002px) {") :]
    assert ".slot-foot.two { --w: 320; --h: 100; }" in narrow
    assert "frame-narrow" not in css


def test_of_two_frames_one_is_not_displayed(paint: Callable[..., Any], english: Story) -> None:
    narrow = NarrowHtml(src="narrow.html", width=320, height=100)
    text = placed_on(
        paint,
        english,
        at_foot(HtmlAdvert(src="frame.html", title="Boots", width=970, height=250, narrow=narrow)),
    )
    frames = re.findall(r'<iframe class="(\S+)".*?width="(\d+)" height="(\d+)" loading="(\w+)"', text)
    assert frames == [("frame-wide", "970", "250", "lazy"), ("frame-narrow", "320", "100", "lazy")]
    css = css_of(text)
    assert ".advert .frame-narrow { display: none; }" in css
    assert ".slot-foot.two .frame-wide { display: none; }" in css
    assert ".slot-foot.two .frame-narrow { display: block; }" in css


def test_narrow_pages_leave_out_what_is_only_wide(paint: Callable[..., Any], english: Story) -> None:
    text = placed_on(paint, english, at_foot(HtmlAdvert(src="frame.html", title="x", width=970, height=250)))
    assert 'slot-foot wide-only"' in text
    assert ".slot-foot.wide-only { display: none; }" in css_of(text)


def test_the_stylesheet_has_rules_for_the_adverts_on_the_page_alone(
    paint: Callable[..., Any], english: Story
) -> None:
    nothing = css_of(placed_on(paint, english, None))
    assert "advert-space" not in nothing and "house-line" not in nothing and "--w" not in nothing
    image = css_of(placed_on(paint, english, at_foot(ImageAdvert(src="wide.png", alt="Boots"))))
    assert "advert-space" in image and "house-line" not in image and "iframe" not in image
    house = css_of(placed_on(paint, english, at_foot(ContactAdvert())))
    assert "house-line" in house and "--w:" not in house


def test_no_advert_has_a_style_attribute_or_hides_from_readers(
    paint: Callable[..., Any], english: Story
) -> None:
    for advert in (
        ImageAdvert(src="wide.png", narrow="narrow.png", alt="Boots"),
        HtmlAdvert(src="frame.html", title="Boots", width=970, height=250),
        ContactAdvert(),
    ):
        text = placed_on(paint, english, at_foot(advert))
        aside = text[text.index('<aside class="advert') :]
        aside = aside[: aside.index("</aside>")]
        assert "style=" not in aside and "aria-hidden" not in aside
        assert (
            'role="note" aria-label="Adverts"' in aside or 'role="note" aria-label="Advertisement"' in aside
        )
