"""photos → figures: words and credit settled, each picture in one place."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

import pytest

from pagekit.house.copydesk import CopyDesk
from pagekit.house.figures import PictureDesk, after_text, filled, placed, repeats_of_lead
from pagekit.house.story import Figure, Rights, Run
from pagekit.model import (
    AdvertBlock,
    Break,
    Credit,
    Factbox,
    Paragraph,
    Photo,
    PhotoBlock,
    PictureFacts,
    Update,
)
from pagekit.notes import Note


def made(**fields: Any) -> tuple[Figure, list[Note]]:
    desk = CopyDesk("en")
    figure = PictureDesk(desk, "copyright", "en").figure(
        Photo(src="a.jpg", **fields), "photos[0]", optional=True
    )
    return figure, desk.notes


def test_a_picture_with_everything() -> None:
    figure, notes = made(
        alt="A bridge", caption='The "bridge"', credit=Credit(creator="Ann Lee"), focus=(0.1, 0.9)
    )
    assert figure == Figure(
        "a.jpg", "A bridge", (Run("The “bridge”"),), "©\u00a0Ann Lee", (0.1, 0.9), optional=True,
        rights=Rights(("Ann Lee",), line="©\u00a0Ann Lee"),
    )  # fmt: skip
    assert notes == []


def test_a_caption_that_is_the_credit_is_said_once() -> None:
    figure, _ = made(alt="x", caption="©Ann Lee", credit=Credit(creator="Ann Lee"))
    assert (figure.caption, figure.credit) == ((), "©\u00a0Ann Lee")


def test_the_rights_know_a_name_that_only_the_caption_knew() -> None:
    figure, _ = made(alt="x", caption="A bridge. Photo: Ann Lee/Steppe", credit=Credit(creator="Ann Lee"))
    assert figure.rights == Rights(("Ann Lee",), ("Steppe",), "©\u00a0Ann Lee/Steppe")


def test_a_picture_that_nobody_is_credited_for_is_not_cleared() -> None:
    for credit in (None, Credit(), Credit(licence="CC BY 4.0")):
        figure, (note,) = made(alt="x", credit=credit)
        assert figure.credit is None
        assert (note.code, note.where, note.severity) == ("photo-not-cleared", "photos[0]", "warning")
        assert "a.jpg" in note.what


def test_a_distributor_alone_is_printed_but_does_not_clear() -> None:
    figure, (note,) = made(alt="x", credit=Credit(via="AP"))
    assert (figure.credit, note.code) == ("©\u00a0AP", "photo-not-cleared")


def test_a_notice_clears() -> None:
    figure, notes = made(alt="x", credit=Credit(notice="NASA, public domain"))
    assert (figure.credit, notes) == ("NASA, public domain", [])


def test_a_missing_alternative_text_is_noted_and_not_invented() -> None:
    figure, (note,) = made(caption="The bridge", credit=Credit(creator="Ann Lee"))
    assert figure.alt == ""
    assert (note.code, note.where) == ("alt-missing", "photos[0].alt")


def test_pictures_that_the_text_places() -> None:
    body = (PhotoBlock(src="a.jpg"), Paragraph(text="x"), Factbox(body=(PhotoBlock(src="b.jpg"), Break())))
    entry = Update(time=datetime(2026, 5, 19, tzinfo=UTC), body=(PhotoBlock(src="c.jpg"),))
    assert [photo.src for photo in placed((*body, entry))] == ["a.jpg", "b.jpg", "c.jpg"]


def test_the_lead_is_not_repeated_before_the_first_words() -> None:
    lead, other = PhotoBlock(src="a.jpg"), PhotoBlock(src="b.jpg")
    body = (other, lead, AdvertBlock(), lead, Paragraph(text="x"), lead)
    assert repeats_of_lead(body, Photo(src="a.jpg")) == {1, 3}
    assert repeats_of_lead(body, None) == frozenset()


def test_photos_after_the_text_are_those_not_shown_yet() -> None:
    photos = [Photo(src=f"{name}.jpg") for name in "abcacd"]
    rest = after_text(photos, (Paragraph(text="x"), PhotoBlock(src="b.jpg")))
    assert [(place, photo.src) for place, photo in rest] == [(2, "c.jpg"), (5, "d.jpg")]


def test_a_picture_takes_its_words_along() -> None:
    here = PhotoBlock(src="a.jpg", alt="here")
    there = Photo(src="a.jpg", alt="there", caption="The bridge", credit=Credit(creator="Ann Lee"))
    joined = filled(here, [Photo(src="b.jpg", caption="no"), there])
    assert (joined.alt, joined.caption, joined.credit) == ("here", "The bridge", there.credit)
    assert filled(here, [here]) is here


def test_a_portrait_is_credited_and_cleared_as_every_picture_and_has_no_caption() -> None:
    desk = CopyDesk("en")
    photo = Photo(src="ann.jpg", caption="Ann at her desk", alt="Ann")
    found = PictureDesk(desk, "copyright", "en").portrait(photo, "byline[0].portrait")
    assert (found.caption, found.uncleared) == ((), "it has neither a credit nor a notice")
    assert [(note.code, note.where) for note in desk.notes] == [("photo-not-cleared", "byline[0].portrait")]


def admitted(width: int, height: int, **fields: Any) -> Figure:
    photo = Photo(src="a.jpg", alt="x", **fields).admitted(PictureFacts("JPEG", width, height, "0" * 64))
    return PictureDesk(CopyDesk("en"), "copyright", "en").figure(photo, "photos[0]")


@pytest.mark.parametrize(
    ("size", "fields", "whole"),
    [
        ((600, 6000), {}, True),
        ((600, 1500), {}, False),
        ((600, 6000), {"focus": (0.5, 0.1)}, False),
        ((600, 1501), {}, True),
        ((4001, 1000), {}, True),
        ((4000, 1000), {}, False),
        ((1200, 800), {"crop": False}, True),
        ((1200, 800), {}, False),
    ],
)
def test_what_no_crop_could_show_stands_whole(
    size: tuple[int, int], fields: dict[str, Any], whole: bool
) -> None:
    assert admitted(*size, **fields).whole is whole


def test_a_picture_that_stands_whole_of_itself_is_told() -> None:
    desk = CopyDesk("en")
    photo = Photo(src="a.jpg", alt="x", credit=Credit(creator="Ann Li"))
    tall = photo.admitted(PictureFacts("JPEG", 600, 6000, "0" * 64))
    PictureDesk(desk, "copyright", "en").figure(tall, "photos[0]")
    assert [(note.code, note.what) for note in desk.notes] == [
        ("picture-whole", "a.jpg is too tall or too wide for a crop, and stands whole.")
    ]


@pytest.mark.parametrize(
    ("labelled", "source_type", "credit"),
    [
        ("none", "trainedAlgorithmicMedia", "©\u00a0Ann Li"),
        ("ai", "trainedAlgorithmicMedia", "©\u00a0Ann Li. AI-generated"),
        ("ai", "compositeWithTrainedAlgorithmicMedia", "©\u00a0Ann Li. Edited with AI"),
        ("ai", "algorithmicMedia", "©\u00a0Ann Li"),
        ("all", "algorithmicMedia", "©\u00a0Ann Li. Made by computer"),
        ("all", "digitalCapture", "©\u00a0Ann Li"),
        ("all", None, "©\u00a0Ann Li"),
    ],
)
def test_how_a_picture_was_made_is_told_where_the_publication_asks(
    labelled: Literal["none", "ai", "all"], source_type: str | None, credit: str
) -> None:
    photo = Photo(src="a.jpg", alt="x", credit=Credit(creator="Ann Li"), source_type=source_type)
    figure = PictureDesk(CopyDesk("en"), "copyright", "en", labelled).figure(photo, "photos[0]")
    assert figure.credit == credit
    assert figure.rights.agencies == ()


def test_the_label_is_in_the_language_of_the_labels_and_stands_without_a_credit() -> None:
    photo = Photo(src="a.jpg", alt="x", source_type="trainedAlgorithmicMedia")
    assert (
        PictureDesk(CopyDesk("ru"), "copyright", "ru", "ai").figure(photo, "photos[0]").credit
        == "Создано с помощью ИИ"
    )
    assert (
        PictureDesk(CopyDesk("fi"), "copyright", "fi", "ai").figure(photo, "photos[0]").credit
        == "AI-generated"
    )
