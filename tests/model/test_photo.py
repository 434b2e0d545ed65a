"""paths to pictures and creatives → what may be looked for beside the article."""

from __future__ import annotations

import pytest

from pagekit.errors import InvalidInput
from pagekit.model import Credit, Photo
from pagekit.model.photo import creative_path, picture_path


@pytest.mark.parametrize(
    "path", ["a.jpg", "photos/a b.JPEG", "./a.png", "фото.webp", "a.b.gif", "x/..y/a.tiff", "a.avif"]
)
def test_a_picture_beside_the_article_passes(path: str) -> None:
    assert picture_path(path) == path


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("https://example.com/a.jpg", "is an address; nothing is fetched"),
        ("http://169.254.169.254/a.jpg", "is an address"),
        ("file:///etc/a.jpg", "is an address"),
        ("data:image/png;base64,x.png", "is an address"),
        ("//example.com/a.jpg", "is an address"),
        ("C:a.jpg", "is an address"),
        ("~/a.jpg", "is not a relative path"),
        ("a\\b.jpg", "is not a relative path"),
        ("a\0.jpg", "is not a relative path"),
        ("a\n.jpg", "is not a relative path"),
        ("../a.jpg", "climbs out"),
        ("x/../../a.jpg", "climbs out"),
        ("a.svg", "SVG, which can carry script"),
        ("a.SVGZ", "SVG, which can carry script"),
        ("a.pdf", "does not end like a picture"),
        ("a.md", "does not end like a picture"),
        ("", "does not end like a picture"),
        ("/", "is not a relative path"),
        ("/../a.jpg", "climbs out"),
    ],
)
def test_any_other_path_is_refused_with_a_remedy(path: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        picture_path(path)


def test_a_path_from_the_root_of_the_site_is_one_from_its_folder() -> None:
    assert picture_path("/images/a.jpg") == "images/a.jpg"


@pytest.mark.parametrize("path", ["a", "a.jfif", "a.JPE", "a.heic", "St. Petersburg", "v1.2"])
def test_a_name_without_an_ending_of_another_kind_passes(path: str) -> None:
    assert picture_path(path) == path


@pytest.mark.parametrize(
    "word",
    ["trainedAlgorithmicMedia", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"],
)
def test_a_source_type_is_a_word_of_the_list(word: str) -> None:
    assert Photo(src="a.jpg", source_type=word).source_type == "trainedAlgorithmicMedia"
    with pytest.raises(InvalidInput, match="source type"):
        Photo(src="a.jpg", source_type="a camera")


@pytest.mark.parametrize("path", ["a.pdf", "a.html", "a.HTM", "a.png"])
def test_a_creative_may_also_be_a_page(path: str) -> None:
    assert creative_path(path) == path


@pytest.mark.parametrize("focus", [[0.5], [0.5, 0.5, 0.5], [-0.1, 0], [0, 1.1], "centre", [float("nan"), 0]])
def test_a_focus_is_two_shares(focus: object) -> None:
    with pytest.raises(InvalidInput):
        Photo.model_validate({"src": "a.jpg", "focus": focus})


def test_a_credit_names_someone_by_creator_agency_or_notice() -> None:
    assert not Credit().names_someone
    assert not Credit(via="AP", licence="CC BY 4.0", creator="  ").names_someone
    assert all(Credit(**{field: "X"}).names_someone for field in ("creator", "agency", "notice"))


def test_where_a_licence_can_be_got_is_a_whole_address() -> None:
    assert Credit(acquire="https://courier.example/rights").acquire == "https://courier.example/rights"
    for address in ("/rights", "mailto:a@courier.example", "javascript:alert(1)"):
        with pytest.raises(InvalidInput, match=r"^Credit: 1 problem\n  acquire: "):
            Credit(acquire=address)
