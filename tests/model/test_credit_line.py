"""Credit lines of the trade → who is owed."""

from __future__ import annotations

import pytest

from pagekit.model import Article, Credit, Photo


@pytest.mark.parametrize(
    ("line", "creator", "agency", "via"),
    [
        ("Ann Li", "Ann Li", None, None),
        ("© Ann Li", "Ann Li", None, None),
        ("Photograph: Ann Li/Reuters", "Ann Li", "Reuters", None),
        ("Ann Li/Reuters", "Ann Li", "Reuters", None),
        ("REUTERS/Ann Li", "Ann Li", "REUTERS", None),
        ("ТАСС/Анна Ли", "Анна Ли", "ТАСС", None),
        ("AP Photo/Ann Li", "Ann Li", "AP", None),
        ("Ann Li/The Courier via AP", "Ann Li", "The Courier", "AP"),
        ("Ann Li/Desk/Getty Images", "Ann Li", "Desk/Getty Images", None),
        ("AFP/Getty Images", None, "AFP/Getty Images", None),
        ("Getty Images", None, "Getty Images", None),
        ("AP Photo", None, "AP Photo", None),
        ("J/Reuters", "J", "Reuters", None),
        ("ANN LI", "ANN LI", None, None),
        (" / ", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_line_is_enough_for_a_credit(
    line: str, creator: str | None, agency: str | None, via: str | None
) -> None:
    photo = Photo.model_validate({"src": "a.jpg", "credit": line})
    assert photo.credit == Credit(creator=creator, agency=agency, via=via)


def test_a_line_stands_for_a_credit_wherever_a_photo_stands() -> None:
    fields = {
        "id": "a",
        "headline": "A",
        "photos": [{"src": "a.jpg", "credit": "Ann Li"}],
        "body": [{"kind": "photo", "src": "b.jpg", "credit": "Bo/AP"}],
    }
    found = Article(**fields)  # type: ignore[arg-type]
    assert [photo.credit for photo in found.every_photo] == [
        Credit(creator="Ann Li"),
        Credit(creator="Bo", agency="AP"),
    ]
    assert Article.model_validate_json(found.model_dump_json()) == found
