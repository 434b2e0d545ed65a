"""a photo and its metadata → gaps filled, nothing overwritten, nothing mixed."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.intake.fill import fill
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.model import Credit, Photo, PhotoBlock
from pagekit.model.base import MAX_LINE
from pagekit.notes import Severity

FOUND = PhotoMetadata(
    caption="A *market* in [Almaty]", alt="Stalls", creator="Ann Lee", credit="Ann Lee/AFP via Getty Images",
    notice="© 2024 AFP", licence="https://example.com/rights",
    read_from={"caption": "IIM", "alt": "XMP", "creator": "XMP", "credit": "XMP", "notice": "XMP", "licence": "XMP"},
)  # fmt: skip


def credit(own: dict[str, Any] | None, found: PhotoMetadata = FOUND) -> dict[str, Any]:
    photo, _ = fill(Photo.model_validate({"src": "a.jpg", "credit": own}), found, "photos[0]")
    return photo.credit.model_dump(exclude_none=True) if photo.credit else {}


def test_every_gap_is_filled_and_told_by_its_source() -> None:
    photo, notes = fill(Photo(src="a.jpg"), FOUND, "photos[0]")
    assert photo.caption == "A \\*market\\* in \\[Almaty\\]"
    assert photo.alt == "Stalls"
    assert photo.credit == Credit(
        creator="Ann Lee", agency="AFP", via="Getty Images", licence="https://example.com/rights"
    )
    assert [note.what for note in notes] == [
        "caption taken from the file's IIM.",
        "alt, creator, agency, via and licence taken from the file's XMP.",
    ]
    assert {note.where for note in notes} == {"photos[0]"}


def test_what_the_newsroom_wrote_stands() -> None:
    own = Photo(
        src="a.jpg", caption="C", alt="A", credit=Credit(creator="Bo", agency="X", via="Y", licence="CC0")
    )
    photo, notes = fill(own, FOUND, "photos[0]")
    assert photo == own
    assert notes == []


def test_a_photo_block_stays_one() -> None:
    photo, _ = fill(PhotoBlock(src="a.jpg", optional=True), FOUND, "body[0].photo")
    assert isinstance(photo, PhotoBlock)
    assert photo.optional
    assert photo.alt == "Stalls"


@pytest.mark.parametrize(
    ("own", "whole"),
    [
        ({"creator": "ANN LEE"}, {"creator": "ANN LEE", "agency": "AFP", "via": "Getty Images"}),
        ({"agency": "afp"}, {"creator": "Ann Lee", "agency": "afp", "via": "Getty Images"}),
        ({"creator": "Bo Chu"}, {"creator": "Bo Chu"}),
        ({"agency": "EPA"}, {"agency": "EPA"}),
        (
            {"notice": "As agreed"},
            {"notice": "As agreed", "creator": "Ann Lee", "agency": "AFP", "via": "Getty Images"},
        ),
    ],
)
def test_half_a_credit_is_completed_unless_the_halves_contradict(
    own: dict[str, Any], whole: dict[str, Any]
) -> None:
    assert credit(own) == whole | {"licence": "https://example.com/rights"}


def test_a_notice_is_filled_when_nobody_is_named() -> None:
    assert credit(None, PhotoMetadata(notice="© 2024 AFP")) == {"notice": "© 2024 AFP"}
    assert credit(None, PhotoMetadata(notice="© 2024 AFP", source="AFP")) == {"agency": "AFP"}
    assert credit({"agency": "EPA"}, PhotoMetadata(notice="© 2024 AFP")) == {"agency": "EPA"}


def test_a_mandatory_credit_becomes_the_notice() -> None:
    found = PhotoMetadata(creator="Ann Lee", instructions="MANDATORY CREDIT: Ann Lee/Nord")
    assert credit(None, found) == {"creator": "Ann Lee", "notice": "Ann Lee/Nord"}
    assert credit({"creator": "Ann Lee"}, found) == {"creator": "Ann Lee"}


def test_where_a_licence_can_be_had_is_filled_and_told() -> None:
    found = PhotoMetadata(acquire="https://example.com/licences", read_from={"acquire": "XMP"})
    photo, notes = fill(Photo(src="a.jpg"), found, "photos[0]")
    assert photo.credit == Credit(acquire="https://example.com/licences")
    assert [note.what for note in notes] == ["acquire taken from the file's XMP."]
    assert credit({"acquire": "https://courier.example/"}, found) == {"acquire": "https://courier.example/"}


@pytest.mark.parametrize(
    "address",
    [
        "www.example.com",
        "javascript:alert(1)",
        "mailto:a@example.com",
        "http://localhost/",
        "//example.com",
        "ask us",
    ],
)
def test_an_address_that_does_not_pass_the_gate_is_left_out(address: str) -> None:
    photo, notes = fill(Photo(src="a.jpg"), PhotoMetadata(acquire=address), "photos[0]")
    assert (photo.credit, notes) == (None, [])


def test_a_long_address_is_whole_or_not_there() -> None:
    long, endless = f"https://example.com/{'a' * 1500}", f"https://example.com/{'a' * 3000}"
    photo, notes = fill(Photo(src="a.jpg"), PhotoMetadata(acquire=long), "photos[0]")
    assert photo.credit == Credit(acquire=long)
    assert "photo-cut" not in [note.code for note in notes]
    assert credit(None, PhotoMetadata(acquire=endless)) == {}


def test_instructions_are_a_warning_for_the_desk() -> None:
    _, notes = fill(Photo(src="a.jpg"), PhotoMetadata(instructions="NO SALES"), "photos[2]")
    (note,) = notes
    assert (note.severity, note.code, note.where) == (Severity.WARNING, "photo-instructions", "photos[2]")
    assert note.what == "the owner's instructions are: NO SALES."


def test_the_terms_of_use_are_the_files_else_its_instructions() -> None:
    def terms(own: str | None, **found: str) -> str | None:
        return fill(Photo(src="a.jpg", terms=own), PhotoMetadata(**found), "photos[0]")[0].terms

    assert terms(None, terms="Web only", instructions="NO SALES") == "Web only"
    assert terms(None, instructions="NO SALES") == "NO SALES"
    assert terms("Bought", terms="Web only") == "Bought"


def test_a_headline_stands_in_for_a_caption_and_a_short_description_for_alt_text() -> None:
    photo, _ = fill(Photo(src="a.jpg"), PhotoMetadata(headline="H", description="D"), "photos[0]")
    assert (photo.caption, photo.alt) == ("H", "D")
    photo, _ = fill(
        Photo(src="a.jpg"), PhotoMetadata(caption="C", headline="H", alt="A", description="D"), "photos[0]"
    )
    assert (photo.caption, photo.alt) == ("C", "A")
    photo, _ = fill(Photo(src="a.jpg"), PhotoMetadata(description="D" * 250), "photos[0]")
    assert photo.alt == "D" * 250
    photo, _ = fill(Photo(src="a.jpg"), PhotoMetadata(description="D" * 251), "photos[0]")
    assert photo.alt is None


def test_a_caption_that_is_too_long_is_cut_at_a_word_with_a_note() -> None:
    photo, notes = fill(Photo(src="a.jpg"), PhotoMetadata(caption="word_ " * 400), "photos[0]")
    assert photo.caption is not None
    assert len(photo.caption) <= MAX_LINE
    assert photo.caption.endswith("word\\_…")
    assert "photo-cut" in [note.code for note in notes]


def test_a_cut_leaves_no_backslash_that_would_escape_the_dots() -> None:
    photo, _ = fill(Photo(src="a.jpg"), PhotoMetadata(caption="*" * 600), "photos[0]")
    assert photo.caption == "\\*" * 499 + "…"


def test_metadata_that_could_not_be_read_is_told() -> None:
    _, notes = fill(Photo(src="a.jpg"), PhotoMetadata(trouble="its XMP is not plain XML"), "photos[0]")
    assert notes[0].what == "a part of the metadata was not read: its XMP is not plain XML."


def test_a_captions_credit_and_instructions_go_to_their_places() -> None:
    found = PhotoMetadata(
        caption="The bridge opens. (Photo by Ann Li/AFP) NO SALES. Embargoed until Monday, 10:00 GMT.",
        instructions="No archives",
        read_from={"caption": "IIM", "instructions": "IIM"},
    )
    photo, notes = fill(Photo(src="a.jpg"), found, "photos[0]")
    assert (photo.caption, photo.credit) == ("The bridge opens.", Credit(creator="Ann Li", agency="AFP"))
    assert photo.terms == "No archives; NO SALES; Embargoed until Monday, 10:00 GMT"
    assert [note.what for note in notes] == [
        "caption, creator and agency taken from the file's IIM.",
        "the owner's instructions are: No archives; NO SALES; Embargoed until Monday, 10:00 GMT.",
    ]


@pytest.mark.parametrize(
    ("caption", "own", "words", "whole"),
    [
        ("Photo: Ann Li/Agency. The bridge opens", {"creator": "Ann Li"}, "The bridge opens", {"creator": "Ann Li", "agency": "Agency"}),
        ("The bridge. Mandatory Credit: Ann Li", {"creator": "Ann Li"}, "The bridge.", {"creator": "Ann Li"}),
        ("Photo by Ann Li, taken in May", None, "Taken in May", {"creator": "Ann Li"}),
        ("The bridge. Photo: Ann Li/AFP", None, "The bridge.", {"creator": "Ann Li", "agency": "AFP"}),
        ("The bridge. Photo: Bo Chu", {"creator": "Ann Li"}, "The bridge. Photo: Bo Chu", {"creator": "Ann Li"}),
        ("The *bridge*. Photo: Ann Li", None, "The *bridge*. Photo: Ann Li", {}),
        ("A photo by the sea", None, "A photo by the sea", {}),
    ],
)  # fmt: skip
def test_a_credit_in_the_newsrooms_caption_is_a_credit(
    caption: str, own: dict[str, Any] | None, words: str, whole: dict[str, Any]
) -> None:
    photo, _ = fill(
        Photo.model_validate({"src": "a.jpg", "caption": caption, "credit": own}),
        PhotoMetadata(),
        "photos[0]",
    )
    assert photo.caption == words
    assert (photo.credit.model_dump(exclude_none=True) if photo.credit else {}) == whole


def test_what_was_guessed_and_what_was_left_out_is_told() -> None:
    found = PhotoMetadata(
        guesses=("its IIM is in no declared character set; it was read as Mac Roman",), left_out=("null",)
    )
    _, notes = fill(Photo(src="a.jpg"), found, "photos[0]")
    assert [(note.severity, note.code) for note in notes] == [
        (Severity.WARNING, "photo-charset"),
        (Severity.INFO, "photo-boilerplate"),
    ]
    assert "“null”" in notes[1].what
