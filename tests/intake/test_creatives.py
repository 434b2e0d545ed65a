"""booked adverts and their files → the adverts that can be shown, and a note for each of the others."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pagekit.intake.creatives import admit_adverts
from pagekit.model import Advert, ContactAdvert, HtmlAdvert, ImageAdvert, PdfAdvert
from pagekit.model.advert import NarrowHtml
from pagekit.notes import Severity
from pagekit.world import FakeWorld


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 500), (200, 30, 30)).save(stream, "PNG")
    return stream.getvalue()


WORLD = FakeWorld(
    {
        "ads/boots.png": picture(),
        "ads/words.png": b"words",
        "ads/boots.html": b"<p>Boots</p>",
        "ads/blank.html": b" \n",
        "ads/latin.html": "<p>Schuhe für</p>".encode("latin-1"),
        "ads/boots.pdf": b"%PDF-1.7",
        "ads/words.pdf": b"words",
    }
)


def html(src: str = "boots.html", narrow: str | None = None) -> HtmlAdvert:
    second = NarrowHtml(src=narrow, width=320, height=100) if narrow else None
    return HtmlAdvert(src=src, title="Boots", width=300, height=250, narrow=second)


def image(src: str = "boots.png", narrow: str | None = None) -> ImageAdvert:
    return ImageAdvert(src=src, alt="Boots", narrow=narrow)


def admitted(*adverts: Advert) -> tuple[tuple[Advert, ...], list[tuple[str, str]]]:
    kept, notes, *_ = admit_adverts(adverts, folder=Path("ads"), world=WORLD)
    return kept, [(note.code, note.where) for note in notes if note.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "advert",
    [
        ContactAdvert(),
        image(),
        image(narrow="boots.png"),
        html(),
        html(narrow="boots.html"),
        PdfAdvert(src="boots.pdf", alt="Boots"),
    ],
)
def test_what_can_be_shown_is_kept_as_it_is(advert: Advert) -> None:
    assert admitted(advert) == ((advert,), [])


@pytest.mark.parametrize(
    "advert",
    [
        image("gone.png"),
        image("words.png"),
        html("blank.html"),
        html("latin.html"),
        PdfAdvert(src="words.pdf", alt="Boots"),
    ],
)
def test_what_cannot_be_used_is_taken_out_and_the_others_stay(advert: Advert) -> None:
    kept, found = admitted(image(), advert, html())
    assert kept == (image(), html())
    assert [where for _, where in found] == ["adverts[1].src"]


@pytest.mark.parametrize(
    ("advert", "without", "where"),
    [
        (image(narrow="gone.png"), image(), "adverts[0].narrow"),
        (image(narrow="words.png"), image(), "adverts[0].narrow"),
        (html(narrow="gone.html"), html(), "adverts[0].narrow.src"),
        (html(narrow="blank.html"), html(), "adverts[0].narrow.src"),
    ],
)
def test_an_advert_goes_without_a_narrow_version_that_cannot_be_used(
    advert: Advert, without: Advert, where: str
) -> None:
    kept, found = admitted(advert)
    assert kept == (without,)
    assert [place for _, place in found] == [where]


def test_a_note_says_what_became_of_the_advert() -> None:
    _, notes, *_ = admit_adverts(
        (html("blank.html"), html(narrow="blank.html")), folder=Path("ads"), world=WORLD
    )
    assert [note.what for note in notes] == [
        "blank.html: is empty. The advert was taken out.",
        "blank.html: is empty. The advert goes without its version for narrow pages.",
    ]
